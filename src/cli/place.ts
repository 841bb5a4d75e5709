/**
 * Where data lies, and opening a database there. Apart from main.ts, because commands that ask nothing need not wait
 * until the agent is loaded.
 */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { type Database, openFolder, openServer } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';

export const root = new URL('../../', import.meta.url);
export const inRoot = (path: string) => resolve(fileURLToPath(root), path);

/** Which folder holds the database: the one named, else the company's once there is one, else the demo's. */
export const dataFolders = { demo: join('.acquaint', 'demo'), company: join('.acquaint', 'company') } as const;

/** Opens the database a configuration names and brings it up to date. */
export async function openDatabase(config: Config, folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const db = config.DATABASE_URL ? openServer(config.DATABASE_URL) : await openFolder(folder);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db.close();
    throw error;
  }
}
