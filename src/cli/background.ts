/** What is done by itself while we run: the CRM is read again and again, and written to when somebody said so. */
import type { Stream } from '../crm/port.ts';
import { CrmFault } from '../domain/crm-fault.ts';
import { connections } from '../intake/crm-connection.ts';
import { type SyncRequest, syncCrm } from '../intake/crm-sync.ts';
import { loggedTouches } from '../intake/logged-touches.ts';
import { openJobs } from '../jobs/jobs.ts';
import type { Jobs, Queue } from '../jobs/port.ts';
import { type Connection, deliver } from '../ledger/deliver.ts';
import type { Writes } from '../ledger/open.ts';
import { lookForTwins } from '../ledger/twins.ts';
import type { Log } from '../log.ts';
import { refreshCard } from '../turns/refresh.ts';
import { isSynced, type OpenedCrm, openCrm } from './crm.ts';
import type { Opened } from './data.ts';
import { messageOf } from './message-of.ts';

/** The next look is the next try; a first sync of a large CRM takes its time. */
const syncQueue: Queue = { name: 'crm-sync', retries: 0, retrySeconds: 60, longestSeconds: 4 * 3600, alone: true };

/** Streams in which something changed, as the CRM told. What fails is read at the next look all the same. */
const hintQueue: Queue = { name: 'crm-hint', retries: 0, retrySeconds: 60, longestSeconds: 3600, alone: true };

/** The ledger itself says when an entry is tried again; these are the tries after a fault of ours. */
export const writeQueue: Queue = { name: 'crm-write', retries: 20, retrySeconds: 5, longestSeconds: 120 };

/** How often what was deleted without a trace is looked for. Milliseconds. */
const sweepEvery = 24 * 3_600_000;

export interface Background {
  readonly writes: Writes;
  /** The CRM as it is set up; null where there is none. @throws a sentence where it is set up by half */
  crm(): OpenedCrm | null;
  /** Something changed in this stream, as the CRM told: it is read once that can be seen. */
  nudge(stream: Stream): Promise<void>;
  /** Begins to read the CRM, and goes on with what was left to write. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function openBackground(opened: Opened, log: Log): Background {
  const { db, config } = opened;
  let found: OpenedCrm | null | undefined;
  const theCrm = () => {
    if (found === undefined) found = openCrm(opened);
    return found;
  };
  let connection: Promise<Connection | null> | undefined;
  const connected = async (): Promise<Connection | null> => {
    const crm = theCrm()?.crm;
    return crm?.writer ? { writer: crm.writer, abilities: (await crm.check()).abilities } : null;
  };
  const parts = {
    db,
    history: loggedTouches,
    connection: () => {
      connection ??= connected().catch((error: unknown) => {
        connection = undefined;
        throw error;
      });
      return connection;
    },
  };

  const underWay = new Set<Promise<unknown>>();
  const tracked = async <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    try {
      return await work;
    } finally {
      underWay.delete(work);
    }
  };
  const deliverOne = async (id: number) => {
    const ended = await deliver(parts, id);
    await refreshCard(db, id);
    return ended;
  };

  let jobs: Promise<Jobs> | undefined;
  const theJobs = (): Promise<Jobs> => {
    jobs ??= (async () => {
      const started = await openJobs(db, {
        queues: [syncQueue, hintQueue, writeQueue],
        onError: (error, queue) => log.error({ queue, error: messageOf(error) }, 'a job failed'),
      });
      started.work(writeQueue.name, async ({ entry }) => {
        const ended = await deliverOne(Number(entry));
        if (ended === 'done') return;
        const startAfter = new Date(Date.now() + ended.againInMs);
        await db.transaction(sql => started.send(sql, writeQueue.name, { entry: Number(entry) }, { startAfter }));
      });
      return started;
    })();
    return jobs;
  };

  const read = async ({ crm, source }: OpenedCrm, how: Pick<SyncRequest, 'full' | 'only' | 'now' | 'signal'>) => {
    try {
      const { streams, finished, sourceId } = await syncCrm(db, crm, { source, ...how });
      const counts = Object.fromEntries(
        Object.entries(streams).map(([stream, { changed, gone }]) => [stream, changed + gone]),
      );
      log.info({ crm: crm.name, full: how.full, finished, ...counts }, 'the CRM was read');
      if (!crm.writer) return;
      const entries = await lookForTwins(db, crm.writer, sourceId);
      for (const entry of entries) await refreshCard(db, entry);
      if (entries.length > 0) log.warn({ crm: crm.name, entries }, 'written once and there twice: doctor says what');
    } catch (error) {
      // It stands in `doctor` until a sync succeeds; a CRM that is down for an hour is not an error an hour long.
      if (!(error instanceof CrmFault)) throw error;
      log.warn({ crm: crm.name, kind: error.kind, reason: error.message }, 'the CRM could not be read');
    }
  };
  const known = async ({ crm }: OpenedCrm) => (await connections(db)).find(one => one.account === crm.account);

  const sync = async (signal: AbortSignal) => {
    const open = theCrm();
    if (!open) return;
    const now = new Date();
    const before = await known(open);
    // Looks that came due while the last one took its time are one look.
    if (before?.syncedAt && now.getTime() - before.syncedAt.getTime() < (config.ACQUAINT_SYNC_MINUTES * 60_000) / 2)
      return;
    const swept = before?.sweptAt;
    const full = swept !== null && swept !== undefined && now.getTime() - swept.getTime() > sweepEvery;
    await read(open, { full, now, signal });
  };

  /** What a record points at is read before it, as in a whole look. */
  const lookAt = async (named: string | number | undefined, signal: AbortSignal) => {
    const open = theCrm();
    if (!open || !(await known(open))?.syncedAt) return; // the first look reads it
    const { streams } = open.crm;
    const before = streams.slice(0, streams.map(String).indexOf(String(named)) + 1);
    const only = before.filter(stream => stream !== 'colleagues');
    await read(open, { full: false, only, now: new Date(), signal });
  };

