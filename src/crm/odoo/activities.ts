/**
 * What happened, as Odoo keeps it: a finished activity is a message of the record's log (in 19 the activity stays too, so
 * the message alone is read), a mail is one, and a meeting is an event of the calendar. Notes, and what the system says by
 * itself, are no exchange with anybody and are passed over.
 */
import { fold } from '../../domain/fold.ts';
import type { IncomingTouch, TouchKind } from '../../domain/incoming.ts';
import { touchOf } from '../exchange.ts';
import type { CrmRecord, Visibility } from '../port.ts';
import { versionOf } from '../version.ts';
import { readBody } from './body.ts';
import type { Client } from './client.ts';
import { crmOwner, keyOf, type Partner, partnerOf } from './records.ts';
import { type Domain, fromOdoo, ids, link, type Row, read, search, text } from './rows.ts';
import type { DealRules } from './visibility.ts';

export const messageFields = [
  'model',
  'res_id',
  'body',
  'message_type',
  'author_id',
  'date',
  'mail_activity_type_id',
  'partner_ids',
  'write_date',
  'subject',
];
export const eventFields = [
  'name',
  'start',
  'stop',
  'duration',
  'partner_ids',
  'user_id',
  'opportunity_id',
  'privacy',
  'active',
  'write_date',
];

/** Mails, finished activities, and what we wrote: everything else is a note. */
export const messageDomain: Domain = [
  ['model', 'in', ['crm.lead', 'res.partner']],
  '|',
  '|',
  ['message_type', '=', 'email'],
  ['mail_activity_type_id', '!=', false],
  ['body', 'like', '<p data-id="acquaint:'],
];

/** What people keep to themselves in their calendar is theirs. */
export const eventDomain: Domain = [['privacy', 'not in', ['private', 'confidential']]];

/** Ids of those that everybody may know of. Asked for, because Odoo blanks a private event, its privacy too, for others. */
export const openEvents = async (client: Client, events: readonly Row[]): Promise<ReadonlySet<number>> =>
  new Set(
    await client.call(
      ids,
      'calendar.event',
      'search',
      { domain: [['id', 'in', events.map(row => row.id)], ...eventDomain] },
      'read',
    ),
  );

export const messageKey = (id: number) => `message:${id}`;
export const eventKey = (id: number) => `event:${id}`;

/** Kinds of activities by their name, for those that an administrator added. */
const kinds: readonly (readonly [TouchKind, RegExp])[] = [
  ['call', /call|phone|anruf|telefon|hovor|rozmow|تماس/u],
  ['email', /e ?mail|mail$/u],
  ['meeting', /meeting|demo|visit|termin|besuch|spotkan|schuzk|جلسه/u],
];
/** Kinds that stand in a message of ours; a note is none. */
const ours: Readonly<Record<string, TouchKind>> = {
  call: 'call',
  meeting: 'meeting',
  visit: 'meeting',
  email: 'email',
  message: 'chat',
};

/** Who of Odoo's partners is a colleague: the partner of a user. */
export type Users = ReadonlyMap<number, { readonly userId: number; readonly name: string }>;

/** The people and deals that a page of messages and events points at. */
interface Around {
  readonly partners: ReadonlyMap<number, Partner>;
  readonly leads: ReadonlyMap<number, Row>;
}

async function around(client: Client, partners: readonly number[], leads: readonly number[]): Promise<Around> {
  const found = await read(client, 'crm.lead', leads, ['partner_id', 'user_id', 'company_id']);
  const wanted = [...partners, ...found.flatMap(lead => link(lead.partner_id)?.id ?? [])];
  const people = await read(client, 'res.partner', wanted, ['name', 'is_company', 'parent_id']);
  return {
    partners: new Map(people.map(row => [row.id, partnerOf(row)])),
    leads: new Map(found.map(row => [row.id, row])),
  };
}

interface Took {
  readonly kind: TouchKind;
  readonly at: Date;
  readonly minutes?: number;
  readonly users: readonly number[];
  readonly partners: readonly Partner[];
  readonly inbound?: boolean;
}

/** The company it is logged on is kept with it. */
function exchangeIn(key: string, { users, partners, ...took }: Took): IncomingTouch | null {
  const contacts = partners.filter(partner => !partner.isCompany);
  const company = partners.find(partner => partner.isCompany) ?? contacts.find(contact => contact.company)?.company;
  return touchOf({
    key,
    ...took,
    owners: users.map(crmOwner),
    contacts: contacts.map(({ id, name }) => ({ key: keyOf.contact(id), name })),
    company: company && { key: keyOf.company(company.id), name: company.name },
  });
}

