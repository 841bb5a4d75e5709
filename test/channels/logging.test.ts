import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../support/fake-slack.ts';
import { type FakeTeams, openFakeTeams } from '../support/fake-teams.ts';
import { type FakeWriter, openFakeWriter } from '../support/fake-writer.ts';
import { openWorkspace, shown as shownInSlack, type Workspace } from '../support/slack-workspace.ts';
import { company, deal, openStory, person, type Story } from '../support/story.ts';
import {
  inChannel,
  mentioning,
  nextId,
  openTenant,
  shown as shownInTeams,
  type Tenant,
} from '../support/teams-tenant.ts';
import { type TestWrites, writesTo } from '../support/writes.ts';

const sentence = 'Just called Ada Example, 20 min, wants pricing for 200 seats';

/** One way to say something in a place that others read, and to click there. */
interface Place {
  /** @returns what is read of the card that was posted */
  says(text: string): Promise<string>;
  /** Of the last card; `as` another colleague. @returns what is read of the card then, and what the clicker alone is told */
  clicks(label: RegExp, as?: 'jonas'): Promise<{ card: string; told: string }>;
  /** What is read of the last card now. */
  card(): string;
}

describe.each(databases)('a call that is logged where others read, on $kind', database => {
  let story: Story;
  let crm: FakeWriter;
  let writes: TestWrites;
  let slack: { fake: FakeSlack; workspace: Workspace };
  let teams: { fake: FakeTeams; tenant: Tenant };

  beforeAll(async () => {
    crm = openFakeWriter();
    story = await openStory(database, 'ours.example', db => {
      writes = writesTo(db, crm.writer);
      return writes;
    });
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
      deal('Globex sensors', { company: { name: 'Globex Corporation' }, stage: 'Proposal' }),
    ]);
    const fakes = { slack: await openFakeSlack(), teams: await openFakeTeams() };
    for (const [id, email] of [
      ['NINA', 'nina@ours.example'],
      ['JONAS', 'jonas@ours.example'],
    ] as const) {
      fakes.slack.user(`U0${id}`, email);
      fakes.teams.person(`29:${id.toLowerCase()}`, email);
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

  function inSlack(): Place {
    const last = () => slack.fake.posted.findLast(message => !message.ephemeral && message.channel === 'C0SALES');
    return {
      async says(text) {
        await slack.workspace.mention('U0NINA', 'C0SALES', text);
        return shownInSlack(last());
      },
      async clicks(label, as) {
        const before = slack.fake.posted.length;
        await slack.workspace.click(as ? 'U0JONAS' : 'U0NINA', last(), label);
        const told = slack.fake.posted.slice(before).filter(message => message.ephemeral);
        return { card: shownInSlack(last()), told: told.map(shownInSlack).join('\n') };
      },
      card: () => shownInSlack(last()),
    };
  }

  function inTeams(): Place {
    const { channel } = teams.fake.team(['29:nina', '29:jonas']);
    const thread = nextId();
    const last = () => teams.fake.posted.findLast(message => message.conversation.startsWith(channel));
    return {
      async says(text) {
        await teams.tenant.said(inChannel(teams.fake, channel, '29:nina', thread, mentioning(text)));
        return shownInTeams(last());
      },
      async clicks(label, as) {
        const { said } = await teams.tenant.click(as ? '29:jonas' : '29:nina', last(), label);
        return { card: shownInTeams(last()), told: said };
      },
      card: () => shownInTeams(last()),
    };
  }

  test('is asked about directly where only she may know them, so that nobody is added to the CRM twice', async () => {
    await story.says([person('Canary Private', { emails: ['canary@globex.example'], company: 'Globex Corporation' })], {
      family: 'mailbox',
      owner: 'nina@ours.example',
      sharing: 'private',
    });
    const before = slack.fake.posted.length;
    await slack.workspace.mention('U0NINA', 'C0SALES', 'Just called Canary Private, 20 min');
    const posted = slack.fake.posted.slice(before);
    const there = posted.find(message => message.channel === 'C0SALES' && !message.ephemeral);
    const direct = posted.find(message => message.channel === 'DU0NINA');
    expect(shownInSlack(there)).toContain('I have asked you in our direct chat');
    expect(shownInSlack(there)).not.toMatch(/Canary|Save/u);
    expect(shownInSlack(direct)).toContain('Save this? Canary Private · Globex Corporation');
    expect(shownInSlack(direct)).toContain('New in the CRM: Canary Private');
    await slack.workspace.click('U0NINA', direct, /^Save$/u);
    expect(crm.things.map(({ write }) => write.kind)).toEqual(['contact', 'activity']);
    expect(crm.things[0]?.write).toMatchObject({ name: 'Canary Private', email: 'canary@globex.example' });
  });

  describe.each([
    ['Slack', inSlack],
    ['Teams', inTeams],
  ] as const)('in %s', (name, open) => {
    let place: Place;
    beforeEach(() => {
      place = open();
    });

    test('is in the CRM after Save, says so in place, and is gone after Undo', async () => {
      expect(await place.says(sentence)).toMatch(/Save this\?.*Ada Example/su);
      expect(crm.things).toEqual([]);
      expect((await place.clicks(/^Save$/u)).card).toContain('Saved in');
      expect(crm.things).toHaveLength(1);
      expect(crm.things[0]?.author).toMatchObject({ email: 'nina@ours.example', via: name });
      expect((await place.clicks(/^Undo$/u)).card).toContain('Taken back');
      expect(crm.things).toEqual([]);
    });

    test('is not saved, and not taken back, by somebody else’s click', async () => {
      const before = await place.says(sentence);
      const other = await place.clicks(/^Save$/u, 'jonas');
      expect(other.card).toBe(before);
      expect(other.told).not.toBe('');
      expect(crm.calls).toEqual([]);
      const { card } = await place.clicks(/^Save$/u);
      expect((await place.clicks(/^Undo$/u, 'jonas')).card).toBe(card);
      expect(crm.things).toHaveLength(1);
    });

    test('is saved without the piece that was taken out', async () => {
      await place.says(`${sentence}, send the offer by 27 November`);
      expect((await place.clicks(/^Leave 1 out$/u)).card).toContain('☐');
      await place.clicks(/^Save$/u);
      expect(crm.things.map(({ write }) => write.kind)).toEqual(['task']);
    });

    test('leaves nothing behind after Cancel', async () => {
      await place.says(sentence);
      expect((await place.clicks(/^Cancel$/u)).card).toContain('Nothing was written');
      expect(crm.calls).toEqual([]);
    });

    test('is written once when Save is clicked twice at once', async () => {
      await place.says(sentence);
      await Promise.all([place.clicks(/^Save$/u), place.clicks(/^Save$/u)]);
      expect(crm.things).toHaveLength(1);
      expect(place.card()).toContain('Saved in');
    });

    test('tells the truth in place when the CRM answers later, though nobody clicks again', async () => {
      crm.trouble('write', 'unavailable');
      await place.says(sentence);
      writes.prompt = false;
      expect((await place.clicks(/^Save$/u)).card).toContain('On its way');
      await writes.work();
      await writes.work();
      writes.prompt = true;
      expect(crm.things).toHaveLength(1);
      // The process that serves the channel looks every ten seconds; the grace of whoever might wait is over.
      await story.db.query("update turn set held_until = now() - interval '1 second' where finished_at is null");
      await expect.poll(() => place.card(), { timeout: 15_000 }).toContain('Saved in');
      expect((await place.clicks(/^Undo$/u)).card).toContain('Taken back');
    }, 30_000);
  });
});
