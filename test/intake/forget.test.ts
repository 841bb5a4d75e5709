import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mentions } from '../../src/cli/forget.ts';
import type { Sql } from '../../src/db/database.ts';
import { findToForget, forgetContacts, wasForgotten } from '../../src/intake/forget.ts';
import { forgetMentions } from '../../src/turns/store.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story, touch } from '../support/story.ts';

/** Every row of every table as text: what somebody with the database in their hands can read. */
async function everything(story: Story): Promise<string> {
  const tables = await story.db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'migration'",
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) =>
      (await story.db.query<{ row: string }>(`select t::text as row from ${name} t`)).map(r => `${name} ${r.row}`),
    ),
  );
  return texts.flat().join('\n').toLowerCase();
}

const crm = [
  company('Globex Corporation', { domains: ['globex.example'], key: 'company:1' }),
  person('Ada Example', {
    key: 'contact:101',
    emails: ['ada@globex.example', 'info@globex.example'],
    crmId: 'hubspot:101',
    company: 'Globex Corporation',
    title: 'VP Sales',
  }),
  person('Bob Silent', { key: 'contact:102', emails: ['bob@globex.example'], company: 'Globex Corporation' }),
  person('Ada Example', { key: 'contact:201', emails: ['ada@initech.example'], company: 'Initech' }),
  person('Jan Novák', { key: 'contact:301', emails: ['jan.novak@hooli.example'], company: 'Hooli' }),
  person('Jan Novák', { key: 'contact:302', emails: ['novak.jan@hooli.example'], company: 'Hooli' }),
];
const linkedin = [
  person('Ada Example', {
    profiles: ['linkedin.com/in/ada-example'],
    emails: ['ada@globex.example'],
    company: 'Globex',
  }),
  person('Cleo Other', { profiles: ['linkedin.com/in/cleo-other'], company: 'Globex' }),
];
const ada = { email: 'ada@globex.example', name: 'Ada Example' };
const mails = [
  touch('email', 3, ada, { key: 'lonely' }),
  touch('email', 5, { email: 'bob@globex.example', name: 'Bob Silent' }, { key: 'with-bob' }),
  touch('email', 9, ada, { list: '<forum.lists.example>', from: 'them', key: 'list-1' }),
  touch('email', 8, { email: 'bob@globex.example' }, { list: '<forum.lists.example>', from: 'them', key: 'list-2' }),
];

