import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { renderCard } from '../../../src/channels/console/render.ts';
import { columns, wrap } from '../../../src/channels/console/wrap.ts';
import { findPeopleCard } from '../../../src/skills/find-people/card.ts';
import { moreCard } from '../../../src/skills/more/card.ts';
import { abilitiesCard, failureCard } from '../../../src/skills/none/card.ts';
import { whoWeKnowCard } from '../../../src/skills/who-we-know/card.ts';
import { whyCard } from '../../../src/skills/why/card.ts';
import { type Language, languages } from '../../../src/words/port.ts';
import { find, globexes, jana, more, now, who, why } from '../../cards/examples.ts';

const cardsIn = (language: Language) => {
  const options = { language, now };
  return [
    whoWeKnowCard(who(), options),
    whoWeKnowCard(who({ people: [], total: 0, choices: globexes }), options),
    whoWeKnowCard(who({ people: [{ ...jana, name: 'x'.repeat(79) }], total: 1 }), options),
    findPeopleCard(find(), options),
    moreCard(more(), options),
    whyCard(why(), options),
    abilitiesCard({ language, company: 'Globex', declined: true }),
    failureCard('7f3a', options),
  ];
};

describe.each(languages)('a card in %s', language => {
  test.each([30, 50, 80, 100, 200])('is never wider than a terminal of %i columns', width => {
    for (const card of cardsIn(language)) {
      for (const line of renderCard(card, { width, color: true }).split('\n')) {
        expect(columns(stripVTControlCharacters(line)), line).toBeLessThanOrEqual(Math.min(width, 100));
      }
    }
  });

  test('fits a first look: five people in no more than twenty lines of a usual terminal', () => {
    const lines = renderCard(whoWeKnowCard(who(), { language, now }), { width: 100, color: false }).split('\n');
    expect(lines.length).toBeLessThanOrEqual(20);
  });

  test('closes on every line what it opens for the other direction of writing', () => {
    for (const card of cardsIn(language)) {
      for (const line of renderCard(card, { width: 40, color: false }).split('\n')) {
        expect(line.split('\u2068').length, line).toBe(line.split('\u2069').length);
      }
    }
  });
});

test('the terminal shows names, bars and words of the five people, then what to type next', () => {
  const lines = renderCard(whoWeKnowCard(who(), { language: 'en', now }), { width: 100, color: false }).split('\n');
  expect(lines[0]).toBe('12 people at Globex, warmest: Jana Nováková (you, strong)');
  expect(lines[1]).toBe(' 1 ●●●● Jana Nováková · Head of Procurement · Globex  strong');
  expect(lines.join('\n')).toContain(' 5 ●○○○ Tom Fielding · Globex  connected only');
  expect(lines.at(-1)).toBe('› Show 7 more   › Why?   › More about Jana Nováková');
});

test('without colours there is no escape sequence, with colours there is', () => {
  const card = whoWeKnowCard(who(), { language: 'en', now });
  expect(renderCard(card, { width: 80, color: false })).not.toContain('\u001B');
  expect(renderCard(card, { width: 80, color: true })).toContain('\u001B[32m');
});

test('a terminal gets no escape sequence out of a name', () => {
  const card = whoWeKnowCard(who({ people: [{ ...jana, name: 'Jana\u001B[2J\u009B31m\u0007' }], total: 1 }), {
    language: 'en',
    now,
  });
  expect(renderCard(card, { width: 80, color: false })).not.toMatch(/[^\P{Cc}\n]/u);
});

describe('breaking lines', () => {
  test('counts what a terminal shows: joiners take no column, wide letters two', () => {
    expect(columns('می‌شناسیم')).toBe(8);
    expect(columns('\u2068Globex\u2069')).toBe(6);
    expect(columns('東京')).toBe(4);
  });

  test('keeps a dot with the words before it and cuts a word only when it must', () => {
    expect(wrap('14 mails · 3 meetings', 10)).toEqual(['14 mails ·', '3 meetings']);
    expect(wrap('aaaaaaaaaaaa bb', 5)).toEqual(['aaaaa', 'aaaaa', 'aa bb']);
  });

  test('an isolated name over two lines is isolated on both', () => {
    expect(wrap('\u2068Rail Buyers\u2069', 6)).toEqual(['\u2068Rail\u2069', '\u2068Buyers\u2069']);
  });
});
