/** find-people: by criteria and by meaning, with the reason why each matches. */
import type { FindPeopleResult } from '../../domain/answer.ts';
import type { FindQuery, Knowledge, Reading } from '../../knowledge/port.ts';
import { findPeopleSchema } from '../arguments-schema.ts';
import { firstView } from '../card-options.ts';
import { filtersOf } from '../filters.ts';
import { nameOf } from '../naming.ts';
import type { Arguments, Skill, SkillResult } from '../port.ts';
import { findPeopleCard } from './card.ts';

const empty: Omit<FindPeopleResult, 'criteria'> = {
  people: [],
  total: 0,
  offset: 0,
  choices: [],
  unknownName: null,
  nearestNames: [],
  withoutMeaning: false,
};

type NameArgument = 'company' | 'formerCompany' | 'like';
interface Found {
  readonly args: Arguments;
  readonly result: FindPeopleResult;
  readonly choosing?: NameArgument;
}

const criteriaOf = ({
  function: role,
  seniority,
  industry,
  place,
  since,
  company,
  formerCompany,
  like,
  text,
}: Arguments) => ({
  ...(role ? { function: role } : {}),
  ...(seniority ? { seniority } : {}),
  ...(industry ? { industry } : {}),
  ...(place ? { place } : {}),
  ...(since ? { since } : {}),
  ...(company ? { company } : {}),
  ...(formerCompany ? { formerCompany } : {}),
  ...(like ? { like } : {}),
  ...(text ? { text } : {}),
});

async function find(reading: Reading, asked: Arguments, vector: FindQuery['vector'] | null): Promise<Found> {
  let args = asked;
  for (const key of ['company', 'formerCompany', 'like'] as const) {
    const words = args[key];
    if (words === undefined || args[`${key}Id`] !== undefined) continue;
    const named = await nameOf(reading, words, key === 'like' ? 'contact' : 'account');
    const result = { ...empty, criteria: criteriaOf(args) };
    if ('choices' in named) return { args, choosing: key, result: { ...result, choices: named.choices } };
    if ('unknown' in named) {
      return { args, choosing: key, result: { ...result, unknownName: named.unknown, nearestNames: named.nearest } };
    }
    const name =
      key === 'like' ? named.found.name : ((await reading.account(named.found.id))?.name ?? named.found.name);
    args = { ...args, [key]: name, [`${key}Id`]: named.found.id };
  }
  const offset = args.offset ?? 0;
  const query: FindQuery = {
    ...filtersOf(args),
    ...(args.industry ? { industry: args.industry } : {}),
    ...(args.companyId ? { accounts: await reading.withSubsidiaries(args.companyId) } : {}),
    ...(args.formerCompanyId ? { formerAccounts: await reading.withSubsidiaries(args.formerCompanyId) } : {}),
    ...(args.likeId ? { likeId: args.likeId } : {}),
    ...(args.text ? { text: args.text } : {}),
    ...(vector ? { vector } : {}),
  };
  const found = await reading.find(query, { offset, limit: firstView });
  const reasons = new Map(found.people.map(one => [one.contactId, one.reasons]));
  const people = await reading.describe(
    found.people.map(one => one.contactId),
    undefined,
    reasons,
  );
  const withoutMeaning = args.text !== undefined && vector === null;
  return { args, result: { ...empty, people, total: found.total, offset, criteria: criteriaOf(args), withoutMeaning } };
}

export function findPeople(knowledge: Knowledge, description: string): Skill {
  return {
    name: 'find-people',
    description,
    schema: findPeopleSchema,
    effect: 'read',
    async run(args, { audience, now, language }): Promise<SkillResult> {
      const vector = args.text ? await knowledge.embed(args.text) : null;
      const {
        result,
        choosing,
        args: filled,
      } = await knowledge.read(audience, now, reading => find(reading, args, vector));
      const names = result.choices.length > 0 ? result.choices : result.nearestNames;
      return {
        skill: 'find-people',
        arguments: filled,
        outcome: result.choices.length > 0 ? 'choices' : result.people.length > 0 ? 'answered' : 'nothing',
        result,
        card: findPeopleCard(result, {
          language,
          now,
          timeZone: audience.asker.timeZone ?? undefined,
          ...(choosing ? { choosing } : {}),
        }),
        shown:
          result.people.length > 0
            ? result.people.map(person => ({ kind: 'contact' as const, id: person.contactId }))
            : names.map(({ kind, id }) => ({ kind, id })),
        ...(choosing ? { choosing } : {}),
      };
    },
  };
}
