import { describe, expect, test } from 'vitest';
import type { Card, PersonBlock } from '../../src/cards/card.ts';
import { whoWeKnowCard } from '../../src/skills/who-we-know/card.ts';
import { annasPath, globexes, jana, maria, now, piotr, teamPath, tom, who, yourPath, zahra } from './examples.ts';

const en = { language: 'en', now } as const;
const people = (card: Card) => card.blocks.filter((block): block is PersonBlock => block.type === 'person');

describe('who do we know at Globex', () => {
  const card = whoWeKnowCard(who(), en);

  test('answers in the title', () => {
    expect(card.title).toBe('12 people at Globex, warmest: Jana Nováková (you, strong)');
  });

  test('shows five people and a way to the other seven', () => {
    expect(people(card)).toHaveLength(5);
    expect(card.actions[0]).toEqual({ label: 'Show 7 more', verb: 'more-people', arguments: { offset: 5 } });
  });

  test('says how each is known, with the date of the last exchange once', () => {
    expect(people(card)[0]?.paths[0]).toBe(
      'You · 14 mails both ways, last 12 days ago · 3 meetings · same group: Rail Buyers Forum',
    );
  });

  test('says who can introduce the asker and who cannot', () => {
    expect(people(card)[1]?.paths[0]).toMatch(/^Anna Nowak · .* · can introduce you$/);
    expect(people(card)[3]?.paths[0]).toMatch(/cannot introduce you yet$/);
  });

  test('gives no number and no date of a colleague who shares anonymously', () => {
    expect(people(card)[2]?.paths).toEqual(['Someone in Sales · mail both ways · meetings']);
  });

  test('warns of who left and of long silence', () => {
    expect(people(card)[1]?.warnings).toEqual(['left Globex in May, now at Initech']);
    expect(people(card)[3]?.warnings).toEqual(['no contact since February 2023']);
  });

  test('names both sources of one person, and none where there is one', () => {
    expect(people(card)[0]?.sources).toBe('from HubSpot and your LinkedIn');
    expect(people(card)[1]?.sources).toBeNull();
  });

  test('draws the bar by the word', () => {
    expect(people(card).map(person => person.level)).toEqual([4, 3, 3, 2, 1]);
  });
});

describe('one of the second page', () => {
  const card = whoWeKnowCard(who({ offset: 10, people: [maria, tom] }), en);

  test('is numbered anew, as "the second" counts what is on the screen', () => {
    expect(card.title).toBe('Next 2 of 12 at Globex');
    expect(people(card).map(person => person.number)).toEqual([1, 2]);
    expect(card.actions.map(action => action.verb)).not.toContain('more-people');
  });
});

test('a filter stands beside the company in the title', () => {
  const card = whoWeKnowCard(who({ people: [jana], total: 1, filters: { function: 'procurement' } }), en);
  expect(card.title).toBe('1 person at Globex (procurement): Jana Nováková (you, strong)');
});

test('people whom nobody is in touch with are told as such', () => {
  const stranger = { ...jana, paths: [], strength: 0, word: 'none' as const };
  const card = whoWeKnowCard(who({ people: [stranger], total: 1 }), en);
  expect(card.title).toBe('1 person at Globex, but none of us is in touch');
  expect(people(card)[0]).toMatchObject({ strength: null, level: 0, word: 'no contact' });
  expect(card.actions.map(action => action.verb)).toEqual(['about']);
});

describe('the second path', () => {
  const crowd = [jana, piotr, zahra, maria];

  test('is shown where there is room', () => {
    expect(people(whoWeKnowCard(who({ people: [jana], total: 1 }), en))[0]?.paths).toHaveLength(2);
  });

  test('is left out of a longer list when the asker knows the person', () => {
    expect(people(whoWeKnowCard(who({ people: crowd }), en))[0]?.paths).toHaveLength(1);
  });

  test('is shown in a longer list when only it can be used', () => {
    const hidden = { ...jana, paths: [teamPath, annasPath] };
    const card = whoWeKnowCard(who({ people: [hidden, ...crowd.slice(1)] }), en);
    expect(people(card)[0]?.paths[1]).toMatch(/^Anna Nowak .* can introduce you$/);
  });
});

