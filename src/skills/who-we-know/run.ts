/** who-we-know: the people at an account, one person and who knows them, who is closest, who used to work there. */
import type { PersonAnswer, WhoQuestion, WhoWeKnowResult } from '../../domain/answer.ts';
import type { Knowledge, Reading } from '../../knowledge/port.ts';
import { whoWeKnowSchema } from '../arguments-schema.ts';
import { firstView } from '../card-options.ts';
import { filtersOf } from '../filters.ts';
import { type Named, nameOf } from '../naming.ts';
import { personOf } from '../one-person.ts';
import type { Arguments, Outcome, Shown, Skill, SkillContext, SkillResult } from '../port.ts';
import { whoWeKnowCard } from './card.ts';

const empty: WhoWeKnowResult = {
  question: 'at',
  account: null,
  people: [],
  colleagues: [],
  total: 0,
  offset: 0,
  filters: {},
  choices: [],
  unknownName: null,
  nearestNames: [],
  nearby: [],
};

interface Answered {
  readonly args: Arguments;
  readonly result: WhoWeKnowResult;
  readonly choosing?: SkillResult['choosing'];
}

function questionOf(args: Arguments): WhoQuestion {
  if (args.question && args.question !== 'at' && args.question !== 'person') return args.question;
  if (args.formerCompany || args.formerCompanyId) return 'former';
  return args.person || args.personId ? 'person' : 'at';
}

/** When a name is not one thing yet: the choices, or the nearest names. */
function open(
  named: Named,
  args: Arguments,
  question: WhoQuestion,
  choosing: SkillResult['choosing'],
): Answered | null {
  if ('found' in named) return null;
  if ('choices' in named) return { args, result: { ...empty, question, choices: named.choices }, choosing };
  return { args, result: { ...empty, question, unknownName: named.unknown, nearestNames: named.nearest }, choosing };
}

async function aboutPerson(reading: Reading, args: Arguments, question: WhoQuestion): Promise<Answered> {
  const named = await personOf(reading, args);
  const notYet = open(named, args, question, 'person');
  if (notYet || !('found' in named)) return notYet ?? { args, result: empty };
  const people = await reading.describe([named.found.id]);
  const [person] = people;
  const account = person?.accountId ? await reading.account(person.accountId) : null;
  return {
    args: {
      ...args,
      person: person?.name ?? named.found.name,
      personId: named.found.id,
      ...(account ? { company: account.name } : {}),
    },
    result: { ...empty, question, people, total: people.length, account },
  };
}

async function aboutAccount(reading: Reading, args: Arguments, question: WhoQuestion): Promise<Answered> {
  const former = question === 'former';
  const words = former ? (args.formerCompany ?? args.company) : args.company;
  const id = former ? (args.formerCompanyId ?? args.companyId) : args.companyId;
  const key = former ? 'formerCompany' : 'company';
  let accountId = id;
  if (accountId === undefined) {
    const named = await nameOf(reading, words ?? '', 'account');
    const notYet = open(named, args, question, key);
    if (notYet || !('found' in named)) return notYet ?? { args, result: empty };
    accountId = named.found.id;
  }
  const account = await reading.account(accountId);
  if (!account) return { args, result: { ...empty, question, unknownName: words ?? '' }, choosing: key };
  const accounts = await reading.withSubsidiaries(accountId);
  const filled: Arguments = former
    ? { ...args, formerCompany: account.name, formerCompanyId: accountId, company: undefined, companyId: undefined }
    : { ...args, company: account.name, companyId: accountId };
  const offset = args.offset ?? 0;
  const result = { ...empty, question, account, offset, filters: filtersShown(args) };
  if (question === 'closest') {
    const colleagues = await reading.closest(accounts);
    const nearby = colleagues.length === 0 ? await reading.nearby(accounts) : [];
    return { args: filled, result: { ...result, colleagues, total: colleagues.length, nearby } };
  }
  const filters = filtersOf(args);
  const page = await reading.peopleAt(accounts, filters, { offset, limit: firstView }, former ? 'gone' : 'both');
  // Those who left are shown after those who are there; when nobody is there, they are the nearest true thing.
  const shown = former
    ? page.people
    : page.there === 0
      ? []
      : page.people.filter(one => one.gone || one.known || one.listed);
  const people = await reading.describe(
    shown.map(one => one.contactId),
    accounts,
  );
  const total = former ? page.gone : page.there === 0 ? 0 : page.there + page.gone;
  const nearby = page.known === 0 && !former ? await reading.nearby(accounts) : [];
  return { args: filled, result: { ...result, people, total, nearby } };
}

const filtersShown = (args: Arguments): WhoWeKnowResult['filters'] => ({
  ...(args.function ? { function: args.function } : {}),
  ...(args.seniority ? { seniority: args.seniority } : {}),
  ...(args.place ? { place: args.place } : {}),
  ...(args.since ? { since: args.since } : {}),
});

function outcomeOf(result: WhoWeKnowResult): Outcome {
  if (result.choices.length > 0) return 'choices';
  return result.people.length > 0 || result.colleagues.length > 0 ? 'answered' : 'nothing';
}

function shownOf(result: WhoWeKnowResult): Shown[] {
  const names = result.choices.length > 0 ? result.choices : result.nearestNames;
  if (names.length > 0) return names.map(({ kind, id }) => ({ kind, id }));
  if (result.colleagues.length > 0) {
    return result.colleagues.flatMap(({ path }): Shown[] =>
      path.colleagueId ? [{ kind: 'colleague', id: path.colleagueId }] : [],
    );
  }
  const people: readonly PersonAnswer[] =
    result.people.length > 0 ? result.people : result.nearby.map(one => one.person);
  return people.map(person => ({ kind: 'contact', id: person.contactId }));
}

export function whoWeKnow(knowledge: Knowledge, description: string): Skill {
  return {
    name: 'who-we-know',
    description,
    schema: whoWeKnowSchema,
    effect: 'read',
    async run(args: Arguments, context: SkillContext): Promise<SkillResult> {
      const { audience, now, language } = context;
      const question = questionOf(args);
      const answered = await knowledge.read(audience, now, reading =>
        question === 'person' || (question === 'introduce' && (args.person || args.personId))
          ? aboutPerson(reading, args, question)
          : aboutAccount(reading, args, question === 'introduce' ? 'introduce' : question),
      );
      const { result, choosing } = answered;
      const options = { language, now, timeZone: audience.asker.timeZone ?? undefined };
      return {
        skill: 'who-we-know',
        arguments: answered.args,
        outcome: outcomeOf(result),
        result,
        card: whoWeKnowCard(result, { ...options, ...(choosing ? { choosing } : {}) }),
        shown: shownOf(result),
        ...(choosing ? { choosing } : {}),
      };
    },
  };
}
