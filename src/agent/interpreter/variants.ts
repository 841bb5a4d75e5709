/** What each name and each unknown word is taken for: the reading that resembles the phrasings most. */
import { fold } from '../../domain/fold.ts';
import type { Language } from '../../words/port.ts';
import type { Criterion, Span } from './criteria.ts';
import type { Intent, Intents } from './intents.ts';
import type { Item } from './items.ts';
import type { NameContext } from './name-context.ts';
import type { Name } from './names.ts';
import { type Part, partsOf, type Taken, takenFor, wordsOfParts } from './reading.ts';
import { criteriaInNames, type IsStrange, isMarked, type Stranger, strangersIn } from './strangers.ts';
import { type Topic, topicOf } from './topic.ts';

/** A name in the message; `known` when it is stored, `marked` when it is written like a name. */
export interface Mention extends Stranger {
  readonly known: boolean;
  readonly marked: boolean;
}

export interface Reading {
  readonly intents: readonly Intent[];
  readonly companies: readonly Mention[];
  readonly people: readonly Mention[];
  readonly place: string | undefined;
  readonly criteria: Readonly<Partial<Record<Criterion, string>>>;
  /** 1-based or from the end. */
  readonly item: number | undefined;
  /** Words that no phrasing has and that were taken for no name. */
  readonly strange: readonly Stranger[];
  /** The same as what a search by meaning would be about. */
  readonly topic: Topic;
  /** How many words of the message are neither slot nor unknown. */
  readonly plainWords: number;
  /** The message is one unknown word or name and nothing else. */
  readonly bare: boolean;
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
  readonly language: Language;
  /** Words meant where a word was mistyped, by its place. */
  readonly respelled: ReadonlyMap<number, string>;
  readonly names: readonly Name[];
  readonly spans: readonly Span[];
  readonly item: Item | undefined;
}

const mostVariants = 24;
/** How likely a question of who-we-know is that names nobody though it could. */
const askedAboutNobody = 0.65;
/** Makes up for the doubt about people that `options` begins with. */
const likelierPerson = 1.2;

/** The best reading of a message. */
export function bestReading(all: MessageParts, intents: Intents, context: NameContext, isUnknown: IsStrange) {
  const inNames = criteriaInNames(all, isUnknown);
  const given = { ...all, spans: all.spans.filter(span => !inNames.includes(span)) };
  const isStrange: IsStrange = token =>
    !given.respelled.has(token.start) &&
    (isUnknown(token) || inNames.some(span => span.start <= token.start && token.end <= span.end));
  const strangers = strangersIn(given, isStrange);
  const parts = partsOf(given.message, given.names, given.spans, given.item).map(part =>
    part.is === 'word' ? { ...part, folded: given.respelled.get(part.start) ?? part.folded } : part,
  );
  const joined = joinStrangers(parts, strangers);
  const optionsOf = joined.map(part => options(part, given, context));
  let best: { taken: readonly (Taken | undefined)[]; intents: readonly Intent[]; score: number } | undefined;
  for (const choice of product(optionsOf)) {
    const taken = choice.map(option => option.taken);
    const at = new Map(joined.map((part, i) => [part.start, taken[i]]));
    const ranked = intents.rank(wordsOfParts(joined.map(asPart), part => at.get(part.start)));
    const fitting = hasUnusedName(choice, optionsOf, ranked)
      ? askedAboutNobody
      : asksAboutPerson(choice, joined, ranked);
    const prior = choice.reduce((product, option) => product * option.prior, fitting);
    const score = (ranked[0]?.probability ?? 0) * prior;
    if (!best || score > best.score) best = { taken, intents: ranked, score };
  }
  return readingOf(joined, best?.taken ?? [], best?.intents ?? [], given);
}

/** Who-we-know asks about somebody: where a name could stand and none was read, a name was probably overlooked. */
function hasUnusedName(
  choice: readonly Option[],
  optionsOf: readonly (readonly Option[])[],
  ranked: readonly Intent[],
): boolean {
  if (ranked[0]?.skill !== 'who-we-know') return false;
  const isName = (option: Option) => option.taken === 'company' || option.taken === 'person';
  return !choice.some(isName) && optionsOf.some(list => list.some(isName));
}

