/**
 * How well a person answers a query in words: `meaning + coverage + name`, one linear score over candidates from any of
 * three lists. Rank fusion of the lists instead halves the quality on paraphrases (docs/measurements.md).
 */

import type { Term } from './search-terms.ts';
import { nameSimilarity, typoFloor } from './similarity.ts';
import { seniorityCloseness } from './titles.ts';

/** Weights of the parts, chosen on public queries; see docs/measurements.md for what else was tried. */
export const searchWeights = { meaning: 1, coverage: 0.5, name: 1, criteria: 0.5 } as const;

/** Share of documents that hold a unit, as a weight: 0 for a word that all have, about 6 for one in a thousand. */
export type Idf = (unit: string) => number;

/** ln(1 + N ÷ (1 + n)) for a unit that n of N rows hold. */
export function idfOf(holding: number, rows: number): number {
  return Math.log(1 + rows / (1 + holding));
}

export interface QueryTerm extends Term {
  /** How rare it is: the idf of its commonest full answer. */
  readonly idf: number;
}

export interface QueryFeatures {
  readonly terms: readonly QueryTerm[];
  /** Keys of titles.ts and industries.ts; absent where the query does not name any. */
  readonly function?: string;
  readonly seniority?: string;
  readonly industry?: string;
}

export interface CandidateFeatures {
  /** Folded name; also former names and other spellings, one entry each. */
  readonly names: readonly string[];
  /** See `unitsOf`. */
  readonly units: ReadonlySet<string>;
  /** Similarity to the query's vector, −1 to 1 (see `meaningOf`); null when there is no vector on either side. */
  readonly meaning: number | null;
  readonly function?: string | null;
  readonly seniority?: string | null;
  readonly industry?: string | null;
}

export interface ScoreReasons {
  readonly meaning: number;
  /** 0 to 1. */
  readonly coverage: number;
  /** 0 to 1. */
  readonly name: number;
  /** The query's words that the candidate answers. */
  readonly words: readonly string[];
}

export interface Scored {
  readonly score: number;
  readonly reasons: ScoreReasons;
}

/** The query's terms with their rarity in the rows that are searched. */
export function weighTerms(terms: readonly Term[], idf: Idf): readonly QueryTerm[] {
  return terms.map(term => {
    const full = [...term.units].filter(([, weight]) => weight === 1).map(([unit]) => idf(unit));
    return { ...term, idf: full.length === 0 ? 0 : Math.min(...full) };
  });
}

/** Similarity of a profile: the mean of the whole text's and the best single fact's. */
export function meaningOf(whole: number, facts: readonly number[]): number {
  return facts.length === 0 ? whole : (whole + Math.max(...facts)) / 2;
}

/** The best similarity of one word with any word of the names; 0 below the floor of a typing mistake. */
function nameMatch(folded: string, names: readonly string[]): number {
  let best = 0;
  for (const name of names) for (const part of name.split(' ')) best = Math.max(best, nameSimilarity(folded, part));
  return best >= typoFloor ? best : 0;
}

/** "driver" is not named again beside "truck driver". */
function notInside(words: readonly string[]): (word: string) => boolean {
  return word => !words.some(other => other !== word && ` ${other} `.includes(` ${word} `));
}

function hasName(folded: string, names: readonly string[]): boolean {
  return names.some(name => name.split(' ').includes(folded));
}

function criteriaShare(query: QueryFeatures, candidate: CandidateFeatures): number {
  const parts: number[] = [];
  if (query.function !== undefined) parts.push(candidate.function === query.function ? 1 : 0);
  if (query.seniority !== undefined) parts.push(seniorityCloseness(candidate.seniority ?? null, query.seniority));
  if (query.industry !== undefined) parts.push(candidate.industry === query.industry ? 1 : 0);
  return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
}

/** The score of one candidate, comparable among candidates of one query only, and what it is made of. */
export function scoreCandidate(query: QueryFeatures, candidate: CandidateFeatures): Scored {
  let all = 0;
  let covered = 0;
  let byName = 0;
  const words: string[] = [];
  for (const term of query.terms) {
    all += term.idf;
    let weight = 0;
    for (const [unit, worth] of term.units) if (worth > weight && candidate.units.has(unit)) weight = worth;
    const asName = term.mayBeName ? nameMatch(term.folded, candidate.names) : 0;
    // A name that is also a word ("Weber") answers the word, but does not make everyone called so a namesake.
    const answered = Math.max(weight, asName, hasName(term.folded, candidate.names) ? 1 : 0);
    byName += asName * term.idf;
    covered += answered * term.idf;
    if (answered > 0) words.push(term.words);
  }
  const coverage = all === 0 ? 0 : covered / all;
  const name = all === 0 ? 0 : byName / all;
  const meaning = candidate.meaning ?? 0;
  const score =
    searchWeights.meaning * meaning +
    searchWeights.coverage * coverage +
    searchWeights.name * name +
    searchWeights.criteria * criteriaShare(query, candidate);
  return { score, reasons: { meaning, coverage, name, words: words.filter(notInside(words)) } };
}
