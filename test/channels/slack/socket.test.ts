/** Socket Mode: the same as over HTTP, over connections that break when they like. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../../src/words/say.ts';
import { sevenAtGlobex } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { eventOf, type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { nextTs, openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const question = 'who do we know at Globex?';
const nina = 'U0NINA';
const channel = 'C0PUBLIC';

describe.each(databases)('Slack over a socket, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await sevenAtGlobex(story);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.channel(channel, [nina, 'U0BOT']);
    slack = await openWorkspace(story, fake, { over: 'socket' });
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
  });

  const asked = () => eventOf({ type: 'app_mention', user: nina, channel, text: `<@U0BOT> ${question}`, ts: nextTs() });
  /** What was posted, once something is and nothing more is under way. */
  const posted = async (within = 5000) => {
    await expect.poll(() => fake.posted.length, { timeout: within }).toBeGreaterThan(0);
    await story.acquaint.turns.settled();
    return fake.posted;
  };
  const connected = (count = 1) => expect.poll(() => fake.sockets.count(), { timeout: 15_000 }).toBe(count);

  describe('brings what HTTP brings:', () => {
    test('a mention, and a click that turns the page in place', async () => {
      const [reply, ...more] = await slack.mention(nina, channel, question);
      expect(more).toEqual([]);
      expect(reply?.text).toContain('Ada Example');
      const [turned] = await slack.click(nina, reply, /more$/u);
      expect(turned).toMatchObject({ ts: reply?.ts, updates: 1 });
    });

    test('a command, and the shortcut of a message', async () => {
      expect((await slack.command(nina, channel, '/who', 'Globex'))[0]?.text).toContain('Ada Example');
      expect((await slack.shortcut(nina, channel, 'Met Bob Example today.'))[0]?.text).toContain('Bob Example');
    });

    test('a form, with what is wrong said at its field', async () => {
      const [reply] = await slack.mention(nina, channel, question);
      await slack.thumb(nina, reply, 'negative_button');
      await expect.poll(() => fake.forms).toHaveLength(1);
      const view = fake.forms[0]?.view ?? {};
      const filled = (fault: string | null) => ({
        fault: { fault: { type: 'radio_buttons', selected_option: fault === null ? null : { value: fault } } },
        reason: { reason: { type: 'plain_text_input', value: null } },
      });
      const refusal = { response_action: 'errors', errors: { fault: say('en', 'form.choose') } };
      expect(await slack.submit(nina, view, filled(null))).toEqual(refusal);
      expect(await slack.submit(nina, view, filled('missing'))).toBeNull();
    });
  });

  describe('answers once', () => {
    test('where the connection breaks before it could say that it has the question', async () => {
      fake.sockets.cutAfterNext();
      expect(await slack.send(asked())).toBe(503);
      // Not only once another process would have taken the turn over, half a minute later.
      expect((await posted())[0]?.text).toContain('Ada Example');
      await connected();
      await story.acquaint.turns.settled();
      expect(fake.posted).toHaveLength(1);
      expect(await slack.mention(nina, channel, question)).toHaveLength(1);
    });

    test('what came while the database was away: nobody said that we have it, and it is sent again', async () => {
      await story.db.query('alter table turn rename to turn_away');
      const status = await slack.send(asked()).finally(() => story.db.query('alter table turn_away rename to turn'));
      expect(status).toBe(503);
      expect(fake.posted).toEqual([]);
      await fake.sockets.redeliver();
      expect(await posted()).toHaveLength(1);
    });

    test('what is sent again to another process', async () => {
      const second = await openWorkspace(story, fake, { over: 'socket' });
      await connected(2);
      const body = asked();
      expect(await Promise.all([slack.send(body), second.send(body), slack.send(body)])).toEqual([200, 200, 200]);
      expect(await posted()).toHaveLength(1);
      await second.close();
    });
  });

  test('lives on when Slack lets it connect no more, and says so in the log', async () => {
    const other = await openFakeSlack();
    const doomed = await openWorkspace(story, other, { over: 'socket' });
    other.break('apps.connections.open', 'invalid_auth');
    other.sockets.cutAfterNext();
    await doomed.send(asked());
    const log = () => readFile(join(story.folder, 'acquaint.log'), 'utf8');
    await expect.poll(log, { timeout: 10_000 }).toMatch(/invalid_auth.*SLACK_APP_TOKEN/u);
    await doomed.close();
    await other.close();
  });

  test('does not start where Slack does not take the token', async () => {
    const other = await openFakeSlack();
    other.break('apps.connections.open', 'invalid_auth');
    await expect(openWorkspace(story, other, { over: 'socket' })).rejects.toThrow('invalid_auth');
    await other.close();
  });

  test('connects anew when Slack asks for it, and answers what was said meanwhile', async () => {
    fake.sockets.refresh('refresh_requested');
    await connected(0);
    expect(await slack.send(asked())).toBe(503);
    expect((await posted(20_000))[0]?.text).toContain('Ada Example');
  });
});