/** Who is known or introduced under two unknown words is more likely somebody than a company. */
function asksAboutPerson(choice: readonly Option[], parts: readonly JoinedPart[], ranked: readonly Intent[]): number {
  const [best] = ranked;
  if (best?.skill !== 'who-we-know' || (best.form !== 'person' && best.form !== 'introduce')) return 1;
  const isTwoWords = (part: JoinedPart | undefined) =>
    part?.is === 'stranger' && part.words.trim().split(/\s+/u).length === 2;
  return choice.some((option, i) => option.taken === 'person' && isTwoWords(parts[i])) ? likelierPerson : 1;
}

type JoinedPart = Part | ({ readonly is: 'stranger' } & Stranger);

function asPart(part: JoinedPart): Part {
  return part.is === 'stranger' ? { is: 'word', folded: '{unknown}', start: part.start, end: part.end } : part;
}

function options(part: JoinedPart, given: MessageParts, context: NameContext): readonly Option[] {
  const asWord: Option = { taken: undefined, prior: 1 };
  if (part.is === 'name') {
    const top = part.name.matches[0];
    return part.name.kinds.map(kind => ({ taken: takenFor(kind), prior: kind === top?.kind ? 1 : 0.93 }));
  }
  if (part.is !== 'stranger') return [asWord];
  const marked = isMarked(part, given);
  const several = part.words.includes(' ') ? 0.95 : 1;
  // People have no digits in their names.
  const slots = /\d/.test(part.words) ? (['company'] as const) : (['company', 'person'] as const);
  const likely = slots.filter(slot => marked || context.suits(slot, part, given.message));
  return [
    { ...asWord, prior: marked ? 0.75 : 1 },
    ...likely.map(slot => ({
      taken: slot,
      prior: (marked ? several : 0.8 * several) * (slot === 'company' ? 1 : 0.9),
    })),
    ...(marked ? [{ taken: 'place' as const, prior: 0.8 }] : []),
  ];
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
    if (part.is !== 'name' && part.is !== 'stranger') return [];
    const { start, end } = part;
    const known = part.is === 'name';
    const words = known ? part.name.words : part.words;
    const inPlace = taken[i] === 'company' || taken[i] === 'person';
    // Scripts without capitals mark a name by the words around it alone.
    const arabic = inPlace && /\p{Script=Arabic}/u.test(words);
    const marked = known || isMarked({ words, start, end }, given) || arabic;
    return [{ words, start, end, as: taken[i], known, marked }];
  });
  const strange = named.filter(name => name.as === undefined);
  const criteria: Partial<Record<Criterion, string>> = {};
  for (const part of parts) if (part.is === 'criterion') criteria[part.span.slot] ??= part.span.value;
  return {
    intents,
    companies: likeliestFirst(named.filter(name => name.as === 'company')),
    people: likeliestFirst(named.filter(name => name.as === 'person')),
    place: named.find(name => name.as === 'place')?.words,
    criteria,
    item: given.item?.place,
    strange,
    topic: topicOf(given.message, strange, given.spans),
    bare: parts.length === 1 && parts[0]?.is === 'stranger',
    plainWords: parts.filter(part => part.is === 'word').length,
  };
}

/**
 * A stored name is meant before a word that merely stands where names stand, and "Cem Schütte" before the "Herr Schütte"
 * of the same message.
 */
function likeliestFirst(mentions: readonly Mention[]): readonly Mention[] {
  const within = (a: Mention, b: Mention) => a !== b && ` ${fold(b.words)} `.includes(` ${fold(a.words)} `);
  const own = mentions.filter((a, i) => !mentions.some((b, k) => within(a, b) && (!within(b, a) || k < i)));
  return [...own.filter(mention => mention.known), ...own.filter(mention => !mention.known)];
}
