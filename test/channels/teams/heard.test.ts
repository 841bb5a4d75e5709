import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedPlace, changedQuestionIn, heardIn } from '../../../src/channels/teams/heard.ts';
import { readText } from '../../../src/channels/teams/read-text.ts';

const self = '28:bot';
const mention = { type: 'mention', mentioned: { id: self, name: 'Acquaint' }, text: '<at>Acquaint</at>' };
const personal = {
  type: 'message',
  id: '17',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:nina', name: 'Nina', aadObjectId: 'aad' },
  recipient: { id: self, name: 'Acquaint' },
  conversation: { id: 'a:nina', conversationType: 'personal', tenantId: 'ours' },
  text: 'who?',
};
const inChannel = {
  ...personal,
  conversation: {
    id: '19:sales@thread.tacv2;messageid=5',
    conversationType: 'channel',
    tenantId: 'ours',
    isGroup: true,
  },
  channelData: {
    tenant: { id: 'ours' },
    channel: { id: '19:sales@thread.tacv2' },
    team: { id: '19:team@thread.tacv2' },
  },
  text: '<at>Acquaint</at> who?',
  entities: [{ type: 'clientInfo', locale: 'en-US' }, mention],
};
const click = {
  ...personal,
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: '16',
  value: { action: { type: 'Action.Execute', verb: 'turn', data: { turn: 'abcd2345.3', language: 'fa' } } },
};

describe('what the bot hears', () => {
  test('whatever is written to it personally', () => {
    expect(heardIn(personal)).toEqual({
      deliveryId: 'a:nina:17',
      messageId: '17',
      thread: 'ours:direct:29:nina',
      text: 'who?',
      place: {
        serviceUrl: 'https://smba.trafficmanager.net/emea/',
        tenant: 'ours',
        kind: 'personal',
        conversation: 'a:nina',
        user: '29:nina',
        bot: self,
      },
    });
  });

  test('a mention in a channel, with the ids of its team and nothing that anybody wrote', () => {
    const heard = heardIn(inChannel);
    expect(heard).toMatchObject({ text: 'who?', thread: 'ours:19:sales@thread.tacv2;messageid=5' });
    expect(heard?.place).toMatchObject({ team: '19:team@thread.tacv2', channel: '19:sales@thread.tacv2' });
    expect(JSON.stringify(heard?.place)).not.toContain('Nina');
  });

  test('a click, as the same delivery when it is clicked again', () => {
    const heard = heardIn(click);
    expect(heard).toMatchObject({ click: 'abcd2345.3', language: 'fa', text: '', place: { message: '16' } });
    expect(heardIn({ ...click, id: '18' })?.deliveryId).toBe(heard?.deliveryId);
    expect(heardIn({ ...click, from: { id: '29:jonas' } })?.deliveryId).not.toBe(heard?.deliveryId);
  });

  test.each([
    [
      'what begins a thread of a channel',
      {
        ...inChannel,
        conversation: { ...inChannel.conversation, id: '19:sales@thread.tacv2;messageid=17' },
        text: 'who?',
        entities: [],
      },
    ],
    ['a name that looks like a mention', { ...inChannel, entities: [] }],
    ['a mention of a tag', { ...inChannel, text: 'who?', entities: [{ type: 'mention', text: 'sales' }] }],
    ['a mention of somebody else', { ...inChannel, entities: [{ ...mention, mentioned: { id: '29:jonas' } }] }],
    ['an edit', { ...personal, type: 'messageUpdate' }],
    ['a deletion', { ...personal, type: 'messageDelete' }],
    ['a reaction', { ...personal, type: 'messageReaction' }],
    ['another bot', { ...personal, from: { id: '28:other' } }],
    ['another platform', { ...personal, channelId: 'webchat' }],
    ['a place of no tenant', { ...personal, conversation: { id: 'a:nina', conversationType: 'personal' } }],
    ['an address that is none', { ...personal, serviceUrl: 'file:///etc/passwd' }],
    ['an id that breaks a line', { ...personal, id: '17\n{"level":50}' }],
    ['a button of somebody else', { ...click, value: { action: { ...click.value.action, verb: 'pay' } } }],
    [
      'a button that was made up',
      { ...click, value: { action: { ...click.value.action, data: { turn: '1 or 1=1' } } } },
    ],
    ['another invoke', { ...click, name: 'task/fetch' }],
  ])('not %s', (_, activity) => {
    expect(heardIn(activity)).toBeNull();
  });

  test.each([
    ['in a thread of a channel', { ...inChannel, text: 'who?', entities: [] }],
    ['in a group chat', { ...personal, conversation: { ...personal.conversation, conversationType: 'groupChat' } }],
  ])('what is said %s without a mention, as perhaps meant for it', (_, activity) => {
    expect(heardIn(activity)).toMatchObject({ text: 'who?', place: { overheard: true } });
  });

  test('an edit and a deletion, by the thread and the id that the message had', () => {
    const said = heardIn(inChannel);
    const edit = { ...inChannel, type: 'messageUpdate', text: '<at>Acquaint</at> why?' };
    const of = (activity: { channelData: object }, eventType: string) =>
      changedQuestionIn({ ...activity, channelData: { ...activity.channelData, eventType } });
    const { messageId, thread } = said ?? {};
    expect(of(edit, 'editMessage')).toEqual({ messageId, thread, text: 'why?' });
    const { text: _, entities: __, ...gone } = { ...inChannel, type: 'messageDelete' };
    expect(of(gone, 'softDeleteMessage')).toEqual({ messageId, thread, text: null });
    expect(of(edit, 'undeleteMessage')).toBeNull();
    expect(of({ ...edit, from: { ...edit.from, id: '28:other' } } as typeof edit, 'editMessage')).toBeNull();
  });

  test('nothing in what is no activity at all', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        body => heardIn(body) === null && changedPlace(body) === null && changedQuestionIn(body) === null,
      ),
    );
  });

  test('that somebody joined or left: in the team, or in the chat', () => {
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: '29:eve' }] };
    expect(changedPlace({ ...inChannel, ...joined })).toBe('19:team@thread.tacv2');
    expect(changedPlace({ ...personal, ...joined })).toBe('a:nina');
    expect(changedPlace(personal)).toBeNull();
  });
});

describe('a text of Teams', () => {
  const mine = { mentioned: self, text: '<at>Acquaint</at>' };
  test('is read without our name, with the names of others, and as it was typed', () => {
    const others = { mentioned: '29:jonas', text: '<at>Jonas Weber</at>' };
    const text = '<at>Acquaint</at>&nbsp;does <at>Jonas Weber</at> know R&amp;D &lt;3 people?';
    expect(readText(text, [mine, others], self)).toBe('does Jonas Weber know R&D <3 people?');
  });

  test('that was escaped by somebody stays escaped once', () => {
    expect(readText('&amp;lt;b&amp;gt;', [], self)).toBe('&lt;b&gt;');
  });
});
