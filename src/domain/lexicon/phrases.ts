/** Finds the words of a table in a text: the longest phrases first, in any form the stems fold together. */
import { fold, spellings, type Token, tokens as tokensOf } from '../fold.ts';
import { type Language, languages } from './language.ts';
import { stem } from './stems.ts';
import type { TableLine } from './table.ts';

/** A phrase of the table found in a text. */
export interface Found<K extends string> {
  readonly key: K;
  readonly language: Language;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** A word that means this only when nothing better is there ("engineer" in "sales engineer"). */
  readonly weak: boolean;
  /** Position of the first token, and how many tokens the phrase has. */
  readonly token: number;
  readonly tokens: number;
}

interface Sense<K> {
  readonly key: K;
  readonly weak: boolean;
  readonly asWritten: string | null;
}

const arabicScript = /\p{Script=Arabic}/u;

/** Words that make an ambiguous place or a bare noun certain, folded. */
const prepositions = new Set(
  (
    'in at near from around to of w we z ze na do od pod kolo okolice v ve u ze za blizko im am bei aus nach um nahe ' +
    'der den در از به اهل'
  ).split(' '),
);

function languagesOf(token: Token, language: Language | undefined): readonly Language[] {
  if (arabicScript.test(token.word)) return ['fa'];
  if (language !== undefined && language !== 'fa') return language === 'en' ? ['en'] : [language, 'en'];
  return ['en', 'pl', 'cs', 'de'];
}

/** Persian writes one word with a space, with a joiner or with nothing between its parts: «مدیر عامل», «مدیرعامل». */
function joined(stems: readonly string[], language: Language): string {
  return stems.join(language === 'fa' ? '' : ' ');
}

const longestPhrase = 5;

export interface PhraseFinder<K extends string> {
  /** All phrases in the text, in order, none overlapping another of the same language. */
  find(text: string, language?: Language): readonly Found<K>[];
  findIn(tokens: readonly Token[], language?: Language): readonly Found<K>[];
}

/** How German compounds are read: `parts` finds "Einkauf" in "Einkaufsleiter". */
export interface FinderOptions {
  readonly compounds?: 'parts' | 'none';
  /** The text is known to speak of these things only: words marked with a needed preposition need none. */
  readonly certain?: boolean;
  /** Words whose stem is shorter are known only as listed: "Janově" must not stand for every "Jana". Default 1. */
  readonly shortestStem?: number;
}

