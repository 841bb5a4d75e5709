import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { stepAside } from '../../src/db/step-aside.ts';
import { databases } from '../support/databases.ts';

describe.each(databases)('long work beside a question, on $kind', ({ kind, open }) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
    await migrate(db);
  });
  afterAll(() => db.close());

  const asked = (delivery: string) =>
    db.query(
      `insert into turn (channel, delivery_id, thread, reference, text, received_at, held_until)
       values ('console', $1, $1, $1, '', now(), now() + interval '30 seconds')`,
      [delivery],
    );
  const answered = (delivery: string) =>
    db.query('update turn set finished_at = now() where delivery_id = $1', [delivery]);
  const stepsAside = async () => {
    let done = false;
    const aside = stepAside(db).then(() => {
      done = true;
    });
    for (let look = 0; look < 5; look++) await db.query('select 1');
    return { aside, waits: !done };
  };

  test('goes on at once while nothing is asked', async () => {
    const began = performance.now();
    await stepAside(db);
    expect(performance.now() - began).toBeLessThan(500);
  });

  test(`${kind === 'PGlite' ? 'waits until it is answered' : 'need not wait'}`, async () => {
    await asked('one');
    const { aside, waits } = await stepsAside();
    expect(waits).toBe(kind === 'PGlite');
    await answered('one');
    await aside;
  });

  test('does not wait for ever for one whose process died', async () => {
    await asked('abandoned');
    await stepAside(db);
    expect(await db.query("select from turn where delivery_id = 'abandoned' and finished_at is null")).toHaveLength(1);
  });
});
