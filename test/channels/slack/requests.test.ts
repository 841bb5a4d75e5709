/** Slack signs what it sends. What is not signed so, or was long ago, is nobody's: at every door, before anything is done. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { clickOf, eventOf, type FakeSlack, openFakeSlack, signed, submissionOf } from '../../support/fake-slack.ts';
import { nextTs, openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const nina = 'U0NINA';
const channel = 'C0PUBLIC';
const question = 'who do we know at Globex?';
const minutes = 60;
const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

describe('a request to Slack’s door', () => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    const [database] = databases;
    if (!database) throw new Error('There is no database.');
    story = await openStory(database);
    await globexAndInitech(story);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.channel(channel, [nina, 'U0BOT']);
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
    fake.calls.length = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const mention = () => eventOf({ type: 'app_mention', user: nina, channel, text: question, ts: nextTs() });
  const message = { channel, ts: '1.1', text: '', blocks: [], updates: 0, at: 0 };
  const doors: [string, () => string][] = [
    ['an event', mention],
    ['a command', () => fake.command(nina, channel, '/who', 'Globex')],
    ['a shortcut', () => fake.shortcut(nina, channel, 'Met Ada Example.')],
    ['a click', () => clickOf(nina, message, { action_id: 'turn.0.en', value: 'abcdefgh.0' })],
    ['a form', () => submissionOf(nina, { callback_id: 'feedback.en', private_metadata: 'abcdefgh' }, {})],
    ['the question whether we are there', () => JSON.stringify({ type: 'url_verification', challenge: 'c' })],
  ];
  const wrongs: [string, (body: string) => Record<string, string>][] = [
    ['forged', body => signed(body, { secret: 'another-secret' })],
    ['signed more than five minutes ago', body => signed(body, { at: ago(5 * minutes + 10) })],
    ['not signed', () => ({})],
    ['signed at no time', body => ({ 'x-slack-signature': signed(body)['x-slack-signature'] })],
    ['changed on the way', body => signed(`${body} `)],
  ];
  const all = doors.flatMap(([door, body]) => wrongs.map(([wrong, headers]) => [door, wrong, body, headers] as const));

  test.each(all)('with %s that is %s is refused, and leads to nothing', async (_, __, made, headers) => {
    const body = made();
    expect(await slack.send(body, headers(body))).toBe(401);
    await story.acquaint.turns.settled();
    expect([fake.posted, fake.calls]).toEqual([[], []]);
    expect(await story.db.query("select from turn where channel = 'slack'")).toEqual([]);
  });

  test('that is right is taken at every one of these doors', async () => {
    for (const [door, made] of doors) expect(await slack.send(made()), door).toBe(200);
    await story.acquaint.turns.settled();
  });

  test('that is replayed is answered once as long as it may be Slack’s own, and refused after five minutes', async () => {
    const body = mention();
    const headers = signed(body);
    expect(await slack.send(body, headers)).toBe(200);
    expect(await slack.send(body, headers)).toBe(200);
    await expect.poll(() => fake.posted.length).toBe(1);
    vi.useFakeTimers({ now: Date.now() + 6 * minutes * 1000, toFake: ['Date'] });
    expect(await slack.send(body, headers)).toBe(401);
    vi.useRealTimers();
    await story.acquaint.turns.settled();
    expect(fake.posted).toHaveLength(1);
  });
});
