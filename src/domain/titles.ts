/** Titles as function × seniority, in five languages: "Head of Purchasing" → procurement × head. */
import { cTitleTable } from './lexicon/c-titles.ts';
import { functionTable } from './lexicon/functions.ts';
import type { Language } from './lexicon/language.ts';
import { type Found, type PhraseFinder, phraseFinder } from './lexicon/phrases.ts';
import { seniorityTable } from './lexicon/seniorities.ts';

/** What people do in a company. */
export const functionKeys = [
  'procurement',
  'engineering',
  'it',
  'security',
  'finance',
  'sales',
  'marketing',
  'communications',
  'hr',
  'legal',
  'operations',
  'logistics',
  'product',
  'project',
  'research',
  'quality',
  'support',
  'data',
  'design',
  'management',
  'admin',
  'medical',
  'education',
  'production',
  'facilities',
  'consulting',
] as const;
export type FunctionKey = (typeof functionKeys)[number];

/** How far up they stand, highest first. */
export const seniorityKeys = [
  'owner',
  'board',
  'c-level',
  'vp',
  'director',
  'head',
  'manager',
  'lead',
  'senior',
  'specialist',
  'junior',
  'assistant',
] as const;
export type SeniorityKey = (typeof seniorityKeys)[number];

/** A function or a seniority named in a text, and where (UTF-16 offsets). */
export interface Named<K extends string> {
  readonly key: K;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

export interface NormalisedTitle {
  readonly function: FunctionKey | null;
  readonly seniority: SeniorityKey | null;
}

let functions: PhraseFinder<FunctionKey> | undefined;
let seniorities: PhraseFinder<SeniorityKey> | undefined;

function functionFinder(): PhraseFinder<FunctionKey> {
  functions ??= phraseFinder<FunctionKey>([...functionTable, ...cTitleTable], { compounds: 'parts' });
  return functions;
}

function seniorityFinder(): PhraseFinder<SeniorityKey> {
  const cTitles = cTitleTable.map(line => ({ ...line, key: 'c-level' }));
  seniorities ??= phraseFinder<SeniorityKey>([...seniorityTable, ...cTitles], { compounds: 'parts' });
  return seniorities;
}

/** Functions that say little about what someone does; any other function in the same title is meant instead. */
const broad = new Set<FunctionKey>(['management', 'admin', 'project', 'consulting']);

function bestFunction(found: readonly Found<FunctionKey>[]): Found<FunctionKey> | null {
  const rank = (phrase: Found<FunctionKey>) => (phrase.weak ? 2 : 0) + (broad.has(phrase.key) ? 1 : 0);
  // Of equals the longer phrase wins, then the earlier one: "IT security" is security, "sales and marketing" is sales.
  const best = [...found].sort((a, b) => rank(a) - rank(b) || b.tokens - a.tokens || a.token - b.token);
  return best[0] ?? null;
}

/** Everything that makes someone an assistant even though a higher title stands beside it: "asystentka prezesa". */
function isAssistant(found: readonly Found<SeniorityKey>[]): boolean {
  const first = found[0];
  return first?.key === 'assistant' && !/^(assistant|associate)$/i.test(first.words);
}

function bestSeniority(found: readonly Found<SeniorityKey>[]): Found<SeniorityKey> | null {
  if (isAssistant(found)) return found[0] ?? null;
  const rank = (phrase: Found<SeniorityKey>) => (phrase.weak ? 100 : 0) + seniorityKeys.indexOf(phrase.key);
  return [...found].sort((a, b) => rank(a) - rank(b) || a.token - b.token)[0] ?? null;
}

function named<K extends string>(found: Found<K> | null): Named<K> | null {
  return found === null ? null : { key: found.key, words: found.words, start: found.start, end: found.end };
}

/**
 * Function and seniority of a stored title in any of the five languages; null where the title does not say. The
 * department, where the source has one, decides when the title is silent or broad ("Manager", "Procurement").
 */
export function normaliseTitle(title: string, department?: string | null): NormalisedTitle {
  const fromTitle = bestFunction(functionFinder().find(title));
  const fromDepartment = department ? bestFunction(functionFinder().find(department)) : null;
  const titleIsBroad = fromTitle === null || fromTitle.weak || broad.has(fromTitle.key);
  const chosen = titleIsBroad ? (fromDepartment ?? fromTitle) : fromTitle;
  const seniority = bestSeniority(seniorityFinder().find(title))?.key ?? null;
  // "Assistant to the CEO" does not manage.
  const assists = seniority === 'assistant' && chosen?.key === 'management';
  return { function: assists ? 'admin' : (chosen?.key ?? null), seniority };
}

/** The function a question names ("w zakupach", "im Einkauf", «خرید»), or null. */
export function functionInWords(text: string, language?: Language): Named<FunctionKey> | null {
  return named(bestFunction(functionFinder().find(text, language)));
}

/** The seniority a question names ("CISOs", "Geschäftsführer", "prezes"), or null. */
export function seniorityInWords(text: string, language?: Language): Named<SeniorityKey> | null {
  // Every job noun says "specialist" weakly; a question that names only the job asks for people of any level.
  const found = seniorityFinder().find(text, language);
  return named(bestSeniority(found.filter(phrase => !phrase.weak)));
}

/** 0 to 1: how well a stored seniority answers an asked one; a neighbouring level half, because titles inflate. */
export function seniorityCloseness(stored: string | null, asked: string): number {
  if (stored === null) return 0;
  const distance = Math.abs(
    seniorityKeys.indexOf(stored as SeniorityKey) - seniorityKeys.indexOf(asked as SeniorityKey),
  );
  return distance === 0 ? 1 : distance === 1 ? 0.5 : 0;
}
