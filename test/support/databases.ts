/** Databases for tests: PGlite always, and a real Postgres where ACQUAINT_TEST_DATABASE_URL names one. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openServer, overStarted } from '../../src/db/database.ts';
import { startEmbedded } from '../../src/db/embedded.ts';
import { migrate, readMigrations } from '../../src/db/migrate.ts';

export interface TestDatabase {
  readonly kind: 'PGlite' | 'Postgres';
  /** A migrated, empty database of its own; `close` also drops it. */
  open(): Promise<Database>;
}

const cache = new URL('../../.cache/', import.meta.url).pathname;

/** A prepared embedded database, made once for each state of the migrations: a fresh one takes five seconds. */
export async function preparedTemplate(): Promise<string> {
  const digest = createHash('sha256')
    .update(JSON.stringify(await readMigrations()))
    .update(await readFile(new URL('../../src/db/migrate.ts', import.meta.url)))
    .digest('hex')
    .slice(0, 16);
  const path = join(cache, `template-${digest}.tgz`);
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const started = await startEmbedded(undefined, null);
  const db = overStarted(started);
  await migrate(db);
  const dump = await started.dump();
  await db.close();
  // Another test process may be making the same file.
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(own, dump);
  await rename(own, path);
  return path;
}

const embedded: TestDatabase = {
  kind: 'PGlite',
  async open() {
    return overStarted(await startEmbedded(undefined, await preparedTemplate()));
  },
};

function server(url: string): TestDatabase {
  return {
    kind: 'Postgres',
    async open() {
      const name = `acquaint_${randomBytes(6).toString('hex')}`;
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(`create database ${name} template acquaint_template`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      const db = openServer(own.href, 4);
      await migrate(db);
      return {
        ...db,
        async close() {
          await db.close();
          await dropDatabase(admin, name);
          await admin.end();
        },
      };
    },
  };
}

/**
 * With our own connections to it. Not `with (force)`: Postgres refuses that to an ordinary login while its own cleaning
 * (autovacuum) is at work in the database, whereas a plain drop sends it away and waits.
 */
export async function dropDatabase(admin: pg.Client, name: string): Promise<void> {
  await admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = current_user',
    [name],
  );
  await admin.query(`drop database if exists ${name}`);
}

const url = process.env.ACQUAINT_TEST_DATABASE_URL;

/** Use as `describe.each(databases)('… on $kind', …)`. */
export const databases: readonly TestDatabase[] = url ? [embedded, server(url)] : [embedded];

/** A folder that is gone after the test. */
export async function scratchFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'acquaint-test-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export const readText = (path: string) => readFile(path, 'utf8');