/** A table made searchable. Built once, on first use. */
export function phraseFinder<K extends string>(
  lines: readonly TableLine[],
  { compounds = 'none', certain = false, shortestStem = 1 }: FinderOptions = {},
): PhraseFinder<K> {
  const index = new Map<Language, Map<string, Sense<K>[]>>(languages.map(language => [language, new Map()]));
  const parts = new Map<string, Sense<K>>();

  /** A form that is also a first name or a common word in one language is doubtful wherever it is written the same. */
  const doubtful = new Set<string>();

  const add = (language: Language, id: string, sense: Sense<K>) => {
    const senses = index.get(language);
    if (id === '' || senses === undefined) return;
    const there = senses.get(id);
    if (there === undefined) senses.set(id, [sense]);
    else if (!there.some(other => other.key === sense.key)) there.push(sense);
  };

  for (const line of lines) {
    for (const language of languages) {
      for (const word of line.words[language]) {
        const sense: Sense<K> = {
          key: line.key as K,
          weak: word.weak,
          asWritten: word.asWritten ? word.text : null,
        };
        if (word.needsPreposition) doubtful.add(fold(word.text));
        for (const spelling of spellings(word.text)) {
          const folded = spelling.split(' ');
          const stems = folded.map(part => stem(part, language));
          const exact = word.exact || (folded.length === 1 && (stems[0] ?? '').length < shortestStem);
          const id = exact ? `=${folded.join(' ')}` : joined(stems, language);
          add(language, id, sense);
          const only = folded[0];
          if (
            compounds === 'parts' &&
            language === 'de' &&
            folded.length === 1 &&
            only !== undefined &&
            only.length >= 5
          ) {
            if (!parts.has(only)) parts.set(only, sense);
          }
        }
      }
    }
  }

  const holds = (sense: Sense<K>, tokens: readonly Token[], first: number, count: number): boolean => {
    if (sense.asWritten !== null) {
      const written = tokens
        .slice(first, first + count)
        .map(token => token.word)
        .join(' ');
      if (written !== sense.asWritten) return false;
    }
    const folded = tokens
      .slice(first, first + count)
      .map(token => token.folded)
      .join(' ');
    if (certain || !doubtful.has(folded)) return true;
    const before = tokens[first - 1];
    return before !== undefined && prepositions.has(before.folded);
  };

  const inCompound = (token: Token, at: number): Found<K>[] => {
    const { folded } = token;
    if (folded.length < 9) return [];
    const found: Found<K>[] = [];
    for (let cut = folded.length - 4; cut >= 5 && found.length === 0; cut--) {
      const sense = parts.get(folded.slice(0, cut)) ?? parts.get(folded.slice(0, cut).replace(/(s|n|en|e)$/, ''));
      if (sense !== undefined) found.push(asFound(sense, 'de', [token], at, 1));
    }
    for (let cut = 3; cut <= folded.length - 5; cut++) {
      const tail = folded.slice(cut);
      const sense = parts.get(tail) ?? parts.get(tail.replace(/(innen|in|en|n|s|e)$/, ''));
      if (sense !== undefined) {
        if (!found.some(other => other.key === sense.key)) found.push(asFound(sense, 'de', [token], at, 1));
        break;
      }
    }
    return found;
  };

  const findOne = (tokens: readonly Token[], language: Language): Found<K>[] => {
    const senses = index.get(language);
    if (senses === undefined) return [];
    const found: Found<K>[] = [];
    const stems = tokens.map(token => stem(token.folded, language));
    for (let i = 0; i < tokens.length; ) {
      let taken = 0;
      for (let count = Math.min(longestPhrase, tokens.length - i); count > 0 && taken === 0; count--) {
        const exact = `=${tokens
          .slice(i, i + count)
          .map(token => token.folded)
          .join(' ')}`;
        const here = [...(senses.get(exact) ?? []), ...(senses.get(joined(stems.slice(i, i + count), language)) ?? [])];
        const meant = here.filter(sense => holds(sense, tokens, i, count));
        for (const sense of meant) found.push(asFound(sense, language, tokens.slice(i, i + count), i, count));
        if (meant.length > 0) taken = count;
      }
      const token = tokens[i];
      if (taken === 0 && language === 'de' && compounds === 'parts' && token !== undefined)
        found.push(...inCompound(token, i));
      i += Math.max(taken, 1);
    }
    return found;
  };

  const findIn = (tokens: readonly Token[], language?: Language): Found<K>[] => {
    const spoken = new Set(tokens.flatMap(token => languagesOf(token, language)));
    const found: Found<K>[] = [];
    for (const one of spoken) {
      for (const phrase of findOne(tokens, one)) {
        const same = (other: Found<K>) =>
          other.key === phrase.key &&
          other.token < phrase.token + phrase.tokens &&
          phrase.token < other.token + other.tokens;
        if (!found.some(same)) found.push(phrase);
      }
    }
    return found.sort((a, b) => a.token - b.token || b.tokens - a.tokens);
  };

  return { find: (text, language) => findIn(tokensOf(text), language), findIn };
}

function asFound<K extends string>(
  sense: Sense<K>,
  language: Language,
  tokens: readonly Token[],
  at: number,
  count: number,
): Found<K> {
  return {
    key: sense.key,
    language,
    start: tokens[0]?.start ?? 0,
    end: tokens.at(-1)?.end ?? 0,
    words: tokens.map(token => token.word).join(' '),
    weak: sense.weak,
    token: at,
    tokens: count,
  };
}
