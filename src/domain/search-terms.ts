/**
 * The words of a text as search compares them, whatever the language: folded words and their stems, concepts of the
 * lexicon (`@baker`), their families (`#bake`), and places (`@in:Turkey`). "Piekarz z Turcji" and "Runs a bakery in
 * Izmir" share `#bake` and `@in:Turkey`.
 */
import { fold, type Token, tokens } from './fold.ts';
import { conceptFinder, englishOf, familyOf } from './lexicon/concepts.ts';
import { filler } from './lexicon/filler.ts';
import { type Language, languages } from './lexicon/language.ts';
import type { Found } from './lexicon/phrases.ts';
import { stem } from './lexicon/stems.ts';
import { type PlaceInWords, placesInWords } from './places.ts';

/** One thing a query asks for and everything that would answer it; the weight, up to 1, says how well. */
export interface Term {
  readonly words: string;
  readonly folded: string;
  readonly units: ReadonlyMap<string, number>;
  /** Whether these words may be part of a person's or company's name: nothing else is known about them. */
  readonly mayBeName: boolean;
}

/** How well a word of the same family answers: a bakery for a baker. */
const familyWeight = 0.7;
/** How well the country answers a question about one of its cities, and the other way round. */
const placeWeight = 0.6;

const persian = /\p{Script=Arabic}/u;

/** The language most of the words are known in; English where none is known better. */
export function languageOfWords(text: string): Language {
  const words = tokens(text);
  if (words.filter(word => persian.test(word.word)).length * 2 > words.length) return 'fa';
  let best: Language = 'en';
  let most = 0;
  for (const language of languages) {
    const known = conceptFinder().findOnly(words, language);
    const count = known.reduce((sum, found) => sum + found.tokens, 0) + markersIn(words, language);
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}

/** Small words that one language has and the others have not. */
const markers: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: new Set('a in has is the of and at for with who is an to from has by his her about'.split(' ')),
  pl: new Set('w we i z ze na do dla przy oraz jest ktory ktora zajmuje sie pod od lat'.split(' ')),
  cs: new Set('v ve s se a na pro pri je ktery ktera z ze si stara o u od let'.split(' ')),
  de: new Set('der die das und im in mit fur bei von am zu auf ist eine ein den dem'.split(' ')),
  fa: new Set(),
};

/** Letters that one language has and the others have not. */
const own: Readonly<Partial<Record<Language, RegExp>>> = { pl: /[łąęśżźćń]/iu, cs: /[řěůčšžťď]/iu, de: /[äöüß]/iu };

function markersIn(words: readonly Token[], language: Language): number {
  const letters = own[language];
  return words.filter(word => markers[language].has(word.folded) || (letters?.test(word.word) ?? false)).length;
}

interface Reading {
  readonly language: Language;
  readonly words: readonly Token[];
  readonly places: readonly PlaceInWords[];
}

function read(text: string, language: Language | undefined): Reading {
  const spoken = language ?? languageOfWords(text);
  return { language: spoken, words: tokens(text), places: placesInWords(text, spoken) };
}

const insideAny = (word: Token, spans: readonly { start: number; end: number }[]) =>
  spans.some(span => span.start <= word.start && word.end <= span.end);

function conceptUnits(key: string): [string, number][] {
  return [
    [`@${key}`, 1],
    [`#${familyOf(key)}`, familyWeight],
  ];
}

function wordUnits(word: Token, language: Language): [string, number][] {
  return [
    [word.folded, 1],
    [stem(word.folded, language), 1],
  ];
}

function placeUnits(place: PlaceInWords): [string, number][] {
  const units: [string, number][] = [[`@in:${place.place}`, 1]];
  if (place.kind === 'city' && place.country !== null) units.push([`@in:${place.country}`, placeWeight]);
  return units;
}

/** What the single words of a phrase mean besides the phrase: a dog trainer is a trainer, and about dogs. */
function innerConcepts(words: readonly Token[], found: Found<string>): readonly Found<string>[] {
  if (found.tokens === 1) return [];
  return words
    .slice(found.token, found.token + found.tokens)
    .flatMap(word => conceptFinder().findOnly([word], found.language))
    .filter(inner => inner.key !== found.key);
}

