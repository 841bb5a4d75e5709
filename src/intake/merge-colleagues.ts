/**
 * One colleague known twice: by name only, from the owner column of a CRM, and by e-mail, from a mailbox. When a source
 * says name and e-mail together, the first becomes the second.
 */
import type { Sql } from '../db/database.ts';

/** Everything of colleague `from` becomes `into`'s; `from` is gone. Only for one that owns no source. */
export async function mergeColleagues(sql: Sql, from: number, into: number): Promise<void> {
  const pair = [from, into];
  for (const [table, column] of [
    ['account_record', 'owner_id'],
    ['contact_record', 'owner_id'],
    ['deal', 'owner_id'],
    ['turn', 'colleague_id'],
    ['chat_identity', 'colleague_id'],
    ['audit', 'colleague_id'],
    ['colleague_key', 'colleague_id'],
  ] as const) {
    await sql(`update ${table} set ${column} = $2 where ${column} = $1`, pair);
  }
  // Where both took part in one touch, it is one touch: what the second says already stands for both.
  await sql(
    `delete from touch t where t.colleague_id = $1 and exists (select from touch o where o.colleague_id = $2
       and o.source_id = t.source_id and o.key = t.key and o.record_id = t.record_id)`,
    pair,
  );
  await sql('update touch set colleague_id = $2 where colleague_id = $1', pair);
  await sql(
    `insert into tie_part as t (record_id, colleague_id, kind, contact_id, source_id, scope_id, sum, sum_long, count,
       count_in, count_out, first_at, last_at)
     select record_id, $2, kind, contact_id, source_id, scope_id, sum, sum_long, count, count_in, count_out, first_at, last_at
     from tie_part where colleague_id = $1
     on conflict (record_id, colleague_id, kind, scope_id) do update set sum = t.sum + excluded.sum,
       sum_long = t.sum_long + excluded.sum_long, count = t.count + excluded.count,
       count_in = t.count_in + excluded.count_in, count_out = t.count_out + excluded.count_out,
       first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at)`,
    pair,
  );
  await sql('delete from tie_part where colleague_id = $1', [from]);
  await sql(
    `insert into group_member as m (group_id, source_id, scope_id, colleague_id, record_id, count, sum, last_at)
     select group_id, source_id, scope_id, $2, record_id, count, sum, last_at from group_member where colleague_id = $1
     on conflict (group_id, colleague_id, record_id, scope_id) do update set count = m.count + excluded.count,
       sum = m.sum + excluded.sum, last_at = greatest(m.last_at, excluded.last_at)`,
    pair,
  );
  await sql('delete from group_member where colleague_id = $1', [from]);
  const [gone] = await sql<{ own_scope_id: number }>('delete from colleague where id = $1 returning own_scope_id', [
    from,
  ]);
  await sql('delete from scope where id = $1', [gone?.own_scope_id]);
}
