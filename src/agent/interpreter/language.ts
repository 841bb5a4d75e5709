/** Which language a message is in, by the words of our own phrasings: surer on four words than a general detector. */
import { tokens } from '../../domain/fold.ts';
import { functionTable } from '../../domain/lexicon/functions.ts';
import { industryTable } from '../../domain/lexicon/industries.ts';
import { seniorityTable } from '../../domain/lexicon/seniorities.ts';
import { type Language, languages } from '../../words/port.ts';
import { wordsOf } from './features.ts';
import type { Phrasing } from './phrasings.ts';

/** The language of a message, or undefined where it is not clear (a bare name, "ok"). */
export type LanguageOf = (message: string) => Language | undefined;

export interface Languages {
  /** For the reply: only where it is clear. */
  readonly clear: LanguageOf;
  /** For understanding: the likeliest, the usual one on a close call. */
  likely(message: string, usual: Language): Language;
}

const persian = /\p{Script=Arabic}/u;
/** Letters that only one of the languages writes. Names have them too, so they decide nothing about the reply. */
const ownLetters: readonly (readonly [Language, RegExp])[] = [
  ['pl', /[ąćęłńśźż]/iu],
  ['cs', /[áčďéěíňřšťúůýž]/iu],
  ['de', /[äöüß]/iu],
];

/** Natural logarithms: how much surer than the next is clear; how much the usual language has ahead. */
const surely = 1.5;
const habit = 1;
/** The share of a language's phrasings that a word is taken to be in when it is in none. */
const floor = 0.0005;

/** How many letters of a word of a job or an industry are compared: "Krankenhäusern" begins like "Krankenhaus". */
const beginning = 6;
/** The share of a language's questions that name one given job or industry. */
const rareShare = 0.005;

/** The languages whose words for functions, levels and industries begin so. */
function criterionBeginnings(): ReadonlyMap<string, ReadonlySet<Language>> {
  const found = new Map<string, Set<Language>>();
  for (const line of [...functionTable, ...seniorityTable, ...industryTable]) {
    for (const language of languages) {
      for (const { text } of line.words[language]) {
        for (const word of wordsOf(text)) {
          if (word.length < beginning) continue;
          const start = word.slice(0, beginning);
          found.set(start, (found.get(start) ?? new Set()).add(language));
        }
      }
    }
  }
  return found;
}

export function learnLanguages(phrasings: readonly Phrasing[]): Languages {
  const counts = new Map<string, Map<Language, number>>();
  const lines = new Map<Language, number>(languages.map(language => [language, 1]));
  for (const { words, language } of phrasings) {
    lines.set(language, (lines.get(language) ?? 0) + 1);
    for (const word of new Set(words)) {
      const seen = counts.get(word) ?? new Map<Language, number>();
      seen.set(language, (seen.get(language) ?? 0) + 1);
      counts.set(word, seen);
    }
  }
  const share = (word: string, language: Language) =>
    (counts.get(word)?.get(language) ?? 0) / (lines.get(language) ?? 1);

  const beginnings = criterionBeginnings();

  const ranked = (
    message: string,
    usual?: Language,
    byLetters = usual !== undefined,
  ): readonly (readonly [Language, number])[] => {
    if (persian.test(message)) return [['fa', surely]];
    const scores = new Map<Language, number>(languages.map(language => [language, language === usual ? habit : 0]));
    const add = (language: Language, score: number) => scores.set(language, (scores.get(language) ?? 0) + score);
    for (const { folded, word } of tokens(message)) {
      const asCriterion = counts.has(folded) ? undefined : beginnings.get(folded.slice(0, beginning));
      for (const language of counts.has(folded) || asCriterion ? languages : []) {
        const likely = asCriterion ? Number(asCriterion.has(language)) * rareShare : share(folded, language);
        add(language, Math.log(likely + floor));
      }
      for (const [language, letters] of byLetters ? ownLetters : []) if (letters.test(word)) add(language, surely);
    }
    return [...scores].sort((a, b) => b[1] - a[1]);
  };

  return {
    clear(message) {
      const [best, second] = ranked(message);
      return best && best[1] - (second?.[1] ?? 0) >= surely ? best[0] : undefined;
    },
    likely: (message, usual) => ranked(message, usual)[0]?.[0] ?? usual,
  };
}
