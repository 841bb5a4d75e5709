/** Numbered SQL files, each applied once in its own transaction; a lock keeps two processes from doing it together. */
import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter(name => /^\d{4}_.*\.sql$/.test(name)).sort();
  return Promise.all(names.map(async name => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })));
}

/** What only an administrator can do on a server; printed by `doctor` to paste. */
export const administratorSql = `create extension if not exists vector;
create extension if not exists pg_trgm;
create role acquaint_reader nologin;
grant acquaint_reader to <the login in DATABASE_URL>;`;

const oneAtATime = 'select pg_advisory_xact_lock(7283001)';

/** @returns the names of the migrations that were applied now */
export async function migrate(db: Database, migrations?: readonly Migration[]): Promise<string[]> {
  await prepare(db);
  const applied: string[] = [];
  for (const migration of migrations ?? (await readMigrations())) {
    const isNew = await db.transaction(async sql => {
      await sql(oneAtATime);
      const known = await sql('select from migration where name = $1', [migration.name]);
      if (known.length > 0) return false;
      // What `set search_path from current` pins in a function: the schemas that are there, not "$user", and temporary
      // tables last, where they cannot stand in for ours.
      await sql(
        `select set_config('search_path',
           (select string_agg(quote_ident(name), ', ') from unnest(current_schemas(false)) as name) || ', pg_temp', true)`,
      );
      await sql(migration.sql);
      await sql('insert into migration (name) values ($1)', [migration.name]);
      return true;
    });
    if (isNew) applied.push(migration.name);
  }
  return applied;
}

async function prepare(db: Database) {
  const present = await db.query<{ extname: string }>(
    "select extname from pg_extension where extname in ('vector', 'pg_trgm')",
  );
  for (const extension of ['vector', 'pg_trgm'].filter(name => !present.some(row => row.extname === name))) {
    try {
      await db.query(`create extension if not exists ${extension}`);
    } catch (cause) {
      throw new Error(
        `The database has no extension ${extension}, and this login may not create it. ` +
          `An administrator runs, once:\n${administratorSql}`,
        { cause },
      );
    }
  }
  // `if not exists` alone fails where another process makes it at the same moment.
  await db.transaction(async sql => {
    await sql(oneAtATime);
    await sql(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default now())',
    );
  });
}

/** Names of migrations that are not applied yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const exists = await db.query(
    "select from pg_tables where tablename = 'migration' and schemaname = current_schema()",
  );
  const applied = exists.length === 0 ? [] : await db.query<{ name: string }>('select name from migration');
  const names = new Set(applied.map(row => row.name));
  return (await readMigrations()).map(migration => migration.name).filter(name => !names.has(name));
}
