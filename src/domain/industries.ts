/** Industries of accounts, from what a CRM stores and from what a question says, in five languages. */
import { fold } from './fold.ts';
import { industryTable } from './lexicon/industries.ts';
import type { Language } from './lexicon/language.ts';
import { type Found, type PhraseFinder, phraseFinder } from './lexicon/phrases.ts';
import type { Named } from './titles.ts';

export const industryKeys = [
  'healthcare',
  'pharma',
  'automotive',
  'aerospace',
  'chemicals',
  'manufacturing',
  'software',
  'telecom',
  'banking',
  'insurance',
  'retail',
  'food',
  'agriculture',
  'energy',
  'construction',
  'real-estate',
  'logistics',
  'education',
  'public-sector',
  'nonprofit',
  'media',
  'consulting',
  'legal-services',
  'hospitality',
  'environment',
] as const;
export type IndustryKey = (typeof industryKeys)[number];

let finder: PhraseFinder<IndustryKey> | undefined;

function industryFinder(): PhraseFinder<IndustryKey> {
  finder ??= phraseFinder<IndustryKey>(industryTable, { compounds: 'parts' });
  return finder;
}

/** Of several industries in one text the longest phrase counts, then the first: "food retail" is food and retail. */
function best(found: readonly Found<IndustryKey>[]): Found<IndustryKey> | null {
  const rank = (phrase: Found<IndustryKey>) => (phrase.key === 'manufacturing' ? 1 : 0);
  return [...found].sort((a, b) => b.tokens - a.tokens || rank(a) - rank(b) || a.token - b.token)[0] ?? null;
}

/** The industry a question names ("w szpitalu", "Krankenhäuser", «بیمارستان»), or null. */
export function industryInWords(text: string, language?: Language): Named<IndustryKey> | null {
  const found = best(industryFinder().find(text, language));
  return found === null ? null : { key: found.key, words: found.words, start: found.start, end: found.end };
}

/** What CRMs offer as an industry but a question means otherwise ("engineering" is a function there). Folded. */
const storedOnly: Readonly<Record<string, IndustryKey>> = {
  communications: 'telecom',
  engineering: 'manufacturing',
  finance: 'banking',
  recreation: 'hospitality',
  security: 'software',
  shipping: 'logistics',
  technology: 'software',
  trading: 'retail',
};

/** The industry a source stores: "HOSPITAL_HEALTH_CARE", "Hospital & Health Care", "Maschinenbau"; null if unknown. */
export function normaliseIndustry(text: string): IndustryKey | null {
  const exact = industryKeys.find(key => key === text.trim().toLowerCase());
  const found = exact ?? best(industryFinder().find(text.replaceAll('_', ' ')))?.key;
  return found ?? storedOnly[fold(text)] ?? null;
}
