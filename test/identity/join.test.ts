/** Who is taken for one person and what for one company, from what sources say to what a seller is told. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonAnswer, WhoWeKnowResult } from '../../src/domain/answer.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import { removeSource } from '../../src/intake/remove-source.ts';
import { listSources } from '../../src/intake/source.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story, touch } from '../support/story.ts';

const nina = 'nina@ours.example';
const jonas = 'jonas@ours.example';
const globex = company('Globex Corporation', { domains: ['globex.example'] });
const ada = (more: Parameters<typeof person>[1] = {}) =>
  person('Ada Example', { company: 'Globex Corporation', ...more });

/** Each test begins with nothing; opening a database for each would take a minute. */
async function removeAll(story: Story): Promise<void> {
  for (const source of await story.db.transaction(listSources))
    await story.db.transaction(sql => removeSource(sql, source, now));
  const left = await story.db.query('select from contact_record union all select from account_record');
  expect(left).toEqual([]);
}

describe.each(databases)('one person or two, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', nina, 'Sales');
    await story.colleague('Jonas Weber', jonas, 'Sales');
  });
  afterEach(() => removeAll(story));
  afterAll(() => story.close());

  const linkedIn = (...items: Incoming[]) => story.says(items, { family: 'linkedin', owner: jonas, sharing: 'named' });
  const pipedrive = (...items: Incoming[]) => story.says(items, { family: 'pipedrive' });
  const salesforce = (...items: Incoming[]) => story.says(items, { family: 'salesforce' });
  const clusters = async (table: 'contact' | 'account', name: string) =>
    (
      await story.db.query<{ id: number }>(
        `select ${table}_id as id from ${table}_record where name = $1 order by id`,
        [name],
      )
    ).map(row => row.id);
  /** How many people, or companies, all records of these names are. */
  const count = async (table: 'contact' | 'account', ...names: string[]) =>
    new Set((await Promise.all(names.map(name => clusters(table, name)))).flat()).size;
  const people = async (text: string, as = nina): Promise<readonly PersonAnswer[]> =>
    ((await story.ask(text, { as })).result as WhoWeKnowResult).people;

  test('a LinkedIn connection and a CRM contact are answered as one person, and both sources are named', async () => {
    await story.says([globex, ada({ emails: ['ada@globex.example'], title: 'VP Sales' })]);
    await linkedIn(
      person('Ada Example', {
        profiles: ['linkedin.com/in/ada-example'],
        company: 'Globex Corp.',
        title: 'Sales leader',
      }),
      touch('connection', 400, { profile: 'linkedin.com/in/ada-example', key: 'profile:linkedin.com/in/ada-example' }),
    );
    for (const text of ['who do we know at Globex?', 'who knows Ada Example?']) {
      const found = await people(text);
      expect(found, text).toHaveLength(1);
      expect(found[0]).toMatchObject({
        name: 'Ada Example',
        sources: ['hubspot', 'linkedin (Jonas Weber)'],
        paths: [{ colleague: 'Jonas Weber', word: 'connected' }],
      });
    }
    const reply = await story.ask('who knows Ada Example?', { as: nina });
    expect(reply.text).toContain('from hubspot and linkedin (Jonas Weber)');
    const { result } = await story.ask('tell me more about Ada Example', { as: nina });
    expect(result).toMatchObject({ emails: ['ada@globex.example'], profiles: ['linkedin.com/in/ada-example'] });
  });

  test.each<[string, Parameters<typeof person>[1], Parameters<typeof person>[1], number]>([
    ['the same e-mail', { emails: ['ada@globex.example'] }, { emails: ['ada@globex.example'], company: 'Initech' }, 1],
    ['the same profile', { profiles: ['x.com/ada'] }, { profiles: ['x.com/ada'], company: 'Initech' }, 1],
    ['the same id in a CRM', { crmId: 'hubspot:7' }, { crmId: 'hubspot:7', company: 'Initech' }, 1],
    ['the same name at the same company', { company: 'Globex GmbH' }, { company: 'Globex' }, 1],
    ['the same name at two companies', { company: 'Globex' }, { company: 'Initech' }, 2],
    ['the same name and no company', {}, {}, 2],
    [
      'the address of a desk',
      { emails: ['info@globex.example'] },
      { emails: ['info@globex.example'], company: 'Initech' },
      2,
    ],
    ['the same number', { phones: ['+1 555 0100'] }, { phones: ['+1 555 0100'], company: 'Initech' }, 2],
    ['another id in the same CRM', { crmId: 'hubspot:7', company: 'A' }, { crmId: 'hubspot:8', company: 'B' }, 2],
  ])('two sources with %s', async (_, one, other, expected) => {
    await pipedrive(person('Ada Example', { ...one, key: 'one' }));
    await salesforce(person('Ada Example', { ...other, key: 'other' }));
    expect(await count('contact', 'Ada Example')).toBe(expected);
  });

  test('the desk that two companies’ people write from makes nobody of them one', async () => {
    await story.says([
      person('Ada Example', { emails: ['sales@globex.example'], company: 'Globex' }),
      person('Bob Silent', { emails: ['sales@globex.example', 'bob@globex.example'], company: 'Globex', key: 'bob' }),
    ]);
    expect(await count('contact', 'Ada Example', 'Bob Silent')).toBe(2);
  });

  test('the words of a name may stand in any order, with titles; a single word is no name', async () => {
    await pipedrive(person('Dr. Ada Example, MBA', { company: 'Globex' }), person('Ada', { company: 'Initech' }));
    await salesforce(person('Example Ada', { company: 'Globex' }), person('Ada', { company: 'Initech' }));
    expect(await count('contact', 'Dr. Ada Example, MBA', 'Example Ada')).toBe(1);
    expect(await count('contact', 'Ada')).toBe(2);
  });

  test('two people of one name at one company in one source are two, and stay two when a third source has one', async () => {
    await pipedrive(
      ada({ emails: ['ada.one@globex.example'], company: 'Globex' }),
      ada({ emails: ['ada.two@globex.example'], company: 'Globex' }),
    );
    await salesforce(ada({ company: 'Globex', key: 'third' }));
    expect(await count('contact', 'Ada Example')).toBe(3);
    const reply = await story.ask('who knows Ada Example?', { as: nina });
    expect(reply.outcome).toBe('choices');
  });

  test('in whatever order sources come, the same people are one', async () => {
    const [first, second, third] = [
      () => pipedrive(ada({ emails: ['ada@globex.example'], key: 'p' })),
      () => salesforce(ada({ emails: ['ada@globex.example'], crmId: 'salesforce:1', company: 'Elsewhere', key: 's' })),
      () => linkedIn(ada({ company: 'Elsewhere', profiles: ['linkedin.com/in/ada'] })),
    ];
    for (const order of [
      [first, second, third],
      [third, second, first],
      [second, third, first],
    ]) {
      const sources = [];
      for (const says of order) sources.push(await says());
      expect(await count('contact', 'Ada Example')).toBe(1);
      for (const source of sources) await story.db.transaction(sql => removeSource(sql, source, now));
    }
  });

  test('what held two together is gone with its source, and they are two again', async () => {
    await pipedrive(ada({ emails: ['ada@globex.example'], key: 'p' }));
    await salesforce(person('A. Example', { profiles: ['x.com/ada'], company: 'Elsewhere', key: 's' }));
    const bridge = await linkedIn(person('Ada', { emails: ['ada@globex.example'], profiles: ['x.com/ada'] }));
    expect(await count('contact', 'Ada Example', 'A. Example')).toBe(1);
    await story.db.transaction(sql => removeSource(sql, bridge, now));
    expect(await count('contact', 'Ada Example', 'A. Example')).toBe(2);
    expect((await people('who knows Ada Example?'))[0]).toMatchObject({ sources: ['pipedrive'] });
  });

  test('what kept two apart is gone with its source, and they are one', async () => {
    await pipedrive(ada({ key: 'p' }));
    await salesforce(ada({ key: 's' }));
    const twins = await story.says([ada({ emails: ['a1@globex.example'] }), ada({ emails: ['a2@globex.example'] })]);
    expect(await count('contact', 'Ada Example')).toBe(4);
    await story.db.transaction(sql => removeSource(sql, twins, now));
    expect(await count('contact', 'Ada Example')).toBe(1);
  });

  test('a source that changes its mind takes them apart, and puts together whom it had kept apart', async () => {
    await pipedrive(
      ada({ emails: ['ada@globex.example'], key: 'p' }),
      ada({ emails: ['two@globex.example'], key: 'q' }),
    );
    await salesforce(ada({ emails: ['ada@globex.example'], key: 's' }), ada({ company: 'Initech', key: 't' }));
    await linkedIn(ada({ profiles: ['x.com/ada'] }));
    expect(await count('contact', 'Ada Example')).toBe(4);
    // The second Ada was somebody else all along.
    await pipedrive(person('Ida Sample', { company: 'Globex Corporation', emails: ['two@globex.example'], key: 'q' }));
    expect(await count('contact', 'Ada Example')).toBe(2);
    // And so was the one whom only an address had made one with the first.
    await salesforce(person('Else Where', { emails: ['else@initech.example'], company: 'Initech', key: 's' }));
    expect(await count('contact', 'Ada Example')).toBe(2);
    expect(await count('contact', 'Ada Example', 'Else Where')).toBe(3);
  });

  test('names, ties, positions and search rows go where the person goes', async () => {
    await pipedrive(globex, ada({ emails: ['ada@globex.example'], title: 'VP Sales', key: 'p' }));
    const box = await story.says([touch('email', 5, { email: 'ada@globex.example', name: 'A. Example' })], {
      family: 'mailbox',
      owner: jonas,
      sharing: 'named',
    });
    const astray = () =>
      story.db.query(
        `select from contact_record r where exists (select from position x where x.record_id = r.id and x.contact_id <> r.contact_id)
           or exists (select from tie_part x where x.record_id = r.id and x.contact_id <> r.contact_id)
           or exists (select from profile x where x.record_id = r.id and x.contact_id <> r.contact_id)
           or exists (select from name x where x.kind = 'contact' and x.record_id = r.id and x.entity_id <> r.contact_id)
         union all
         select from account_record a where exists (select from position x where x.account_record_id = a.id and x.account_id <> a.account_id)
           or exists (select from name x where x.kind = 'account' and x.record_id = a.id and x.entity_id <> a.account_id)
           or exists (select from account_record c where c.source_id = a.source_id and c.parent_key = a.key and c.parent_id <> a.account_id)`,
      );
    expect(await astray()).toEqual([]);
    await linkedIn(
      ada({ profiles: ['x.com/ada'], company: 'Globex' }),
      person('Bo Ek', { company: 'globex corporation' }),
    );
    await salesforce(
      company('Globex', { domains: ['globex.example'], key: 'sf' }),
      company('Globex Nordic', { parent: { key: 'sf' } }),
    );
    expect(await astray()).toEqual([]);
    for (const sharing of ['private', 'anonymous', 'named'] as const) {
      await story.share(box, sharing);
      expect(await astray(), sharing).toEqual([]);
    }
    expect(await count('contact', 'Ada Example', 'A. Example')).toBe(1);
  });
});

