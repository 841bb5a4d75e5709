/** The CRM is kept in step while the bot runs, by itself. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openBackground } from '../../src/cli/background.ts';
import type { Opened } from '../../src/cli/data.ts';
import { readConfig } from '../../src/config.ts';
import { connections } from '../../src/intake/crm-connection.ts';
import { loggedTouches } from '../../src/intake/logged-touches.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { openLog } from '../../src/log.ts';
import { databases, scratchFolder } from '../support/databases.ts';
import { root } from './run.ts';

describe.each(databases)('while it runs, on $kind', { timeout: 60_000 }, database => {
  let opened: Opened;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeEach(async () => {
    scratch = await scratchFolder();
    const folder = join(scratch.path, 'crm');
    cpSync(join(root, 'data', 'demo', 'crm', 'companies.csv'), join(folder, 'companies.csv'), { recursive: true });
    const db = await database.open();
    opened = { config: readConfig({ CRM_FOLDER: folder }), folder: scratch.path, db, isDemo: false };
  });
  afterEach(async () => {
    await opened.db.close();
    await scratch.remove();
  });

  /** Until the CRM was read to the end, or a minute is over. */
  const synced = async () => {
    for (const end = Date.now() + 50_000; Date.now() < end; ) {
      const [one] = await connections(opened.db);
      if (one?.syncedAt || one?.failed) return one;
      await new Promise(done => setTimeout(done, 100));
    }
    throw new Error('The CRM was not read.');
  };
  const log = () => readFileSync(join(scratch.path, 'acquaint.log'), 'utf8');

  test('the CRM is read at the start, and what it brought stands in the log', async () => {
    const background = openBackground(opened, openLog(scratch.path, 'info'));
    await background.start();
    expect((await synced()).failed).toBeNull();
    await background.stop();
    const [row] = await opened.db.query('select count(*)::int as companies from account_record');
    expect(row).toEqual({ companies: 54 });
    expect(log()).toContain('"companies":54');
    expect(log()).not.toContain('Globex');
  });

  test('a CRM that cannot be read does not end the bot, and the log says why', async () => {
    writeFileSync(join(scratch.path, 'no-folder'), '');
    const config = readConfig({ CRM_FOLDER: join(scratch.path, 'no-folder') });
    const background = openBackground({ ...opened, config }, openLog(scratch.path, 'info'));
    await background.start();
    for (const end = Date.now() + 20_000; !log().includes('cannot be read') && Date.now() < end; )
      await new Promise(done => setTimeout(done, 100));
    await background.stop();
    expect(log()).toContain('cannot be read');
  });

  test('a CRM that is set up by half makes a log a plain sentence, and not a failure', async () => {
    const config = readConfig({ PIPEDRIVE_TOKEN: 'hidden' });
    const { writes } = openBackground({ ...opened, config }, openLog(scratch.path, 'info'));
    const ledger = openLedger({ db: opened.db, history: loggedTouches, undoHours: 24, ...writes });
    expect(await ledger.writable()).toBe('half-set');
    expect(log()).toContain('PIPEDRIVE_URL');
    expect(log()).not.toContain('hidden');
  });

  test('without a CRM nothing is started', async () => {
    const background = openBackground({ ...opened, config: readConfig({}) }, openLog(scratch.path, 'info'));
    await background.start();
    await background.stop();
    expect(await opened.db.query("select to_regclass('pgboss.job') as jobs")).toEqual([{ jobs: null }]);
  });
});
