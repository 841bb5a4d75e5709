/** Two processes that start at once on a new server database. For the embedded one see holder.test.ts. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMigrations } from '../../src/db/migrate.ts';
import { killAll, spawned } from './spawned.ts';

const url = process.env.ACQUAINT_TEST_DATABASE_URL;

describe.runIf(url)('two processes that start at once on a new server database', () => {
  const name = `acquaint_${randomBytes(6).toString('hex')}`;
  const own = new URL(url ?? 'postgres://localhost');
  own.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: url });
  beforeAll(async () => {
    await admin.connect();
    await admin.query(`create database ${name} template acquaint_template`);
  });
  afterAll(async () => {
    killAll();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  });

  test('apply each migration once, together', { timeout: 180_000 }, async () => {
    const both = await Promise.all([spawned(own.href), spawned(own.href)]);
    const applied = await Promise.all(both.map(one => one.run('migrate')));
    expect(applied.flat().sort()).toEqual((await readMigrations()).map(({ name }) => name));
    for (const one of both) await one.end();
  });
});