describe.each(databases)('one company or two, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(database);
  });
  afterEach(() => removeAll(story));
  afterAll(() => story.close());
  const accounts = async () =>
    (await story.db.query<{ id: number }>('select distinct account_id as id from account_record')).length;

  test.each<[string, Parameters<typeof company>, Parameters<typeof company>, number]>([
    ['one domain', ['Globex', { domains: ['globex.example'] }], ['Hartmann AG', { domains: ['globex.example'] }], 1],
    ['one name but for the legal form', ['Globex Sp. z o.o.', {}], ['GLOBEX S.A.', {}], 1],
    ['one former name', ['Globex', { aliases: ['Hartmann Werke'] }], ['Hartmann Werke GmbH', {}], 1],
    ['one id in a CRM', ['Globex', { crmId: 'hubspot:1' }], ['Hartmann', { crmId: 'hubspot:1' }], 1],
    [
      'one name and unrelated domains',
      ['Globex', { domains: ['globex.example'] }],
      ['Globex', { domains: ['steel.example'] }],
      2,
    ],
    ['names alike but not equal', ['Globex', {}], ['Globex Logistics', {}], 2],
    ['a free-mail domain', ['Globex', { domains: ['gmail.com'] }], ['Initech', { domains: ['gmail.com'] }], 2],
  ])('two sources with %s', async (_, one, other, expected) => {
    await story.says([company(one[0], { ...one[1], key: 'one' })], { family: 'pipedrive' });
    await story.says([company(other[0], { ...other[1], key: 'other' })], { family: 'salesforce' });
    expect(await accounts()).toBe(expected);
  });

  test('people of companies that turn out to be one are one where their name is, and two again when it was a mistake', async () => {
    await story.says([person('Ada Example', { company: 'Globex', key: 'a' })], { family: 'pipedrive' });
    await story.says([person('Ada Example', { company: 'Hartmann Werke', key: 'b' })], { family: 'salesforce' });
    const same = async () => (await story.db.query('select distinct contact_id from contact_record')).length;
    expect(await same()).toBe(2);
    const merger = await story.says([company('Globex', { aliases: ['Hartmann Werke'] })]);
    expect([await accounts(), await same()]).toEqual([1, 1]);
    await story.db.transaction(sql => removeSource(sql, merger, now));
    expect([await accounts(), await same()]).toEqual([2, 2]);
  });
});
