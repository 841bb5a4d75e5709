/** What was filled into the form → the arguments that propose it, by the rules that hold for what is said in words. */
import { z } from 'zod';
import type { Faults, Filled } from '../../cards/form.ts';
import { amountsIn } from '../../domain/amounts.ts';
import { activityOutcome, activityType, isoDay, type Proposal } from '../../domain/proposal.ts';
import type { Knowledge, Reading } from '../../knowledge/port.ts';
import type { Language } from '../../words/port.ts';
import { type MessageId, say, type Values } from '../../words/say.ts';
import { foreign } from '../card-options.ts';
import { nameOf } from '../naming.ts';
import type { Arguments, ProposalForms } from '../port.ts';
import { changeForm, companyIn, dealsOf, longest, none, offeredBy } from './change-form.ts';

/** A field whose value is no good, and why. */
class Fault extends Error {
  readonly field: string;
  readonly sentence: MessageId;
  readonly values: Values;
  constructor(field: string, sentence: MessageId, values: Values = {}) {
    super(field);
    this.field = field;
    this.sentence = sentence;
    this.values = values;
  }
}

const realDay = isoDay.refine(text => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
});
const hour = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const minutes = z.coerce.number().int().min(1).max(1440);

/** @throws Fault where a field holds something that is none of the kind */
function read<T>(filled: Filled, field: string, schema: z.ZodType<T>, sentence: MessageId): T | undefined {
  const text = filled[field]?.trim();
  if (text === undefined || text === '') return undefined;
  const parsed = schema.safeParse(text);
  if (!parsed.success) throw new Fault(field, sentence);
  return parsed.data;
}
function needed<T>(filled: Filled, field: string, schema: z.ZodType<T>, sentence: MessageId): T {
  const found = read(filled, field, schema, sentence);
  if (found === undefined) throw new Fault(field, sentence);
  return found;
}

const words = (most: number) => z.string().max(most);

function activityOf({ activity }: Proposal, filled: Filled): Arguments {
  if (!activity) return { activity: 'task' };
  const outcome = needed(filled, 'outcome', z.union([z.literal(none), activityOutcome]), 'form.choose');
  const time = read(filled, 'time', hour, 'change.wrong.time');
  const duration = read(filled, 'minutes', minutes, 'change.wrong.minutes');
  return {
    activity: needed(filled, 'type', activityType, 'form.choose'),
    when: [needed(filled, 'day', realDay, 'change.wrong.day'), time].filter(Boolean).join(' '),
    ...(duration === undefined ? {} : { duration }),
    ...(outcome === none ? {} : { ended: outcome }),
    said: needed(filled, 'summary', words(longest.summary), 'change.wrong.summary'),
  };
}

/** Nobody but those whom the form offered; a company by its name, as it is found by its name anywhere. */
async function whoOf(reading: Reading, proposal: Proposal, filled: Filled, language: Language): Promise<Arguments> {
  const { people } = await offeredBy(reading, proposal);
  const ticked = (filled.people ?? '').split(',').filter(value => value !== '');
  const contactIds = people.filter(one => ticked.includes(one.value)).map(one => Number(one.value));
  const fresh = proposal.newContacts.filter((_, place) => ticked.includes(`new${place}`)).map(one => one.name);
  if (contactIds.length + fresh.length < ticked.length) throw new Fault('people', 'form.choose');
  const company = read(filled, 'company', words(longest.company), 'change.wrong.company');
  const named = company === undefined ? {} : await companyOf(reading, proposal, company, language);
  if (ticked.length === 0 && company === undefined)
    throw new Fault(people.length > 0 ? 'people' : 'company', 'change.wrong.who');
  return {
    contactIds,
    // Whoever is new was agreed to be new before the form was opened.
    ...(fresh.length > 0 ? { people: fresh, newPersonId: 1 } : {}),
    ...named,
  };
}

