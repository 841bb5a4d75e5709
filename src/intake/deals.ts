/** Deals with their account, contacts and owner. */

import type { Sql } from '../db/database.ts';
import type { IncomingDeal } from '../domain/incoming.ts';
import type { Colleagues } from './colleagues.ts';
import { companiesOf, lastByKey, type Stored } from './companies.ts';
import { digestOf } from './digest.ts';
import type { Source } from './source.ts';

/** @param scopes by key: who sees a deal, where those are others than who sees the source */
export async function storeDeals(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  deals: readonly IncomingDeal[],
  now: Date,
  scopes: ReadonlyMap<string, number> = new Map(),
): Promise<Stored> {
  const rows = lastByKey(deals);
  const companies = await companiesOf(
    sql,
    source,
    rows.flatMap(deal => deal.company ?? []),
    now,
  );
  const stored = await sql<{ id: number; key: string; is_new: boolean }>(
    `insert into deal as d (source_id, scope_id, key, name, stage, amount, currency, close_date, account_record_id,
       owner_id, as_of, digest)
     select $1, i.scope, i.key, i.name, i.stage, i.amount, i.currency, i.close_date, i.account, i.owner, i.as_of, i.digest
     from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::date[], $9::int[],
       $10::int[], $11::timestamptz[], $12::text[])
       as i(scope, key, name, stage, amount, currency, close_date, account, owner, as_of, digest)
     on conflict (source_id, key) do update set name = excluded.name, stage = excluded.stage, amount = excluded.amount,
       currency = excluded.currency, close_date = excluded.close_date, account_record_id = excluded.account_record_id,
       owner_id = excluded.owner_id, as_of = excluded.as_of, digest = excluded.digest, scope_id = excluded.scope_id
     where d.digest <> excluded.digest or d.scope_id <> excluded.scope_id
     returning id, key, xmax = 0 as is_new`,
    [
      source.id,
      rows.map(deal => scopes.get(deal.key) ?? source.scopeId),
      rows.map(deal => deal.key),
      rows.map(deal => deal.name),
      rows.map(deal => deal.stage ?? null),
      rows.map(deal => deal.amount ?? null),
      rows.map(deal => deal.currency ?? null),
      rows.map(deal => deal.closeDate ?? null),
      rows.map(deal => (deal.company ? (companies.of(deal.company)?.recordId ?? null) : null)),
      rows.map(deal => (deal.owner ? (colleagues.find(deal.owner) ?? null) : null)),
      rows.map(deal => deal.asOf ?? now),
      rows.map(deal => digestOf({ ...deal, line: undefined })),
    ],
  );
  const ids = new Map(stored.map(row => [row.key, row.id]));
  const people = rows.flatMap(deal => {
    const id = ids.get(deal.key);
    return id === undefined ? [] : deal.contacts.flatMap(contact => (contact.key ? [{ id, key: contact.key }] : []));
  });
  await sql('delete from deal_contact where deal_id = any($1::int[])', [stored.map(row => row.id)]);
  await sql(
    `insert into deal_contact (deal_id, record_id, source_id, scope_id)
     select i.deal, r.id, $1, d.scope_id from unnest($2::int[], $3::text[]) as i(deal, key) join deal d on d.id = i.deal
     join contact_record r on r.source_id = $1 and r.key = i.key on conflict do nothing`,
    [source.id, people.map(one => one.id), people.map(one => one.key)],
  );
  const updated = stored.filter(row => !row.is_new).length;
  return { changed: stored.map(row => row.id), added: stored.length - updated, updated };
}
