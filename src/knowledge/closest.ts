/** Which colleague is closest to a company: their ties to its people, added up. */
import type { Sql } from '../db/database.ts';
import type { WhoWeKnowResult } from '../domain/answer.ts';
import { byUse, tiePath, type View } from '../domain/paths.ts';
import type { TiePart } from '../domain/tie.ts';

interface Row extends TiePart, Record<string, unknown> {
  colleagueId: number;
  colleague: string;
  team: string | null;
}

export async function closestTo(
  sql: Sql,
  accounts: readonly number[],
  view: View,
): Promise<WhoWeKnowResult['colleagues']> {
  const rows = await sql<Row>(
    `with here as (select distinct contact_id from position where account_id = any($1::int[]) and ended is null)
     select t.colleague_id as "colleagueId", c.name as colleague, c.team, t.kind, sum(t.sum) as sum, sum(t.sum_long) as "sumLong",
       sum(t.count)::int as count, sum(t.count_in)::int as "countIn", sum(t.count_out)::int as "countOut",
       min(t.first_at) as "firstAt", max(t.last_at) as "lastAt"
     from here join tie_part t using (contact_id) join colleague c on c.id = t.colleague_id
     group by 1, 2, 3, 4`,
    [accounts],
  );
  const people = await sql<{ colleagueId: number; people: number; best: string }>(
    `with here as (select distinct contact_id from position where account_id = any($1::int[]) and ended is null),
     sums as (select t.colleague_id, t.contact_id, sum(t.sum) as sum from here join tie_part t using (contact_id) group by 1, 2)
     select colleague_id as "colleagueId", count(*)::int as people,
       (select name from contact_record r where r.contact_id = (array_agg(s.contact_id order by s.sum desc, s.contact_id))[1]
        order by r.as_of desc, r.name limit 1) as best
     from sums s group by colleague_id`,
    [accounts],
  );
  return [...new Set(rows.map(row => row.colleagueId))]
    .flatMap(id => {
      const parts = rows.filter(row => row.colleagueId === id);
      const [first] = parts;
      if (!first) return [];
      const { colleague, team } = first;
      const path = tiePath({ colleagueId: id, colleague, team, parts }, view);
      const known = people.find(row => row.colleagueId === id);
      return [{ path, people: known?.people ?? 0, best: known?.best ?? '' }];
    })
    .sort((a, b) => b.path.strength - a.path.strength || byUse(a.path, b.path));
}
