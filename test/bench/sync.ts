/**
 * How fast a CRM is synced, against the bare paging loop of the same client, which throws the pages away: contacts and
 * their activities, from a HubSpot-like server (300 k activities for 100 k contacts); with --only paced at the pace that
 * HubSpot's limits ask for, with --only odoo from a real Odoo 14. Then a look that finds nothing.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { runScript } from './child.ts';
import { type Kind, openBench, root } from './databases.ts';
import { round, timesOf } from './measure.ts';
import { fillOdoo } from './odoo-rows.ts';
import { type BenchOptions, sizeName } from './options.ts';
import { databaseVersion, printTable, progress } from './report.ts';
import type { SyncTimes } from './sync-child.ts';

const crms = ['hubspot', 'paced', 'odoo'] as const;
type CrmName = (typeof crms)[number];

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, one) => all + one, 0);

export async function run(options: BenchOptions): Promise<unknown> {
  const results: Record<string, unknown> = {};
  const lines: (string | number)[][] = [];
  for (const crm of crms.filter(name => name === (options.only || 'hubspot')))
    for (const contacts of options.sizes.length > 0 ? options.sizes : [10_000, 100_000]) {
      const vendor = await openVendor(crm, contacts);
      try {
        progress(`reading ${sizeName(contacts)} from ${crm}`);
        const bare = (await runScript('sync-child.ts', ['read', crm, vendor.url])) as SyncTimes;
        for (const kind of options.kinds) {
          const { version, times } = await syncInto(kind, crm, contacts, vendor.url);
          const [quiet, bareQuiet] = [timesOf(times.quiet), timesOf(bare.quiet)];
          const ratio = round(times.seconds / bare.seconds, 2);
          results[`${crm} ${kind} ${sizeName(contacts)}`] = { version, ...times, ratio, bare };
          lines.push([
            crm,
            sizeName(contacts),
            version,
            sum(times.records),
            round(times.seconds),
            Math.round(sum(times.records) / times.seconds),
            ratio,
            times.resident.join(' '),
            Math.round(quiet.p50),
            Math.round(bareQuiet.p50),
          ]);
          printTable(
            `Sync of ${sizeName(contacts)} from ${crm} into ${version}, stream by stream`,
            ['stream', 'records', 's', 'bare s', 'records/s'],
            Object.entries(times.records).map(([stream, records]) => [
              stream,
              records,
              round(times.streamSeconds[stream] ?? 0),
              round(bare.streamSeconds[stream] ?? 0),
              Math.round(records / (times.streamSeconds[stream] ?? 1)),
            ]),
          );
        }
      } finally {
        await vendor.close();
      }
    }
  printTable(
    'Sync',
    [
      'CRM',
      'contacts',
      'database',
      'records',
      's',
      'records/s',
      '× bare loop',
      'MB along the way',
      'quiet ms',
      'bare quiet ms',
    ],
    lines,
  );
  return results;
}

async function openVendor(crm: CrmName, contacts: number): Promise<{ url: string; close(): Promise<void> }> {
  if (crm === 'odoo') return fillOdoo(contacts);
  const script = fileURLToPath(new URL('hubspot-child.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', script, String(contacts)], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdout) throw new Error('The HubSpot of the bench says nothing.');
  const [url] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return {
    url,
    async close() {
      child.stdin?.end();
      await once(child, 'close');
    },
  };
}

async function syncInto(kind: Kind, crm: CrmName, contacts: number, url: string) {
  const name = `acquaint_bench_sync_${contacts}`;
  const fresh = await openBench(kind, name, true);
  const version = await databaseVersion(fresh.db);
  await fresh.close();
  progress(`syncing ${sizeName(contacts)} from ${crm} into ${kind}`);
  const times = (await runScript('sync-child.ts', [kind, crm, url, fresh.place])) as SyncTimes;
  return { version, times };
}
