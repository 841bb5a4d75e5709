/** People by criteria and by meaning. */
import type { Sql } from '../db/database.ts';
import type { FindQuery, FoundPeople, Page } from './port.ts';

export async function findPeople(
  _sql: Sql,
  _query: FindQuery,
  _asker: number,
  _now: Date,
  _page: Page,
): Promise<FoundPeople> {
  return { people: [], total: 0 };
}

export async function profileText(sql: Sql, contactId: number): Promise<string | null> {
  const [row] = await sql<{ text: string }>(
    'select text from profile where contact_id = $1 order by length(text) desc limit 1',
    [contactId],
  );
  return row?.text ?? null;
}
