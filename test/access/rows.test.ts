/** Row security as SQL sees it: every table that can be read, as everyone and in every company. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withAudience } from '../../src/db/audience.ts';
import type { Row } from '../../src/db/database.ts';
import { databases } from '../support/databases.ts';
import type { Story } from '../support/story.ts';
import { emma, jonas, nina, oliver, tomas } from './cast.ts';
import { audienceOf, openSharedCompany, watchers } from './shared-company.ts';

/** What an answer may read of each table. A new table or column has to be thought of here before anybody reads it. */
const readable: Readonly<Record<string, string>> = {
  account_key: 'record_id kind value scope_id source_id',
  account_record:
    'id account_id source_id scope_id name rank aliases domains industry city country place about parent_id crm_id owner_id as_of',
  colleague: 'id name email team language time_zone',
  contact_key: 'record_id kind value account_id scope_id source_id',
  contact_record:
    'id contact_id source_id scope_id name name_folded emails phones profiles crm_id city country place language about owner_id as_of',
  deal: 'id source_id scope_id name stage amount currency close_date account_record_id owner_id as_of',
  deal_contact: 'deal_id record_id source_id scope_id',
  group_member: 'id group_id source_id scope_id colleague_id record_id count sum last_at',
  groups: 'id source_id scope_id kind name',
  name: 'record_id kind entity_id scope_id source_id shown folded latin words',
  position:
    'id record_id contact_id account_record_id account_id source_id scope_id title function seniority started ended as_of named',
  profile:
    'record_id contact_id source_id scope_id text function seniority industry city country words embedder vector',
  source: 'id family owner_id name sharing sharing_chosen keep_details scope_id people_scope_id imported_at',
  tie_hint: 'record_id contact_id source_id scope_id word team',
  tie_part:
    'record_id colleague_id kind contact_id source_id scope_id sum sum_long count count_in count_out first_at last_at',
  touch: 'id source_id scope_id key kind at colleague_id record_id direction size counted',
  touch_detail: 'source_id key scope_id subject place body',
};
const tables = Object.keys(readable);
const columnsOf = (table: string) => (readable[table] ?? '').split(' ');

