/** What each name and each unknown word is taken for: the reading that resembles the phrasings most. */
import { type Token, tokens } from '../../domain/fold.ts';
import type { Criterion, Span } from './criteria.ts';
import type { Intent, Intents } from './intents.ts';
import type { Item } from './items.ts';
import type { Name } from './names.ts';
import { type Part, partsOf, type Taken, takenFor, wordsOfParts } from './reading.ts';

/** A stretch of words nobody knows, perhaps a name that is not stored. */
export interface Stranger {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface Reading {
  readonly intents: readonly Intent[];
  readonly companies: readonly Stranger[];
  readonly people: readonly (Stranger & { readonly known: boolean })[];
  readonly place: string | undefined;
  readonly criteria: Readonly<Partial<Record<Criterion, string>>>;
  /** 1-based or from the end. */
  readonly item: number | undefined;
  /** Words that no phrasing has and that were taken for no name. */
  readonly strange: readonly Stranger[];
  /** How many words of the message are neither slot nor unknown. */
  readonly plainWords: number;
  /** Somebody shown before is meant. */
  readonly pronoun: boolean;
}

interface Option {
  readonly taken: Taken | undefined;
  /** What speaks for it besides the phrasings. */
  readonly prior: number;
}

export interface MessageParts {
  readonly message: string;
  readonly names: readonly Name[];
  readonly spans: readonly Span[];
  readonly item: Item | undefined;
}

const mostVariants = 24;

/** Whether a word may be (part of) a name that is not stored. */
export type IsStrange = (token: Token) => boolean;

/** The best reading of a message. */
export function bestReading(all: MessageParts, intents: Intents, isUnknown: IsStrange): Omit<Reading, 'pronoun'> {
  const inNames = industriesInNames(all, isUnknown);
  const given = { ...all, spans: all.spans.filter(span => !inNames.includes(span)) };
  const isStrange: IsStrange = token =>
    isUnknown(token) || inNames.some(span => span.start <= token.start && token.end <= span.end);
  const strangers = strangersIn(given, isStrange);
  const parts = partsOf(given.message, given.names, given.spans, given.item);
  const joined = joinStrangers(parts, strangers);
  const optionsOf = joined.map(part => options(part, given.message));
  let best: { taken: readonly (Taken | undefined)[]; intents: readonly Intent[]; score: number } | undefined;
  for (const choice of product(optionsOf)) {
    const taken = choice.map(option => option.taken);
    const at = new Map(joined.map((part, i) => [part.start, taken[i]]));
    const ranked = intents.rank(wordsOfParts(joined.map(asPart), part => at.get(part.start)));
    const score = (ranked[0]?.probability ?? 0) * choice.reduce((product, option) => product * option.prior, 1);
    if (!best || score > best.score) best = { taken, intents: ranked, score };
  }
  return readingOf(joined, best?.taken ?? [], best?.intents ?? [], given);
}

type JoinedPart = Part | ({ readonly is: 'stranger' } & Stranger);

function asPart(part: JoinedPart): Part {
  return part.is === 'stranger' ? { is: 'word', folded: '{unknown}', start: part.start, end: part.end } : part;
}

function options(part: JoinedPart, message: string): readonly Option[] {
  if (part.is === 'name') {
    const top = part.name.matches[0];
    return part.name.kinds.map(kind => ({ taken: takenFor(kind), prior: kind === top?.kind ? 1 : 0.93 }));
  }
  if (part.is !== 'stranger') return [{ taken: undefined, prior: 1 }];
  const marked = isMarked(part, message);
  // A word in lower case right at the beginning is a verb more often than a name.
  if (!marked && part.start === 0 && part.end < message.trimEnd().length) return [{ taken: undefined, prior: 1 }];
  const several = part.words.includes(' ');
  const prior = marked ? 1 : 0.8;
  const found: Option[] = [
    { taken: undefined, prior: marked ? 0.75 : 1 },
    { taken: 'company', prior: prior * (several ? 0.95 : 1) },
  ];
  // People have no digits in their names.
  if (!/\d/.test(part.words)) found.push({ taken: 'person', prior: prior * (several ? 0.95 : 0.85) });
  if (marked) found.push({ taken: 'place', prior: 0.8 });
  return found;
}

/** Written like a name: a capital in the middle of the sentence, quotation marks, or a script without capitals. */
function isMarked(part: Stranger, message: string): boolean {
  const first = message.slice(part.start);
  const quoted = /^["“„«'‘]$/u.test(message[part.start - 1] ?? '');
  return quoted || (part.start > 0 && /^\p{Lu}/u.test(first)) || /^\p{Script=Arabic}/u.test(first);
}

function product(lists: readonly (readonly Option[])[]): readonly (readonly Option[])[] {
  let found: readonly (readonly Option[])[] = [[]];
  for (const list of lists) {
    const wider = found.flatMap(choice => list.map(option => [...choice, option]));
    // Too many readings: keep the likeliest option of what is left.
    found =
      wider.length <= mostVariants
        ? wider
        : found.map(choice => [...choice, list[0] ?? { taken: undefined, prior: 1 }]);
  }
  return found;
}

/** Runs of unknown words with nothing but spaces, "&", "." and hyphens between them. */
function strangersIn(given: MessageParts, isStrange: IsStrange): readonly Stranger[] {
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

/**
 * "Stark Industries", "Szpital Dębowy": an industry right beside an unknown capitalised word, written with a capital
 * itself, is part of the name; criteria and places in names that are stored were never read as such.
 */
function industriesInNames(given: MessageParts, isStrange: IsStrange): readonly Span[] {
  const strangers = strangersIn(given, isStrange).filter(stranger => isMarked(stranger, given.message));
  const capital = (span: Span) => /^\p{Lu}/u.test(given.message.slice(span.start));
  const beside = (span: Span, stranger: Stranger) =>
    /^\s$/u.test(given.message.slice(stranger.end, span.start)) ||
    /^\s$/u.test(given.message.slice(span.end, stranger.start));
  return given.spans.filter(
    span => span.slot === 'industry' && capital(span) && strangers.some(stranger => beside(span, stranger)),
  );
}

function joinStrangers(parts: readonly Part[], strangers: readonly Stranger[]): readonly JoinedPart[] {
  const inStranger = (part: Part) => strangers.some(s => s.start <= part.start && part.end <= s.end);
  const kept: JoinedPart[] = parts.filter(part => part.is !== 'word' || !inStranger(part));
  return [...kept, ...strangers.map(stranger => ({ is: 'stranger' as const, ...stranger }))].sort(
    (a, b) => a.start - b.start,
  );
}

function readingOf(
  parts: readonly JoinedPart[],
  taken: readonly (Taken | undefined)[],
  intents: readonly Intent[],
  given: MessageParts,
): Omit<Reading, 'pronoun'> {
  const named = parts.flatMap((part, i) => {
    if (part.is === 'name')
      return [{ words: part.name.words, start: part.start, end: part.end, as: taken[i], known: true }];
    if (part.is === 'stranger')
      return [{ words: part.words, start: part.start, end: part.end, as: taken[i], known: false }];
    return [];
  });
  const criteria: Partial<Record<Criterion, string>> = {};
  for (const part of parts) if (part.is === 'criterion') criteria[part.span.slot] ??= part.span.value;
  return {
    intents,
    companies: named.filter(name => name.as === 'company'),
    people: named.filter(name => name.as === 'person'),
    place: named.find(name => name.as === 'place')?.words,
    criteria,
    item: given.item?.place,
    strange: named.filter(name => name.as === undefined),
    plainWords: parts.filter(part => part.is === 'word').length,
  };
}
