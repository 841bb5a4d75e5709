import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WhoWeKnowResult } from '../../src/domain/answer.ts';
import { onlyHere, removeSource } from '../../src/intake/remove-source.ts';
import { listSources, type Source, sourceFacts } from '../../src/intake/source.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story, touch } from '../support/story.ts';

const ada = { email: 'ada@globex.example', name: 'Ada Example' };

describe.each(databases)('a source that is removed, on $kind', database => {
  let story: Story;
  let mailbox: Source;
  let book: Source;
  const who = async (at: string) =>
    (await story.ask(`who do we know at ${at}?`, { as: 'nina@ours.example' })).result as WhoWeKnowResult;

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation', title: 'VP Sales' }),
    ]);
    mailbox = await story.says(
      [
        touch('email', 3, ada),
        touch('email', 4, ada, { from: 'them' }),
        touch('email', 5, { email: 'cleo@initech.example', name: 'Cleo Other' }),
        touch('email', 8, ada, { list: '<forum.lists.example>', from: 'them' }),
      ],
      { family: 'mailbox', owner: 'jonas@ours.example', sharing: 'named' },
    );
    // Says by one address book entry that two people of the CRM are one.
    book = await story.says(
      [person('Ada E.', { key: 'card:1', emails: ['ada@globex.example', 'a.e@elsewhere.example'] })],
      { family: 'contacts', owner: 'nina@ours.example', sharing: 'named' },
    );
    await story.says([person('Ada Elsewhere', { emails: ['a.e@elsewhere.example'], company: 'Elsewhere' })], {
      family: 'pipedrive',
    });
  });
  afterAll(() => story.close());

  test('is announced with what nobody else says', async () => {
    expect(await story.db.transaction(sql => onlyHere(sql, mailbox.id))).toEqual({
      contacts: 1,
      accounts: 1,
      touches: 3,
    });
  });

  test('takes its touches, ties and people with it, and leaves what others say', async () => {
    expect((await who('Initech')).people.map(one => one.name)).toEqual(['Cleo Other']);
    expect((await who('Globex')).people[0]?.paths[0]).toMatchObject({ colleague: 'Jonas Weber' });
    await story.db.transaction(sql => removeSource(sql, mailbox, now));

    expect((await who('Globex')).people).toMatchObject([{ title: 'VP Sales', paths: [] }]);
    expect((await story.ask('who do we know at Initech?', { as: 'jonas@ours.example' })).outcome).not.toBe('answered');
    const tables = await story.db.query<{ name: string }>(
      "select table_name as name from information_schema.columns where column_name = 'source_id' and table_schema = current_schema()",
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables)
      expect(await story.db.query(`select from ${name} where source_id = $1`, [mailbox.id]), name).toEqual([]);
    expect(
      await story.db.query('select from scope where id = any($1::int[])', [[mailbox.scopeId, mailbox.peopleScopeId]]),
    ).toEqual([]);
  });

  test('takes apart the people whom only it held together', async () => {
    const clusters = async () =>
      (
        await story.db.query<{ of: number }>(
          'select distinct contact_id as of from contact_record where source_id <> $1',
          [book.id],
        )
      ).length;
    expect(await clusters()).toBe(1);
    await story.db.transaction(sql => removeSource(sql, book, now));
    expect(await clusters()).toBe(2);
    expect((await who('Elsewhere')).people.map(one => one.name)).toEqual(['Ada Elsewhere']);
  });

  test('is gone from the list, and in the audit', async () => {
    expect((await story.db.transaction(sourceFacts)).map(one => one.name)).toEqual(['hubspot', 'pipedrive']);
    expect(
      await story.db.query("select detail->>'source' as source from audit where what = 'source removed' order by id"),
    ).toEqual([{ source: 'mailbox' }, { source: 'contacts' }]);
  });

  test('can be imported again as if it had never been there', async () => {
    const again = await story.says([touch('email', 3, ada)], { family: 'mailbox', owner: 'jonas@ours.example' });
    expect(again.sharing).toBe('private');
    expect((await story.db.transaction(listSources)).map(one => one.name)).toContain('mailbox');
    expect((await who('Globex')).people[0]?.paths).toEqual([]);
  });
});
