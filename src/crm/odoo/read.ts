/** The streams of Odoo as pages, each with the place where the next read goes on. */
import { z } from 'zod';
import type { Incoming } from '../../domain/incoming.ts';
import type { CrmRecord, Cursor, Page, Stream, Visibility } from '../port.ts';
import { versionOf } from '../version.ts';
import {
  eventDomain,
  eventFields,
  eventKey,
  eventRecords,
  messageDomain,
  messageFields,
  messageKey,
  messageRecords,
  openEvents,
  readUsers,
  type Users,
} from './activities.ts';
import type { Client } from './client.ts';
import { beginning, changedRows, idsOf, type PageSettings, position } from './pages.ts';
import {
  colleagueOf,
  companyOf,
  contactOf,
  dealOf,
  isLost,
  keyOf,
  leadFields,
  partnerFields,
  partnerOf,
  userFields,
} from './records.ts';
import { type Domain, type Fields, fromOdoo, link, type Row, read, search } from './rows.ts';
import type { DealRules } from './visibility.ts';

export interface Reading {
  readonly client: Client;
  readonly fields: Fields;
  readonly rules: () => Promise<DealRules>;
  readonly settings: PageSettings;
}

const everyone: Visibility = { kind: 'all' };

const record = (row: Row, says: Incoming, visibility: Visibility): CrmRecord => ({
  id: says.type === 'rejected' ? says.row : says.key,
  // Not `write_date`: two changes in one second have the same.
  version: versionOf(row),
  says,
  visibility,
  fields: row,
});

/** Everything in Odoo that is a user's is a partner too: colleagues are no contacts, and neither are our own companies. */
async function ownPartners(client: Client, users: Users): Promise<number[]> {
  const companies = await search(client, 'res.company', { domain: [], fields: ['partner_id'] });
  return [...users.keys(), ...companies.flatMap(row => link(row.partner_id)?.id ?? [])];
}

const partnerDomain = async (client: Client, isCompany: boolean): Promise<Domain> => [
  ['is_company', '=', isCompany],
  ['id', 'not in', await ownPartners(client, await readUsers(client))],
  // Addresses for goods and bills are nobody.
  '|',
  ['type', '=', false],
  ['type', 'in', ['contact', 'other']],
];

const dealDomain: Domain = [['type', '=', 'opportunity']];
/** The user that Odoo itself works as. */
const robot = 1;

const streams: Readonly<
  Record<
    'companies' | 'contacts' | 'deals',
    { model: string; domain(client: Client): Promise<Domain>; fields: readonly string[] }
  >
> = {
  companies: { model: 'res.partner', domain: client => partnerDomain(client, true), fields: partnerFields },
  contacts: { model: 'res.partner', domain: client => partnerDomain(client, false), fields: partnerFields },
  deals: { model: 'crm.lead', domain: async () => dealDomain, fields: leadFields },
};

export async function* pages(
  reading: Reading,
  stream: Stream,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  const { client, fields, settings } = reading;
  if (stream === 'colleagues') {
    const users = await search(client, 'res.users', {
      domain: [
        ['share', '=', false],
        ['id', '!=', robot],
      ],
      fields: await fields.wanted('res.users', userFields),
    });
    yield {
      records: users.map(row => record(row, colleagueOf(row), everyone)),
      gone: [],
      cursor: {},
      total: users.length,
    };
    return;
  }
  if (stream === 'activities') {
    yield* activityPages(reading, after, signal);
    return;
  }
  const { model, domain, fields: wanted } = streams[stream];
  const from = position.safeParse(after).data ?? beginning;
  const names = [...new Set([...(await fields.wanted(model, wanted)), ...(await fields.all(model))])];
  const changed = changedRows(client, model, await domain(client), names, from, settings, signal);
  for await (const { rows, position: cursor, total } of changed) {
    const gone = (row: Row) => row.active === false && !(stream === 'deals' && isLost(row));
    const there = rows.filter(row => !gone(row));
    const key = stream === 'companies' ? keyOf.company : stream === 'contacts' ? keyOf.contact : keyOf.deal;
    yield {
      records: await recordsOf(reading, stream, there),
      gone: rows.filter(gone).map(row => ({ key: key(row.id) })),
      cursor,
      ...(total === undefined ? {} : { total }),
    };
  }
}

