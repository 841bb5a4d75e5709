/** What is done by itself while we run: the CRM is read again and again. */
import { CrmFault } from '../domain/crm-fault.ts';
import { connections } from '../intake/crm-connection.ts';
import { syncCrm } from '../intake/crm-sync.ts';
import { openJobs } from '../jobs/jobs.ts';
import type { Queue } from '../jobs/port.ts';
import type { Log } from '../log.ts';
import { isSynced, openCrm } from './crm.ts';
import type { Opened } from './data.ts';

/** The next look is the next try; a first sync of a large CRM takes its time. */
export const syncQueue: Queue = {
  name: 'crm-sync',
  retries: 0,
  retrySeconds: 60,
  longestSeconds: 4 * 3600,
  alone: true,
};

/** How often what was deleted without a trace is looked for. Milliseconds. */
const sweepEvery = 24 * 3_600_000;

/** @returns what ends it; null where there is nothing to do */
export async function startBackground(opened: Opened, log: Log): Promise<{ stop(): Promise<void> } | null> {
  const found = isSynced(opened) ? openCrm(opened) : null;
  if (!found) return null;
  const { crm, source } = found;
  const { db, config } = opened;
  const jobs = await openJobs(db, {
    queues: [syncQueue],
    onError: (error, queue) =>
      log.error({ queue, error: error instanceof Error ? error.message : String(error) }, 'a job failed'),
  });
  jobs.work(syncQueue.name, async (_, signal) => {
    const now = new Date();
    const known = (await connections(db)).find(one => one.account === crm.account);
    // Looks that came due while the last one took its time are one look.
    if (known?.syncedAt && now.getTime() - known.syncedAt.getTime() < (config.ACQUAINT_SYNC_MINUTES * 60_000) / 2)
      return;
    const swept = known?.sweptAt;
    const full = swept !== null && swept !== undefined && now.getTime() - swept.getTime() > sweepEvery;
    try {
      const { streams, finished } = await syncCrm(db, crm, { source, full, now, signal });
      const counts = Object.fromEntries(
        Object.entries(streams).map(([stream, { changed, gone }]) => [stream, changed + gone]),
      );
      log.info({ crm: crm.name, full, finished, ...counts }, 'the CRM was read');
    } catch (error) {
      // It stands in `doctor` until a sync succeeds; a CRM that is down for an hour is not an error an hour long.
      if (!(error instanceof CrmFault)) throw error;
      log.warn({ crm: crm.name, kind: error.kind, reason: error.message }, 'the CRM could not be read');
    }
  });
  jobs.every(syncQueue.name, config.ACQUAINT_SYNC_MINUTES * 60);
  return {
    async stop() {
      await jobs.stop();
      await crm.close();
    },
  };
}
