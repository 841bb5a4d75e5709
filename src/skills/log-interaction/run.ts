/** log-interaction: what a colleague says they did, as a proposal of what would be written. Nothing is written here. */
import { isoOf } from '../../domain/dates/clock.ts';
import { activityOutcome, activityType, type Chosen, type Proposal } from '../../domain/proposal.ts';
import type { Knowledge, Reading } from '../../knowledge/port.ts';
import type { Arguments, Shown, Skill, SkillContext, SkillResult } from '../port.ts';
import { type Account, accountAt, accountOf, accountOfContact } from './account.ts';
import { logCard } from './card.ts';
import { dayId, dueOf, momentOf } from './days.ts';
import { changesOf, dealOf, dealsSaid, dealsThere, openDeals } from './deal.ts';
import { addressIn, askWith, newContact, peopleOf } from './people.ts';
import type { LogResult, Question } from './result.ts';
import { logInteractionSchema } from './schema.ts';

interface Setting {
  readonly askerId: number;
  readonly now: Date;
  readonly timeZone: string;
  readonly language: SkillContext['language'];
}

interface Proposed {
  readonly args: Arguments;
  readonly proposal: Proposal;
  readonly question: Question | null;
}

/** A company that nobody knows is made only with the domain of an e-mail address, or when somebody says yes. */
function companyQuestion(account: Account | null, args: Arguments, address: string | null): Question | null {
  if (account === null || !('unknown' in account) || args.newCompanyId === 1 || address !== null) return null;
  return { asks: 'company', choosing: 'company', choices: account.nearest, unknownName: account.unknown };
}

function dayQuestion(choosing: 'when' | 'due', days: readonly Date[]): Question {
  const choices = days.map(day => ({ kind: 'day' as const, id: dayId(day), name: isoOf(day), hint: null }));
  return { asks: 'date', choosing, choices };
}

const isType = (activity: string | undefined) => activityType.options.find(one => one === activity);
const isOutcome = (ended: string | undefined) => activityOutcome.options.find(one => one === ended);

