import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listColleagues } from '../../src/access/viewers.ts';
import type { Sql } from '../../src/db/database.ts';
import { loadColleagues } from '../../src/intake/colleagues.ts';
import { addOwnDomains, ourCompany, removeOwnPeople } from '../../src/intake/our-company.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story, touch } from '../support/story.ts';

describe.each(databases)('our own people, on $kind', database => {
  let story: Story;
  const run = <T>(work: (sql: Sql) => Promise<T>) => story.db.transaction(work);
  const people = async () =>
    (await story.db.query<{ name: string }>('select name from contact_record order by name')).map(row => row.name);

  beforeAll(async () => {
    story = await openStory(database, 'ours.example');
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex' }),
      person('Piotr Zieliński', { emails: ['piotr@eu.second.example'], company: 'Second' }),
      person('Sales Desk', { emails: ['sales@second.example'] }),
    ]);
    await story.says([touch('email', 3, { email: 'eva@second.example', name: 'Eva Malá' })], {
      family: 'mailbox',
      owner: 'nina@ours.example',
    });
  });
  afterAll(() => story.close());

  test('stop being contacts when their mail domain becomes ours', async () => {
    expect(await people()).toEqual(['Ada Example', 'Eva Malá', 'Piotr Zieliński', 'Sales Desk']);
    await run(sql => addOwnDomains(sql, ['second.example']));
    expect(await run(sql => removeOwnPeople(sql, now))).toBe(3);
    expect(await people()).toEqual(['Ada Example']);
    expect(await story.db.query("select name from account_record where name ilike '%second%'")).toEqual([]);
    expect((await run(ourCompany)).domains).toEqual(['ours.example', 'second.example']);
  });

  test('are colleagues then, but a desk is none, and whom only a private mailbox named is told to nobody', async () => {
    const colleagues = await run(loadColleagues);
    expect(colleagues.find({ email: 'piotr@eu.second.example' })).toBeDefined();
    expect(colleagues.find({ email: 'sales@second.example' })).toBeUndefined();
    expect(colleagues.find({ email: 'eva@second.example' })).toBeUndefined();
  });

  test('are not stored as contacts by the next import', async () => {
    await story.says([person('Piotr Zieliński', { emails: ['piotr@eu.second.example'] })]);
    expect(await people()).toEqual(['Ada Example']);
  });

  test('are one person when a CRM knows the name and a list of colleagues name and e-mail', async () => {
    await run(async sql => {
      const colleagues = await loadColleagues(sql);
      await colleagues.learn(sql, { name: 'Rep One', crmOwner: 'hubspot:12' });
      await colleagues.learn(sql, { email: 'r1@ours.example' });
    });
    await story.says([touch('call', 5, { email: 'ada@globex.example' }, { owner: 'r1@ours.example' })], {
      family: 'pipedrive',
    });
    await story.says([
      {
        ...(touch('meeting', 6, { email: 'ada@globex.example' }) as Extract<
          ReturnType<typeof touch>,
          { type: 'touch' }
        >),
        owner: { name: 'Rep One' },
        people: [{ ref: { email: 'ada@globex.example' }, side: 'with' }],
      },
    ]);
    expect((await listColleagues(story.db)).filter(one => /^(Rep One|R1)$/.test(one.name))).toHaveLength(2);
    await run(async sql => {
      const colleagues = await loadColleagues(sql);
      expect(await colleagues.learn(sql, { name: 'Rep One', email: 'r1@ours.example', team: 'Sales' })).toMatchObject({
        isNew: false,
        changed: true,
      });
      expect(await colleagues.learn(sql, { name: 'Rep One', email: 'r1@ours.example', team: 'Sales' })).toMatchObject({
        changed: false,
      });
    });
    const [rep] = (await listColleagues(story.db)).filter(one => /^(Rep One|R1)$/.test(one.name));
    expect(rep).toMatchObject({ name: 'Rep One', email: 'r1@ours.example', team: 'Sales' });
    expect(await story.db.query('select kind from tie_part where colleague_id = $1 order by kind', [rep!.id])).toEqual([
      { kind: 'call' },
      { kind: 'meeting' },
    ]);
    expect((await run(loadColleagues)).find({ crmOwner: 'hubspot:12' })).toBe(rep!.id);
  });
});
