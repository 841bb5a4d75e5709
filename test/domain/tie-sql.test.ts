import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  contextKinds,
  exchangeKinds,
  type PartKind,
  standingKinds,
  type TiePart,
  touchPart,
} from '../../src/domain/tie.ts';
import { strengthSql } from '../../src/domain/tie-sql.ts';
import { strength } from '../../src/domain/tie-strength.ts';

const now = new Date('2025-06-01T12:00:00Z');
const kinds: PartKind[] = [...exchangeKinds, ...contextKinds, ...standingKinds];

const part = fc
  .record({
    kind: fc.constantFrom(...kinds),
    at: fc.date({ min: new Date('1985-01-01'), max: now, noInvalidDate: true }),
    size: fc.integer({ min: 2, max: 60 }),
    side: fc.constantFrom('from' as const, 'to' as const, 'with' as const),
  })
  .map(touch => touchPart(touch));

describe('the strength that the database computes', () => {
  let db: PGlite;
  beforeAll(async () => {
    db = await PGlite.create();
  }, 60_000);
  afterAll(() => db.close());

  const columns = { kind: 'p.kind', sum: 'p.sum', sumLong: 'p.sum_long', count: 'p.count' };
  async function inSql(ties: readonly (readonly TiePart[])[]): Promise<number[]> {
    const rows = ties.flatMap((parts, tie) => parts.map(one => ({ tie, ...one })));
    const { rows: found } = await db.query<{ tie: number; strength: number }>(
      `select p.tie, ${strengthSql(columns, '$6::timestamptz')} as strength
         from unnest($1::int[], $2::text[], $3::float8[], $4::float8[], $5::int[]) as p(tie, kind, sum, sum_long, count)
        group by p.tie order by p.tie`,
      [
        rows.map(r => r.tie),
        rows.map(r => r.kind),
        rows.map(r => r.sum),
        rows.map(r => r.sumLong),
        rows.map(r => r.count),
        now,
      ],
    );
    return found.map(row => row.strength);
  }

  it('is the one that "why?" explains, for people with any mixture of evidence', async () => {
    const ties = fc.sample(fc.array(part, { minLength: 1, maxLength: 12 }), { numRuns: 300, seed: 7 });
    const found = await inSql(ties);
    expect(found).toHaveLength(300);
    for (const [index, parts] of ties.entries()) expect(found[index]).toBeCloseTo(strength(parts, now).strength, 9);
  });

  it('is a number for a mail with a broken date of 1601 and for one of today', async () => {
    const mail = (at: Date) => touchPart({ kind: 'email', at, size: 2, side: 'from' });
    const [broken, today] = await inSql([[mail(new Date('1601-01-01'))], [mail(now)]]);
    expect(broken).toBeCloseTo(0, 9);
    expect(today).toBeCloseTo(strength([mail(now)], now).strength, 9);
  });
});
