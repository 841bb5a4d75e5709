/** What a bench prints: where it ran, tables to read, and one last line of JSON. */
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import Table from 'cli-table3';
import type { Database } from '../../src/db/database.ts';

export interface Machine {
  readonly date: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly node: string;
  readonly system: string;
  readonly commit: string;
}

export function machine(): Machine {
  const git = (...words: string[]) => execFileSync('git', words, { encoding: 'utf8' }).trim();
  let commit = 'unknown';
  try {
    commit = git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : ' with changes');
  } catch {
    // Not a checkout: the figures are as good, only nobody can say of which state.
  }
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    system: `${process.platform} ${process.arch}`,
    commit,
  };
}

export async function databaseVersion(db: Database): Promise<string> {
  const [row] = await db.query<{ postgres: string; vector: string }>(
    `select current_setting('server_version') as postgres,
       (select extversion from pg_extension where extname = 'vector') as vector`,
  );
  return `${db.kind === 'postgres' ? 'Postgres' : 'PGlite, Postgres'} ${row?.postgres}, pgvector ${row?.vector}`;
}

export type Cell = string | number;

export function printTable(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const table = new Table({ head: [...head], style: { head: [], border: [] } });
  for (const row of rows) table.push([...row]);
  process.stdout.write(`\n${title}\n${table.toString()}\n`);
}

/** Progress goes to standard error, so that standard output is the report alone. */
export const progress = (what: string): void => {
  process.stderr.write(`${what}\n`);
};
