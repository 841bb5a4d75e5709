/** Going on in a thread without mentioning the bot, and all the talk that is none of its business. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { nextTs, openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { daysAgo, openStory, type Story } from '../../support/story.ts';

const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('what is said in Slack’s threads, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;
  /** Statements of the code, since the last look. */
  let statements: string[] = [];

  beforeAll(async () => {
    story = await openStory(database);
    const { query } = story.db;
    Object.assign(story.db, {
      query: (text: string, values?: readonly unknown[]) => {
        statements.push(text);
        return query(text, values);
      },
    });
    await globexAndInitech(story);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.user(jonas, 'jonas@ours.example');
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
  });

  let count = 0;
  /** A thread in which Nina was answered. */
  const thread = async (more: object = {}) => {
    const channel = fake.channel(`C0TALK${++count}`, [nina, jonas, 'U0BOT'], more).id;
    const thread_ts = nextTs();
    await slack.mention(nina, channel, 'who do we know at Globex?', { ts: thread_ts });
    fake.posted.length = 0;
    statements = [];
    return { channel, thread_ts };
  };
  const kept = async (words: string) => {
    const turns = await story.db.query('select from turn where text like $1 or arguments::text like $1', [
      `%${words}%`,
    ]);
    const log = await readFile(join(story.folder, 'acquaint.log'), 'utf8');
    return turns.length > 0 || log.includes(words);
  };

  describe('a follow-up without a mention', () => {
    test.each([
      ['a public channel', {}, 'channel'],
      ['a private channel', { is_private: true }, 'group'],
      ['a group conversation', { is_private: true, is_mpim: true }, 'mpim'],
    ])('is answered in the thread of %s', async (_, more, channel_type) => {
      const { channel, thread_ts } = await thread(more);
      const [reply, ...others] = await slack.say(nina, channel, 'and at Initech?', { thread_ts, channel_type });
      expect(others).toEqual([]);
      expect(reply).toMatchObject({ channel, thread_ts });
      expect(reply?.text).toContain('Bob Example');
    });

    test('goes on for a day, not longer', async () => {
      const { channel, thread_ts } = await thread();
      const age = (days: number) =>
        story.db.query('update turn set finished_at = $1 where thread like $2', [daysAgo(days), `%${thread_ts}`]);
      await age(0.99);
      expect(await slack.say(nina, channel, 'and at Initech?', { thread_ts })).toHaveLength(1);
      await age(1.01);
      expect(await slack.say(nina, channel, 'and at Globex?', { thread_ts })).toEqual([]);
    });

    test('that is also a mention is answered once', async () => {
      const { channel, thread_ts } = await thread();
      const ts = nextTs();
      const text = '<@U0BOT> and at Initech?';
      const [reply] = await slack.mention(nina, channel, 'and at Initech?', { thread_ts, ts });
      expect(reply?.text).toContain('Bob Example');
      expect(await slack.say(nina, channel, text, { thread_ts, ts })).toEqual([]);
    });

    test('that is not understood is not answered, and not kept', async () => {
      const { channel, thread_ts } = await thread();
      expect(await slack.say(nina, channel, 'lunch at canary-not-understood? 🍜', { thread_ts })).toEqual([]);
      expect(await kept('canary-not')).toBe(false);
    });

    test('that fails is not answered either: it may not have been a question', async () => {
      const { channel, thread_ts } = await thread();
      await story.db.query('alter table name rename to name_away');
      const posted = await slack
        .say(nina, channel, 'and at canary-that-fails?', { thread_ts })
        .finally(() => story.db.query('alter table name_away rename to name'));
      expect(posted).toEqual([]);
      expect(await kept('canary-that')).toBe(false);
    });
  });

  describe('is dropped before anything is stored or logged, and costs', () => {
    const said = 'do we know canary-of-the-coffee-corner at Initech?';
    const overheard = async (reads: number, talk: () => Promise<unknown>) => {
      statements = [];
      expect(await talk()).toEqual([]);
      const own = statements.filter(statement => !statement.includes('acquaint_'));
      expect(own).toHaveLength(reads);
      expect(own.filter(statement => !/^\s*select from turn t join chat_identity/u.test(statement))).toEqual([]);
      expect(await kept('canary-of')).toBe(false);
    };

    test('no read: what stands in no thread', async () => {
      const { channel } = await thread();
      await overheard(0, () => slack.say(nina, channel, said));
    });

    test.each([
      ['somebody', `<@${jonas}> ${said}`],
      ['somebody by name', `<@${jonas}|jonas> ${said}`],
      ['a group', `<!subteam^S1> ${said}`],
      ['everybody', `<!here> ${said}`],
    ])('no read: what mentions %s', async (_, text) => {
      const { channel, thread_ts } = await thread();
      await overheard(0, () => slack.say(nina, channel, text, { thread_ts }));
    });

    test('no read: what a bot says', async () => {
      const { channel, thread_ts } = await thread();
      await overheard(0, () => slack.say(nina, channel, said, { thread_ts, bot_id: 'B0OTHER' }));
    });

    test('one read: what somebody else says in the thread', async () => {
      const { channel, thread_ts } = await thread();
      await overheard(1, () => slack.say(jonas, channel, said, { thread_ts }));
    });

    test('one read: what is said in another thread', async () => {
      const { channel } = await thread();
      await overheard(1, () => slack.say(nina, channel, said, { thread_ts: nextTs() }));
    });

    test('no read: an edit or a deletion outside of threads', async () => {
      const { channel } = await thread();
      const message = { user: nina, text: said, ts: nextTs() };
      for (const subtype of ['message_changed', 'message_deleted'])
        await overheard(0, () =>
          slack.event({ type: 'message', subtype, channel, message, previous_message: message, ts: nextTs() }),
        );
    });
  });
});
