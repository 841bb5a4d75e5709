/** The search row of a contact record: what it says of the person, in words. */

import type { Sql } from '../db/database.ts';
import { tokens } from '../domain/fold.ts';
import { digestOf } from './companies.ts';
import type { Source } from './source.ts';

/** Writes the search rows of these records anew; a text that did not change keeps its vector. */
export async function storeProfiles(sql: Sql, source: Source, records: readonly number[]): Promise<void> {
  const rows = await sql<{ id: number; text: string }>(
    `select r.id, concat_ws(' · ', p.title, a.name, a.industry, coalesce(r.place, a.place), r.about) as text
     from contact_record r
     left join lateral (select * from position where record_id = r.id order by ended nulls first, id limit 1) p on true
     left join account_record a on a.id = p.account_record_id
     where r.id = any($1::int[])`,
    [records],
  );
  await sql(
    `insert into profile as p (record_id, contact_id, source_id, scope_id, text, words, digest)
     select r.id, r.contact_id, $1, r.scope_id, i.text, array_to_tsvector(string_to_array(i.words, ' ')), i.digest
     from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as i(record, text, words, digest)
     join contact_record r on r.id = i.record
     on conflict (record_id) do update set text = excluded.text, words = excluded.words, scope_id = excluded.scope_id,
       contact_id = excluded.contact_id, digest = excluded.digest,
       vector = case when p.digest = excluded.digest then p.vector end,
       embedder = case when p.digest = excluded.digest then p.embedder end`,
    [
      source.id,
      rows.map(row => row.id),
      rows.map(row => row.text),
      rows.map(row => [...new Set(tokens(row.text).map(token => token.folded))].filter(word => word !== '').join(' ')),
      rows.map(row => digestOf(row.text)),
    ],
  );
}
