/** “Change” under what would be written opens a form; what is sent is proposed anew in the place of the card. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetOldTexts } from '../../src/turns/store.ts';
import { say } from '../../src/words/say.ts';
import { databases } from '../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { type FakeTeams, openFakeTeams } from '../support/fake-teams.ts';
import { type FakeWriter, openFakeWriter } from '../support/fake-writer.ts';
import {
  type FilledForm,
  nextTs,
  openWorkspace,
  shown as shownInSlack,
  type Workspace,
} from '../support/slack-workspace.ts';
import { company, deal, now, openStory, person, type Story } from '../support/story.ts';
import {
  type Dialog,
  inChannel,
  mentioning,
  nextId,
  openTenant,
  shown as shownInTeams,
  type Tenant,
} from '../support/teams-tenant.ts';
import { writesTo } from '../support/writes.ts';

const sentence =
  'Just called Ada Example at Globex, 20 min, wants pricing, send the offer by 27 November, sensors deal is in proposal now';

type Who = 'nina' | 'jonas';

/** An open form. */
interface Open {
  readonly values: Readonly<Record<string, string>>;
  /** By label, of one field. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** @returns null where it was taken; what is wrong by field; or what stands in its place */
  sends(changed: Readonly<Record<string, string>>, as?: Who): Promise<null | Readonly<Record<string, string>> | string>;
}

/** A place that others read. */
interface Place {
  says(text: string): Promise<string>;
  clicks(label: RegExp): Promise<string>;
  card(): string;
  /** Of the last card; a text: what they alone are told instead. */
  opens(as?: Who): Promise<Open | string>;
}

