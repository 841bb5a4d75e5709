import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heardIn } from '../../../src/channels/slack/heard.ts';
import { readText } from '../../../src/channels/slack/read-text.ts';
import { eventOf } from '../../support/fake-slack.ts';

const self = 'U0BOT';
const said = (event: Record<string, unknown>) =>
  heardIn(JSON.parse(eventOf({ user: 'U0NINA', channel: 'C0SALES', ts: '1.2', text: 'who?', ...event }, 'EV1')), self);

describe('what the bot hears', () => {
  test('a mention in a channel, and whatever is written to it directly', () => {
    expect(said({ type: 'app_mention', text: '<@U0BOT> who do we know at Globex?' })).toMatchObject({
      deliveryId: 'EV1',
      thread: 'T0OURS:C0SALES:1.2',
      text: 'who do we know at Globex?',
    });
    expect(said({ type: 'message', channel: 'D1', channel_type: 'im', thread_ts: '1.1' })).toMatchObject({
      thread: 'T0OURS:D1:1.1',
      place: { team: 'T0OURS', channel: 'D1', user: 'U0NINA', thread: '1.1' },
    });
  });

  test.each([
    ['what people say to one another in a channel', { type: 'message', channel_type: 'channel' }],
    ['a private channel’s talk', { type: 'message', channel_type: 'group' }],
    ['an edited mention', { type: 'app_mention', edited: { user: 'U0NINA', ts: '1.3' } }],
    ['an edit', { type: 'message', channel: 'D1', channel_type: 'im', subtype: 'message_changed' }],
    ['a deletion', { type: 'message', channel: 'D1', channel_type: 'im', subtype: 'message_deleted' }],
    ['another bot', { type: 'message', channel: 'D1', channel_type: 'im', bot_id: 'B1' }],
    ['itself', { type: 'message', channel: 'D1', channel_type: 'im', user: self }],
    ['somebody who joins', { type: 'message', channel: 'D1', channel_type: 'im', subtype: 'channel_join' }],
  ])('not %s', (_, event) => {
    expect(said(event)).toBeNull();
  });

  test('nothing in what is no event at all', () => {
    fc.assert(fc.property(fc.anything(), body => heardIn(body, self) === null));
  });

  test('names and addresses as people read them, and its own name not at all', () => {
    expect(readText('<@U0BOT> who knows <mailto:ada@globex.example|ada@globex.example> &amp; co?', self)).toBe(
      'who knows ada@globex.example & co?',
    );
    expect(readText('<https://globex.example|Globex> &lt;3', self)).toBe('Globex <3');
  });
});
