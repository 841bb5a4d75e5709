/** What every card of a skill is made for: a reader's language, a clock and where that clock hangs. */
import { directionOf } from '../cards/card.ts';
import { untrusted } from '../cards/untrusted.ts';
import type { Language } from '../words/port.ts';

export interface CardOptions {
  readonly language: Language;
  readonly now: Date;
  /** IANA zone of the asker; days are counted in it. UTC when not known. */
  readonly timeZone?: string;
}

/** At most this many people in a first view. */
export const firstView = 5;

/** What others wrote, made fit to stand in a sentence of this language. */
export function foreign(text: string, options: Pick<CardOptions, 'language'>, maxLength = 80): string {
  return untrusted(text, directionOf(options.language), maxLength);
}

/** The parts that are there, joined as the cards join them. */
export function dotted(parts: readonly (string | null | undefined)[]): string {
  return parts.filter(part => part).join(' · ');
}
