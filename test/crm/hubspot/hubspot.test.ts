/** HubSpot: the contract, and what is particular to it. */
import { afterEach, describe, expect, test } from 'vitest';
import { openHubspot } from '../../../src/crm/hubspot/hubspot.ts';
import type { Crm, CrmRecord, Cursor, Stream } from '../../../src/crm/port.ts';
import type { Write } from '../../../src/domain/write.ts';
import { crmContract } from '../../contracts/crm.ts';
import type { HubspotSettings } from '../../support/fake-hubspot.ts';
import { type HubspotWorld, openHubspotWorld } from '../../support/hubspot-world.ts';

crmContract('HubSpot, our own rude one', () => openHubspotWorld({ shortPages: 7, associationPage: 3 }));

describe('HubSpot', () => {
  let world: HubspotWorld | undefined;
  afterEach(() => world?.close());
  const open = async (settings?: HubspotSettings) => {
    world = await openHubspotWorld(settings);
    return { world, hubspot: world.hubspot, crm: await world.open(), nina: world.reps[0] };
  };
  const writerOf = (crm: Crm) => {
    if (!crm.writer) throw new Error('It writes.');
    return crm.writer;
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
  const call = (contact: string, fields: Partial<Extract<Write, { kind: 'activity' }>> = {}): Write => ({
    kind: 'activity',
    type: 'call',
    at: '2026-11-19T14:00:00.000Z',
    timeKnown: true,
    minutes: 20,
    outcome: 'reached',
    subject: 'Call about prices',
    text: 'Wants prices.',
    contacts: [{ key: `contact:${contact}`, name: 'Ada' }],
    account: null,
    deal: null,
    ...fields,
  });

  test('people have the keys that the export files give them, so that an import goes on', async () => {
    const { hubspot, crm, world } = await open();
    const nina = world.reps[0].crmOwner?.slice(8) ?? '';
    const other = hubspot.add('companies', { name: 'Other' });
    const acme = hubspot.add('companies', { name: 'Acme', domain: 'acme.example', hubspot_owner_id: nina });
    const ada = hubspot.add('contacts', {
      firstname: 'Ada',
      lastname: 'Lovelace',
      email: 'Ada@acme.example',
      hs_additional_emails: 'ada@home.example;countess@home.example',
      jobtitle: 'Countess',
    });
    hubspot.link(ada.id, other.id, 279);
    hubspot.link(ada.id, acme.id, 1);
    const { says } = await all(crm, 'contacts');
    expect(says).toMatchObject([
      {
        key: `contact:${ada.id}`,
        crmId: `hubspot:${ada.id}`,
        name: 'Ada Lovelace',
        emails: ['ada@acme.example', 'ada@home.example', 'countess@home.example'],
        positions: [
          { company: { key: `company:${acme.id}` }, title: 'Countess' },
          { company: { key: `company:${other.id}` } },
        ],
      },
    ]);
    expect((await all(crm, 'companies')).says[1]).toMatchObject({
      key: `company:${acme.id}`,
      crmId: `hubspot:${acme.id}`,
      domains: ['acme.example'],
      owner: { crmOwner: `hubspot:${nina}` },
    });
    expect((await all(crm, 'colleagues')).says).toContainEqual(
      expect.objectContaining({
        key: `owner:hubspot:${nina}`,
        crmOwner: `hubspot:${nina}`,
        email: 'nina@ours.example',
      }),
    );
  });

  test('more contacts in the same moment than a search ever gives all come', async () => {
    const { world } = await open({ cap: 10 });
    const keys = await world.addContacts(Array.from({ length: 35 }, (_, at) => `Bulk Updated ${at}`));
    const crm = await world.open({ pageSize: 10 });
    const { says } = await all(crm, 'contacts');
    expect(says.map(item => item.type !== 'rejected' && item.key)).toEqual(keys);
  });

  test('who was changed while the index of the search lagged comes with a later read', async () => {
    const { hubspot, world, crm } = await open({ searchLagMs: 30_000 });
    const [key = ''] = await world.addContacts(['Late Indexed']);
    const first = await all(crm, 'contacts');
    expect(first.records).toEqual([]);
    hubspot.later(31_000);
    expect((await all(crm, 'contacts', first.cursor)).says).toMatchObject([{ key, name: 'Late Indexed' }]);
  });

  test('searches are asked no faster than HubSpot answers them', async () => {
    const { hubspot, world } = await open({ searchesPerSecond: 5, shortPages: 1 });
    await world.addContacts(['One A', 'Two B', 'Three C', 'Four D', 'Five E', 'Six F', 'Seven G']);
    const crm = openHubspot({
      token: 'secret-key',
      url: hubspot.url,
      language: 'en',
      clock: () => new Date(),
      lagMs: 0,
    });
    expect((await all(crm, 'contacts')).records).toHaveLength(7);
  });

  test.each([
    ['TEN_SECONDLY_ROLLING', 10_000],
    ['DAILY', 3_600_000],
  ])('where the limit %s is used up, it is asked again when that may help', async (policy, retryAfterMs) => {
    const { hubspot, crm } = await open();
    hubspot.exhaust(policy);
    await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'busy', retryAfterMs });
  });

  test('the time that HubSpot names is the one that is waited', async () => {
    const { world, crm } = await open();
    await crm.check();
    world.faults?.('read', 'busy', 1);
    await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 7000 });
  });

  test('a contact that was merged into another is gone, and it is said into whom', async () => {
    const { hubspot, crm } = await open();
    const ada = hubspot.add('contacts', { firstname: 'Ada' });
    const twin = hubspot.add('contacts', { firstname: 'Ada', lastname: 'Twin' });
    const { cursor } = await all(crm, 'contacts');
    hubspot.archive(twin.id);
    hubspot.change(ada.id, { hs_merged_object_ids: `${twin.id};${ada.id}` });
    expect((await all(crm, 'contacts', cursor)).gone).toEqual([
      { key: `contact:${twin.id}`, mergedInto: `contact:${ada.id}` },
    ]);
  });

  test('fields of the company’s own are kept with the record, our key is not', async () => {
    const { hubspot, crm, nina } = await open();
    hubspot.addProperty('contacts', 'favourite_colour');
    const fay = await writerOf(crm).write(
      'key-1',
      { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null },
      nina,
    );
    hubspot.change(fay.id.slice(8), { favourite_colour: 'green' });
    const { records } = await all(await (world as HubspotWorld).open(), 'contacts');
    expect(records[0]?.fields).toMatchObject({ favourite_colour: 'green' });
    expect(JSON.stringify(records)).not.toContain('key-1');
  });

  test('deals and what was logged are their owner’s alone, because HubSpot does not tell who sees them', async () => {
    const { hubspot, crm, world } = await open();
    const nina = world.reps[0].crmOwner?.slice(8) ?? '';
    const ada = hubspot.add('contacts', { firstname: 'Ada' });
    const deal = hubspot.add('deals', {
      dealname: 'Big one',
      pipeline: 'renewals',
      dealstage: '9002',
      amount: '1200.5',
      closedate: '2026-12-23T23:30:00Z',
      hubspot_owner_id: nina,
    });
    const logged = hubspot.add('calls', {
      hs_timestamp: '2026-11-01T10:00:00Z',
      hs_call_duration: '90000',
      hubspot_owner_id: nina,
    });
    const cancelled = hubspot.add('meetings', { hs_timestamp: '2026-11-02T10:00:00Z', hs_meeting_outcome: 'CANCELED' });
    const noted = hubspot.add('notes', { hs_timestamp: '2026-11-02T10:00:00Z', hs_note_body: 'private' });
    hubspot.link(deal.id, ada.id, 3);
    for (const { id } of [logged, cancelled, noted]) hubspot.link(id, ada.id, 194);
    hubspot.link(logged.id, deal.id, 206);
    const deals = await all(crm, 'deals');
    expect(deals.records[0]).toMatchObject({
      visibility: { kind: 'owner' },
      says: {
        stage: 'Closed Won',
        amount: 1200.5,
        currency: 'EUR',
        // In Warsaw it was the next day already.
        closeDate: new Date('2026-12-24'),
        contacts: [{ key: `contact:${ada.id}` }],
        owner: { crmOwner: `hubspot:${nina}` },
      },
    });
    const { records } = await all(crm, 'activities');
    expect(records).toMatchObject([
      {
        id: `activity:${logged.id}`,
        visibility: { kind: 'owner' },
        fields: { deal: `deal:${deal.id}` },
        says: {
          kind: 'call',
          minutes: 2,
          people: [{ ref: { key: `owner:hubspot:${nina}` } }, { ref: { key: `contact:${ada.id}` } }],
        },
      },
    ]);
    const { unreadableRules } = await crm.check();
    expect(unreadableRules.map(rule => rule.stream)).toEqual(['deals', 'activities']);
  });

  test('a message that we logged is an exchange when it is read again', async () => {
    const { hubspot, crm, nina } = await open();
    const ada = hubspot.add('contacts', { firstname: 'Ada' });
    await writerOf(crm).write('key-1', call(ada.id, { type: 'message', minutes: null }), nina);
    await writerOf(crm).write('key-2', call(ada.id, { type: 'note', minutes: null }), nina);
    const { says } = await all(await (world as HubspotWorld).open(), 'activities');
    expect(says).toMatchObject([{ type: 'touch', kind: 'chat', people: [{ side: 'from' }, { side: 'to' }] }]);
  });

  test('a call stands in HubSpot as HubSpot keeps calls: milliseconds, its own outcome, the seller as owner', async () => {
    const { hubspot, crm, nina } = await open();
    const ada = hubspot.add('contacts', { firstname: 'Ada' });
    const { id, url } = await writerOf(crm).write('key-1', call(ada.id), nina);
    expect(hubspot.rows.get(id.slice(6))?.properties).toMatchObject({
      hs_call_duration: '1200000',
      hs_call_disposition: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
      hs_call_status: 'COMPLETED',
      hubspot_owner_id: nina.crmOwner?.slice(8),
      acquaint_key: 'key-1',
    });
    expect(url).toBe(`https://app-eu1.hubspot.com/contacts/4711/record/0-1/${ada.id}/?engagement=${id.slice(6)}`);
  });

  test('a rule of the administrator is told in its own words, and nothing is written', async () => {
    const { hubspot, crm, nina, world } = await open();
    const ada = hubspot.add('contacts', { firstname: 'Ada' });
    hubspot.required.push({ type: 'calls', property: 'hs_call_direction', message: 'Calls must have a direction.' });
    await expect(writerOf(crm).write('key-1', call(ada.id), nina)).rejects.toMatchObject({
      kind: 'refused',
      message: 'Calls must have a direction.',
    });
    expect(await world.count('Wants prices.')).toBe(0);
  });

  test('a person who is there already is not made again, and whose address it is is said', async () => {
    const { hubspot, crm, nina } = await open();
    const ada = hubspot.add('contacts', { firstname: 'Ada', email: 'ada@acme.example' });
    const write: Write = { kind: 'contact', name: 'Ada Again', email: 'ada@acme.example', phone: null, account: null };
    await expect(writerOf(crm).write('key-1', write, nina)).rejects.toMatchObject({
      kind: 'refused',
      message: `Contact already exists. Existing ID: ${ada.id}`,
      remedy: 'Choose the record that is there already.',
    });
  });

  describe('where our key may add no property', () => {
    const without = { lacking: ['crm.schemas.contacts.write', 'crm.schemas.companies.write'], associationPage: 2 };

    test('a call whose answer was lost is found on its contact, among more than a page of others', async () => {
      const { hubspot, crm, nina, world } = await open(without);
      const ada = hubspot.add('contacts', { firstname: 'Ada' });
      for (let at = 0; at < 5; at += 1)
        hubspot.link(
          hubspot.add('calls', { hs_timestamp: '2026-11-01T10:00:00Z', hs_call_body: 'Other' }).id,
          ada.id,
          194,
        );
      world.faults?.('write', 'silent', 1);
      await expect(writerOf(crm).write('key-1', call(ada.id), nina)).rejects.toMatchObject({ kind: 'unknown' });
      const found = await writerOf(crm).find('key-1', call(ada.id));
      expect(found).toEqual([await writerOf(crm).write('key-1', call(ada.id), nina)]);
      expect(await writerOf(crm).find('key-2', call(ada.id))).toEqual([]);
      expect(await world.count('Wants prices.')).toBe(1);
    });

    test('a call that arrives after all, beside the one that was sent again, is found with it', async () => {
      const { hubspot, crm, nina } = await open(without);
      const ada = hubspot.add('contacts', { firstname: 'Ada' });
      const written = await writerOf(crm).write('key-1', call(ada.id), nina);
      const late = hubspot.add('calls', hubspot.rows.get(written.id.slice('calls:'.length))?.properties ?? {});
      hubspot.link(late.id, ada.id, 194);
      expect(await writerOf(crm).find('key-1', call(ada.id))).toEqual([
        written,
        {
          id: `calls:${late.id}`,
          url: expect.stringMatching(new RegExp(`/0-1/${ada.id}/.engagement=${late.id}$`, 'u')),
        },
      ]);
    });

    test('nobody new is made, because a second one could not be told from the first', async () => {
      const { crm, nina } = await open(without);
      const write: Write = { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null };
      await expect(writerOf(crm).write('key-1', write, nina)).rejects.toMatchObject({
        kind: 'refused',
        remedy: expect.stringContaining('acquaint_key'),
      });
    });
  });

  test('what our key may not do is said with the scope that allows it', async () => {
    const { crm } = await open({ lacking: ['crm.objects.deals.write'] });
    const { missing, abilities } = await crm.check();
    expect(missing).toEqual([expect.stringContaining('crm.objects.deals.write')]);
    expect(abilities.writes).toEqual(['activity', 'task', 'contact', 'company']);
  });

  test('a key that HubSpot does not take is refused with the remedy, and is not repeated', async () => {
    const { hubspot } = await open();
    const crm = openHubspot({ token: 'wrong-key', url: hubspot.url, language: 'en', clock: () => new Date() });
    const fault = await crm.check().catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind: 'refused', remedy: 'Check HUBSPOT_TOKEN.' });
    expect(JSON.stringify([fault, String(fault)])).not.toContain('wrong-key');
  });

  test('a stage is one of the deal’s own pipeline, though another has the same name', async () => {
    const { hubspot, crm, nina } = await open();
    const id = hubspot.add('deals', { dealname: 'Renewal', pipeline: 'renewals', dealstage: '9001' }).id;
    const deal = { key: `deal:${id}`, name: 'Renewal' };
    const change: Write = { kind: 'change', deal, field: 'stage', from: 'Due', to: 'Closed Won', currency: null };
    await writerOf(crm).write('key-1', change, nina);
    expect(hubspot.rows.get(id)?.properties.dealstage).toBe('9002');
    expect(await writerOf(crm).find('key-1', change)).toMatchObject([{ id: `deal:${id}` }]);
    const unknown: Write = { ...change, from: 'Closed Won', to: 'Appointment Scheduled' };
    await expect(writerOf(crm).write('key-2', unknown, nina)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('an amount in another currency than the deal’s is not written as if it were the same', async () => {
    const { hubspot, crm, nina } = await open();
    const id = hubspot.add('deals', {
      dealname: 'Big',
      pipeline: 'default',
      dealstage: 'new',
      amount: '5',
      deal_currency_code: 'CZK',
    }).id;
    const deal = { key: `deal:${id}`, name: 'Big' };
    const write: Write = { kind: 'change', deal, field: 'amount', from: 5, to: 6, currency: 'EUR' };
    await expect(writerOf(crm).write('key-1', write, nina)).rejects.toMatchObject({
      kind: 'refused',
      remedy: 'Say the amount in CZK.',
    });
    expect(hubspot.rows.get(id)?.properties.amount).toBe('5');
  });

  test('a contact that we did not make is never removed, whatever we are asked', async () => {
    const { hubspot, crm } = await open();
    const { id } = hubspot.add('contacts', { firstname: 'Ada' });
    const write: Write = { kind: 'contact', name: 'Ada', email: null, phone: null, account: null };
    const written = { id: `contact:${id}`, url: null };
    const version = (await writerOf(crm).read(written, write))?.version ?? '';
    expect(await writerOf(crm).undo(written, write, version)).toBe('changed');
    expect(hubspot.rows.get(id)?.archived).toBe(false);
  });
});
