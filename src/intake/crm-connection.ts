/** The company's CRM as a source, and what is known of the connection to it. */
import type { Checked, Crm } from '../crm/port.ts';
import type { Database, Sql } from '../db/database.ts';
import { openSource, type Source } from './source.ts';

/** Under which source the CRM's records stand. A CRM that was imported from its files before goes on as that source. */
export interface CrmSource {
  readonly family: string;
  readonly name: string;
}

export interface Connection extends Record<string, unknown> {
  readonly sourceId: number;
  readonly crm: string;
  readonly account: string;
  readonly checked: Checked;
  /** Kinds whose rules cannot be read, and which all colleagues see all the same, because the administrator said so. */
  readonly visible: readonly string[];
  readonly syncedAt: Date | null;
  readonly sweptAt: Date | null;
  readonly failed: string | null;
  /** When each was last read to its end; of a read that is going on, or was ended: how much of it is done. */
  readonly streams: readonly { stream: string; done: number; total: number | null; readAt: string | null }[];
  readonly budget: string | null;
}

/** Stores what a check found. The source is there from then on, and empty until the first sync. */
export async function storeConnection(
  sql: Sql,
  crm: Crm,
  { family, name }: CrmSource,
  checked: Checked,
): Promise<Source> {
  // Two syncs may begin at once.
  await sql('select pg_advisory_xact_lock(7283003)');
  const source = await openSource(sql, family, null, name);
  const [before] = await sql<{ checked: Checked }>('select checked from crm_connection where source_id = $1', [
    source.id,
  ]);
  // Who sees a record is stored with it: where the rules are read differently now, all are read again. First, because a
  // sync takes the streams before the connection too.
  const rulesOf = (found: Checked | undefined) => JSON.stringify(found?.unreadableRules.map(rule => rule.stream));
  if (before && rulesOf(before.checked) !== rulesOf(checked))
    await sql('update crm_stream set cursor = null where source_id = $1', [source.id]);
  await sql(
    `insert into crm_connection (source_id, crm, account, checked) values ($1, $2, $3, $4)
     on conflict (source_id) do update set crm = excluded.crm, account = excluded.account, checked = excluded.checked`,
    [source.id, crm.name, crm.account, JSON.stringify(checked)],
  );
  return source;
}

export const connections = (db: Database): Promise<Connection[]> =>
  db.query<Connection>(
    `select c.source_id as "sourceId", c.crm, c.account, c.checked, c.visible, c.synced_at as "syncedAt", c.swept_at as "sweptAt",
       c.failed, c.budget, coalesce((select jsonb_agg(jsonb_build_object('stream', s.stream, 'done', s.done, 'total', s.total, 'readAt', s.read_at))
         from crm_stream s where s.source_id = c.source_id), '[]') as streams
     from crm_connection c order by 1`,
  );
