/** Job titles in five languages: function × seniority. */
import type { Language } from './colleagues.ts';
import { TITLES_TABLE } from './titles-table.ts';

export type Seniority = 'chief' | 'director' | 'manager' | 'specialist';
const SENIORITIES: readonly Seniority[] = ['chief', 'director', 'manager', 'specialist'];

/** `procurement en` → its four titles. */
function laddersOf(table: string): Map<string, string[]> {
  const ladders = new Map<string, string[]>();
  let role = '';
  for (const line of table.trim().split('\n')) {
    if (line.startsWith('# ')) role = line.slice(2);
    else if (line !== '') ladders.set(`${role} ${line.slice(0, 2)}`, line.slice(4).split('; '));
  }
  return ladders;
}

const LADDERS = laddersOf(TITLES_TABLE);

/** The title of a person in a language. Throws on an unknown function: the table is ours. */
export function titleOf(role: string, seniority: Seniority, language: Language, she: boolean): string {
  const title = LADDERS.get(`${role} ${language}`)?.[SENIORITIES.indexOf(seniority)];
  if (!title) throw new Error(`no title for ${role} ${seniority} in ${language}`);
  const [he = title, her = he] = title.split('|');
  return she ? her : he;
}
