/** After rows came or went: the planner learns the new sizes. The embedded database has nobody else to do it. */
import type { Database } from '../db/database.ts';

/** @param what after a removal the rows also leave the files of the database, not only the tables */
export async function settle(db: Database, what: 'imported' | 'deleted' = 'imported'): Promise<void> {
  if (db.kind !== 'embedded') return;
  const tables = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  );
  // One table after the other, so that a question asked meanwhile waits for one only.
  for (const { name } of tables) await db.query(`${what === 'deleted' ? 'vacuum (analyze)' : 'analyze'} ${name}`);
}
