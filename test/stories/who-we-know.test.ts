import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WhoWeKnowResult } from '../../src/domain/answer.ts';
import { databases } from '../support/databases.ts';
import type { Story } from '../support/story.ts';
import { jonas, nina, openGlobex } from './globex.ts';

describe.each(databases)('who do we know, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openGlobex(database);
  });
  afterAll(() => story.close());

  const answer = async (text: string, as = nina) => {
    const reply = await story.ask(text, { as });
    return { ...reply, result: reply.result as WhoWeKnowResult };
  };

  test('a seller sees the people at a company, and the colleague with the warmest tie to each', async () => {
    const { skill, outcome, arguments: args, result, text } = await answer('who do we know at globex?');
    expect({ skill, outcome, company: args.company }).toEqual({
      skill: 'who-we-know',
      outcome: 'answered',
      company: 'Globex Corporation',
    });
    expect(result.people.map(one => one.name)).toEqual([
      'Ada Example',
      'Eve Engel',
      'Bob Silent',
      'Lars Frei',
      'Tom Birch',
    ]);
    expect(result.people[0]?.paths[0]).toMatchObject({
      via: 'colleague',
      colleague: 'Jonas Weber',
      word: 'strong',
      canIntroduce: true,
    });
    expect(text).toContain('Jonas Weber');
    expect(text).toContain('14 mails both ways, last 12 days ago');
  });

  test('a colleague’s mailbox is named in the reader’s language', async () => {
    const { text } = await story.ask('wen kennen wir bei Globex?', { as: nina, language: 'de' });
    expect(text).toContain('Postfach (Jonas Weber)');
    expect(text).not.toMatch(/mailbox/u);
  });

  test('a tie of one’s own is shown as one’s own, and comes first', async () => {
    const { result } = await answer('who do we know at globex.example', jonas);
    expect(result.people[0]).toMatchObject({ name: 'Ada Example', paths: [{ via: 'you', word: 'strong' }] });
  });

  test('each person has a title, what they do and how senior they are', async () => {
    const { result } = await answer('who do we know at Globex?');
    expect(result.people.find(one => one.name === 'Eve Engel')).toMatchObject({
      title: 'Head of Engineering',
      function: 'engineering',
      seniority: 'head',
    });
  });

  test('people of a subsidiary are found under the parent', async () => {
    const { result } = await answer('who do we know at Globex?');
    expect(result.people.find(one => one.name === 'Lars Frei')?.account).toBe('Globex Logistics GmbH');
  });

  test('a company is found by its old name, and the answer says so', async () => {
    const { arguments: args, text } = await answer('who do we know at Hartmann Werke');
    expect(args.company).toBe('Globex Corporation');
    expect(text).toContain('Hartmann Werke');
  });

  test('whoever left is shown last with a warning', async () => {
    const { result, text } = await answer('who do we know at Globex?');
    expect(result.people.at(-1)).toMatchObject({ name: 'Tom Birch', warnings: [{ kind: 'left' }] });
    expect(text).toContain('left Globex Corporation in May');
  });

  test('a tie that has gone silent carries a warning with the year', async () => {
    const { result, text } = await answer('who do we know at Globex?');
    expect(result.people[1]?.warnings).toMatchObject([{ kind: 'silent' }]);
    expect(text).toContain('no contact since');
  });

  test('who knows one person', async () => {
    const { result } = await answer('who knows Ada Example?');
    expect(result).toMatchObject({
      question: 'person',
      people: [{ name: 'Ada Example', paths: [{ colleague: 'Jonas Weber' }] }],
    });
  });

  test('who could introduce me: only a colleague with a recent exchange both ways', async () => {
    const warm = await answer('who could introduce me to Ada Example?');
    expect(warm.text).toContain('Jonas Weber');
    expect(warm.result.people[0]?.paths[0]?.canIntroduce).toBe(true);
    const silent = await answer('who could introduce me to Eve Engel?', jonas);
    expect(silent.result.people[0]?.paths[0]).toMatchObject({ colleague: 'Nina Kowalczyk', canIntroduce: false });
  });

  test('who on our side is closest to a company', async () => {
    const { result } = await answer('who on our side is closest to Globex?');
    expect(result).toMatchObject({
      question: 'closest',
      colleagues: [{ path: { colleague: 'Jonas Weber' }, best: 'Ada Example' }, { path: { via: 'you' } }],
    });
  });

  test('who used to work at a company', async () => {
    const { result, arguments: args } = await answer('who do we know that used to work at Globex?');
    expect(args.formerCompany).toBe('Globex Corporation');
    expect(result.people.map(one => one.name)).toEqual(['Tom Birch']);
  });

  test('only people of one function', async () => {
    const { result, arguments: args } = await answer('who do we know in engineering at Globex?');
    expect(args.function).toBe('engineering');
    expect(result.people.map(one => one.name)).toEqual(['Eve Engel']);
  });

  test('nobody known at a company: said plainly, with the nearest thing that is true', async () => {
    const { outcome, result, text } = await answer('who do we know at Hollow Industries?');
    expect(outcome).toBe('nothing');
    expect(result.nearby).toMatchObject([{ kind: 'family', relation: 'parent', person: { name: 'Owen Radcliffe' } }]);
    expect(text).toContain('We know nobody at Hollow Industries');
  });
});