describe.each(databases)('who may read which row, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openSharedCompany(database);
  });
  afterAll(() => story.close());

  const all = (table: string, where = 'true', values: readonly unknown[] = []) =>
    story.db.query(`select ${columnsOf(table).join(', ')} from "${table}" where ${where}`, values);
  const sorted = (rows: readonly Row[]) => rows.map(row => JSON.stringify(row)).sort();

  test('no column of any table is open to readers but those meant to be', async () => {
    const granted = await story.db.query<{ table: string; columns: string }>(
      `select c.relname as table, string_agg(a.attname, ' ' order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and has_column_privilege('acquaint_reader', c.oid, a.attnum, 'select')
       group by 1`,
    );
    const sortedWords = (words: string) => words.split(' ').sort().join(' ');
    expect(Object.fromEntries(granted.map(row => [row.table, sortedWords(row.columns)]))).toEqual(
      Object.fromEntries(tables.map(table => [table, sortedWords(readable[table] ?? '')])),
    );
  });

  test('every table has rows here that some see and others do not', async () => {
    for (const table of tables) {
      const rows = await story.db.query<{ everyone: boolean }>(
        `select distinct s.everyone from "${table}" t join scope s on s.id = t.scope_id`,
      );
      const hides = !['deal', 'deal_contact', 'tie_hint', 'touch_detail'].includes(table);
      expect(rows.map(row => row.everyone).sort(), table).toEqual(
        table === 'touch_detail' ? [false] : hides ? [false, true] : [true],
      );
    }
  });

  test.each(watchers)('$who: the rows that each of them may see, and no others', async watcher => {
    const readers = watcher.readers;
    // Read from the sources' owners and what they chose, not from the code under test.
    const shared = await story.db.query<{ scope: number; owner: string | null; open: boolean }>(
      `select s.scope_id as scope, c.email as owner, s.sharing in ('company', 'named') as open
         from source s left join colleague c on c.id = s.owner_id
       union select s.people_scope_id, c.email, s.sharing <> 'private' from source s left join colleague c on c.id = s.owner_id
       union select own_scope_id, email, false from colleague
       union select id, null, true from scope where kind = 'everyone'`,
    );
    const mayAllSee = ({ owner, open }: { owner: string | null; open: boolean }) =>
      open || readers.every(reader => reader !== null && reader === owner);
    const scopes = shared.filter(mayAllSee).map(row => row.scope);
    const audience = await audienceOf(story, watcher);
    expect(new Set(audience.scopes)).toEqual(new Set(scopes));
    for (const table of tables) {
      const seen = await withAudience(story.db, audience, sql =>
        sql(`select ${columnsOf(table).join(', ')} from "${table}"`),
      );
      expect(sorted(seen), table).toEqual(sorted(await all(table, 'scope_id = any($1::int[])', [scopes])));
    }
  });

  test.each(watchers)('$who: nothing of a person or a company whose record they may not see', async watcher => {
    const about = (table: string, column: string, record: 'contact_record' | 'account_record', where = 'true') =>
      `select '${table}' as table, count(*)::int as rows from "${table}" t
       where ${where} and ${column} is not null and not exists (select from ${record} r where r.id = t.${column})`;
    const people = [
      'touch',
      'tie_part',
      'tie_hint',
      'position',
      'profile',
      'contact_key',
      'group_member',
      'deal_contact',
    ];
    const stray = await withAudience(story.db, await audienceOf(story, watcher), sql =>
      sql(
        `select * from (${[
          ...people.map(table => about(table, 'record_id', 'contact_record')),
          about('name', 'record_id', 'contact_record', "kind = 'contact'"),
          about('name', 'record_id', 'account_record', "kind = 'account'"),
          about('account_key', 'record_id', 'account_record'),
          about('position', 'account_record_id', 'account_record'),
          about('deal', 'account_record_id', 'account_record'),
        ].join(' union all ')}) t where rows > 0`,
      ),
    );
    expect(stray).toEqual([]);
  });

  test('where nobody is set, nothing is seen', async () => {
    const nobody = { ...(await audienceOf(story, { who: '', readers: [nina] })), scopes: [] };
    for (const table of tables) {
      const [seen] = await withAudience(story.db, nobody, sql => sql(`select count(*)::int as rows from "${table}"`));
      expect(seen, table).toEqual({ rows: 0 });
      const [unset] = await story.db.begin('set local role acquaint_reader', sql =>
        sql(`select count(*)::int as rows from "${table}"`),
      );
      expect(unset, table).toEqual({ rows: 0 });
    }
  });

  test('every other table is closed', async () => {
    const others = await story.db.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = current_schema()::regnamespace
         and relkind in ('r', 'p', 'v', 'm', 'f', 'S') and relname <> all($1::text[]) order by 1`,
      [tables],
    );
    const audience = await audienceOf(story, { who: '', readers: [nina] });
    expect(others.map(row => row.name)).toEqual(
      expect.arrayContaining(['secret', 'turn', 'forgotten', 'scope_member']),
    );
    for (const { name } of others.filter(row => !row.name.startsWith('pg_'))) {
      await expect(
        withAudience(story.db, audience, sql => sql(`select * from "${name}" limit 1`)),
        name,
      ).rejects.toThrow('permission denied');
    }
  });

  test('nothing can be written, counted up, emptied or made', async () => {
    const audience = await audienceOf(story, { who: '', readers: [nina] });
    const refused = (statement: string) =>
      expect(
        withAudience(story.db, audience, sql => sql(statement)),
        statement,
      ).rejects.toThrow(/permission denied|must be owner/u);
    const everyTable = await story.db.query<{ name: string; column: string }>(
      `select c.relname as name, (select attname from pg_attribute where attrelid = c.oid and attnum = 1) as column
       from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')`,
    );
    for (const { name, column } of everyTable) {
      await refused(`delete from "${name}"`);
      await refused(`update "${name}" set "${column}" = default`);
      await refused(`insert into "${name}" default values`);
      await refused(`truncate "${name}"`);
      await refused(`alter table "${name}" disable row level security`);
    }
    for (const sequence of ['contact_ids', 'account_ids']) await refused(`select nextval('${sequence}')`);
    await refused('create table mine (id int)');
    await refused('create function mine() returns int language sql as $$ select 1 $$');
  });

  test('subjects, places and bodies are their owner’s alone, whatever they share', async () => {
    const details = async (...readers: string[]) => {
      const audience = await audienceOf(story, { who: '', readers });
      const rows = await withAudience(story.db, audience, sql => sql('select subject from touch_detail order by 1'));
      return rows.map(row => row.subject);
    };
    expect(await details(tomas)).toEqual(['secret of tomas']);
    expect(await details(emma)).toEqual(['secret of emma']);
    for (const others of [[nina], [jonas], [oliver], [tomas, emma], [tomas, nina]])
      expect(await details(...others)).toEqual([]);
  });
});
