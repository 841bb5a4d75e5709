/** The concepts of the lexicon: what a word means whatever the language, and how English says it. */
import { business } from './concepts/business.ts';
import { culture } from './concepts/culture.ts';
import { general } from './concepts/general.ts';
import { health } from './concepts/health.ts';
import { life } from './concepts/life.ts';
import { technology } from './concepts/technology.ts';
import { trades } from './concepts/trades.ts';
import { languages } from './language.ts';
import { type PhraseFinder, phraseFinder } from './phrases.ts';
import { perLanguage, readTable, type TableLine, wordOf } from './table.ts';

let finder: PhraseFinder<string> | undefined;
let english: ReadonlyMap<string, string> | undefined;

/** Languages people are said to speak; their names come from the Unicode data inside Node. */
const spoken =
  'en pl cs sk de fa fr es it pt nl ru uk tr ar he hi ur zh ja ko vi el hu ro bg hr sr sl sv da nb fi et lv lt az hy ka ku'.split(
    ' ',
  );

function languageLines(): TableLine[] {
  const display = new Map(languages.map(language => [language, new Intl.DisplayNames(language, { type: 'language' })]));
  return spoken.map(code => ({
    key: `language/${display.get('en')?.of(code) ?? code}`,
    words: perLanguage(language => [wordOf(display.get(language)?.of(code) ?? code)]),
  }));
}

function lines(): readonly TableLine[] {
  return [...[health, business, technology, trades, culture, life, general].flatMap(readTable), ...languageLines()];
}

/** Finds concepts in any of the five languages; German compounds by their parts. */
export function conceptFinder(): PhraseFinder<string> {
  finder ??= phraseFinder(lines(), { compounds: 'parts' });
  return finder;
}

/** The English name of a concept: the first English word of its line. */
export function englishOf(key: string): string {
  english ??= new Map(lines().map(line => [line.key, line.words.en[0]?.text ?? line.key]));
  return english.get(key) ?? key;
}

/** The family of a concept: `bake` for `bake/bakery`; a concept without one is its own. */
export function familyOf(key: string): string {
  const slash = key.indexOf('/');
  return slash < 0 ? key : key.slice(0, slash);
}
