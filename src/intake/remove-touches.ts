/** Touches that a CRM changed, moved or deleted: out again or elsewhere, with their part of the ties. */
import type { Sql } from '../db/database.ts';
import type { Source } from './source.ts';
import { type AddedTouch, addParts } from './tie-parts.ts';

/** Removes touches by their keys; what is left of the ties they were part of is added up anew. */
export async function removeTouches(sql: Sql, source: Source, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const gone = await sql<{ record_id: number; colleague_id: number; kind: string }>(
    'delete from touch where source_id = $1 and key = any($2::text[]) returning record_id, colleague_id, kind',
    [source.id, keys],
  );
  await sql('delete from touch_detail where source_id = $1 and key = any($2::text[])', [source.id, keys]);
  await addUp(sql, gone);
}

/** Others may see these touches from now on, and the ties that follow from them. */
export async function rescopeTouches(sql: Sql, source: Source, keys: readonly string[], scope: number): Promise<void> {
  if (keys.length === 0) return;
  const rescoped = await sql<{ record_id: number; colleague_id: number; kind: string }>(
    `update touch set scope_id = $3 where source_id = $1 and key = any($2::text[])
     returning record_id, colleague_id, kind`,
    [source.id, keys, scope],
  );
  await addUp(sql, rescoped);
}

/** Moves the touches of one record to another that it was merged into. */
export async function moveTouches(sql: Sql, from: number, to: number): Promise<void> {
  await sql(
    `delete from touch t where record_id = $1 and exists (select from touch o where o.record_id = $2
       and o.source_id = t.source_id and o.key = t.key and o.colleague_id = t.colleague_id)`,
    [from, to],
  );
  const moved = await sql<{ record_id: number; colleague_id: number; kind: string }>(
    'update touch set record_id = $2 where record_id = $1 returning record_id, colleague_id, kind',
    [from, to],
  );
  await addUp(sql, moved);
}

async function addUp(sql: Sql, ties: readonly { record_id: number; colleague_id: number; kind: string }[]) {
  if (ties.length === 0) return;
  const values = [ties.map(tie => tie.record_id), ties.map(tie => tie.colleague_id), ties.map(tie => tie.kind)];
  const among = (table: string) =>
    `exists (select from unnest($1::int[], $2::int[], $3::text[]) as g(record, colleague, kind)
       where g.record = ${table}.record_id and g.colleague = ${table}.colleague_id and g.kind = ${table}.kind)`;
  await sql(`delete from tie_part where ${among('tie_part')}`, values);
  const left = await sql<AddedTouch & Record<string, unknown>>(
    `select key, kind, at, colleague_id, record_id, direction, size, counted, scope_id from touch
     where counted and ${among('touch')}`,
    values,
  );
  await addParts(sql, left);
}
