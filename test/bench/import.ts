/**
 * How fast the CRM's exports are imported, against `insert … select` of the rows they became: into tables with the same
 * columns, keys and indexes, and into such tables with the references and row security of the product as well.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../src/db/database.ts';
import { readMigrations } from '../../src/db/migrate.ts';
import { runScript } from './child.ts';
import { benchCompany } from './company.ts';
import { writeExports } from './csv.ts';
import { cache, type Kind, openBench, stateOf } from './databases.ts';
import type { ImportReport } from './import-child.ts';
import { round, timed } from './measure.ts';
import { type BenchOptions, sizeName } from './options.ts';
import { databaseVersion, printTable, progress } from './report.ts';

/** Tables an import writes, those that others refer to first. */
const written = [
  ...['account_record', 'contact_record', 'position', 'account_key', 'contact_key', 'name', 'touch', 'tie_part'],
  'profile',
];
/** What those refer to. */
const around = ['scope', 'colleague', 'source'];

export async function run(options: BenchOptions): Promise<unknown> {
  const results: Record<string, unknown> = {};
  const lines: (string | number)[][] = [];
  for (const contacts of options.sizes.length > 0 ? options.sizes : [10_000, 100_000]) {
    const folder = await exportsOf(contacts);
    for (const kind of options.kinds) {
      const { version, report, floor, referring, tableRows } = await importInto(kind, contacts, folder);
      const ratio = round(floor / report.seconds, 2);
      results[`${kind} ${sizeName(contacts)}`] = { version, ...report, floor, referring, tableRows, ratio };
      lines.push([
        sizeName(contacts),
        version,
        report.rows,
        round(report.seconds),
        Math.round(report.rows / report.seconds),
        Math.round(tableRows / report.seconds),
        round(floor),
        ratio,
        round(referring / report.seconds, 2),
        report.peakMB,
      ]);
      printTable(
        `Import of ${sizeName(contacts)} into ${version}, file by file`,
        ['file', 'rows', 's', 'rows/s'],
        report.files.map(file => [file.kind, file.rows, round(file.seconds), Math.round(file.rows / file.seconds)]),
      );
    }
  }
  printTable(
    'Import',
    [
      'size',
      'database',
      'rows',
      's',
      'rows/s',
      'table rows/s',
      'insert…select s',
      'ratio',
      'with references',
      'peak MB',
    ],
    lines,
  );
  return results;
}

/** The exports on disk, written once for each state of the generator. */
export async function exportsOf(contacts: number): Promise<string> {
  const folder = join(cache, `exports-${contacts}`);
  const note = `${folder}.state`;
  const state = await stateOf(contacts);
  if (existsSync(note) && (await readFile(note, 'utf8')) === state) return folder;
  const rows = await writeExports(benchCompany(contacts), folder);
  progress(`${rows} rows of CSV written`);
  await writeFile(note, state);
  return folder;
}

async function importInto(kind: Kind, contacts: number, folder: string) {
  const name = `acquaint_bench_import_${contacts}`;
  const fresh = await openBench(kind, name, true);
  await fresh.close();
  progress(`importing ${sizeName(contacts)} into ${kind}`);
  const report = (await runScript('import-child.ts', [kind, fresh.place, folder])) as ImportReport;
  if (report.rejected > 0) throw new Error(`${report.rejected} rows of the bench were rejected.`);
  const { db, close } = await openBench(kind, name, false);
  try {
    const version = await databaseVersion(db);
    await db.query(db.kind === 'postgres' ? 'vacuum analyze' : 'analyze');
    let tableRows = 0;
    for (const table of written) {
      const [row] = await db.query<{ count: number }>(`select count(*) from ${table}`);
      tableRows += row?.count ?? 0;
    }
    const floor = await copyInto(db, 'plain');
    const referring = await copyInto(db, 'referring');
    return { version, report, floor, referring, tableRows };
  } finally {
    await close();
  }
}

/** Seconds of `insert … select` of all rows into empty tables of this kind, a transaction a table. */
async function copyInto(db: Database, how: 'plain' | 'referring'): Promise<number> {
  await db.query(`drop schema if exists ${how} cascade`);
  await db.query(`create schema ${how}`);
  if (how === 'plain') {
    for (const table of written) await db.query(`create table plain.${table} (like public.${table} including all)`);
  } else {
    for (const { sql } of await readMigrations()) {
      await db.transaction(async run => {
        await run('set local search_path to referring, public');
        await run(sql);
      });
    }
    await db.query('delete from referring.scope');
    for (const table of around) await copy(db, how, table);
  }
  let milliseconds = 0;
  for (const table of written) milliseconds += (await timed(() => copy(db, how, table))).ms;
  await db.query(`drop schema ${how} cascade`);
  return milliseconds / 1000;
}

const copy = (db: Database, schema: string, table: string) =>
  db.query(`insert into ${schema}.${table} overriding system value select * from public.${table}`);
