/** Work that is sent with rows, shared by processes, and done when its process dies. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { openJobs } from '../../src/jobs/jobs.ts';
import type { Handler, JobData, Jobs, Queue } from '../../src/jobs/port.ts';
import { databases } from '../support/databases.ts';

const letters: Queue = { name: 'letters', retries: 3, retrySeconds: 0, longestSeconds: 60 };

/** Resolves when `count` have been said. */
function heard(count: number) {
  const said: JobData[] = [];
  let enough: () => void;
  const all = new Promise<void>(done => {
    enough = done;
  });
  const hear = (data: JobData) => {
    said.push(data);
    if (said.length === count) enough();
  };
  return { said, hear, all };
}

describe.each(databases)('jobs, on $kind', database => {
  let db: Database;
  let opened: Jobs[];
  const errors: string[] = [];
  const open = async (queues: readonly Queue[] = [letters]) => {
    const jobs = await openJobs(db, { queues, pollMs: 20, onError: error => errors.push(String(error)) });
    opened.push(jobs);
    return jobs;
  };
  beforeEach(async () => {
    opened = [];
    errors.length = 0;
    db = await database.open();
  });
  afterEach(async () => {
    for (const jobs of opened) await jobs.stop();
    await db.close();
  });

  test('what is sent with rows is done once they are committed, and not at all when they are rolled back', async () => {
    const jobs = await open();
    const { said, hear, all } = heard(1);
    await expect(
      db.transaction(async sql => {
        await jobs.send(sql, 'letters', { entry: 1 });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await db.transaction(sql => jobs.send(sql, 'letters', { entry: 2 }));
    jobs.work('letters', async data => hear(data));
    await all;
    await jobs.stop();
    expect(said).toEqual([{ entry: 2 }]);
  });

  test('of what is to be done once in an hour the first is kept for each key, whoever sends it', async () => {
    const [one, other] = [await open(), await open()];
    const send = (jobs: Jobs, entry: number, key: string) =>
      db.transaction(sql => jobs.send(sql, 'letters', { entry }, { once: { key, seconds: 3600 } }));
    await send(one, 1, 'deals');
    await Promise.all([send(other, 2, 'deals'), send(one, 3, 'deals')]);
    await send(other, 4, 'contacts');
    const { said, hear, all } = heard(2);
    one.work('letters', async data => hear(data));
    await all;
    await one.stop();
    const rows = await db.query("select count(*)::int as jobs from pgboss.job where name = 'letters'");
    expect({ said, rows }).toEqual({ said: [{ entry: 1 }, { entry: 4 }], rows: [{ jobs: 2 }] });
  });

  test('two processes share the work, and nothing is done twice', async () => {
    const [one, other] = [await open(), await open()];
    const { said, hear, all } = heard(20);
    await db.transaction(async sql => {
      for (let entry = 0; entry < 20; entry++) await one.send(sql, 'letters', { entry });
    });
    const by = { one: 0, other: 0 };
    // Neither goes on before the other has had its first.
    let bothBegan: () => void;
    const both = new Promise<void>(done => {
      bothBegan = done;
    });
    const handler =
      (who: keyof typeof by): Handler =>
      async data => {
        by[who] += 1;
        if (by.one > 0 && by.other > 0) bothBegan();
        await both;
        hear(data);
      };
    one.work('letters', handler('one'));
    other.work('letters', handler('other'));
    await all;
    expect(said.map(data => data.entry).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 20 }, (_, at) => at),
    );
  });

  test('what fails is tried again, and said', async () => {
    const jobs = await open();
    const { hear, all } = heard(3);
    await db.transaction(sql => jobs.send(sql, 'letters', { entry: 1 }));
    let tries = 0;
    jobs.work('letters', async data => {
      hear(data);
      tries += 1;
      if (tries < 3) throw new Error('the post office is closed');
    });
    await all;
    await jobs.stop();
    expect(tries).toBe(3);
    expect(errors).toEqual(Array.from({ length: 2 }, () => 'Error: the post office is closed'));
  });

  test('a process that ends finishes what it began, and leaves the rest to the next', async () => {
    const jobs = await open();
    let began: () => void;
    const first = new Promise<void>(done => {
      began = done;
    });
    const finished: JobData[] = [];
    await db.transaction(async sql => {
      await jobs.send(sql, 'letters', { entry: 1 });
      await jobs.send(sql, 'letters', { entry: 2 });
    });
    jobs.work('letters', async (data, signal) => {
      began();
      // A job that takes until it is told to come to an end.
      await new Promise(done => signal.addEventListener('abort', done));
      finished.push(data);
    });
    await first;
    await jobs.stop();
    expect(finished).toHaveLength(1);
    const { said, hear, all } = heard(1);
    (await open()).work('letters', async data => hear(data));
    await all;
    expect([...finished, ...said].map(data => data.entry).sort()).toEqual([1, 2]);
  });

  test('a job whose process died is taken over', async () => {
    const jobs = await open([{ ...letters, longestSeconds: 1 }]);
    await db.transaction(sql => jobs.send(sql, 'letters', { entry: 1 }));
    let began: () => void;
    const first = new Promise<void>(done => {
      began = done;
    });
    jobs.work('letters', () => {
      began();
      return new Promise(() => {}); // never heard of again
    });
    await first;
    opened.length = 0; // its worker never ends
    const next = await open([{ ...letters, longestSeconds: 1 }]);
    const { said, hear, all } = heard(1);
    next.work('letters', async data => hear(data));
    await all;
    expect(said).toEqual([{ entry: 1 }]);
  }, 60_000);

  test('what is due later is not done before', async () => {
    const jobs = await open();
    const { said, hear, all } = heard(1);
    const hour = 3_600_000;
    await db.transaction(async sql => {
      await jobs.send(sql, 'letters', { entry: 1 }, { startAfter: new Date(Date.now() + hour) });
      await jobs.send(sql, 'letters', { entry: 2 }, { startAfter: new Date(Date.now() - hour) });
    });
    jobs.work('letters', async data => hear(data));
    await all;
    await jobs.stop();
    expect(said).toEqual([{ entry: 2 }]);
  });

  test('what is to be done every hour is done once in it, however many processes ask for it', async () => {
    const [one, other] = [await open(), await open()];
    const { said, hear, all } = heard(1);
    for (const jobs of [one, other]) {
      jobs.every('letters', 3600);
      jobs.work('letters', async data => hear(data));
    }
    await all;
    await Promise.all([one.stop(), other.stop()]);
    const [row] = await db.query<{ count: number }>(
      "select count(*)::int as count from pgboss.job where name = 'letters'",
    );
    expect(row?.count).toBe(1);
    expect(said).toEqual([{}]);
  });

  test('the reader role has no right to jobs', async () => {
    await open();
    const [may] = await db.query("select has_schema_privilege('acquaint_reader', 'pgboss', 'usage') as look");
    expect(may).toEqual({ look: false });
  });
});
