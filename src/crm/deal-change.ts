/**
 * The rules of a change of a deal, and of taking it back, which are the same for every CRM: it is made only on what it was
 * proposed on, and only if nobody changed the field since. How a field is read and set is the vendor's.
 */
import { CrmFault } from '../domain/crm-fault.ts';
import type { Write } from '../domain/write.ts';
import type { ReadBack } from './port.ts';
import { versionOf } from './version.ts';

export type Change = Extract<Write, { kind: 'change' }>;

export interface DealNow {
  /** Of the field that is changed: a stage's name, a number, a day. */
  readonly value: string | number | null;
  /** ISO 4217, where the CRM tells in what its amounts are. */
  readonly currency?: string | undefined;
}

export interface DealField<Deal extends DealNow> {
  /** As people call it. */
  readonly crm: string;
  /** @returns null where the deal is gone */
  current(change: Change): Promise<Deal | null>;
  /** @throws CrmFault where the CRM has no such value */
  set(change: Change, value: Change['from'], deal: Deal): Promise<void>;
}

export interface DealChanges {
  /** @throws CrmFault where the deal is gone, or no longer is what the change was proposed on */
  make(change: Change): Promise<void>;
  /** @returns null where the deal is gone */
  read(change: Change): Promise<ReadBack | null>;
  undo(change: Change, version: string): Promise<'undone' | 'changed' | 'gone'>;
}

/** An amount that was never said is 0 in some CRMs. */
const same = (field: Change['field'], one: string | number | null, other: string | number | null) =>
  field === 'amount' ? Number(one ?? 0) === Number(other ?? 0) : String(one ?? '') === String(other ?? '');

const readBack = (change: Change, { value }: DealNow): ReadBack => ({
  write: { ...change, to: value ?? '' },
  version: versionOf([change.field, value]),
});

export function dealChanges<Deal extends DealNow>({ crm, current, set }: DealField<Deal>): DealChanges {
  return {
    async make(change) {
      const deal = await current(change);
      if (!deal) throw new CrmFault('refused', `The deal is no longer in ${crm}.`, { remedy: 'Choose another deal.' });
      const { value, currency } = deal;
      if (change.field === 'amount' && change.currency !== null && currency && currency !== change.currency)
        throw new CrmFault('refused', `The deal is in ${currency}, not in ${change.currency}.`, {
          remedy: `Say the amount in ${currency}.`,
        });
      // The same again is a change that was made, and whose answer was lost.
      if (same(change.field, value, change.to)) return;
      if (!same(change.field, value, change.from))
        throw new CrmFault('refused', `Somebody changed it since: it is now ${value ?? 'empty'}.`, {
          remedy: 'Look at the deal and say it again.',
        });
      await set(change, change.to, deal);
    },
    async read(change) {
      const deal = await current(change);
      return deal && readBack(change, deal);
    },
    async undo(change, version) {
      const deal = await current(change);
      if (!deal) return 'gone';
      if (readBack(change, deal).version !== version) return 'changed';
      await set(change, change.from, deal);
      return 'undone';
    },
  };
}
