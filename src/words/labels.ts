/** The names of functions, seniorities and industries, from the keys of domain/titles and domain/industries. */
import type { Language } from './port.ts';
import { isMessageId, say } from './say.ts';

/** The label of a key; a key without a label is shown as it is, and a test keeps that from happening. */
function label(language: Language, group: 'function' | 'seniority' | 'industry', key: string): string {
  const id = `${group}.${key}`;
  return isMessageId(id) ? say(language, id) : key.replaceAll('-', ' ');
}

export const sayFunction = (language: Language, key: string): string => label(language, 'function', key);
export const saySeniority = (language: Language, key: string): string => label(language, 'seniority', key);
export const sayIndustry = (language: Language, key: string): string => label(language, 'industry', key);
