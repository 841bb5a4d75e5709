/** Which database a command works on: the demo's, the company's, or a named folder's. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config.ts';
import type { Database } from '../db/database.ts';
import { forgetOldTexts } from '../turns/store.ts';
import type { DemoLoading } from './load-demo.ts';
import { dataFolders, inRoot, openDatabase } from './place.ts';

export interface Opened {
  readonly config: Config;
  readonly folder: string;
  readonly db: Database;
  readonly isDemo: boolean;
}

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

/** Equal for processes that answer a question alike. */
export const keyOf = (settings: Config): string => createHash('sha256').update(JSON.stringify(settings)).digest('hex');

/** Whether a database was begun in the folder, or one is named on a server. */
export const exists = (settings: Config, folder: string) =>
  settings.DATABASE_URL !== undefined || existsSync(join(folder, 'pg'));

/** Whether the demo company lives here; null while nobody does. */
async function demoIn(db: Database): Promise<boolean | null> {
  const [own] = await db.query<{ demo: boolean }>(
    "select value = 'true'::jsonb as demo from setting where key = 'demo'",
  );
  if (own) return own.demo;
  return (await db.query('select from colleague limit 1')).length === 0 ? null : false;
}

/** Days after which the words of questions go: a cheap look at every start keeps the promise. */
export const forgetAfter = (db: Database, settings: Config) =>
  forgetOldTexts(db, new Date(Date.now() - settings.ACQUAINT_TURN_DAYS * 86_400_000));

/** Opens a database, and closes it again when `prepare` fails. */
async function opened<T>(settings: Config, folder: string, prepare: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(settings, folder);
  try {
    return await prepare(db);
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** Opens the database to ask; a demo folder that is still empty is filled first. */
export async function openToAsk(
  named: string | undefined,
  demo: DemoLoading,
  settings: Config = config(),
): Promise<Opened> {
  const folder = folderOf(settings, named);
  return opened(settings, folder, async db => {
    const known = await demoIn(db);
    // An empty database belongs to nobody yet: the demo company moves in, unless it was made for real work.
    const isDemo = known ?? (!settings.DATABASE_URL && folder !== inRoot(dataFolders.company));
    if (isDemo && known === null) await (await import('./load-demo.ts')).loadDemo(db, demo);
    await forgetAfter(db, settings);
    return { config: settings, folder, db, isDemo };
  });
}

/** Opens what is there, the demo too, for commands that look after it. @throws a sentence when nothing is there */
export async function openExisting(named: string | undefined): Promise<Opened> {
  const settings = config();
  const folder = folderOf(settings, named);
  if (!exists(settings, folder))
    throw new Error(
      `There is no database in ${folder} yet: ./acquaint import <files> makes your company's, npm start the demo's.`,
    );
  return opened(settings, folder, async db => ({
    config: settings,
    folder,
    db,
    isDemo: (await demoIn(db)) ?? false,
  }));
}

/** Opens the company's database, for commands that bring in its data. @throws a sentence when it is the demo's */
export async function openToChange(named: string | undefined): Promise<Opened> {
  const settings = config();
  const folder = named || settings.ACQUAINT_DATA ? folderOf(settings, named) : inRoot(dataFolders.company);
  const fresh = !exists(settings, folder);
  return opened(settings, folder, async db => {
    const known = await demoIn(db);
    if (known)
      throw new Error(
        `${folder} holds the demo company, and your own data is never mixed with it. ` +
          'Leave out --data and ACQUAINT_DATA, or name another folder.',
      );
    // From now on the demo company does not move in here.
    await db.query("insert into setting (key, value) values ('demo', 'false') on conflict do nothing");
    if (fresh)
      process.stderr.write(
        `Your own data goes to ${folder}; the demo stays in ${inRoot(dataFolders.demo)} and is never mixed with it.\n`,
      );
    return { config: settings, folder, db, isDemo: false };
  });
}