  return {
    crm: theCrm,
    writes: {
      async target(sql) {
        let open: OpenedCrm | null;
        try {
          open = theCrm();
        } catch (error) {
          log.warn({ reason: messageOf(error) }, 'the CRM is set up by half');
          return 'half-set';
        }
        if (!open) return null;
        const [source] = await sql<{ id: number }>('select id from source where family = $1 and owner_id is null', [
          open.source.family,
        ]);
        return source ? { sourceId: source.id, readOnly: !open.crm.writer } : null;
      },
      ready: async () => void (await theJobs()),
      enqueue: async (sql, entry) => (await theJobs()).send(sql, writeQueue.name, { entry }),
      deliverNow: entry =>
        tracked(deliverOne(entry)).then(
          () => {},
          (error: unknown) => log.error({ entry, error: messageOf(error) }, 'not written yet'),
        ),
    },
    async nudge(stream) {
      const webhooks = theCrm()?.webhooks;
      if (!webhooks) return;
      const { settlesSeconds, togetherSeconds: seconds } = webhooks;
      // Behind the end of the span, so that the last hint of it is not read too early.
      const startAfter = new Date(Date.now() + (settlesSeconds + seconds) * 1000);
      const started = await theJobs();
      await db.transaction(sql =>
        started.send(sql, hintQueue.name, { stream }, { startAfter, once: { key: stream, seconds } }),
      );
    },
    async start() {
      const left = await db.query("select from entry where state in ('queued', 'delivered', 'undoing') limit 1");
      if (!isSynced(opened) && left.length === 0) return;
      const started = await theJobs();
      if (!isSynced(opened)) return;
      started.work(syncQueue.name, (_, signal) => sync(signal));
      started.work(hintQueue.name, ({ stream }, signal) => lookAt(stream, signal));
      started.every(syncQueue.name, config.ACQUAINT_SYNC_MINUTES * 60);
    },
    async stop() {
      await Promise.allSettled(underWay);
      await (await jobs)?.stop();
      await found?.crm.close();
    },
  };
}