const record = (touch: IncomingTouch, visibility: Visibility, lead: Row | undefined): CrmRecord => ({
  id: touch.key,
  version: versionOf(touch),
  says: touch,
  visibility,
  // Bodies and subjects are the seller's words to somebody: not kept. The deal is, because who sees it sees this.
  fields: lead ? { deal: keyOf.deal(lead.id) } : {},
});

export async function messageRecords(
  client: Client,
  messages: readonly Row[],
  users: Users,
  rules: DealRules,
): Promise<CrmRecord[]> {
  const bodies = new Map(messages.map(row => [row.id, readBody(text(row.body) ?? '')]));
  const named = messages.flatMap(row => [
    ...(bodies.get(row.id)?.partners ?? []),
    ...(row.model === 'res.partner' ? [Number(row.res_id)] : []),
    ...(link(row.author_id) ? [link(row.author_id)?.id ?? 0] : []),
  ]);
  const { partners, leads } = await around(
    client,
    named,
    messages.filter(row => row.model === 'crm.lead').map(row => Number(row.res_id)),
  );
  return messages.flatMap(row => {
    const body = bodies.get(row.id);
    const at = fromOdoo(row.date);
    const kind = body ? ours[body.type] : kindOf(row);
    if (!kind || !at) return [];
    const author = link(row.author_id)?.id;
    const lead = row.model === 'crm.lead' ? leads.get(Number(row.res_id)) : undefined;
    // The log of a deal that is gone, or that our user may not see.
    if (row.model === 'crm.lead' && !lead) return [];
    const about = row.model === 'res.partner' ? Number(row.res_id) : link(lead?.partner_id)?.id;
    // Who wrote a mail took part in it, whomever the deal is with.
    const who = [...(body?.partners ?? []), ...[author, about].flatMap(id => id ?? [])];
    const them = [...new Set(who)].flatMap(id => (users.has(id) ? [] : (partners.get(id) ?? [])));
    const user = author === undefined ? undefined : users.get(author);
    const touch = exchangeIn(messageKey(row.id), {
      kind,
      at,
      users: user ? [user.userId] : [],
      partners: them,
      inbound: !body && kind === 'email' && !user,
    });
    return touch ? [record(touch, lead ? rules.visibilityOf(lead) : { kind: 'all' }, lead)] : [];
  });
}

function kindOf(row: Row): TouchKind | undefined {
  const activity = link(row.mail_activity_type_id);
  if (!activity) return row.message_type === 'email' ? 'email' : undefined;
  return kinds.find(([, words]) => words.test(fold(activity.name)))?.[0];
}

export async function eventRecords(
  client: Client,
  events: readonly Row[],
  users: Users,
  rules: DealRules,
): Promise<CrmRecord[]> {
  const attendees = (row: Row) => (row.partner_ids as number[] | undefined) ?? [];
  const { partners, leads } = await around(
    client,
    events.flatMap(attendees),
    events.flatMap(row => link(row.opportunity_id)?.id ?? []),
  );
  return events.flatMap(row => {
    const at = fromOdoo(row.start);
    if (!at) return [];
    const lead = leads.get(link(row.opportunity_id)?.id ?? 0);
    const colleagues = attendees(row).flatMap(id => users.get(id)?.userId ?? []);
    const about = link(lead?.partner_id)?.id;
    const them = [...new Set([...attendees(row), ...(about === undefined ? [] : [about])])].flatMap(id =>
      users.has(id) ? [] : (partners.get(id) ?? []),
    );
    const organiser = link(row.user_id)?.id;
    const touch = exchangeIn(eventKey(row.id), {
      kind: 'meeting',
      at,
      minutes: Math.round(Number(row.duration ?? 0) * 60),
      users: [...new Set([...(organiser ? [organiser] : []), ...colleagues])],
      partners: them,
    });
    return touch ? [record(touch, lead ? rules.visibilityOf(lead) : { kind: 'all' }, lead)] : [];
  });
}

/** Partners that are users of Odoo, archived ones too. */
export async function readUsers(client: Client): Promise<Users> {
  const found = await search(client, 'res.users', {
    domain: [['share', '=', false]],
    fields: ['partner_id', 'name'],
  });
  return new Map(
    found.flatMap(row => {
      const partner = link(row.partner_id);
      return partner ? [[partner.id, { userId: row.id, name: text(row.name) ?? '' }] as const] : [];
    }),
  );
}