describe('who could introduce me', () => {
  const ask = (paths: typeof jana.paths) =>
    whoWeKnowCard(who({ question: 'introduce', people: [{ ...jana, paths }], total: 1 }), en);

  test('names the colleague who can, before the asker’s own tie', () => {
    const card = ask([yourPath, annasPath]);
    expect(card.title).toBe('Anna Nowak can introduce you to Jana Nováková (warm)');
    expect(people(card)[0]?.paths[0]).toMatch(/^Anna Nowak \(warm\)/);
  });

  test('says so when the asker knows them already', () => {
    expect(ask([yourPath]).title).toBe('You already know Jana Nováková (strong)');
  });

  test('says so when nobody is close enough', () => {
    expect(ask([teamPath]).title).toBe(
      'Nobody is close enough to introduce you to Jana Nováková; closest: someone in Sales (warm)',
    );
  });
});

test('who is closest to a company lists colleagues', () => {
  const card = whoWeKnowCard(
    who({
      question: 'closest',
      people: [],
      total: 0,
      colleagues: [{ path: annasPath, people: 4, best: 'Jana Nováková' }],
    }),
    en,
  );
  expect(card.title).toBe('Closest to Globex: Anna Nowak (warm)');
  expect(people(card)[0]).toMatchObject({ name: 'Anna Nowak', role: '4 people there, best: Jana Nováková' });
});

describe('nobody known', () => {
  test('is said plainly, with the nearest thing that is true', () => {
    const card = whoWeKnowCard(
      who({
        people: [],
        total: 0,
        nearby: [{ kind: 'family', account: 'Globex Holding', relation: 'parent', person: tom }],
      }),
      en,
    );
    expect(card.title).toBe('We know nobody at Globex');
    expect(people(card)[0]?.reasons).toEqual(['at the parent company, Globex Holding']);
  });

  test('is the same sentence whether or not something is hidden', () => {
    expect(whoWeKnowCard(who({ people: [], total: 0 }), en).blocks).toEqual([]);
  });
});

describe('names', () => {
  test('of several companies are choices, numbered, with what tells them apart', () => {
    const card = whoWeKnowCard(who({ people: [], total: 0, choices: globexes }), en);
    expect(card.title).toBe('Which company do you mean?');
    expect(card.blocks[0]).toMatchObject({
      type: 'choices',
      items: [
        {
          number: 1,
          label: 'Globex',
          hint: 'manufacturing · Brno',
          action: { verb: 'pick', arguments: { companyId: 7 } },
        },
        { number: 2, label: 'Globex Logistics', action: { arguments: { companyId: 8 } } },
      ],
    });
  });

  test('of a former company are picked as a former company', () => {
    const card = whoWeKnowCard(who({ question: 'former', people: [], total: 0, choices: globexes }), en);
    expect(card.blocks[0]).toMatchObject({ items: [{ action: { arguments: { formerCompanyId: 7 } } }, {}] });
  });

  test('that nobody has are told as unknown, with the nearest ones', () => {
    const card = whoWeKnowCard(
      who({ account: null, people: [], total: 0, unknownName: 'Globx', nearestNames: globexes }),
      en,
    );
    expect(card.title).toBe('I found nothing called “Globx”');
    expect(card.blocks[1]).toMatchObject({ type: 'choices' });
  });
});

test.each([
  ['pl', 'Globex: 12 osób, najbliżej: Jana Nováková (Ty, silny kontakt)'],
  ['cs', 'Globex: 12 lidí, nejblíž: Jana Nováková (vy, silný kontakt)'],
  ['de', '12 Personen bei Globex, am nächsten: Jana Nováková (Sie, enger Kontakt)'],
  ['fa', '۱۲ نفر در \u2068Globex\u2069، نزدیک‌ترین: \u2068Jana Nováková\u2069 (شما، ارتباط قوی)'],
] as const)('the answer in %s', (language, title) => {
  expect(whoWeKnowCard(who(), { language, now }).title).toBe(title);
});
