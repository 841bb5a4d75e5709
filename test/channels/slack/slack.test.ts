import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina, sevenAtGlobex } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { eventOf, type FakeSlack, openFakeSlack, signed } from '../../support/fake-slack.ts';
import { buttonsOf, nextTs, openWorkspace, shown, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const question = 'who do we know at Globex?';
const [nina, jonas, eve] = ['U0NINA', 'U0JONAS', 'U0EVE'];

describe.each(databases)('Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await sevenAtGlobex(story);
    await canaryOfNina(story);
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
    for (const user of [...fake.users.values()]) if (user.is_restricted || user.is_stranger) fake.users.delete(user.id);
  });

  let channels = 0;
  const place = (members: readonly string[], more: object = {}) =>
    fake.channel(`C0PLACE${++channels}`, members, more).id;
  /** The list of users is kept for minutes; Slack says when it changes. */
  const guest = async () => {
    const id = `U0GUEST${++channels}`;
    const user = fake.user(id, 'guest@elsewhere.example', { is_restricted: true });
    await slack.send(eventOf({ type: 'team_join', user }));
    return id;
  };

  describe('answers', () => {
    test('a mention in its thread, without fetching what is behind addresses', async () => {
      const channel = place([jonas, jonas]);
      const ts = nextTs();
      const [reply, ...more] = await slack.mention(jonas, channel, question, { ts });
      expect(more).toEqual([]);
      expect(reply).toMatchObject({ channel, thread_ts: ts, unfurl_links: 'false', unfurl_media: 'false' });
      expect(shown(reply)).toContain('Ada Example');
    });

    test('a redelivered event once, also when it comes to a second process at the same time', async () => {
      const second = await openWorkspace(story, fake);
      const body = eventOf({ type: 'app_mention', user: jonas, channel: place([jonas]), text: question, ts: nextTs() });
      const retry = { ...signed(body), 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' };
      const all = await Promise.all([slack.send(body), second.send(body, retry), slack.send(body, retry)]);
      expect(all).toEqual([200, 200, 200]);
      await new Promise(next => setTimeout(next, 50));
      await story.acquaint.turns.settled();
      expect(fake.posted).toHaveLength(1);
      await second.close();
    });

    test('after a restart what the process before had taken on and not answered', async () => {
      const channel = place([jonas]);
      await story.db.query(
        `insert into turn (channel, delivery_id, thread, reference, text, received_at, place, held_until)
         values ('slack', 'EVCUT', $1, 'cutoff23', $2, now(), $3, now() - interval '1 second')`,
        [`T0OURS:${channel}:5.5`, question, JSON.stringify({ team: 'T0OURS', channel, user: jonas, thread: '5.5' })],
      );
      const restarted = await openWorkspace(story, fake);
      for (let i = 0; i < 100 && fake.posted.length === 0; i++) await new Promise(next => setTimeout(next, 50));
      await restarted.close();
      expect(fake.posted).toHaveLength(1);
      expect(fake.posted[0]).toMatchObject({ channel, thread_ts: '5.5' });
    });

    test('when Slack says to wait, after waiting', async () => {
      fake.limit('chat.postMessage', 1, 1);
      const began = Date.now();
      const posted = await slack.mention(jonas, place([jonas]), question);
      expect(posted).toHaveLength(1);
      expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    });

    test('directly, where it may not write', async () => {
      const channel = place([jonas]);
      fake.channels.delete(channel);
      const [reply] = await slack.mention(jonas, channel, question);
      expect(reply).toMatchObject({ channel: `D${jonas}` });
    });
  });

  describe('takes nothing on', () => {
    test('that it cannot store: Slack is not told that we have it, and sends it again', async () => {
      const channel = place([jonas]);
      const text = eventOf({ type: 'app_mention', user: jonas, channel, text: question, ts: nextTs() });
      await story.db.query('alter table turn rename to turn_away');
      const status = await slack.send(text).finally(() => story.db.query('alter table turn_away rename to turn'));
      expect(status).toBe(500);
      expect(await slack.send(text)).toBe(200);
      await new Promise(next => setTimeout(next, 50));
      await story.acquaint.turns.settled();
      expect(fake.posted).toHaveLength(1);
    });

    test('that was not meant for it, not even into its log', async () => {
      const text = 'our secret canary-of-the-coffee-corner plan';
      for (const event of [
        { type: 'message', channel_type: 'channel', user: jonas, channel: place([jonas]), text, ts: nextTs() },
        {
          type: 'message',
          channel_type: 'im',
          user: jonas,
          channel: 'D1',
          text,
          ts: nextTs(),
          subtype: 'message_changed',
        },
      ])
        expect(await slack.send(eventOf(event))).toBe(200);
      await story.acquaint.turns.settled();
      expect(fake.posted).toEqual([]);
      expect(await story.db.query("select from turn where text like '%canary-of%'")).toEqual([]);
      expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('canary-of');
    });
  });

  describe('says why, and how to be linked,', () => {
    test.each([
      ['unknown', 'unknown', { is_email_confirmed: true }],
      ['unconfirmed', 'unconfirmed', { is_email_confirmed: false }],
      ['a guest', 'guest', { is_restricted: true }],
      ['of another company', 'external', { team_id: 'T0THEIRS' }],
    ] as const)('to somebody who is %s', async (_, why, more) => {
      const id = `U0WHO${++channels}`;
      fake.user(id, 'who@elsewhere.example', more);
      const posted = await slack.write(id, question);
      expect(posted).toHaveLength(1);
      expect(posted[0]?.text).toBe(say('en', `identity.chat.${why}`));
    });

    test('and notes whom it linked', async () => {
      await slack.write(nina, question);
      const [link] = await story.db.query("select * from chat_identity where chat_user = 'U0NINA'");
      expect(link).toMatchObject({ platform: 'slack', team: 'T0OURS', linked_by: 'email' });
      const audits = await story.db.query(
        "select from audit where what = 'chat user linked' and detail->>'user' = 'U0NINA'",
      );
      expect(audits).toHaveLength(1);
    });
  });

  describe('what only Nina may see', () => {
    const everywhere = () => JSON.stringify(fake.posted.filter(message => message.channel !== `D${nina}`));

    test('she is shown when she asks alone', async () => {
      expect(shown((await slack.write(nina, question))[0])).toContain('Canary');
    });

    test('she is shown in a private channel of her own', async () => {
      expect(shown((await slack.mention(nina, place([nina], { is_private: true }), question))[0])).toContain('Canary');
    });

    test.each([
      ['a public channel', () => place([nina])],
      ['a private channel with a colleague', () => place([nina, 'U0BOT', jonas], { is_private: true })],
      ['a group with somebody who is no colleague', () => place([nina, eve], { is_private: true, is_mpim: true })],
    ])('does not reach %s, where what all may see is answered', async (_, open) => {
      await slack.mention(nina, open(), question);
      expect(everywhere()).toContain('Ada Example');
      expect(everywhere()).not.toContain('Canary');
    });

    test.each([
      ['a channel shared with another company', async () => place([nina, jonas], { is_ext_shared: true })],
      ['a public channel with a guest', async () => place([nina, jonas, await guest()])],
      ['a private channel with a guest', async () => place([nina, jonas, await guest()], { is_private: true })],
      [
        'a channel of which nobody says who reads there',
        async () => {
          const channel = place([nina], { is_private: true });
          fake.break('conversations.members', 'missing_scope');
          return channel;
        },
      ],
    ])('does not reach %s: she gets it alone, and one neutral line stands there', async (_, open) => {
      const posted = await slack.mention(nina, await open(), question);
      fake.break('conversations.members', null);
      expect(posted).toHaveLength(2);
      expect(shown(posted[0])).toContain('Canary');
      expect(posted[0]).toMatchObject({ channel: `D${nina}` });
      expect(posted[1]?.text).toBe(say('en', 'place.private'));
      expect(everywhere()).not.toMatch(/Canary|Example|Globex/u);
    });

    test('does not reach a channel with a guest though she cannot be written to directly: she is told so there', async () => {
      const channel = place([nina, jonas, await guest()]);
      fake.break('conversations.open', 'user_disabled');
      const posted = await slack.mention(nina, channel, question);
      fake.break('conversations.open', null);
      expect(posted).toMatchObject([{ channel, ephemeral: nina, text: say('en', 'place.unreachable') }]);
    });

    test('does not reach who joined a moment ago', async () => {
      const channel = place([nina], { is_private: true });
      await slack.mention(nina, channel, question);
      expect(everywhere()).toContain('Canary');
      fake.posted.length = 0;
      fake.channels.get(channel)?.members.push(jonas);
      await slack.send(eventOf({ type: 'member_joined_channel', user: jonas, channel, team: 'T0OURS' }));
      await slack.mention(nina, channel, question);
      expect(everywhere()).not.toContain('Canary');
    });
  });

  describe('a button', () => {
    const asked = async (channel = place([nina, jonas])) => (await slack.mention(nina, channel, question))[0];

    test('turns the page in place, and follow-ups go on from there', async () => {
      const card = await asked();
      const [turned, ...more] = await slack.click(nina, card, /more$/u);
      expect(more).toEqual([]);
      expect(turned).toMatchObject({ ts: card?.ts, updates: 1 });
      expect(turned?.text).toMatch(/Next 2 of 7/u);
    });

    test('asks a new question in the thread', async () => {
      const card = await asked();
      const [reply] = await slack.click(nina, card, /^More about Ada/u);
      expect(reply).toMatchObject({ channel: card?.channel, thread_ts: card?.thread_ts });
      expect(shown(reply)).toContain('ada@globex.example');
    });

    test('clicked twice does it once, and says so to whoever clicked', async () => {
      const card = await asked();
      await slack.click(nina, card, /^More about Ada/u);
      const posted = await slack.click(nina, card, /^More about Ada/u);
      await expect.poll(() => fake.posted.at(-1)?.text).toBe(say('en', 'click.again'));
      expect(posted.filter(message => !message.ephemeral)).toEqual([]);
    });

    test('of somebody else’s card changes nothing, and says so to whoever clicked', async () => {
      const card = await asked();
      const posted = await slack.click(jonas, card, /more$/u);
      expect(posted).toMatchObject([{ ephemeral: jonas, text: say('en', 'click.notYours') }]);
      expect(card?.updates).toBe(0);
    });

    test('of somebody else’s card may be a question of one’s own, answered as oneself', async () => {
      const card = await asked();
      const [reply] = await slack.click(jonas, card, /^More about Ada/u);
      expect(shown(reply)).toContain('ada@globex.example');
      const [turn] = await story.db.query(
        'select c.email from turn t join colleague c on c.id = t.colleague_id order by t.id desc limit 1',
      );
      expect(turn).toEqual({ email: 'jonas@ours.example' });
    });

    test('of a card that was replaced says that it is too old', async () => {
      const card = await asked();
      const old = card && { ...card, blocks: structuredClone(card.blocks) };
      await slack.click(nina, card, /more$/u);
      const posted = await slack.click(nina, old, /^More about Bob/u);
      expect(posted).toMatchObject([{ ephemeral: nina, text: say('en', 'click.old') }]);
    });

    test('carries an id, no data', async () => {
      for (const button of buttonsOf(await asked())) expect(button.value).toMatch(/^[a-z0-9]{8}\.\d+$/u);
    });
  });
});
