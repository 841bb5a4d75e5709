/** Several processes of ours on one database, each of which may be killed at any moment (kill -9). */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeQueue } from '../../src/cli/background.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { loggedTouches } from '../../src/intake/logged-touches.ts';
import { openJobs } from '../../src/jobs/jobs.ts';
import type { Jobs } from '../../src/jobs/port.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { databases, scratchFolder } from '../support/databases.ts';
import { type HubspotWorld, openHubspotWorld } from '../support/hubspot-world.ts';
import { callSaying, chosen, nothingProposed, proposed } from '../support/proposed.ts';
import { openStory, type Story } from '../support/story.ts';

const program = fileURLToPath(new URL('../support/background-process.ts', import.meta.url));
const elsewhere = new URL('../support/elsewhere.mjs', import.meta.url).href;
const database = databases.find(({ kind }) => kind === 'Postgres');
const calls = 24;
const kills = 5;

test.skipIf(database)(
  'NO POSTGRES: no processes share the work on it, because ACQUAINT_TEST_DATABASE_URL is not set',
  context => context.skip(),
);

describe.skipIf(!database)('two processes that deliver, and are killed again and again', { timeout: 240_000 }, () => {
  let world: HubspotWorld;
  let story: Story;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let jobs: Jobs;
  let address: string;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    if (!database) return;
    world = await openHubspotWorld();
    await world.addContacts(['Ada Quark']);
    scratch = await scratchFolder();
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    const crm = await world.open();
    await syncCrm(story.db, crm, {
      source: { family: 'hubspot', name: 'HubSpot' },
      full: true,
      now: new Date(Date.now() + 3_600_000),
      signal: new AbortController().signal,
    });
    await crm.close();
    jobs = await openJobs(story.db, {
      queues: [writeQueue],
      onError: error => {
        throw error;
      },
    });
    const [row] = await story.db.query<{ name: string }>('select current_database() as name');
    const url = new URL(process.env.ACQUAINT_TEST_DATABASE_URL ?? '');
    url.pathname = `/${row?.name}`;
    address = url.href;
  }, 120_000);
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await jobs?.stop();
    await story?.close();
    await world?.close();
    await scratch?.remove();
  });

  async function started(): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', program, address, scratch.path], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: `--import ${elsewhere}`,
        ACQUAINT_TEST_ELSEWHERE: JSON.stringify({ '^https://api\\.hubapi\\.com': world.hubspot.url }),
        HUBSPOT_TOKEN: 'secret-key',
      },
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    await once(child.stdout, 'data');
    return child;
  }
  const standing = () =>
    [...world.hubspot.rows.values()]
      .filter(row => !row.archived)
      .flatMap(({ properties }) => /call no (\d+)!/u.exec(Object.values(properties).join('\n'))?.[1] ?? []);
  const left = async () => (await story.db.query("select from entry where state in ('queued', 'delivered')")).length;

  test('every call that was approved is there once, and none is lost', async () => {
    const [ada] = await story.db.query<{ id: number; sourceId: number }>(
      'select contact_id as id, source_id as "sourceId" from contact_record where name = $1',
      ['Ada Quark'],
    );
    if (!ada) throw new Error('Ada is not there.');
    const ledger = openLedger({
      db: story.db,
      target: async () => ({ sourceId: ada.sourceId, readOnly: false }),
      ready: async () => {},
      enqueue: (sql, entry) => jobs.send(sql, writeQueue.name, { entry }),
      deliverNow: async () => {},
      history: loggedTouches,
      undoHours: 24,
    });
    for (let at = 0; at < calls; at++) {
      const now = new Date();
      const proposal = {
        ...nothingProposed,
        activity: callSaying(`call no ${at}!`),
        contacts: [chosen(ada.id, 'Ada Quark')],
      };
      const turnId = await proposed(story.db, ledger, proposal, now);
      await ledger.save(turnId, undefined, now);
    }

    const pair = [await started(), await started()];
    for (let kill = 0; kill < kills; kill++) {
      // In the midst of the work: some more of it has been done since the last one was killed.
      const before = await left();
      for (const end = Date.now() + 20_000; (await left()) > Math.max(0, before - 2) && Date.now() < end; )
        await new Promise(done => setTimeout(done, 20));
      const killed = pair.shift();
      killed?.kill('SIGKILL');
      if (killed) await once(killed, 'exit');
      pair.push(await started());
    }
    const unfinished = await left();
    for (const end = Date.now() + 120_000; (await left()) > 0 && Date.now() < end; ) {
      // Time passes: the leases of the dead run out, and their jobs are tried again.
      await story.db.query(
        `update pgboss.job set state = 'created', start_after = now() where state in ('active', 'retry')
         and started_on < now() - interval '5 seconds'`,
      );
      await story.db.query("update entry set held_until = now() where held_until < now() + interval '80 seconds'");
      await new Promise(done => setTimeout(done, 500));
    }
    expect(unfinished).toBeGreaterThan(0);
    expect(standing().sort()).toEqual(Array.from({ length: calls }, (_, at) => String(at)).sort());
    expect(await story.db.query("select from entry where state <> 'verified'")).toEqual([]);
  });
});
