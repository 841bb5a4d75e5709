/** A source out of the database with everything only it said; what others said of the same people stays. */
import type { Sql } from '../db/database.ts';
import { joinAccounts, joinContacts, neighbours } from '../identity/join.ts';
import { refreshProfilesAt } from './profiles.ts';
import { refreshHints } from './sharing.ts';
import type { Source } from './source.ts';

/** In the order in which they refer to each other; what hangs on a record goes with it. */
const tables = [
  'proposal',
  'touch_detail',
  'touch',
  'tie_part',
  'tie_hint',
  'profile',
  'group_member',
  'groups',
  'group_message',
  'deal_contact',
  'deal',
  'position',
  'contact_key',
  'name',
  'contact_record',
  'account_key',
  'account_record',
] as const;

export interface Removed {
  /** Contacts and accounts that nobody knows of any more. */
  readonly contacts: number;
  readonly accounts: number;
  readonly touches: number;
}

/** To be called in one transaction: nobody sees a source half gone. */
export async function removeSource(sql: Sql, source: Source, now: Date): Promise<Removed> {
  const removed = await onlyHere(sql, source.id);
  // Whom this source joined with others, or kept apart from them because a name was not unique.
  const idsIn = async (table: string) =>
    (await sql<{ id: number }>(`select id from ${table} where source_id = $1`, [source.id])).map(row => row.id);
  const contacts = await neighbours(sql, 'contact', await idsIn('contact_record'));
  const accounts = await neighbours(sql, 'account', await idsIn('account_record'));
  for (const table of tables) await sql(`delete from ${table} where source_id = $1`, [source.id]);
  const groups = await sql<{ scope_id: number }>('select scope_id from crm_group where source_id = $1', [source.id]);
  await sql('delete from source where id = $1', [source.id]);
  await sql('delete from scope where id = any($1::int[])', [
    [source.scopeId, source.peopleScopeId, ...groups.map(row => row.scope_id)],
  ]);
  await joinAccounts(sql, accounts);
  await joinContacts(sql, contacts);
  await refreshProfilesAt(sql, accounts);
  await refreshHints(sql, now);
  await sql("insert into audit (colleague_id, what, detail) values ($1, 'source removed', $2)", [
    source.ownerId,
    { source: source.name, ...removed },
  ]);
  return removed;
}

/** What would be gone with this source. */
export async function onlyHere(sql: Sql, sourceId: number): Promise<Removed> {
  const only = (table: string, cluster: string) =>
    `(select count(distinct r.${cluster})::int from ${table} r where r.source_id = $1
       and not exists (select from ${table} o where o.${cluster} = r.${cluster} and o.source_id <> $1))`;
  const [row] = await sql<Removed & Record<string, unknown>>(
    `select ${only('contact_record', 'contact_id')} as contacts, ${only('account_record', 'account_id')} as accounts,
       (select count(*)::int from touch where source_id = $1) as touches`,
    [sourceId],
  );
  return row ?? { contacts: 0, accounts: 0, touches: 0 };
}
