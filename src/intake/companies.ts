/** Company records: what a CRM says of companies, and those that people's records only name. */
import type { Sql } from '../db/database.ts';
import { isFreeMail } from '../domain/addresses.ts';
import { companyKey } from '../domain/companies.ts';
import { fold } from '../domain/fold.ts';
import type { CompanyRef, IncomingCompany } from '../domain/incoming.ts';
import { normaliseIndustry } from '../domain/industries.ts';
import { latinKey } from '../domain/names.ts';
import { normalisePlace } from '../domain/places.ts';
import { joinAccounts, joinParents, neighbours } from '../identity/join.ts';
import type { Colleagues } from './colleagues.ts';
import { digestOf } from './digest.ts';
import { refreshProfilesAt } from './profiles.ts';
import { type Source, shownDate } from './source.ts';

export interface Stored {
  /** Record ids that are new or changed. */
  readonly changed: readonly number[];
  readonly added: number;
  readonly updated: number;
}

interface CompanyRow {
  key: string;
  name: string;
  rank: number;
  aliases: readonly string[];
  domains: readonly string[];
  industry: string | null;
  city: string | null;
  country: string | null;
  place: string | null;
  about: string | null;
  parentKey: string | null;
  crmId: string | null;
  ownerId: number | null;
  asOf: Date;
  exact: Date | null;
  digest: string;
}

/** The last of those with one key, as a file that is read from top to bottom means it. */
export const lastByKey = <T extends { key: string }>(items: readonly T[]) => [
  ...new Map(items.map(item => [item.key, item])).values(),
];

const nameKey = (name: string) => `company:${companyKey(name)}`;

/** A parent is named by key, or by a name that the same file holds. */
const parentKeyOf = (parent: CompanyRef | undefined, byName: ReadonlyMap<string, string>) =>
  parent === undefined
    ? null
    : (parent.key ?? (parent.name ? (byName.get(companyKey(parent.name)) ?? nameKey(parent.name)) : null));

/** Stores what a CRM or a file says of companies, and joins them to accounts. */
export async function storeCompanies(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  companies: readonly IncomingCompany[],
  now: Date,
): Promise<Stored> {
  const byName = new Map(companies.map(company => [companyKey(company.name), company.key]));
  const rows = lastByKey(companies).map((company): CompanyRow => {
    const place = company.place ? normalisePlace(company.place) : { city: null, country: null };
    const domains = company.domains.filter(domain => !isFreeMail(domain));
    return {
      key: company.key,
      name: company.name,
      rank: 3,
      aliases: company.aliases,
      domains,
      industry: company.industry ? (normaliseIndustry(company.industry) ?? company.industry) : null,
      city: place.city,
      country: place.country,
      place: company.place ?? null,
      about: company.about ?? null,
      parentKey: parentKeyOf(company.parent, byName),
      crmId: company.crmId ?? null,
      ownerId: company.owner && source.ownerId === null ? (colleagues.find(company.owner) ?? null) : null,
      ...shownDate(source, company.asOf, now),
      digest: digestOf({ ...company, line: undefined, type: undefined }),
    };
  });
  const stored = await upsert(sql, source, rows);
  await refreshProfilesAt(sql, stored.changed);
  return stored;
}

async function upsert(sql: Sql, source: Source, rows: readonly CompanyRow[]): Promise<Stored> {
  if (rows.length === 0) return { changed: [], added: 0, updated: 0 };
  const stored = await sql<{ id: number; key: string; is_new: boolean; account_id: number }>(
    `insert into account_record as r (source_id, scope_id, key, name, rank, aliases, domains, industry, city, country, place,
       about, parent_key, crm_id, owner_id, as_of, exact_as_of, digest)
     select $1, $2, i.key, i.name, i.rank,
       array(select jsonb_array_elements_text(i.aliases)), array(select jsonb_array_elements_text(i.domains)),
       i.industry, i.city, i.country, i.place, i.about, i."parentKey", i."crmId", i."ownerId", i."asOf", i.exact,
       i.digest
     from jsonb_to_recordset($3::jsonb) as i(key text, name text, rank smallint, aliases jsonb, domains jsonb,
       industry text, city text, country text, place text, about text, "parentKey" text, "crmId" text, "ownerId" int,
       "asOf" timestamptz, exact timestamptz, digest text)
     on conflict (source_id, key) do update set
       name = excluded.name, rank = excluded.rank, aliases = excluded.aliases, domains = excluded.domains,
       industry = excluded.industry, city = excluded.city, country = excluded.country, place = excluded.place,
       about = excluded.about, parent_key = excluded.parent_key, crm_id = excluded.crm_id,
       owner_id = excluded.owner_id, as_of = excluded.as_of, exact_as_of = excluded.exact_as_of, digest = excluded.digest,
       scope_id = excluded.scope_id
     where (r.digest <> excluded.digest or r.scope_id <> excluded.scope_id) and r.rank <= excluded.rank
     returning id, key, account_id, xmax = 0 as is_new`,
    [source.id, source.peopleScopeId, JSON.stringify(rows)],
  );
  if (stored.length === 0) return { changed: [], added: 0, updated: 0 };
  const byKey = new Map(rows.map(row => [row.key, row]));
  const ids = stored.map(row => row.id);
  const keys: { record: number; kind: string; value: string }[] = [];
  const names: { record: number; entity: number; shown: string; folded: string; latin: string; words: string[] }[] = [];
  for (const { id, key, account_id } of stored) {
    const row = byKey.get(key);
    if (!row) continue;
    for (const value of new Set(row.domains)) keys.push({ record: id, kind: 'domain', value });
    // A name made from a domain is no name to join by.
    if (row.rank > 1) {
      for (const value of new Set([row.name, ...row.aliases].map(companyKey)))
        keys.push({ record: id, kind: 'name', value });
    }
    if (row.crmId) keys.push({ record: id, kind: 'crm', value: row.crmId });
    const shown = [row.name, ...row.aliases, ...row.domains];
    const folded = new Map(shown.map(name => [row.domains.includes(name) ? name : companyKey(name), name]));
    for (const domain of row.domains) {
      const label = fold(domain.split('.')[0] ?? '');
      if (label.length > 2 && !folded.has(label)) folded.set(label, row.name);
    }
    for (const [value, name] of folded) {
      names.push({
        record: id,
        entity: account_id,
        shown: name,
        folded: value,
        latin: latinKey(value),
        words: value.split(' '),
      });
    }
  }
  const updated = stored.filter(row => !row.is_new).map(row => row.id);
  const before = await neighbours(sql, 'account', updated);
  if (updated.length > 0) {
    await sql('delete from account_key where record_id = any($1::int[])', [updated]);
    await sql("delete from name where record_id = any($1::int[]) and kind = 'account'", [updated]);
  }
  await sql(
    `insert into account_key (record_id, kind, value, scope_id, source_id)
     select record, kind, value, $1, $2 from jsonb_to_recordset($3::jsonb) as k(record int, kind text, value text)`,
    [source.peopleScopeId, source.id, JSON.stringify(keys)],
  );
  await insertNames(sql, 'account', source, source.peopleScopeId, names);
  await joinParents(sql, ids);
  await joinAccounts(sql, [...ids, ...before]);
  return { changed: ids, added: stored.length - updated.length, updated: updated.length };
}