describe.each(databases)('somebody who asks to be forgotten, on $kind', database => {
  let story: Story;
  const run = <T>(work: (sql: Sql) => Promise<T>) => story.db.transaction(work);
  const find = (words: string) => run(sql => findToForget(sql, words));
  const tell = async () => {
    await story.says(crm);
    await story.says(linkedin, { family: 'linkedin', owner: 'nina@ours.example', sharing: 'private' });
    await story.says(mails, { family: 'mailbox', owner: 'nina@ours.example', sharing: 'named' });
  };

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await tell();
    await story.db.query(
      `insert into touch_detail (source_id, key, scope_id, subject)
       select s.id, d.key, s.scope_id, d.subject from source s,
         (values ('lonely', 'Lunch on Friday'), ('with-bob', 'Greetings to Ada Example'), ('list-2', 'Prices')) d(key, subject)
       where s.family = 'mailbox'`,
    );
    await story.ask('who knows ada example', { as: 'nina@ours.example', thread: 'about-ada' });
    await story.ask('who do we know at Globex?', { as: 'nina@ours.example', thread: 'about-globex' });
    await story.ask('who do we know at Hooli?', { as: 'nina@ours.example', thread: 'about-hooli' });
  });
  afterAll(() => story.close());

  test('is found by e-mail, by id and by full name in any order and spelling', async () => {
    const byMail = await find('ADA@globex.example');
    expect(byMail).toMatchObject({ exact: true, people: [{ name: 'Ada Example' }] });
    expect(byMail.people[0]?.hint).toContain('VP Sales');
    expect(await find(`${byMail.people[0]?.contactId}`)).toEqual(byMail);
    expect((await find('novak jan')).people).toHaveLength(2);
  });

  test('is asked for more when two have the name, and shown the nearest when nobody has', async () => {
    expect(await find('Ada Example')).toMatchObject({ exact: true, people: [{}, {}] });
    expect(await find('Ada Exampel')).toMatchObject({ exact: false, people: [{ name: 'Ada Example' }, {}] });
    expect((await find('Silent')).exact).toBe(false);
    expect((await find('Nobody Atall')).people).toEqual([]);
  });

  test('is gone from every table, source and question', async () => {
    const [found] = (await find('ada@globex.example')).people;
    const { gone, turns } = await run(async sql => {
      const gone = await forgetContacts(sql, [found!.contactId], now);
      return { gone, turns: await forgetMentions(sql, gone.contacts, mentions(gone)) };
    });
    expect(gone.erased).toMatchObject([
      { source: 'hubspot', owner: null, records: 1, positions: 1 },
      { source: 'linkedin', owner: 'Nina Kowalczyk', records: 1 },
      { source: 'mailbox', owner: 'Nina Kowalczyk', records: 1, touches: 1, details: 1, groups: 1 },
    ]);
    expect(gone.details).toBe(1); // "Greetings to Ada Example"
    expect(gone.namesakes).toMatchObject([{ name: 'Ada Example', hint: expect.stringContaining('initech') }]);
    expect(turns).toBe(2); // the one that names her, and the one that showed her

    const left = await everything(story);
    expect(left).not.toContain('ada@globex.example');
    expect(left).not.toContain('linkedin.com/in/ada-example');
    expect(left).not.toContain('lunch on friday');
    expect(left).not.toContain('ada example (');
    const naming = left.split('\n').flatMap(row => (row.includes('ada example') ? row.split(' ')[0] : []));
    expect(new Set(naming), 'only the other Ada Example, at Initech').toEqual(
      new Set(['contact_record', 'contact_key', 'name']),
    );
    expect(left).toContain('hooli?'); // the question about somebody else keeps its words
    expect(left).toContain('prices');
  });

  test('does not come back with the next import of the same files, nor with other files', async () => {
    await tell();
    await story.says([person('Example, Ada', { company: 'Globex Corp.' })], { family: 'table' });
    await story.says([person('A. Example', { profiles: ['linkedin.com/in/ada-example'] })], { family: 'contacts' });
    const names = await story.db.query<{ name: string; key: string }>(
      "select name, key from contact_record where name ~* 'example'",
    );
    expect(names).toEqual([{ name: 'Ada Example', key: 'contact:201' }]);
    expect(await run(sql => wasForgotten(sql, 'Ada@Globex.example'))).toBe(true);
    expect(await run(sql => wasForgotten(sql, 'info@globex.example'))).toBe(false);
  });

  test('takes nobody of the same name at the same company with them', async () => {
    const [first] = (await find('jan.novak@hooli.example')).people;
    await run(sql => forgetContacts(sql, [first!.contactId], now));
    await tell();
    expect(await story.db.query("select key from contact_record where name = 'Jan Novák'")).toEqual([
      { key: 'contact:302' },
    ]);
  });

  test('leaves an audit row that does not name them', async () => {
    const rows = await story.db.query<{ detail: unknown }>(
      "select detail from audit where what = 'forgotten' order by id",
    );
    expect(rows[0]?.detail).toMatchObject({ records: 3 });
    expect(JSON.stringify(rows)).not.toMatch(/ada|nov/i);
  });
});

describe('a question mentions somebody', () => {
  const named = mentions({ names: ['Anna Nowak', 'Tomáš Dvořák', 'سارا محمدی', 'ada'], emails: ['anna@acme.example'] });

  test.each([
    'who knows Anna Nowak?',
    'kto zna Annę Nowak',
    'znáte se s Tomášem Dvořákem?',
    'and nowak, anna',
    'write to ANNA@acme.example',
    'سارا محمدی را چه کسی می‌شناسد',
  ])('%s', text => expect(named(text)).toBe(true));

  test.each(['who do we know in Canada?', 'Anna from Globex', 'who knows Nowakowska and Annabella?', ''])(
    'not in: %s',
    text => expect(named(text)).toBe(false),
  );
});
