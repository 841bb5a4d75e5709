/** Contact records out of the database with all that hangs on them; what is left is joined anew. */
import type { Sql } from '../db/database.ts';
import { joinAccounts, joinContacts, neighbours } from '../identity/join.ts';
import { refreshContexts } from './contexts.ts';
import { refreshProfilesAt } from './profiles.ts';
import { refreshHints } from './sharing.ts';
import { listSources } from './source.ts';

/** What went from one source. */
export interface Erased {
  readonly sourceId: number;
  readonly source: string;
  readonly owner: string | null;
  readonly records: number;
  readonly positions: number;
  readonly touches: number;
  readonly details: number;
  readonly groups: number;
  readonly deals: number;
}

const count = (table: string) =>
  `(select count(*)::int from ${table} x join contact_record r on r.id = x.record_id
    where r.id = any($1::int[]) and r.source_id = s.id)`;

/** Subjects and bodies of touches that nobody else took part in. */
const lonelyDetails = `touch_detail d where exists (select from touch t where t.record_id = any($1::int[])
    and t.source_id = d.source_id and t.key = d.key)
  and not exists (select from touch t where t.record_id <> all($1::int[])
    and t.source_id = d.source_id and t.key = d.key)`;

/** Erases these contact records. One transaction with whatever else belongs to it. */
export async function eraseRecords(sql: Sql, records: readonly number[], now: Date): Promise<Erased[]> {
  if (records.length === 0) return [];
  const erased = await sql<Erased & Record<string, unknown>>(
    `select s.id as "sourceId", s.name as source, c.name as owner,
       (select count(*)::int from contact_record r where r.id = any($1::int[]) and r.source_id = s.id) as records,
       ${count('position')} as positions, ${count('touch')} as touches,
       (select count(*)::int from ${lonelyDetails} and d.source_id = s.id) as details,
       ${count('group_member')} as groups, ${count('deal_contact')} as deals
     from source s left join colleague c on c.id = s.owner_id
     where s.id in (select source_id from contact_record where id = any($1::int[])) order by s.id`,
    [records],
  );
  const near = await neighbours(sql, 'contact', records);
  const companies = await sql<{ id: number }>(
    'select distinct account_record_id as id from position where record_id = any($1::int[])',
    [records],
  );
  await sql(`delete from ${lonelyDetails}`, [records]);
  await sql("delete from name where kind = 'contact' and record_id = any($1::int[])", [records]);
  await sql(
    `delete from crm_record c using contact_record r
     where r.id = any($1::int[]) and c.source_id = r.source_id and c.key = r.key`,
    [records],
  );
  // The rest goes with the record: positions, keys, touches, ties, hints, search rows, memberships, places in deals.
  await sql('delete from contact_record where id = any($1::int[])', [records]);
  await eraseUnnamedCompanies(
    sql,
    companies.map(row => row.id),
  );
  await sql('delete from groups g where not exists (select from group_member m where m.group_id = g.id)');
  await joinContacts(sql, near);
  const sources = await listSources(sql);
  for (const source of sources.filter(one => erased.some(row => row.sourceId === one.id && row.groups > 0)))
    await refreshContexts(sql, source);
  await refreshHints(sql, now);
  return erased;
}

/** Companies that only these people's records named: without them nobody says that they exist. */
export async function eraseUnnamedCompanies(sql: Sql, companies: readonly number[]): Promise<void> {
  const empty = await sql<{ id: number }>(
    `select id from account_record a
     where id = any($1::int[]) and rank < 3
       and not exists (select from position where account_record_id = a.id)
       and not exists (select from deal where account_record_id = a.id)
       and not exists (select from account_record c where c.source_id = a.source_id and c.parent_key = a.key)`,
    [companies],
  );
  if (empty.length === 0) return;
  const ids = empty.map(row => row.id);
  const near = await neighbours(sql, 'account', ids);
  await sql("delete from name where kind = 'account' and record_id = any($1::int[])", [ids]);
  await sql('delete from account_record where id = any($1::int[])', [ids]);
  await joinAccounts(sql, near);
  await refreshProfilesAt(sql, near);
}
