/**
 * What a CRM connector is: it reads pages of what changed, and writes one thing at a time. It knows its vendor and nothing
 * of our tables; `intake` stores what it reads, `ledger` decides what it writes and when again.
 */
import type { ColleagueRef, Incoming } from '../domain/incoming.ts';
import type { Author, Write, WriteKind } from '../domain/write.ts';

export type CrmName = 'csv' | 'odoo' | 'hubspot' | 'pipedrive' | 'salesforce';

export type Stream = 'colleagues' | 'companies' | 'contacts' | 'deals' | 'activities';

/** Who may see a record in the CRM: it becomes the scope of what we store of it. */
export type Visibility =
  | { readonly kind: 'all' }
  /** Also where the vendor's rules cannot be read: nobody sees here what the CRM may hide from them. */
  | { readonly kind: 'owner' }
  | { readonly kind: 'group'; readonly key: string };

/** Colleagues who see the same records: a team, a role and those above it, a visibility group. */
export interface VisibilityGroup {
  readonly key: string;
  readonly members: readonly ColleagueRef[];
}

export interface CrmRecord {
  /** The vendor's id, one in its stream. */
  readonly id: string;
  /** Changes with every change of the record: the same id and version is the same statement. */
  readonly version: string;
  /** One statement, whose `key` is what a `RecordRef` names. Rejected rows name the vendor's id and the reason. */
  readonly says: Incoming;
  readonly visibility: Visibility;
  /** What the vendor holds besides, custom fields too, as it came. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Plain JSON that only the connector understands. Stored in the transaction of the page it came with. */
export type Cursor = Readonly<Record<string, unknown>>;

export interface Page {
  readonly records: readonly CrmRecord[];
  /** Deleted, archived, or merged into another: keys. */
  readonly gone: readonly { readonly key: string; readonly mergedInto?: string }[];
  /** Where the next read goes on: after this page, or where this one would not be lost. */
  readonly cursor: Cursor;
  /** How many records there are in all, where the vendor says so. */
  readonly total?: number;
}

/** What a connection can do: data, so that the bot can say "your connection is read-only". */
export interface Abilities {
  /** Empty: the connection is read-only. */
  readonly writes: readonly WriteKind[];
  /** Whether another than the API's user may be the owner, and the author. */
  readonly setsOwner: boolean;
  readonly setsAuthor: boolean;
  /** How a write is found again: at once, or only after so many milliseconds. */
  readonly findsAfterMs: number;
  readonly webhooks: boolean;
}

/** A field of the vendor's records, as far as its values are kept with them. */
export interface CrmField {
  readonly name: string;
  /** As people there read it. */
  readonly label: string;
  /** Made by the company itself. */
  readonly own: boolean;
}

export interface Checked {
  /** `Odoo 14.0 at crm.example, as Mitchell Admin`. */
  readonly says: string;
  readonly abilities: Abilities;
  /** Each missing right with the remedy, as a plain sentence. */
  readonly missing: readonly string[];
  /** Kinds of records whose visibility cannot be read, and why. */
  readonly unreadableRules: readonly { readonly stream: Stream; readonly reason: string }[];
}

/** A thing that was written, as the vendor holds it. */
export interface Written {
  /** The vendor's id, with its type where there are several: `mail.message:81`. Of a contact, a company, a deal: its key. */
  readonly id: string;
  /** A page of the CRM where a person can look at it, where there is one. */
  readonly url: string | null;
}

export interface ReadBack {
  /** The same shape as was written, as far as the vendor keeps it. */
  readonly write: Write;
  /** Changes whenever somebody changes the thing. */
  readonly version: string;
}

export interface Writer {
  /**
   * Writes once; no retry inside. `key` goes along as the vendor's best idempotency.
   * @throws CrmFault of domain/crm-fault
   */
  write(key: string, write: Write, author: Author): Promise<Written>;
  /**
   * What carries our key, what was made first first, looked up where there is no lag, or after `abilities.findsAfterMs`.
   * More than one where the vendor has no unique values and an answer was lost for longer than we wait.
   * @throws CrmFault of domain/crm-fault
   */
  find(key: string, write: Write): Promise<readonly Written[]>;
  /** @returns null where it is gone */
  read(written: Written, write: Write): Promise<ReadBack | null>;
  /**
   * Removes what `write` made, or puts back what it changed, if the version is still this one. Removes nothing else.
   * @returns `changed` where somebody changed it since: then nothing is touched
   */
  undo(written: Written, write: Write, version: string): Promise<'undone' | 'changed' | 'gone'>;
  /** The key by which a page will bring an activity that was written; null where it brings none of its kind. */
  touchKey(written: Written): string | null;
}

/** A request that came to our door, before anybody read what is in it. */
export interface Knock {
  readonly method: string;
  /** The whole address as the vendor called it, with its query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Something changed there, as far as anybody may believe it: enough to look, and for nothing else. */
export interface Hint {
  readonly stream: Stream;
  /** What the vendor calls this event: the same when it is told again. */
  readonly event: string;
}

/** What a vendor tells by itself. */
export interface Webhooks {
  /** @returns null: it did not come from the vendor */
  hear(knock: Knock, now: Date): readonly Hint[] | null;
  /** Seconds after a change from which on a read finds it. */
  readonly settlesSeconds: number;
  /** Seconds in which hints of one stream are one read: what a read costs decides it. */
  readonly togetherSeconds: number;
}

export interface Crm {
  readonly name: CrmName;
  /** Which one of the vendor's, for people: host and database, or the portal. */
  readonly account: string;
  /** In the order they are to be read: what others point at comes first. */
  readonly streams: readonly Stream[];
  check(): Promise<Checked>;
  /** Pages since a cursor, or from the beginning, until there is no more for now. May be left at any page. */
  pages(stream: Stream, after: Cursor | null, signal: AbortSignal): AsyncIterable<Page>;
  /** Keys of everything that is there now: what is stored and not among them was deleted. */
  keys(stream: Stream, signal: AbortSignal): AsyncIterable<readonly string[]>;
  groups(): Promise<readonly VisibilityGroup[]>;
  /** Which fields its records have. Absent: the vendor does not tell, or has no fields of a company's own. */
  fields?(stream: Stream): Promise<readonly CrmField[]>;
  /** What is left of what the vendor lets us ask, as a plain sentence; null where it did not tell. Since the last `check`. */
  budget?(): string | null;
  /** Absent: the connection is read-only. */
  readonly writer?: Writer;
  close(): Promise<void>;
}
