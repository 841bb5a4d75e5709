/** A change of a deal, with a note on it that says who asked for it and carries our key; and back again. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Write } from '../../domain/write.ts';
import type { ReadBack } from '../port.ts';
import { versionOf } from '../version.ts';
import type { Row } from './api.ts';
import { number, stageOf, text } from './records.ts';
import { idOf, type Writing } from './writing.ts';

export type Change = Extract<Write, { kind: 'change' }>;

async function current({ client, stages }: Writing, { deal, field }: Change) {
  const row = await client.get('deals', idOf(deal));
  if (!row || row.is_deleted === true) return null;
  const names = new Map((await stages()).map(stage => [stage.id, text(stage.name) ?? '']));
  const value =
    field === 'stage' ? stageOf(row, names) : field === 'amount' ? number(row.value) : text(row.expected_close_date);
  return { row, value: value ?? null };
}

const same = (field: Change['field'], one: string | number | null, other: string | number | null) =>
  field === 'amount' ? Number(one ?? 0) === Number(other ?? 0) : String(one ?? '') === String(other ?? '');

async function valuesFor({ stages }: Writing, row: Row, field: Change['field'], value: Change['from']) {
  if (field === 'amount') return { value: Number(value ?? 0) };
  if (field === 'closeDate') return { expected_close_date: value };
  if (value === 'Won' || value === 'Lost') return { status: value.toLowerCase() };
  const all = await stages();
  const pipeline = all.find(stage => stage.id === row.stage_id)?.pipeline_id;
  const stage = all.find(one => one.name === value && one.pipeline_id === pipeline);
  if (!stage)
    throw new CrmFault('refused', `The deal’s pipeline in Pipedrive has no stage “${value}”.`, {
      remedy: 'Say a stage that it has.',
    });
  return { stage_id: stage.id, status: 'open' };
}

/** @throws CrmFault where the deal is gone, or no longer is what the change was proposed on */
export async function changeDeal(writing: Writing, change: Change): Promise<void> {
  const deal = await current(writing, change);
  if (!deal) throw new CrmFault('refused', 'The deal is no longer in Pipedrive.', { remedy: 'Choose another deal.' });
  const currency = text(deal.row.currency);
  if (change.field === 'amount' && change.currency !== null && currency !== change.currency)
    throw new CrmFault('refused', `The deal is in ${currency}, not in ${change.currency}.`, {
      remedy: `Say the amount in ${currency}.`,
    });
  // The same again is a change that was made, and whose answer was lost.
  if (same(change.field, deal.value, change.to)) return;
  if (!same(change.field, deal.value, change.from))
    throw new CrmFault('refused', `Somebody changed it since: it is now ${deal.value ?? 'empty'}.`, {
      remedy: 'Look at the deal and say it again.',
    });
  const values = await valuesFor(writing, deal.row, change.field, change.to);
  await writing.client.update('deals', idOf(change.deal), values);
}

const readBack = (change: Change, value: string | number | null): ReadBack => ({
  write: { ...change, to: value ?? '' },
  version: versionOf([change.field, value]),
});

export async function readChange(writing: Writing, change: Change): Promise<ReadBack | null> {
  const deal = await current(writing, change);
  return deal && readBack(change, deal.value);
}

export async function undoChange(writing: Writing, change: Change, version: string) {
  const deal = await current(writing, change);
  if (!deal) return 'gone';
  if (readBack(change, deal.value).version !== version) return 'changed';
  const values = await valuesFor(writing, deal.row, change.field, change.from);
  await writing.client.update('deals', idOf(change.deal), values);
  return 'undone';
}
