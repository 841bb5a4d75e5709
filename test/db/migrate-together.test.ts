/** A new server database, migrated by several processes. For the embedded one see holder.test.ts. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '../../src/db/database.ts';
import { migrate, readMigrations } from '../../src/db/migrate.ts';
import { dropDatabase } from '../support/databases.ts';
import { killAll, spawned } from './spawned.ts';

const url = process.env.ACQUAINT_TEST_DATABASE_URL;

describe.runIf(url)('a new server database', () => {
  const admin = new pg.Client({ connectionString: url });
  const names: string[] = [];
  const fresh = async () => {
    const name = `acquaint_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${name} template acquaint_template`);
    names.push(name);
    const own = new URL(url ?? 'postgres://localhost');
    own.pathname = `/${name}`;
    return own;
  };
  beforeAll(() => admin.connect());
  afterAll(async () => {
    killAll();
    for (const name of names) await dropDatabase(admin, name);
    await admin.end();
  });

  test('may be migrated by a new process after each step', async () => {
    const own = await fresh();
    for (const migration of await readMigrations()) {
      const db = openServer(own.href, 1);
      expect(await migrate(db, [migration])).toEqual([migration.name]);
      await db.close();
    }
  });

  test('gets each migration once from two processes that start together', { timeout: 180_000 }, async () => {
    const own = await fresh();
    const both = await Promise.all([spawned(own.href), spawned(own.href)]);
    const applied = await Promise.all(both.map(one => one.run('migrate')));
    expect(applied.flat().sort()).toEqual((await readMigrations()).map(({ name }) => name));
    for (const one of both) await one.end();
  });
});
