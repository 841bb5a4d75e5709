/** Rows into a table as fast as both databases take them: by unnest, while its indexes and references are away. */
import type { Database } from '../../src/db/database.ts';

/** Rows of one statement. */
const batch = 5_000;

export type BulkRow = Readonly<Record<string, string | number | boolean | Date | null>>;

export interface Bulk {
  add(row: BulkRow): Promise<void>;
  flush(): Promise<void>;
}

/**
 * @param columns `name type, …`; of type `lines` is text whose lines become a text[]
 * @param fixed expressions of further columns, over `i`, the row
 */
export function bulkInsert(
  db: Database,
  table: string,
  columns: string,
  fixed: Readonly<Record<string, string>> = {},
): Bulk {
  const typed = columns.split(',').map(column => {
    const [name = '', type = ''] = column.trim().split(' ');
    return { name, type };
  });
  const values = typed.map(({ name, type }) =>
    type === 'lines' ? `coalesce(string_to_array(nullif(i.${name}, ''), E'\\n'), '{}')` : `i.${name}`,
  );
  const arrays = typed.map(({ type }, place) => `$${place + 1}::${type === 'lines' ? 'text' : type}[]`);
  const names = typed.map(({ name }) => name);
  const statement = `insert into ${table} (${[...names, ...Object.keys(fixed)].join(', ')}) overriding system value
    select ${[...values, ...Object.values(fixed)].join(', ')} from unnest(${arrays.join(', ')}) as i(${names.join(', ')})`;
  let rows: BulkRow[] = [];
  const flush = async () => {
    if (rows.length === 0) return;
    const parameters = names.map(name => rows.map(row => row[name]));
    rows = [];
    await db.query(statement, parameters);
  };
  return {
    flush,
    async add(row) {
      rows.push(row);
      if (rows.length >= batch) await flush();
    },
  };
}

/** Takes indexes and references off these tables, keys aside; what it returns puts them back. */
export async function withoutIndexes(db: Database, tables: readonly string[]): Promise<() => Promise<void>> {
  const indexes = await db.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype <> 'f')`,
    [tables],
  );
  const references = await db.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[])`,
    [tables],
  );
  for (const { table, name } of references) await db.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await db.query(`drop index ${name}`);
  return () =>
    db.transaction(async sql => {
      await sql(`set local maintenance_work_mem = '${db.kind === 'postgres' ? '1GB' : '64MB'}'`);
      for (const { definition } of indexes) await sql(definition);
      for (const { table, name, definition } of references) {
        await sql(`alter table ${table} add constraint ${name} ${definition}`);
      }
    });
}
