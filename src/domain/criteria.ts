/** What a question about people asks for: function, seniority, industry, place, recency, and the words left over. */
import { tokens } from './fold.ts';
import { type IndustryKey, industryInWords } from './industries.ts';
import { filler } from './lexicon/filler.ts';
import type { Language } from './lexicon/language.ts';
import { placesInWords } from './places.ts';
import { sinceInWords } from './since.ts';
import { type FunctionKey, functionInWords, type Named, type SeniorityKey, seniorityInWords } from './titles.ts';

export interface Criteria {
  readonly function: FunctionKey | null;
  readonly seniority: SeniorityKey | null;
  readonly industry: IndustryKey | null;
  /** English name of a city, country or region of `places.ts`. */
  readonly place: string | null;
  /** UTC day from which on touches count. */
  readonly since?: Date;
  /** The words that are none of these and say something, to search by meaning; '' when nothing is left. */
  readonly rest: string;
  /** Where each of them stands in the text, in order. */
  readonly spans: readonly CriterionSpan[];
}

export interface CriterionSpan {
  readonly slot: 'function' | 'seniority' | 'industry' | 'place' | 'since';
  /** The key, the English name, or the ISO date. */
  readonly value: string;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** Beside a word that is both ("logistics"), these say that the industry is meant: "a logistics company". Folded. */
const industryNouns =
  /^(company|companies|firm|firms|firem|industry|sector|business|maker|provider|branz|sektor|firm|przedsiebiorstw|spolk|odvetvi|podnik|spolecnost|unternehmen|branche|industrie|betrieb|شرکت|صنعت|صنایع|سازمان)/;

const levelFunctions = new Set<FunctionKey>(['management', 'admin']);

interface Span {
  readonly start: number;
  readonly end: number;
}

const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Whether a word of the pattern stands before, after or inside the words ("Logistikunternehmen"). */
function standsBeside(span: Span, text: string, pattern: RegExp): boolean {
  if (/(unternehmen|firma|firmen|branche|industrie|konzern|betrieb)s?$/i.test(text.slice(span.start, span.end)))
    return true;
  const before = tokens(text.slice(0, span.start)).at(-1);
  const after = tokens(text.slice(span.end))[0];
  return [before, after].some(token => token !== undefined && pattern.test(token.folded));
}

function blanked(text: string, spans: readonly Span[]): string {
  let left = text;
  for (const { start, end } of spans) left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end);
  return left;
}

/** Reads the criteria of a question. Names of companies and people should be cut out of the text before. */
export function criteriaInText(text: string, language: Language | undefined, now: Date): Criteria {
  const since = sinceInWords(text, language, now);
  const timeless = since === null ? text : blanked(text, [since]);
  const place = placesInWords(timeless, language)[0] ?? null;
  const placeless = place === null ? timeless : blanked(timeless, [place]);
  const seniority = seniorityInWords(placeless, language);
  let named = functionInWords(placeless, language);
  // "CEOs" and "assistants" are levels; that they manage or assist narrows nothing further.
  const onlyLevel = (found: Named<FunctionKey> | null) =>
    found !== null && levelFunctions.has(found.key) && seniority !== null && overlaps(found, seniority);
  if (onlyLevel(named)) named = null;
  let industry = industryInWords(placeless, language);
  if (named !== null && industry !== null && overlaps(named, industry)) {
    const elsewhere = functionInWords(blanked(placeless, [industry]), language);
    const other = onlyLevel(elsewhere) ? null : elsewhere;
    const ofCompanies = [named, industry].some(span => standsBeside(span, placeless, industryNouns));
    if (other !== null || ofCompanies) named = other;
    else industry = industryInWords(blanked(placeless, [named]), language);
  }
  const spans: CriterionSpan[] = [];
  const add = (slot: CriterionSpan['slot'], span: Span | null, value: string | undefined) => {
    if (span !== null && value !== undefined) spans.push({ slot, value, start: span.start, end: span.end });
  };
  add('function', named, named?.key);
  add('seniority', seniority, seniority?.key);
  add('industry', industry, industry?.key);
  add('place', place, place?.place);
  add('since', since, since?.since.toISOString().slice(0, 10));
  spans.sort((a, b) => a.start - b.start);
  const rest = tokens(blanked(text, spans))
    .filter(token => !filler.has(token.folded) && !industryNouns.test(token.folded))
    .map(token => token.word)
    .join(' ');
  return {
    function: named?.key ?? null,
    seniority: seniority?.key ?? null,
    industry: industry?.key ?? null,
    place: place?.place ?? null,
    since: since?.since,
    rest,
    spans,
  };
}
