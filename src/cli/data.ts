/** Which database a command works on: the demo's, the company's, or a named folder's. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { dataFolders, openDatabase, root } from '../main.ts';
import { type DemoLoading, loadDemo } from './load-demo.ts';

export interface Opened {
  readonly config: Config;
  readonly folder: string;
  readonly db: Database;
  readonly isDemo: boolean;
}

const inRoot = (path: string) => resolve(fileURLToPath(root), path);

/** Loads `.env` of the project, where there is one; what the shell says wins. */
export function config(): Config {
  const file = inRoot('.env');
  if (existsSync(file)) {
    const before = { ...process.env };
    process.loadEnvFile(file);
    Object.assign(process.env, before);
  }
  return readConfig();
}

export function folderOf(settings: Config, named: string | undefined): string {
  if (named) return resolve(named);
  if (settings.ACQUAINT_DATA) return resolve(settings.ACQUAINT_DATA);
  return inRoot(existsSync(inRoot(dataFolders.company)) ? dataFolders.company : dataFolders.demo);
}

/** Opens the database to ask; a demo folder that is still empty is filled first. */
export async function openToAsk(named: string | undefined, demo: DemoLoading): Promise<Opened> {
  const settings = config();
  const folder = folderOf(settings, named);
  const db = await openDatabase(settings, folder);
  try {
    const [own] = await db.query<{ demo: boolean }>(
      "select value = 'true'::jsonb as demo from setting where key = 'demo'",
    );
    const empty = (await db.query('select from colleague limit 1')).length === 0;
    // An empty database belongs to nobody yet: the demo company moves in, unless a server was named for real work.
    const isDemo = own?.demo ?? (empty && !settings.DATABASE_URL);
    if (isDemo && empty) await loadDemo(db, demo);
    return { config: settings, folder, db, isDemo };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Opens the company's database, for commands that change it. */
export async function openToChange(named: string | undefined): Promise<Opened> {
  const settings = config();
  const folder = named || settings.ACQUAINT_DATA ? folderOf(settings, named) : inRoot(dataFolders.company);
  const fresh = !settings.DATABASE_URL && !existsSync(folder);
  const db = await openDatabase(settings, folder);
  const [own] = await db.query<{ demo: boolean }>(
    "select value = 'true'::jsonb as demo from setting where key = 'demo'",
  );
  if (fresh)
    process.stderr.write(
      `Your own data goes to ${folder}; the demo stays in ${inRoot(dataFolders.demo)} and is never mixed with it.\n`,
    );
  await migrate(db);
  return { config: settings, folder, db, isDemo: own?.demo ?? false };
}
