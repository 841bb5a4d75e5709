/** Which person "more" and "why" mean, and what is kept of an answer about one. */
import type { Card } from '../cards/card.ts';
import type { Choice, PersonAnswer } from '../domain/answer.ts';
import type { Reading } from '../knowledge/port.ts';
import { type Named, nameOf } from './naming.ts';
import type { Arguments, SkillName, SkillResult } from './port.ts';

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

interface AboutPerson {
  readonly person: PersonAnswer | null;
  readonly choices: readonly Choice[];
  readonly nearestNames: readonly Choice[];
}

export function answerAbout(skill: SkillName, args: Arguments, result: AboutPerson, card: Card): SkillResult {
  const { person, choices, nearestNames } = result;
  const names = choices.length > 0 ? choices : nearestNames;
  return {
    skill,
    arguments: person
      ? {
          ...args,
          person: person.name,
          personId: person.contactId,
          ...(person.account ? { company: person.account } : {}),
        }
      : args,
    outcome: choices.length > 0 ? 'choices' : person ? 'answered' : 'nothing',
    result: { ...result, people: person ? [person] : [] },
    card,
    shown: person ? [{ kind: 'contact', id: person.contactId }] : names.map(({ kind, id }) => ({ kind, id })),
    ...(person ? {} : { choosing: 'person' as const }),
  };
}
