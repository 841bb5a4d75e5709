/** A message cut into words and slots, as the intent model reads it. */
import { type Token, tokens } from '../../domain/fold.ts';
import type { NameKind } from '../../knowledge/port.ts';
import type { Span } from './criteria.ts';
import type { Item } from './items.ts';
import type { Name } from './names.ts';

export type Part =
  | { readonly is: 'name'; readonly name: Name; readonly start: number; readonly end: number }
  | { readonly is: 'criterion'; readonly span: Span; readonly start: number; readonly end: number }
  | { readonly is: 'item'; readonly place: number; readonly start: number; readonly end: number }
  | { readonly is: 'word'; readonly folded: string; readonly start: number; readonly end: number };

/** What a stretch of the message is taken for. */
export type Taken = 'company' | 'person' | 'colleague' | 'place';

const slotOf: Readonly<Record<NameKind, Taken>> = { account: 'company', contact: 'person', colleague: 'colleague' };

export function takenFor(kind: NameKind): Taken {
  return slotOf[kind];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const inside = (token: Token, stretch: Stretch) => token.start < stretch.end && stretch.start < token.end;

/** Names win over criteria that overlap them, criteria over places in a list, all of them over words. */
export function partsOf(
  message: string,
  names: readonly Name[],
  spans: readonly Span[],
  item: Item | undefined,
): readonly Part[] {
  const taken: Part[] = names.map(name => ({ is: 'name', name, start: name.start, end: name.end }));
  const free = (stretch: Stretch) => !taken.some(part => part.start < stretch.end && stretch.start < part.end);
  // Criteria may overlap one another: "IT managers" is a function and a level.
  for (const span of spans.filter(free)) taken.push({ is: 'criterion', span, start: span.start, end: span.end });
  if (item && free(item)) taken.push({ is: 'item', ...item });
  const words = tokens(message)
    .filter(token => !taken.some(part => inside(token, part)))
    .map(token => ({ is: 'word' as const, folded: token.folded, start: token.start, end: token.end }));
  return [...taken, ...words].sort((a, b) => a.start - b.start);
}

/** The parts as the intent model's words; `take` says what each name or unknown stretch is taken for. */
export function wordsOfParts(parts: readonly Part[], take: (part: Part) => Taken | undefined): readonly string[] {
  return parts.flatMap(part => {
    if (part.is === 'criterion') return [`{${part.span.slot}}`];
    if (part.is === 'item') return ['{item}'];
    const taken = take(part);
    if (taken) return [`{${taken}}`];
    return part.is === 'word' ? part.folded.split(' ') : ['{person}'];
  });
}
