import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardActions } from '../../../src/cards/actions.ts';
import type { Block, Card } from '../../../src/cards/card.ts';
import { messagesOf } from '../../../src/channels/teams/adaptive-card.ts';
import type { CardElement, TeamsButton, TeamsMessage } from '../../../src/channels/teams/card-json.ts';
import { limits } from '../../../src/channels/teams/limits.ts';
import { choicesCard } from '../../../src/skills/choices-card.ts';
import { findPeopleCard } from '../../../src/skills/find-people/card.ts';
import { logCard } from '../../../src/skills/log-interaction/card.ts';
import { moreCard } from '../../../src/skills/more/card.ts';
import { abilitiesCard, failureCard } from '../../../src/skills/none/card.ts';
import { whoWeKnowCard } from '../../../src/skills/who-we-know/card.ts';
import { languages } from '../../../src/words/port.ts';
import { find, globexes, logged, more, now, whichDeal, who } from '../../cards/examples.ts';
import { bySchema, faultsOf } from '../../support/adaptive-cards.ts';
import { anyCard } from '../../support/any-card.ts';

const options = { language: 'en', now } as const;

/** Elements of a card, those within others too. */
const all = (elements: readonly CardElement[]): CardElement[] =>
  elements.flatMap(element => [element, ...(element.type === 'Container' ? all(element.items) : [])]);
const lines = ({ card }: TeamsMessage): string[] =>
  all(card.body).flatMap(element =>
    element.type === 'RichTextBlock' ? [element.inlines.map(run => run.text).join('')] : [],
  );
const buttons = ({ card }: TeamsMessage): TeamsButton[] =>
  all(card.body).flatMap(element =>
    element.type === 'ActionSet' ? element.actions.filter(action => action.type === 'Action.Execute') : [],
  );
const written = (message: TeamsMessage) => [
  message.summary,
  message.card.fallbackText,
  ...lines(message),
  ...buttons(message).map(button => button.title),
];
const onlyMessage = (card: Card): TeamsMessage => {
  const messages = messagesOf(card, 'abcd2345');
  expect(messages).toHaveLength(1);
  return messages[0]!;
};

/** What is sent of a message, besides ids and addresses. */
const bytes = ({ card, summary }: TeamsMessage) => Buffer.byteLength(JSON.stringify({ card, summary }));

function expectTaken(message: TeamsMessage): void {
  expect(faultsOf(message.card)).toEqual([]);
  expect(bytes(message)).toBeLessThanOrEqual(limits.message);
  expect(message.summary).not.toBe('');
  for (const element of all(message.card.body)) {
    if (element.type === 'ActionSet') expect(element.actions.length).toBeLessThanOrEqual(limits.actions);
    if (element.type === 'RichTextBlock') for (const run of element.inlines) expect(run.text).not.toBe('');
  }
  for (const button of buttons(message)) expect(button.title).not.toBe('');
}

const cards = (language: (typeof languages)[number]) => [
  whoWeKnowCard(who(), { ...options, language }),
  findPeopleCard(find(), { ...options, language }),
  moreCard(more(), { ...options, language }),
  logCard(logged(), null, { ...options, language }),
  logCard(logged(), whichDeal, { ...options, language }),
  choicesCard(globexes, { ...options, language }),
  failureCard('abcd2345', { language }),
  abilitiesCard({ language, declined: true }),
];

