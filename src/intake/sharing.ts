/** What a colleague shares of a source: a change moves the members of two scopes, never the rows. */

import type { Sql } from '../db/database.ts';
import { tieSettings } from '../domain/tie.ts';
import { strengthSql } from '../domain/tie-sql.ts';
import { joinAccounts, joinContacts, neighbours } from '../identity/join.ts';
import { refreshProfilesAt } from './profiles.ts';
import { type Sharing, type Source, startOfYear } from './source.ts';

/** How many members of a team must share anonymously before the team is named. */
export const leastAnonymous = 3;

/** Sets the sharing level of a colleague's source. Hints, and who is joined with whom, follow. */
export async function setSharing(
  sql: Sql,
  source: Source,
  sharing: Exclude<Sharing, 'company'>,
  now: Date,
): Promise<void> {
  if (source.ownerId === null) {
    throw new Error(
      `${source.name} belongs to the company: all colleagues see it. Only a colleague's own source can be shared or not.`,
    );
  }
  await sql('update source set sharing = $2, sharing_chosen = true where id = $1', [source.id, sharing]);
  await sql('update scope set everyone = $2 where id = $1', [source.scopeId, sharing === 'named']);
  await sql('update scope set everyone = $2 where id = $1', [source.peopleScopeId, sharing !== 'private']);
  await sql("insert into audit (colleague_id, what, detail) values ($1, 'sharing', $2)", [
    source.ownerId,
    { source: source.name, from: source.sharing, to: sharing },
  ]);
  await bluntDates(sql, source.id, sharing === 'anonymous' ? startOfYear(now) : null);
  await refreshHints(sql, now);
  await rejoin(sql, source.id);
}

/** Hides the dates of an anonymous sharer's records behind one date (see `shownDate`), or shows them again. */
async function bluntDates(sql: Sql, sourceId: number, shown: Date | null): Promise<void> {
  for (const table of ['account_record', 'contact_record', 'position']) {
    await sql(
      shown
        ? `update ${table} set exact_as_of = coalesce(exact_as_of, as_of), as_of = $2 where source_id = $1`
        : `update ${table} set as_of = exact_as_of, exact_as_of = null where source_id = $1 and exact_as_of is not null`,
      shown ? [sourceId, shown] : [sourceId],
    );
  }
}

/**
 * Joins anew what this source's records join: what not everyone may see must not join others, nor be in the search rows
 * of other people.
 */
export async function rejoin(sql: Sql, sourceId: number): Promise<void> {
  const idsIn = async (table: string) =>
    (await sql<{ id: number }>(`select id from ${table} where source_id = $1`, [sourceId])).map(row => row.id);
  const accounts = await idsIn('account_record');
  const beside = await neighbours(sql, 'account', accounts);
  await joinAccounts(sql, accounts);
  await joinContacts(sql, await idsIn('contact_record'));
  await refreshProfilesAt(sql, [...accounts, ...beside]);
}

/**
 * Writes anew what anonymous sharers let others see. The word is of today and without dates or counts; the team is
 * named only where so many of its members share anonymously that it points at none of them.
 */
export async function refreshHints(sql: Sql, now: Date): Promise<void> {
  await sql('delete from tie_hint');
  const value = strengthSql(
    { kind: 't.kind', sum: 't.sum', sumLong: 't.sum_long', count: 't.count' },
    '$1::timestamptz',
  );
  await sql(
    `with sharer as (
       select s.id, s.people_scope_id, c.team,
         (select count(distinct o.owner_id) from source o join colleague oc on oc.id = o.owner_id
          where o.sharing = 'anonymous' and oc.team = c.team
            and exists (select from tie_part t where t.source_id = o.id and t.scope_id = o.scope_id)) as members
       from source s join colleague c on c.id = s.owner_id where s.sharing = 'anonymous'
     )
     insert into tie_hint (record_id, contact_id, source_id, scope_id, word, team)
     select record_id, contact_id, source_id, people_scope_id,
       case when not exchanged and strength < $3 then 'connected' when strength >= $2 then 'strong'
            when strength >= $3 then 'warm' when exchanged then 'faint' else 'connected' end,
       case when members >= $4 then team end
     from (
       select t.record_id, t.contact_id, t.source_id, s.people_scope_id, s.team, s.members,
         bool_or(t.kind not in ('connection', 'invitation')) as exchanged, ${value} as strength
       from tie_part t join sharer s on s.id = t.source_id
       join contact_record r on r.id = t.record_id and r.scope_id = s.people_scope_id
       group by t.record_id, t.contact_id, t.source_id, s.people_scope_id, s.team, s.members
     ) tie`,
    [now, tieSettings.cuts.strong, tieSettings.cuts.warm, leastAnonymous],
  );
}
