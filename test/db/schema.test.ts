import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaFile, schemaText } from '../../scripts/dump-schema.ts';
import type { Database } from '../../src/db/database.ts';
import { migrate, pendingMigrations, readMigrations } from '../../src/db/migrate.ts';
import { databases } from '../support/databases.ts';

describe.each(databases)('the schema, on $kind', database => {
  let db: Database;
  beforeAll(async () => {
    db = await database.open();
  });
  afterAll(() => db.close());

  test('is the one committed in src/db/schema.sql (node --import tsx scripts/dump-schema.ts writes it again)', async () => {
    expect(await schemaText(db)).toBe(await readFile(schemaFile, 'utf8'));
  });

  test('migrating again applies nothing and changes nothing', async () => {
    const before = await schemaText(db);
    expect(await migrate(db)).toEqual([]);
    expect(await schemaText(db)).toBe(before);
    expect(await pendingMigrations(db)).toEqual([]);
  });

  test('a migration that fails leaves nothing behind', async () => {
    const half = db.transaction(async sql => {
      await sql('create table half (id int)');
      await sql('insert into nowhere values (1)');
    });
    await expect(half).rejects.toThrow('nowhere');
    expect(await db.query("select from pg_tables where tablename = 'half'")).toEqual([]);
  });
});

test('migrations are numbered without gaps, so that two branches cannot add the same number unnoticed', async () => {
  const numbers = (await readMigrations()).map(({ name }) => Number(name.slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
});
