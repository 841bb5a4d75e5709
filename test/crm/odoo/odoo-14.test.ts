/** A real Odoo 14: the contract, and what is particular to it. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Write } from '../../../src/domain/write.ts';
import { crmContract } from '../../contracts/crm.ts';
import { type Odoo14, odooUrl, openOdoo14 } from '../../support/odoo-14.ts';

const url = odooUrl;

test.skipIf(url)(
  'NO ODOO 14: not looked at, because ACQUAINT_TEST_ODOO_URL is not set; scripts/odoo.sh start prints it',
  context => context.skip(),
);

if (url) crmContract('Odoo 14, for real', () => openOdoo14(url));

describe.skipIf(!url)('Odoo 14, particulars', { timeout: 60_000 }, () => {
  let odoo: Odoo14;
  beforeAll(async () => {
    if (url) odoo = await openOdoo14(url);
  });
  afterAll(() => odoo?.close());

  const [monday, noone] = ['2027-03-01T09:00:00.000Z', { account: null, deal: null }];
  const meeting = (key: string): Write => ({
    kind: 'activity',
    type: 'meeting',
    at: monday,
    timeKnown: true,
    minutes: 30,
    outcome: null,
    subject: 'A meeting to come',
    text: 'About prices.',
    contacts: [{ key, name: 'Ada' }],
    ...noone,
  });

  test('nobody is mailed because of what we write: not the contact of a meeting to come, not the seller with a task', async () => {
    const [rep] = odoo.reps;
    const id = await odoo.rpc<number>('res.partner', 'create', [{ name: 'Ada', email: 'ada@globex.example' }]);
    const mails = () => odoo.rpc<number>('mail.mail', 'search_count', [[]]);
    const before = await mails();
    const crm = await odoo.open();
    const on = { contacts: [{ key: `contact:${id}`, name: 'Ada' }], ...noone };
    await crm.writer?.write(`mail-${randomUUID()}`, meeting(`contact:${id}`), rep);
    await crm.writer?.write(
      `mail-${randomUUID()}`,
      { kind: 'task', what: 'Send prices', due: '2027-03-02', ...on },
      rep,
    );
    await crm.writer?.write(`mail-${randomUUID()}`, { ...meeting(`contact:${id}`), type: 'call' } as Write, rep);
    expect(await mails()).toBe(before);
  });

  test('the hour of a meeting is the hour that was said, whatever time zone our user of Odoo lives in', async () => {
    const [rep] = odoo.reps;
    await odoo.rpc('res.users', 'write', [[2], { tz: 'Pacific/Auckland' }]);
    const id = await odoo.rpc<number>('res.partner', 'create', [{ name: 'Ben' }]);
    const crm = await odoo.open();
    const write = meeting(`contact:${id}`);
    const written = await crm.writer?.write(`zone-${randomUUID()}`, write, rep);
    const [event] = await odoo.rpc<{ start: string; stop: string; description: string }[]>('calendar.event', 'read', [
      [Number(written?.id.split(':')[1])],
      ['start', 'stop', 'description'],
    ]);
    // Up to 14 people read the description as it stands.
    expect(event?.description).toBe('About prices.\n\n--\nMeeting · 30 min\nAda\nLogged by Nina Kowalczyk from Slack');
    expect(event).toMatchObject({ start: '2027-03-01 09:00:00', stop: '2027-03-01 09:30:00' });
    await odoo.rpc('res.users', 'write', [[2], { tz: 'Europe/Brussels' }]);
  });

  test('the seller is the author of a call and the owner of a task, and who logged it stands there too', async () => {
    const [rep] = odoo.reps;
    const id = await odoo.rpc<number>('res.partner', 'create', [{ name: 'Cora' }]);
    const crm = await odoo.open();
    const call = await crm.writer?.write(
      `author-${randomUUID()}`,
      { ...meeting(`contact:${id}`), type: 'call' } as Write,
      rep,
    );
    const [message] = await odoo.rpc<
      { author_id: [number, string]; body: string; mail_activity_type_id: [number, string] }[]
    >('mail.message', 'read', [[Number(call?.id.split(':')[1])], ['author_id', 'body', 'mail_activity_type_id']]);
    expect(message?.author_id[1]).toContain(rep.name);
    expect(message?.mail_activity_type_id[1]).toBe('Call');
    expect(message?.body).toContain('Logged by Nina Kowalczyk from Slack');
    const on = { contacts: [{ key: `contact:${id}`, name: 'Cora' }], ...noone };
    const task = await crm.writer?.write(
      `author-${randomUUID()}`,
      { kind: 'task', what: 'Call back', due: null, ...on },
      rep,
    );
    const [activity] = await odoo.rpc<{ user_id: [number, string] }[]>('mail.activity', 'read', [
      [Number(task?.id.split(':')[1])],
      ['user_id'],
    ]);
    expect(activity?.user_id[1]).toBe(rep.name);
  });

  test('what others wrote is never removed, whatever id and version we are asked about', async () => {
    const [note] = await odoo.rpc<number[]>('mail.message', 'search', [[['message_type', '=', 'notification']]], {
      limit: 1,
    });
    const crm = await odoo.open();
    const theirs = { id: `mail.message:${note}`, url: null };
    const write = { ...meeting('contact:1'), type: 'note' } as Write;
    const back = await crm.writer?.read(theirs, write);
    expect(await crm.writer?.undo(theirs, write, back?.version ?? '')).toBe('changed');
    expect(await odoo.rpc('mail.message', 'search_count', [[['id', '=', note]]])).toBe(1);
  });

  test('a rule of the administrator is refused in Odoo’s own words', async () => {
    const [rep] = odoo.reps;
    const crm = await odoo.open();
    const fault = await crm.writer
      ?.write(
        `gone-${randomUUID()}`,
        { ...meeting('contact:1'), type: 'note', deal: { key: 'deal:99999999', name: 'x' } } as Write,
        rep,
      )
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('does not exist or has been deleted'),
    });
    expect(String(fault)).not.toMatch(/odoo\.exceptions|Traceback/u);
  });
});
