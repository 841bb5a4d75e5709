/** Salesforce: the contract, and what is particular to reading it. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Crm, CrmRecord, Cursor, Stream } from '../../../src/crm/port.ts';
import { crmContract } from '../../contracts/crm.ts';
import { openFakeSalesforce, type SalesforceSettings } from '../../support/fake-salesforce.ts';
import { openSalesforceWorld, type SalesforceWorld } from '../../support/salesforce-world.ts';

crmContract('Salesforce, our own rude one', () => openSalesforceWorld({ shortPages: 5 }));
crmContract('Salesforce without a field for our key on activities, which several people share', async () => ({
  ...(await openSalesforceWorld({ shortPages: 5, shared: true, keyField: ['Contact', 'Account'] })),
  missing: [expect.stringContaining('Activity has no field Acquaint_Key__c')],
}));

const short = (id: unknown) => String(id).slice(0, 15);

describe('Salesforce', () => {
  let world: SalesforceWorld | undefined;
  afterEach(() => world?.close());
  const open = async (settings?: SalesforceSettings) => {
    world = await openSalesforceWorld(settings);
    return { world, salesforce: world.salesforce, crm: await world.open(), nina: world.reps[0] };
  };
  async function all(crm: Crm, stream: Stream, after: Cursor | null = null) {
    const records: CrmRecord[] = [];
    const gone: { key: string; mergedInto?: string }[] = [];
    let cursor = after;
    for await (const page of crm.pages(stream, after, new AbortController().signal)) {
      records.push(...page.records);
      gone.push(...page.gone);
      cursor = page.cursor;
    }
    return { records, gone, cursor, says: records.map(record => record.says) };
  }
  const ownerId = (rep: { crmOwner: string | null }) => rep.crmOwner?.slice('salesforce:'.length) ?? '';

  describe('who and what is read', () => {
    test('people have the keys that the export files give them, so that an import goes on', async () => {
      const { salesforce, crm, nina } = await open();
      const acme = salesforce.add('Account', {
        Name: 'Acme',
        Website: 'https://www.acme.example/en',
        BillingCity: 'Kraków',
        BillingCountry: 'Poland',
        OwnerId: ownerId(nina),
      });
      const ada = salesforce.add('Contact', {
        FirstName: 'Ada',
        LastName: 'Lovelace',
        Email: 'Ada@acme.example',
        Title: 'Countess',
        AccountId: acme.Id,
      });
      expect((await all(crm, 'companies')).says).toMatchObject([
        {
          key: `company:${short(acme.Id)}`,
          crmId: `salesforce:${short(acme.Id)}`,
          domains: ['acme.example'],
          place: 'Kraków, Poland',
          owner: { crmOwner: nina.crmOwner },
        },
      ]);
      expect((await all(crm, 'contacts')).says).toMatchObject([
        {
          key: `contact:${short(ada.Id)}`,
          name: 'Ada Lovelace',
          emails: ['ada@acme.example'],
          positions: [{ company: { key: `company:${short(acme.Id)}` }, title: 'Countess' }],
        },
      ]);
      expect((await all(crm, 'colleagues')).says).toContainEqual(
        expect.objectContaining({ key: `owner:${nina.crmOwner}`, crmOwner: nina.crmOwner, email: 'nina@ours.example' }),
      );
    });

    test('a lead is a person whose company is a name; once converted it is the contact', async () => {
      const { salesforce, crm } = await open();
      const lead = salesforce.add('Lead', { LastName: 'Prospect', Company: 'Initech', Website: 'initech.example' });
      const first = await all(crm, 'contacts');
      expect(first.says).toMatchObject([
        {
          key: `contact:${short(lead.Id)}`,
          name: 'Prospect',
          positions: [{ company: { name: 'Initech', domain: 'initech.example' } }],
        },
      ]);
      const contact = salesforce.add('Contact', { LastName: 'Prospect' });
      salesforce.change(lead.Id, { IsConverted: true, ConvertedContactId: contact.Id });
      expect((await all(crm, 'contacts', first.cursor)).gone).toEqual([
        { key: `contact:${short(lead.Id)}`, mergedInto: `contact:${short(contact.Id)}` },
      ]);
    });

    test('a person account is a person, and no company', async () => {
      const { salesforce, crm } = await open();
      for (const type of ['Account', 'Contact']) salesforce.addField(type, 'IsPersonAccount', 'boolean');
      const account = salesforce.add('Account', { Name: 'Private Person', IsPersonAccount: true });
      salesforce.add('Contact', { LastName: 'Person', AccountId: account.Id, IsPersonAccount: true });
      expect((await all(crm, 'companies')).says).toEqual([]);
      expect((await all(crm, 'contacts')).says).toMatchObject([{ name: 'Person', positions: [] }]);
    });

    test('a deal comes with its stage, its people, and the currency that its organisation counts in', async () => {
      const { salesforce, crm, nina } = await open();
      const [ada, ben] = ['Ada', 'Ben'].map(name => salesforce.add('Contact', { LastName: name }).Id);
      const deal = salesforce.add('Opportunity', {
        Name: 'Big one',
        StageName: 'Prospecting',
        Amount: 1200.5,
        CloseDate: '2026-12-24',
        OwnerId: ownerId(nina),
      });
      salesforce.add('OpportunityContactRole', { OpportunityId: deal.Id, ContactId: ben, IsPrimary: false });
      salesforce.add('OpportunityContactRole', { OpportunityId: deal.Id, ContactId: ada, IsPrimary: true });
      expect((await all(crm, 'deals')).says).toMatchObject([
        {
          stage: 'Prospecting',
          amount: 1200.5,
          currency: 'EUR',
          closeDate: new Date('2026-12-24'),
          contacts: [{ key: `contact:${short(ada)}` }, { key: `contact:${short(ben)}` }],
          owner: { crmOwner: nina.crmOwner },
        },
      ]);
    });

    test('calls, mails and meetings are exchanges, also those Salesforce archived; the rest is not', async () => {
      const { salesforce, crm, nina } = await open();
      const [ada, ben] = ['Ada', 'Ben'].map(name => salesforce.add('Contact', { LastName: name }).Id);
      const on = { WhoId: ada, OwnerId: ownerId(nina), ActivityDate: '2026-11-02' };
      const done = { ...on, Status: 'Completed' };
      const call = salesforce.add('Task', {
        ...done,
        TaskSubtype: 'Call',
        CallDurationInSeconds: 90,
        CallType: 'Inbound',
      });
      const old = salesforce.add('Task', {
        ...done,
        ActivityDate: '2024-01-02',
        Subject: 'Call: prices',
        IsArchived: true,
      });
      salesforce.add('Task', { ...done, TaskSubtype: 'Email', Subject: 'Email: prices' });
      salesforce.add('Task', { ...done, Subject: 'Send prices' });
      salesforce.add('Task', { ...on, TaskSubtype: 'Call' });
      const met = salesforce.add('Event', { ...on, StartDateTime: '2026-11-03T09:30:00Z', DurationInMinutes: 45 });
      salesforce.add('EventRelation', { EventId: met.Id, RelationId: ben, IsWhat: false });
      salesforce.add('Event', { ...on, StartDateTime: '2026-11-03T09:30:00Z', IsPrivate: true });
      salesforce.add('Event', { ...on, StartDateTime: '2026-11-03T09:30:00Z', IsChild: true });
      salesforce.add('Event', { ...on, StartDateTime: '2026-11-03T09:30:00Z', IsRecurrence: true });
      const { says, records } = await all(crm, 'activities');
      const [owner, person] = [{ ref: { key: `owner:${nina.crmOwner}` } }, { ref: { key: `contact:${short(ada)}` } }];
      expect(says).toMatchObject([
        { key: `activity:${short(call.Id)}`, kind: 'call', minutes: 2, people: [owner, person] },
        { key: `activity:${short(old.Id)}`, kind: 'call', at: new Date('2024-01-02T12:00:00Z') },
        {
          kind: 'email',
          people: [
            { ...owner, side: 'from' },
            { ...person, side: 'to' },
          ],
        },
        {
          kind: 'meeting',
          at: new Date('2026-11-03T09:30:00Z'),
          minutes: 45,
          people: [owner, person, { ref: { key: `contact:${short(ben)}` } }],
        },
      ]);
      expect(JSON.stringify(records)).not.toContain('prices');
      const keys: string[] = [];
      for await (const some of crm.keys('activities', new AbortController().signal)) keys.push(...some);
      expect(keys).toContain(`activity:${short(old.Id)}`);
    });

    test('a call that was opened again has not happened any more', async () => {
      const { salesforce, crm } = await open();
      const ada = salesforce.add('Contact', { LastName: 'Ada' }).Id;
      const call = salesforce.add('Task', {
        WhoId: ada,
        TaskSubtype: 'Call',
        Status: 'Completed',
        ActivityDate: '2026-11-02',
      });
      const { cursor, records } = await all(crm, 'activities');
      expect(records).toHaveLength(1);
      salesforce.change(call.Id, { Status: 'In Progress' });
      expect(await all(crm, 'activities', cursor)).toMatchObject({
        records: [],
        gone: [{ key: `activity:${short(call.Id)}` }],
      });
    });
  });

  describe('nobody is lost', () => {
    test('where thousands changed in one second and every page is read by another process', async () => {
      const { world } = await open({ shortPages: 4 });
      const keys = await world.addContacts(Array.from({ length: 19 }, (_, at) => `Bulk ${at}`));
      const found: string[] = [];
      let cursor: Cursor | null = null;
      for (let pages = 0; pages < 5; pages += 1) {
        const crm = await world.open();
        for await (const page of crm.pages('contacts', cursor, new AbortController().signal)) {
          found.push(...page.records.map(record => record.id));
          cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
          break;
        }
      }
      expect(found).toEqual(keys);
    });

    test('where Salesforce has forgotten its place in a long answer', async () => {
      const { world, salesforce, crm } = await open({ shortPages: 4 });
      const keys = await world.addContacts(Array.from({ length: 19 }, (_, at) => `Long Read ${at}`));
      const found: string[] = [];
      for await (const page of crm.pages('contacts', null, new AbortController().signal)) {
        found.push(...page.records.map(record => record.id));
        salesforce.forgetPlaces();
      }
      expect(found).toEqual(keys);
    });

    test('where a row was stamped before it could be seen', async () => {
      const { salesforce, crm } = await open();
      salesforce.add('Contact', { LastName: 'On Time' });
      const { cursor } = await all(crm, 'contacts');
      salesforce.add('Contact', { LastName: 'Committed Late' }, Date.now() - 8 * 60_000);
      expect((await all(crm, 'contacts', cursor)).says).toMatchObject([
        { name: 'Committed Late' },
        { name: 'On Time' },
      ]);
    });

    test('where the clock of Salesforce is ahead of ours', async () => {
      const { salesforce, world } = await open();
      salesforce.later(3_600_000);
      salesforce.instance.url = salesforce.url;
      const crm = await world.open({ login: { url: salesforce.url, key: 'our-key', secret: 'our-secret' } });
      await crm.check();
      salesforce.add('Contact', { LastName: 'From The Future' });
      expect((await all(crm, 'contacts')).says).toMatchObject([{ name: 'From The Future' }]);
    });

    test('what is changed in this moment is left for later, when all of it can be seen', async () => {
      const { salesforce, world } = await open();
      salesforce.instance.url = salesforce.url;
      const login = { url: salesforce.url, key: 'our-key', secret: 'our-secret' };
      const crm = await world.open({ login, lagMs: 120_000 });
      await crm.check();
      salesforce.add('Contact', { LastName: 'Just Now' });
      const { cursor, says } = await all(crm, 'contacts');
      expect(says).toEqual([]);
      salesforce.later(180_000);
      await crm.check();
      expect((await all(crm, 'contacts', cursor)).says).toMatchObject([{ name: 'Just Now' }]);
    });

    test('who was deleted is gone, and what was merged says into what', async () => {
      const { salesforce, crm } = await open();
      const [winner, loser] = ['Acme', 'Acme Twin'].map(Name => salesforce.add('Account', { Name }).Id) as [
        string,
        string,
      ];
      const ada = salesforce.add('Contact', { LastName: 'Ada', AccountId: loser });
      const ben = salesforce.add('Contact', { LastName: 'Ben' });
      const [companies, contacts] = [await all(crm, 'companies'), await all(crm, 'contacts')];
      salesforce.merge(winner, loser);
      salesforce.remove(ben.Id);
      expect((await all(crm, 'companies', companies.cursor)).gone).toEqual([
        { key: `company:${short(loser)}`, mergedInto: `company:${short(winner)}` },
      ]);
      const after = await all(crm, 'contacts', contacts.cursor);
      expect(after.gone).toEqual([{ key: `contact:${short(ben.Id)}` }]);
      expect(after.says).toMatchObject([
        { key: `contact:${short(ada.Id)}`, positions: [{ company: { key: `company:${short(winner)}` } }] },
      ]);
    });
  });

  describe('fields of the company’s own', () => {
    test('are kept with the record, and a field that is removed between two reads stops nothing', async () => {
      const { salesforce, crm } = await open();
      salesforce.addField('Contact', 'Favourite_Colour__c');
      const ada = salesforce.add('Contact', {
        LastName: 'Ada',
        Favourite_Colour__c: 'green',
        Acquaint_Key__c: 'key-1',
      });
      const first = await all(crm, 'contacts');
      expect(first.records[0]?.fields).toMatchObject({ Favourite_Colour__c: 'green' });
      expect(JSON.stringify(first.records)).not.toContain('key-1');
      salesforce.removeField('Contact', 'Favourite_Colour__c');
      salesforce.change(ada.Id, { Title: 'Countess' });
      // Every sync begins with it.
      await crm.check();
      const [record] = (await all(crm, 'contacts', first.cursor)).records;
      expect(record?.says).toMatchObject({ positions: [], name: 'Ada' });
      expect(record?.fields).not.toHaveProperty('Favourite_Colour__c');
    });

    test('are all kept, though there are more of them than one question has room for', async () => {
      const { salesforce, crm } = await open();
      const names = Array.from({ length: 500 }, (_, at) => `A_Field_With_A_Rather_Long_Name_${at}__c`);
      for (const name of names) salesforce.addField('Contact', name);
      salesforce.add('Contact', { LastName: 'Ada', ...Object.fromEntries(names.map(name => [name, `of ${name}`])) });
      const [record] = (await all(crm, 'contacts')).records;
      expect(names.filter(name => record?.fields[name] !== `of ${name}`)).toEqual([]);
    });

    test('that our user may not see are not asked for', async () => {
      const { salesforce, crm } = await open({ lacking: ['Contact.Email', 'Lead'] });
      salesforce.add('Contact', { LastName: 'Ada', Email: 'ada@acme.example' });
      expect((await all(crm, 'contacts')).says).toMatchObject([{ name: 'Ada', emails: [] }]);
    });
  });

  describe('who sees it', () => {
    const hierarchy = async (access: Record<string, string>) => {
      const opened = await open({ access });
      const { salesforce, world } = opened;
      const top = salesforce.add('UserRole', { Name: 'Head of sales' }).Id;
      const seller = salesforce.add('UserRole', { Name: 'Seller', ParentRoleId: top }).Id;
      const boss = salesforce.add('User', {
        LastName: 'Boss',
        Email: 'boss@ours.example',
        UserType: 'Standard',
        IsActive: true,
        UserRoleId: top,
      });
      for (const rep of world.reps) salesforce.change(ownerId(rep), { UserRoleId: seller });
      return { ...opened, boss: `salesforce:${short(boss.Id)}` };
    };
    const seenBy = async (crm: Crm, record: CrmRecord | undefined) => {
      const visibility = record?.visibility;
      if (visibility?.kind !== 'group') return visibility?.kind;
      const groups = await crm.groups();
      return groups.find(group => group.key === visibility.key)?.members.map(member => member.crmOwner);
    };

    test('is everybody where Salesforce opens it to all', async () => {
      const { salesforce, crm } = await open();
      salesforce.add('Opportunity', { Name: 'Open', StageName: 'Prospecting', CloseDate: '2026-12-24' });
      salesforce.add('Contact', { LastName: 'Ada' });
      expect((await all(crm, 'deals')).records[0]?.visibility).toEqual({ kind: 'all' });
      expect((await all(crm, 'contacts')).records[0]?.visibility).toEqual({ kind: 'all' });
      expect(await crm.groups()).toEqual([]);
      expect((await crm.check()).unreadableRules.map(rule => rule.stream)).toEqual(['activities']);
    });

    test('is the owner and whoever stands above them where it is private, and never a colleague beside them', async () => {
      const { salesforce, crm, nina, boss } = await hierarchy({ Opportunity: 'None' });
      const deal = { Name: 'Hers', StageName: 'Prospecting', CloseDate: '2026-12-24', OwnerId: ownerId(nina) };
      salesforce.add('Opportunity', deal);
      const [record] = (await all(crm, 'deals')).records;
      expect(await seenBy(crm, record)).toEqual([nina.crmOwner, boss]);
      expect((await crm.check()).unreadableRules).toMatchObject([
        { stream: 'deals', reason: expect.stringContaining('sharing rules') },
        { stream: 'activities' },
      ]);
    });

    test('is the owner of the account where contacts are seen with their account', async () => {
      const { salesforce, crm, nina, boss, world } = await hierarchy({ Account: 'None' });
      const acme = salesforce.add('Account', { Name: 'Acme', OwnerId: ownerId(nina) });
      salesforce.add('Contact', { LastName: 'Ada', AccountId: acme.Id, OwnerId: ownerId(world.reps[1]) });
      const [contact] = (await all(crm, 'contacts')).records;
      expect(await seenBy(crm, contact)).toEqual([nina.crmOwner, boss]);
    });

    test('is nobody but the owner where our user may not read how it is', async () => {
      const { salesforce, crm, nina } = await open({ lacking: ['Organization.DefaultOpportunityAccess', 'UserRole'] });
      salesforce.add('Opportunity', {
        Name: 'Hidden rule',
        StageName: 'Prospecting',
        CloseDate: '2026-12-24',
        OwnerId: ownerId(nina),
      });
      const [record] = (await all(crm, 'deals')).records;
      expect(await seenBy(crm, record)).toEqual([nina.crmOwner]);
      expect((await crm.check()).unreadableRules[0]?.reason).toContain('may not read');
    });
  });

  describe('limits and sessions', () => {
    test('a quiet look costs some twenty requests of the many that a day has', async () => {
      const { world, salesforce, crm } = await open();
      await world.addContacts(['Ada Quiet', 'Ben Quiet']);
      await world.addDeal({ name: 'Quiet deal', amount: 1, stage: 'Prospecting' });
      const look = async (after: Map<Stream, Cursor | null>) => {
        await crm.check();
        await crm.groups();
        for (const stream of crm.streams) after.set(stream, (await all(crm, stream, after.get(stream) ?? null)).cursor);
      };
      const places = new Map<Stream, Cursor | null>();
      await look(places);
      const before = salesforce.requests.length;
      await look(places);
      expect(salesforce.requests.length - before).toBeLessThanOrEqual(24);
    });

    test.each([
      ['TotalRequests', 3_600_000],
      ['ConcurrentRequests (Concurrent API Requests)', 60_000],
    ])('where %s are used up, it is asked again when that may help', async (limit, retryAfterMs) => {
      const { salesforce, crm } = await open();
      await crm.check();
      salesforce.exhaust(limit);
      await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'busy', retryAfterMs });
    });

    test('the last requests of a day are left to the sellers’ own writes', async () => {
      const { salesforce, world, nina } = await open();
      salesforce.instance.url = salesforce.url;
      const crm = await world.open({ login: { url: salesforce.url, key: 'our-key', secret: 'our-secret' } });
      salesforce.use(97_000);
      await crm.check();
      await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'busy' });
      const write = { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null } as const;
      expect(await crm.writer?.write('key-1', write, nina)).toMatchObject({
        id: expect.stringMatching(/^contact:003/u),
      });
    });

    test('a session that ended is opened again, once', async () => {
      const { salesforce, crm } = await open();
      salesforce.add('Contact', { LastName: 'Ada' });
      await crm.check();
      salesforce.endSessions();
      expect((await all(crm, 'contacts')).records).toHaveLength(1);
      expect(salesforce.requests.filter(request => request.includes('/oauth2/token'))).toHaveLength(2);
    });

    test('a session that Salesforce never takes is refused, and is not asked for without end', async () => {
      const { salesforce, crm } = await open({ lacking: ['session'] });
      await expect(crm.check()).rejects.toMatchObject({ kind: 'refused', remedy: expect.stringContaining('api') });
      expect(salesforce.requests.filter(request => request.includes('/oauth2/token'))).toHaveLength(2);
    });

    test.each([
      ['login', 'name the user it runs as'],
      ['app', 'unblock it'],
    ])('an app that is not let in because of its %s says what an administrator can do', async (lack, remedy) => {
      const { crm } = await open({ lacking: [lack] });
      await expect(crm.check()).rejects.toMatchObject({ kind: 'refused', remedy: expect.stringContaining(remedy) });
    });

    test('a secret that Salesforce does not take is refused with the remedy, and is nowhere in it', async () => {
      const { salesforce, world } = await open();
      const crm = await world.open({ login: { url: salesforce.url, key: 'our-key', secret: 'wrong-secret' } });
      const fault = await crm.check().catch((error: unknown) => error);
      expect(fault).toMatchObject({ kind: 'refused', remedy: expect.stringContaining('SALESFORCE_SECRET') });
      expect(JSON.stringify([fault, String(fault)])).not.toContain('wrong-secret');
    });

    test('where nobody answers at the address, nothing was done and nobody is blamed', async () => {
      const { world } = await open();
      const away = await openFakeSalesforce();
      await away.close();
      const crm = await world.open({ login: { url: away.url, key: 'our-key', secret: 'our-secret' } });
      await expect(crm.check()).rejects.toMatchObject({
        kind: 'unavailable',
        message: 'Salesforce cannot be reached.',
      });
    });

    test('where a kind is private, our user has to see all of it, or the rest would look deleted', async () => {
      const { crm } = await open({ access: { Opportunity: 'None', Account: 'None' }, viewAll: ['Account', 'Contact'] });
      expect((await crm.check()).missing).toEqual([expect.stringMatching(/Opportunity: give it the right View All/u)]);
    });

    test('nobody to whom Salesforce sends us on is shown our session or our secret', async () => {
      const { salesforce, world } = await open();
      salesforce.instance.url = salesforce.url;
      const login = { url: salesforce.url, key: 'our-key', secret: 'our-secret' };
      const crm = await world.open({ login });
      const elsewhere = await openFakeSalesforce();
      await crm.check();
      salesforce.move(elsewhere.url);
      await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'unavailable' });
      await expect((await world.open({ login })).check()).rejects.toMatchObject({ kind: 'unavailable' });
      await elsewhere.close();
      expect(elsewhere.requests).toEqual([]);
    });

    test('what our user may not do is said, and is not offered', async () => {
      const { crm } = await open({ lacking: ['Event.create', 'Opportunity.update'] });
      const { missing, abilities } = await crm.check();
      expect(missing).toEqual([expect.stringContaining('make events'), expect.stringContaining('edit opportunities')]);
      expect(abilities.writes).toEqual(['task', 'contact', 'company']);
    });
  });
});
