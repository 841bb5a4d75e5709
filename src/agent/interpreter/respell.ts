/** Mends typing mistakes in a message: which strange words are criteria or cues after all. */
import { tokens } from '../../domain/fold.ts';
import type { Language } from '../../words/port.ts';
import type { Span } from './criteria.ts';
import type { NameContext } from './name-context.ts';
import type { Spelling } from './spelling.ts';
import { type IsStrange, isMarked, standsForCompany } from './strangers.ts';

export interface Mending {
  readonly isStrange: IsStrange;
  readonly spelling: Spelling;
  readonly context: NameContext;
  readonly language: Language;
  readonly now: Date;
}

export interface Mended {
  readonly spans: readonly Span[];
  /** The word meant, by the place of the one written. */
  readonly words: ReadonlyMap<number, string>;
}

/** Of so few letters many names begin. */
const shortStem = 3;

export function respell(message: string, spans: readonly Span[], mending: Mending): Mended {
  const { isStrange, spelling, context, language, now } = mending;
  const found: Span[] = [];
  const words = new Map<number, string>();
  for (const token of tokens(message)) {
    if (!isStrange(token) || spans.some(span => span.start < token.end && token.start < span.end)) continue;
    if (standsForCompany(token, message)) continue;
    const part = { words: token.word, start: token.start, end: token.end };
    const marked = isMarked(part, { message, language });
    const inNamePlace = context.suits('company', part, message) || context.suits('person', part, message);
    const form = marked ? undefined : spelling.formOf(token);
    // Where a name could stand, a short stem may be its beginning; «کیارو» is «کیا» and nothing but an ending.
    if (form && (!inNamePlace || form.stem.length > shortStem || form.stem === form.cue)) {
      words.set(token.start, form.cue);
      continue;
    }
    const criterion = spelling.criterion(token, now);
    // What is written like a name is one, but for places, which have capitals too.
    if (criterion && (!marked || criterion.slot === 'place')) {
      found.push(criterion);
      continue;
    }
    const cue = marked || inNamePlace ? undefined : spelling.cue(token);
    if (cue !== undefined) words.set(token.start, cue);
  }
  return { spans: found, words };
}
