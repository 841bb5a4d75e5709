import { describe, expect, test } from 'vitest';
import { cardText } from '../../src/cards/text.ts';
import { messagesOf as slackMessages } from '../../src/channels/slack/blocks.ts';
import { messagesOf as teamsMessages } from '../../src/channels/teams/adaptive-card.ts';
import type { Entry, Ledgered } from '../../src/ledger/port.ts';
import { ledgerCard } from '../../src/skills/log-interaction/ledger-card.ts';
import { languages } from '../../src/words/port.ts';
import { logged, now } from './examples.ts';

const options = { language: 'en', now, timeZone: 'Europe/Prague' } as const;
const entry = (piece: number, more: Partial<Entry> = {}): Entry => ({
  id: piece,
  piece,
  kind: 'activity',
  state: 'verified',
  checking: false,
  name: 'call',
  reason: null,
  remedy: null,
  differs: [],
  url: `https://crm.example/${piece}`,
  twins: [],
  ...more,
});
const saved = (...entries: Entry[]): Ledgered => ({
  id: 1,
  proposal: logged().proposal,
  entries,
  crm: 'HubSpot',
  askerId: 1,
  language: 'en',
  shown: null,
  undoableUntil: null,
});
const twice = saved(entry(1, { twins: [{ id: 'calls:82', url: 'https://crm.example/82' }] }), entry(2), entry(3));

describe('what was saved', () => {
  test('is one click away in the CRM, once for all of it', () => {
    expect(
      cardText(ledgerCard(saved(entry(1), entry(2), entry(3)), options))
        .split('\n')
        .at(-1),
    ).toBe('Open in HubSpot: https://crm.example/1');
  });

  test('is not linked to before it is there, and not any more when it was taken back', () => {
    for (const state of ['queued', 'failed', 'undone'] as const)
      expect(cardText(ledgerCard(saved(entry(1, { state })), options))).not.toContain('https://');
    expect(cardText(ledgerCard(saved(entry(1, { url: null })), options))).not.toContain('Open in');
  });

  test('says what stands there a second time, leads to both, and that neither is removed', () => {
    const text = cardText(ledgerCard(twice, options));
    expect(text).toContain('There is a second one of it in HubSpot. Neither is removed by me');
    expect(text).toContain('Open in HubSpot: https://crm.example/1\nOpen the second one: https://crm.example/82');
  });

  test.each(languages)('says it in %s', language => {
    const text = cardText(ledgerCard(twice, { ...options, language }));
    expect(text).toContain('HubSpot');
    if (language !== 'en') expect(text).not.toMatch(/second|Open/u);
  });

  test('is a link in Slack and in Teams that goes where it says and says nothing else', () => {
    const card = ledgerCard(saved(entry(1, { url: 'https://crm.example/web#id=1&model=x|y>z' })), options);
    expect(JSON.stringify(slackMessages(card, 'abcd2345')[0]?.blocks)).toContain(
      '"<https://crm.example/web#id=1&amp;model=x%7Cy%3Ez|Open in HubSpot>"',
    );
    expect(JSON.stringify(teamsMessages(card, 'abcd2345')[0]?.card.body)).toContain(
      '{"type":"TextRun","text":"Open in HubSpot","selectAction":{"type":"Action.OpenUrl","url":"https://crm.example/web#id=1&model=x%7Cy%3Ez"}}',
    );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'not an address', ''])('never leads to %j', url => {
    expect(ledgerCard(saved(entry(1, { url })), options).blocks.map(({ type }) => type)).not.toContain('links');
  });

  test('never shows a login that stands in an address', () => {
    const card = ledgerCard(saved(entry(1, { url: 'https://us:secret@crm.example/1' })), options);
    expect(JSON.stringify(card)).not.toContain('secret');
  });
});
