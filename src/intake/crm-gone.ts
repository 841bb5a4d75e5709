/** Records that are no longer in the CRM: deleted, archived, or merged into another. */
import type { Stream } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import { eraseRecords, eraseUnnamedCompanies } from './erase-records.ts';
import { moveTouches, removeTouches } from './remove-touches.ts';
import type { Source } from './source.ts';

export interface Gone {
  readonly key: string;
  readonly mergedInto?: string;
}

/** @returns how many of them were known here */
export async function removeGone(
  sql: Sql,
  source: Source,
  stream: Stream,
  gone: readonly Gone[],
  now: Date,
): Promise<number> {
  if (gone.length === 0 || stream === 'colleagues') return 0;
  const keys = gone.map(({ key }) => key);
  const known = await sql(
    'delete from crm_record where source_id = $1 and stream = $2 and key = any($3::text[]) returning id',
    [source.id, stream, keys],
  );
  if (stream === 'contacts') await removeContacts(sql, source, gone, now);
  if (stream === 'companies') await removeCompanies(sql, source, keys);
  if (stream === 'deals')
    await sql('delete from deal where source_id = $1 and key = any($2::text[])', [source.id, keys]);
  if (stream === 'activities') await removeTouches(sql, source, keys);
  return known.length;
}

async function removeContacts(sql: Sql, source: Source, gone: readonly Gone[], now: Date): Promise<void> {
  const named = gone.flatMap(({ key, mergedInto }) => [key, ...(mergedInto ? [mergedInto] : [])]);
  const rows = await sql<{ id: number; key: string }>(
    'select id, key from contact_record where source_id = $1 and key = any($2::text[])',
    [source.id, named],
  );
  const ids = new Map(rows.map(row => [row.key, row.id]));
  for (const { key, mergedInto } of gone) {
    const [from, to] = [ids.get(key), ids.get(mergedInto ?? '')];
    if (from !== undefined && to !== undefined) await moveTouches(sql, from, to);
  }
  // What took place with them has to be read again where they come back.
  const lost = await sql<{ key: string }>(
    'select distinct t.key from touch t join contact_record r on r.id = t.record_id where r.source_id = $1 and r.key = any($2::text[])',
    [source.id, gone.map(({ key }) => key)],
  );
  await sql("delete from crm_record where source_id = $1 and stream = 'activities' and key = any($2::text[])", [
    source.id,
    lost.map(row => row.key),
  ]);
  await eraseRecords(
    sql,
    gone.flatMap(({ key }) => ids.get(key) ?? []),
    now,
  );
}

/** A company whose people are still there stays as what they say of it: a name. */
async function removeCompanies(sql: Sql, source: Source, keys: readonly string[]): Promise<void> {
  const rows = await sql<{ id: number }>(
    `update account_record set rank = 2, digest = '' where source_id = $1 and key = any($2::text[]) returning id`,
    [source.id, keys],
  );
  const ids = rows.map(row => row.id);
  await sql("delete from account_key where record_id = any($1::int[]) and kind in ('domain', 'crm')", [ids]);
  await eraseUnnamedCompanies(sql, ids);
}
