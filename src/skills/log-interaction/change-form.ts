/** The form in which what is proposed can be changed: what it asks, filled in as the proposal stands. */
import type { Field, Form, Option } from '../../cards/form.ts';
import { clockIn, isoOf } from '../../domain/dates/clock.ts';
import { activityOutcome, activityType, type Proposal } from '../../domain/proposal.ts';
import type { KnownDeal, Reading } from '../../knowledge/port.ts';
import { say } from '../../words/say.ts';
import { type CardOptions, foreign } from '../card-options.ts';
import { dealChoice, dealsThere, openDeals } from './deal.ts';

/** In a select, that nothing is chosen. */
export const none = '0';
/** Letters of a summary, and of what is to be done. */
export const longest = { summary: 2000, task: 300, company: 200, amount: 60 } as const;
/** More than these nobody looks through; a list of Slack with boxes to tick has ten at most. */
const most = { people: 10, deals: 50, stages: 50 } as const;

export interface Offered {
  readonly people: readonly Option[];
  readonly deals: readonly KnownDeal[];
  readonly stages: readonly string[];
}

/** What may be chosen, as far as the audience may see it. */
export async function offeredBy(reading: Reading, proposal: Proposal): Promise<Offered> {
  const chosen = proposal.contacts.flatMap(one => one.id ?? []);
  const others = proposal.contacts.flatMap(one => one.runnersUp.map(({ id }) => id));
  const ids = [...new Set([...chosen, ...others])].slice(0, most.people);
  const described = await reading.describe(ids);
  const deals = await dealsOf(reading, proposal.account?.id ?? null, chosen);
  const isOffered = ({ id }: KnownDeal) => id === proposal.deal?.id || openDeals(deals).some(one => one.id === id);
  return {
    people: described.map(one => ({
      value: String(one.contactId),
      label: one.name,
      hint: [one.title, one.account].filter(Boolean).join(' · '),
    })),
    deals: deals.filter(isOffered).slice(0, most.deals),
    stages: (await reading.stages()).slice(0, most.stages),
  };
}

/** Those of an account, and of whoever was named there. */
export async function dealsOf(reading: Reading, accountId: number | null, contactIds: readonly number[]) {
  const family = accountId === null ? [] : await reading.withSubsidiaries(accountId);
  return dealsThere(await reading.deals(family, contactIds), accountId, contactIds);
}

/** What the field of the company says: one that is known, or that is to be made. */
export const companyIn = ({ account, newContacts }: Proposal): string =>
  account?.name ?? newContacts.find(one => one.company)?.company?.name ?? '';

/** A number as its language writes it, so that it is read back as the same. */
const amountIn = (value: string | number, currency: string | null, { language }: CardOptions) =>
  [
    typeof value === 'number'
      ? new Intl.NumberFormat(language === 'fa' ? 'en' : language, {
          useGrouping: false,
          maximumFractionDigits: 2,
        }).format(value)
      : value,
    currency,
  ]
    .filter(Boolean)
    .join(' ');

