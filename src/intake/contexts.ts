/**
 * Ties from shared context: mailing lists and round letters. Computed anew for a source after it changed: for the people
 * whom others may see from what others may see, and for those who are the owner's alone from everything.
 */
import type { Sql } from '../db/database.ts';
import { exchangeKinds } from '../domain/tie.ts';
import { contextParts } from '../domain/tie-context.ts';
import type { Source } from './source.ts';
import { upsertParts } from './tie-parts.ts';

export async function refreshContexts(sql: Sql, source: Source): Promise<void> {
  const parts = [...(await partsOf(sql, source, 'shared')), ...(await partsOf(sql, source, 'own'))];
  await sql("delete from tie_part where source_id = $1 and kind in ('group', 'circle')", [source.id]);
  await upsertParts(sql, parts, 'replace');
}

async function partsOf(sql: Sql, source: Source, whose: 'shared' | 'own') {
  const own = await sql<{ id: number }>(
    'select id from contact_record where source_id = $1 and scope_id = $2 and $2 <> $3',
    [source.id, source.ownScopeId, source.scopeId],
  );
  const hidden = new Set(own.map(row => row.id));
  if (whose === 'own' && hidden.size === 0) return [];
  const seen = `source_id = $1 and ($2 or scope_id <> $3)`;
  const values = [source.id, whose === 'own' || source.ownScopeId === source.scopeId, source.ownScopeId];
  const members = await sql<{
    list: number;
    colleague: number | null;
    record: number | null;
    sum: number;
    last_at: Date;
  }>(
    `select group_id as list, colleague_id as colleague, record_id as record, sum(sum) as sum, max(last_at) as last_at
     from group_member where ${seen} group by 1, 2, 3`,
    values,
  );
  if (members.length === 0) return [];
  const exchanges = await sql<{ colleague: number; contact: number; sum: number }>(
    `select colleague_id as colleague, record_id as contact, sum(sum) as sum from tie_part
     where ${seen} and kind = any($4::text[]) group by 1, 2`,
    [...values, exchangeKinds],
  );
  const standing = (side: 'colleague' | 'record') =>
    members.flatMap(({ list, sum, last_at, ...who }) => {
      const member = who[side];
      return member === null ? [] : [{ member, list, sum, lastAt: last_at }];
    });
  return [...contextParts({ contacts: standing('record'), colleagues: standing('colleague'), exchanges })]
    .map(({ colleague, contact, part }) => ({ colleague: Number(colleague), record: Number(contact), part }))
    .filter(({ record }) => hidden.has(record) === (whose === 'own'));
}
