/** After an import: the planner learns the new sizes. The embedded database has nobody else to do it. */
import type { Database } from '../db/database.ts';

export async function settle(db: Database): Promise<void> {
  if (db.kind === 'embedded') await db.query('analyze');
}
