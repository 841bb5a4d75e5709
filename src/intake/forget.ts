/** A person who asked to be forgotten: found, erased from every source, and kept from coming back. */
import type { Sql } from '../db/database.ts';
import { normalEmail } from '../domain/addresses.ts';
import { companyKey } from '../domain/companies.ts';
import { personKey } from '../domain/names.ts';
import { type Erased, eraseRecords } from './erase-records.ts';
import { loadForgotten } from './forgotten.ts';
import { keyInSource, keysOfPerson } from './person-keys.ts';

/** A contact as it is told from others of the same name. */
export interface Found {
  readonly contactId: number;
  readonly name: string;
  readonly hint: string;
}

export interface FoundPeople {
  readonly people: readonly Found[];
  /** The words are the full name, an e-mail or an id; else these are only the nearest names. */
  readonly exact: boolean;
}

const described = (where: string) =>
  `select r.contact_id as "contactId", (array_agg(r.name order by r.as_of desc, r.id))[1] as name,
     concat_ws(' · ', min(p.title), min(p.company), min(r.emails[1])) as hint
   from contact_record r
   left join lateral (
     select title, a.name as company from position q join account_record a on a.id = q.account_record_id
     where q.record_id = r.id order by q.ended nulls first, q.as_of desc limit 1
   ) p on true
   where r.contact_id in (select contact_id from contact_record where ${where})
   group by r.contact_id order by 2, 1`;

/** @param words an e-mail address, the id of a contact, or a name */
export async function findToForget(sql: Sql, words: string): Promise<FoundPeople> {
  const text = words.trim();
  const find = (where: string, value: unknown) => sql<Found & Record<string, unknown>>(described(where), [value]);
  const id = /^#?(\d{1,9})$/u.exec(text)?.[1];
  if (id) return { people: await find('contact_id = $1', Number(id)), exact: true };
  if (text.includes('@'))
    return { people: await find('emails @> array[$1::text]', normalEmail(text) ?? text), exact: true };
  const folded = personKey(text);
  const named = (condition: string) =>
    `id in (select record_id from name where kind = 'contact' and ${condition}) limit 200`;
  const full = await find(named("words @> string_to_array($1, ' ') and words <@ string_to_array($1, ' ')"), folded);
  if (full.length > 0) return { people: full, exact: true };
  const part = await find(named("words @> string_to_array($1, ' ')"), folded);
  if (part.length > 0) return { people: part, exact: false };
  return { people: await find(named('similarity(folded, $1) > 0.4'), folded), exact: false };
}

interface Forgetting extends Record<string, unknown> {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly emails: string[];
  readonly profiles: string[];
  readonly crm_id: string | null;
  readonly family: string;
  readonly source: string;
  readonly owner_id: number | null;
  /** Every name of every company they are or were at; apart the accounts where somebody else has the same name. */
  readonly companies: string[] | null;
  readonly shared_companies: string[] | null;
}

export interface ForgottenPerson {
  readonly contacts: readonly number[];
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly erased: readonly Erased[];
  /** Subjects and bodies of other touches that named them. */
  readonly details: number;
  /** Companies and deals whose name holds theirs: what a CRM says of somebody else, so it stays. */
  readonly mentions: readonly string[];
  /** Contacts of the same name who shared nothing else with them, so they are somebody else or were not recognised. */
  readonly namesakes: readonly Found[];
}

/** Erases a contact from every source in this transaction. What is kept is a keyed hash of each of their keys. */
export async function forgetContacts(sql: Sql, contacts: readonly number[], now: Date): Promise<ForgottenPerson> {
  const records = await recordsOf(sql, contacts);
  const rows = await sql<Forgetting>(
    `select r.id, r.key, r.name, r.emails, r.profiles, r.crm_id, s.family, s.name as source, s.owner_id,
       (select array_agg(n) from position p join account_record a on a.account_id = p.account_id,
          unnest(a.name || a.aliases) n where p.record_id = r.id and a.rank > 1) as companies,
       (select array_agg(n) from contact_key k
          join contact_key o on o.kind = 'name' and o.value = k.value and o.account_id = k.account_id
            and o.record_id <> all($1::int[])
          join account_record a on a.account_id = k.account_id, unnest(a.name || a.aliases) n
          where k.record_id = r.id and k.kind = 'name') as shared_companies
     from contact_record r join source s on s.id = r.source_id where r.id = any($1::int[])`,
    [records],
  );
  const shared = new Set(rows.flatMap(row => row.shared_companies ?? []).map(companyKey));
  const keys = rows.flatMap(row => [
    ...keysOfPerson({
      name: row.name,
      emails: row.emails,
      profiles: row.profiles,
      crmId: row.crm_id,
      // Where two people of one name work, the name alone must not keep the other one out.
      companies: (row.companies ?? []).filter(company => !shared.has(companyKey(company))),
    }),
    keyInSource({ family: row.family, name: row.source, ownerId: row.owner_id }, row.key),
  ]);
  const { hash } = await loadForgotten(sql);
  await sql('insert into forgotten (hash) select unnest($1::bytea[]) on conflict do nothing', [
    [...new Set(keys)].map(hash),
  ]);
  const names = [...new Set(rows.map(row => row.name))];
  const emails = [...new Set(rows.flatMap(row => row.emails))];
  const ids = [
    ...new Set([
      ...contacts,
      ...(
        await sql<{ id: number }>('select contact_id as id from contact_record where id = any($1::int[])', [records])
      ).map(row => row.id),
    ]),
  ];
  const erased = await eraseRecords(sql, records, now);
  // A single word, as mail addresses give for a name, is in many other words.
  const fullNames = names.filter(name => personKey(name).includes(' '));
  const patterns = [...fullNames, ...emails].map(word => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
  const details = await sql(
    `delete from touch_detail where concat_ws(' ', subject, place, body) ilike any($1::text[]) returning key`,
    [patterns],
  );
  const mentions = await sql<{ name: string }>(
    `select distinct name from account_record where name ilike any($1::text[]) or array_to_string(aliases, ' ') ilike any($1::text[])
     union select distinct name from deal where name ilike any($1::text[]) order by 1`,
    [patterns],
  );
  await sql(
    "insert into audit (colleague_id, what, detail) values ((select id from colleague where is_me), 'forgotten', $1)",
    [{ sources: erased.map(row => row.sourceId), records: records.length }],
  );
  return {
    contacts: ids,
    names,
    emails,
    erased,
    details: details.length,
    mentions: mentions.map(row => row.name),
    namesakes: await namesakesOf(sql, fullNames),
  };
}

async function namesakesOf(sql: Sql, names: readonly string[]): Promise<Found[]> {
  const found = new Map<number, Found>();
  for (const name of names) {
    const { people, exact } = await findToForget(sql, name);
    if (exact) for (const one of people) found.set(one.contactId, one);
  }
  return [...found.values()];
}

/** All records of these contacts, and those in other clusters that share an address, a profile or a CRM id with them. */
async function recordsOf(sql: Sql, contacts: readonly number[]): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    `with recursive them as (
       select id from contact_record where contact_id = any($1::int[])
       union
       select o.record_id from them
       join contact_key k on k.record_id = them.id and k.kind <> 'name'
       join contact_key o on o.kind = k.kind and o.value = k.value
     )
     select id from them order by id`,
    [contacts],
  );
  return rows.map(row => row.id);
}

/** Whether this address belongs to somebody who was forgotten. */
export async function wasForgotten(sql: Sql, email: string): Promise<boolean> {
  const address = normalEmail(email);
  return address !== undefined && (await loadForgotten(sql)).has([`email:${address}`]);
}
