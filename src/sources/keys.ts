/** What makes a statement the same on every import where the source gives no id of its own. */
import { createHash } from 'node:crypto';
import { fold } from '../domain/fold.ts';

/** Profile URL, else e-mail, else name and company. */
export function keyOfPerson(person: { profile?: string; email?: string; name?: string; company?: string }): string {
  if (person.profile) return `profile:${person.profile}`;
  if (person.email) return `email:${person.email}`;
  return `name:${fold(person.name ?? '')}|${fold(person.company ?? '')}`;
}

/** Web domain, else name. */
export function keyOfCompany(company: { name?: string; domain?: string }): string {
  return company.domain ? `domain:${company.domain}` : `company:${fold(company.name ?? '')}`;
}

/** A short hash (96 bits) of what identifies a row; equal parts give equal keys on every machine. */
export function hashKey(...parts: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);
}
