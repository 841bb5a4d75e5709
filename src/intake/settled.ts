/** After rows came or went: the planner learns the new sizes. The embedded database has nobody else to do it. */
import type { Database } from '../db/database.ts';

/** Changed records after which the planner looks at the tables again, for the first time; then five times as many. */
const firstLook = 2_000;
const looksApart = 5;

/**
 * For work that fills empty tables for minutes: what was planned as for few rows takes twice as long for many (seen: 520
 * activities a second, and 1,080 after a look). To be told of what changed, between two transactions.
 */
export function openGrowth(db: Database): (changed: number) => Promise<void> {
  let [grown, next] = [0, firstLook];
  return async changed => {
    grown += changed;
    if (grown < next) return;
    next *= looksApart;
    await settle(db);
  };
}

/** @param what after a removal the rows also leave the files of the database, not only the tables */
export async function settle(db: Database, what: 'imported' | 'deleted' = 'imported'): Promise<void> {
  if (db.kind !== 'embedded') return;
  const tables = await db.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  );
  // One table after the other, so that a question asked meanwhile waits for one only.
  for (const { name } of tables) await db.query(`${what === 'deleted' ? 'vacuum (analyze)' : 'analyze'} ${name}`);
}
