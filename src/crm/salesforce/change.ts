/** A change of a deal, and back again. The note on it that says who asked for it is `write`'s. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Write } from '../../domain/write.ts';
import type { ReadBack } from '../port.ts';
import { versionOf } from '../version.ts';
import { number, text } from './records.ts';
import { quoted } from './soql.ts';
import { idOf, type Writing } from './writing.ts';

export type Change = Extract<Write, { kind: 'change' }>;

const fieldOf: Readonly<Record<Change['field'], string>> = {
  stage: 'StageName',
  amount: 'Amount',
  closeDate: 'CloseDate',
};

interface Deal {
  readonly value: string | number | null;
  readonly currency: string | undefined;
}

/** @returns null where the deal is gone */
async function current({ client, setup }: Writing, { deal, field }: Change): Promise<Deal | null> {
  const known = await setup();
  const fields = (await known.fields('Opportunity'))?.known([fieldOf[field], 'CurrencyIsoCode']) ?? [];
  const [row] = await client.all(
    `SELECT ${['Id', ...fields].join(', ')} FROM Opportunity WHERE Id = ${quoted(idOf(deal))}`,
  );
  if (!row) return null;
  const stored = row[fieldOf[field]];
  const value = field === 'amount' ? number(stored) : field === 'stage' ? known.stageLabel(text(stored)) : text(stored);
  return { value: value ?? null, currency: text(row.CurrencyIsoCode) ?? known.currency };
}

const same = (field: Change['field'], one: string | number | null, other: string | number | null) =>
  field === 'amount' ? Number(one ?? 0) === Number(other ?? 0) : String(one ?? '') === String(other ?? '');

async function setField({ client, setup }: Writing, change: Change, value: Change['from']): Promise<void> {
  let stored = value;
  if (change.field === 'stage') {
    stored = (await setup()).stageValue(String(value)) ?? null;
    if (stored === null)
      throw new CrmFault('refused', `Salesforce has no stage “${value}”.`, { remedy: 'Say a stage that it has.' });
  }
  await client.update('Opportunity', idOf(change.deal), { [fieldOf[change.field]]: stored });
}

/** @throws CrmFault where the deal is gone, or no longer is what the change was proposed on */
export async function changeDeal(writing: Writing, change: Change): Promise<void> {
  const deal = await current(writing, change);
  if (!deal) throw new CrmFault('refused', 'The deal is no longer in Salesforce.', { remedy: 'Choose another deal.' });
  if (change.field === 'amount' && change.currency !== null && deal.currency && change.currency !== deal.currency)
    throw new CrmFault('refused', `The deal is in ${deal.currency}, not in ${change.currency}.`, {
      remedy: `Say the amount in ${deal.currency}.`,
    });
  // The same again is a change that was made, and whose answer was lost.
  if (same(change.field, deal.value, change.to)) return;
  if (!same(change.field, deal.value, change.from))
    throw new CrmFault('refused', `Somebody changed it since: it is now ${deal.value ?? 'empty'}.`, {
      remedy: 'Look at the deal and say it again.',
    });
  await setField(writing, change, change.to);
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
  await setField(writing, change, change.from);
  return 'undone';
}
