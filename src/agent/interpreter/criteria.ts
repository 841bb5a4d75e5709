/** Function, seniority, industry, place and recency named in a message, with where they stand. */
import { type CriterionSpan, criteriaInText } from '../../domain/criteria.ts';
import type { Language } from '../../words/port.ts';

export type Span = CriterionSpan;
export type Criterion = CriterionSpan['slot'];

export function criteriaIn(text: string, language: Language, now: Date): readonly Span[] {
  return criteriaInText(text, language, now).spans;
}
