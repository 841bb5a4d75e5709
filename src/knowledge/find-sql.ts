/** The statements of find-people: who fulfils the criteria, a short list of candidates, and what scoring needs of each. */
import type { Sql } from '../db/database.ts';
import type { View } from '../domain/paths.ts';
import { searchWeights } from '../domain/search-score.ts';
import type { Candidates } from './find-candidates.ts';
import type { FindQuery, Page } from './port.ts';
import { reachOf } from './ties-sql.ts';

export interface Candidate extends Record<string, unknown> {
  contactId: number;
  names: string[];
  /** Of `unitsOf`, one a line. */
  units: string | null;
  meaning: number | null;
  text: string;
  title: string | null;
  function: string | null;
  seniority: string | null;
  industry: string | null;
  place: string | null;
  lastAt: Date | null;
  reach: number;
}

export const hasCriteria = (query: FindQuery) =>
  Boolean(
    query.function ||
      query.seniority ||
      query.industry ||
      query.cities ||
      query.countries ||
      query.since ||
      query.accounts ||
      query.formerAccounts,
  );

/** All criteria, of a profile `p`. Parameters 3 to 10. */
const fulfils = `
  ($3::text is null or p.function = $3) and ($4::text is null or p.seniority = $4)
  and ($5::text is null or p.industry = $5)
  and (($6::text[] is null and $7::text[] is null) or p.city = any($6::text[]) or p.country = any($7::text[]))
  and ($8::timestamptz is null or exists (
    select from tie_part t where t.contact_id = p.contact_id and t.last_at >= $8
      and t.kind not in ('group', 'circle', 'connection', 'employer', 'invitation')))
  and ($9::int[] is null or exists (
    select from position at where at.contact_id = p.contact_id and at.account_id = any($9::int[]) and at.ended is null))
  and ($10::int[] is null or exists (
    select from position was where was.contact_id = p.contact_id and was.account_id = any($10::int[])
      and (was.ended is not null or exists (
        select from position now where now.contact_id = p.contact_id and now.ended is null and now.named
          and now.account_id <> all($10::int[]) and now.as_of > was.as_of))))`;

const parameters = (query: FindQuery, view: View) => [
  view.askerId,
  view.now,
  query.function ?? null,
  query.seniority ?? null,
  query.industry ?? null,
  query.cities ?? null,
  query.countries ?? null,
  query.since ?? null,
  query.accounts ?? null,
  query.formerAccounts ?? null,
];

/** Criteria only: everyone who fulfils them, those first whom the asker can reach best. */
export async function byCriteria(sql: Sql, query: FindQuery, view: View, page: Page) {
  return sql<{ contactId: number; total: number }>(
    `with here as (select distinct p.contact_id from profile p where ${fulfils}), ${reachOf('$1::int', '$2', view.settings)}
     select contact_id as "contactId", count(*) over ()::int as total from reach
     order by known desc, reach desc, contact_id offset $11 limit $12`,
    [...parameters(query, view), page.offset, page.limit],
  );
}

/** A vector as pgvector reads it. */
export const vectorText = (values: Float32Array) => `[${[...values].map(value => value.toFixed(5)).join(',')}]`;

/** So many who fulfil criteria are all looked at, whatever their words; more must answer the words or the meaning too. */
const mostProfiles = 5000;
/** So many are scored; the statement before them is a rougher score of all candidates. */
const shortest = 500;

/**
 * Of all candidates the contacts worth scoring: namesakes, then the best by meaning and words. With criteria everyone who
 * fulfils them is a candidate, unless they are too many.
 */
export async function shortlistOf(
  sql: Sql,
  query: FindQuery,
  { weighed, queries, records, named }: Candidates,
  view: View,
): Promise<{ contacts: number[]; total: number }> {
  const all = weighed.reduce((sum, term) => sum + term.idf, 0) || 1;
  const rows = await sql<{ contactId: number; total: number }>(
    `with asked as (select $1::int as me, $2::timestamptz as now),
     few as materialized (select p.contact_id from profile p where $12::boolean and ${fulfils} limit ${mostProfiles + 1}),
     here as (
       select contact_id from few where (select count(*) from few) <= ${mostProfiles}
       union
       select p.contact_id from profile p
       where p.contact_id in (select contact_id from profile where record_id = any($11::int[])) and ${fulfils}
     )
     select q.contact_id as "contactId", count(*) over ()::int as total
     from profile q join here using (contact_id)
     group by q.contact_id
     order by bool_or(q.record_id = any($13::int[])) desc, max(
       coalesce(case when q.embedder = $15 then 1 - (q.vector <=> $14::halfvec) end, 0) * ${searchWeights.meaning}
       + (select coalesce(sum(t.weight), 0) from unnest($16::tsquery[], $17::float8[]) as t(query, weight) where q.words @@ t.query)
         * ${searchWeights.coverage}) desc, q.contact_id
     limit ${shortest}`,
    [
      ...parameters(query, view),
      [...records, ...named],
      hasCriteria(query),
      named,
      query.vector ? vectorText(query.vector.values) : null,
      query.vector?.embedder ?? null,
      queries,
      weighed.map(term => term.idf / all),
    ],
  );
  return { contacts: rows.map(row => row.contactId), total: rows[0]?.total ?? 0 };
}

/** What scoring and the reasons need of each contact, under the policy. */
export async function featuresOf(sql: Sql, contacts: readonly number[], query: FindQuery, view: View) {
  return sql<Candidate>(
    `with here as (select unnest($3::int[]) as contact_id),
     ${reachOf('$1::int', '$2', view.settings)}
     select r.contact_id as "contactId", r.reach, names.names, p.units, p.meaning, p.text, p.function, p.seniority, p.industry, p.place,
       (select max(t.last_at) from tie_part t where t.contact_id = r.contact_id and t.kind not in ('group', 'circle', 'connection', 'employer')) as "lastAt",
       (select title from position o where o.contact_id = r.contact_id and o.title is not null order by o.ended nulls first, o.as_of desc limit 1) as title
     from reach r
     join lateral (select array_agg(distinct c.name_folded) as names from contact_record c where c.contact_id = r.contact_id) names on true
     join lateral (
       select string_agg(array_to_string(tsvector_to_array(q.words), E'\\n'), E'\\n') as units,
         max(1 - (q.vector <=> $4::halfvec)) filter (where q.embedder = $5) as meaning,
         (array_agg(q.text order by length(q.text) desc))[1] as text,
         (array_agg(q.function) filter (where q.function is not null))[1] as function,
         (array_agg(q.seniority) filter (where q.seniority is not null))[1] as seniority,
         (array_agg(q.industry) filter (where q.industry is not null))[1] as industry,
         (array_agg(concat_ws(', ', q.city, q.country)) filter (where q.city is not null or q.country is not null))[1] as place
       from profile q where q.contact_id = r.contact_id
     ) p on true`,
    [
      view.askerId,
      view.now,
      contacts,
      query.vector ? vectorText(query.vector.values) : null,
      query.vector?.embedder ?? null,
    ],
  );
}
