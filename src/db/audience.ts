/** The only way to read for an answer: one short transaction as everyone who will read it. */
import type { Audience } from '../access/port.ts';
import type { Database, Sql } from './database.ts';

/**
 * Runs `work` as the audience: the reader role, and the scopes all readers share. Await nothing inside but SQL.
 * @throws if a scope is not an integer; nothing else can reach the settings
 */
export function withAudience<T>(db: Database, audience: Audience, work: (sql: Sql) => Promise<T>): Promise<T> {
  if (!audience.scopes.every(Number.isSafeInteger)) throw new Error('A scope id is not a number.');
  return db.begin(
    `set local role acquaint_reader; select set_config('acquaint.scopes', '${audience.scopes.join(',')}', true)`,
    work,
  );
}
