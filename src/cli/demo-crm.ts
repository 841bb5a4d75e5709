/** The demo's CRM to write into: a copy of the project's files, with their dates moved as they were when they were loaded. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Table } from '../crm/csv/table.ts';
import type { Database } from '../db/database.ts';
import { daysSince, readDemo } from '../intake/demo.ts';
import { root } from './place.ts';

const day = 86_400_000;
const date = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/u;

const moved = (cell: string, days: number) =>
  cell.replace(date, found =>
    new Date(new Date(`${found}T00:00:00Z`).getTime() + days * day).toISOString().slice(0, 10),
  );

/** Makes the copy where there is none yet. Whoever is killed meanwhile leaves none. */
export async function copyDemoCrm(db: Database, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const demo = join(fileURLToPath(root), 'data', 'demo');
  const { anchor } = await readDemo(demo);
  const [loaded] = await db.query<{ at: Date }>(
    "select coalesce(min(imported_at), now()) as at from source where family = 'hubspot' and owner_id is null",
  );
  const days = daysSince(anchor, loaded?.at ?? new Date());
  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  for (const name of await readdir(join(demo, 'crm'))) {
    const table = new Table(await readFile(join(demo, 'crm', name), 'utf8'));
    for (const row of table.rows) {
      const cells = row.cells.map(cell => moved(cell, days));
      if (cells.some((cell, at) => cell !== row.cells[at])) Object.assign(row, { cells, raw: '' });
    }
    await writeFile(join(fresh, name), table.toString());
  }
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // else another process was quicker
  }
}
