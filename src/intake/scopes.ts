/** What is stored about a person is seen by those who see the person's record, and by nobody else. */
import type { Sql } from '../db/database.ts';
import type { Source } from './source.ts';

/**
 * After records became the owner's alone, or ceased to be: their positions and ties follow. A hint that others could
 * still read goes at once; the next `refreshHints` writes those that are missing.
 */
export async function followRecords(sql: Sql, source: Source, records: readonly number[]): Promise<void> {
  if (records.length === 0) return;
  await sql(
    'update position p set scope_id = r.scope_id from contact_record r where r.id = p.record_id and r.id = any($1::int[])',
    [records],
  );
  // In the company's CRM what is logged has a scope of its own, that of the deal it is logged on.
  if (source.ownerId === null) return;
  for (const table of ['touch', 'tie_part', 'group_member', 'deal_contact']) {
    await sql(
      `update ${table} t set scope_id = case when r.scope_id = $2 then $2::int else $3::int end
       from contact_record r where r.id = t.record_id and r.id = any($1::int[])`,
      [records, source.ownScopeId, source.scopeId],
    );
  }
  await sql('delete from tie_hint where record_id = any($1::int[])', [records]);
}
