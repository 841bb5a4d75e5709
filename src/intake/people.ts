/** Contact records with their positions, keys, names and search rows. */

import type { Sql } from '../db/database.ts';
import { domainOfEmail, isFreeMail, registrableDomain } from '../domain/addresses.ts';
import type { CompanyRef, IncomingPerson } from '../domain/incoming.ts';
import { latinKey, personKey } from '../domain/names.ts';
import { normalisePlace } from '../domain/places.ts';
import { isRoleAddress } from '../domain/role-address.ts';
import { normaliseTitle } from '../domain/titles.ts';
import { joinContacts, neighbours } from '../identity/join.ts';
import type { Colleagues } from './colleagues.ts';
import { type CompaniesOfRefs, companiesOf, insertNames, lastByKey, type NameRow, type Stored } from './companies.ts';
import { digestOf } from './digest.ts';
import type { Forgotten } from './forgotten.ts';
import { keyInSource, keysOfPerson } from './person-keys.ts';
import { storeProfiles } from './profiles.ts';
import { followRecords } from './scopes.ts';
import { type Source, shownDate } from './source.ts';

const isForgotten = (forgotten: Forgotten, source: Source, person: IncomingPerson) =>
  forgotten.has([
    ...keysOfPerson({ ...person, companies: person.positions.flatMap(({ company }) => company.name ?? []) }),
    keyInSource(source, person.key),
  ]);

/** Mail domains name a company, unless everyone can have an address there. */
const companyOfMail = (emails: readonly string[]): CompanyRef | undefined => {
  for (const email of emails) {
    const host = domainOfEmail(email);
    if (host && !isFreeMail(host)) return { domain: registrableDomain(host) ?? host };
  }
  return undefined;
};

/**
 * Known only by a free-mail address, or by nothing but a name: that stays the owner's, whatever the sharing. So does the
 * owner's own card in their address book: it would name them among the people of an anonymous sharer.
 */
const isOnlyTheOwners = (source: Source, colleagues: Colleagues, person: IncomingPerson) =>
  source.ownerId !== null &&
  (colleagues.find({ name: person.name }) === source.ownerId ||
    (person.profiles.length === 0 && person.positions.length === 0 && companyOfMail(person.emails) === undefined));

