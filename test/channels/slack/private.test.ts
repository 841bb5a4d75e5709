/** What the asker may see and the others in the channel may not: where it goes, and how it may be shared. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../../src/intake/source.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { correspondent, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { eventOf, type FakeSlack, openFakeSlack, type Posted, permalinkOf } from '../../support/fake-slack.ts';
import { buttonsOf, openWorkspace, shown, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const question = 'who do we know at Globex?';
const [nina, jonas, eve] = ['U0NINA', 'U0JONAS', 'U0EVE'];

describe.each(databases)('what only the asker may see, in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;
  let jonasMail: Source;

  beforeAll(async () => {
    story = await openStory(database);
    await globexAndInitech(story);
    await story.says(
      [
        ...correspondent('Canary Private', 'canary@globex.example'),
        // Known by a free-mail address only: the owner's alone, whatever is shared.
        ...correspondent('Finch Freemail', 'finch@gmail.com', {}),
      ],
      { family: 'mailbox', owner: 'nina@ours.example', sharing: 'private' },
    );
    jonasMail = await story.says(correspondent('Robin Jonasonly', 'robin@globex.example'), {
      family: 'mailbox',
      owner: 'jonas@ours.example',
      sharing: 'private',
    });
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.user(jonas, 'jonas@ours.example');
    fake.user(eve, 'eve@elsewhere.example');
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
    for (const method of ['chat.postMessage', 'chat.postEphemeral', 'chat.getPermalink']) fake.break(method, null);
    for (const user of [...fake.users.values()]) if (user.is_restricted) fake.users.delete(user.id);
  });

  let count = 0;
  const place = (members: readonly string[] = [nina, jonas], more: object = {}) =>
    fake.channel(`C0PRIV${++count}`, [...members, 'U0BOT'], more).id;
  const inChannels = () => JSON.stringify(fake.posted.filter(message => message.channel !== `D${nina}`));

  describe('when something is left out', () => {
    test('the channel is told that, not what; the asker gets the whole answer directly, and a line that leads to it', async () => {
      const channel = place();
      const [there, direct, line, ...more] = await slack.mention(nina, channel, question);
      expect(more).toEqual([]);
      expect(there).toMatchObject({ channel });
      expect(there?.text).toContain('Ada Example');
      expect(there?.text).toContain(say('en', 'note.leftOut'));
      expect(direct).toMatchObject({ channel: `D${nina}`, thread_ts: undefined, unfurl_links: 'false' });
      expect(direct?.text).toContain('Canary Private');
      expect(line).toMatchObject({ channel, ephemeral: nina, thread_ts: there?.thread_ts });
      expect(line?.text).toBe(`<${permalinkOf(direct as Posted)}|${say('en', 'place.restIsDirect')}>`);
      expect(inChannels()).not.toMatch(/Canary|mails/u);
    });

    test.each(languages)('that is said in %s too', async language => {
      const questions = {
        en: question,
        pl: 'kogo znamy w Globexie?',
        cs: 'koho známe v Globexu?',
        de: 'wen kennen wir bei Globex?',
        fa: 'چه کسی را در Globex می‌شناسیم؟',
      };
      const [there, direct, line] = await slack.mention(nina, place(), questions[language]);
      expect(there?.text).toContain(say(language, 'note.leftOut'));
      expect(direct?.text).toContain(say(language, 'note.forYouAlone'));
      expect(line?.text).toContain(say(language, 'place.restIsDirect'));
    });

    test('what the asker goes on with directly goes on from the whole answer', async () => {
      const [, direct] = await slack.mention(nina, place(), question);
      const [about] = await slack.click(nina, direct, /^More about Canary/u);
      expect(about).toMatchObject({ channel: `D${nina}` });
      expect(about?.text).toContain('canary@globex.example');
    });

    test('a name that only the asker may know is unknown to the channel', async () => {
      const [there, direct] = await slack.mention(nina, place(), 'who knows Canary Private?');
      expect(there?.text).toContain(say('en', 'note.leftOut'));
      expect(there?.text).not.toContain('mail');
      expect(direct?.text).toMatch(/Canary Private.*strong|Closest to Canary/u);
    });

    test('the public card stays complete when the line that leads away cannot be shown', async () => {
      fake.break('chat.postEphemeral', 'user_not_in_channel');
      const posted = await slack.mention(nina, place(), question);
      expect(posted).toHaveLength(2);
      expect(posted[1]?.text).toContain('Canary Private');
    });

    const given = () => story.db.query("select from turn where delivery_id like '%:private'");

    test('the asker cannot go on from an answer that could not be posted', async () => {
      const before = (await given()).length;
      fake.break('chat.postMessage', 'fatal_error');
      await slack.mention(nina, place(), question);
      fake.break('chat.postMessage', null);
      expect(await given()).toHaveLength(before);
    });

    test('the asker who cannot be written to directly is told so in place, and nothing else', async () => {
      const before = (await given()).length;
      fake.break('conversations.open', 'user_disabled');
      const [there, line, ...more] = await slack.mention(nina, place(), question);
      fake.break('conversations.open', null);
      expect(more).toEqual([]);
      expect(there?.text).toContain('Ada Example');
      expect(line).toMatchObject({ ephemeral: nina, text: say('en', 'place.restUnreachable') });
      expect(JSON.stringify(fake.posted)).not.toContain('Canary');
      expect(await given()).toHaveLength(before);
      const [turn] = await story.db.query('select outcome from turn order by id desc limit 1');
      expect(turn).toEqual({ outcome: 'answered' });
    });

    test('nothing is said where nothing was', async () => {
      const [there, ...more] = await slack.mention(nina, place(), 'who do we know at Nowhere Corp?');
      expect(more).toEqual([]);
      expect(there?.text).not.toContain(say('en', 'note.leftOut'));
    });

    test('nothing is said where the asker reads alone', async () => {
      const [alone, ...more] = await slack.mention(nina, place([nina], { is_private: true }), question);
      expect(more).toEqual([]);
      expect(alone?.text).toContain('Canary Private');
      expect(alone?.text).not.toContain(say('en', 'note.leftOut'));
    });
  });

  describe('sharing', () => {
    const asked = async (channel = place()) => {
      const [there, direct] = await slack.mention(nina, channel, question);
      fake.posted.length = 0;
      // The fake finds a message to change among those posted.
      if (direct) fake.posted.push(direct);
      return { channel, thread: there?.thread_ts, direct };
    };
    const labels = (message: Posted | undefined) => buttonsOf(message).map(button => button.text.text);
    const posts = () => fake.posted.filter(message => message.channel !== `D${nina}`);

    test('shows first what it would reveal, then posts exactly that', async () => {
      const { channel, thread, direct } = await asked();
      const [preview] = await slack.click(nina, direct, /^Share with the channel$/u);
      expect(preview).toMatchObject({ channel: `D${nina}`, ts: direct?.ts, updates: 1 });
      expect(preview?.text).toContain(say('en', 'share.preview'));
      expect(preview?.text).toContain('Canary Private');
      expect(labels(preview)).toEqual(['Share', 'Cancel']);
      expect(posts()).toEqual([]);
      await slack.click(nina, preview, /^Share$/u);
      expect(posts()).toMatchObject([{ channel, thread_ts: thread, unfurl_links: 'false' }]);
      expect(posts()[0]?.text).toContain('Canary Private');
      expect(posts()[0]?.text).toContain('Nina Kowalczyk');
      expect(labels(posts()[0])).toEqual([]);
      expect(direct?.text).toContain(say('en', 'share.done'));
      expect(labels(direct)).not.toContain('Share with the channel');
    });

    test('can be left, and begun again', async () => {
      const { direct } = await asked();
      await slack.click(nina, direct, /^Share with the channel$/u);
      await slack.click(nina, direct, /^Cancel$/u);
      expect(direct?.text).toContain(say('en', 'note.forYouAlone'));
      await slack.click(nina, direct, /^Share with the channel$/u);
      expect(labels(direct)).toEqual(['Share', 'Cancel']);
      expect(posts()).toEqual([]);
    });

    test('never adds what is a colleague’s, though the asker may see it', async () => {
      // Nina is let into the scopes of Jonas's mailbox, as a team's or a visibility group's members will be.
      await story.db.query(
        `insert into scope_member (scope_id, colleague_id) select scope, (select id from colleague where email = 'nina@ours.example')
         from unnest($1::int[]) as scope`,
        [[jonasMail.scopeId, jonasMail.peopleScopeId]],
      );
      const { direct } = await asked();
      expect(direct?.text).toContain('Robin Jonasonly');
      const [preview] = await slack.click(nina, direct, /^Share with the channel$/u);
      expect(preview?.text).toContain('Canary Private');
      expect(shown(preview)).not.toContain('Robin');
      await slack.click(nina, preview, /^Share$/u);
      await story.db.query(
        `delete from scope_member where scope_id = any($1::int[]) and colleague_id <> (select id from colleague where email = 'jonas@ours.example')`,
        [[jonasMail.scopeId, jonasMail.peopleScopeId]],
      );
      expect(posts()).toHaveLength(1);
      expect(shown(posts()[0])).not.toContain('Robin');
    });

    test('never adds whom no sharing shows', async () => {
      const [, direct] = await slack.mention(nina, place(), 'who knows Finch Freemail?');
      expect(direct?.text).toContain('Finch');
      await slack.click(nina, direct, /^Share with the channel$/u);
      expect(direct?.text).toContain(say('en', 'share.nothing'));
    });

    test.each([
      ['before the first look', /^Share with the channel$/u],
      ['between the look and the click', /^Share$/u],
    ])('is refused where a guest has joined %s', async (_, button) => {
      const { channel, direct } = await asked(place([nina, jonas], { is_private: true }));
      if (button.test('Share')) await slack.click(nina, direct, /^Share with the channel$/u);
      const guest = fake.user(`U0GUEST${++count}`, 'guest@elsewhere.example', { is_restricted: true });
      // No event tells us: it may have come to another process.
      fake.channels.get(channel)?.members.push(guest.id);
      await slack.click(nina, direct, button);
      expect(direct?.text).toContain(say('en', 'share.notThere'));
      expect(posts()).toEqual([]);
    });

    test('is refused to somebody who has left the place', async () => {
      const { channel, direct } = await asked(place([nina, jonas], { is_private: true }));
      const there = fake.channels.get(channel);
      if (there) there.members = there.members.filter(id => id !== nina);
      await slack.click(nina, direct, /^Share with the channel$/u);
      expect(direct?.text).toContain(say('en', 'share.notThere'));
    });

    test('is looked at once more where somebody joined between the look and the click', async () => {
      const { channel, direct } = await asked(place([nina, jonas], { is_private: true }));
      await slack.click(nina, direct, /^Share with the channel$/u);
      fake.channels.get(channel)?.members.push(eve);
      await slack.click(nina, direct, /^Share$/u);
      expect(direct?.text).toContain(say('en', 'share.changed'));
      expect(posts()).toEqual([]);
      await slack.click(nina, direct, /^Share$/u);
      expect(posts()).toHaveLength(1);
    });

    test('says so when the place takes no message, and can be tried again', async () => {
      const { channel, direct } = await asked();
      await slack.click(nina, direct, /^Share with the channel$/u);
      const there = fake.channels.get(channel);
      fake.break('chat.postMessage', 'is_archived');
      const failed = await slack.click(nina, direct, /^Share$/u);
      expect(failed.at(-1)).toMatchObject({ ephemeral: nina, text: say('en', 'share.failed') });
      fake.break('chat.postMessage', null);
      expect(there).toBeDefined();
      await slack.click(nina, direct, /^Share$/u);
      expect(posts()).toHaveLength(1);
    });

    test('is nobody else’s to do', async () => {
      const { direct } = await asked();
      const posted = await slack.click(jonas, direct, /^Share with the channel$/u).catch(() => []);
      expect(posted.filter(message => !message.ephemeral)).toEqual([]);
      expect(direct?.updates).toBe(0);
    });

    test('is not offered where a guest reads already', async () => {
      const guest = fake.user(`U0GUEST${++count}`, 'guest@elsewhere.example', { is_restricted: true });
      await slack.send(eventOf({ type: 'team_join', user: guest }));
      const [direct] = await slack.mention(nina, place([nina, guest.id]), question);
      expect(direct?.text).toContain('Canary Private');
      expect(labels(direct)).not.toContain('Share with the channel');
    });
  });
});
