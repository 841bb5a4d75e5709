/** The embedded database has one connection, which long work would give back only for a moment between its transactions. */
import type { Database } from './database.ts';

/** Milliseconds between two looks, and the longest that work waits: a question may be one that a process died with. */
const look = 15;
const longest = 1000;

/** To be called between two transactions of long work: resolves when no question is being answered, or after a second. */
export async function stepAside(db: Database): Promise<void> {
  if (db.kind !== 'embedded') return;
  for (let waited = 0; waited < longest; waited += look) {
    const asked = await db.query('select from turn where finished_at is null and held_until > now() limit 1');
    if (asked.length === 0) return;
    await new Promise(next => setTimeout(next, look));
  }
}
