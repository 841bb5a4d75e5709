/** What the catalogs say of the reader role: the rules behind src/db/audience.ts, whatever table a migration adds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/db/database.ts';
import { databases } from '../support/databases.ts';

describe.each(databases)('rights, on $kind', database => {
  let db: Database;
  beforeAll(async () => {
    db = await database.open();
  });
  afterAll(() => db.close());

  const tables = (where: string) =>
    db
      .query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = current_schema() and c.relkind in ('r', 'p', 'v', 'm') and ${where} order by 1`,
      )
      .then(rows => rows.map(row => row.name));
  const readable = "has_any_column_privilege('acquaint_reader', c.oid, 'select')";

  test('the login of this test is one whom row security binds once it is the reader', async () => {
    const [role] = await db.query(
      "select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'acquaint_reader'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false });
  });

  test('every table an audience may read has row security, the list of colleagues too', async () => {
    expect(await tables(`${readable} and not c.relrowsecurity`)).toEqual([]);
  });

  test('every table with a scope has row security, also one that nobody reads yet', async () => {
    const scoped = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'scope_id' and a.attnum > 0)`;
    expect(await tables(`${scoped} and not c.relrowsecurity`)).toEqual(['scope_member']);
  });

  test('there is one policy, the same line on every table, for reading only', async () => {
    const policies = await db.query(
      'select distinct qual, cmd, roles::text, permissive from pg_policies where schemaname = current_schema()',
    );
    expect(policies).toHaveLength(1);
    expect(policies[0]).toMatchObject({ cmd: 'SELECT', roles: '{acquaint_reader}', permissive: 'PERMISSIVE' });
    // The inner select makes it run once a statement instead of once a row.
    expect(policies[0]?.qual).toMatch(/^\(scope_id = ANY \(\( ?SELECT /u);
  });

  test('the reader owns nothing, writes nothing and makes nothing', async () => {
    expect(await tables("c.relowner = 'acquaint_reader'::regrole")).toEqual([]);
    expect(await tables("has_table_privilege('acquaint_reader', c.oid, 'insert, update, delete, truncate')")).toEqual(
      [],
    );
    const [may] = await db.query("select has_schema_privilege('acquaint_reader', current_schema(), 'create') as make");
    expect(may).toEqual({ make: false });
  });

  test('everybody who is not the reader or the owner sees nothing', async () => {
    expect(
      await tables("exists (select from aclexplode(c.relacl) g where g.grantee = 0) and c.relname not like 'pg\\_%'"),
    ).toEqual([]);
  });

  test('a function that runs as its owner pins where names are looked up, and is not for everybody', async () => {
    const functions = await db.query<{ name: string; path: boolean; everybody: boolean }>(
      `select p.proname as name, exists (select from unnest(p.proconfig) c where c like 'search_path=%') as path,
         exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g where g.grantee = 0) as everybody
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = current_schema() and p.prosecdef`,
    );
    expect(functions.length).toBeGreaterThan(0);
    expect(functions.filter(({ path, everybody }) => !path || everybody)).toEqual([]);
  });
});
