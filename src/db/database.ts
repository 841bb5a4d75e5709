/** One driver for both databases: `pg`, to a server or through a socket to the embedded one. */
import pg from 'pg';
import { type Embedded, openEmbedded } from './embedded.ts';

// Counts and sums of our sizes fit a double; dates without time stay what they are: a day, not an instant.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, day => new Date(`${day}T00:00:00Z`));

export type Row = Record<string, unknown>;

/** A handle on one transaction. The pool cannot be reached from inside. */
export type Sql = <T extends Row = Row>(text: string, values?: readonly unknown[]) => Promise<T[]>;

export interface Database {
  readonly kind: 'postgres' | 'embedded';
  /** Runs `work` in one transaction as the owner of the tables: imports, turns, migrations. Never for answers. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One statement in a transaction of its own, as the owner of the tables. */
  query<T extends Row = Row>(text: string, values?: readonly unknown[]): Promise<T[]>;
  /** `transaction` after `begin` and these statements, sent together: one round trip. */
  begin<T>(opening: string, work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const lostConnection = (error: unknown) => {
  const { code, message } = error as { code?: string; message?: string };
  return (
    ['ECONNRESET', 'ECONNREFUSED', 'ENOENT', 'EPIPE', '57P01', '57P03'].includes(code ?? '') ||
    /Connection terminated|Client has encountered a connection error/.test(message ?? '')
  );
};

/** Holders that may end on us, one after the other. */
const mostLost = 5;

function onPool(
  kind: Database['kind'],
  connect: () => Promise<{ pool: pg.Pool; close(): Promise<void> }>,
  first: Awaited<ReturnType<typeof connect>>,
): Database {
  let current = Promise.resolve(first);

  /**
   * The holder of an embedded database may end while we use it: then we hold it, or whoever was quicker and may end too,
   * and the transaction runs again.
   */
  async function again<T>(run: (pool: pg.Pool) => Promise<T>): Promise<T> {
    for (let lost = 0; ; lost++) {
      const used = current;
      try {
        return await run((await used).pool);
      } catch (error) {
        if (kind !== 'embedded' || !lostConnection(error) || lost === mostLost) throw error;
        if (current === used) {
          current = used.then(async broken => {
            await broken.close().catch(() => {});
            return connect();
          });
        }
      }
    }
  }

  const begin = <T>(opening: string, work: (sql: Sql) => Promise<T>) =>
    again(async pool => {
      const client = await pool.connect();
      let broken: Error | boolean = false;
      try {
        await client.query(opening === '' ? 'begin' : `begin; ${opening}`);
        const sql: Sql = async <R extends Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query<R>(text, [...values])).rows;
        const result = await work(sql);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback').catch((rollbackError: Error) => {
          broken = rollbackError;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    });

  return {
    kind,
    begin,
    transaction: work => begin('', work),
    // A statement with values is several messages, and the embedded database's socket keeps those of different processes
    // apart in transactions: of four commands that ran at once, one lost its statement to another's (seen).
    query: (text, values = []) =>
      kind === 'embedded' && values.length > 0
        ? begin('', sql => sql(text, values))
        : again(async pool => (await pool.query<never>(text, [...values])).rows),
    async close() {
      await (await current).close();
    },
  };
}

function poolOf(config: pg.PoolConfig) {
  const pool = new pg.Pool({ connectionTimeoutMillis: 30_000, ...config });
  // A client that loses its server between two queries must not end the process; the next query says what is wrong.
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/** A Postgres server, 15 or newer, with pgvector and pg_trgm. */
export function openServer(url: string, max = 10): Database {
  // Compiling a statement takes the server longer than any of ours runs (seen: 2 s for one of 5 ms).
  const pool = poolOf({ connectionString: url, max, options: '-c jit=off' });
  const connect = async () => ({ pool, close: () => pool.end() });
  return onPool('postgres', connect, { pool, close: () => pool.end() });
}

/** The embedded database in `folder`. One connection: it runs one statement at a time anyway. */
export async function openFolder(folder: string, template: string | null = null): Promise<Database> {
  const connect = async () => overEmbedded(await openEmbedded(folder, template));
  return onPool('embedded', connect, await connect());
}

/** A database in memory, or one that was started elsewhere. */
export const overStarted = (embedded: Embedded): Database => {
  const opened = overEmbedded(embedded);
  return onPool('embedded', async () => opened, opened);
};

function overEmbedded(embedded: Embedded) {
  const pool = poolOf({ host: embedded.host, port: 5432, user: 'postgres', database: 'postgres', max: 1 });
  return {
    pool,
    async close() {
      await pool.end();
      await embedded.close();
    },
  };
}
