/** Kinds of records that the administrator lets all colleagues see, where the CRM does not tell who sees them there. */
import type { Checked, Stream } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import { ownersOf } from './crm-groups.ts';
import { refreshHints, rejoin } from './sharing.ts';

/** Who sees records whose rules cannot be read. */
export type SeenBy = 'all' | 'owner';

/** @throws a sentence where the CRM itself says who sees these */
export async function setVisible(
  sql: Sql,
  { sourceId, checked }: { readonly sourceId: number; readonly checked: Checked },
  stream: Stream,
  to: SeenBy,
  now: Date,
): Promise<void> {
  const unreadable = checked.unreadableRules.map(rule => rule.stream);
  if (to === 'all' && !unreadable.includes(stream))
    throw new Error(
      unreadable.length === 0
        ? `Nothing has to be opened: the CRM tells who sees its ${stream}, and here they see the same.`
        : `${stream} are seen here as in the CRM. What can be opened: ${unreadable.join(', ')}.`,
    );
  const [before] = await sql<{ visible: string[] }>(
    'select visible from crm_connection where source_id = $1 for update',
    [sourceId],
  );
  if (!before || before.visible.includes(stream) === (to === 'all')) return;
  await sql(
    `update crm_connection set visible = case when $3 then array_append(visible, $2) else array_remove(visible, $2) end
     where source_id = $1`,
    [sourceId, stream, to === 'all'],
  );
  await sql(
    `update scope s set everyone = $3 from crm_group g
     where g.source_id = $1 and starts_with(g.key, $2) and s.id = g.scope_id`,
    [sourceId, ownersOf(stream), to === 'all'],
  );
  await sql("insert into audit (what, detail) values ('crm visibility', $1)", [{ source: sourceId, stream, to }]);
  // What not everyone may see joins nobody else, and hides in the search rows of nobody else.
  if (stream === 'contacts' || stream === 'companies') {
    await refreshHints(sql, now);
    await rejoin(sql, sourceId);
  }
}

/** Kinds that all colleagues see because the administrator said so. */
export async function visibleKinds(sql: Sql, sourceId: number): Promise<readonly string[]> {
  const [row] = await sql<{ visible: string[] }>('select visible from crm_connection where source_id = $1', [sourceId]);
  return row?.visible ?? [];
}
