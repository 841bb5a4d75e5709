/** From what was understood to single writes, each to a record that was read from the same CRM. */
import { randomBytes } from 'node:crypto';
import type { Sql } from '../db/database.ts';
import type { Chosen } from '../domain/proposal.ts';
import type { RecordRef, Write } from '../domain/write.ts';
import type { Proposing } from './port.ts';

export interface Planned {
  readonly key: string;
  readonly piece: number;
  readonly write: Write;
}

/** Where only the day is known: noon, which is that day in most time zones; today before noon, now, since it was. */
function instantOf(when: string, now: Date): string {
  if (when.includes('T')) return new Date(when).toISOString();
  const isToday = now.toISOString().startsWith(when);
  const noon = `${when}T12:00:00.000Z`;
  return isToday && new Date(noon) > now ? now.toISOString() : noon;
}

/** 128 bits: no two entries of all companies have the same. */
const newKey = () => randomBytes(16).toString('hex');

type Kind = 'contact' | 'account' | 'deal';

/** `account_record.rank` of what a CRM itself says of a company. */
const companyRecord = 3;

/** In the source of a CRM stand also companies that are known by an e-mail's domain alone: once it was read, it says which are its own. */
const isOwn = `(exists (select from crm_record c where c.source_id = $2 and c.key = r.key)
  or not exists (select from crm_connection c where c.source_id = $2 and c.synced_at is not null))`;

/** The record of one source that speaks of this contact, account or deal; the newest where there are twins. */
const statements: Readonly<Record<Kind, string>> = {
  contact: `select key, name from contact_record r where contact_id = $1 and source_id = $2 and ${isOwn}
    order by as_of desc, id desc limit 1`,
  account: `select key, name from account_record r where account_id = $1 and source_id = $2 and rank = ${companyRecord} and ${isOwn}
    order by as_of desc, id desc limit 1`,
  deal: `select key, name from deal r where id = $1 and source_id = $2 and ${isOwn}`,
};

async function recordOf(sql: Sql, kind: Kind, id: number, sourceId: number): Promise<RecordRef | null> {
  const [row] = await sql<{ key: string; name: string }>(statements[kind], [id, sourceId]);
  return row ?? null;
}

/** What the asker may see of somebody whom the CRM does not know yet. */
async function known(sql: Sql, contactId: number, scopes: readonly number[]) {
  const [row] = await sql<{ name: string; email: string | null; phone: string | null }>(
    `select name, emails[1] as email, phones[1] as phone from contact_record
     where contact_id = $1 and scope_id = any($2::int[]) order by emails[1] is null, as_of desc limit 1`,
    [contactId, scopes],
  );
  return row ?? null;
}

/** A company that the CRM does not know yet, by its domain: without one it could be any of that name. */
async function knownCompany(sql: Sql, accountId: number, scopes: readonly number[]) {
  const [row] = await sql<{ name: string; domain: string }>(
    `select name, domains[1] as domain from account_record
     where account_id = $1 and scope_id = any($2::int[]) and domains[1] is not null order by rank desc, as_of desc, id limit 1`,
    [accountId, scopes],
  );
  return row ?? null;
}

/** @returns the writes in the order they have to be delivered in: what others point at comes first */
export async function plan(
  sql: Sql,
  sourceId: number,
  proposing: Omit<Proposing, 'turnId'>,
  now: Date,
): Promise<Planned[]> {
  const { proposal, scopes, subject, byline } = proposing;
  const planned: Planned[] = [];
  const add = (piece: number, write: Write) => {
    const key = newKey();
    planned.push({ key, piece, write });
    return key;
  };
  const existing = async (kind: Kind, chosen: Chosen | null) =>
    chosen?.id ? recordOf(sql, kind, chosen.id, sourceId) : null;
  const deal = await existing('deal', proposal.deal);
  /** Where nothing else says what it is about, the company is made first. */
  const madeAccount = async (chosen: Chosen | null): Promise<RecordRef | null> => {
    if (!chosen?.id || deal || proposal.contacts.length > 0 || proposal.newContacts.length > 0) return null;
    const company = await knownCompany(sql, chosen.id, scopes);
    return company && { entry: add(0, { kind: 'company', ...company }), name: company.name };
  };
  const account = (await existing('account', proposal.account)) ?? (await madeAccount(proposal.account));
  const contacts: RecordRef[] = [];
  for (const chosen of proposal.contacts) {
    const record = await existing('contact', chosen);
    if (record) contacts.push(record);
    else if (chosen.id) {
      // Known from a mailbox or a profile, and not to the CRM.
      const person = await known(sql, chosen.id, scopes);
      if (person) contacts.push({ entry: add(0, { kind: 'contact', ...person, account }), name: person.name });
    }
  }
  const activities = proposal.activity ? 1 : 0;
  const changes = activities + proposal.tasks.length;
  const people = changes + proposal.changes.length;
  for (const [place, { name, email, phone, accountId, company }] of proposal.newContacts.entries()) {
    const piece = people + place + 1;
    const at = accountId === null ? null : await recordOf(sql, 'account', accountId, sourceId);
    const made = !at && company ? { entry: add(piece, { kind: 'company', ...company }), name: company.name } : null;
    contacts.push({ entry: add(piece, { kind: 'contact', name, email, phone, account: at ?? made }), name });
  }
  const on = { contacts, account, deal };
  const { activity } = proposal;
  if (activity) {
    add(1, {
      kind: 'activity',
      type: activity.type,
      at: instantOf(activity.when, now),
      timeKnown: activity.when.includes('T'),
      minutes: activity.durationMinutes,
      outcome: activity.outcome,
      subject,
      text: `${activity.summary}\n\n${byline}`,
      ...on,
    });
  }
  for (const [place, { what, due }] of proposal.tasks.entries())
    add(activities + place + 1, { kind: 'task', what, due, ...on });
  if (deal)
    for (const [place, change] of proposal.changes.entries())
      add(changes + place + 1, { kind: 'change', deal, ...change });
  // Somebody whom nothing needs any more is not made either.
  return planned.some(({ piece }) => piece > 0) ? planned : [];
}
