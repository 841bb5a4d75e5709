import { describe, expect, test } from 'vitest';
import { cardActions } from '../../src/cards/actions.ts';
import { cardText } from '../../src/cards/text.ts';
import { messagesOf } from '../../src/channels/slack/blocks.ts';
import { logCard } from '../../src/skills/log-interaction/card.ts';
import { languages } from '../../src/words/port.ts';
import { logged, now, whichDeal } from './examples.ts';

const options = { language: 'en', now, timeZone: 'Europe/Prague' } as const;

describe('what would be written', () => {
  test('is five lines and then the buttons', () => {
    expect(cardText(logCard(logged(), null, options)).split('\n')).toEqual([
      'Save this? Jana Nováková · Globex',
      '1. ☑ Call · Thu 20 Jun, 10:00 · 20 min · Just called Jana, wants pricing for 200 seats by Friday, budget approved, 20 min',
      '2. ☑ Task: pricing for 200 seats · due Fri 21 Jun',
      '3. ☑ Amount: €40,000 → €45,000',
      'Deal: Globex – cold rooms · the only open one',
      'Save · Change · Cancel',
    ]);
  });

  test('is ticked piece by piece, and a piece that was left out can be put back', () => {
    const actions = cardActions(logCard(logged({ leftOut: [2] }), null, options));
    expect(actions.map(({ label, verb, arguments: args }) => [label, verb, args.piece])).toEqual([
      ['Leave 1 out', 'tick', 1],
      ['Put 2 back', 'tick', 2],
      ['Leave 3 out', 'tick', 3],
      ['Save', 'save', undefined],
      ['Change', 'change', undefined],
      ['Cancel', 'leave', undefined],
    ]);
    expect(cardText(logCard(logged({ leftOut: [2] }), null, options))).toContain('2. ☐ Task');
  });

  test.each(languages)('says everything in %s, Persian from right to left and by its own calendar', language => {
    const card = logCard(logged(), null, { ...options, language });
    expect(card.direction).toBe(language === 'fa' ? 'rtl' : 'ltr');
    const text = cardText(card);
    if (language === 'fa') expect(text).toContain('۳۱ خرداد');
    if (language !== 'en') expect(text).not.toMatch(/Call|Task|Amount|Save|Cancel/u);
  });

  test('what a stranger wrote in it is neither a mention nor a link in Slack', () => {
    const evil = logged();
    const summary = 'Called <!channel> and <https://evil.example|Jana>';
    const result = { ...evil, proposal: { ...evil.proposal, activity: { ...evil.proposal.activity!, summary } } };
    const sent = JSON.stringify(messagesOf(logCard(result, null, options), 'abcd2345'));
    expect(sent).not.toContain('<!channel>');
    expect(sent).not.toContain('<https://evil');
  });
});

test('which deal is asked with what tells them apart, and none of them is an answer too', () => {
  const card = logCard(logged(), whichDeal, options);
  expect(card.title).toBe('Which deal is it about?');
  expect(card.blocks[0]).toMatchObject({
    items: [
      { hint: 'Proposal · €40,000 · Nina Kowalczyk', action: { verb: 'pick', arguments: { dealId: 7 } } },
      { action: { arguments: { dealId: 8 } } },
    ],
  });
  expect(card.actions.map(action => [action.label, action.arguments.dealId])).toEqual([
    ['No deal', 0],
    ['Cancel', undefined],
  ]);
});
