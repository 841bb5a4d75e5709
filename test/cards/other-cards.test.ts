import { describe, expect, test } from 'vitest';
import { type Card, type PersonBlock, withNote } from '../../src/cards/card.ts';
import { choicesCard } from '../../src/skills/choices-card.ts';
import { findPeopleCard } from '../../src/skills/find-people/card.ts';
import { moreCard } from '../../src/skills/more/card.ts';
import { abilitiesCard, failureCard, whoAreYouCard } from '../../src/skills/none/card.ts';
import { whyCard } from '../../src/skills/why/card.ts';
import { find, globexes, jana, more, now, why } from './examples.ts';

const en = { language: 'en', now } as const;
const people = (card: Card) => card.blocks.filter((block): block is PersonBlock => block.type === 'person');
const facts = (card: Card) => card.blocks.flatMap(block => (block.type === 'facts' ? block.facts : []));

describe('finding people', () => {
  test('says what was looked for and who fits best', () => {
    expect(findPeopleCard(find(), en).title).toBe('2 people: procurement · healthcare. Best match: Jana Nováková');
  });

  test('says why each fits, and quotes only what the line does not show already', () => {
    const [first, second] = people(findPeopleCard(find(), en));
    expect(first?.reasons).toEqual(['matches: procurement · healthcare (“Hospital & Health Care”) · Brno']);
    expect(second?.reasons).toEqual(['matches: procurement · in touch 12 days ago']);
  });

  test('does not say the place twice, and gives no line where nothing else is left to say', () => {
    const { people: found } = find();
    const inBrno = found.map(one => ({ ...one, place: 'Brno', reasons: [{ kind: 'place', place: 'Brno' } as const] }));
    const [first] = people(findPeopleCard(find({ people: inBrno }), en));
    expect(first?.role).toContain('Brno');
    expect(first?.reasons).toEqual([]);
  });

  test('says when it searched without meaning', () => {
    const blocks = findPeopleCard(find({ withoutMeaning: true }), en).blocks;
    expect(blocks.at(-1)).toMatchObject({ tone: 'muted', text: expect.stringMatching(/words only/) });
  });

  test('says what nobody matched, and what to try', () => {
    const card = findPeopleCard(
      find({ people: [], total: 0, criteria: { text: 'robots', since: '2024-01-01', formerCompany: 'Initech' } }),
      en,
    );
    expect(card.title).toBe('Nobody matches: formerly Initech · in touch since January · “robots”');
    expect(card.blocks).toHaveLength(1);
  });

  test('the one to be like is picked as that', () => {
    const choices = [{ kind: 'contact', id: 10, name: 'Jana Nováková', hint: 'Globex' }] as const;
    const card = findPeopleCard(find({ people: [], total: 0, choices }), en);
    expect(card.title).toBe('Which person do you mean?');
    expect(card.blocks[0]).toMatchObject({ items: [{ action: { arguments: { likeId: 10 } } }] });
  });
});

describe('more about one person', () => {
  test('is a line a subject', () => {
    const card = moreCard(more(), en);
    expect(card.title).toBe('Jana Nováková – Head of Procurement · Globex · Brno, Czechia');
    expect(facts(card)).toEqual([
      { label: 'E-mail', value: 'jana.novakova@globex.example' },
      { label: 'Phone', value: '+420 555 010 203' },
      { label: 'Profile', value: 'linkedin.com/in/jana-novakova-example' },
      { label: 'Positions', value: 'Head of Procurement · Globex (since 2021); Buyer · Initech (2016–2021)' },
      { label: 'Deals', value: 'Globex line 4 · Proposal · €48,000 · Anna Nowak; Spare parts' },
      { label: 'Last contact', value: 'mail, 12 days ago (Anna Nowak); meeting, 40 days ago' },
      { label: 'Sources', value: 'HubSpot and your LinkedIn' },
    ]);
  });

  test('leaves out what is not known', () => {
    const bare = { emails: [], phones: [], profiles: [], positions: [], deals: [], lastTouches: [] };
    expect(facts(moreCard(more(bare), en)).map(fact => fact.label)).toEqual(['Sources']);
  });
});

describe('why a tie is strong', () => {
  test('shows each term with its points, then half-life and cut-offs', () => {
    const card = whyCard(why(), en);
    expect(card.title).toBe('Jana Nováková: strong, 0.77 on a scale from 0 to 1');
    expect(facts(card)[0]).toEqual({ label: 'You · 14 mails, last 12 days ago', value: '1.83 points' });
    expect(card.blocks.slice(1)).toMatchObject([
      { text: 'The points of an exchange halve every 90 days.' },
      { text: expect.stringContaining('strong from 0.6, warm from 0.3, faint from 0.05') },
    ]);
  });

  test('has nothing to explain where nothing is known', () => {
    const card = whyCard(why({ terms: [], strength: 0, word: 'none', person: { ...jana, paths: [] } }), en);
    expect(card.blocks).toHaveLength(1);
  });

  test('asks whom, when there is no earlier answer', () => {
    expect(whyCard(why({ person: null }), en).title).toMatch(/no earlier answer/);
  });
});

describe('what is said without a skill', () => {
  test('one line of what the bot can do, and examples that are questions when clicked', () => {
    const card = abilitiesCard({ language: 'fa', company: 'Globex', declined: true });
    const [first, ...rest] = card.blocks.flatMap(block => (block.type === 'actions' ? block.actions : []));
    expect(first).toMatchObject({ verb: 'ask', arguments: { text: 'در Globex چه کسی را می‌شناسیم؟' } });
    expect(rest.map(({ verb }) => verb)).toEqual(['ask', 'ask', 'ask']);
  });

  test('a failure gives the reference and nothing of the error', () => {
    expect(failureCard('7f3a-91c2', en).blocks).toMatchObject([{ text: expect.stringMatching(/: 7f3a-91c2$/) }]);
  });

  test('nobody is shown anything before saying who they are', () => {
    expect(whoAreYouCard(en).title).toMatch(/do not know who you are/);
  });

  test('a note is the last line and changes nothing else', () => {
    const card = choicesCard(globexes, en);
    const noted = withNote(card, 'The model is down.');
    expect(noted.blocks.slice(0, -1)).toEqual(card.blocks);
    expect(noted.blocks.at(-1)).toEqual({ type: 'text', text: 'The model is down.', tone: 'muted' });
  });
});
