/** Questions that are edited or deleted, and what shows while one is worked on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { databases } from '../../support/databases.ts';
import { eventOf, type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { nextTs, openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { company, openStory, person, type Story } from '../../support/story.ts';

const nina = 'U0NINA';

describe.each(databases)('a question in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      company('Initech Ltd', { domains: ['initech.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
      person('Bob Example', { emails: ['bob@initech.example'], company: 'Initech Ltd' }),
    ]);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
    fake.statuses.length = 0;
    for (const method of ['users.info', 'conversations.info', 'users.list']) fake.slow(method, 0);
    fake.break('assistant.threads.setStatus', null);
  });

  let count = 0;
  const place = () => fake.channel(`C0EDIT${++count}`, [nina, 'U0BOT']).id;
  const changed = (channel: string, ts: string, text: string, more: object = {}) => {
    const previous_message = { user: nina, text: '<@U0BOT> who do we know at Globex?', ts, ...more };
    const message = { ...previous_message, text };
    return eventOf({ type: 'message', subtype: 'message_changed', channel, message, previous_message, ts: nextTs() });
  };
  const deleted = (channel: string, ts: string, more: object = {}) => {
    const previous_message = { user: nina, text: '<@U0BOT> who do we know at Globex?', ts, ...more };
    return eventOf({
      type: 'message',
      subtype: 'message_deleted',
      channel,
      deleted_ts: ts,
      previous_message,
      ts: nextTs(),
    });
  };
  /** Asked, and changed while Slack is slow to say who reads there. */
  const asked = async (channel: string, change: (ts: string) => string, more: object = {}) => {
    fake.slow('conversations.info', 300);
    const ts = nextTs();
    const answered = slack.mention(nina, channel, 'who do we know at Globex?', { ts, ...more });
    await new Promise(next => setTimeout(next, 100));
    expect(await slack.send(change(ts))).toBe(200);
    return { ts, posted: await answered };
  };

  test('that is edited before it is answered is answered as edited, once', async () => {
    const channel = place();
    const { posted } = await asked(channel, ts => changed(channel, ts, '<@U0BOT> who do we know at Initech?'));
    expect(posted).toHaveLength(1);
    expect(posted[0]?.text).toContain('Bob Example');
    expect(posted[0]?.text).not.toContain('Ada');
  });

  test('in a thread that is edited before it is answered is answered as edited', async () => {
    const channel = place();
    const thread = { thread_ts: nextTs() };
    const { posted } = await asked(
      channel,
      ts => changed(channel, ts, '<@U0BOT> who do we know at Initech?', thread),
      thread,
    );
    expect(posted.map(message => message.text).join()).toContain('Bob Example');
  });

  test('that is deleted before it is answered is not answered, and its words are gone', async () => {
    const channel = place();
    const { posted } = await asked(channel, ts => deleted(channel, ts));
    expect(posted).toEqual([]);
    const [turn] = await story.db.query('select text, outcome, place from turn where thread like $1', [`%${channel}%`]);
    expect(turn).toEqual({ text: '', outcome: 'withdrawn', place: null });
  });

  test('that was answered stays answered when it is edited', async () => {
    const channel = place();
    const ts = nextTs();
    const [answer] = await slack.mention(nina, channel, 'who do we know at Globex?', { ts });
    await slack.send(changed(channel, ts, '<@U0BOT> who do we know at Initech?', { thread_ts: ts }));
    await story.acquaint.turns.settled();
    expect(fake.posted).toEqual([answer]);
    expect(answer?.updates).toBe(0);
    expect(answer?.text).toContain('Ada Example');
  });

  test('that was answered and is deleted leaves the answer, and not its words', async () => {
    const channel = place();
    const ts = nextTs();
    await slack.mention(nina, channel, 'who do we know at Globex?', { ts });
    await slack.send(deleted(channel, ts, { thread_ts: ts }));
    expect(fake.posted).toHaveLength(1);
    const [turn] = await story.db.query('select text, outcome from turn where thread like $1', [`%${channel}%`]);
    expect(turn).toEqual({ text: '', outcome: 'answered' });
  });

  test('of the direct conversation is changed like any other', async () => {
    fake.slow('users.info', 300);
    fake.user('U0FRESH', 'nina@ours.example');
    const ts = nextTs();
    const answered = slack.write('U0FRESH', 'who do we know at Globex?', { ts });
    await new Promise(next => setTimeout(next, 100));
    await slack.send(changed('DU0FRESH', ts, 'who do we know at Initech?', { user: 'U0FRESH' }));
    const posted = await answered;
    expect(posted.map(message => message.text).join()).toContain('Bob Example');
    expect(posted).toHaveLength(1);
  });

  describe('that takes long', () => {
    const questions = {
      en: 'who do we know at Globex?',
      pl: 'kogo znamy w Globexie?',
      cs: 'koho známe v Globexu?',
      de: 'wen kennen wir bei Globex?',
      fa: 'چه کسی را در Globex می‌شناسیم؟',
    };
    test('shows that it is looked into, until it is answered', async () => {
      fake.slow('conversations.info', 2200);
      const threads = await Promise.all(
        languages.map(async language => {
          const [channel, ts] = [place(), nextTs()];
          await slack.mention(nina, channel, questions[language], { ts });
          return { thread: `${channel}:${ts}`, language };
        }),
      );
      for (const { thread, language } of threads)
        await expect
          .poll(() => fake.statuses.filter(one => one.thread === thread).map(one => one.status))
          .toEqual([say(language, 'status.looking'), '']);
    });

    test('is answered just as well where Slack shows no status', async () => {
      fake.break('assistant.threads.setStatus', 'missing_scope');
      fake.slow('conversations.info', 2200);
      const [answer, ...more] = await slack.mention(nina, place(), questions.en);
      expect(more).toEqual([]);
      expect(answer?.text).toContain('Ada Example');
    });

    test('and one that does not shows nothing', async () => {
      const channel = place();
      await slack.mention(nina, channel, questions.en);
      expect(fake.statuses.filter(one => one.thread.startsWith(channel))).toEqual([]);
    });
  });
});
