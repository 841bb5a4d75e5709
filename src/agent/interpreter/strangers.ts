/** Stretches of words nobody knows: perhaps names that are not stored, perhaps just words. */
import { type Token, tokens } from '../../domain/fold.ts';
import { filler } from '../../domain/lexicon/filler.ts';
import type { Language } from '../../words/port.ts';
import type { Span } from './criteria.ts';
import type { Intents } from './intents.ts';
import type { MessageParts } from './variants.ts';

export interface Stranger {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Whether a word may be (part of) a name that is not stored. */
export type IsStrange = (token: Token) => boolean;

/** Written with a capital in English and German, and never somebody. Folded. */
const weekdays = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday poniedzialek wtorek srode sroda czwartek piatek sobote sobota ' +
    'niedziele niedziela pondeli utery stredu streda ctvrtek patek sobotu nedeli nedele montag dienstag mittwoch ' +
    'donnerstag freitag samstag sonntag شنبه یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه'
  ).split(' '),
);

/** "Herr Schütte": a title is no part of the name and nobody's name. Folded. */
const titles = new Set(
  'mr mrs ms miss dr prof sir herr herrn frau pan pani pana pania panem panu panstwo pane paní panem اقای خانم دکتر مهندس'.split(
    ' ',
  ),
);

/** Written like a name: a capital in the middle of the sentence (in German two, as every noun has one), or quoted. */
export function isMarked(part: Stranger, { message, language }: { message: string; language: Language }): boolean {
  const quoted = /^["“„«'‘]$/u.test(message[part.start - 1] ?? '');
  const capitals = part.words.split(/\s+/).filter(word => /^\p{Lu}/u.test(word)).length;
  return quoted || (part.start > 0 && capitals >= (language === 'de' ? 2 : 1) && /^\p{Lu}/u.test(part.words));
}

/** Unknown words, everything in quotation marks, and words with a capital that only small talk knows ("Blue Sky"). */
export function strangeIn(message: string, language: Language, intents: Intents): IsStrange {
  const quoted = [...message.matchAll(/["“„«]([^"“”„«»]{2,80})["”“»]/gu)].map(match => match.index);
  const ends = [...message.matchAll(/["“„«]([^"“”„«»]{2,80})["”“»]/gu)].map(match => match.index + match[0].length);
  return ({ folded, start, word }) => {
    if (quoted.some((from, i) => from <= start && start < (ends[i] ?? 0))) return true;
    if (/^\d{1,2}$/.test(folded) || filler.has(folded)) return false;
    if (weekdays.has(folded) || titles.has(folded)) return false;
    // German nouns all have one.
    const capital = start > 0 && language !== 'de' && /^\p{Lu}/u.test(word) && /\p{Ll}/u.test(message);
    return capital ? intents.cue(folded) === 0 : intents.known(folded) === 0;
  };
}

/** Runs of unknown words with nothing but spaces, "&", "." and hyphens between them. */
export function strangersIn(given: MessageParts, isStrange: IsStrange): readonly Stranger[] {
  const covered = [...given.names, ...given.spans, ...(given.item ? [given.item] : [])];
  const free = tokens(given.message).filter(token => !covered.some(c => token.start < c.end && c.start < token.end));
  const runs: { start: number; end: number }[] = [];
  for (const token of free) {
    if (!isStrange(token)) continue;
    const run = runs.at(-1);
    if (run && isGap(given.message.slice(run.end, token.start))) run.end = token.end;
    else runs.push({ start: token.start, end: token.end });
  }
  return runs.map(({ start, end }) => ({ words: given.message.slice(start, end), start, end }));
}

function isGap(between: string): boolean {
  return /^[\s&.'’-]*$/u.test(between);
}

/** Where only a company can stand, an unknown word is one: "at Konect" is not "connect". Folded. */
const onlyCompany = new Set('at bei u firma firmie firme firmy spolecnosti شرکت'.split(' '));

export function standsForCompany(part: { readonly start: number }, message: string): boolean {
  return onlyCompany.has(tokens(message.slice(0, part.start)).at(-1)?.folded ?? '');
}

/**
 * "Stark Industries", "bei Zabelstein Raumfahrttechnik": an industry (after "at" a function too) right beside an unknown
 * capitalised word, written with a capital itself, is part of the name. Stored names were never read as criteria.
 */
export function criteriaInNames(given: MessageParts, isStrange: IsStrange): readonly Span[] {
  const { message } = given;
  const strangers = strangersIn(given, isStrange);
  const touches = (a: { start: number; end: number }, b: { start: number; end: number }) =>
    /^\s$/u.test(message.slice(a.end, b.start)) || /^\s$/u.test(message.slice(b.end, a.start));
  return given.spans.filter(span => {
    if (!/^\p{Lu}/u.test(message.slice(span.start))) return false;
    return strangers.some(stranger => {
      if (!touches(span, stranger)) return false;
      if (span.slot === 'function' && standsForCompany(stranger, message)) return /^\p{Lu}/u.test(stranger.words);
      return span.slot === 'industry' && (isMarked(stranger, given) || standsForCompany(stranger, message));
    });
  });
}
