/** What a person is recognised by when they asked to be forgotten. */
import { companyKey } from '../domain/companies.ts';
import { personKey } from '../domain/names.ts';
import { isRoleAddress } from '../domain/role-address.ts';
import type { Source } from './source.ts';

/** What a person is recognised by, for `forgotten`; the same keys whatever source they come from. */
export function keysOfPerson(person: {
  readonly name: string;
  readonly emails: readonly string[];
  readonly profiles: readonly string[];
  readonly crmId?: string | null | undefined;
  /** Names of the companies they are or were at. */
  readonly companies: readonly string[];
}): string[] {
  const name = personKey(person.name, { anyOrder: true });
  return [
    // An address that several people read, like info@, is nobody's.
    ...person.emails.filter(email => !isRoleAddress(email)).map(email => `email:${email}`),
    ...person.profiles.map(profile => `profile:${profile}`),
    ...(person.crmId ? [`crm:${person.crmId}`] : []),
    ...person.companies.map(company => `name:${name}@${companyKey(company)}`),
  ];
}

/** What a source itself calls a person: all there is to recognise someone by who has neither address nor company. */
export const keyInSource = (source: Pick<Source, 'family' | 'name' | 'ownerId'>, key: string) =>
  `record:${source.family}:${source.name}:${source.ownerId ?? 'company'}:${key}`;