/** Stores people and joins them to contacts. Positions that a source no longer names have ended. */
export async function storePeople(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  forgotten: Forgotten,
  people: readonly IncomingPerson[],
  now: Date,
): Promise<Stored & { readonly forgotten: number }> {
  const wanted = forgotten.none ? people : people.filter(person => !isForgotten(forgotten, source, person));
  const outside = wanted.filter(
    person =>
      !person.emails.some(email => colleagues.isOwnAddress(email) || colleagues.find({ email }) !== undefined) &&
      !person.profiles.some(profile => colleagues.find({ profile }) !== undefined),
  );
  const withCompany = lastByKey(outside).map(person => {
    const mail = companyOfMail(person.emails);
    const positions = person.positions.length > 0 ? person.positions : mail ? [{ company: mail }] : [];
    return { ...person, positions };
  });
  const digests = new Map(withCompany.map(person => [person.key, digestOf({ ...person, line: undefined })]));
  const known = await sql<{ id: number; key: string; digest: string; scope_id: number }>(
    'select id, key, digest, scope_id from contact_record where source_id = $1 and key = any($2::text[])',
    [source.id, withCompany.map(person => person.key)],
  );
  const scopesOf = new Map(
    withCompany.map(person => [
      person.key,
      isOnlyTheOwners(source, colleagues, person) ? source.ownScopeId : source.peopleScopeId,
    ]),
  );
  const unchanged = new Set(
    known
      .filter(row => digests.get(row.key) === row.digest && scopesOf.get(row.key) === row.scope_id)
      .map(row => row.key),
  );
  const rows = withCompany
    .filter(person => !unchanged.has(person.key))
    .map(person => ({ person, place: normalisePlace(person.place ?? '') }));
  const skipped = people.length - wanted.length;
  if (rows.length === 0) return { changed: [], added: 0, updated: 0, forgotten: skipped };

  const before = await neighbours(
    sql,
    'contact',
    known.filter(row => !unchanged.has(row.key)).map(row => row.id),
  );
  // First, because companies that turn out to be one move the people who are there already.
  const companies = await companiesOf(
    sql,
    source,
    rows.flatMap(({ person }) => person.positions.map(position => position.company)),
    now,
  );
  const dates = rows.map(({ person }) => shownDate(source, person.asOf, now));
  const stored = await sql<{ id: number; key: string; contact_id: number; scope_id: number; is_new: boolean }>(
    `insert into contact_record as r (source_id, scope_id, key, name, name_folded, emails, phones, profiles, crm_id, city,
       country, place, language, about, owner_id, as_of, exact_as_of, digest)
     select $1, i.scope, i.key, i.name, i.folded, string_to_array(i.emails, ' '), string_to_array(i.phones, E'\\n'),
       string_to_array(i.profiles, ' '), i.crm, i.city, i.country, i.place, i.language, i.about, i.owner, i.as_of, i.exact, i.digest
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
       $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::int[], $16::timestamptz[], $17::timestamptz[],
       $18::text[])
       as i(scope, key, name, folded, emails, phones, profiles, crm, city, country, place, language, about, owner, as_of,
         exact, digest)
     on conflict (source_id, key) do update set scope_id = excluded.scope_id, name = excluded.name,
       name_folded = excluded.name_folded, emails = excluded.emails, phones = excluded.phones,
       profiles = excluded.profiles, crm_id = excluded.crm_id, city = excluded.city, country = excluded.country,
       place = excluded.place, language = excluded.language, about = excluded.about, owner_id = excluded.owner_id,
       as_of = excluded.as_of, exact_as_of = excluded.exact_as_of, digest = excluded.digest
     returning id, key, contact_id, scope_id, xmax = 0 as is_new`,
    [
      source.id,
      rows.map(({ person }) => scopesOf.get(person.key)),
      rows.map(({ person }) => person.key),
      rows.map(({ person }) => person.name),
      rows.map(({ person }) => personKey(person.name)),
      rows.map(({ person }) => person.emails.join(' ')),
      rows.map(({ person }) => person.phones.join('\n')),
      rows.map(({ person }) => person.profiles.join(' ')),
      rows.map(({ person }) => person.crmId ?? null),
      rows.map(({ place }) => place.city),
      rows.map(({ place }) => place.country),
      rows.map(({ person }) => person.place ?? null),
      rows.map(({ person }) => person.language ?? null),
      rows.map(({ person }) => person.about ?? null),
      // Who looks after a contact is the CRM's to say; in a colleague's own files it would name the colleague.
      rows.map(({ person }) =>
        person.owner && source.ownerId === null ? (colleagues.find(person.owner) ?? null) : null,
      ),
      dates.map(date => date.asOf),
      dates.map(date => date.exact),
      rows.map(({ person }) => digests.get(person.key)),
    ],
  );
  const byKey = new Map(rows.map(({ person }) => [person.key, person]));
  const records = stored.flatMap(row => {
    const person = byKey.get(row.key);
    return person ? [{ ...row, person }] : [];
  });
  const changed = records.map(row => row.id);
  const updated = records.filter(row => !row.is_new).map(row => row.id);

  await storePositions(sql, source, companies, records, updated, now);
  await storeKeys(sql, source, records, updated);
  const scopes = new Map(known.map(row => [row.id, row.scope_id]));
  const rescoped = records.filter(row => !row.is_new && scopes.get(row.id) !== row.scope_id).map(row => row.id);
  await followRecords(sql, source, rescoped);
  await storeProfiles(sql, changed);
  await joinContacts(sql, [...changed, ...before]);
  return { changed, added: records.length - updated.length, updated: updated.length, forgotten: skipped };
}

interface Kept {
  readonly id: number;
  readonly contact_id: number;
  readonly scope_id: number;
  readonly person: IncomingPerson;
}

