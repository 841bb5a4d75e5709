/** Which language a message is in, by the words of our own phrasings: surer on four words than a general detector. */
import { tokens } from '../../domain/fold.ts';
import { type Language, languages } from '../../words/port.ts';
import type { Phrasing } from './phrasings.ts';

/** The language of a message, or undefined where it is not clear (a bare name, "ok"). `usual` decides close calls. */
export type LanguageOf = (message: string, usual?: Language) => Language | undefined;

const persian = /\p{Script=Arabic}/u;
/** Letters that only one of the languages writes. */
const ownLetters: readonly (readonly [Language, RegExp])[] = [
  ['pl', /[ąćęłńśźż]/iu],
  ['cs', /[ěřůďťň]/iu],
  ['de', /[äöüß]/iu],
];

export function learnLanguages(phrasings: readonly Phrasing[]): {
  of: LanguageOf;
  knows(word: string, language: Language): boolean;
} {
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

  return {
    of(message, usual) {
      if (persian.test(message)) return 'fa';
      const scores = new Map<Language, number>(languages.map(language => [language, 0]));
      const add = (language: Language, score: number) => scores.set(language, (scores.get(language) ?? 0) + score);
      for (const { folded, word } of tokens(message)) {
        const total = languages.reduce((sum, language) => sum + share(folded, language), 0);
        if (total > 0) for (const language of languages) add(language, share(folded, language) / total);
        for (const [language, letters] of ownLetters) if (letters.test(word)) add(language, 0.4);
      }
      if (usual) add(usual, 0.35);
      const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
      return best && second && best[1] >= 0.6 && best[1] - second[1] >= 0.3 ? best[0] : undefined;
    },
    knows: (word, language) => (counts.get(word)?.get(language) ?? 0) > 0,
  };
}
