/** `sync`: what changed in the CRM, now. */
import { setTimeout as wait } from 'node:timers/promises';
import { type SyncReport, syncCrm } from '../intake/crm-sync.ts';
import { lookForTwins, twinsIn } from '../ledger/twins.ts';
import { reasonOfFault } from './connect.ts';
import { type OpenedCrm, openCrm } from './crm.ts';
import { type Opened, openExisting } from './data.ts';
import { messageOf } from './message-of.ts';
import { openProgress } from './progress.ts';
import { number, table } from './table.ts';

export interface SyncOptions {
  readonly full?: boolean;
  readonly watch?: boolean;
  readonly data?: string;
}

export async function syncCommand(options: SyncOptions): Promise<void> {
  const opened = await openExisting(options.data);
  const stop = new AbortController();
  const stopped = () => stop.abort();
  process.once('SIGINT', stopped);
  process.once('SIGTERM', stopped);
  try {
    const found = openCrm(opened);
    if (!found) throw new Error('No CRM is set up: docs/crm.md says how, and ./acquaint connect <crm> checks it.');
    for (let full = options.full ?? false; ; full = false) {
      await syncOnce(opened, found, full, stop.signal, options.watch ?? false);
      if (!options.watch || stop.signal.aborted) break;
      await wait(opened.config.ACQUAINT_SYNC_MINUTES * 60_000, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) break;
    }
    await found.crm.close();
  } finally {
    process.off('SIGINT', stopped);
    process.off('SIGTERM', stopped);
    await opened.db.close();
  }
}

async function syncOnce(
  { db }: Opened,
  { crm, source }: OpenedCrm,
  full: boolean,
  signal: AbortSignal,
  goesOn: boolean,
) {
  const begun = Date.now();
  const bar = openProgress(`Reading ${crm.account}`, 1);
  try {
    const report = await syncCrm(db, crm, {
      source,
      full,
      now: new Date(),
      signal,
      progress: (stream, done, total) =>
        bar.update(
          total ? Math.min(1, done / total) : 0,
          `${stream} ${number(done)}${total ? ` of ${number(total)}` : ''}`,
        ),
    });
    bar.stop();
    if (crm.writer) await lookForTwins(db, crm.writer, report.sourceId);
    const twins = await twinsIn(db, report.sourceId);
    process.stdout.write(`${[reportOf(report, Date.now() - begun), ...twins].join('\n')}\n`);
  } catch (error) {
    bar.stop();
    if (!goesOn) throw reasonOfFault(error);
    const said = reasonOfFault(error);
    process.stderr.write(`${messageOf(said)} It is tried again.\n`);
  }
}

function reportOf({ streams, finished }: SyncReport, ms: number): string {
  const rows = Object.entries(streams).map(([stream, { read, changed, gone, rejected }]) => [
    stream,
    ...[read, changed, gone, rejected].map(number),
  ]);
  const head = ['Read', 'New or changed', 'Gone', 'Not usable'].map(title => ({ title, right: true }));
  return [
    table([{ title: 'What' }, ...head], rows),
    finished
      ? `Up to date after ${(ms / 1000).toFixed(1)} s.`
      : 'Not finished: it was stopped, or another process is at it. The next sync goes on from there.',
  ].join('\n');
}
