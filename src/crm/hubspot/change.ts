/** A change of a deal, with a note on it that says who asked for it and carries our key; and back again. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Write } from '../../domain/write.ts';
import type { ReadBack } from '../port.ts';
import { versionOf } from '../version.ts';
import { textOf } from './records.ts';
import { idOf, noon, type Writing } from './writing.ts';

export type Change = Extract<Write, { kind: 'change' }>;

const propertyOf: Readonly<Record<Change['field'], string>> = {
  stage: 'dealstage',
  amount: 'amount',
  closeDate: 'closedate',
};

interface Deal {
  readonly value: string | number | null;
  readonly pipeline: string | undefined;
  readonly currency: string;
}

/** @returns null where the deal is gone */
async function current({ client, setup }: Writing, { deal, field }: Change): Promise<Deal | null> {
  const [row] = await client.read('deals', [idOf(deal)], [propertyOf[field], 'pipeline', 'deal_currency_code']);
  if (!row) return null;
  const known = await setup();
  const text = textOf(row, propertyOf[field]);
  const pipeline = textOf(row, 'pipeline');
  const value =
    text === undefined
      ? null
      : field === 'amount'
        ? Number(text)
        : ((field === 'stage' ? known.stageName(pipeline, text) : known.dayOf(text)) ?? null);
  return { value, pipeline, currency: textOf(row, 'deal_currency_code') ?? known.currency };
}

const same = (field: Change['field'], one: string | number | null, other: string | number | null) =>
  field === 'amount' ? Number(one ?? 0) === Number(other ?? 0) : String(one ?? '') === String(other ?? '');

async function setField({ client, setup }: Writing, change: Change, value: Change['from'], deal: Deal): Promise<void> {
  let stored = value === null ? '' : change.field === 'closeDate' ? noon(String(value)) : String(value);
  if (change.field === 'stage') {
    const stage = (await setup()).stageId(deal.pipeline, stored);
    if (stage === undefined)
      throw new CrmFault('refused', `The deal’s pipeline in HubSpot has no stage “${stored}”.`, {
        remedy: 'Say a stage that it has.',
      });
    stored = stage;
  }
  await client.update('deals', idOf(change.deal), { [propertyOf[change.field]]: stored });
}

/** @throws CrmFault where the deal is gone, or no longer is what the change was proposed on */
export async function changeDeal(writing: Writing, change: Change): Promise<void> {
  const deal = await current(writing, change);
  if (!deal) throw new CrmFault('refused', 'The deal is no longer in HubSpot.', { remedy: 'Choose another deal.' });
  if (change.field === 'amount' && change.currency !== null && change.currency !== deal.currency)
    throw new CrmFault('refused', `The deal is in ${deal.currency}, not in ${change.currency}.`, {
      remedy: `Say the amount in ${deal.currency}.`,
    });
  // The same again is a change that was made, and whose answer was lost.
  if (same(change.field, deal.value, change.to)) return;
  if (!same(change.field, deal.value, change.from))
    throw new CrmFault('refused', `Somebody changed it since: it is now ${deal.value ?? 'empty'}.`, {
      remedy: 'Look at the deal and say it again.',
    });
  await setField(writing, change, change.to, deal);
}

const readBack = (change: Change, { value }: Deal): ReadBack => ({
  write: { ...change, to: value ?? '' },
  version: versionOf([change.field, value]),
});

export async function readChange(writing: Writing, change: Change): Promise<ReadBack | null> {
  const deal = await current(writing, change);
  return deal && readBack(change, deal);
}

export async function undoChange(writing: Writing, change: Change, version: string) {
  const deal = await current(writing, change);
  if (!deal) return 'gone';
  if (readBack(change, deal).version !== version) return 'changed';
  await setField(writing, change, change.from, deal);
  return 'undone';
}
