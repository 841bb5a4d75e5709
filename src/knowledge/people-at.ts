/** Who is at an account, in the order in which the asker can use them. */
import type { Sql } from '../db/database.ts';
import type { View } from '../domain/paths.ts';
import type { Filters, Page, Ranked, RankedPage } from './port.ts';
import { reachOf } from './ties-sql.ts';

/**
 * People who are or were at one of `accounts`, those who are there first, the best reachable first.
 * @returns one page, and how many there are of each sort in all
 */
export async function peopleAt(
  sql: Sql,
  accounts: readonly number[],
  view: View,
  filters: Filters,
  page: Page,
  only: 'there' | 'gone' | 'both' = 'both',
): Promise<RankedPage> {
  const rows = await sql<Ranked & Record<string, unknown> & { there: number; all_known: number; all_gone: number }>(
    `with here as (
       select p.contact_id,
         (array_agg(p.account_id order by p.ended nulls first, p.as_of desc))[1] as account_id,
         max(p.as_of) filter (where p.ended is null) as as_of,
         -- The newest source that names the employer decides; a mail from the old address does not.
         (array_agg(p.ended is not null order by p.named desc, p.as_of desc))[1] as over, max(p.ended) as ended,
         bool_or(s.family <> 'mailbox') as listed
       from position p
       left join source s on s.id = p.source_id
       left join contact_record r on r.id = p.record_id and ($6::text[] is not null or $7::text[] is not null)
       where p.account_id = any($1::int[])
         and ($4::text is null or p.function = $4) and ($5::text is null or p.seniority = $5)
         and (($6::text[] is null and $7::text[] is null) or r.city = any($6::text[]) or r.country = any($7::text[])
              or (r.city is null and r.country is null and exists (
                select from account_record a where a.account_id = p.account_id and (a.city = any($6::text[]) or a.country = any($7::text[])))))
       group by p.contact_id
     ),
     elsewhere as (
       select h.contact_id from here h join position o on o.contact_id = h.contact_id
       where o.ended is null and o.named and o.as_of > h.as_of and o.account_id <> all($1::int[])
       group by h.contact_id
     ),
     ${reachOf('$2::int', '$3', view.settings)},
     state as (
       select h.contact_id, h.account_id, h.over or e.contact_id is not null as gone, h.ended, h.listed, r.reach, r.known, r.near
       from here h join reach r on r.contact_id = h.contact_id left join elsewhere e on e.contact_id = h.contact_id
       where $8::timestamptz is null
          or exists (select from tie_part t where t.contact_id = h.contact_id and t.last_at >= $8 and t.kind not in ('group', 'circle', 'connection', 'employer'))
     )
     select contact_id as "contactId", account_id as "accountId", gone, ended as "endedAt", known, near, listed,
       count(*) filter (where not gone and (known or listed)) over ()::int as there,
       count(*) filter (where not gone and known) over ()::int as all_known,
       count(*) filter (where gone) over ()::int as all_gone
     from state
     where $11::text = 'both' or gone = ($11::text = 'gone')
     order by gone, (known or listed) desc, known desc, reach desc, contact_id
     offset $9 limit $10`,
    [
      accounts,
      view.askerId,
      view.now,
      filters.function ?? null,
      filters.seniority ?? null,
      filters.cities ?? null,
      filters.countries ?? null,
      filters.since ?? null,
      page.offset,
      page.limit,
      only,
    ],
  );
  const [first] = rows;
  return { people: rows, there: first?.there ?? 0, known: first?.all_known ?? 0, gone: first?.all_gone ?? 0 };
}
