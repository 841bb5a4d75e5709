/** The streams of Salesforce as pages, each with the place where the next read goes on. */
import { z } from 'zod';
import type { CrmRecord, Cursor, Page, Stream } from '../port.ts';
import { versionOf } from '../version.ts';
import { activityFields, activityRecords } from './activities.ts';
import type { Row } from './api.ts';
import type { Client } from './client.ts';
import type { Fields } from './fields.ts';
import { beginning, changedRows, type PageSettings, position } from './pages.ts';
import { colleagueOf, companyOf, dealOf, keyOf, personOf, text, wanted } from './records.ts';
import type { Setup } from './setup.ts';
import { batches, oneOf } from './soql.ts';
import type { Kept, Rules } from './visibility.ts';

export interface Reading {
  readonly client: Client;
  readonly setup: () => Promise<Setup>;
  readonly rules: () => Promise<Rules>;
  readonly settings: PageSettings;
}

const typesOf = {
  companies: ['Account'],
  contacts: ['Contact', 'Lead'],
  deals: ['Opportunity'],
  activities: ['Task', 'Event'],
} as const;
type KeptStream = keyof typeof typesOf;
type Type = (typeof typesOf)[KeptStream][number];
const types = ['Account', 'Contact', 'Lead', 'Opportunity', 'Task', 'Event'] as const satisfies readonly Type[];

/** Rows that stand for something else: the pattern of a series, an invited colleague's copy, the company of one person. */
const aside: Readonly<Record<Type, readonly string[]>> = {
  Account: ['IsPersonAccount'],
  Contact: [],
  Lead: [],
  Opportunity: [],
  Task: ['IsRecurrence'],
  Event: ['IsRecurrence', 'IsChild'],
};
const notAside = (type: Type, fields: Fields) => fields.known(aside[type]).map(name => `${name} = false`);

const wantedOf = (type: Type, rules: Rules): readonly string[] =>
  type === 'Task' || type === 'Event'
    ? activityFields[type]
    : [...wanted[type], ...(type === 'Contact' ? rules.ofContact : [])];

const cursorShape = z.partialRecord(z.enum(types), position);

async function* colleaguePages({ client, setup }: Reading): AsyncGenerator<Page, void, undefined> {
  const fields = (await setup()).fields('User');
  const names = (await fields)?.known(['Name', 'Email', 'Department', 'TimeZoneSidKey', 'LanguageLocaleKey']) ?? [];
  // Who has left still owns what they did.
  const rows = await client.all(`SELECT ${['Id', ...names].join(', ')} FROM User WHERE UserType = 'Standard'`);
  const records = rows.map(row => {
    const says = colleagueOf(row);
    return { id: says.key, version: versionOf(says), says, visibility: { kind: 'all' as const }, fields: {} };
  });
  yield { records, gone: [], cursor: {}, total: records.length };
}

