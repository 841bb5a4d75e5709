/** What the product sends to the database, kept, so that the same can be sent without the product. */
import pg from 'pg';
import type { Database, Row, Sql } from '../../src/db/database.ts';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** One transaction: what opens it, and the statements in order. */
export interface Recorded {
  readonly opening: string;
  readonly statements: Statement[];
}

/** The database, and the list to which every transaction is added while `on` is true. */
export function recording(db: Database): { db: Database; taken: Recorded[]; on: boolean } {
  const recorder: { db: Database; taken: Recorded[]; on: boolean } = { db, taken: [], on: false };
  const begin = <T>(opening: string, work: (sql: Sql) => Promise<T>) => {
    if (!recorder.on) return db.begin(opening, work);
    const transaction: Recorded = { opening, statements: [] };
    recorder.taken.push(transaction);
    return db.begin(opening, sql =>
      work(async <R extends Row>(text: string, values: readonly unknown[] = []) => {
        transaction.statements.push({ text, values });
        return sql<R>(text, values);
      }),
    );
  };
  recorder.db = { ...db, begin, transaction: work => begin('', work) };
  return recorder;
}

/** A client of its own, without pool or product. */
export async function openBare(config: pg.ClientConfig) {
  const client = new pg.Client(config);
  await client.connect();
  const slow = new Map<string, { ms: number; runs: number }>();
  return {
    /** Milliseconds per statement text, added up over all replays. */
    slow,
    async replay(transactions: readonly Recorded[]): Promise<void> {
      for (const { opening, statements } of transactions) {
        await client.query(opening === '' ? 'begin' : `begin; ${opening}`);
        for (const { text, values } of statements) {
          const began = performance.now();
          await client.query(text, [...values]);
          const known = slow.get(text) ?? { ms: 0, runs: 0 };
          slow.set(text, { ms: known.ms + performance.now() - began, runs: known.runs + 1 });
        }
        await client.query('commit');
      }
    },
    /** The plan of a statement as it runs in this transaction. */
    async explain({ opening }: Recorded, { text, values }: Statement): Promise<string> {
      await client.query(`begin; ${opening}`);
      const plan = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [...values]);
      await client.query('commit');
      return plan.rows.map(row => row['QUERY PLAN']).join('\n');
    },
    close: () => client.end(),
  };
}