async function recordsOf({ client, rules }: Reading, stream: 'companies' | 'contacts' | 'deals', rows: readonly Row[]) {
  if (stream === 'companies') return rows.map(row => record(row, companyOf(row), everyone));
  if (stream === 'contacts') return rows.map(row => record(row, contactOf(row), everyone));
  const found = await read(
    client,
    'res.partner',
    rows.flatMap(row => link(row.partner_id)?.id ?? []),
    ['name', 'is_company', 'parent_id'],
  );
  const partners = new Map(found.map(row => [row.id, partnerOf(row)]));
  const { visibilityOf } = await rules();
  return rows.map(row => record(row, dealOf(row, partners.get(link(row.partner_id)?.id ?? 0)), visibilityOf(row)));
}

/** `id`: the last message that was read; `settled`: none before it can still appear, so the next read begins there. */
const messagePlace = z.object({ id: z.number(), settled: z.number() });
const activityCursor = z.object({ messages: messagePlace, events: position });

async function* activityPages(
  { client, fields, rules, settings }: Reading,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  const from = activityCursor.safeParse(after).data ?? { messages: { id: 0, settled: 0 }, events: beginning };
  const [users, dealRules] = await Promise.all([readUsers(client), rules()]);
  const wanted = [...(await fields.wanted('mail.message', messageFields)), 'create_date'];
  const settledBefore = client.now().getTime() - settings.overlapMs;
  let { id, settled } = from.messages;
  const total = await client.call(
    z.number(),
    'mail.message',
    'search_count',
    { domain: [...messageDomain, ['id', '>', id]] },
    'read',
  );
  while (!signal.aborted) {
    const found = await search(client, 'mail.message', {
      domain: [...messageDomain, ['id', '>', id]],
      fields: wanted,
      order: 'id',
      limit: settings.size,
    });
    id = found.at(-1)?.id ?? id;
    // An id is given out before its row can be seen.
    settled = found.filter(row => (fromOdoo(row.create_date)?.getTime() ?? 0) < settledBefore).at(-1)?.id ?? settled;
    const isLast = found.length < settings.size;
    yield {
      records: await messageRecords(client, found, users, dealRules),
      gone: [],
      cursor: { messages: isLast ? { id: settled, settled } : { id, settled }, events: from.events },
      total,
    };
    if (isLast) break;
  }
  const done = { id: settled, settled };
  const names = await fields.wanted('calendar.event', eventFields);
  for await (const { rows, position: events } of changedRows(
    client,
    'calendar.event',
    [],
    names,
    from.events,
    settings,
    signal,
  )) {
    const open = await openEvents(client, rows);
    const shown = rows.filter(row => open.has(row.id));
    yield {
      records: await eventRecords(client, shown, users, dealRules),
      gone: rows.filter(row => !open.has(row.id)).map(row => ({ key: eventKey(row.id) })),
      cursor: { messages: done, events },
    };
  }
}

/** What is there and not archived: lost deals are, and stay all the same. */
export async function* keys(
  { client }: Reading,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void, undefined> {
  const named = async function* (model: string, domain: Domain, key: (id: number) => string) {
    for await (const ids of idsOf(client, model, domain, signal)) yield ids.map(key);
  };
  if (stream === 'colleagues') yield* named('res.users', [['share', '=', false]], keyOf.colleague);
  else if (stream === 'activities') {
    yield* named('mail.message', messageDomain, messageKey);
    yield* named('calendar.event', eventDomain, eventKey);
  } else if (stream === 'deals') {
    yield* named('crm.lead', dealDomain, keyOf.deal);
    yield* named('crm.lead', [...dealDomain, ['active', '=', false], ['probability', '=', 0]], keyOf.deal);
  } else {
    const domain = await streams[stream].domain(client);
    yield* named('res.partner', domain, stream === 'companies' ? keyOf.company : keyOf.contact);
  }
}
