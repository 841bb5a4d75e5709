import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindPeopleResult, WhoWeKnowResult } from '../../src/domain/answer.ts';
import { databases } from '../support/databases.ts';
import type { Story } from '../support/story.ts';
import { nina, openGlobex } from './globex.ts';

describe.each(databases)('a conversation, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openGlobex(database);
  });
  afterAll(() => story.close());

  test('and at the other company, only engineering, more about the second, why', async () => {
    const thread = 'follow-ups';
    const ask = (text: string) => story.ask(text, { as: nina, thread });
    await ask('who do we know at Initech?');
    expect(await ask('and at Globex?')).toMatchObject({
      skill: 'who-we-know',
      arguments: { company: 'Globex Corporation' },
    });
    const second = await ask('more about the second');
    expect(second).toMatchObject({ skill: 'more', arguments: { person: 'Eve Engel' } });
    expect(second.text).toContain('eve@globex.example');
    const why = await ask('why?');
    expect(why).toMatchObject({ skill: 'why', arguments: { person: 'Eve Engel' } });
    expect(why.text).toContain('points');
    const engineers = await ask('and who is in engineering there?');
    expect((engineers.result as WhoWeKnowResult).people.map(one => one.name)).toEqual(['Eve Engel']);
  });

  test('what another thread said is not remembered', async () => {
    await story.ask('who do we know at Initech?', { as: nina, thread: 'one' });
    const reply = await story.ask('more about the first', { as: nina, thread: 'another' });
    expect(reply.outcome).not.toBe('answered');
  });

  test('people are found by what they do, where and in which industry, with the reasons', async () => {
    const reply = await story.ask('someone in procurement at a hospital in Poland', { as: nina });
    expect(reply).toMatchObject({
      skill: 'find-people',
      outcome: 'answered',
      arguments: { function: 'procurement', industry: 'healthcare', place: 'Poland' },
    });
    const { people } = reply.result as FindPeopleResult;
    expect(people.map(one => one.name)).toEqual(['Elżbieta Sowa']);
    expect(people[0]?.reasons.map(reason => reason.kind)).toEqual(['function', 'industry', 'place']);
  });

  test('who do we know in a city', async () => {
    const reply = await story.ask('who do we know in Kraków?', { as: nina });
    expect((reply.result as FindPeopleResult).people.map(one => one.name)).toEqual(['Elżbieta Sowa']);
  });

  test('recency narrows: only whom somebody was in touch with since', async () => {
    const reply = await story.ask('who in engineering have we talked to this year?', { as: nina });
    expect(reply).toMatchObject({
      skill: 'find-people',
      outcome: 'answered',
      arguments: { function: 'engineering', since: '2026-01-01' },
    });
    // Eve Engel is an engineer too, but nobody wrote her this year.
    expect((reply.result as FindPeopleResult).people.map(one => one.name)).toEqual(['Owen Radcliffe']);
  });

  test('anything else gets one honest line of what it can do', async () => {
    const reply = await story.ask('what is the weather like tomorrow?', { as: nina });
    expect(reply).toMatchObject({ skill: 'none', outcome: 'declined' });
    expect(reply.text).toContain('whom we know');
  });

  test.each([
    ['en', 'who do we know at Globex?', '5 people'],
    ['pl', 'kogo znamy w Globexie?', '5 osób'],
    ['cs', 'koho známe v Globexu?', '5 lidí'],
    ['de', 'wen kennen wir bei Globex?', '5 Personen'],
    ['fa', 'در گلوبکس چه کسی را می‌شناسیم؟', '۵ نفر'],
  ])('the answer is in the language of the question: %s', async (language, question, words) => {
    const reply = await story.ask(question, { as: nina });
    expect(reply.card.language).toBe(language);
    expect(reply.text).toContain(words);
  });

  test('a failure is a sentence with a reference that is found in the log, without the question', async () => {
    // What a turn cannot do without: the table of ties.
    await story.db.query('alter table tie_part rename to tie_part_away');
    try {
      const reply = await story.ask('who do we know at Globex?', { as: nina });
      expect(reply.outcome).toBe('failed');
      expect(reply.text).toContain(reply.reference);
      const log = await readFile(join(story.folder, 'acquaint.log'), 'utf8');
      expect(log).toContain(reply.reference);
      expect(log).not.toContain('who do we know at Globex');
    } finally {
      await story.db.query('alter table tie_part_away rename to tie_part');
    }
  });
});
