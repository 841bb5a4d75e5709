import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Audience } from '../../src/access/port.ts';
import { withAudience } from '../../src/db/audience.ts';
import type { Database } from '../../src/db/database.ts';
import { databases } from '../support/databases.ts';

const asker = { id: 1, name: 'Nina', email: 'nina@ours.example', team: null, language: null, timeZone: null };
const readersOf = (...scopes: readonly unknown[]): Audience => ({ asker, readers: [1], scopes: scopes as number[] });

describe.each(databases)('a transaction as an audience, on $kind', database => {
  let db: Database;
  beforeAll(async () => {
    db = await database.open();
    // Two scopes beside "everyone", with one source each: what is seen is easy to count.
    await db.transaction(async sql => {
      for (const name of ['one', 'two']) {
        await sql(
          `with own as (insert into scope (kind) values ('source') returning id)
           insert into source (family, name, sharing, scope_id, people_scope_id) select 'hubspot', $1, 'company', id, id from own`,
          [name],
        );
      }
    });
  });
  afterAll(() => db.close());
  afterEach(() => {
    vi.useRealTimers();
  });

  const scopes = async () =>
    (await db.query<{ scope_id: number }>('select scope_id from source order by id')).map(row => row.scope_id);
  const seen = (audience: Audience) =>
    withAudience(db, audience, async sql => (await sql('select name from source order by name')).map(row => row.name));
  /** What a connection that comes next finds. */
  const left = () =>
    db.query(
      "select coalesce(current_setting('acquaint.scopes', true), '') as scopes, current_user = 'acquaint_reader' as reader",
    );

  test('it sees the rows of its scopes and no others', async () => {
    const [one, two] = await scopes();
    expect(await seen(readersOf(one))).toEqual(['one']);
    expect(await seen(readersOf(one, two))).toEqual(['one', 'two']);
    expect(await seen(readersOf())).toEqual([]);
  });

  test('neither its scopes nor its role outlive it, also when it fails', async () => {
    const [one] = await scopes();
    await seen(readersOf(one));
    expect(await left()).toEqual([{ scopes: '', reader: false }]);
    await expect(withAudience(db, readersOf(one), sql => sql('select from nowhere'))).rejects.toThrow('nowhere');
    expect(await left()).toEqual([{ scopes: '', reader: false }]);
  });

  test('audiences at the same time do not see through one another’s eyes', async () => {
    const [one, two] = await scopes();
    const asked = Array.from({ length: 20 }, (_, i) => seen(readersOf(i % 2 ? one : two)));
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, i) => [i % 2 ? 'one' : 'two']));
  });

  test.each([
    ['1'],
    ["1', true); drop table source; --"],
    [1.5],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [null],
    [2 ** 60],
  ])('a scope that is no integer (%s) is refused before anything reaches the database', async scope => {
    let reached = false;
    const run = async () =>
      withAudience(db, readersOf(1, scope), async () => {
        reached = true;
      });
    await expect(run()).rejects.toThrow('A scope id is not a number.');
    expect(reached).toBe(false);
  });

  test('it may not write', async () => {
    const [one] = await scopes();
    const write = (statement: string) => withAudience(db, readersOf(one), sql => sql(statement));
    await expect(write("update source set sharing = 'company'")).rejects.toThrow('permission denied');
    await expect(write('create table mine (id int)')).rejects.toThrow('permission denied');
  });

  test('what fails half-way leaves nothing behind', async () => {
    const half = db.transaction(async sql => {
      await sql("insert into own_domain (domain) values ('half.example')");
      throw new Error('the power went');
    });
    await expect(half).rejects.toThrow('the power went');
    expect(await db.query("select from own_domain where domain = 'half.example'")).toEqual([]);
  });

  test('a connection asked for from inside, when none is free, is an error and not a hang', async () => {
    const [one] = await scopes();
    const connections = database.kind === 'PGlite' ? 1 : 4;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let inside = 0;
    const nested = Array.from({ length: connections }, () =>
      withAudience(db, readersOf(one), async () => {
        inside += 1;
        while (inside < connections) await new Promise(setImmediate);
        return db.query('select 1');
      }),
    );
    const outcomes = Promise.allSettled(nested);
    while (inside < connections) await new Promise(setImmediate);
    await new Promise(setImmediate);
    await vi.advanceTimersByTimeAsync(31_000);
    // The connection that the first to give up sets free may serve another; none waits for ever.
    const failed = (await outcomes).flatMap(one => (one.status === 'rejected' ? [String(one.reason.message)] : []));
    expect(new Set(failed)).toEqual(new Set(['timeout exceeded when trying to connect']));
    vi.useRealTimers();
    expect(await seen(readersOf(one))).toEqual(['one']);
  });
});
