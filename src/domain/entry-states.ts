/** The states of an entry. Which may follow which the database holds (`entry_moves`). */

/**
 * `queued`: approved and to be delivered. `delivered`: the CRM has it, not yet read back. `failed`: it will not be tried
 * again, and nothing was written. `undoing`: was verified, and is to be taken back.
 */
export const states = [
  'proposed',
  'queued',
  'delivered',
  'verified',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const;
export type EntryState = (typeof states)[number];

/** Work that a worker has to do. */
export const openStates: readonly EntryState[] = ['queued', 'delivered', 'undoing'];

const hours = 3_600_000;

/** Until when what was verified can be taken back. */
export const undoableUntil = (verifiedAt: Date, undoHours: number) =>
  new Date(verifiedAt.getTime() + undoHours * hours);

/** What a card shows of an entry. */
interface Seen {
  readonly state: EntryState;
  readonly checking: boolean;
  readonly twins: readonly unknown[];
}

/** In which states a card shows its entries, in their order. */
export const statesOf = (entries: readonly Seen[]): string =>
  entries.map(({ state, checking, twins }) => `${state}${checking ? '?' : ''}${'+'.repeat(twins.length)}`).join(' ');
