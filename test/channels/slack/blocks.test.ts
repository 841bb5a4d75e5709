import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardActions } from '../../../src/cards/actions.ts';
import type { Block, Card } from '../../../src/cards/card.ts';
import { messagesOf } from '../../../src/channels/slack/blocks.ts';
import { limits } from '../../../src/channels/slack/limits.ts';
import type { SlackButton, SlackMessage } from '../../../src/channels/slack/message.ts';
import { choicesCard } from '../../../src/skills/choices-card.ts';
import { findPeopleCard } from '../../../src/skills/find-people/card.ts';
import { logCard } from '../../../src/skills/log-interaction/card.ts';
import { moreCard } from '../../../src/skills/more/card.ts';
import { failureCard } from '../../../src/skills/none/card.ts';
import { whoWeKnowCard } from '../../../src/skills/who-we-know/card.ts';
import { find, globexes, logged, more, now, whichDeal, who } from '../../cards/examples.ts';
import { anyCard } from '../../support/any-card.ts';

const options = { language: 'en', now } as const;

/** Everything written in a message, as Slack gets it. */
function written(message: SlackMessage): string[] {
  return [message.text, ...message.blocks.flatMap(texts)];
}

function texts(block: SlackMessage['blocks'][number]): string[] {
  switch (block.type) {
    case 'section':
      return [block.text.text];
    case 'context':
      return block.elements.map(element => element.text);
    case 'actions':
      return block.elements.map(element => element.text.text);
    case 'context_actions':
      return block.elements.flatMap(one => [one.positive_button.text.text, one.negative_button.text.text]);
  }
}

/** Without the buttons under a person or a choice: what they lead to is said by the text of a click's answer. */
const shownOf = (block: SlackMessage['blocks'][number], card: Card) => {
  const inside = cardActions({ ...card, actions: [] }).map(({ label }) => label);
  return texts(block).filter(text => block.type !== 'actions' || !inside.includes(text));
};

const buttons = (message: SlackMessage): SlackButton[] =>
  message.blocks.flatMap(block => (block.type === 'actions' ? block.elements : []));

/** Anything of Slack's own language: mentions, links, dates. */
const control = /<[^>]*>|<|>/u;

function expectTaken(message: SlackMessage): void {
  expect(message.blocks.length).toBeLessThanOrEqual(limits.blocks);
  expect(message.blocks.length).toBeGreaterThan(0);
  expect(message.text.length).toBeGreaterThan(0);
  expect(message.text.length).toBeLessThanOrEqual(limits.text);
  for (const block of message.blocks) {
    if (block.type === 'section') expect(block.text.text.length).toBeLessThanOrEqual(limits.section);
    if (block.type === 'context')
      for (const { text } of block.elements) expect(text.length).toBeLessThanOrEqual(limits.section);
    if (block.type === 'actions') expect(block.elements.length).toBeLessThanOrEqual(limits.actions);
    for (const text of texts(block)) expect(text.length).toBeGreaterThan(0);
  }
  for (const button of buttons(message)) {
    expect(button.text.text.length).toBeLessThanOrEqual(limits.buttonText);
    expect(button.value.length).toBeLessThanOrEqual(limits.value);
  }
  const ids = buttons(message).map(button => button.action_id);
  expect(new Set(ids).size).toBe(ids.length);
}

const [first] = messagesOf(whoWeKnowCard(who(), options), 'abcd2345');
const all = (message: SlackMessage | undefined) => (message ? written(message).join('\n') : '');