describe.each(databases)('a form to change what would be written, on $kind', database => {
  let story: Story;
  let crm: FakeWriter;
  let slack: { fake: FakeSlack; workspace: Workspace };
  let teams: { fake: FakeTeams; tenant: Tenant };

  beforeAll(async () => {
    crm = openFakeWriter();
    story = await openStory(database, 'ours.example', db => writesTo(db, crm.writer));
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.db.query("update colleague set time_zone = 'Europe/Warsaw' where email = 'nina@ours.example'");
    const globex = { company: { name: 'Globex Corporation' } };
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      company('Initech Ltd', { domains: ['initech.example'] }),
      company('Meridian Bank', { domains: ['bank.example'] }),
      company('Meridian Foods', { domains: ['foods.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
      person('Eva Novak', { emails: ['eva@globex.example'], company: 'Globex Corporation', title: 'Buyer' }),
      person('Eva Novak', { emails: ['eva@initech.example'], company: 'Initech Ltd', title: 'Lawyer' }),
      deal('Globex sensors', { ...globex, stage: 'Qualified', amount: 45_000, currency: 'EUR' }),
      deal('Globex cold rooms', { ...globex, stage: 'Proposal' }),
      deal('Globex old pumps', { ...globex, stage: 'Closed lost' }),
      deal('Initech licences', { company: { name: 'Initech Ltd' }, stage: 'Negotiation' }),
    ]);
    await story.says([deal('Canary secret', { ...globex, stage: 'Proposal' })], {
      family: 'mailbox',
      owner: 'nina@ours.example',
      sharing: 'private',
    });
    const fakes = { slack: await openFakeSlack(), teams: await openFakeTeams() };
    for (const id of ['nina', 'jonas']) {
      fakes.slack.user(`U0${id.toUpperCase()}`, `${id}@ours.example`);
      fakes.teams.person(`29:${id}`, `${id}@ours.example`);
    }
    fakes.slack.channel('C0SALES', ['U0NINA', 'U0JONAS', 'U0BOT']);
    slack = { fake: fakes.slack, workspace: await openWorkspace(story, fakes.slack) };
    teams = { fake: fakes.teams, tenant: await openTenant(story, fakes.teams) };
  });
  afterAll(async () => {
    await slack?.workspace.close();
    await slack?.fake.close();
    await teams?.tenant.close();
    await teams?.fake.close();
    await story?.close();
  });
  beforeEach(() => {
    crm.things.length = 0;
    crm.calls.length = 0;
  });
  afterEach(() => expect(teams.fake.faults.splice(0)).toEqual([]));

  function inSlack(): Place {
    const id = (who: Who) => `U0${who.toUpperCase()}`;
    const last = () => slack.fake.posted.findLast(message => !message.ephemeral && message.channel === 'C0SALES');
    const open = (form: FilledForm): Open => ({
      ...form,
      async sends(changed, as = 'nina') {
        const answered = await slack.workspace.sendForm(id(as), form, changed);
        const { errors, view } = (answered ?? {}) as { errors?: Record<string, string>; view?: object };
        return errors ?? (view ? JSON.stringify(view) : null);
      },
    });
    const ts = nextTs();
    return {
      async says(text) {
        await slack.workspace.mention('U0NINA', 'C0SALES', text, { thread_ts: ts });
        return shownInSlack(last());
      },
      async clicks(label) {
        await slack.workspace.click('U0NINA', last(), label);
        return shownInSlack(last());
      },
      card: () => shownInSlack(last()),
      async opens(as = 'nina') {
        const form = await slack.workspace.openForm(id(as), last(), /^Change$/u);
        return typeof form === 'string' ? form : open(form);
      },
    };
  }

  function inTeams(): Place {
    const { channel } = teams.fake.team(['29:nina', '29:jonas']);
    const thread = nextId();
    const last = () => teams.fake.posted.findLast(message => message.conversation.startsWith(channel));
    const open = (dialog: Dialog): Open => ({
      values: Object.fromEntries(dialog.inputs.map(({ id, value = '' }) => [id, String(value)])),
      options: Object.fromEntries(
        dialog.inputs.map(({ id, choices = [] }) => [
          id,
          Object.fromEntries(choices.map(({ title, value }) => [title.split(' – ')[0], value])),
        ]),
      ),
      async sends(changed, as = 'nina') {
        const message = last();
        if (!message) throw new Error('There is no card.');
        const answered = await teams.tenant.sendChange(`29:${as}`, message, dialog, changed);
        if (!answered) return null;
        if (answered.inputs.length === 0) return answered.text;
        // What is wrong with an input stands below it.
        const parts = JSON.parse(answered.text) as { id?: string; inlines?: { text: string }[] }[];
        return Object.fromEntries(
          parts.flatMap((part, place) => (part.inlines ? [[parts[place - 1]?.id, part.inlines[0]?.text]] : [])),
        );
      },
    });
    return {
      async says(text) {
        await teams.tenant.said(
          inChannel(teams.fake, channel, '29:nina', thread, { ...mentioning(text), id: nextId() }),
        );
        return shownInTeams(last());
      },
      async clicks(label) {
        await teams.tenant.click('29:nina', last(), label);
        return shownInTeams(last());
      },
      card: () => shownInTeams(last()),
      async opens(as = 'nina') {
        const dialog = await teams.tenant.openChange(`29:${as}`, last(), /^Change$/u);
        return dialog.inputs.length === 0 ? dialog.text : open(dialog);
      },
    };
  }

  describe.each([
    ['Slack', inSlack],
    ['Teams', inTeams],
  ] as const)('in %s', (_, openPlace) => {
    let place: Place;
    beforeEach(() => {
      place = openPlace();
    });
    const form = async (): Promise<Open> => {
      const opened = await place.opens();
      if (typeof opened === 'string') throw new Error(opened);
      return opened;
    };

    test('opens filled in as the proposal stands', async () => {
      await place.says(sentence);
      const { values, options } = await form();
      expect(values).toMatchObject({
        type: 'call',
        day: '2026-11-20',
        time: '',
        minutes: '20',
        outcome: '0',
        people: options.people?.['Ada Example'],
        company: 'Globex Corporation',
        deal: options.deal?.['Globex sensors'],
        summary: sentence,
        'task.0.due': '2026-11-27',
        'change.stage': 'Proposal',
      });
      expect(values['task.0.what']).toContain('send the offer');
    });

    test('offers the open deals of the company that all who read there may see', async () => {
      await place.says(sentence);
      const { options } = await form();
      expect(Object.keys(options.deal ?? {}).sort()).toEqual(['Globex cold rooms', 'Globex sensors', 'No deal']);
    });

    test('is sent, and what it says is in the CRM after Save, in the seller’s own time zone', async () => {
      await place.says(sentence);
      const opened = await form();
      const sent = await opened.sends({
        type: 'meeting',
        day: '2026-11-19',
        time: '14:05',
        minutes: '45',
        outcome: 'held',
        deal: opened.options.deal?.['Globex cold rooms'] ?? '',
        summary: 'Met her.\nShe wants 300 seats.',
        'task.0.what': 'call her back',
        'task.0.due': '2026-12-01',
        'change.stage': '0',
      });
      expect(sent).toBeNull();
      expect(place.card()).toMatch(/Save this\?.*Meeting.*45 min.*held.*Task: call her back/su);
      expect(place.card()).not.toMatch(/Stage:|20 min/u);
      expect(crm.calls).toEqual([]);
      await place.clicks(/^Save$/u);
      expect(crm.things.map(({ write }) => write)).toMatchObject([
        {
          kind: 'activity',
          type: 'meeting',
          at: '2026-11-19T13:05:00.000Z',
          minutes: 45,
          outcome: 'held',
          deal: { key: 'deal:Globex cold rooms' },
          contacts: [{ key: 'email:ada@globex.example' }],
          text: expect.stringMatching(/^Met her\.\nShe wants 300 seats\.\n\nLogged by/u),
        },
        { kind: 'task', what: 'call her back', due: '2026-12-01' },
      ]);
    });

    test('may be opened again, and what is said in words still corrects it', async () => {
      await place.says(sentence);
      await (await form()).sends({ minutes: '45' });
      expect((await form()).values).toMatchObject({ minutes: '45', summary: sentence });
      expect(await place.says('make it 30 minutes')).toContain('30 min');
      expect((await form()).values).toMatchObject({ minutes: '30', day: '2026-11-20' });
    });

    test('changes nothing when it is sent back as it was', async () => {
      const before = await place.says(sentence);
      await (await form()).sends({});
      const told = (card: string) => card.slice(card.indexOf('Save this?'), card.indexOf('Deal: '));
      expect(told(place.card())).toBe(told(before));
    });

    test.each([
      ['a day that is none', { day: '2026-02-30' }, { day: say('en', 'change.wrong.day') }],
      ['a time that is none', { time: '25:00' }, { time: say('en', 'change.wrong.time') }],
      ['no minutes at all', { minutes: '0' }, { minutes: say('en', 'change.wrong.minutes') }],
      ['minutes that are no number', { minutes: 'a while' }, { minutes: say('en', 'change.wrong.minutes') }],
      ['nothing to say', { summary: '  ' }, { summary: say('en', 'change.wrong.summary') }],
      [
        'a company nobody knows',
        { company: 'Zzyzx Unlimited' },
        { company: say('en', 'names.unknown', { name: 'Zzyzx Unlimited' }) },
      ],
      [
        'a name that several companies have',
        { company: 'Meridian' },
        { company: say('en', 'change.wrong.several', { names: 'Meridian Bank, Meridian Foods' }) },
      ],
      ['a deal of somebody else', { deal: '999999' }, { deal: say('en', 'change.wrong.deal') }],
      ['somebody who was not offered', { people: '999999' }, { people: say('en', 'form.choose') }],
      ['nobody at all', { people: '', company: '' }, { people: say('en', 'change.wrong.who') }],
      ['a task due never', { 'task.0.due': 'soon' }, { 'task.0.due': say('en', 'change.wrong.day') }],
    ] as const)('says at its field what is wrong with %s, and proposes nothing', async (_wrong, changed, faults) => {
      const before = await place.says(sentence);
      const opened = await form();
      expect(await opened.sends(changed)).toEqual(faults);
      expect(place.card()).toBe(before);
      expect(await opened.sends({ minutes: '33' })).toBeNull();
      expect(place.card()).toContain('33 min');
    });

    test('stands on one card, though the seller alone could have been shown more', async () => {
      const card = await place.says(sentence);
      expect(card).not.toContain(say('en', 'note.leftOut'));
      const direct = slack.fake.posted.filter(message => message.channel === 'DU0NINA');
      const personal = teams.fake.posted.filter(message => message.conversation.startsWith('a:'));
      expect([...direct, ...personal].map(message => message.text)).toEqual([]);
    });

    test('takes a deal that only the seller may see in no place where others read', async () => {
      await place.says(sentence);
      const [canary] = await story.db.query<{ id: number }>("select id from deal where name = 'Canary secret'");
      expect(await (await form()).sends({ deal: String(canary?.id) })).toEqual({
        deal: say('en', 'change.wrong.deal'),
      });
      expect(place.card()).not.toContain('Canary');
    });

    test('moves the log to another company, whose deal it then is', async () => {
      await place.says(sentence);
      const opened = await form();
      expect(await opened.sends({ company: 'Initech', 'change.stage': '0' })).toBeNull();
      expect(place.card()).toMatch(/Initech Ltd.*Deal: Initech licences/su);
    });

    test('offers those of the same name, and takes another one for whom was meant', async () => {
      await place.says('Just called Eva Novak at Globex about sensors, 20 min');
      const opened = await form();
      expect(opened.values.people).toMatch(/^\d+$/u);
      const [other] = await story.db.query<{ id: number }>(
        "select contact_id as id from contact_record where 'eva@initech.example' = any(emails)",
      );
      expect(opened.values.people).not.toBe(String(other?.id));
      expect(await opened.sends({ people: String(other?.id), company: 'Initech Ltd' })).toBeNull();
      expect(place.card()).toContain('Initech Ltd');
      await place.clicks(/^Save$/u);
      expect(crm.things[0]?.write).toMatchObject({ contacts: [{ key: 'email:eva@initech.example' }] });
    });

    test('leaves out somebody new who is unticked, and keeps them where they are not', async () => {
      const said = 'Just called Karen Dillard (karen@globex.example) and Ada Example at Globex about sensors, 20 min';
      expect(await place.says(said)).toContain('New contact: Karen Dillard');
      const opened = await form();
      expect(opened.values.people).toMatch(/^new0,\d+$/u);
      await opened.sends({ minutes: '25' });
      expect(place.card()).toMatch(/25 min.*New contact: Karen Dillard · karen@globex\.example/su);
      const again = await form();
      await again.sends({ people: again.values.people?.replace('new0,', '') ?? '' });
      expect(place.card()).not.toContain('New contact');
      expect(place.card()).toContain('Ada Example');
    });

    test('changes an amount as it is written, and drops what is emptied', async () => {
      await place.says('Just called Ada Example at Globex about sensors, deal is now 60k EUR, closes on 15 December');
      const opened = await form();
      expect(opened.values).toMatchObject({ 'change.amount': '60000 EUR', 'change.closeDate': '2026-12-15' });
      expect(await opened.sends({ 'change.amount': 'a lot' })).toEqual({
        'change.amount': say('en', 'change.wrong.amount'),
      });
      expect(await opened.sends({ 'change.amount': '75,000 EUR', 'change.closeDate': '' })).toBeNull();
      expect(place.card()).toContain('€75,000');
      expect(place.card()).not.toContain('Close date');
    });

    test('does nothing when it is sent by somebody else, and opens for nobody else', async () => {
      const before = await place.says(sentence);
      expect(await place.opens('jonas')).toContain(say('en', 'click.notYours'));
      const opened = await form();
      expect(await opened.sends({ minutes: '45' }, 'jonas')).toContain(say('en', 'click.notYours'));
      expect(place.card()).toBe(before);
      await place.clicks(/^Save$/u);
      expect(crm.things[0]?.write).toMatchObject({ minutes: 20 });
    });

    test('does what it does once, however often it is sent', async () => {
      await place.says(sentence);
      const opened = await form();
      const sent = await Promise.all([opened.sends({ minutes: '45' }), opened.sends({ minutes: '46' })]);
      expect(sent).toContain(null);
      const card = place.card();
      expect(card).toMatch(/4[56] min/u);
      expect(await opened.sends({ minutes: '47' })).toContain(say('en', 'click.decided'));
      expect(place.card()).toBe(card);
      await place.clicks(/^Save$/u);
      expect(crm.things.filter(({ write }) => write.kind === 'activity')).toHaveLength(1);
    });

    test('sent in the moment of Save, either is saved as it was or is changed and saved by nobody', async () => {
      await place.says(sentence);
      const opened = await form();
      await Promise.all([place.clicks(/^Save$/u), opened.sends({ minutes: '45' })]);
      const saved = crm.things.flatMap(({ write }) => (write.kind === 'activity' ? [write.minutes] : []));
      expect(place.card()).toMatch(saved.length > 0 ? /Saved in.*20 min/su : /Save this\?.*45 min/su);
      expect(saved).toEqual(saved.length > 0 ? [20] : []);
    });

    test.each([
      [/^Save$/u, 'Saved in'],
      [/^Cancel$/u, 'Nothing was written'],
    ] as const)('does nothing after %s', async (button, told) => {
      await place.says(sentence);
      const opened = await form();
      await place.clicks(button);
      const written = crm.things.length;
      expect(await opened.sends({ minutes: '45' })).toContain(say('en', 'click.decided'));
      expect(place.card()).toContain(told);
      expect(place.card()).not.toContain('45 min');
      expect(crm.things).toHaveLength(written);
    });

    test('does nothing once the words are forgotten', async () => {
      await place.says(sentence);
      const opened = await form();
      await forgetOldTexts(story.db, new Date(now.getTime() + 1000));
      expect(await opened.sends({ minutes: '45' })).toMatch(/too old/u);
      expect(await place.opens()).toMatch(/too old/u);
      expect(place.card()).not.toContain('45 min');
    });

    test('leaves nothing of what was filled in beside what is proposed', async () => {
      await place.says(sentence);
      await (await form()).sends({ summary: 'canary-of-the-form' });
      await place.clicks(/^Cancel$/u);
      const kept = await story.db.query('select from turn where filled is not null');
      expect(kept).toEqual([]);
    });
  });

  test('in Slack, a form that cannot be opened is answered with how to say it in words', async () => {
    const place = inSlack();
    await place.says(sentence);
    slack.fake.break('views.open', 'expired_trigger_id');
    const told = await place.opens().finally(() => slack.fake.break('views.open', null));
    expect(told).toContain(say('en', 'ledger.change'));
  });

  test('in Teams, a form that was sent for another message of ours changes neither', async () => {
    const [here, there] = [inTeams(), inTeams()];
    await here.says(sentence);
    const opened = await here.opens();
    if (typeof opened === 'string') throw new Error(opened);
    const other = await there.says('Just called Ada Example about sensors, 5 min');
    // The message that the form names is what whoever sends it says it is.
    const cards = teams.fake.posted.filter(one => shownInTeams(one).includes('Save this?'));
    const [first, message] = cards.slice(-2);
    if (!message || !first) throw new Error('There are no cards.');
    const dialog = await teams.tenant.openChange('29:nina', first, /^Change$/u);
    const forged = { ...dialog, data: { ...dialog.data, message: message.id } };
    const answered = await teams.tenant.sendChange('29:nina', message, forged, { minutes: '45' });
    expect(answered?.text).toContain(say('en', 'click.decided'));
    expect(there.card()).toBe(other);
    expect(here.card()).not.toContain('45 min');
  });
});
