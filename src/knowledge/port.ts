/** What the interpreter and the skills may ask of knowledge. Everything is seen as one audience. */
import type { Audience } from '../access/port.ts';
import type { AccountAnswer, MoreResult, Nearby, PersonAnswer, Reason, WhoWeKnowResult } from '../domain/answer.ts';
import type { SeenTie } from '../domain/paths.ts';
import type { TieSettings } from '../domain/tie.ts';

export type NameKind = 'account' | 'contact' | 'colleague';

/** How the words in the text led to the stored name, best first. */
export type MatchedBy = 'email' | 'domain' | 'exact' | 'inflected' | 'transliterated' | 'typo' | 'part';

/** A stretch of a text that may name something this audience may see. */
export interface NameMatch {
  readonly kind: NameKind;
  readonly id: number;
  /** The stored name that was matched, as it is shown. */
  readonly name: string;
  /** The words of the text, and where they stand (UTF-16 offsets). */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1; 1 = equal after folding. */
  readonly similarity: number;
  readonly by: MatchedBy;
  /** What tells it from others of the same name: title and company, or industry and place. */
  readonly hint: string | null;
}

/** Names in a text → candidates this audience may see, best first; overlapping candidates are all returned. */
export type FindNames = (text: string, audience: Audience) => Promise<readonly NameMatch[]>;

/** Turns texts into vectors. Vectors of different `id`s are never compared. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  /** Texts in other languages are put into English words before (domain/search-terms.ts `inEnglish`). */
  readonly englishOnly: boolean;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}

/** What a name that stands alone may mean, surest first; when nothing matches, the names written most like it. */
export interface LookedUp {
  readonly matches: readonly NameMatch[];
  readonly nearest: readonly NameMatch[];
}

/** Narrows a list of people. Places are English names of domain/places. */
export interface Filters {
  readonly function?: string;
  readonly seniority?: string;
  readonly cities?: readonly string[];
  readonly countries?: readonly string[];
  /** Somebody was in touch with them since. */
  readonly since?: Date;
}

/** A contact in a ranked list, before it is described. */
export interface Ranked {
  readonly contactId: number;
  readonly accountId: number;
  /** No longer at the account: `endedAt` where a source says when. */
  readonly gone: boolean;
  readonly endedAt: Date | null;
  /** Somebody exchanged something with them, or is connected to them. */
  readonly known: boolean;
  /** Somebody at least shares a list with them. */
  readonly near: boolean;
  /** A CRM, a profile or an address book names them; else only mail to a list does. */
  readonly listed: boolean;
}

export interface RankedPage {
  readonly people: readonly Ranked[];
  /** In all: those at the account, those of them whom somebody knows, and those who left. */
  readonly there: number;
  readonly known: number;
  readonly gone: number;
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

export interface FindQuery extends Filters {
  readonly industry?: string;
  readonly accounts?: readonly number[];
  readonly formerAccounts?: readonly number[];
  /** A contact to find others like. */
  readonly likeId?: number;
  /** Free words, and their vector when the embedder answered in time. */
  readonly text?: string;
  readonly vector?: { readonly embedder: string; readonly values: Float32Array };
}

export interface FoundPeople {
  readonly people: readonly { readonly contactId: number; readonly reasons: readonly Reason[] }[];
  readonly total: number;
}

/** A deal as this audience sees it. */
export interface KnownDeal {
  readonly id: number;
  readonly name: string;
  /** In the company's own words. */
  readonly stage: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  /** ISO day. */
  readonly closeDate: string | null;
  readonly accountId: number | null;
  readonly ownerId: number | null;
  readonly owner: string | null;
  readonly contactIds: readonly number[];
}

/** What speaks for a contact when a sentence may mean several. */
export interface ContactStanding {
  readonly contactId: number;
  readonly ownTouchDays: number | null;
  readonly anyTouchDays: number | null;
  /** What the asker's last touch with them was. */
  readonly lastKind: string | null;
  readonly owned: boolean;
  /** Where they are now, and where they ever were. */
  readonly accountIds: readonly number[];
  readonly everAt: readonly number[];
}

/** One transaction as one audience. Nothing but these may be awaited inside. */
export interface Reading {
  lookUp(words: string, kind: NameKind): Promise<LookedUp>;
  account(id: number): Promise<AccountAnswer | null>;
  withSubsidiaries(accountId: number): Promise<readonly number[]>;
  peopleAt(
    accounts: readonly number[],
    filters: Filters,
    page: Page,
    only?: 'there' | 'gone' | 'both',
  ): Promise<RankedPage>;
  describe(
    contacts: readonly number[],
    askedAccounts?: readonly number[],
    reasons?: ReadonlyMap<number, readonly Reason[]>,
  ): Promise<readonly PersonAnswer[]>;
  closest(accounts: readonly number[]): Promise<WhoWeKnowResult['colleagues']>;
  nearby(accounts: readonly number[]): Promise<readonly Nearby[]>;
  find(query: FindQuery, page: Page): Promise<FoundPeople>;
  more(contactId: number): Promise<Omit<MoreResult, 'person' | 'choices' | 'unknownName' | 'nearestNames'>>;
  ties(contactId: number): Promise<readonly SeenTie[]>;
  /** Of these accounts, or with these contacts on them; closed ones too. */
  deals(accounts: readonly number[], contacts: readonly number[]): Promise<readonly KnownDeal[]>;
  /** Whose names hold any of these words, as it may be written there too; those of the asker first. */
  dealsNamed(words: readonly string[]): Promise<readonly KnownDeal[]>;
  /** The stages that deals are in. */
  stages(): Promise<readonly string[]>;
  standing(contacts: readonly number[]): Promise<readonly ContactStanding[]>;
  /** Whom the asker was last in touch with, the latest first. */
  recentContacts(count: number): Promise<readonly number[]>;
}

export interface Knowledge {
  /** Cut-offs and half-lives that strengths are computed with. */
  readonly settings: TieSettings;
  read<T>(audience: Audience, now: Date, work: (reading: Reading) => Promise<T>): Promise<T>;
  /** The vector of a text, or null when the embedder did not answer in time. To be asked for before `read`. */
  embed(text: string): Promise<FindQuery['vector'] | null>;
}
