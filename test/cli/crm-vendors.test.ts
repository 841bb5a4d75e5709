/** HubSpot and Pipedrive as whoever sets them up sees them: settings, `connect`, `sync`, `doctor`. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crmSettings, readConfig } from '../../src/config.ts';
import { hubspotAtCli, pipedriveAtCli } from '../support/crm-at-cli.ts';
import { type Desk, openDesk } from './run.ts';

const of = (environment: Record<string, string>) => () => crmSettings(readConfig(environment));
const pipedrive = { PIPEDRIVE_URL: 'https://ours.pipedrive.com/', PIPEDRIVE_TOKEN: 'p' };

test('HubSpot is set up by its key alone, Pipedrive by its address and a token', () => {
  expect(of({ HUBSPOT_TOKEN: 'h' })()).toEqual({ crm: 'hubspot', token: 'h' });
  expect(of(pipedrive)()).toEqual({ crm: 'pipedrive', url: 'https://ours.pipedrive.com', token: 'p' });
});

test('what they tell by themselves needs a secret of each, and half of it says what is missing', () => {
  expect(of({ HUBSPOT_TOKEN: 'h', HUBSPOT_WEBHOOK_SECRET: 's' })()).toMatchObject({ webhookSecret: 's' });
  expect(of({ HUBSPOT_WEBHOOK_SECRET: 'hidden' })).toThrow(/HUBSPOT_TOKEN/u);
  const login = { PIPEDRIVE_WEBHOOK_USER: 'u', PIPEDRIVE_WEBHOOK_PASSWORD: 'hidden' };
  expect(of({ ...pipedrive, ...login })()).toMatchObject({ webhookLogin: { user: 'u', password: 'hidden' } });
  expect(of({ ...pipedrive, ...login, PIPEDRIVE_WEBHOOK_USER: '' })).toThrow(/PIPEDRIVE_WEBHOOK_USER/u);
  expect(of({ ...pipedrive, ...login, PIPEDRIVE_WEBHOOK_PASSWORD: '' })).toThrow(/PIPEDRIVE_WEBHOOK_PASSWORD/u);
});

test('two of them at once are refused by name', () => {
  expect(of({ ...pipedrive, HUBSPOT_TOKEN: 'h' })).toThrow(/Two CRMs are set, hubspot and pipedrive/u);
});

test('half of Pipedrive says what is missing, and never the token', () => {
  expect(of({ PIPEDRIVE_TOKEN: 'hidden' })).toThrow(/PIPEDRIVE_URL/u);
  expect(of({ PIPEDRIVE_TOKEN: 'hidden' })).not.toThrow(/hidden/u);
  expect(of({ ...pipedrive, PIPEDRIVE_URL: 'ours.pipedrive.com' })).toThrow(/PIPEDRIVE_URL/u);
});

describe('whoever connects a vendor’s CRM', { timeout: 180_000 }, () => {
  let desk: Desk;
  const ends: (() => Promise<void> | void)[] = [];
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
    desk.remove();
  });
  /** A little while ago, because what is newer is read by the next look. */
  const earlier = () => Date.now() - 5 * 60_000;

  test('HubSpot: connects, opens what it hides, maps a field, syncs, and sees all of it in doctor', async () => {
    const { fake, env } = await hubspotAtCli();
    ends.push(fake.close);
    fake.addProperty('contacts', 'their_role');
    const nina = fake.addOwner('Nina', 'Kowalczyk', 'nina@ours.example');
    const globex = fake.add('companies', { name: 'Globex' }, earlier());
    const person = { firstname: 'Ada', lastname: 'Example', their_role: 'Head of Paint' };
    const ada = fake.add('contacts', person, earlier());
    fake.link(ada.id, globex.id, 1);
    fake.add('deals', { dealname: 'Paint', hubspot_owner_id: nina }, earlier());

    const connected = await desk.run(['connect', 'hubspot'], { env });
    expect(connected).toMatchObject({ code: 0, stdout: expect.stringContaining('HubSpot 4711') });
    expect(connected.stdout).toContain('Fields of your own for --map contacts.title=…: their_role.');
    expect(connected.stdout).toMatch(/deals, activities: shown to their owners only.*--visible deals=all opens them/su);

    const wrong = await desk.run(['connect', 'hubspot', '--map', 'contacts.title=rank'], { env });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('contacts have no field “rank”') });
    expect(wrong.stderr).toContain('Of your own there are: their_role.');
    const shoe = await desk.run(['connect', 'hubspot', '--map', 'contacts.shoe=their_role'], { env });
    expect(shoe.stderr).toContain('is not understood');

    const choices = ['--map', 'contacts.title=their_role', '--visible', 'deals=all'];
    const chosen = await desk.run(['connect', 'hubspot', ...choices], { env });
    expect(chosen.stdout).toMatch(/deals: shown to all colleagues, as you said/u);
    expect(chosen.stdout).toContain('contacts.title is filled from their_role');

    expect((await desk.run(['sync'], { env })).stdout).toMatch(/contacts +1 +1/u);
    const stored = await desk.look(db =>
      db.query(`select p.title, s.everyone from position p, deal d join scope s on s.id = d.scope_id`),
    );
    expect(stored).toEqual([{ title: 'Head of Paint', everyone: true }]);
    const doctor = (await desk.run(['doctor'], { env })).stdout;
    expect(doctor).toMatch(/HubSpot leaves 249,\d+ of 250,000 requests/u);
    expect(doctor).toMatch(/read: colleagues [\s\S]*activities (?:just now|\d+ minutes? ago)/u);
    expect(doctor).toMatch(/✓ +deals: shown to all colleagues/u);
    expect(doctor).toMatch(/! +activities: shown to their owners only[\s\S]*--visible activities=all/u);
    await desk.run(['connect', 'hubspot', '--visible', 'deals=owner'], { env });
    expect((await desk.run(['doctor'], { env })).stdout).toMatch(/! +deals, activities: shown to their owners only/u);
  });

  test('Pipedrive: connects, maps a field by the name that people read, and syncs', async () => {
    const { fake, env } = await pipedriveAtCli();
    ends.push(fake.close);
    const code = fake.addField('person', 'Their role');
    const acme = fake.add('organizations', { name: 'Acme', visible_to: 7 });
    const custom_fields = { [code]: 'Head of Paint' };
    fake.add('persons', { name: 'Ada Example', org_id: acme.id, visible_to: 7, custom_fields });

    const connected = await desk.run(['connect', 'pipedrive'], { env });
    expect(connected).toMatchObject({ code: 0, stdout: expect.stringContaining('Pipedrive of') });
    expect(connected.stdout.replace(/\s+/gu, ' ')).toContain(`${code} (Their role)`);
    expect(connected.stdout).toContain('companies, contacts, deals, activities: shown to their owners only');
    await desk.run(['connect', 'pipedrive', '--map', 'contacts.title=Their role'], { env });
    expect((await desk.run(['sync'], { env })).stdout).toMatch(/contacts +1 +1/u);
    expect(await desk.look(db => db.query('select title from position'))).toEqual([{ title: 'Head of Paint' }]);
  });

  test('Pipedrive: a call that was sent twice and arrived twice is reported with both, and neither is deleted', async () => {
    const { fake, env } = await pipedriveAtCli();
    ends.push(fake.close);
    const ada = fake.add('persons', { name: 'Ada Example', visible_to: 7 });
    const us = desk.file(
      'us.csv',
      'name,email,team,language,time_zone\nNina Kowalczyk,nina@ours.example,Sales,en,Europe/Warsaw\n',
    );
    await desk.run(['company', '--name', 'Ours', '--domain', 'ours.example', '--people', us]);
    await desk.run(['connect', 'pipedrive', '--visible', 'contacts=all'], { env });
    await desk.run(['sync'], { env });
    const note = '<div>Wants prices.</div><p>Call · 20 min<br>Logged by Nina.<br>[acquaint call k-7]</p>';
    const sent = { type: 'call', done: true, due_date: '2026-11-20', person_id: ada.id, note };
    const [known] = [fake.add('activities', sent), fake.add('activities', sent)];
    const write = {
      ...{ kind: 'activity', type: 'call', at: '2026-11-20T12:00:00.000Z', timeKnown: false, minutes: 20 },
      ...{ outcome: null, subject: 'Call', text: 'Wants prices.', account: null, deal: null },
      contacts: [{ key: `contact:${ada.id}`, name: 'Ada Example' }],
    };
    // As the ledger has it of what was not answered for, was sent again, and was read back.
    await desk.look(db =>
      db.query(
        `with asked as (
           insert into turn (channel, delivery_id, thread, reference, colleague_id, text, received_at)
           select 'terminal', 'd-1', 't-1', 'abcd2345', id, '', now() from colleague where email = 'nina@ours.example'
           returning id, colleague_id),
         proposed as (
           insert into proposal (turn_id, colleague_id, source_id, channel, thread, language, proposal, created_at)
           select a.id, a.colleague_id, s.id, 'terminal', 't-1', 'en', '{}', now() from asked a, source s
           where s.family = 'pipedrive' returning id)
         insert into entry (proposal_id, key, piece, state, write, author, remote_id, url, verified_at, sent_again_at)
         select id, 'k-7', 1, 'verified', $1, '{}', $2, $3, now(), now() from proposed`,
        [JSON.stringify(write), `activities:${known?.id}`, `https://ours.pipedrive.com/person/${ada.id}`],
      ),
    );
    const calls = () => [...fake.tables.activities.values()].filter(({ is_deleted }) => !is_deleted);
    const [one, other] = calls().map(({ id }) => `activities:${id} (https://ours.pipedrive.com/person/${ada.id})`);
    const sentence = `Written once and there twice: ${one} and ${other}.`;
    expect((await desk.run(['sync'], { env })).stdout).toContain(sentence);
    expect((await desk.run(['doctor'], { env })).stdout.replace(/\s+/gu, ' ')).toContain(sentence);
    expect(calls()).toHaveLength(2);
    fake.change('activities', calls()[1]?.id ?? 0, { is_deleted: true });
    expect((await desk.run(['sync'], { env })).stdout).not.toContain('Written once');
  });

  test('sync --watch has what changed at the next look, and ends cleanly when it is told to', async () => {
    const { fake, env } = await hubspotAtCli();
    ends.push(fake.close);
    await desk.run(['connect', 'hubspot'], { env });
    const watch = desk.start(['sync', '--watch'], { env: { ...env, ACQUAINT_SYNC_MINUTES: '1' } });
    ends.push(watch.kill);
    const looks = () => watch.said().split('Up to date').length - 1;
    await expect.poll(looks, { timeout: 60_000 }).toBe(1);
    fake.add('contacts', { firstname: 'Ada', lastname: 'Example' }, earlier());
    await expect.poll(looks, { timeout: 90_000 }).toBe(2);
    expect(watch.said()).toMatch(/contacts +1 +1/u);
    watch.end();
    expect(await watch.done).toMatchObject({ code: 0 });
  });
});
