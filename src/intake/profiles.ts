/** The search row of a contact record: criteria, words and the text that is embedded. */
import type { Sql } from '../db/database.ts';
import { remembering } from '../domain/remembering.ts';
import { unitsOf } from '../domain/search-terms.ts';
import { digestOf } from './digest.ts';

interface Row extends Record<string, unknown> {
  id: number;
  title: string | null;
  function: string | null;
  seniority: string | null;
  company: string | null;
  industry: string | null;
  city: string | null;
  country: string | null;
  about: string | null;
  companyAbout: string | null;
}

const partsOf = (row: Row) => [
  row.title,
  row.industry?.replaceAll('-', ' '),
  [row.city, row.country].filter(Boolean).join(', '),
  row.about,
];
const joined = (parts: readonly (string | null | undefined)[]) => parts.filter(part => part).join(' · ');

/**
 * What is said of the person; the company's name is looked up elsewhere, and would make every text a new one. Nothing for
 * those of whom only the company is known: everybody there would be equally near to whatever is asked.
 */
const textOf = (row: Row) => (row.title || row.about ? joined(partsOf(row)) : '');

/** Titles, industries, places and companies repeat in every larger import. */
const unitsOfPart = remembering((part: string): readonly string[] => unitsOf(part).filter(unit => unit.length < 100));

function wordsOf(row: Row): string {
  const parts = [...partsOf(row), row.company, row.companyAbout].filter(part => part !== null && part !== undefined);
  return [...new Set(parts.flatMap(unitsOfPart))].join('\n');
}

/** Writes the search rows of these records anew; a text that did not change keeps its vector. */
export async function storeProfiles(sql: Sql, records: readonly number[]): Promise<void> {
  if (records.length === 0) return;
  const rows = await sql<Row>(
    // Each company once, not once for each of its people.
    `with at as (
       select distinct on (record_id) record_id, account_id, title, function, seniority from position
       where record_id = any($1::int[]) and ended is null order by record_id, as_of desc, id
     ),
     seen as (select distinct at.account_id, r.scope_id from at join contact_record r on r.id = at.record_id),
     company as (
       select seen.account_id, seen.scope_id, (array_agg(o.name order by o.rank desc, o.as_of desc, o.id))[1] as name,
         (array_agg(o.industry order by o.rank desc, o.as_of desc, o.id) filter (where o.industry is not null))[1] as industry,
         (array_agg(o.city order by o.rank desc, o.as_of desc, o.id) filter (where o.city is not null))[1] as city,
         (array_agg(o.country order by o.rank desc, o.as_of desc, o.id) filter (where o.country is not null))[1] as country,
         (array_agg(o.about order by o.rank desc, o.as_of desc, o.id) filter (where o.about is not null))[1] as about
       from seen join account_record o on o.account_id = seen.account_id join scope s on s.id = o.scope_id
       where s.everyone or o.scope_id = seen.scope_id
       group by seen.account_id, seen.scope_id
     )
     select r.id, at.title, at.function, at.seniority, a.name as company, a.industry,
       coalesce(r.city, case when r.country is null then a.city end) as city, coalesce(r.country, a.country) as country,
       r.about, a.about as "companyAbout"
     from contact_record r
     left join at on at.record_id = r.id
     left join company a on a.account_id = at.account_id and a.scope_id = r.scope_id
     where r.id = any($1::int[])`,
    [records],
  );
  const texts = rows.map(textOf);
  await sql(
    `insert into profile as p (record_id, contact_id, source_id, scope_id, text, function, seniority, industry, city, country, words, digest)
     select r.id, r.contact_id, r.source_id, r.scope_id, i.text, i.function, i.seniority, i.industry, i.city, i.country,
       array_to_tsvector(string_to_array(i.words, E'\\n')), i.digest
     from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
       as i(record, text, function, seniority, industry, city, country, words, digest)
     join contact_record r on r.id = i.record
     on conflict (record_id) do update set text = excluded.text, words = excluded.words, scope_id = excluded.scope_id,
       contact_id = excluded.contact_id, digest = excluded.digest, function = excluded.function,
       seniority = excluded.seniority, industry = excluded.industry, city = excluded.city, country = excluded.country,
       vector = case when p.digest = excluded.digest then p.vector end,
       embedder = case when p.digest = excluded.digest then p.embedder end`,
    [
      rows.map(row => row.id),
      texts,
      rows.map(row => row.function),
      rows.map(row => row.seniority),
      rows.map(row => row.industry),
      rows.map(row => row.city),
      rows.map(row => row.country),
      rows.map(wordsOf),
      texts.map(text => digestOf(text)),
    ],
  );
}

/** What a company's record says is in the search rows of its people: these follow. */
export async function refreshProfilesAt(sql: Sql, accountRecords: readonly number[]): Promise<void> {
  const people = await sql<{ record_id: number }>(
    `select distinct p.record_id from account_record changed
     join account_record a on a.account_id = changed.account_id
     join position p on p.account_record_id = a.id
     where changed.id = any($1::int[])`,
    [accountRecords],
  );
  for (let from = 0; from < people.length; from += 1000) {
    await storeProfiles(
      sql,
      people.slice(from, from + 1000).map(row => row.record_id),
    );
  }
}
