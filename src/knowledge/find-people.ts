/** People by criteria and by meaning: candidates from three lists, then one score (domain/search-score.ts). */
import type { Sql } from '../db/database.ts';
import type { Reason } from '../domain/answer.ts';
import type { View } from '../domain/paths.ts';
import {
  type CandidateFeatures,
  idfOf,
  type QueryFeatures,
  scoreCandidate,
  weighTerms,
} from '../domain/search-score.ts';
import { type Term, termsOf } from '../domain/search-terms.ts';
import type { FindQuery, FoundPeople, Page } from './port.ts';
import { reachOf } from './ties-sql.ts';

/** Candidates taken from each list before they are scored. */
const most = 300;
/** Words that more people have than this are all equally common. */
const common = 5000;
/** What being reachable adds to the score of the best match; it orders equals and never outweighs a criterion. */
const reachWeight = 0.15;
/** Below this similarity of meaning alone a person does not answer the question. */
const leastMeaning = 0.42;
const leastCoverage = 0.34;

interface Candidate extends Record<string, unknown> {
  contactId: number;
  names: string[];
  units: string[];
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

const hasCriteria = (query: FindQuery) =>
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

/** Contacts that fulfil all criteria, as `here(contact_id)`. Parameters 3 to 10. */
const matching = `
  here as (
    select distinct p.contact_id from profile p
    where ($3::text is null or p.function = $3) and ($4::text is null or p.seniority = $4)
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
              and now.account_id <> all($10::int[]) and now.as_of > was.as_of))))
  )`;

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
async function byCriteria(sql: Sql, query: FindQuery, view: View, page: Page) {
  return sql<{ contactId: number; total: number }>(
    `with ${matching}, ${reachOf('$1::int', '$2', view.settings)}
     select contact_id as "contactId", count(*) over ()::int as total from reach
     order by known desc, reach desc, contact_id offset $11 limit $12`,
    [...parameters(query, view), page.offset, page.limit],
  );
}

const lexeme = (unit: string) => `'${unit.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const queryOf = (term: Term) => [...term.units.keys()].map(lexeme).join(' | ');

async function candidates(sql: Sql, query: FindQuery, terms: readonly Term[]) {
  const queries = terms.map(queryOf);
  const counts =
    queries.length === 0
      ? []
      : await sql<{ holding: number }>('select holding from count_profiles($1::tsquery[], $2) order by place', [
          queries,
          common,
        ]);
  const [size] = await sql<{ rows: number }>(
    "select greatest(reltuples, 100)::int as rows from pg_class where oid = 'profile'::regclass",
  );
  const rows = Math.max(common, size?.rows ?? common);
  const idf = new Map<string, number>();
  for (const [place, term] of terms.entries()) {
    for (const unit of term.units.keys()) idf.set(unit, idfOf(counts[place]?.holding ?? 0, rows));
  }
  const weighed = weighTerms(terms, unit => idf.get(unit) ?? 0);
  // The rarer half of the words finds the candidates; common ones only order them.
  const byRarity = weighed.map((term, place) => ({
    term,
    query: queries[place] ?? '',
    holding: counts[place]?.holding ?? 0,
  }));
  const rare = byRarity.filter(one => one.holding > 0 && one.holding < common);
  const wanted = (rare.length > 0 ? rare : byRarity).map(one => `(${one.query})`).join(' | ');

  const records = new Map<number, number | null>();
  const criteria = hasCriteria(query);
  if (wanted !== '') {
    const found = await sql<{ record_id: number }>(
      'select record_id from find_profiles_by_words($1::tsquery, $2::tsquery[], $3::float8[], $4)',
      [wanted, queries, weighed.map(term => term.idf), criteria ? most * 4 : most],
    );
    for (const row of found) records.set(row.record_id, null);
  }
  const namePart = weighed.filter(term => term.mayBeName && (idf.get(term.folded) ?? 1) > 0).map(term => term.folded);
  if (namePart.length > 0) {
    const found = await sql<{ record_id: number }>(
      "select record_id from find_similar_names($1::text[], 40) where kind = 'contact'",
      [namePart],
    );
    for (const row of found) records.set(row.record_id, null);
  }
  if (query.vector) {
    const found = await sql<{ record_id: number }>(
      'select record_id from find_profiles_by_meaning($1::halfvec, $2, $3)',
      [vectorText(query.vector.values), query.vector.embedder, criteria ? most * 2 : most],
    );
    for (const row of found) records.set(row.record_id, null);
  }
  return { weighed, records: [...records.keys()], criteria };
}

const vectorText = (values: Float32Array) => `[${[...values].map(value => value.toFixed(5)).join(',')}]`;

/** What scoring and the reasons need of each candidate, under the policy. With criteria also all that fulfil them. */
async function featuresOf(sql: Sql, query: FindQuery, records: readonly number[], criteria: boolean, view: View) {
  return sql<Candidate>(
    `with ${matching.replace('here as', 'fulfilling as')},
     named as (select distinct contact_id from profile where record_id = any($11::int[])),
     here as (
       select contact_id from named where not $12::boolean or contact_id in (select contact_id from fulfilling)
       union
       select contact_id from (select contact_id from fulfilling where $12::boolean limit 2000) all_of_them
     ),
     ${reachOf('$1::int', '$2', view.settings)}
     select r.contact_id as "contactId", r.reach, names.names, p.units, p.meaning, p.text, p.function, p.seniority, p.industry, p.place,
       (select max(t.last_at) from tie_part t where t.contact_id = r.contact_id and t.kind not in ('group', 'circle', 'connection', 'employer')) as "lastAt",
       (select title from position o where o.contact_id = r.contact_id and o.title is not null order by o.ended nulls first, o.as_of desc limit 1) as title
     from reach r
     join lateral (select array_agg(distinct c.name_folded) as names from contact_record c where c.contact_id = r.contact_id) names on true
     join lateral (
       select array(select distinct unnest(tsvector_to_array(q.words)) from profile q where q.contact_id = r.contact_id) as units,
         max(1 - (q.vector <=> $13::halfvec)) filter (where q.embedder = $14) as meaning,
         (array_agg(q.text order by length(q.text) desc))[1] as text,
         (array_agg(q.function) filter (where q.function is not null))[1] as function,
         (array_agg(q.seniority) filter (where q.seniority is not null))[1] as seniority,
         (array_agg(q.industry) filter (where q.industry is not null))[1] as industry,
         (array_agg(concat_ws(', ', q.city, q.country)) filter (where q.city is not null or q.country is not null))[1] as place
       from profile q where q.contact_id = r.contact_id
     ) p on true`,
    [
      ...parameters(query, view),
      records,
      criteria,
      query.vector ? vectorText(query.vector.values) : null,
      query.vector?.embedder ?? null,
    ],
  );
}

function reasonsOf(candidate: Candidate, query: FindQuery, words: readonly string[], meaning: number): Reason[] {
  const from = candidate.title ?? '';
  return [
    ...(query.function && candidate.function === query.function
      ? [{ kind: 'function', key: query.function, from } as const]
      : []),
    ...(query.seniority && candidate.seniority === query.seniority
      ? [{ kind: 'seniority', key: query.seniority, from } as const]
      : []),
    ...(query.industry && candidate.industry === query.industry
      ? [{ kind: 'industry', key: query.industry, from: '' } as const]
      : []),
    ...((query.cities || query.countries) && candidate.place
      ? [{ kind: 'place', place: candidate.place } as const]
      : []),
    ...(query.since && candidate.lastAt ? [{ kind: 'since', lastAt: candidate.lastAt } as const] : []),
    ...(words.length > 0 ? [{ kind: 'words', words } as const] : []),
    ...(words.length === 0 && meaning >= leastMeaning && candidate.text !== ''
      ? [{ kind: 'meaning', text: candidate.text } as const]
      : []),
  ];
}

export async function findPeople(sql: Sql, asked: FindQuery, view: View, page: Page): Promise<FoundPeople> {
  const like = asked.likeId === undefined ? null : await likeness(sql, asked.likeId);
  // Beside free words an industry is a hint, not a condition: "packaging lines" is about work, whoever's it is.
  const { industry: hinted, ...conditions } = asked;
  const soft = asked.text || like;
  const query: FindQuery = soft ? { ...conditions, text: [like?.text, asked.text].filter(Boolean).join(' · ') } : asked;
  if (!soft) {
    if (!hasCriteria(query)) return { people: [], total: 0 };
    const rows = await byCriteria(sql, query, view, page);
    const known = await describedBy(
      sql,
      query,
      rows.map(row => row.contactId),
      view,
    );
    return {
      people: rows.map(row => ({ contactId: row.contactId, reasons: known.get(row.contactId) ?? [] })),
      total: rows[0]?.total ?? 0,
    };
  }
  const terms = termsOf(query.text ?? '');
  const { weighed, records, criteria } = await candidates(sql, query, terms);
  const found = await featuresOf(sql, query, records, criteria, view);
  const features: QueryFeatures = {
    terms: weighed,
    ...(like?.function ? { function: like.function } : {}),
    ...(like?.seniority ? { seniority: like.seniority } : {}),
    ...((hinted ?? like?.industry) ? { industry: hinted ?? like?.industry ?? undefined } : {}),
  };
  const scored = found
    .filter(candidate => candidate.contactId !== query.likeId)
    .map(candidate => {
      const { score, reasons } = scoreCandidate(features, {
        ...candidate,
        units: new Set(candidate.units),
      } satisfies CandidateFeatures);
      const answers =
        criteria ||
        like !== null ||
        reasons.coverage >= leastCoverage ||
        reasons.name > 0 ||
        reasons.meaning >= leastMeaning;
      return { candidate, score: score + reachWeight * candidate.reach, reasons, answers };
    })
    .filter(one => one.answers)
    .sort((a, b) => b.score - a.score || a.candidate.contactId - b.candidate.contactId);
  return {
    people: scored.slice(page.offset, page.offset + page.limit).map(({ candidate, reasons }) => ({
      contactId: candidate.contactId,
      reasons: reasonsOf(
        candidate,
        like
          ? {
              ...query,
              function: like.function ?? undefined,
              seniority: like.seniority ?? undefined,
              industry: like.industry ?? undefined,
            }
          : query,
        like ? [] : reasons.words,
        reasons.meaning,
      ),
    })),
    total: scored.length,
  };
}

/** The reasons of a page that was found by criteria alone. */
async function describedBy(sql: Sql, query: FindQuery, contacts: readonly number[], view: View) {
  const records = await sql<{ record_id: number }>('select record_id from profile where contact_id = any($1::int[])', [
    contacts,
  ]);
  const rows = await featuresOf(
    sql,
    {},
    records.map(row => row.record_id),
    false,
    view,
  );
  return new Map(rows.map(row => [row.contactId, reasonsOf(row, query, [], 0)]));
}

async function likeness(sql: Sql, contactId: number) {
  const rows = await sql<{ text: string; function: string | null; seniority: string | null; industry: string | null }>(
    'select text, function, seniority, industry from profile where contact_id = $1 order by length(text) desc',
    [contactId],
  );
  const first = <K extends 'function' | 'seniority' | 'industry'>(key: K) =>
    rows.find(row => row[key] !== null)?.[key] ?? null;
  return {
    text: rows[0]?.text ?? '',
    function: first('function'),
    seniority: first('seniority'),
    industry: first('industry'),
  };
}

export async function profileText(sql: Sql, contactId: number): Promise<string | null> {
  const [row] = await sql<{ text: string }>(
    'select text from profile where contact_id = $1 order by length(text) desc limit 1',
    [contactId],
  );
  return row?.text ?? null;
}
