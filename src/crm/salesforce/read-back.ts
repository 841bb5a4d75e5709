/** What Salesforce holds of something that we wrote, in the shape in which it was written. */
import type { RecordRef, Write } from '../../domain/write.ts';
import { readPlain } from '../logged-text.ts';
import type { ReadBack, Written } from '../port.ts';
import { versionOf } from '../version.ts';
import { minutesOf, startOf } from './activities.ts';
import type { Row } from './api.ts';
import { keyField } from './fields.ts';
import { keyOf, shortId, text } from './records.ts';
import { quoted } from './soql.ts';
import {
  aboutWhom,
  idOf,
  isShared,
  type Logged,
  type Made,
  namedApart,
  type Type,
  typeOf,
  type Writing,
} from './writing.ts';

const fieldsOf: Readonly<Record<Type, readonly string[]>> = {
  Task: [
    'WhoId',
    'WhatId',
    'OwnerId',
    'Subject',
    'Description',
    'Status',
    'TaskSubtype',
    'ActivityDate',
    'CallDurationInSeconds',
    'CallDisposition',
  ],
  Event: [
    'WhoId',
    'WhatId',
    'OwnerId',
    'Subject',
    'Description',
    'ActivityDate',
    'IsAllDayEvent',
    'StartDateTime',
    'DurationInMinutes',
  ],
  Contact: ['FirstName', 'LastName', 'Email', 'Phone', 'MobilePhone', 'Title', 'AccountId', 'OwnerId'],
  Account: ['Name', 'Website', 'Industry', 'ParentId', 'OwnerId'],
};

/** Of the company's own fields, so that the question fits into an address. */
const mostOwn = 100;

export interface Found extends ReadBack {
  readonly id: string;
  /** It carries our key, so that it may be removed. */
  readonly isOurs: boolean;
}

export async function readWritten(writing: Writing, written: Written, write: Made): Promise<Found | null> {
  const { client, setup } = writing;
  const known = await setup();
  const type = typeOf(write);
  const id = written.id.slice(written.id.indexOf(':') + 1);
  const fields = await known.fields(type);
  if (!fields) return null;
  const names = [...fields.known([...fieldsOf[type], keyField]), ...fields.filledIn.slice(0, mostOwn)];
  // Not `queryAll`: what was deleted is gone, though it lies in the recycle bin for a while.
  const [row] = await client.all(`SELECT ${['Id', ...names].join(', ')} FROM ${type} WHERE Id = ${quoted(id)}`);
  if (!row) return null;
  const others = type === 'Task' || type === 'Event' ? await relatedTo(writing, type, id) : [];
  const { attributes: _, ...values } = row;
  return {
    id,
    isOurs: text(row[keyField]) !== undefined || readPlain(text(row.Description) ?? '') !== null,
    version: versionOf(Object.entries(values).sort()),
    write: await writeOf(writing, row, write, others),
  };
}

async function relatedTo({ client, setup }: Writing, type: 'Task' | 'Event', id: string): Promise<string[]> {
  if (!(await isShared(await setup()))) return [];
  const rows = await client.all(`SELECT Id, RelationId FROM ${type}Relation WHERE ${type}Id = ${quoted(id)}`);
  return rows.flatMap(row => text(row.RelationId) ?? []).map(shortId);
}

/** The same reference as was written where it still is the one, so that its name is ours. */
const stillThere = (ids: readonly string[], ref: RecordRef | null) => (ref && ids.includes(idOf(ref)) ? ref : null);

async function writeOf(writing: Writing, row: Row, write: Made, others: readonly string[]): Promise<Write> {
  if (write.kind === 'company') {
    const host = text(row.Website)
      ?.replace(/^[a-z]+:\/\/(?:www\.)?/iu, '')
      .replace(/\/.*$/u, '');
    return { kind: 'company', name: text(row.Name) ?? '', domain: host ?? null };
  }
  if (write.kind === 'contact') {
    const account = text(row.AccountId);
    return {
      kind: 'contact',
      name: [text(row.FirstName), text(row.LastName)].filter(Boolean).join(' '),
      email: text(row.Email) ?? null,
      phone: text(row.Phone) ?? null,
      account:
        stillThere(account ? [shortId(account)] : [], write.account) ??
        (account ? { key: keyOf.companies(account), name: '' } : null),
    };
  }
  const setup = await writing.setup();
  const logged = readPlain(text(row.Description) ?? '');
  const apart = namedApart(aboutWhom(write).others, await isShared(setup), writing.language);
  const on = about(row, write, others, apart.length > 0 && (text(row.Description) ?? '').includes(apart.join()));
  if (write.kind === 'task')
    return {
      ...write,
      ...on,
      // What is longer than a subject stands in the text.
      what: logged?.text || (text(row.Subject) ?? ''),
      due: text(row.ActivityDate) ?? null,
    };
  const isAsSaid = logged?.says(write, writing.language, apart) ?? false;
  const hasLength = write.type === 'call' || (typeOf(write) === 'Event' && row.IsAllDayEvent !== true);
  return {
    ...write,
    ...on,
    text: logged?.text ?? text(row.Description) ?? '',
    at: timeOf(row, write, setup.dayOf),
    minutes: hasLength ? (minutesOf(row) ?? null) : isAsSaid ? write.minutes : null,
    outcome: isAsSaid ? write.outcome : null,
    subject: text(row.Subject) ?? '',
  };
}

/** A task keeps only the day; where that is the day it was, the time is as it was said. */
function timeOf(row: Row, write: Extract<Write, { kind: 'activity' }>, dayOf: (time: Date) => string): string {
  const start = startOf(row);
  const day = write.timeKnown ? dayOf(new Date(write.at)) : write.at.slice(0, 10);
  const isTimed = typeOf(write) === 'Event' && row.IsAllDayEvent !== true;
  return (!isTimed && text(row.ActivityDate) === day ? undefined : start?.toISOString()) ?? write.at;
}

function about(
  row: Row,
  write: Logged,
  others: readonly string[],
  named: boolean,
): Pick<Logged, 'contacts' | 'account' | 'deal'> {
  const [who, what] = [text(row.WhoId), text(row.WhatId)].map(id => (id ? shortId(id) : ''));
  const people = [who ?? '', ...others];
  const further = named ? aboutWhom(write).others : [];
  return {
    contacts: write.contacts.filter(contact => stillThere(people, contact) || further.includes(contact)),
    // Salesforce takes the account from the opportunity, or from the contact where nothing else is named.
    account:
      write.deal && stillThere([what ?? ''], write.deal) ? write.account : stillThere([what ?? ''], write.account),
    deal: stillThere([what ?? ''], write.deal),
  };
}