async function rolesOf(client: Client, setup: Setup, deals: readonly Row[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (!(await setup.fields('OpportunityContactRole'))) return found;
  for (const ids of batches(deals.map(row => row.Id)))
    for (const row of await client.all(
      `SELECT Id, OpportunityId, ContactId FROM OpportunityContactRole WHERE ${oneOf('OpportunityId', ids)} ORDER BY IsPrimary DESC, Id`,
    )) {
      const deal = text(row.OpportunityId) ?? '';
      found.set(deal, [...new Set([...(found.get(deal) ?? []), text(row.ContactId) ?? ''])]);
    }
  return found;
}

/** What Salesforce moves without anybody changing the record. */
const moving = ['SystemModstamp', 'attributes', 'Account'];

async function recordsOf(reading: Reading, type: Kept, rows: readonly Row[]): Promise<CrmRecord[]> {
  const [setup, rules] = [await reading.setup(), await reading.rules()];
  const contacts = type === 'Opportunity' ? await rolesOf(reading.client, setup, rows) : new Map<string, string[]>();
  return rows.map(row => {
    const with_ = contacts.get(row.Id) ?? [];
    const says =
      type === 'Account' ? companyOf(row) : type === 'Opportunity' ? dealOf(row, with_, setup) : personOf(row);
    const fields = Object.fromEntries(Object.entries(row).filter(([name]) => !moving.includes(name)));
    return {
      id: says.type === 'rejected' ? says.row : says.key,
      version: versionOf([Object.entries(fields).sort(), with_]),
      says,
      visibility: rules.visibilityOf(type, row),
      fields,
    };
  });
}

/** A record that was merged into another, or a lead that became a contact, says what became of it. */
const isGone = (row: Row) => row.IsDeleted === true || row.IsConverted === true;
function goneOf(stream: KeptStream, row: Row) {
  const into = text(row.MasterRecordId) ?? text(row.ConvertedContactId);
  const key = keyOf[stream](row.Id);
  return into ? { key, mergedInto: keyOf[stream](into) } : { key };
}

/** Ids alone are small. */
const largestPage = 2000;

export async function* pages(
  reading: Reading,
  stream: Stream,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  if (stream === 'colleagues') {
    yield* colleaguePages(reading);
    return;
  }
  const { client, settings } = reading;
  const [setup, rules] = [await reading.setup(), await reading.rules()];
  let cursor = cursorShape.safeParse(after).data ?? {};
  const all: readonly Type[] = typesOf[stream];
  // One type after the other: a type whose window is open is the one that was being read.
  const open = all.findIndex(type => (cursor[type]?.until ?? null) !== null);
  for (const type of all.slice(Math.max(open, 0))) {
    const fields = await setup.fields(type);
    if (!fields?.rights.queryable) continue;
    const related = wantedOf(type, rules).filter(name => name.includes('.'));
    const isActivity = type === 'Task' || type === 'Event';
    const asked = {
      type,
      fields: [...fields.known(wantedOf(type, rules)), ...related],
      own: isActivity ? [] : fields.own,
      only: notAside(type, fields),
    };
    for await (const { rows, position: place, total } of changedRows(
      client,
      asked,
      cursor[type] ?? beginning,
      settings,
      signal,
    )) {
      cursor = { ...cursor, [type]: place };
      const there = rows.filter(row => !isGone(row));
      const gone = rows.filter(isGone).map(row => goneOf(stream, row));
      const { records, none } = isActivity
        ? await activityRecords(client, setup, type, there)
        : { records: await recordsOf(reading, type, there), none: [] };
      yield {
        records,
        gone: [...gone, ...none.map(key => ({ key }))],
        cursor,
        ...(total === undefined ? {} : { total }),
      };
    }
    if (signal.aborted) return;
  }
}

/** What is there and not deleted; what was merged into another is not. */
export async function* keys(
  { client, setup }: Reading,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void, undefined> {
  if (stream === 'colleagues') {
    yield (await client.all("SELECT Id FROM User WHERE UserType = 'Standard'")).map(({ Id }) => keyOf.colleague(Id));
    return;
  }
  for (const type of typesOf[stream]) {
    const fields = await (await setup()).fields(type);
    if (!fields?.rights.queryable) continue;
    const converted = fields.known(['IsConverted']).map(name => `${name} = false`);
    const conditions = ['IsDeleted = false', ...notAside(type, fields), ...converted].join(' AND ');
    const question = (last: string) =>
      `SELECT Id FROM ${type} WHERE ${conditions}${last && ` AND Id > '${last}'`} ORDER BY Id`;
    let last = '';
    let page = await client.page(question(last), largestPage);
    for (;;) {
      yield page.records.map(({ Id }) => keyOf[stream](Id));
      last = page.records.at(-1)?.Id ?? last;
      if (signal.aborted) return;
      if (page.done || !page.nextRecordsUrl) break;
      page = (await client.more(page.nextRecordsUrl)) ?? (await client.page(question(last), largestPage));
    }
  }
}
