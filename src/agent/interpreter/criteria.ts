/** Function, seniority, industry, place and recency named in a message, with where they stand. */
import { functionInWords, seniorityInWords } from '../../domain/titles.ts';
import type { Language } from '../../words/port.ts';

export type Criterion = 'function' | 'seniority' | 'industry' | 'place' | 'since';

export interface Span {
  readonly slot: Criterion;
  /** The key, the English name, or the ISO date. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export function criteriaIn(text: string, language: Language, _now: Date): readonly Span[] {
  const found: Span[] = [];
  const job = functionInWords(text, language);
  if (job) found.push({ slot: 'function', value: job.key, start: job.start, end: job.end });
  const level = seniorityInWords(text, language);
  if (level) found.push({ slot: 'seniority', value: level.key, start: level.start, end: level.end });
  return found;
}
