/** A CRM that is read again and again: what it says is here, what it hides or forgets is not, whoever is killed in between. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Stream } from '../../src/crm/port.ts';
import { withAudience } from '../../src/db/audience.ts';
import { connections } from '../../src/intake/crm-connection.ts';
import { setMapping } from '../../src/intake/crm-mapping.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { setVisible } from '../../src/intake/crm-visible.ts';
import { eraseRecords } from '../../src/intake/erase-records.ts';
import { removeSource } from '../../src/intake/remove-source.ts';
import { listSources } from '../../src/intake/source.ts';
import { databases } from '../support/databases.ts';
import { openRememberingCrm, type RememberingCrm } from '../support/remembering-crm.ts';
import { audience, company, daysAgo, now, openStory, person, type Story } from '../support/story.ts';

const nina = 'nina@ours.example';
const jonas = 'jonas@ours.example';
const olga = 'olga@ours.example';

type Said = Parameters<RememberingCrm['put']>[0];
const colleague = (name: string, email: string): Said => ({
  type: 'colleague',
  key: `user:${email}`,
  name,
  email,
  crmOwner: `odoo:${email}`,
});
const contact = (key: string, name: string, at = 'Globex'): Said =>
  person(name, {
    key,
    emails: [`${key}@globex.example`],
    positions: [{ company: { key: `company:${at}`, name: at } }],
  }) as Said;
const deal = (key: string, name: string, owner: string, fields: object = {}): Said => ({
  type: 'deal',
  key,
  name,
  stage: 'New',
  amount: 1000,
  currency: 'EUR',
  company: { key: 'company:Globex' },
  contacts: [{ key: 'ada' }],
  owner: { email: owner },
  ...fields,
});
const call = (key: string, days: number, who: string, by: string): Said => ({
  type: 'touch',
  key,
  kind: 'call',
  at: daysAgo(days),
  people: [
    { ref: { email: by }, side: 'with' },
    { ref: { key: who }, side: 'with' },
  ],
  size: 2,
});

describe.each(databases)('a CRM that is synced, on $kind', database => {
  let story: Story;
  let crm: RememberingCrm;
  const source = { family: 'odoo', name: 'Odoo' };
  const sync = (options: { full?: boolean; signal?: AbortSignal; at?: RememberingCrm } = {}) =>
    syncCrm(story.db, options.at ?? crm, {
      source,
      full: options.full ?? false,
      now,
      signal: options.signal ?? new AbortController().signal,
    });
  const seenBy = async (who: string, text: string) =>
    withAudience(story.db, await audience(story.db, who), sql => sql<{ name: string }>(text));
  const deals = async (who: string) => (await seenBy(who, 'select name from deal order by name')).map(row => row.name);
  const people = async () =>
    (await story.db.query<{ name: string }>('select name from contact_record order by name')).map(row => row.name);
  const touches = async (who: string) =>
    (await seenBy(who, 'select key as name from touch order by key')).map(row => row.name);
  const calls = async (who: string) =>
    Number((await seenBy(who, 'select coalesce(sum(count), 0)::text as name from tie_part'))[0]?.name);

  beforeEach(async () => {
    story = await openStory(database);
    crm = openRememberingCrm();
    crm.put(colleague('Nina Kowalczyk', nina));
    crm.put(colleague('Jonas Weber', jonas));
    crm.put(colleague('Olga Boss', olga));
    crm.put(company('Globex', { key: 'company:Globex', domains: ['globex.example'] }) as Said);
    for (const [key, name] of [
      ['ada', 'Ada Example'],
      ['ben', 'Ben Example'],
      ['cora', 'Cora Example'],
      ['dan', 'Dan Example'],
    ] as const)
      crm.put(contact(key, name));
  });
  afterEach(() => story.close());

  describe('who sees what', () => {
    beforeEach(() => {
      crm.members.set('of nina', [nina, olga]);
      crm.members.set('of jonas', [jonas, olga]);
      crm.put(deal('d1', 'Nina’s deal', nina), { kind: 'group', key: 'of nina' });
      crm.put(deal('d2', 'Jonas’s deal', jonas), { kind: 'group', key: 'of jonas' });
      crm.put(deal('d3', 'Known to all', nina));
    });

    test('a colleague sees no deal that the CRM hides from them, and who sees all there sees all here', async () => {
      await sync();
      expect(await deals(nina)).toEqual(['Known to all', 'Nina’s deal']);
      expect(await deals(jonas)).toEqual(['Jonas’s deal', 'Known to all']);
      expect(await deals(olga)).toEqual(['Jonas’s deal', 'Known to all', 'Nina’s deal']);
    });

    test('who loses a deal there loses it here at the next sync, without any row being written again', async () => {
      await sync();
      crm.members.set('of jonas', [jonas]);
      const report = await sync();
      expect(await deals(olga)).toEqual(['Known to all', 'Nina’s deal']);
      expect(report.streams.deals?.changed).toBe(0);
      crm.members.delete('of nina');
      await sync();
      expect(await deals(nina)).toEqual(['Known to all']);
    });

    test('a deal that changes hands is lost by one and seen by the other, with the calls that are logged on it', async () => {
      crm.put(call('c1', 3, 'ada', nina), { kind: 'group', key: 'of nina' }, { deal: 'd1' });
      crm.put(call('c2', 4, 'ada', nina));
      await sync();
      expect(await touches(nina)).toEqual(['c1', 'c2']);
      expect(await touches(jonas)).toEqual(['c2']);
      expect([await calls(nina), await calls(jonas)]).toEqual([2, 1]);
      crm.put(deal('d1', 'Nina’s deal', jonas), { kind: 'group', key: 'of jonas' });
      await sync();
      expect(await deals(nina)).toEqual(['Known to all']);
      expect(await deals(jonas)).toEqual(['Jonas’s deal', 'Known to all', 'Nina’s deal']);
      expect(await touches(jonas)).toEqual(['c1', 'c2']);
      expect([await calls(nina), await calls(jonas)]).toEqual([1, 2]);
    });

    test('a deal of a group that the CRM does not tell of is seen by nobody', async () => {
      crm.put(deal('d4', 'Of strangers', nina), { kind: 'group', key: 'never told' });
      await sync();
      expect(await deals(nina)).not.toContain('Of strangers');
      expect(await deals(olga)).not.toContain('Of strangers');
    });

    test('where the rules cannot be read, a deal is its owner’s alone; and of an owner whom nobody knows, nobody’s', async () => {
      crm.put(deal('d5', 'Only Nina’s', nina), { kind: 'owner' });
      crm.put(deal('d6', 'A stranger’s', 'who@else.example'), { kind: 'owner' });
      await sync();
      expect(await deals(nina)).toContain('Only Nina’s');
      for (const who of [jonas, olga]) expect(await deals(who)).not.toContain('Only Nina’s');
      for (const who of [nina, jonas, olga]) expect(await deals(who)).not.toContain('A stranger’s');
    });

    test('when an administrator changes the rules so that they cannot be read, all deals are read again and hidden', async () => {
      await sync();
      crm.unreadable = ['deals'];
      for (const [key, name, owner] of [
        ['d1', 'Nina’s deal', nina],
        ['d2', 'Jonas’s deal', jonas],
      ] as const)
        crm.put(deal(key, name, owner), { kind: 'owner' });
      const before = crm.pagesRead;
      await sync();
      expect(crm.pagesRead).toBeGreaterThan(before);
      expect(await deals(olga)).toEqual(['Known to all']);
      expect(await deals(nina)).toEqual(['Known to all', 'Nina’s deal']);
    });
  });

  describe('where the rules of the CRM cannot be read', () => {
    const logged = (key: string, by: string): Said => ({
      ...call(key, 3, 'ada', by),
      ...({
        people: [
          { ref: { key: `owner:odoo:${by}` }, side: 'with' },
          { ref: { key: 'ada' }, side: 'with' },
        ],
      } as object),
      ...({ owner: { email: by } } as object),
    });
    const open = async (stream: Stream, to: 'all' | 'owner') => {
      const [one] = await connections(story.db);
      if (!one) throw new Error('There is no connection.');
      await story.db.transaction(sql => setVisible(sql, one, stream, to, now));
    };
    beforeEach(async () => {
      crm.unreadable = ['contacts', 'deals', 'activities'];
      crm.put(deal('d1', 'Nina’s deal', nina), { kind: 'owner' });
      crm.put(deal('d2', 'Jonas’s deal', jonas), { kind: 'owner' });
      crm.put(logged('c1', nina), { kind: 'owner' });
      crm.put(logged('c2', jonas), { kind: 'owner' });
      crm.put({ ...contact('eve', 'Eve Secretive'), owner: { email: nina } } as Said, { kind: 'owner' });
      await sync();
    });

    test('what several people own comes together, and each sees their own', async () => {
      expect([await deals(nina), await deals(jonas), await deals(olga)]).toEqual([
        ['Nina’s deal'],
        ['Jonas’s deal'],
        [],
      ]);
      expect([await touches(nina), await touches(jonas), await touches(olga)]).toEqual([['c1'], ['c2'], []]);
      expect([await calls(nina), await calls(olga)]).toEqual([1, 0]);
    });

    test('a kind is seen by all at once when the administrator says so, what comes later too, and other kinds are not', async () => {
      await open('deals', 'all');
      expect(await deals(olga)).toEqual(['Jonas’s deal', 'Nina’s deal']);
      crm.put(deal('d3', 'Olga’s deal', olga), { kind: 'owner' });
      await sync();
      expect(await deals(nina)).toEqual(['Jonas’s deal', 'Nina’s deal', 'Olga’s deal']);
      expect(await touches(olga)).toEqual([]);
      await open('activities', 'all');
      expect(await calls(olga)).toBe(2);
    });

    test('and is hidden again at once when that is taken back', async () => {
      await open('deals', 'all');
      crm.put(deal('d3', 'Olga’s deal', olga), { kind: 'owner' });
      await sync();
      await open('deals', 'owner');
      expect([await deals(nina), await deals(olga)]).toEqual([['Nina’s deal'], ['Olga’s deal']]);
      await sync();
      expect(await deals(jonas)).toEqual(['Jonas’s deal']);
    });

    test('a person who is opened is found by all, and by nobody else when that is taken back', async () => {
      const found = async () => JSON.stringify((await story.ask('who knows Eve Secretive?', { as: olga })).card);
      expect(await found()).not.toContain('Globex');
      await open('contacts', 'all');
      expect(await found()).toContain('Globex');
      await open('contacts', 'owner');
      expect(await found()).not.toContain('Globex');
    });

    test('what the CRM tells the rules of cannot be opened', async () => {
      await expect(open('companies', 'all')).rejects.toThrow(/What can be opened: contacts, deals, activities/u);
    });
  });

  describe('a field that the company added to its CRM', () => {
    const map = async (stream: Stream, ours: 'title' | 'city' | 'amount' | 'domain', theirs: string | null) => {
      const [one] = await connections(story.db);
      await story.db.transaction(sql => setMapping(sql, one?.sourceId ?? 0, stream, ours, theirs));
    };
    const one = async (text: string) => (await story.db.query<{ is: unknown }>(text))[0]?.is;
    const title = () =>
      one("select p.title as is from position p join contact_record r on r.id = p.record_id where r.key = 'ada'");

    test('stands for ours from the next sync on, which reads all of that kind again and nothing else', async () => {
      crm.put(contact('ada', 'Ada Example'), { kind: 'all' }, { x_role: 'Head of Paint' });
      await sync();
      expect(await title()).toBeNull();
      await map('contacts', 'title', 'x_role');
      const { streams } = await sync();
      expect(await title()).toBe('Head of Paint');
      expect([streams.contacts?.read, streams.companies?.read]).toEqual([4, 0]);
      expect((await sync()).streams.contacts).toMatchObject({ read: 0, changed: 0 });
      await map('contacts', 'title', null);
      await sync();
      expect(await title()).toBeNull();
    });

    test('is read in whatever the vendor wraps it, and where it is empty ours stays', async () => {
      crm.put(company('Globex', { key: 'company:Globex', place: 'Berlin, Germany' }) as Said, undefined, {
        x_town: [7, 'Kraków'],
        site: 'https://www.globex.example/contact',
      });
      crm.put(deal('d1', 'Wrapped', nina), undefined, { custom_fields: { aa: { value: 2500, currency: 'EUR' } } });
      crm.put(deal('d2', 'Empty', nina), undefined, { custom_fields: { aa: null } });
      await sync();
      await map('companies', 'city', 'x_town');
      await map('companies', 'domain', 'site');
      await map('deals', 'amount', 'aa');
      await sync();
      expect(await one("select place as is from account_record where key = 'company:Globex'")).toBe('Kraków, Germany');
      expect(await one("select domains as is from account_record where key = 'company:Globex'")).toContain(
        'globex.example',
      );
      expect(await one("select amount as is from deal where key = 'd1'")).toBe(2500);
      expect(await one("select amount as is from deal where key = 'd2'")).toBe(1000);
    });
  });

  test('a second sync of a quiet CRM writes nothing', async () => {
    await sync();
    const [before] = await story.db.query('select max(xmin::text::bigint) as last from contact_record');
    const report = await sync();
    expect(Object.values(report.streams).map(one => one.changed)).toEqual([0, 0, 0, 0, 0]);
    expect((await story.db.query('select max(xmin::text::bigint) as last from contact_record'))[0]).toEqual(before);
  });

  test('whoever is killed in mid-page goes on behind the last page, and nobody is missing or there twice', async () => {
    for (let at = 0; at < 10; at++) crm.put(contact(`p${at}`, `Person ${at} Example`));
    crm.put(call('c1', 3, 'p9', nina));
    let pages = 0;
    crm.beforePage = () => {
      pages += 1;
      if (pages === 6) throw new Error('killed');
    };
    await expect(sync()).rejects.toThrow('killed');
    expect((await connections(story.db))[0]).toMatchObject({ failed: 'killed', syncedAt: null });
    const so = await people();
    expect(so.length).toBeGreaterThan(0);
    expect(so.length).toBeLessThan(14);
    crm.beforePage = null;
    const report = await sync();
    expect(report.streams.contacts?.read).toBe(14 - so.length);
    expect(await people()).toHaveLength(14);
    expect(await calls(nina)).toBe(1);
    expect((await connections(story.db))[0]).toMatchObject({ failed: null, syncedAt: now });
  });

  test('two processes that sync at once store everything once', async () => {
    for (let at = 0; at < 20; at++) {
      crm.put(contact(`p${at}`, `Person ${at} Example`));
      crm.put(call(`c${at}`, at + 1, `p${at}`, nina));
    }
    const reports = await Promise.all([sync(), sync()]);
    expect(reports.map(report => report.finished)).toContain(true);
    expect(await people()).toHaveLength(24);
    expect(await calls(nina)).toBe(20);
  });

  test('who was told to end ends after the page, and says that it did not finish', async () => {
    const ending = new AbortController();
    crm.beforePage = () => ending.abort();
    expect((await sync({ signal: ending.signal })).finished).toBe(false);
    crm.beforePage = null;
    expect((await sync()).finished).toBe(true);
    expect(await people()).toHaveLength(4);
  });

  test('a call that was corrected there is corrected here, and counted once', async () => {
    crm.put(call('c1', 3, 'ada', nina));
    await sync();
    crm.put(call('c1', 5, 'ben', jonas));
    await sync();
    const rows = await story.db.query<{ name: string; at: Date; colleague: string; count: number }>(
      `select r.name, t.at, c.name as colleague, p.count from touch t join contact_record r on r.id = t.record_id
       join colleague c on c.id = t.colleague_id join tie_part p on p.record_id = t.record_id and p.colleague_id = t.colleague_id`,
    );
    expect(rows).toEqual([{ name: 'Ben Example', at: daysAgo(5), colleague: 'Jonas Weber', count: 1 }]);
    expect(await calls(nina)).toBe(1);
  });

  test('what vanished without a trace goes with the next full sweep: people, deals, calls, companies nobody is at', async () => {
    crm.put(company('Hollow', { key: 'company:Hollow' }) as Said);
    crm.put(deal('d1', 'Gone deal', nina));
    crm.put(call('c1', 3, 'ada', nina));
    crm.put(call('c2', 4, 'ben', nina));
    await sync();
    for (const key of ['company:Hollow', 'company:Globex', 'd1', 'c1', 'ben']) crm.remove(key);
    await sync();
    expect(await people()).toHaveLength(4);
    const report = await sync({ full: true });
    expect(await people()).toEqual(['Ada Example', 'Cora Example', 'Dan Example']);
    expect(await deals(nina)).toEqual([]);
    expect(await calls(nina)).toBe(0);
    // Its people are still there and say where they are.
    const companies = await story.db.query<{ name: string }>('select name from account_record');
    expect(companies.map(row => row.name)).toEqual(['Globex']);
    expect(Object.values(report.streams).reduce((sum, one) => sum + one.gone, 0)).toBe(5);
    expect((await connections(story.db))[0]?.sweptAt).toEqual(now);
  });

  test('who was merged into somebody else leaves them the calls', async () => {
    crm.put(call('c1', 3, 'ada', nina));
    crm.put(call('c2', 4, 'ben', nina));
    await sync();
    crm.merge('ben', 'ada');
    await sync();
    expect(await people()).toEqual(['Ada Example', 'Cora Example', 'Dan Example']);
    const parts = await story.db.query(
      'select r.name, p.count from tie_part p join contact_record r on r.id = p.record_id',
    );
    expect(parts).toEqual([{ name: 'Ada Example', count: 2 }]);
  });

  test('a CRM that suddenly shows nobody has lost a right, not all its people: nothing is removed, and it is said', async () => {
    for (let at = 0; at < 10; at++) crm.put(contact(`p${at}`, `Person ${at} Example`));
    await sync();
    const empty = openRememberingCrm();
    empty.put(colleague('Nina Kowalczyk', nina));
    empty.put(company('Globex', { key: 'company:Globex' }) as Said);
    await expect(sync({ full: true, at: empty })).rejects.toThrow(/no contacts any more/u);
    expect(await people()).toHaveLength(14);
    expect((await connections(story.db))[0]?.failed).toMatch(/rights/u);
  });

  test('fields that we have no column for stay with the record; of whom was forgotten none, now and later', async () => {
    crm.put(contact('eve', 'Eve Example'), { kind: 'all' }, { x_shoe_size: 38, emoji: '🎉\0\ud800' });
    await sync();
    const fields = async () => (await story.db.query("select fields from crm_record where key = 'eve'"))[0]?.fields;
    expect(await fields()).toEqual({ x_shoe_size: 38, emoji: '🎉\ufffd' });
    const [row] = await story.db.query<{ id: number }>("select id from contact_record where key = 'eve'");
    await story.db.transaction(sql => eraseRecords(sql, [row?.id ?? 0], now));
    expect(await fields()).toBeUndefined();
  });

  test('removing the source takes everything along, the groups too', async () => {
    crm.members.set('of nina', [nina]);
    crm.put(deal('d1', 'Nina’s deal', nina), { kind: 'group', key: 'of nina' });
    await sync();
    const [opened] = await story.db.transaction(listSources);
    if (!opened) throw new Error('There is no source.');
    await story.db.transaction(sql => removeSource(sql, opened, now));
    expect(await story.db.query("select from scope where kind = 'group'")).toEqual([]);
    expect(await connections(story.db)).toEqual([]);
  });

  test('who we know there is answered from what was synced', async () => {
    crm.put(call('c1', 3, 'ada', jonas));
    await sync();
    const reply = await story.ask('who do we know at Globex?', { as: nina });
    expect(JSON.stringify(reply.card)).toContain('Ada Example');
    expect(JSON.stringify(reply.card)).toContain('Jonas Weber');
  });

  test('the reader role sees nothing of the importer’s own notes', async () => {
    await sync();
    for (const table of ['crm_connection', 'crm_stream', 'crm_record', 'crm_group'])
      await expect(seenBy(nina, `select 1 as name from ${table}`)).rejects.toThrow(/permission denied/u);
  });
});
