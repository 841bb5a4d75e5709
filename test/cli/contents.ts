/** All that a database says, without the numbers and clocks that differ between two imports of the same files. */
import type { Database } from '../../src/db/database.ts';

type Row = Record<string, unknown>;

/** The day of the import is in these, where the source gives none. */
const clocks = new Set(['created_at', 'imported_at', 'as_of', 'exact_as_of', 'at', 'applied_at']);
/** Which tables a record's number points into, where it is not a contact's. */
const ofAccounts = new Set(['account_key']);
const left = ['migration', 'secret', 'scope', 'scope_member', 'turn', 'audit'];

export async function contentsOf(db: Database): Promise<Record<string, string[]>> {
  const names = await db.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema() and tablename <> all($1) order by 1',
    [left],
  );
  const tables = new Map<string, Row[]>();
  for (const name of [...names.map(row => row.name), 'scope', 'scope_member'])
    tables.set(
      name,
      (await db.query<{ row: Row }>(`select to_jsonb(t) as row from ${name} t`)).map(({ row }) => row),
    );
  const rows = (table: string) => tables.get(table) ?? [];

  const colleague = new Map(rows('colleague').map(row => [row.id, String(row.email)]));
  const source = new Map(
    rows('source').map(row => [row.id, `${row.family}/${row.name}/${colleague.get(row.owner_id) ?? ''}`]),
  );
  const keyed = (table: string) => new Map(rows(table).map(row => [row.id, `${source.get(row.source_id)} ${row.key}`]));
  const [account, contact, group, deal] = ['account_record', 'contact_record', 'groups', 'deal'].map(keyed);
  /** A cluster is who is in it. */
  const clusters = (table: string, column: string, records: Map<unknown, string> | undefined) => {
    const members = new Map<unknown, string[]>();
    for (const row of rows(table))
      members.set(row[column], [...(members.get(row[column]) ?? []), records?.get(row.id) ?? '']);
    return new Map([...members].map(([id, keys]) => [id, keys.sort().join(' + ')]));
  };
  const accounts = clusters('account_record', 'account_id', account);
  const contacts = clusters('contact_record', 'contact_id', contact);
  const scope = new Map(
    rows('scope').map(row => [
      row.id,
      `${row.kind} ${row.everyone} ${rows('scope_member')
        .filter(member => member.scope_id === row.id)
        .map(member => colleague.get(member.colleague_id))
        .sort()}`,
    ]),
  );
  const said = (table: string, row: Row, column: string, value: unknown): unknown => {
    if (value === null) return null;
    if (column === 'source_id') return source.get(value);
    if (column === 'owner_id' || column === 'colleague_id') return colleague.get(value);
    if (column === 'account_record_id') return account?.get(value);
    if (column === 'record_id')
      return (ofAccounts.has(table) || row.kind === 'account' ? account : contact)?.get(value);
    if (column === 'entity_id') return (row.kind === 'account' ? accounts : contacts).get(value);
    if (column === 'contact_id') return contacts.get(value);
    if (column === 'account_id' || column === 'parent_id') return accounts.get(value) ?? 'none';
    if (column === 'group_id') return group?.get(value);
    if (column === 'deal_id') return deal?.get(value);
    if (column.endsWith('scope_id')) return scope.get(value);
    // Sums of the same numbers in another order differ in the last digits.
    return typeof value === 'number' ? Number(value.toPrecision(12)) : value;
  };
  return Object.fromEntries(
    [...tables]
      .filter(([table]) => !left.includes(table))
      .map(([table, all]) => [
        table,
        all
          .map(row =>
            JSON.stringify(
              Object.entries(row)
                .filter(
                  ([column]) => column !== 'id' && column !== 'own_id' && (!clocks.has(column) || table === 'touch'),
                )
                .map(([column, value]) => [column, said(table, row, column, value)]),
            ),
          )
          .sort(),
      ]),
  );
}