describe(`a card in Teams, checked ${bySchema}`, () => {
  test.each(languages)('is one, whatever it shows, in %s', language => {
    for (const card of cards(language)) expectTaken(onlyMessage(card));
  });

  test('shows five people, each with a button of their own, and the next step', () => {
    const message = onlyMessage(whoWeKnowCard(who(), options));
    expect(lines(message)).toContain('1. Jana Nováková  ●●●● strong');
    expect(buttons(message).map(button => button.title)).toEqual(
      expect.arrayContaining(['More about Piotr Zieliński', 'Show 7 more', 'Why?']),
    );
  });

  test('has no button twice', () => {
    for (const card of cards('en')) {
      const titles = buttons(onlyMessage(card)).map(button => button.title);
      expect(titles).toEqual([...new Set(titles)]);
    }
  });

  test('never shows a sixth person, whoever made the card', () => {
    const card = whoWeKnowCard(who(), options);
    const [person] = card.blocks.filter(block => block.type === 'person');
    const crowded = { ...card, blocks: Array.from({ length: 9 }, (_, i) => ({ ...person, number: i + 1 }) as Block) };
    expect(lines(onlyMessage(crowded)).filter(line => line.includes('. Jana'))).toHaveLength(5);
  });

  test('takes five lines a person at most', () => {
    for (const card of [whoWeKnowCard(who(), options), findPeopleCard(find(), options)])
      for (const element of onlyMessage(card).card.body)
        if (element.type === 'Container')
          expect(element.items.filter(item => item.type === 'RichTextBlock').length).toBeLessThanOrEqual(5);
  });

  test('carries on its buttons where they lead, never what is there', () => {
    const card = whoWeKnowCard(who(), options);
    for (const { data, title } of buttons(onlyMessage(card))) {
      const [reference, place] = data.turn.split('.');
      expect(reference).toBe('abcd2345');
      expect(cardActions(card)[Number(place)]?.label).toBe(title);
      expect(JSON.stringify(data)).not.toMatch(/Jana|Piotr|personId/u);
    }
  });

  test('says in its text everything that the card says', () => {
    const squash = (text: string) => text.replace(/[\u200F\u2066-\u2069]/gu, '').replace(/\s+/gu, ' ');
    for (const card of [...cards('en'), ...cards('fa')]) {
      const message = onlyMessage(card);
      expect(message.card.fallbackText).toBe(message.summary);
      const said = squash(message.summary);
      for (const line of lines(message))
        for (const part of line.split(/[●○]+| · (?=⚠)|^[\d۰-۹]+\. /u))
          for (const piece of squash(part).split(' · ')) expect(said).toContain(piece.replace(/^\s*⚠ /u, '').trim());
    }
  });

  test('reads from right to left in Persian, and only there', () => {
    expect(onlyMessage(whoWeKnowCard(who(), { ...options, language: 'fa' })).card.rtl).toBe(true);
    expect(onlyMessage(whoWeKnowCard(who(), options)).card).not.toHaveProperty('rtl');
  });
});

const someCard = anyCard({
  pieces: [
    '<at>Everybody</at>',
    '<script>',
    '[our bank](http://evil.example)',
    '[our bank][1]',
    '[1]: http://evil.example',
    '<http://evil.example>',
    '{{DATE(2017-02-14T06:08:39Z, SHORT)}}',
    `\${$root.secret}`,
    '**b**',
    '\n# head',
    '"',
    '\\',
    '\u202E',
  ],
  longest: ['<'.repeat(3000), 'سلام '.repeat(2000), '👩‍👩‍👧 '.repeat(600), '"\\'.repeat(2000)],
  ordinary: 10,
  mostButtons: 40,
});

describe('whatever stands in a card', () => {
  test('a message of nothing but buttons says so too, where only its text is read', () => {
    const actions = Array.from({ length: 200 }, (_, place) => ({
      label: `Button ${place} ${'"'.repeat(60)}`,
      verb: 'about' as const,
      arguments: { personId: 1 },
    }));
    const card: Card = {
      language: 'en',
      direction: 'ltr',
      title: 'Buttons',
      blocks: [{ type: 'actions', actions }],
      actions: [],
    };
    const messages = messagesOf(card, 'abcd2345');
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expectTaken(message);
    expect(messages.at(-1)?.summary).toContain('Button 199');
  });

  test('what is too much for one message goes into several, and nothing is lost', () => {
    const card: Card = {
      language: 'en',
      direction: 'ltr',
      title: 'Many lines',
      blocks: Array.from({ length: 300 }, (_, i) => ({ type: 'text', text: `line ${i} ${'"'.repeat(60)}` })),
      actions: [{ label: 'Next', verb: 'about', arguments: {} }],
    };
    const messages = messagesOf(card, 'abcd2345');
    expect(messages.length).toBeGreaterThan(2);
    for (const message of messages) expectTaken(message);
    const said = messages.flatMap(lines);
    for (let i = 0; i < 300; i++) expect(said.filter(line => line.startsWith(`line ${i} `))).toHaveLength(1);
    expect(messages.flatMap(buttons)).toHaveLength(1);
  });

  test('Teams takes every message of it', () => {
    fc.assert(
      fc.property(someCard, card => {
        for (const message of messagesOf(card, 'abcd2345')) expectTaken(message);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  test('nothing of it mentions anybody, links anywhere or is computed', () => {
    fc.assert(
      fc.property(someCard, card => {
        for (const message of messagesOf(card, 'abcd2345')) {
          for (const text of written(message)) {
            expect(text).not.toMatch(/[<>]/u);
            expect(text).not.toMatch(/\][([:]/u);
            expect(text).not.toContain('{{');
          }
          // No way to show text but the one in which nothing is interpreted.
          expect(JSON.stringify(message.card)).not.toMatch(/"type":"(?:TextBlock|FactSet|Image|Action\.OpenUrl)"/u);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});
