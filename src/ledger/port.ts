/** The ledger as others see it: what is proposed, decided, delivered, verified, taken back. */
import type { Sql } from '../db/database.ts';
import type { EntryState } from '../domain/entry-states.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Author, Write, WriteKind } from '../domain/write.ts';
import type { Language } from '../words/port.ts';

/** One write of a proposal, as a card shows it. */
export interface Entry {
  readonly id: number;
  /** Which piece of the proposal: activity, tasks, changes, new contacts, from 1. 0: somebody the others need. */
  readonly piece: number;
  readonly kind: WriteKind;
  readonly state: EntryState;
  /** Sent, and the CRM has not said yet whether it has it. */
  readonly checking: boolean;
  /** What is written, in short: "call", the task's words, `stage: Proposal`. */
  readonly name: string;
  /** Why it failed or stayed, and what to do about it. */
  readonly reason: string | null;
  readonly remedy: string | null;
  /** Names of fields that the CRM stored otherwise. */
  readonly differs: readonly string[];
  readonly url: string | null;
  /** What else stands in the CRM under this entry, though it was approved once. */
  readonly twins: readonly { readonly id: string; readonly url: string | null }[];
}

export interface Ledgered {
  readonly id: number;
  readonly proposal: Proposal;
  readonly entries: readonly Entry[];
  /** How the CRM is called. */
  readonly crm: string;
  readonly askerId: number;
  readonly language: Language;
  /** The states it was last shown with; null: as it was proposed. */
  readonly shown: string | null;
  /** Null: nothing can be taken back, or not any more. */
  readonly undoableUntil: Date | null;
}

export interface Thread {
  readonly channel: string;
  readonly thread: string;
  readonly askerId: number;
}

export interface Proposing {
  readonly turnId: number;
  /** The turn whose card this one takes the place of: what that proposed is left. */
  readonly replaces?: number;
  readonly askerId: number;
  readonly scopes: readonly number[];
  readonly channel: string;
  readonly thread: string;
  readonly language: Language;
  readonly proposal: Proposal;
  /** One line for the CRM's list of activities, and the line that says who logged it and from where. */
  readonly subject: string;
  readonly byline: string;
  readonly author: Omit<Author, 'crmOwner'>;
}

/** Why nothing can be proposed: none is connected, its settings are incomplete, or we may only read. */
export type Unwritable = 'no-crm' | 'half-set' | 'read-only';

export interface Ledger {
  /** Whether anything could be written at all. */
  writable(): Promise<'yes' | Unwritable>;
  /** Names of what would be made first: people and companies that we know from elsewhere and the CRM does not. */
  needs(proposing: Omit<Proposing, 'turnId'>, now: Date): Promise<readonly string[]>;
  /** Within the transaction that keeps the turn: a card that is shown can be decided on, one that is not cannot. */
  propose(sql: Sql, proposing: Proposing, now: Date): Promise<void>;
  /** Of the card of a turn; null where it proposed nothing. */
  of(turnId: number, now: Date): Promise<Ledgered | null>;
  /** The last of a thread that its asker can take back. */
  lastUndoable(thread: Thread, now: Date): Promise<number | null>;
  /** What the asker was last told in a thread, where that was a card of the ledger. */
  lastShown(thread: Thread): Promise<number | null>;
  /**
   * Queues all that is proposed; a second click finds nothing to decide.
   * @param place where the card stands, so that it can be updated later
   */
  save(turnId: number, place: unknown, now: Date): Promise<void>;
  leave(turnId: number, now: Date): Promise<void>;
  /** Another turn shows the card from now on, with the entries in these states (`statesOf`). */
  moved(sql: Sql, from: number, to: number, states: string): Promise<void>;
  undo(turnId: number, place: unknown, now: Date): Promise<void>;
  /** Resolves when nothing of this card is under way any more, or the time is over. */
  settled(turnId: number, milliseconds: number): Promise<void>;
}

/** An activity that was approved. */
export interface Logged {
  readonly sourceId: number;
  /** Of its entry. */
  readonly key: string;
  readonly colleagueId: number;
  readonly activity: Extract<Write, { kind: 'activity' }>;
}

/** What is known of who was in touch with whom: what is logged is part of it at once. `touchKey` as of `Writer`. */
export interface History {
  /** Approved, and on its way. */
  add(sql: Sql, logged: Logged, now: Date): Promise<void>;
  /** The CRM has it. */
  settle(sql: Sql, logged: Pick<Logged, 'sourceId' | 'key'>, touchKey: string | null): Promise<void>;
  /** It is not in the CRM, or not any more. */
  remove(sql: Sql, logged: Pick<Logged, 'sourceId' | 'key'>, touchKey: string | null): Promise<void>;
}
