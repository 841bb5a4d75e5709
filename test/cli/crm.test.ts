/** `connect`, `sync` and what `doctor` says of them, as whoever sets a CRM up sees it. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyDemoCrm } from '../../src/cli/demo-crm.ts';
import { loadDemo } from '../../src/cli/load-demo.ts';
import { crmSettings, readConfig } from '../../src/config.ts';
import { openCsv } from '../../src/crm/csv/csv.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { recognise } from '../../src/sources/readers.ts';
import { databases, scratchFolder } from '../support/databases.ts';
import { type Desk, openDesk, root } from './run.ts';

const exports = join(root, 'data', 'demo', 'crm');

describe('the settings of a CRM', () => {
  const of = (environment: Record<string, string>) => () => crmSettings(readConfig(environment));
  const odoo = { ODOO_URL: 'https://crm.example/', ODOO_DATABASE: 'ours', ODOO_USER: 'bot', ODOO_KEY: 'k' };

  test('may all be missing: then there is none', () => {
    expect(of({})()).toBeNull();
  });

  test('are an Odoo or a folder, and not both', () => {
    expect(of(odoo)()).toEqual({
      crm: 'odoo',
      login: { url: 'https://crm.example', database: 'ours', user: 'bot', key: 'k' },
    });
    expect(of({ CRM_FOLDER: 'crm' })()).toEqual({ crm: 'csv', folder: 'crm' });
    expect(of({ ...odoo, CRM_FOLDER: 'crm' })).toThrow(/Two CRMs/u);
  });

  test('set by half say in one message what is missing, and never the key', () => {
    expect(of({ ODOO_KEY: 'hidden' })).toThrow(/ODOO_URL[\s\S]*ODOO_DATABASE[\s\S]*ODOO_USER/u);
    expect(of({ ODOO_KEY: 'hidden' })).not.toThrow(/hidden/u);
    expect(of({ ...odoo, ODOO_URL: 'crm.example' })).toThrow(/no such address/u);
  });
});

describe('whoever sets up a folder as their CRM', { timeout: 120_000 }, () => {
  let desk: Desk;
  let env: Record<string, string>;
  beforeEach(async () => {
    desk = await openDesk();
    const folder = desk.place('exports');
    cpSync(exports, folder, { recursive: true });
    env = { CRM_FOLDER: folder };
  });
  afterEach(() => desk.remove());

  test('connects, syncs, and sees in doctor that it worked; a deleted contact goes with --full', async () => {
    const none = await desk.run(['connect', 'csv']);
    expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining('CRM_FOLDER') });
    const connected = await desk.run(['connect', 'csv'], { env });
    expect(connected).toMatchObject({ code: 0, stdout: expect.stringContaining('May be written: calls') });
    expect((await desk.run(['doctor'], { env })).stdout).toContain('not read to the end yet');

    const synced = await desk.run(['sync'], { env });
    expect(synced.stdout).toMatch(/contacts +433 +433/u);
    expect(synced.stdout).toContain('Up to date');
    expect((await desk.run(['sync'], { env })).stdout).toMatch(/contacts +0 +0/u);
    expect((await desk.run(['doctor'], { env })).stdout).toMatch(/✓ CRM .*read to the end today/u);

    const file = join(env.CRM_FOLDER ?? '', 'contacts.csv');
    const lines = readFileSync(file, 'utf8').split('\n');
    desk.file('exports/contacts.csv', [lines[0], ...lines.slice(2)].join('\n'));
    const full = await desk.run(['sync', '--full'], { env });
    expect(full.stdout).toMatch(/contacts +432 +432 +1/u);
  });

  test('is told when the CRM cannot be reached, and doctor still says so afterwards', async () => {
    expect((await desk.run(['sync'], { env })).code).toBe(0);
    rmSync(env.CRM_FOLDER ?? '', { recursive: true });
    const failed = await desk.run(['sync'], { env });
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('Look whether it is there.') });
    expect((await desk.run(['doctor'], { env })).stdout).toMatch(/✗ CRM [\s\S]*cannot be read/u);
  });
});

describe.each(databases)('the demo’s CRM, on $kind', { timeout: 180_000 }, database => {
  test('is a copy that says what was imported: a sync changes nobody, and nothing of the project is written to', async () => {
    const db = await database.open();
    const scratch = await scratchFolder();
    const before = readdirSync(exports).map(name => readFileSync(join(exports, name), 'utf8'));
    try {
      const now = new Date('2026-11-25T09:00:00Z');
      await loadDemo(db, { now, progress() {} });
      const folder = join(scratch.path, 'crm');
      const crm = openCsv({ folder, prepare: () => copyDemoCrm(db, folder), recognise, clock: () => now });
      const state = async () =>
        (
          await db.query(
            `select (select jsonb_agg(jsonb_build_array(name, as_of) order by id) from contact_record) as people,
               (select jsonb_agg(jsonb_build_array(name, stage, amount, close_date) order by id) from deal) as deals,
               (select count(*) from touch) as touches, (select sum(sum) from tie_part) as ties`,
          )
        )[0];
      const imported = await state();
      await syncCrm(db, crm, {
        source: { family: 'hubspot', name: 'HubSpot' },
        full: false,
        now,
        signal: new AbortController().signal,
      });
      expect(await state()).toEqual(imported);
      const [deal] = await db.query<{ key: string; name: string; amount: number }>(
        'select key, name, amount from deal limit 1',
      );
      await crm.writer?.write(
        'k1',
        {
          kind: 'change',
          deal: { key: deal?.key ?? '', name: deal?.name ?? '' },
          field: 'amount',
          from: deal?.amount ?? null,
          to: 4711,
          currency: null,
        },
        { name: 'Nina', email: 'nina@ours.example', crmOwner: null, via: 'Slack' },
      );
      expect(existsSync(join(folder, 'acquaint-changes.csv'))).toBe(true);
      expect(readdirSync(exports).map(name => readFileSync(join(exports, name), 'utf8'))).toEqual(before);
    } finally {
      await db.close();
      await scratch.remove();
    }
  });
});
