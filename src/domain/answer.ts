/** The typed results of the skills: facts only, no sentences. Cards and `--json` are rendered from these. */
import type { PartKind } from './tie.ts';

export type StrengthWord = 'strong' | 'warm' | 'faint' | 'connected' | 'none';

/** One kind of evidence on one path. Dates are absent where the colleague shares anonymously. */
export interface Evidence {
  readonly kind: PartKind;
  readonly count: number | null;
  /** Both sides wrote. Meetings and calls are two-way by nature. */
  readonly twoWay: boolean;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
  /** Of the group or former employer. */
  readonly name?: string;
  /** Some of it was logged here, and the CRM has not answered yet. */
  readonly pending?: boolean;
}

/** How the asker reaches a contact. */
export interface Path {
  /** `you` directly; a named colleague; `team`: someone in a team, who shares anonymously; `unnamed`: a colleague. */
  readonly via: 'you' | 'colleague' | 'team' | 'unnamed';
  readonly colleagueId: number | null;
  readonly colleague: string | null;
  readonly team: string | null;
  readonly strength: number;
  readonly word: StrengthWord;
  /** A two-way touch that is recent enough, and the colleague's consent (sharing `named`). */
  readonly canIntroduce: boolean;
  readonly evidence: readonly Evidence[];
}

export type Warning =
  /** No longer at the account that was asked about. */
  | { readonly kind: 'left'; readonly account: string; readonly at: Date | null; readonly now: string | null }
  /** Nobody was in touch for a year or more. */
  | { readonly kind: 'silent'; readonly since: Date }
  /** Two sources name different employers; the newer one is shown. */
  | { readonly kind: 'disputed'; readonly account: string; readonly source: string; readonly asOf: Date };

/** Why a person matches what was asked in find-people. */
export type Reason =
  | { readonly kind: 'function' | 'seniority' | 'industry'; readonly key: string; readonly from: string }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'since'; readonly lastAt: Date }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'meaning'; readonly text: string }
  | { readonly kind: 'former'; readonly account: string; readonly until: Date | null };

export interface PersonAnswer {
  readonly contactId: number;
  readonly name: string;
  readonly accountId: number | null;
  readonly account: string | null;
  readonly title: string | null;
  /** Keys of domain/titles. */
  readonly function: string | null;
  readonly seniority: string | null;
  readonly place: string | null;
  /** 0 to 1, of the best path. */
  readonly strength: number;
  readonly word: StrengthWord;
  /** Best first; at most two are shown. */
  readonly paths: readonly Path[];
  readonly warnings: readonly Warning[];
  /** Names of the sources that say something of this person: "HubSpot", "your LinkedIn". */
  readonly sources: readonly string[];
  readonly reasons: readonly Reason[];
}

export interface AccountAnswer {
  readonly accountId: number;
  readonly name: string;
  /** The names it was found under that differ from the one shown: old names, subsidiaries. */
  readonly alsoKnownAs: readonly string[];
  readonly industry: string | null;
  readonly place: string | null;
  readonly domain: string | null;
}

/** One of several things a name may mean, with what tells it from the others. */
export interface Choice {
  readonly kind: 'account' | 'contact';
  readonly id: number;
  readonly name: string;
  readonly hint: string | null;
}

/** What is true nearby when nobody is known there. */
export type Nearby =
  | { readonly kind: 'group'; readonly group: string; readonly person: PersonAnswer }
  | { readonly kind: 'former'; readonly person: PersonAnswer; readonly until: Date | null }
  | {
      readonly kind: 'family';
      readonly account: string;
      readonly relation: 'parent' | 'subsidiary';
      readonly person: PersonAnswer;
    };

/** Which form of the question: people at a company, one person, who could introduce, who is closest, who used to work there. */
export type WhoQuestion = 'at' | 'person' | 'introduce' | 'closest' | 'former';

export interface WhoWeKnowResult {
  readonly question: WhoQuestion;
  readonly account: AccountAnswer | null;
  readonly people: readonly PersonAnswer[];
  /** With `closest`: colleagues by the sum of their ties into the account. */
  readonly colleagues: readonly { readonly path: Path; readonly people: number; readonly best: string }[];
  readonly total: number;
  readonly offset: number;
  /** Filters that were applied: keys of domain/titles and the like. */
  readonly filters: {
    readonly function?: string;
    readonly seniority?: string;
    readonly place?: string;
    readonly since?: string;
  };
  /** With outcome `choices`. */
  readonly choices: readonly Choice[];
  /** With outcome `nothing` because the name is not known: what was asked and the nearest names. */
  readonly unknownName: string | null;
  readonly nearestNames: readonly Choice[];
  readonly nearby: readonly Nearby[];
}

export interface FindPeopleResult {
  readonly people: readonly PersonAnswer[];
  readonly total: number;
  readonly offset: number;
  readonly criteria: {
    readonly function?: string;
    readonly seniority?: string;
    readonly industry?: string;
    readonly place?: string;
    readonly since?: string;
    readonly company?: string;
    readonly formerCompany?: string;
    readonly like?: string;
    readonly text?: string;
  };
  readonly choices: readonly Choice[];
  readonly unknownName: string | null;
  readonly nearestNames: readonly Choice[];
  /** The embedder did not answer in time: the list comes from words and criteria only. */
  readonly withoutMeaning: boolean;
}

/** "more about the second": everything this audience may see of one person. */
export interface MoreResult {
  readonly person: PersonAnswer | null;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly profiles: readonly string[];
  readonly positions: readonly {
    title: string | null;
    account: string;
    from: Date | null;
    to: Date | null;
    source: string;
  }[];
  readonly deals: readonly {
    name: string;
    stage: string | null;
    amount: number | null;
    currency: string | null;
    owner: string | null;
  }[];
  readonly lastTouches: readonly { kind: PartKind; at: Date; colleague: string | null; pending: boolean }[];
  readonly choices: readonly Choice[];
  readonly unknownName: string | null;
  readonly nearestNames: readonly Choice[];
}

/** "why?": how a strength was computed. */
export interface WhyResult {
  readonly person: PersonAnswer | null;
  readonly terms: readonly {
    readonly via: Path['via'];
    readonly colleague: string | null;
    readonly team: string | null;
    readonly kind: PartKind;
    readonly count: number | null;
    readonly lastAt: Date | null;
    /** This kind's share of the sum before it is squeezed into 0..1. */
    readonly points: number;
  }[];
  readonly strength: number;
  readonly word: StrengthWord;
  readonly settings: {
    readonly halfLifeDays: number;
    readonly strong: number;
    readonly warm: number;
    readonly faint: number;
  };
  readonly choices: readonly Choice[];
  readonly unknownName: string | null;
  readonly nearestNames: readonly Choice[];
}
