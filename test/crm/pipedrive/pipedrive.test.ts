/** Pipedrive: the contract, its own specification, and what is particular to it. */
import { afterEach, describe, expect, test } from 'vitest';
import { openPipedrive } from '../../../src/crm/pipedrive/pipedrive.ts';
import type { Crm, CrmRecord, Cursor, Stream } from '../../../src/crm/port.ts';
import type { Write } from '../../../src/domain/write.ts';
import { crmContract } from '../../contracts/crm.ts';
import type { PipedriveSettings } from '../../support/fake-pipedrive.ts';
import { hasSpecification, readSpecification } from '../../support/pipedrive-specification.ts';
import { openPipedriveWorld, type PipedriveWorld } from '../../support/pipedrive-world.ts';

test.skipIf(hasSpecification)(
  'NO SPECIFICATION OF PIPEDRIVE: requests are not held to it, because ACQUAINT_SHARED names no folder with it',
  context => context.skip(),
);

crmContract(`Pipedrive, our own rude one${hasSpecification ? ', by its specification' : ''}`, () =>
  openPipedriveWorld({ shortPages: 7, ...(hasSpecification ? { check: readSpecification() } : {}) }),
);

describe('Pipedrive', () => {
  let world: PipedriveWorld | undefined;
  afterEach(() => world?.close());
  const open = async (settings?: PipedriveSettings) => {
    world = await openPipedriveWorld(settings);
    return { world, pipedrive: world.pipedrive, crm: await world.open(), nina: world.reps[0] };
  };
  const writerOf = (crm: Crm) => {
    if (!crm.writer) throw new Error('It writes.');
    return crm.writer;
  };
  async function all(crm: Crm, stream: Stream, after: Cursor | null = null) {
    const records: CrmRecord[] = [];
    const gone: string[] = [];
    let cursor = after;
    for await (const page of crm.pages(stream, after, new AbortController().signal)) {
      records.push(...page.records);
      gone.push(...page.gone.map(({ key }) => key));
      cursor = page.cursor;
    }
    return { records, gone, cursor };
  }

  test('people have the keys that the export files give them, and their fields of the company’s own', async () => {
    const { pipedrive, crm, nina } = await open();
    const owner_id = Number(nina.crmOwner?.slice(10));
    const acme = pipedrive.add('organizations', { name: 'Acme', website: 'https://www.acme.example/en', owner_id });
    const ada = pipedrive.add('persons', {
      name: 'Ada Lovelace',
      emails: [{ value: 'Ada@acme.example', primary: true }],
      org_id: acme.id,
      job_title: 'Countess',
      visible_to: 7,
      custom_fields: { dcf558aac1ae4e8c4f849ba5e668430d8df9be12: 'green' },
    });
    expect((await all(crm, 'contacts')).records).toMatchObject([
      {
        visibility: { kind: 'all' },
        fields: { custom_fields: { dcf558aac1ae4e8c4f849ba5e668430d8df9be12: 'green' } },
        says: {
          key: `contact:${ada.id}`,
          crmId: `pipedrive:${ada.id}`,
          emails: ['ada@acme.example'],
          positions: [{ company: { key: `company:${acme.id}` }, title: 'Countess' }],
        },
      },
    ]);
    expect((await all(crm, 'companies')).records).toMatchObject([
      {
        // 3 may be a group that Pipedrive does not tell of.
        visibility: { kind: 'owner' },
        says: { key: `company:${acme.id}`, domains: ['acme.example'], owner: { crmOwner: nina.crmOwner } },
      },
    ]);
  });

  test('a deal that was deleted is gone with the next read', async () => {
    const { pipedrive, crm, world } = await open();
    const key = await world.addDeal({ name: 'Short lived', amount: 5, stage: 'Lead In' });
    const { cursor } = await all(crm, 'deals');
    pipedrive.change('deals', Number(key.slice(5)), { is_deleted: true });
    expect((await all(crm, 'deals', cursor)).gone).toEqual([key]);
  });

  test('a read that was interrupted for so long that Pipedrive forgot its place loses nobody', async () => {
    const { pipedrive, world } = await open();
    const keys = await world.addContacts(['One A', 'Two B', 'Three C', 'Four D']);
    const crm = await world.open({ pageSize: 2 });
    let cursor: Cursor | null = null;
    for await (const page of crm.pages('contacts', null, new AbortController().signal)) {
      cursor = page.cursor;
      break;
    }
    pipedrive.forgetPlaces();
    const { records } = await all(crm, 'contacts', cursor);
    expect(records.map(record => record.says.type !== 'rejected' && record.says.key)).toEqual(keys);
  });

  test('when the budget of the day is spent nothing is asked for an hour', async () => {
    const { pipedrive } = await open();
    const crm = openPipedrive({ token: 'secret-token', url: pipedrive.url, language: 'en', clock: () => new Date() });
    pipedrive.refill(0);
    await expect(all(crm, 'contacts')).rejects.toMatchObject({ kind: 'busy', retryAfterMs: 3_600_000 });
  });

  test('whoever is shut out with a page of HTML stops asking, so that it ends', async () => {
    const { pipedrive, crm } = await open();
    pipedrive.refill(0);
    for (let at = 0; at < 10; at += 1)
      await expect(all(crm, 'contacts')).rejects.toMatchObject({
        kind: 'busy',
        message: expect.not.stringContaining('<'),
      });
    expect(pipedrive.refusedAfterLimit()).toBe(4);
  });

  test('a call is a done activity with its hours, its people and its owner', async () => {
    const { pipedrive, crm, world, nina } = await open();
    const [one = '', other = ''] = await world.addContacts(['Ada One', 'Ben Other']);
    const write: Write = {
      kind: 'activity',
      type: 'call',
      at: '2026-11-19T14:05:00.000Z',
      timeKnown: true,
      minutes: 75,
      outcome: null,
      subject: 'Call about prices',
      text: 'Wants prices.',
      contacts: [
        { key: one, name: 'Ada One' },
        { key: other, name: 'Ben Other' },
      ],
      account: null,
      deal: null,
    };
    const { id } = await writerOf(crm).write('key-1', write, nina);
    expect(pipedrive.tables.activities.get(Number(id.slice(11)))).toMatchObject({
      type: 'call',
      done: true,
      due_date: '2026-11-19',
      due_time: '14:05:00',
      duration: '01:15:00',
      owner_id: Number(nina.crmOwner?.slice(10)),
      participants: [
        { person_id: Number(one.slice(8)), primary: true },
        { person_id: Number(other.slice(8)), primary: false },
      ],
    });
    expect((await all(crm, 'activities')).records).toMatchObject([
      { visibility: { kind: 'owner' }, says: { kind: 'call', minutes: 75, size: 3 } },
    ]);
  });

  test('what is planned has not happened', async () => {
    const { pipedrive, crm, world } = await open();
    const [key = ''] = await world.addContacts(['Ada One']);
    pipedrive.add('activities', { type: 'call', done: false, due_date: '2026-12-01', person_id: Number(key.slice(8)) });
    expect((await all(crm, 'activities')).records).toEqual([]);
  });

  test('where our user may add no field nobody new is made, and it is said who can change that', async () => {
    const { crm, nina } = await open({ mayAddFields: false });
    const write: Write = { kind: 'contact', name: 'Fay Fresh', email: null, phone: null, account: null };
    await expect(writerOf(crm).write('key-1', write, nina)).rejects.toMatchObject({
      kind: 'refused',
      remedy: expect.stringContaining('Acquaint key'),
    });
  });

  test('a deal is won by saying so, and a stage is one of its own pipeline', async () => {
    const { pipedrive, crm, nina } = await open();
    const values = { title: 'Renewal', value: 5, currency: 'EUR', stage_id: 7, pipeline_id: 2, status: 'open' };
    const { id } = pipedrive.add('deals', values);
    const deal = { key: `deal:${id}`, name: 'Renewal' };
    const won: Write = { kind: 'change', deal, field: 'stage', from: 'Contact Made', to: 'Won', currency: null };
    await writerOf(crm).write('key-1', won, nina);
    expect(pipedrive.tables.deals.get(id)).toMatchObject({ status: 'won', stage_id: 7 });
    const back = await writerOf(crm).read({ id: deal.key, url: null }, won);
    expect(await writerOf(crm).undo({ id: deal.key, url: null }, won, back?.version ?? '')).toBe('undone');
    expect(pipedrive.tables.deals.get(id)).toMatchObject({ status: 'open', stage_id: 7 });
    const elsewhere: Write = { ...won, to: 'Lead In' };
    await expect(writerOf(crm).write('key-2', elsewhere, nina)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('a person whom we did not make is never removed, whatever we are asked', async () => {
    const { pipedrive, crm } = await open();
    const { id } = pipedrive.add('persons', { name: 'Ada' });
    const write: Write = { kind: 'contact', name: 'Ada', email: null, phone: null, account: null };
    const written = { id: `contact:${id}`, url: null };
    const version = (await writerOf(crm).read(written, write))?.version ?? '';
    expect(await writerOf(crm).undo(written, write, version)).toBe('changed');
    expect(pipedrive.tables.persons.get(id)?.is_deleted).toBe(false);
  });
});
