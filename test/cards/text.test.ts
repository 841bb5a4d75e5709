import { describe, expect, test } from 'vitest';
import type { Block, Card } from '../../src/cards/card.ts';
import { cardText } from '../../src/cards/text.ts';
import { findPeopleCard } from '../../src/skills/find-people/card.ts';
import { moreCard } from '../../src/skills/more/card.ts';
import { abilitiesCard, failureCard } from '../../src/skills/none/card.ts';
import { whoWeKnowCard } from '../../src/skills/who-we-know/card.ts';
import { whyCard } from '../../src/skills/why/card.ts';
import { languages } from '../../src/words/port.ts';
import { find, globexes, more, now, who, why } from './examples.ts';

/** Every string a card wants read. */
function stringsOf(card: Card): string[] {
  const of = (block: Block): string[] => {
    switch (block.type) {
      case 'text':
        return [block.text];
      case 'person':
        return [
          block.name,
          block.role,
          block.word,
          ...block.paths,
          ...block.warnings,
          ...block.reasons,
          block.sources ?? '',
        ];
      case 'choices':
        return block.items.flatMap(item => [item.label, item.hint]);
      case 'facts':
        return block.facts.flatMap(fact => [fact.label, fact.value]);
      case 'actions':
        return block.actions.map(action => action.label);
      case 'links':
        return block.links.flatMap(link => [link.label, link.url]);
    }
  };
  return [card.title, ...card.blocks.flatMap(of), ...card.actions.map(action => action.label)];
}

describe.each(languages)('the text of a card in %s', language => {
  const options = { language, now };
  const cards = [
    whoWeKnowCard(who(), options),
    whoWeKnowCard(who({ people: [], total: 0, choices: globexes }), options),
    findPeopleCard(find({ withoutMeaning: true }), options),
    moreCard(more(), options),
    whyCard(why(), options),
    abilitiesCard({ language, company: 'Globex' }),
    failureCard('7f3a', options),
  ];

  test('loses nothing that the card says', () => {
    for (const card of cards) for (const said of stringsOf(card)) expect(cardText(card)).toContain(said);
  });

  test('reads as lines, without bars or boxes', () => {
    for (const card of cards) expect(cardText(card)).not.toMatch(/[●○│─]/);
  });
});

test('a listener hears the answer first, then the people by number, then what to do', () => {
  const text = cardText(whoWeKnowCard(who({ total: 12 }), { language: 'en', now }));
  const lines = text.split('\n');
  expect(lines[0]).toBe('12 people at Globex, warmest: Jana Nováková (you, strong)');
  expect(lines[1]).toBe('1. Jana Nováková, Head of Procurement · Globex (strong)');
  expect(lines.at(-1)).toBe('Show 7 more · Why? · More about Jana Nováková');
});

test('Persian lines are marked as running from right to left', () => {
  const text = cardText(whoWeKnowCard(who(), { language: 'fa', now }));
  for (const line of text.split('\n')) expect(line.startsWith('\u200F')).toBe(true);
});
