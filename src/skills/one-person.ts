/** Which person "more" and "why" mean. */
import type { Reading } from '../knowledge/port.ts';
import { type Named, nameOf } from './naming.ts';
import type { Arguments } from './port.ts';

/** Of several people of one name, those at the company that was named. */
export const atCompany = (reading: Reading, args: Arguments) => {
  const { company, companyId } = args;
  if (company === undefined && companyId === undefined) return undefined;
  return async (ids: readonly number[]) => {
    const named = companyId === undefined && company ? await nameOf(reading, company, 'account') : null;
    const account = companyId ?? (named && 'found' in named ? named.found.id : undefined);
    if (account === undefined) return [];
    const people = await reading.describe(ids, await reading.withSubsidiaries(account));
    const family = await reading.withSubsidiaries(account);
    return people
      .filter(person => person.accountId !== null && family.includes(person.accountId))
      .map(person => person.contactId);
  };
};

export async function personOf(reading: Reading, args: Arguments): Promise<Named> {
  if (args.personId !== undefined) {
    const [person] = await reading.describe([args.personId]);
    // Gone since, or never visible to these readers: the same words for both.
    return person
      ? { found: { id: person.contactId, name: person.name } }
      : { unknown: args.person ?? '', nearest: [] };
  }
  if (!args.person) return { unknown: '', nearest: [] };
  return nameOf(reading, args.person, 'contact', atCompany(reading, args));
}