async function propose(reading: Reading, given: Arguments, setting: Setting): Promise<Proposed> {
  const said = given.said ?? '';
  // An address in somebody else's words may be anybody's, our own too.
  const address = given.quoted ? null : addressIn(said);
  const named = await accountOf(reading, given, address);
  const family = named && 'found' in named ? named.family : null;
  const people = await peopleOf(reading, given, { askerId: setting.askerId, family, open: openDeals });
  let account: Account | null = named;
  const first = people.contacts[0]?.id;
  if (first && (account === null || 'unknown' in account))
    account = (await accountOfContact(reading, first)) ?? account;
  // A company that cannot be told apart by name is told apart by who was named.
  if (first && account && 'question' in account) {
    const theirs = await accountOfContact(reading, first);
    const offered = account.question.choices.map(choice => choice.id);
    if (theirs && 'found' in theirs && theirs.found.id !== null && offered.includes(theirs.found.id)) account = theirs;
  }
  const taskOnly = given.activity === 'task';
  const changing = given.stage !== undefined || given.amount !== undefined || given.closeDate !== undefined;
  const nobody = people.contacts.length === 0 && people.unknown.length === 0 && account === null;
  // "Fleet Pulse is in trial": only the deal is named.
  const telling = !taskOnly || changing;
  const byName = nobody && telling && !given.quoted ? await dealsSaid(reading, said) : [];
  const dealNamed = byName.find(deal => deal.id === given.dealId) ?? (byName.length === 1 ? byName[0] : undefined);
  if (dealNamed?.accountId) account = await accountAt(reading, dealNamed.accountId, 'deal');
  const chosenAccount: Chosen | null = account && 'found' in account ? account.found : null;
  const contactIds = people.contacts.flatMap(one => one.id ?? []);
  const deals = await reading.deals(account && 'found' in account ? account.family : [], contactIds);
  const theirs = byName.length > 0 ? byName : dealsThere(deals, chosenAccount?.id ?? null, contactIds);
  const mayAsk = telling && (chosenAccount !== null || contactIds.length > 0 || byName.length > 0);
  const { deal, question: dealQuestion } = dealOf(theirs, given, {
    askerId: setting.askerId,
    contacts: contactIds,
    language: setting.language,
    mayAsk,
  });

  const when = momentOf(given.when, given.whenId, setting);
  const words = given.tasks ?? [];
  const dues = words.map((task, place) =>
    dueOf(place === 0 ? (given.due ?? task.due) : task.due, place === 0 ? given.dueId : undefined, setting),
  );
  const stored = theirs.find(one => one.id === deal?.id) ?? null;
  const changes = deal || dealQuestion ? changesOf(stored, given, await reading.stages(), setting) : [];
  const unknown = account && 'unknown' in account ? account.unknown : null;
  const company = unknown ? { name: unknown, domain: address?.split('@')[1] ?? null } : null;
  const proposal: Proposal = {
    activity: taskOnly
      ? null
      : {
          type: isType(given.activity) ?? 'note',
          when: 'at' in when ? when.at : isoOf(when.doubtful[0]),
          durationMinutes: given.duration === undefined ? null : Math.round(given.duration),
          outcome: isOutcome(given.ended) ?? null,
          summary: said.trim(),
        },
    contacts: [...people.contacts],
    account: chosenAccount,
    deal,
    tasks: words.map((task, place) => {
      const due = dues[place];
      return { what: task.what, due: due && 'day' in due ? due.day : null };
    }),
    changes,
    newContacts: people.unknown.map(name => newContact(name, said, chosenAccount, company)),
  };
  const settled: Arguments = {
    ...people.settled,
    ...(chosenAccount?.id ? { company: chosenAccount.name, companyId: chosenAccount.id } : {}),
  };
  const homeless = people.unknown.length > 0 && account === null;
  const firstDue = dues[0];
  const question =
    people.question ??
    (account && 'question' in account ? account.question : null) ??
    companyQuestion(account, given, address) ??
    (nobody && telling && byName.length === 0 ? await askWith(reading) : null) ??
    (homeless
      ? ({ asks: 'account', choosing: 'company', choices: [], unknownName: people.unknown[0] ?? '' } satisfies Question)
      : null) ??
    ('doubtful' in when && !taskOnly ? dayQuestion('when', when.doubtful) : null) ??
    (firstDue && 'doubtful' in firstDue ? dayQuestion('due', firstDue.doubtful) : null) ??
    dealQuestion;
  return { args: { ...settled, ...(deal?.id ? { dealId: deal.id } : {}) }, proposal, question };
}

function shownOf({ proposal, question }: Proposed): readonly Shown[] {
  if (question) return question.choices.map(({ kind, id }) => ({ kind, id }));
  return [
    ...proposal.contacts.flatMap(one => (one.id === null ? [] : [{ kind: 'contact' as const, id: one.id }])),
    ...(proposal.deal?.id ? [{ kind: 'deal' as const, id: proposal.deal.id }] : []),
  ];
}

/** A click on a piece takes it out, or puts it back. */
function leftOutAfter({ leftOut = [], piece }: Arguments): readonly number[] {
  if (piece === undefined) return leftOut;
  return leftOut.includes(piece) ? leftOut.filter(one => one !== piece) : [...leftOut, piece].sort((a, b) => a - b);
}

export function logInteraction(knowledge: Knowledge, description: string): Skill {
  return {
    name: 'log-interaction',
    description,
    schema: logInteractionSchema,
    effect: 'propose',
    async run(args, { audience, now, language }): Promise<SkillResult> {
      const timeZone = audience.asker.timeZone ?? 'UTC';
      const setting = { askerId: audience.asker.id, now, timeZone, language };
      const proposed = await knowledge.read(audience, now, reading => propose(reading, args, setting));
      const { proposal, question } = proposed;
      const leftOut = leftOutAfter(args);
      const result: LogResult = {
        proposal,
        ...(question ? { asks: question.asks } : {}),
        choices: question?.choices ?? [],
        unknownName: question?.unknownName ?? null,
        rest: args.rest ?? null,
        leftOut,
      };
      const { piece: _piece, item: _item, ...settled } = proposed.args;
      return {
        skill: 'log-interaction',
        arguments: { ...settled, ...(leftOut.length > 0 ? { leftOut } : {}) },
        outcome: question ? 'choices' : 'proposed',
        result,
        card: logCard(result, question, { language, now, timeZone }),
        shown: shownOf(proposed),
        ...(question ? { choosing: question.choosing } : {}),
      };
    },
  };
}