async function companyOf(
  reading: Reading,
  proposal: Proposal,
  company: string,
  language: Language,
): Promise<Arguments> {
  if (company === companyIn(proposal))
    return proposal.account?.id ? { company, companyId: proposal.account.id } : { company, newCompanyId: 1 };
  const found = await nameOf(reading, company, 'account');
  if ('found' in found) return { company: found.found.name, companyId: found.found.id };
  if ('choices' in found) {
    const names = found.choices.map(one => foreign(one.name, { language }, 60)).join(', ');
    throw new Fault('company', 'change.wrong.several', { names });
  }
  throw new Fault('company', 'names.unknown', { name: foreign(company, { language }, 60) });
}

/** A deal that was left as it was follows the company; one that was chosen has to be theirs. */
async function dealOf(reading: Reading, proposal: Proposal, filled: Filled, who: Arguments): Promise<Arguments> {
  const chosen = read(filled, 'deal', z.coerce.number().int().nonnegative(), 'form.choose');
  if (chosen === undefined) return {};
  if (chosen === 0) return { dealId: 0 };
  const moved = who.companyId !== (proposal.account?.id ?? undefined);
  if (moved && chosen === proposal.deal?.id) return {};
  const theirs = await dealsOf(reading, who.companyId ?? null, who.contactIds ?? []);
  if (!theirs.some(one => one.id === chosen)) throw new Fault('deal', 'change.wrong.deal');
  return { dealId: chosen };
}

const tasksOf = ({ tasks }: Proposal, filled: Filled): Arguments => ({
  tasks: tasks.flatMap((_, place) => {
    const what = read(filled, `task.${place}.what`, words(longest.task), 'change.wrong.summary');
    const due = read(filled, `task.${place}.due`, realDay, 'change.wrong.day');
    return what === undefined ? [] : [{ what, ...(due === undefined ? {} : { due }) }];
  }),
});

function changesOf({ changes }: Proposal, filled: Filled, language: Language): Arguments {
  const isProposed = (field: Proposal['changes'][number]['field']) => changes.some(one => one.field === field);
  const stage = isProposed('stage') ? read(filled, 'change.stage', words(200), 'form.choose') : undefined;
  const hasAmount = words(longest.amount).refine(text => amountsIn(text, language, { plain: true }).length > 0);
  const amount = isProposed('amount') ? read(filled, 'change.amount', hasAmount, 'change.wrong.amount') : undefined;
  const closes = isProposed('closeDate') ? read(filled, 'change.closeDate', realDay, 'change.wrong.day') : undefined;
  return {
    ...(stage === undefined || stage === none ? {} : { stage }),
    ...(amount === undefined ? {} : { amount }),
    ...(closes === undefined ? {} : { closeDate: closes }),
  };
}

export function proposalForms(knowledge: Knowledge): ProposalForms {
  return {
    async of(proposal, { audience, now, language }) {
      const offered = await knowledge.read(audience, now, reading => offeredBy(reading, proposal));
      return changeForm(proposal, offered, { language, now, timeZone: audience.asker.timeZone ?? 'UTC' });
    },
    async read(proposal, filled, { audience, now, language }) {
      const faults: Record<string, string> = {};
      const tried = async (work: () => Promise<Arguments> | Arguments): Promise<Arguments> => {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
          faults[error.field] = say(language, error.sentence, error.values);
          return {};
        }
      };
      const args = await knowledge.read(audience, now, async reading => {
        const who = await tried(() => whoOf(reading, proposal, filled, language));
        return {
          ...(await tried(() => activityOf(proposal, filled))),
          ...who,
          ...(Object.keys(who).length > 0 ? await tried(() => dealOf(reading, proposal, filled, who)) : {}),
          ...(await tried(() => tasksOf(proposal, filled))),
          ...(await tried(() => changesOf(proposal, filled, language))),
        };
      });
      return Object.keys(faults).length > 0 ? { faults: faults satisfies Faults } : { arguments: args };
    },
  };
}
