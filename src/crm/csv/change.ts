/** A change of a deal: one cell of an export, and back again. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Write } from '../../domain/write.ts';
import type { ReadBack } from '../port.ts';
import { readTable, replaceTable } from './files.ts';
import { changesFile, dealColumns } from './names.ts';

type Change = Extract<Write, { kind: 'change' }>;

/** The table and the row of a deal. @throws CrmFault where it is gone */
export async function dealOf(folder: string, id: string) {
  for (const name of (await readdir(folder)).filter(one => /^[^.].*\.csv$/iu.test(one) && one !== changesFile).sort()) {
    const table = await readTable(folder, name);
    if (!table || table.column(...dealColumns.name) < 0 || table.column(...dealColumns.id) < 0) continue;
    const row = table.find(id, ...dealColumns.id);
    if (row) return { name, table, row };
  }
  throw new CrmFault('refused', `The deal ${id} is no longer in the CRM.`, { remedy: 'Choose another deal.' });
}

/** Amounts are compared as numbers, dates by their day, stages as they are. */
function meaning(field: Change['field'], value: string | number | null): string {
  const text = String(value ?? '').trim();
  if (field === 'closeDate') return text.slice(0, 10);
  if (field !== 'amount' || text === '') return text;
  const number = Number(text.replace(/[\s,]/gu, ''));
  return Number.isNaN(number) ? text : String(number);
}

const versionOf = (cell: string) => createHash('sha256').update(cell).digest('base64url').slice(0, 22);

async function setField(folder: string, id: string, field: Change['field'], value: string | number | null, now: Date) {
  const { name, table, row } = await dealOf(folder, id);
  if (table.column(...dealColumns[field]) < 0)
    throw new CrmFault('refused', `${name} has no column ${dealColumns[field][0]}.`, { remedy: 'Add the column.' });
  table.set(row, String(value ?? ''), ...dealColumns[field]);
  table.set(row, now.toISOString().slice(0, 16).replace('T', ' '), ...dealColumns.modified);
  await replaceTable(folder, name, table);
}

/** @throws CrmFault where the deal no longer is what the change was proposed on */
export async function changeDeal(folder: string, id: string, change: Change, now: Date): Promise<void> {
  const { table, row } = await dealOf(folder, id);
  const is = meaning(change.field, table.cell(row, ...dealColumns[change.field]));
  // A change that was made, and whose answer was lost.
  if (is === meaning(change.field, change.to)) return;
  if (is !== meaning(change.field, change.from))
    throw new CrmFault('refused', `Somebody changed it since: it is now ${is || 'empty'}.`, {
      remedy: 'Look at the deal and say it again.',
    });
  await setField(folder, id, change.field, change.to, now);
}

export async function readChange(folder: string, id: string, change: Change): Promise<ReadBack | null> {
  const found = await dealOf(folder, id).catch((error: unknown) => {
    if (error instanceof CrmFault) return null;
    throw error;
  });
  if (!found) return null;
  const cell = found.table.cell(found.row, ...dealColumns[change.field]);
  const is = meaning(change.field, cell);
  return { write: { ...change, to: change.field === 'amount' ? Number(is) : is }, version: versionOf(is) };
}

export async function undoChange(folder: string, id: string, change: Change, version: string, now: Date) {
  const is = await readChange(folder, id, change);
  if (!is) return 'gone';
  if (is.version !== version) return 'changed';
  await setField(folder, id, change.field, change.from, now);
  return 'undone';
}