/** What a query asks for, in order. Words that say nothing about people ("who do we know") are left out. */
export function termsOf(text: string, language?: Language): readonly Term[] {
  const { language: spoken, words, places } = read(text, language);
  const concepts = conceptFinder().findIn(words, spoken);
  const terms: Term[] = places.map(place => ({
    words: text.slice(place.start, place.end),
    folded: fold(text.slice(place.start, place.end)),
    units: new Map(placeUnits(place)),
    mayBeName: false,
  }));
  for (const [i, word] of words.entries()) {
    if (insideAny(word, places)) continue;
    const here = concepts.filter(found => found.token <= i && i < found.token + found.tokens);
    // A phrase of several words is one term, kept at its first word.
    if (here.some(found => found.token < i)) continue;
    if (here.length === 0 && (filler.has(word.folded) || word.folded.length < 2)) continue;
    const long = here.find(found => found.tokens > 1);
    const own = long === undefined ? wordUnits(word, spoken) : [];
    const meant = here.flatMap(found => conceptUnits(found.key));
    terms.push({
      words: long === undefined ? word.word : long.words,
      folded: word.folded,
      units: new Map([...meant.reverse(), ...own]),
      mayBeName: here.length === 0,
    });
    for (const inner of long === undefined ? [] : innerConcepts(words, long)) {
      terms.push({
        words: inner.words,
        folded: fold(inner.words),
        units: new Map(conceptUnits(inner.key)),
        mayBeName: false,
      });
    }
  }
  return terms;
}

/** Everything a stored text answers to; what is written to the index. Sorted, without duplicates. */
export function unitsOf(text: string, language?: Language): readonly string[] {
  const { language: spoken, words, places } = read(text, language);
  const units = new Set<string>();
  for (const place of places) {
    units.add(`@in:${place.place}`);
    if (place.country !== null) units.add(`@in:${place.country}`);
  }
  for (const found of conceptFinder().findIn(words, spoken)) {
    for (const { key } of [found, ...innerConcepts(words, found)]) {
      for (const [unit] of conceptUnits(key)) units.add(unit);
    }
  }
  for (const word of words) {
    if (filler.has(word.folded)) continue;
    for (const [unit] of wordUnits(word, spoken)) units.add(unit);
  }
  return [...units].sort();
}

/** English for what was found at one word; a phrase also says its words: "kierowca ciężarówki" → driver truck. */
function glosses(words: readonly Token[], meant: readonly Found<string>[]): ReadonlySet<string> {
  const english = new Set<string>();
  for (const found of meant.slice(0, 2)) {
    for (const inner of innerConcepts(words, found)) english.add(englishOf(inner.key));
    english.add(englishOf(found.key));
  }
  return english;
}

/**
 * The text in English words, for an embedder that knows only English: word by word by the lexicon, places by their
 * English names, what is not known as it stands; unknown Persian words are left out. English comes back unchanged.
 */
export function inEnglish(text: string, language?: Language): string {
  const { language: spoken, words, places } = read(text, language);
  if (spoken === 'en') return text;
  const concepts = conceptFinder().findIn(words, spoken);
  const out: string[] = [];
  let end = 0;
  for (const [i, word] of words.entries()) {
    // Sentences stay apart: their end is kept.
    if (/[.!?؟؛]/.test(text.slice(end, word.start)) && out.length > 0) out[out.length - 1] += '.';
    end = word.end;
    const place = places.find(one => one.start <= word.start && word.end <= one.end);
    if (place !== undefined) {
      if (place.start === word.start) out.push(place.place);
      continue;
    }
    const here = concepts.filter(found => found.token <= i && i < found.token + found.tokens);
    const own = here.filter(found => found.language === spoken);
    const meant = (own.length > 0 ? own : here).filter(found => found.token === i);
    if (meant.length > 0) out.push(...glosses(words, meant));
    else if (here.length === 0 && !filler.has(word.folded) && spoken !== 'fa') out.push(word.word);
  }
  return out.join(' ');
}
