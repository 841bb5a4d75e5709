/** The streams of HubSpot as pages, each with the place where the next read goes on. */
import { z } from 'zod';
import type { Incoming } from '../../domain/incoming.ts';
import type { CrmRecord, Cursor, Page, Stream, Visibility } from '../port.ts';
import { versionOf } from '../version.ts';
import { activityFields, activityRecords, engagement, engagements } from './activities.ts';
import type { HubspotObject } from './api.ts';
import type { Client } from './client.ts';
import { keyProperty } from './key-property.ts';
import { beginning, changedRows, type PageSettings, position } from './pages.ts';
import { colleagueOf, companyOf, contactOf, dealOf, keyOf, mergedInto, wanted } from './records.ts';
import type { Setup } from './setup.ts';

export interface Reading {
  readonly client: Client;
  readonly setup: () => Promise<Setup>;
  readonly settings: PageSettings;
}

const everyone: Visibility = { kind: 'all' };
const ownerOnly: Visibility = { kind: 'owner' };

const record = (row: HubspotObject, says: Incoming, visibility: Visibility, around: unknown = null): CrmRecord => ({
  id: says.type === 'rejected' ? says.row : says.key,
  // Not the time of change: HubSpot moves it whenever it counts something anew.
  version: versionOf([{ ...row.properties, lastmodifieddate: null, hs_lastmodifieddate: null }, around]),
  says,
  visibility,
  fields: row.properties,
});

async function recordsOf(
  { client, setup }: Reading,
  stream: 'companies' | 'contacts' | 'deals',
  rows: readonly HubspotObject[],
): Promise<CrmRecord[]> {
  if (stream === 'companies') return rows.map(row => record(row, companyOf(row), everyone));
  const ids = rows.map(({ id }) => id);
  const companies = await client.associated(stream, ids, 'companies');
  if (stream === 'contacts')
    return rows.map(row => {
      const at = companies.get(row.id) ?? [];
      return record(row, contactOf(row, at), everyone, at);
    });
  const contacts = await client.associated(stream, ids, 'contacts');
  const names = await setup();
  return rows.map(row => {
    const [at, people] = [companies.get(row.id) ?? [], contacts.get(row.id) ?? []];
    return record(row, dealOf(row, at, people, names), ownerOnly, [at, people]);
  });
}

export async function* pages(
  reading: Reading,
  stream: Stream,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  const { client, setup, settings } = reading;
  if (stream === 'colleagues') {
    const owners = await client.owners();
    const records = owners.map(owner => {
      const says = colleagueOf(owner);
      return { id: says.key, version: versionOf(says), says, visibility: everyone, fields: {} };
    });
    yield { records, gone: [], cursor: {}, total: records.length };
    return;
  }
  if (stream === 'activities') {
    yield* activityPages(reading, after, signal);
    return;
  }
  const from = position.safeParse(after).data ?? beginning;
  const own = await (await setup()).ownProperties(stream);
  const properties = [...new Set([...wanted[stream], ...own])].filter(name => name !== keyProperty);
  for await (const { rows, position: cursor, total } of changedRows(client, stream, properties, from, settings, signal))
    yield {
      records: await recordsOf(reading, stream, rows),
      gone: rows.flatMap(row =>
        mergedInto(row).map(id => ({ key: keyOf[stream](id), mergedInto: keyOf[stream](row.id) })),
      ),
      cursor,
      ...(total === undefined ? {} : { total }),
    };
}

const activityCursor = z.partialRecord(engagement, position);

async function* activityPages(
  { client, setup, settings }: Reading,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  let cursor = activityCursor.safeParse(after).data ?? {};
  const noteProperties = await (await setup()).properties('notes');
  const withKey = noteProperties.some(({ name }) => name === keyProperty);
  // One type after the other: a type whose window is open is the one that was being read.
  const open = engagements.findIndex(type => (cursor[type]?.until ?? null) !== null);
  for (const type of engagements.slice(Math.max(open, 0))) {
    // Other people's notes are no exchange, so only ours are asked for.
    if (type === 'notes' && !withKey) continue;
    const only = type === 'notes' ? [{ propertyName: keyProperty, operator: 'HAS_PROPERTY' }] : [];
    const from = cursor[type] ?? beginning;
    const changed = changedRows(client, type, activityFields[type], from, settings, signal, only);
    for await (const { rows, position: place, total } of changed) {
      cursor = { ...cursor, [type]: place };
      yield {
        records: await activityRecords(client, type, rows),
        gone: [],
        cursor,
        ...(total === undefined ? {} : { total }),
      };
    }
  }
}

/** What is there and not archived; what was merged into another is not. */
export async function* keys(
  { client }: Reading,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void, undefined> {
  if (stream === 'colleagues') {
    yield (await client.owners()).map(({ id }) => keyOf.colleague(id));
    return;
  }
  for (const type of stream === 'activities' ? engagements : [stream])
    for await (const ids of client.ids(type, signal)) yield ids.map(keyOf[stream]);
}
