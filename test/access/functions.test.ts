/**
 * Functions that run as the owner of the tables, because row security would switch their index off: each gives what a
 * plain scan under the policy gives, to everyone and in every company.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withAudience } from '../../src/db/audience.ts';
import type { Sql } from '../../src/db/database.ts';
import { databases } from '../support/databases.ts';
import type { Story } from '../support/story.ts';
import { nina } from './cast.ts';
import { audienceOf, openSharedCompany, watchers } from './shared-company.ts';

const forms = [
  'globex',
  'ada',
  'sybil hidden',
  'secret labs',
  'umbrela holding',
  'frend of emma',
  'nowak',
  'gil freman',
];
const words = ['procurement', 'ciso', 'buyer', 'cfo', 'cook', 'secret', 'sales'];
const enough = 1000;

/** `most` smaller than what there is must cut what is ranked, never what is visible. */
type Plain = (sql: Sql, most: number) => Promise<{ asked: unknown[]; expected: unknown[] }>;

const vector = `(select array_agg(cos(i))::real[]::vector::halfvec from generate_series(1, 512) i)`;
const tsqueries = words.map(word => `'${word}'`);

const plainScans: Readonly<Record<string, Plain>> = {
  async visible_scopes(sql) {
    return {
      asked: await sql('select visible_scopes() as scopes'),
      expected: await sql(
        "select coalesce(string_to_array(nullif(current_setting('acquaint.scopes', true), ''), ','), '{}')::int[] as scopes",
      ),
    };
  },
  async find_name_parts(sql, most) {
    const found = await sql('select * from find_name_parts($1::text[], $2) order by 1, 2, 3, 4', [forms, most]);
    const there = await sql(
      `select f.form, n.kind, n.record_id, n.folded from name n, unnest($1::text[]) as f(form)
       where string_to_array(f.form, ' ') <@ n.words order by 1, 2, 3, 4`,
      [forms],
    );
    if (most >= enough) return { asked: found, expected: there };
    // Which of them are given is not said: each must be there, and as many as there are.
    const count = (rows: readonly Record<string, unknown>[]) =>
      forms.map(form => Math.min(most, rows.filter(row => row.form === form).length));
    const known = new Set(there.map(row => JSON.stringify(row)));
    return {
      asked: [count(found), found.every(row => known.has(JSON.stringify(row)))],
      expected: [count(there), true],
    };
  },
  async find_latin_parts(sql, most) {
    const keys = ['sdr', 'frmn', 'nk', 'nvk', 'gl'];
    const found = await sql('select * from find_latin_parts($1::text[], $2) order by 1, 2, 3, 4', [keys, most]);
    const there = await sql(
      `select k.key as form, n.kind, n.record_id, n.folded from name n, unnest($1::text[]) as k(key)
       where k.key = any(string_to_array(n.latin, ' ')) and n.kind = 'contact' order by 1, 2, 3, 4`,
      [keys],
    );
    if (most >= enough) return { asked: found, expected: there };
    const known = new Set(there.map(row => JSON.stringify(row)));
    const count = (rows: readonly Record<string, unknown>[]) =>
      keys.map(key => Math.min(most, rows.filter(row => row.form === key).length));
    return {
      asked: [count(found), found.every(row => known.has(JSON.stringify(row)))],
      expected: [count(there), true],
    };
  },
  async find_similar_names(sql, most) {
    const similarity = 'round(similarity(n.folded, f.form)::numeric, 4)::float8 as similarity';
    return {
      asked: await sql(
        `select f.form, ${similarity} from find_similar_names($1::text[], $2) f
         join name n using (kind, record_id, folded) order by 1, 2 desc`,
        [forms, most],
      ),
      expected: await sql(
        `select form, similarity from (
           select f.form, ${similarity}, row_number() over (partition by f.form order by similarity(n.folded, f.form) desc) as place
           from name n, unnest($1::text[]) as f(form) where similarity(n.folded, f.form) >= 0.35) ranked
         where place <= $2 order by 1, 2 desc`,
        [forms, most],
      ),
    };
  },
  async count_profiles(sql, most) {
    return {
      asked: await sql('select * from count_profiles($1::tsquery[], $2) order by place', [tsqueries, most]),
      expected: await sql(
        `select q.place::int, least(count(p.record_id), $2)::int as holding
         from unnest($1::tsquery[]) with ordinality as q(query, place) left join profile p on p.words @@ q.query
         group by 1 order by 1`,
        [tsqueries, most],
      ),
    };
  },
  async find_profiles_by_words(sql, most) {
    const weights = words.map((_, place) => 1 + place);
    return {
      asked: await sql('select * from find_profiles_by_words($1::tsquery, $2::tsquery[], $3::float8[], $4)', [
        tsqueries.join(' | '),
        tsqueries,
        weights,
        most,
      ]),
      expected: await sql(
        `select p.record_id, sum(t.weight) as weight
         from profile p join unnest($1::tsquery[], $2::float8[]) as t(query, weight) on p.words @@ t.query
         group by 1 order by 2 desc, 1 limit $3`,
        [tsqueries, weights, most],
      ),
    };
  },
  async find_profiles_by_meaning(sql, most) {
    const rounded = 'round(similarity::numeric, 4)::float8 as similarity';
    return {
      asked: await sql(`select ${rounded} from find_profiles_by_meaning(${vector}, 'test', $1) order by 1 desc`, [
        most,
      ]),
      expected: await sql(
        `select ${rounded} from (select 1 - (vector <=> ${vector}) as similarity from profile) p order by 1 desc limit $1`,
        [most],
      ),
    };
  },
};

