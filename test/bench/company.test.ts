import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { companyKey } from '../../src/domain/companies.ts';
import { addPart, type TiePart, touchPart } from '../../src/domain/tie.ts';
import { recognise } from '../../src/sources/readers.ts';
import { databases } from '../support/databases.ts';
import { benchCompany } from './company.ts';
import { writeExports } from './csv.ts';
import { cache } from './databases.ts';
import { loadCompany } from './load.ts';
import { percentile } from './measure.ts';

const company = benchCompany(1_000);
const people = [...company.people()];

describe('the made-up company', () => {
  it('is the same whenever it is made', () => {
    expect([...benchCompany(1_000).people()]).toEqual(people);
  });

  it('has everybody at one of its accounts, two of a hundred at the largest', () => {
    const at = new Map<number, number>();
    for (const { account } of people) at.set(account, (at.get(account) ?? 0) + 1);
    expect(company.accounts.map(account => at.get(account.index) ?? 0)).toEqual(company.accounts.map(one => one.size));
    expect(company.accounts[0]?.size).toBe(20);
  });

  it('has no two accounts of one name or domain', () => {
    const larger = benchCompany(100_000).accounts;
    expect(new Set(larger.map(account => companyKey(account.name))).size).toBe(larger.length);
    expect(new Set(larger.map(account => account.domain)).size).toBe(larger.length);
  });

  it('has ten touches for each contact, a few contacts with most of them and a quarter with none', () => {
    const counts = people.map(person => person.touches.length);
    expect(counts.reduce((sum, one) => sum + one, 0) / people.length).toBeCloseTo(10, -0.5);
    expect(percentile(counts, 0.2)).toBe(0);
    expect(percentile(counts, 0.99)).toBeGreaterThan(100);
  });
});

describe('its exports', () => {
  it('are recognised as those of HubSpot', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
    await writeExports(benchCompany(100), folder);
    const kinds = await Promise.all(
      ['companies', 'contacts', 'activities'].map(
        async name => recognise(await readFile(join(folder, `${name}.csv`)))?.kind,
      ),
    );
    await rm(folder, { recursive: true });
    expect(kinds).toEqual(['hubspot companies', 'hubspot contacts', 'hubspot activities']);
  });
});

describe.each(databases)('the company loaded by SQL, on $kind', database => {
  let db: Database;
  beforeAll(async () => {
    db = await database.open();
    await loadCompany(db, benchCompany(200), cache, () => {});
  });
  afterAll(() => db.close());

  it('has the ties that its touches make', async () => {
    const touches = await db.query<{ tie: string; kind: TiePart['kind']; at: Date; direction: number; size: number }>(
      "select concat_ws(' ', record_id, colleague_id, kind) as tie, kind, at, direction, size from touch",
    );
    const expected = new Map<string, TiePart>();
    for (const { tie, kind, at, direction, size } of touches) {
      const part = touchPart({ kind, at, size, side: direction === 1 ? 'from' : direction === -1 ? 'to' : 'with' });
      const known = expected.get(tie);
      expected.set(tie, known ? addPart(known, part) : part);
    }
    const found = await db.query<TiePart & Record<string, unknown> & { tie: string }>(
      `select concat_ws(' ', record_id, colleague_id, kind) as tie, kind, sum, sum_long as "sumLong", count,
         count_in as "countIn", count_out as "countOut", first_at as "firstAt", last_at as "lastAt" from tie_part`,
    );
    expect(found).toHaveLength(expected.size);
    for (const { tie, sum, sumLong, ...rest } of found) {
      const { sum: sumThere = 0, sumLong: longThere = 0, ...restThere } = expected.get(tie) ?? {};
      expect(sum / sumThere).toBeCloseTo(1, 9);
      expect(sumLong / longThere).toBeCloseTo(1, 9);
      expect(rest).toEqual(restThere);
    }
  });

  it('has a search row with a vector for everybody who is more than a name', async () => {
    const [row] = await db.query<{ people: number; found: number }>(
      "select count(*) as people, count(p.vector) as found from contact_record r join profile p on p.record_id = r.id where p.text <> ''",
    );
    expect(row?.people).toBeGreaterThanOrEqual(200);
    expect(row?.found).toBe(row?.people);
  });
});
