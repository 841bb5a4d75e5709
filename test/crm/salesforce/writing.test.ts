/** What is particular to writing into Salesforce. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Crm } from '../../../src/crm/port.ts';
import type { Write } from '../../../src/domain/write.ts';
import type { SalesforceSettings } from '../../support/fake-salesforce.ts';
import { openSalesforceWorld, type SalesforceWorld } from '../../support/salesforce-world.ts';

describe('writing into Salesforce', () => {
  let world: SalesforceWorld | undefined;
  afterEach(() => world?.close());
  const open = async (settings?: SalesforceSettings) => {
    world = await openSalesforceWorld(settings);
    const crm = await world.open();
    const ada = world.salesforce.add('Contact', { FirstName: 'Ada', LastName: 'Lovelace' }).Id;
    return { world, salesforce: world.salesforce, crm, writer: writerOf(crm), ada, nina: world.reps[0] };
  };
  const writerOf = (crm: Crm) => {
    if (!crm.writer) throw new Error('It writes.');
    return crm.writer;
  };
  const ref = (kind: string, id: string, name: string) => ({ key: `${kind}:${id.slice(0, 15)}`, name });
  const call = (
    contact: string,
    fields: Partial<Extract<Write, { kind: 'activity' }>> = {},
  ): Extract<Write, { kind: 'activity' }> => ({
    kind: 'activity',
    type: 'call',
    at: '2026-11-19T23:30:00.000Z',
    timeKnown: true,
    minutes: 20,
    outcome: 'reached',
    subject: 'Call about prices',
    text: 'Wants prices.',
    contacts: [ref('contact', contact, 'Ada Lovelace')],
    account: null,
    deal: null,
    ...fields,
  });
  const dealOf = (at: SalesforceWorld['salesforce']) =>
    at.add('Opportunity', { Name: 'Big', StageName: 'Prospecting', CloseDate: '2026-12-24', Amount: 5 }).Id;

  test('a call stands there as Salesforce keeps calls: seconds, a day, the deal, the seller as owner', async () => {
    const { salesforce, writer, ada, nina } = await open();
    const deal = dealOf(salesforce);
    const acme = salesforce.add('Account', { Name: 'Acme' }).Id;
    const write = call(ada, { deal: ref('deal', deal, 'Big'), account: ref('company', acme, 'Acme') });
    const written = await writer.write('key-1', write, nina);
    const id = written.id.slice('Task:'.length);
    expect(salesforce.row(id)).toMatchObject({
      TaskSubtype: 'Call',
      Status: 'Completed',
      CallDurationInSeconds: 1200,
      CallDisposition: 'reached',
      // In Warsaw it was the next day already.
      ActivityDate: '2026-11-20',
      WhoId: ada,
      WhatId: deal,
      Acquaint_Key__c: 'key-1',
    });
    expect(String(salesforce.row(id)?.OwnerId).slice(0, 15)).toBe(nina.crmOwner?.slice(11));
    expect(written.url).toMatch(new RegExp(`/lightning/r/Task/${id}/view$`, 'u'));
    expect((await writer.read(written, write))?.write).toEqual(write);
  });

  test('a meeting stands in the calendar, from its hour on or for its whole day', async () => {
    const { salesforce, writer, ada, nina } = await open();
    const timed = call(ada, { type: 'meeting', at: '2026-11-19T09:30:00.000Z', minutes: 45 });
    const day = call(ada, { type: 'visit', at: '2026-11-18T12:00:00.000Z', timeKnown: false, minutes: 30 });
    for (const [key, write, stored] of [
      ['key-1', timed, { StartDateTime: '2026-11-19T09:30:00.000+0000', DurationInMinutes: 45, IsAllDayEvent: false }],
      ['key-2', day, { ActivityDate: '2026-11-18', IsAllDayEvent: true }],
    ] as const) {
      const written = await writer.write(key, write, nina);
      expect(salesforce.row(written.id.slice('Event:'.length))).toMatchObject(stored);
      expect((await writer.read(written, write))?.write).toEqual(write);
    }
  });

  test('a message that we logged is an exchange when it is read again, a note is not', async () => {
    const { crm, writer, ada, nina } = await open();
    await writer.write('key-1', call(ada, { type: 'message', minutes: null }), nina);
    await writer.write('key-2', call(ada, { type: 'note', minutes: null }), nina);
    const kinds: string[] = [];
    for await (const { records } of crm.pages('activities', null, new AbortController().signal))
      kinds.push(...records.map(({ says }) => (says.type === 'touch' ? says.kind : says.type)));
    expect(kinds).toEqual(['chat']);
  });

  test('a call with a lead is on the lead alone, because Salesforce puts no deal beside it', async () => {
    const { salesforce, writer, nina } = await open();
    const lead = salesforce.add('Lead', { LastName: 'Prospect', Company: 'Initech' }).Id;
    const write = call(lead, { deal: ref('deal', dealOf(salesforce), 'Big') });
    const written = await writer.write('key-1', write, nina);
    expect(salesforce.row(written.id.slice(5))).toMatchObject({ WhoId: lead, WhatId: null });
    expect((await writer.read(written, write))?.write).toMatchObject({ contacts: write.contacts, deal: null });
  });

  test.each([true, false])('two people on one call are both there, where activities are shared: %s', async shared => {
    const { salesforce, writer, ada, nina } = await open({ shared });
    const ben = salesforce.add('Contact', { FirstName: 'Ben', LastName: 'Franklin' }).Id;
    for (const type of ['call', 'meeting'] as const) {
      const contacts = [ref('contact', ada, 'Ada Lovelace'), ref('contact', ben, 'Ben Franklin')];
      const write = call(ada, { type, contacts });
      const written = await writer.write(`key-${type}`, write, nina);
      const row = salesforce.row(written.id.slice(written.id.indexOf(':') + 1));
      const related = [...salesforce.rows.values()].filter(
        one => one.RelationId === ben && Object.values(one).includes(row?.Id),
      );
      expect(related).toHaveLength(shared ? 1 : 0);
      expect(String(row?.Description).includes('With Ben Franklin')).toBe(!shared);
      expect((await writer.read(written, write))?.write).toMatchObject({ contacts, minutes: 20, outcome: 'reached' });
      // Again, as after an answer that was lost.
      expect(await writer.write(`key-${type}`, write, nina)).toEqual(written);
    }
  });

  test('a lead beside a contact is named in the text, because Salesforce puts no lead beside somebody', async () => {
    const { salesforce, writer, ada, nina } = await open({ shared: true });
    const lead = salesforce.add('Lead', { LastName: 'Prospect', Company: 'Initech' }).Id;
    const contacts = [ref('contact', ada, 'Ada Lovelace'), ref('contact', lead, 'Prospect')];
    const written = await writer.write('key-1', call(ada, { contacts }), nina);
    expect(salesforce.row(written.id.slice(5))?.Description).toContain('With Prospect');
    expect([...salesforce.rows.values()].filter(row => row.RelationId === lead)).toEqual([]);
    expect((await writer.read(written, call(ada, { contacts })))?.write).toMatchObject({ contacts });
  });

  test('a call that a rule lets nobody else be on is written all the same, and reading back says who is missing', async () => {
    const { salesforce, writer, ada, nina } = await open({ shared: true });
    salesforce.rules.push({ type: 'TaskRelation', field: 'IsWhat', message: 'One person a call.' });
    const ben = salesforce.add('Contact', { FirstName: 'Ben', LastName: 'Franklin' }).Id;
    const contacts = [ref('contact', ada, 'Ada Lovelace'), ref('contact', ben, 'Ben Franklin')];
    const written = await writer.write('key-1', call(ada, { contacts }), nina);
    expect((await writer.read(written, call(ada, { contacts })))?.write).toMatchObject({ contacts: [contacts[0]] });
  });

  test('of a text that is too long as much is kept as there is room for, and the card can say so', async () => {
    const { salesforce, writer, ada, nina } = await open();
    const text = `${'🎉'.repeat(17_000)} the end`;
    const written = await writer.write('key-1', call(ada, { type: 'note', text, minutes: null }), nina);
    const stored = String(salesforce.row(written.id.slice(5))?.Description);
    expect(stored.length).toBeLessThanOrEqual(32_000);
    expect(stored).toContain('Logged by Nina Kowalczyk');
    const back = await writer.read(written, call(ada, { type: 'note', text, minutes: null }));
    const kept = back?.write.kind === 'activity' ? back.write.text : '';
    expect(kept).toMatch(/^(?:🎉)+…$/u);
    expect(kept).not.toBe(text);
  });

  test('what somebody changed since is not written over when the same is written again', async () => {
    const { salesforce, writer, nina } = await open();
    const write: Write = { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null };
    const written = await writer.write('key-1', write, nina);
    salesforce.change(written.id.slice(8), { LastName: 'Married' });
    expect(await writer.write('key-1', write, nina)).toEqual(written);
    expect(salesforce.row(written.id.slice(8))?.LastName).toBe('Married');
  });

  test('two processes that write the same at once make one', async () => {
    const { world, writer, ada, nina } = await open();
    const other = writerOf(await world.open());
    const both = await Promise.all([writer.write('key-1', call(ada), nina), other.write('key-1', call(ada), nina)]);
    expect(both[0]).toEqual(both[1]);
    expect(await world.count('Wants prices.')).toBe(1);
  });

  test('a key with a quote in it asks for that key and nothing else', async () => {
    const { writer, ada, nina } = await open();
    await writer.write("o'hara", call(ada), nina);
    expect(await writer.find("o'hara", call(ada))).toHaveLength(1);
    expect(await writer.find("x' OR Acquaint_Key__c != null OR Subject = 'x", call(ada))).toEqual([]);
  });

  describe('where no administrator has added the field for our key', () => {
    const without = { keyField: [] };

    test('a call whose answer was lost is found on its contact by its mark, and is not made twice', async () => {
      const { salesforce, world, writer, ada, nina } = await open({ ...without, shortPages: 3 });
      for (let at = 0; at < 8; at += 1) salesforce.add('Task', { WhoId: ada, Description: 'Other' });
      world.faults?.('write', 'silent', 1);
      await expect(writer.write('key-1', call(ada), nina)).rejects.toMatchObject({ kind: 'unknown' });
      const found = await writer.find('key-1', call(ada));
      expect(found).toEqual([await writer.write('key-1', call(ada), nina)]);
      expect(await writer.find('key-2', call(ada))).toEqual([]);
      expect(await world.count('Wants prices.')).toBe(1);
    });

    test('a change that is made again leaves one note', async () => {
      const { salesforce, world, writer, nina } = await open(without);
      const deal = ref('deal', dealOf(salesforce), 'Big');
      const write: Write = { kind: 'change', deal, field: 'amount', from: 5, to: 6, currency: 'EUR' };
      await writer.write('key-1', write, nina);
      await writer.write('key-1', write, nina);
      expect(await world.count('Amount: 5 → 6')).toBe(1);
    });

    test('nobody new is made, because a second one could not be told from the first, and connect says why', async () => {
      const { crm, writer, nina } = await open(without);
      const write: Write = { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null };
      await expect(writer.write('key-1', write, nina)).rejects.toMatchObject({
        kind: 'refused',
        remedy: expect.stringContaining('Acquaint_Key__c'),
      });
      const { missing, abilities } = await crm.check();
      expect(missing).toEqual([
        expect.stringContaining('Activity has no field Acquaint_Key__c'),
        expect.stringContaining('Contact has no field Acquaint_Key__c'),
        expect.stringContaining('Account has no field Acquaint_Key__c'),
      ]);
      expect(abilities.writes).toEqual(['activity', 'task', 'change']);
    });
  });

  test('a rule of the administrator is told in its own words, and nothing is written', async () => {
    const { salesforce, world, writer, ada, nina } = await open();
    salesforce.rules.push({ type: 'Task', field: 'CallType', message: 'Calls must have a direction.' });
    await expect(writer.write('key-1', call(ada), nina)).rejects.toMatchObject({
      kind: 'refused',
      message: 'Calls must have a direction.',
      remedy: expect.stringContaining('rule in Salesforce'),
    });
    expect(await world.count('Wants prices.')).toBe(0);
  });

  test('a program of the administrator that fails is told without the place in its code', async () => {
    const { salesforce, writer, ada, nina } = await open();
    const message =
      'TaskGuard: execution of BeforeInsert\n\ncaused by: System.NullPointerException\n\nTrigger.TaskGuard: line 3, column 1';
    salesforce.rules.push({ type: 'Task', field: 'CallType', message });
    await expect(writer.write('key-1', call(ada), nina)).rejects.toMatchObject({
      message: 'TaskGuard: execution of BeforeInsert caused by: System.NullPointerException',
    });
  });

  test('a stage that Salesforce does not have, and an amount in another currency, are refused in words', async () => {
    const { salesforce, writer, nina } = await open();
    const id = dealOf(salesforce);
    const deal = ref('deal', id, 'Big');
    const stage: Write = { kind: 'change', deal, field: 'stage', from: 'Prospecting', to: 'Dreaming', currency: null };
    await expect(writer.write('key-1', stage, nina)).rejects.toMatchObject({ remedy: 'Say a stage that it has.' });
    const amount: Write = { kind: 'change', deal, field: 'amount', from: 5, to: 6, currency: 'CZK' };
    await expect(writer.write('key-2', amount, nina)).rejects.toMatchObject({ remedy: 'Say the amount in EUR.' });
    expect(salesforce.row(id)).toMatchObject({ StageName: 'Prospecting', Amount: 5 });
  });

  test('a change leaves a finished task on the deal that says who made it, and is found by it', async () => {
    const { salesforce, world, writer, nina } = await open();
    const id = dealOf(salesforce);
    const deal = ref('deal', id, 'Big');
    const write: Write = { kind: 'change', deal, field: 'amount', from: 5, to: 6, currency: 'EUR' };
    const written = await writer.write('key-1', write, nina);
    expect(await writer.find('key-1', write)).toEqual([written]);
    expect(await world.count('Amount: 5 → 6')).toBe(1);
    await writer.write('key-1', write, nina);
    expect(await world.count('Amount: 5 → 6')).toBe(1);
  });

  test('a deal that was changed is changed, though a rule forbids the note on it', async () => {
    const { salesforce, writer, nina } = await open();
    salesforce.rules.push({ type: 'Task', field: 'CallType', message: 'Tasks must have a direction.' });
    const id = dealOf(salesforce);
    const deal = ref('deal', id, 'Big');
    const write: Write = { kind: 'change', deal, field: 'amount', from: 5, to: 6, currency: 'EUR' };
    const written = await writer.write('key-1', write, nina);
    expect(salesforce.row(id)?.Amount).toBe(6);
    expect((await writer.read(written, write))?.write).toMatchObject({ to: 6 });
  });

  test('an account on which somebody else has put a contact is not removed, because the contact would go with it', async () => {
    const { salesforce, writer, nina } = await open();
    const write: Write = { kind: 'company', name: 'Newly Founded', domain: null };
    const written = await writer.write('key-1', write, nina);
    const version = (await writer.read(written, write))?.version ?? '';
    const jonas = salesforce.add('Contact', { LastName: 'Put There', AccountId: written.id.slice(8) });
    expect(await writer.undo(written, write, version)).toBe('changed');
    salesforce.remove(jonas.Id);
    expect(await writer.undo(written, write, version)).toBe('undone');
  });

  test('a contact that we did not make is never removed, whatever we are asked', async () => {
    const { salesforce, writer, ada } = await open();
    const write: Write = { kind: 'contact', name: 'Ada Lovelace', email: null, phone: null, account: null };
    const written = { id: `contact:${ada.slice(0, 15)}`, url: null };
    const version = (await writer.read(written, write))?.version ?? '';
    expect(await writer.undo(written, write, version)).toBe('changed');
    expect(salesforce.row(ada)?.IsDeleted).toBe(false);
  });
});