describe('a card in Slack', () => {
  test('shows five people, each with a button of their own, and the next step', () => {
    expect(all(first)).toContain('1. *Jana Nováková*  ●●●● strong');
    expect(all(first)).toContain('Piotr Zieliński');
    expect(buttons(first as SlackMessage).map(button => button.text.text)).toEqual(
      expect.arrayContaining(['More about Piotr Zieliński', 'Show 7 more', 'Why?']),
    );
  });

  test('never shows a sixth person, whoever made the card', () => {
    const card = whoWeKnowCard(who(), options);
    const [person] = card.blocks.filter(block => block.type === 'person');
    const crowded: Card = {
      ...card,
      blocks: Array.from({ length: 9 }, (_, i) => ({ ...person, number: i + 1 }) as Block),
    };
    const [message] = messagesOf(crowded, 'abcd2345');
    expect(message?.blocks.filter(block => texts(block).some(text => text.includes('*Jana')))).toHaveLength(5);
  });

  test('carries on its buttons where they lead, never what is there', () => {
    const card = whoWeKnowCard(who(), options);
    for (const button of buttons(first as SlackMessage)) {
      const [reference, place] = button.value.split('.');
      expect(reference).toBe('abcd2345');
      const action = cardActions(card)[Number(place)];
      expect(action?.label).toBe(button.text.text);
      expect(JSON.stringify([button.value, button.action_id])).not.toMatch(/Jana|Piotr|personId/u);
    }
  });

  test('says in its text everything that its blocks say', () => {
    for (const card of [
      whoWeKnowCard(who(), options),
      findPeopleCard(find(), options),
      moreCard(more(), options),
      logCard(logged(), null, options),
      logCard(logged(), whichDeal, options),
      choicesCard(globexes, options),
      failureCard('abcd2345', options),
      whoWeKnowCard(who(), { ...options, language: 'fa' }),
    ]) {
      const [message] = messagesOf(card, 'abcd2345');
      expectTaken(message as SlackMessage);
      const squash = (text: string) => text.replace(/[*\u200F]|&[a-z]+;/gu, '').replace(/\s+/gu, ' ');
      const said = squash(message?.text ?? '');
      for (const text of message?.blocks.flatMap(block => shownOf(block, card)) ?? [])
        for (const line of text.split('\n'))
          for (const part of line.split(/[●○]+|^\d+\. | · /u))
            expect(said).toContain(
              squash(part.replace(/⚠ /u, ''))
                .trim()
                .replace(/^[\d۰-۹]+\. /u, '')
                .trim(),
            );
    }
  });

  test('begins every line of a Persian card with the mark of its direction', () => {
    const [message] = messagesOf(whoWeKnowCard(who(), { ...options, language: 'fa' }), 'abcd2345');
    for (const block of message?.blocks ?? [])
      if (block.type === 'section') for (const line of block.text.text.split('\n')) expect(line).toMatch(/^\u200F/u);
  });
});

const someCard = anyCard({
  pieces: [
    '<!channel>',
    '<!here|x>',
    '<@U123>',
    '<http://evil.example|our bank>',
    '&lt;!channel&gt;',
    '```',
    '*b*',
    '_i_',
    '~s~',
    '> quote',
    ':skull:',
    '\n',
    '&',
    '<',
    '\u202E',
  ],
  longest: ['<'.repeat(1200), 'ab &'.repeat(900)],
  ordinary: 20,
  mostButtons: 60,
});

describe('whatever stands in a card', () => {
  test('what is too much for one message goes into several, and nothing is lost', () => {
    const lines = Array.from({ length: 130 }, (_, i) => `line ${i} ${'&'.repeat(40)}`);
    const card: Card = {
      language: 'en',
      direction: 'ltr',
      title: 'Many lines',
      blocks: lines.map(text => ({ type: 'text', text })),
      actions: [],
    };
    const messages = messagesOf(card, 'abcd2345');
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) expectTaken(message);
    const shown = messages.flatMap(message => message.blocks.flatMap(texts)).join('\n');
    for (const [i] of lines.entries()) expect(shown).toContain(`line ${i} &amp;`);
  });

  test('Slack takes every message of it', () => {
    fc.assert(
      fc.property(someCard, card => {
        for (const message of messagesOf(card, 'abcd2345')) expectTaken(message);
      }),
      { numRuns: 40 },
    );
  });

  test('nothing of it mentions anybody, links anywhere or formats anything', () => {
    fc.assert(
      fc.property(someCard, card => {
        for (const message of messagesOf(card, 'abcd2345')) {
          for (const text of written(message)) expect(text).not.toMatch(control);
          // Buttons are plain text: nothing is interpreted there.
          for (const text of [
            message.text,
            ...message.blocks.filter(one => one.type !== 'actions').flatMap(block => shownOf(block, card)),
          ]) {
            expect(text).not.toMatch(/&(?!amp;|lt;|gt;)/u);
            expect(text).not.toMatch(/[`~]/u);
            expect(text).not.toMatch(/:[a-z]+:/u);
            // Bold is ours only: around a whole title, name, label.
            for (const line of text.split('\n')) expect((line.match(/\*/gu) ?? []).length % 2).toBe(0);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
