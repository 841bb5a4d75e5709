/** Ties from shared context: mailing lists and round letters. Computed anew for a source after it changed. */

import type { Sql } from '../db/database.ts';
import { exchangeKinds } from '../domain/tie.ts';
import { contextParts } from '../domain/tie-context.ts';
import type { Source } from './source.ts';
import { upsertParts } from './touches.ts';

export async function refreshContexts(sql: Sql, source: Source): Promise<void> {
  const members = await sql<{
    list: number;
    colleague: number | null;
    record: number | null;
    sum: number;
    last_at: Date;
  }>(
    'select group_id as list, colleague_id as colleague, record_id as record, sum, last_at from group_member where source_id = $1',
    [source.id],
  );
  if (members.length === 0) return;
  const exchanges = await sql<{ colleague: number; contact: number; sum: number }>(
    `select colleague_id as colleague, record_id as contact, sum(sum) as sum from tie_part
     where source_id = $1 and kind = any($2::text[]) group by 1, 2`,
    [source.id, exchangeKinds],
  );
  const standing = (side: 'colleague' | 'record') =>
    members.flatMap(({ list, sum, last_at, ...who }) => {
      const member = who[side];
      return member === null ? [] : [{ member, list, sum, lastAt: last_at }];
    });
  const parts = [...contextParts({ contacts: standing('record'), colleagues: standing('colleague'), exchanges })].map(
    ({ colleague, contact, part }) => ({ colleague: Number(colleague), record: Number(contact), part }),
  );
  await sql("delete from tie_part where source_id = $1 and kind in ('group', 'circle')", [source.id]);
  await upsertParts(sql, parts, 'replace');
}
