/** Our own Slack refuses what the real one refuses, or the other tests would prove nothing of what we send. */
import { LogLevel, webApi } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../src/channels/slack/limits.ts';
import { botToken, type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';

const user = 'U0NINA';
const channel = 'C0SALES';
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const hello = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Hello' } };
const button = (id: string, text = 'More') => ({
  type: 'button',
  action_id: id,
  text: { type: 'plain_text', text },
  value: 'x',
});
const actions = (...elements: object[]) => ({ type: 'actions', elements });

describe('the Slack of the tests', () => {
  let fake: FakeSlack;
  let client: webApi.WebClient;

  beforeAll(async () => {
    fake = await openFakeSlack();
    fake.user(user, 'nina@ours.example');
    fake.channel(channel, [user]);
    client = new webApi.WebClient(botToken, {
      slackApiUrl: fake.url,
      retryConfig: { retries: 0 },
      logLevel: LogLevel.ERROR,
    });
  });
  beforeEach(() => {
    fake.posted.length = 0;
    fake.refused.length = 0;
  });
  afterAll(async () => {
    fake.refused.length = 0;
    await fake.close();
  });

  const post = (blocks: object[]) => client.apiCall('chat.postMessage', { channel, text: 'Hello', blocks });

  test('takes a message that is right', async () => {
    await post([section('Hello'), actions(button('a'), button('b'))]);
    expect(fake.posted).toHaveLength(1);
    expect(fake.refused).toEqual([]);
  });

  test.each<[string, object[], RegExp]>([
    ['of a type that it does not know', [{ type: 'sections', text: { type: 'mrkdwn', text: 'a' } }], /not known/],
    ['with a field too many', [{ ...section('a'), colour: 'red' }], /additional properties/],
    ['without its text', [{ type: 'header' }], /required property/],
    ['with an empty text', [section('')], /is empty/],
    ['with a text too long', [section('a'.repeat(limits.section + 1))], /3001, the most is 3000/],
    ['with a button too long', [actions(button('a', 'a'.repeat(limits.buttonText + 1)))], /76, the most is 75/],
    ['with two buttons of one name', [actions(button('a'), button('a'))], /same action_id/],
    ['with a block too many', Array.from({ length: limits.blocks + 1 }, () => section('a')), /51 blocks/],
  ])('refuses a block %s', async (_, blocks, why) => {
    await expect(post(blocks)).rejects.toThrow('invalid_blocks');
    expect(fake.posted).toEqual([]);
    expect(fake.refused.join()).toMatch(why);
  });

  test('refuses such blocks in place of a message, too, and to one person alone', async () => {
    const { ts } = await client.chat.postMessage({ channel, text: 'Hello', blocks: [hello] });
    const bad = { channel, text: 'Hello', blocks: [section('')] };
    await expect(client.apiCall('chat.update', { ...bad, ts })).rejects.toThrow('invalid_blocks');
    await expect(client.apiCall('chat.postEphemeral', { ...bad, user })).rejects.toThrow('invalid_blocks');
    expect(fake.posted.map(({ blocks }) => blocks)).toEqual([[section('Hello')]]);
  });

  test('refuses a home tab and a form with a block that is wrong', async () => {
    const home = { type: 'home', blocks: [section('')] };
    await expect(client.apiCall('views.publish', { user_id: user, view: home })).rejects.toThrow('invalid_arguments');
    const title = { type: 'plain_text', text: 'a'.repeat(limits.formTitle + 1) };
    const form = { type: 'modal', title, blocks: [section('Hello')] };
    const opened = client.apiCall('views.open', { trigger_id: fake.trigger(user), view: form });
    await expect(opened).rejects.toThrow('invalid_arguments');
    expect(fake.refused.join()).toMatch(/is empty.*25, the most is 24/);
    expect([fake.homes.size, fake.forms.length]).toEqual([0, 0]);
  });

  test('does not close without saying what it refused', async () => {
    const other = await openFakeSlack();
    other.refused.push('a block');
    await expect(other.close()).rejects.toThrow('Slack refused: a block');
  });

  test('knows the blocks of the types that are installed', async () => {
    const { default: schema } = await import('../../fixtures/slack-blocks.schema.json', { with: { type: 'json' } });
    const { default: types } = await import('@slack/types/package.json', { with: { type: 'json' } });
    // If not: node --import tsx scripts/write-block-schema.ts
    expect(schema.$comment).toBe(`@slack/types ${types.version}`);
  });
});
