/** The parts of ties: what touches add to them, and what stands in their place. */
import type { Sql } from '../db/database.ts';
import type { Side } from '../domain/incoming.ts';
import { addPart, type PartKind, type TiePart, touchPart } from '../domain/tie.ts';

export interface AddedTouch {
  readonly key: string;
  readonly kind: PartKind;
  readonly at: Date;
  readonly colleague_id: number;
  readonly record_id: number;
  readonly direction: number;
  readonly size: number;
  readonly counted: boolean;
  readonly scope_id: number;
}

const sides: Readonly<Record<string, Side>> = { '1': 'from', '-1': 'to', '0': 'with' };

/** Adds touches to the parts of their ties. */
export async function addParts(sql: Sql, touches: readonly AddedTouch[]): Promise<void> {
  const parts = new Map<string, PartOfTie>();
  for (const touch of touches) {
    if (!touch.counted) continue;
    const side = sides[String(touch.direction)] ?? 'with';
    const part = touchPart({ kind: touch.kind, at: touch.at, size: touch.size, side });
    const key = `${touch.record_id} ${touch.colleague_id} ${touch.kind} ${touch.scope_id}`;
    const known = parts.get(key);
    parts.set(key, {
      record: touch.record_id,
      colleague: touch.colleague_id,
      scope: touch.scope_id,
      part: known ? addPart(known.part, part) : part,
    });
  }
  await upsertParts(sql, [...parts.values()], 'add');
}

/** Who sees a part: those who see the touches it was added up from; where there are none, those who see the record. */
interface PartOfTie {
  readonly record: number;
  readonly colleague: number;
  readonly part: TiePart;
  readonly scope?: number;
}

/** Writes parts, added to what is there or in its place. */
export async function upsertParts(sql: Sql, parts: readonly PartOfTie[], how: 'add' | 'replace'): Promise<void> {
  if (parts.length === 0) return;
  const sum = (column: string) => (how === 'add' ? `t.${column} + excluded.${column}` : `excluded.${column}`);
  await sql(
    `insert into tie_part as t (record_id, colleague_id, kind, contact_id, source_id, scope_id, sum, sum_long, count,
       count_in, count_out, first_at, last_at)
     select i.record, i.colleague, i.kind, r.contact_id, r.source_id,
       coalesce(i.scope, case when r.scope_id = coalesce(c.own_scope_id, s.scope_id) then r.scope_id else s.scope_id end),
       i.sum, i.sum_long, i.count, i.count_in, i.count_out, i.first_at, i.last_at
     from unnest($1::int[], $2::int[], $3::text[], $4::float8[], $5::float8[], $6::int[], $7::int[], $8::int[],
       $9::timestamptz[], $10::timestamptz[], $11::int[])
       as i(record, colleague, kind, sum, sum_long, count, count_in, count_out, first_at, last_at, scope)
     join contact_record r on r.id = i.record
     join source s on s.id = r.source_id
     left join colleague c on c.id = s.owner_id
     on conflict (record_id, colleague_id, kind, scope_id) do update set
       sum = ${sum('sum')}, sum_long = ${sum('sum_long')}, count = ${sum('count')},
       count_in = ${sum('count_in')}, count_out = ${sum('count_out')},
       first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at)`,
    [
      parts.map(row => row.record),
      parts.map(row => row.colleague),
      parts.map(row => row.part.kind),
      parts.map(row => row.part.sum),
      parts.map(row => row.part.sumLong),
      parts.map(row => row.part.count),
      parts.map(row => row.part.countIn),
      parts.map(row => row.part.countOut),
      parts.map(row => row.part.firstAt),
      parts.map(row => row.part.lastAt),
      parts.map(row => row.scope ?? null),
    ],
  );
}

/** Meetings that were still to come when they were read and have happened since. */
export async function countPast(sql: Sql, now: Date): Promise<void> {
  const due = await sql<AddedTouch & Record<string, unknown>>(
    `update touch set counted = true where not counted and at <= $1
     returning key, kind, at, colleague_id, record_id, direction, size, counted, scope_id`,
    [now],
  );
  await addParts(sql, due);
}
