/** Jobs on pg-boss, in the database that everything else is in. */
import PgBoss from 'pg-boss';
import { z } from 'zod';
import type { Database, Sql } from '../db/database.ts';
import type { Handler, JobData, Jobs, Queue } from './port.ts';

export interface JobsOptions {
  readonly queues: readonly Queue[];
  /** What went wrong, and in which queue; never the data of a job. */
  onError(error: unknown, queue: string | null): void;
  /** Milliseconds between two looks for a job. */
  readonly pollMs?: number;
}

const jobData = z.record(z.string(), z.union([z.string(), z.number()]));

/** Seconds between two looks for jobs whose process fell silent. */
const superviseSeconds = 15;

/** As pg-boss asks for statements: several in one text have no rows, a transaction in them ends with ours. */
const through = (sql: Sql) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: (await sql(text, values ?? [])) ?? [] }),
});

/** Opens the jobs of a database, whose schema `pgboss` pg-boss makes and migrates itself, and the queues. */
export async function openJobs(db: Database, options: JobsOptions): Promise<Jobs> {
  const { onError, pollMs = 1000 } = options;
  const boss = new PgBoss({
    // A statement of pg-boss that fails inside its own `begin` must not leave the connection in it, hence a transaction.
    db: {
      executeSql: (text: string, values?: unknown[]) => db.transaction(sql => through(sql).executeSql(text, values)),
    },
    // Its scheduler lets a lost connection end the process; `every` below needs only its throttle.
    schedule: false,
    maintenanceIntervalSeconds: superviseSeconds,
  });
  boss.on('error', error => onError(error, null));
  await boss.start();
  for (const { name, retries, retrySeconds, longestSeconds, alone } of options.queues) {
    const settings = {
      name,
      policy: alone ? ('singleton' as const) : ('standard' as const),
      retryLimit: retries,
      retryDelay: retrySeconds,
      retryBackoff: true,
      expireInSeconds: longestSeconds,
    };
    await boss.createQueue(name, settings);
    await boss.updateQueue(name, settings);
  }

  const stopping = new AbortController();
  const working: Promise<void>[] = [];
  const timers: NodeJS.Timeout[] = [];

  /** A pause that ends when we stop. */
  const pause = () =>
    new Promise<void>(done => {
      const timer = setTimeout(ended, pollMs);
      function ended() {
        clearTimeout(timer);
        stopping.signal.removeEventListener('abort', ended);
        done();
      }
      stopping.signal.addEventListener('abort', ended);
    });

  /** @returns whether there was a job */
  async function workOnce(queue: string, handler: Handler): Promise<boolean> {
    const [job] = await boss.fetch<unknown>(queue);
    if (!job) return false;
    try {
      await handler(jobData.parse(job.data ?? {}), stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) onError(error, queue);
      // Why is in our log; what a handler says may hold more than belongs into the table of jobs.
      await boss.fail(queue, job.id);
      return true;
    }
    await boss.complete(queue, job.id);
    return true;
  }

  return {
    async send(sql, queue, data: JobData, { startAfter, once } = {}) {
      await boss.send(queue, data, {
        db: through(sql),
        ...(startAfter ? { startAfter } : {}),
        ...(once ? { singletonKey: once.key, singletonSeconds: once.seconds } : {}),
      });
    },
    work(queue, handler) {
      working.push(
        (async () => {
          while (!stopping.signal.aborted) {
            const found = await workOnce(queue, handler).catch((error: unknown) => {
              onError(error, queue);
              return false;
            });
            if (!found) await pause();
          }
        })(),
      );
    },
    every(queue, seconds) {
      const send = () => {
        boss.send(queue, {}, { singletonSeconds: seconds }).catch((error: unknown) => onError(error, queue));
      };
      send();
      timers.push(setInterval(send, seconds * 1000));
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      stopping.abort();
      await Promise.all(working);
      await boss.stop({ graceful: false });
    },
  };
}
