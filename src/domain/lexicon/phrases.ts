/** Finds the words of a table in a text: the longest phrases first, in any form the stems fold together. */
import { type Token, tokens as tokensOf } from '../fold.ts';
import type { Language } from './language.ts';
import {
  buildIndex,
  compoundSenses,
  doubtfulForms,
  exactIdOf,
  type FinderOptions,
  idOf,
  type PhraseIndex,
  type Sense,
} from './phrase-index.ts';
import { stem } from './stems.ts';
import type { TableLine } from './table.ts';

/** A phrase of the table found in a text. */
export interface Found<K extends string> {
  readonly key: K;
  readonly language: Language;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** A word that means this only when nothing better is there ("engineer" in "sales engineer"). */
  readonly weak: boolean;
  /** Position of the first token, and how many tokens the phrase has. */
  readonly token: number;
  readonly tokens: number;
}

export interface PhraseFinder<K extends string> {
  /**
   * All phrases in the text, in order; phrases of one language do not overlap. With a language, its words and English
   * ones are known; without, those of all four Latin ones. Persian is told by its letters.
   */
  find(text: string, language?: Language): readonly Found<K>[];
  findIn(tokens: readonly Token[], language?: Language): readonly Found<K>[];
  /** The phrases of one language and no other. */
  findOnly(tokens: readonly Token[], language: Language): readonly Found<K>[];
}

/** Words that make an ambiguous place certain, folded. */
const prepositions = new Set(
  (
    'in at near from around to of w we z ze na do od pod kolo okolice v ve u ze za blizko im am bei aus nach um nahe ' +
    'der den در از به اهل'
  ).split(' '),
);

const arabicScript = /\p{Script=Arabic}/u;
const longestPhrase = 5;

function languagesOf(token: Token, language: Language | undefined): readonly Language[] {
  if (arabicScript.test(token.word)) return ['fa'];
  if (language !== undefined && language !== 'fa') return language === 'en' ? ['en'] : [language, 'en'];
  return ['en', 'pl', 'cs', 'de'];
}

const written = (tokens: readonly Token[]) => tokens.map(token => token.word).join(' ');
const foldedOf = (tokens: readonly Token[]) => tokens.map(token => token.folded);

/** A table made searchable. */
export function phraseFinder<K extends string>(
  lines: readonly TableLine[],
  options: FinderOptions = {},
): PhraseFinder<K> {
  const indexes = new Map<Language, PhraseIndex<K>>();
  const doubtful = options.certain ? new Set<string>() : doubtfulForms(lines);

  const indexOf = (language: Language): PhraseIndex<K> => {
    const index = indexes.get(language) ?? buildIndex<K>(lines, language, options);
    indexes.set(language, index);
    return index;
  };

  const holds = (sense: Sense<K>, phrase: readonly Token[], before: Token | undefined): boolean => {
    if (sense.asWritten !== null && written(phrase) !== sense.asWritten) return false;
    if (!doubtful.has(foldedOf(phrase).join(' '))) return true;
    return before !== undefined && prepositions.has(before.folded);
  };

  const findOnly = (tokens: readonly Token[], language: Language): Found<K>[] => {
    const { senses, longest, parts } = indexOf(language);
    const found: Found<K>[] = [];
    const stems = tokens.map(token => stem(token.folded, language));
    for (let i = 0; i < tokens.length; ) {
      const folded = tokens[i]?.folded ?? '';
      // Persian phrases may be written as one word or as several: their first word says nothing about their length.
      const most =
        language === 'fa' ? longestPhrase : Math.max(longest.get(stems[i] ?? '') ?? 0, longest.get(`=${folded}`) ?? 0);
      let taken = 0;
      for (let count = Math.min(most, tokens.length - i); count > 0 && taken === 0; count--) {
        const phrase = tokens.slice(i, i + count);
        const exact = senses.get(exactIdOf(foldedOf(phrase))) ?? [];
        const stemmed = senses.get(idOf(stems.slice(i, i + count), language)) ?? [];
        for (const sense of [...exact, ...stemmed]) {
          if (!holds(sense, phrase, tokens[i - 1])) continue;
          found.push(asFound(sense, language, phrase, i));
          taken = count;
        }
      }
      if (taken === 0) {
        for (const sense of compoundSenses(folded, parts))
          found.push(asFound(sense, language, tokens.slice(i, i + 1), i));
      }
      i += Math.max(taken, 1);
    }
    return found;
  };

  const findIn = (tokens: readonly Token[], language?: Language): Found<K>[] => {
    const spoken = new Set(tokens.flatMap(token => languagesOf(token, language)));
    const found: Found<K>[] = [];
    for (const one of spoken) {
      for (const phrase of findOnly(tokens, one)) {
        if (!found.some(other => other.key === phrase.key && shareToken(other, phrase))) found.push(phrase);
      }
    }
    return found.sort((a, b) => a.token - b.token || b.tokens - a.tokens);
  };

  return { find: (text, language) => findIn(tokensOf(text), language), findIn, findOnly };
}

function shareToken(a: Found<string>, b: Found<string>): boolean {
  return a.token < b.token + b.tokens && b.token < a.token + a.tokens;
}

function asFound<K extends string>(
  sense: Sense<K>,
  language: Language,
  phrase: readonly Token[],
  token: number,
): Found<K> {
  return {
    key: sense.key,
    language,
    start: phrase[0]?.start ?? 0,
    end: phrase.at(-1)?.end ?? 0,
    words: written(phrase),
    weak: sense.weak,
    token,
    tokens: phrase.length,
  };
}
