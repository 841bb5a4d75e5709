/** Typing mistakes in the words around names: "procuremnt", "in krakwo", "somone who knwos". Names are knowledge's. */

import { fold, type Token, tokens } from '../../domain/fold.ts';
import { baseForms } from '../../domain/inflection.ts';
import { functionTable } from '../../domain/lexicon/functions.ts';
import { industryTable } from '../../domain/lexicon/industries.ts';
import { placeLines } from '../../domain/lexicon/places.ts';
import { seniorityTable } from '../../domain/lexicon/seniorities.ts';
import type { TableLine } from '../../domain/lexicon/table.ts';
import { persianStems } from '../../domain/persian-words.ts';
import { nameSimilarity, typoFloor } from '../../domain/similarity.ts';
import type { Language } from '../../words/port.ts';
import { criteriaIn, type Span } from './criteria.ts';

export interface Spelling {
  /** Whether a folded word is a form of one that names a criterion. */
  names(word: string): boolean;
  /** The criterion a word was meant to be, at the word's place. */
  criterion(word: Token, now: Date): Span | undefined;
  /** The word of our phrasings that this one is a form of: «همکارامون» of «همکار». Persian only. */
  formOf(word: Token): Form | undefined;
  /** The word of our phrasings that was meant. */
  cue(word: Token): string | undefined;
}

export interface Form {
  readonly cue: string;
  /** What the two have in common. */
  readonly stem: string;
}

/** Words this short are one letter from each other all the time: only a form of the very word is believed. */
const shortest = 5;
const shortestForm = 4;
/** How many base forms of an inflected word are tried. */
const mostForms = 6;
/** A place or a job is named after such a word, which some tables insist on. */
const introduced: Readonly<Record<Language, string>> = { en: 'in', pl: 'w', cs: 'v', de: 'in', fa: 'در' };

/** Words by their first letter, folded → as written. */
type Shelf = Map<string, Map<string, string>>;

/** A short word with two letters swapped, one missing or one too many ("teh", "nxt", "wiith"). Folded. */
function slip(word: string, shelf: Shelf): string | undefined {
  if (word.length < 2) return undefined;
  const row = shelf.get(word.charAt(0));
  return row && [...row.keys()].find(known => known.length < shortest + 1 && isSlip(word, known));
}

function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return short.length > 1 && [...long].some((_, i) => i > 0 && long.slice(0, i) + long.slice(i + 1) === short);
  }
  return [...a].some((_, i) => a.slice(0, i) + a.charAt(i + 1) + a.charAt(i) + a.slice(i + 2) === b);
}

function shelve(words: Iterable<string>, atLeast = shortestForm): Shelf {
  const shelf: Shelf = new Map();
  for (const word of words) {
    const folded = fold(word);
    if (folded.length < atLeast || folded.includes(' ')) continue;
    const first = folded.charAt(0);
    const row = shelf.get(first) ?? new Map<string, string>();
    shelf.set(first, row.set(folded, word));
  }
  return shelf;
}

function* criterionWords(language: Language): Generator<string> {
  const lines: readonly TableLine[] = [...functionTable, ...seniorityTable, ...industryTable, ...placeLines()];
  for (const line of lines)
    for (const own of new Set([language, 'en' as const])) {
      for (const { text, weak } of line.words[own]) if (!weak) yield text;
    }
}

/** The word on the shelf that is nearest and near enough; first letters are seldom mistyped. */
function nearest(word: string, shelf: Shelf): string | undefined {
  const equal = shelf.get(word.charAt(0))?.get(word);
  if (equal !== undefined || word.length < shortest) return equal;
  let best: { written: string; similarity: number } | undefined;
  for (const [folded, written] of shelf.get(word.charAt(0)) ?? []) {
    if (Math.abs(folded.length - word.length) > 2) continue;
    const similarity = nameSimilarity(word, folded);
    if (similarity >= typoFloor && similarity > (best?.similarity ?? 0)) best = { written, similarity };
  }
  return best?.written;
}

/** Persian cues by their stems; where two share one, the shorter cue is nearer to it. */
function stemsOf(cues: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const cue of [...cues].sort((a, b) => a.length - b.length))
    for (const stem of persianStems(cue)) {
      // «اونی» and «اونایی» share three letters and are one and many.
      const tells = stem === cue || stem.length > 3;
      if (tells && !found.has(stem)) found.set(stem, cue);
    }
  return found;
}

/** A key held too long: «خریدد». */
const undoubled = (word: string) => word.replace(/(.)\1/gu, '$1');

export function openSpelling(cues: readonly string[], language: Language): Spelling {
  const known = shelve(cues, 3);
  const stems = language === 'fa' ? stemsOf(cues) : new Map<string, string>();
  let criteria: Shelf | undefined;

  /** Made when the first strange word comes: most messages have none. */
  const shelf = () => {
    criteria ??= shelve(criterionWords(language));
    return criteria;
  };
  const formsOf = (word: string) => [word, ...baseForms(word, language)].slice(0, mostForms);

  return {
    names: word => formsOf(word).some(form => shelf().get(form.charAt(0))?.has(form)),
    formOf(word) {
      if (stems.size === 0) return undefined;
      const stem = persianStems(word.folded).find(each => stems.has(each));
      const cue = stems.get(stem ?? '');
      return stem === undefined || cue === undefined ? undefined : { cue, stem };
    },
    criterion(word, now) {
      if (word.folded.length < shortestForm) return undefined;
      for (const form of [...formsOf(word.folded), undoubled(word.folded)]) {
        const near = nearest(form, shelf());
        // Persian writes no short vowels: «تهرن» has four letters and is Tehran.
        const meant = near ?? (language === 'fa' && form.length === shortestForm ? slip(form, shelf()) : undefined);
        const text = `${introduced[language]} ${meant}`;
        const span = meant === undefined ? undefined : criteriaIn(text, language, now)[0];
        const whole = span && tokens(text.slice(span.start)).length === 1;
        if (whole && (near || span.slot === 'place')) return { ...span, start: word.start, end: word.end };
      }
      return undefined;
    },
    cue: word => (word.folded.length < shortest ? slip(word.folded, known) : nearest(word.folded, known)),
  };
}
