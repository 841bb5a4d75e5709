/** After rows came or went: the planner learns the new sizes. The embedded database has nobody else to do it. */
import type { Database } from '../db/database.ts';

/** @param what after a removal the rows also leave the files of the database, not only the tables */
export async function settle(db: Database, what: 'imported' | 'deleted' = 'imported'): Promise<void> {
  if (db.kind === 'embedded') await db.query(what === 'deleted' ? 'vacuum (analyze)' : 'analyze');
}
