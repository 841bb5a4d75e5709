/** Databases for benches: filled once for each state of the generator and the migrations, then used again. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { type Database, openServer, overStarted } from '../../src/db/database.ts';
import { openEmbedded } from '../../src/db/embedded.ts';
import { migrate, readMigrations } from '../../src/db/migrate.ts';
import { dropDatabase } from '../support/databases.ts';
import { benchCompany } from './company.ts';
import { loadCompany } from './load.ts';

export type Kind = 'postgres' | 'embedded';

export interface BenchDatabase {
  readonly db: Database;
  /** How a bare client reaches the same database. */
  readonly bare: pg.ClientConfig;
  /** The server's URL, or the folder of the embedded database. */
  readonly place: string;
  close(): Promise<void>;
}

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const cache = join(root, '.cache', 'bench');

let started: Promise<string> | undefined;

/** `ACQUAINT_BENCH_DATABASE_URL`, or a durable Postgres of our own, started once. */
export function serverUrl(): Promise<string> {
  started ??= (async () => {
    const given = process.env.ACQUAINT_BENCH_DATABASE_URL;
    if (given) return given;
    const { stdout } = await promisify(execFile)('bash', [
      join(root, 'scripts', 'postgres.sh'),
      'start',
      'bench',
      '--durable',
    ]);
    return stdout.trim();
  })();
  return started;
}

async function administer<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: await serverUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

async function openPostgres(name: string, fresh: boolean): Promise<BenchDatabase> {
  await administer(async admin => {
    if (fresh) await dropDatabase(admin, name);
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await admin.query(`create database ${name} template acquaint_template`);
  });
  const url = new URL(await serverUrl());
  url.pathname = `/${name}`;
  const db = openServer(url.href);
  // The settings of the product's sessions, or the floor would be another plan's.
  const bare = { connectionString: url.href, options: '-c jit=off' };
  return { db, bare, place: url.href, close: () => db.close() };
}

async function openFolder(name: string, fresh: boolean): Promise<BenchDatabase> {
  const folder = join(cache, name);
  if (fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const embedded = await openEmbedded(folder, null);
  const db = overStarted(embedded);
  const bare = { host: embedded.host, port: 5432, user: 'postgres', database: 'postgres' };
  return { db, bare, place: folder, close: () => db.close() };
}

/** A migrated database of this name; `fresh` empties it first. */
export async function openBench(kind: Kind, name: string, fresh: boolean): Promise<BenchDatabase> {
  const opened = await (kind === 'postgres' ? openPostgres(name, fresh) : openFolder(name, fresh));
  await migrate(opened.db);
  return opened;
}

const makers = [
  'company.ts',
  'names.ts',
  'titles.ts',
  'abouts.ts',
  'account-names.ts',
  'load.ts',
  'rows.ts',
  'vectors.ts',
];

/** Migrations that make the tables which are filled here; later ones are applied to a company that is there. */
const loadedWith = 6;

/** Changes when what `openLoaded` would make changes. */
export async function stateOf(contacts: number): Promise<string> {
  const hash = createHash('sha256').update(String(contacts));
  for (const file of makers) hash.update(await readFile(new URL(file, import.meta.url)));
  for (const { sql } of (await readMigrations()).slice(0, loadedWith)) hash.update(sql);
  return hash.digest('hex').slice(0, 16);
}

/** The company of this size, loaded by SQL; one that is there already is used again. */
export async function openLoaded(kind: Kind, contacts: number, say: (what: string) => void): Promise<BenchDatabase> {
  const name = `acquaint_bench_${contacts}`;
  const state = await stateOf(contacts);
  const note = join(cache, `${kind}-${contacts}`);
  const known = existsSync(note) ? await readFile(note, 'utf8') : '';
  const opened = await openBench(kind, name, known !== state);
  const loaded = await opened.db.query('select from contact_record limit 1');
  if (known === state && loaded.length > 0) return opened;
  await rm(note, { force: true });
  const began = performance.now();
  await loadCompany(opened.db, benchCompany(contacts), cache, say);
  say(`${kind} with ${contacts} contacts loaded in ${Math.round((performance.now() - began) / 1000)} s`);
  await mkdir(cache, { recursive: true });
  await writeFile(note, state);
  return opened;
}