async function storePositions(
  sql: Sql,
  source: Source,
  companies: CompaniesOfRefs,
  records: readonly Kept[],
  updated: readonly number[],
  now: Date,
) {
  const rows = records.flatMap(record =>
    record.person.positions.flatMap(position => {
      const company = companies.of(position.company);
      return company ? [{ record, position, company, title: position.title?.trim() || null }] : [];
    }),
  );
  const distinct = [...new Map(rows.map(row => [`${row.record.id} ${row.company.recordId}`, row])).values()];
  if (updated.length > 0) {
    const kept = distinct.map(row => row.company.recordId);
    // A source that told of one employer and now tells of another says that the first one ended. Of a colleague's files
    // this is the day of an import, which is nobody's business but theirs: the month will do.
    await sql(
      `update position p set ended = coalesce(p.ended, case when $4 then date_trunc('month', coalesce(r.exact_as_of, r.as_of))
         else r.as_of end::date)
       from contact_record r where r.id = p.record_id and p.record_id = any($1::int[])
         and not exists (select from unnest($2::int[], $3::int[]) as k(record, company)
                         where k.record = p.record_id and k.company = p.account_record_id)`,
      [updated, distinct.map(row => row.record.id), kept, source.ownerId !== null],
    );
  }
  const titles = distinct.map(row =>
    row.title ? normaliseTitle(row.title, row.position.department) : { function: null, seniority: null },
  );
  const dates = distinct.map(row => shownDate(source, row.record.person.asOf, now));
  await sql(
    `insert into position (record_id, contact_id, account_record_id, account_id, source_id, scope_id, title, function,
       seniority, started, ended, as_of, exact_as_of, named)
     select record, contact, company, account, $1, scope, title, function, seniority, started, ended, as_of, exact, named
     from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::date[],
       $11::date[], $12::timestamptz[], $13::timestamptz[], $14::boolean[])
       as p(record, contact, company, account, scope, title, function, seniority, started, ended, as_of, exact, named)
     on conflict (record_id, account_record_id) do update set title = excluded.title, function = excluded.function,
       seniority = excluded.seniority, started = excluded.started, ended = excluded.ended, as_of = excluded.as_of,
       exact_as_of = excluded.exact_as_of, named = excluded.named`,
    [
      source.id,
      distinct.map(row => row.record.id),
      distinct.map(row => row.record.contact_id),
      distinct.map(row => row.company.recordId),
      distinct.map(row => row.company.accountId),
      distinct.map(row => row.record.scope_id),
      distinct.map(row => row.title),
      titles.map(title => title.function),
      titles.map(title => title.seniority),
      distinct.map(row => row.position.from ?? null),
      distinct.map(row => row.position.to ?? null),
      dates.map(date => date.asOf),
      dates.map(date => date.exact),
      distinct.map(row => row.position.company.name !== undefined || row.position.company.key !== undefined),
    ],
  );
}

async function storeKeys(sql: Sql, source: Source, records: readonly Kept[], updated: readonly number[]) {
  if (updated.length > 0) {
    await sql('delete from contact_key where record_id = any($1::int[])', [updated]);
    await sql("delete from name where record_id = any($1::int[]) and kind = 'contact'", [updated]);
  }
  const positions = await sql<{ record_id: number; account_id: number }>(
    'select distinct record_id, account_id from position where record_id = any($1::int[])',
    [records.map(row => row.id)],
  );
  const placed = new Map<number, number[]>();
  for (const { record_id, account_id } of positions)
    placed.set(record_id, [...(placed.get(record_id) ?? []), account_id]);
  const keys = records.flatMap(({ id, scope_id, person }) => {
    const name = personKey(person.name, { anyOrder: true });
    return [
      // An address that several people read, like info@, is nobody's.
      ...person.emails
        .filter(email => !isRoleAddress(email))
        .map(value => ({ id, scope_id, kind: 'email', value, account: 0 })),
      ...person.profiles.map(value => ({ id, scope_id, kind: 'profile', value, account: 0 })),
      ...(person.crmId ? [{ id, scope_id, kind: 'crm', value: person.crmId, account: 0 }] : []),
      // One word is no full name: two Annas at one company are not one.
      ...(name.includes(' ')
        ? (placed.get(id) ?? []).map(account => ({ id, scope_id, kind: 'name', value: name, account }))
        : []),
    ];
  });
  await sql(
    `insert into contact_key (record_id, kind, value, account_id, scope_id, source_id)
     select record, kind, value, account, scope, $1
     from unnest($2::int[], $3::text[], $4::text[], $5::int[], $6::int[]) as k(record, kind, value, account, scope)
     on conflict do nothing`,
    [
      source.id,
      keys.map(key => key.id),
      keys.map(key => key.kind),
      keys.map(key => key.value),
      keys.map(key => key.account),
      keys.map(key => key.scope_id),
    ],
  );
  await insertNames(
    sql,
    'contact',
    source,
    null,
    records.map(({ id, contact_id, scope_id, person }): NameRow & { scope: number } => {
      const folded = personKey(person.name);
      return {
        record: id,
        entity: contact_id,
        shown: person.name,
        folded,
        latin: latinKey(person.name),
        words: folded.split(' '),
        scope: scope_id,
      };
    }),
  );
}