function momentOf(when: string, timeZone: string): { readonly day: string; readonly time: string | null } {
  if (!when.includes('T')) return { day: when, time: null };
  const { today, minutes } = clockIn(timeZone, new Date(when));
  const two = (number: number) => String(number).padStart(2, '0');
  return { day: isoOf(today), time: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

function activityFields({ activity }: Proposal, options: CardOptions): readonly Field[] {
  if (!activity) return [];
  const { language, timeZone = 'UTC' } = options;
  const { day, time } = momentOf(activity.when, timeZone);
  const optionOf = (value: string, label: string): Option => ({ value, label, hint: '' });
  const types = activityType.options.map(type => optionOf(type, say(language, `proposal.type.${type}`)));
  const outcomes = activityOutcome.options.map(one => optionOf(one, say(language, `proposal.outcome.${one}`)));
  return [
    {
      id: 'type',
      label: say(language, 'change.type'),
      optional: false,
      kind: 'select',
      options: types,
      value: activity.type,
    },
    { id: 'day', label: say(language, 'change.day'), optional: false, kind: 'day', value: day },
    { id: 'time', label: say(language, 'change.time'), optional: true, kind: 'time', value: time },
    {
      id: 'minutes',
      label: say(language, 'change.minutes'),
      optional: true,
      kind: 'number',
      least: 1,
      most: 1440,
      value: activity.durationMinutes === null ? null : String(activity.durationMinutes),
    },
    {
      id: 'outcome',
      label: say(language, 'change.outcome'),
      optional: false,
      kind: 'select',
      options: [optionOf(none, say(language, 'change.none')), ...outcomes],
      value: activity.outcome ?? none,
    },
  ];
}

function whoFields(proposal: Proposal, { people, deals }: Offered, options: CardOptions): readonly Field[] {
  const { language } = options;
  const shown = (option: Option): Option => ({
    ...option,
    label: foreign(option.label, options, 60),
    hint: foreign(option.hint, options, 60),
  });
  const fresh = proposal.newContacts.map((one, place) => ({
    value: `new${place}`,
    label: say(language, 'proposal.newContact', { name: one.name }),
    hint: one.email ?? '',
  }));
  const among = [...fresh, ...people].slice(0, most.people).map(shown);
  const chosen = [...fresh.map(one => one.value), ...proposal.contacts.flatMap(one => one.id ?? []).map(String)];
  const offered = deals.map(deal => {
    const { id, name, hint } = dealChoice(deal, language);
    return shown({ value: String(id), label: name, hint: hint ?? '' });
  });
  return [
    ...(among.length > 0
      ? [
          {
            id: 'people',
            label: say(language, 'change.people'),
            optional: true,
            kind: 'several' as const,
            options: among,
            values: chosen.filter(value => among.some(one => one.value === value)),
          },
        ]
      : []),
    {
      id: 'company',
      label: say(language, 'change.company'),
      optional: true,
      kind: 'text',
      lines: 'one',
      longest: longest.company,
      value: companyIn(proposal) || null,
    },
    ...(offered.length > 0
      ? [
          {
            id: 'deal',
            label: say(language, 'change.deal'),
            optional: false,
            kind: 'select' as const,
            options: [{ value: none, label: say(language, 'action.noDeal'), hint: '' }, ...offered],
            value: offered.some(one => one.value === String(proposal.deal?.id)) ? String(proposal.deal?.id) : none,
          },
        ]
      : []),
  ];
}

function changeFields({ changes }: Proposal, { stages }: Offered, options: CardOptions): readonly Field[] {
  const { language } = options;
  return changes.map(({ field, to, currency }): Field => {
    const asked = { id: `change.${field}`, label: say(language, `proposal.field.${field}`) };
    if (field === 'closeDate') return { ...asked, optional: true, kind: 'day', value: String(to) };
    if (field === 'amount') {
      const value = amountIn(to, currency, options);
      return { ...asked, optional: true, kind: 'text', lines: 'one', longest: longest.amount, value };
    }
    const names = [...new Set([String(to), ...stages])];
    const known = names.map(name => ({ value: name, label: foreign(name, options, 60), hint: '' }));
    const choices = [{ value: none, label: say(language, 'change.none'), hint: '' }, ...known];
    return { ...asked, optional: false, kind: 'select', options: choices, value: String(to) };
  });
}

export function changeForm(proposal: Proposal, offered: Offered, options: CardOptions): Form {
  const { language } = options;
  const tasks = proposal.tasks.flatMap(({ what, due }, place): Field[] => [
    {
      id: `task.${place}.what`,
      label: say(language, 'change.task', { number: place + 1 }),
      optional: true,
      kind: 'text',
      lines: 'one',
      longest: longest.task,
      value: what,
    },
    {
      id: `task.${place}.due`,
      label: say(language, 'change.due', { number: place + 1 }),
      optional: true,
      kind: 'day',
      value: due,
    },
  ]);
  const summary: readonly Field[] = proposal.activity
    ? [
        {
          id: 'summary',
          label: say(language, 'change.summary'),
          optional: false,
          kind: 'text',
          lines: 'many',
          longest: longest.summary,
          value: proposal.activity.summary,
        },
      ]
    : [];
  return {
    language,
    title: say(language, 'action.change'),
    fields: [
      ...activityFields(proposal, options),
      ...whoFields(proposal, offered, options),
      ...summary,
      ...tasks,
      ...changeFields(proposal, offered, options),
    ],
    submit: say(language, 'action.change'),
  };
}