export interface NameRow {
  readonly record: number;
  readonly entity: number;
  readonly shown: string;
  readonly folded: string;
  readonly latin: string;
  readonly words: readonly string[];
}

export async function insertNames(
  sql: Sql,
  kind: 'account' | 'contact',
  source: Source,
  scopeId: number | null,
  names: readonly (NameRow & { scope?: number })[],
): Promise<void> {
  if (names.length === 0) return;
  await sql(
    `insert into name (record_id, kind, entity_id, scope_id, source_id, shown, folded, latin, words)
     select record, $1, entity, coalesce(scope, $2::int), $3, shown, folded, latin, string_to_array(words, ' ')
     from unnest($4::int[], $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[])
       as n(record, entity, scope, shown, folded, latin, words)
     on conflict do nothing`,
    [
      kind,
      scopeId,
      source.id,
      names.map(name => name.record),
      names.map(name => name.entity),
      names.map(name => name.scope ?? null),
      names.map(name => name.shown),
      names.map(name => name.folded),
      names.map(name => name.latin),
      names.map(name => name.words.join(' ')),
    ],
  );
}

/** How a reference is looked up: the key of a record it leads to, in this source. */
const refKey = (ref: CompanyRef) =>
  ref.key ?? (ref.name && ref.name.trim() !== '' ? nameKey(ref.name) : ref.domain ? `domain:${ref.domain}` : null);

export interface CompaniesOfRefs {
  of(ref: CompanyRef): { recordId: number; accountId: number } | undefined;
}

/** The records that people's records name, made where this source has none yet: by name, or only by mail domain. */
export async function companiesOf(
  sql: Sql,
  source: Source,
  refs: readonly CompanyRef[],
  now: Date,
): Promise<CompaniesOfRefs> {
  const byKey = new Map<string, CompanyRef>();
  for (const ref of refs) {
    const key = refKey(ref);
    if (key !== null && !byKey.has(key)) byKey.set(key, ref);
  }
  const find = async (keys: readonly string[]) =>
    sql<{ id: number; key: string; account_id: number }>(
      'select id, key, account_id from account_record where source_id = $1 and key = any($2::text[])',
      [source.id, keys],
    );
  const found = new Map((await find([...byKey.keys()])).map(row => [row.key, row]));
  const missing = [...byKey].filter(([key, ref]) => !found.has(key) && (ref.name || ref.domain || ref.key));
  if (missing.length > 0) {
    const rows = missing.flatMap(([key, ref]): CompanyRow[] => {
      const name = ref.name ?? ref.domain;
      if (!name) return [];
      return [
        {
          key,
          name,
          rank: ref.name ? 2 : 1,
          aliases: [],
          domains: ref.domain && !isFreeMail(ref.domain) ? [ref.domain] : [],
          industry: null,
          city: null,
          country: null,
          place: null,
          about: null,
          parentKey: null,
          crmId: null,
          ownerId: null,
          ...shownDate(source, undefined, now),
          digest: digestOf({ name, domain: ref.domain }),
        },
      ];
    });
    await upsert(sql, source, rows);
    // All of them: those found before may have been joined with new ones.
    for (const row of await find([...byKey.keys()])) found.set(row.key, row);
  }
  return {
    of(ref) {
      const key = refKey(ref);
      const row = key === null ? undefined : found.get(key);
      return row && { recordId: row.id, accountId: row.account_id };
    },
  };
}
