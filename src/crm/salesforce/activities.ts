/**
 * What happened, as Salesforce keeps it: finished tasks, of which some are calls and mails, and events. A task is no exchange
 * with anybody, save one of ours that tells of one; those carry our key.
 */
import { fold } from '../../domain/fold.ts';
import type { IncomingTouch, TouchKind } from '../../domain/incoming.ts';
import { touchOf } from '../exchange.ts';
import { readPlain } from '../logged-text.ts';
import type { CrmRecord } from '../port.ts';
import { versionOf } from '../version.ts';
import type { Row } from './api.ts';
import type { Client } from './client.ts';
import { keyField } from './fields.ts';
import { dateOf, keyOf, kindOfId, number, ownerOf, shortId, text } from './records.ts';
import type { Setup } from './setup.ts';
import { batches, oneOf } from './soql.ts';

export const activityFields = {
  Task: [
    'Id',
    'OwnerId',
    'SystemModstamp',
    'IsDeleted',
    'WhoId',
    'WhatId',
    'AccountId',
    'Subject',
    'TaskSubtype',
    'Type',
    'IsClosed',
    'ActivityDate',
    'CompletedDateTime',
    'CallDurationInSeconds',
    'CallType',
    keyField,
  ],
  Event: [
    'Id',
    'OwnerId',
    'SystemModstamp',
    'IsDeleted',
    'WhoId',
    'WhatId',
    'AccountId',
    'IsPrivate',
    'ActivityDate',
    'IsAllDayEvent',
    'StartDateTime',
    'EndDateTime',
    'DurationInMinutes',
  ],
} as const;
export type Activity = keyof typeof activityFields;

/** Words of types and subjects, folded, in the languages Salesforce is used in; the first that fits decides. */
const words: readonly (readonly [TouchKind, RegExp])[] = [
  ['message', /linkedin|inmail/u],
  ['chat', /chat|sms|whatsapp/u],
  ['email', /^(?:list ?)?e ?mail/u],
  ['call', /^call|phone|telefon|anruf|hovor|rozmowa|تماس/u],
  ['meeting', /meeting|demo|visit|spotkan|schuzk|besuch|termin|treffen|جلسه/u],
];
const kindIn = (value: unknown): TouchKind | undefined => {
  const word = fold(text(value) ?? '');
  return word === '' ? undefined : words.find(([, pattern]) => pattern.test(word))?.[0];
};

/** Of what we logged as a plain task, by the mark in its text. */
const ours: Readonly<Record<string, TouchKind>> = { message: 'chat' };

function kindOf(type: Activity, row: Row, logged: string | undefined): TouchKind | undefined {
  if (type === 'Event') return row.IsPrivate === true ? undefined : 'meeting';
  if (row.IsClosed !== true) return undefined; // it has not happened
  if (logged !== undefined && row.TaskSubtype === 'Task') return ours[logged];
  return (
    kindIn(row.TaskSubtype) ??
    kindIn(row.Type) ??
    // Only the first word: `Call`, `Email: …` is how older organisations mark the kind.
    kindIn((text(row.Subject) ?? '').split(/[\s:–-]/u)[0]) ??
    (Number(row.CallDurationInSeconds) > 0 ? 'call' : undefined)
  );
}

/** Minutes, where they are known. A day is no length of a meeting. */
export function minutesOf(row: Row): number | undefined {
  const seconds = number(row.CallDurationInSeconds);
  if (seconds) return Math.round(seconds / 60) || 1;
  return row.IsAllDayEvent === true ? undefined : number(row.DurationInMinutes) || undefined;
}

/** A task has only a day; noon is the same day nearly everywhere. */
export function startOf(row: Row): Date | undefined {
  const day = text(row.ActivityDate);
  const noon = day && dateOf(`${day}T12:00:00Z`);
  return (
    (row.IsAllDayEvent === true ? undefined : dateOf(row.StartDateTime)) ?? (noon || dateOf(row.CompletedDateTime))
  );
}

function exchangeIn(
  type: Activity,
  row: Row,
  others: readonly string[],
  logged: string | undefined,
): IncomingTouch | null {
  const [kind, at] = [kindOf(type, row, logged), startOf(row)];
  const people = [...new Set([text(row.WhoId), ...others].flatMap(id => (id ? shortId(id) : [])))].filter(id =>
    ['contact', 'lead'].includes(kindOfId(id) ?? ''),
  );
  const { owner } = ownerOf(row);
  const company = text(row.AccountId) ?? (kindOfId(text(row.WhatId)) === 'account' ? text(row.WhatId) : undefined);
  if (!kind || !at) return null;
  return touchOf({
    key: keyOf.activities(row.Id),
    kind,
    at,
    minutes: minutesOf(row),
    inbound: row.CallType === 'Inbound',
    owners: owner?.crmOwner ? [owner.crmOwner] : [],
    contacts: people.map(id => ({ key: keyOf.contacts(id) })),
    company: company ? { key: keyOf.companies(company) } : undefined,
  });
}

/** Whom an activity is with besides its first contact, where the organisation shares activities among several. */
async function othersOf(client: Client, setup: Setup, type: Activity, ids: readonly string[]) {
  const found = new Map<string, string[]>();
  const fields = await setup.fields(`${type}Relation`);
  if (!fields?.has('RelationId')) return found;
  const conditions = fields.has('IsWhat') ? ' AND IsWhat = false' : '';
  for (const some of batches(ids))
    for (const row of await client.all(
      `SELECT Id, ${type}Id, RelationId FROM ${type}Relation WHERE ${oneOf(`${type}Id`, some)}${conditions}`,
    )) {
      const of = text(row[`${type}Id`]) ?? '';
      found.set(of, [...(found.get(of) ?? []), text(row.RelationId) ?? '']);
    }
  return found;
}

/** What we logged as a plain task: only of those the text is read, for its mark. */
async function loggedKinds(client: Client, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = rows.filter(row => text(row[keyField]) && row.TaskSubtype === 'Task').map(row => row.Id);
  const found = new Map<string, string>();
  for (const some of batches(ids))
    for (const row of await client.all(`SELECT Id, Description FROM Task WHERE ${oneOf('Id', some)}`))
      found.set(row.Id, readPlain(text(row.Description) ?? '')?.kind ?? '');
  return found;
}

/** @returns what happened, and the keys of what is none: still open, private, or no exchange */
export async function activityRecords(client: Client, setup: Setup, type: Activity, rows: readonly Row[]) {
  const ids = rows.map(row => row.Id);
  const others = await othersOf(client, setup, type, ids);
  const logged = type === 'Task' ? await loggedKinds(client, rows) : new Map<string, string>();
  const records: CrmRecord[] = [];
  const none: string[] = [];
  for (const row of rows) {
    const touch = exchangeIn(type, row, others.get(row.Id) ?? [], logged.get(row.Id));
    if (!touch) {
      none.push(keyOf.activities(row.Id));
      continue;
    }
    const what = text(row.WhatId);
    const deal = what && kindOfId(what) === 'deal' ? keyOf.deals(what) : undefined;
    records.push({
      id: touch.key,
      version: versionOf([touch, deal]),
      says: touch,
      visibility: { kind: 'owner' },
      // Subjects and texts are the seller's words to somebody: not kept. The deal is, because who sees it sees this.
      fields: deal ? { deal } : {},
    });
  }
  return { records, none };
}
