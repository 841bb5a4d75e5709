/** The ranking of people by what the asker can use, as SQL: one place for who-we-know and find-people. */
import { hintStrengths, throughColleague, throughHint } from '../domain/paths.ts';
import { contextKinds, type TieSettings } from '../domain/tie.ts';
import { strengthSql } from '../domain/tie-sql.ts';

/** A tie of shared lists alone: near, but nobody has exchanged a word. */
const contexts = contextKinds
  .filter(kind => kind !== 'invitation')
  .map(kind => `'${kind}'`)
  .join(', ');

/**
 * Common table expressions over `here(contact_id, …)`: `reach(contact_id, reach, known)`, `reach` from 0 to 1. `known`
 * is false where nothing but shared lists ties anybody to them. `$me` and `$now` name the parameters.
 */
export function reachOf(me: string, now: string, settings: TieSettings): string {
  const hint = hintStrengths(settings);
  return `
  ties as (
    select t.contact_id, t.colleague_id, bool_or(t.kind not in (${contexts})) as known,
      ${strengthSql({ kind: 't.kind', sum: 't.sum', sumLong: 't.sum_long', count: 't.count' }, `${now}::timestamptz`, settings)} as strength
    from tie_part t join here h on h.contact_id = t.contact_id
    group by t.contact_id, t.colleague_id
  ),
  best as (
    select contact_id, bool_or(known) as known,
      max(case when colleague_id = ${me} then strength else strength * ${throughColleague} end) as reach
    from ties group by contact_id
  ),
  hints as (
    select t.contact_id, max(case word when 'strong' then ${hint.strong} when 'warm' then ${hint.warm}
      when 'faint' then ${hint.faint} else ${hint.connected} end) * ${throughHint} as reach
    from tie_hint t join here h on h.contact_id = t.contact_id group by t.contact_id
  ),
  reach as (
    select h.contact_id, greatest(coalesce(b.reach, 0), coalesce(i.reach, 0)) as reach,
      coalesce(b.known, false) or i.contact_id is not null as known, b.contact_id is not null as near
    from here h left join best b on b.contact_id = h.contact_id left join hints i on i.contact_id = h.contact_id
  )`;
}