describe.each(databases)('functions that look past row security, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openSharedCompany(database);
  });
  afterAll(() => story.close());

  test('readers may run these and no others of ours, and each is compared here', async () => {
    const functions = await story.db.query<{ name: string; may: boolean; definer: boolean }>(
      `select p.proname as name, p.prosecdef as definer, has_function_privilege('acquaint_reader', p.oid, 'execute') as may
       from pg_proc p where p.pronamespace = current_schema()::regnamespace
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
    );
    const named = (rows: readonly { name: string }[]) => rows.map(row => row.name).sort();
    expect(named(functions.filter(row => row.may))).toEqual(Object.keys(plainScans).sort());
    expect(named(functions.filter(row => row.definer && !row.may))).toEqual([]);
  });

  test('what is looked for is there, for some and not for others', async () => {
    const found = async (reader: string | null, name: string) => {
      const audience = await audienceOf(story, { who: '', readers: [reader, nina] });
      return withAudience(story.db, audience, async sql => (await plainScans[name]?.(sql, enough))?.asked.length ?? 0);
    };
    const alone = await audienceOf(story, { who: '', readers: ['jonas@ours.example'] });
    for (const name of [
      'find_name_parts',
      'find_latin_parts',
      'find_similar_names',
      'find_profiles_by_words',
      'find_profiles_by_meaning',
    ]) {
      const own = await withAudience(
        story.db,
        alone,
        async sql => (await plainScans[name]?.(sql, enough))?.asked.length ?? 0,
      );
      expect(own, name).toBeGreaterThan(await found(null, name));
      expect(await found(null, name), name).toBeGreaterThan(0);
    }
  });

  describe.each(Object.entries(plainScans))('%s', (name, plain) => {
    test.each(watchers)('gives $who what a plain scan gives', async watcher => {
      const audience = await audienceOf(story, watcher);
      for (const most of [enough, 3, 1]) {
        const { asked, expected } = await withAudience(story.db, audience, sql => plain(sql, most));
        expect(asked, `${name}, at most ${most}`).toEqual(expected);
      }
    });

    test('gives nobody nothing', async () => {
      const { asked, expected } = await story.db.begin('set local role acquaint_reader', sql => plain(sql, enough));
      expect(asked).toEqual(expected);
      const nothing = {
        visible_scopes: [{ scopes: [] }],
        count_profiles: words.map((_, i) => ({ place: i + 1, holding: 0 })),
      };
      expect(asked).toEqual(nothing[name as keyof typeof nothing] ?? []);
    });
  });
});
