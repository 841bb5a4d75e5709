import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import type { Story } from '../support/story.ts';
import { nina, openGlobex } from './globex.ts';

describe.each(databases)('names as people write them, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openGlobex(database);
  });
  afterAll(() => story.close());

  test.each([
    ['with a typo', 'who do we know at Globx?'],
    ['by its web domain', 'who do we know at globex.example?'],
    ['by its old name', 'who do we know at Hartmann Werke?'],
    ['with a legal form it does not have', 'who do we know at Globex Inc.?'],
    ['inflected in Polish', 'kogo znamy w Globexie?'],
    ['inflected in Czech', 'koho známe v Globexu?'],
    ['in Persian script', 'در گلوبکس چه کسی را می‌شناسیم؟'],
    ['as a German genitive', 'wen kennen wir bei Globex?'],
  ])('a company is found %s', async (_, question) => {
    const reply = await story.ask(question, { as: nina });
    expect(reply).toMatchObject({
      skill: 'who-we-know',
      outcome: 'answered',
      arguments: { company: 'Globex Corporation' },
    });
  });

  test.each([
    ['without diacritics', 'who knows Elzbieta Sowa?'],
    ['by the family name alone', 'who knows Sowa?'],
    ['by e-mail', 'who knows elzbieta@debowy.example?'],
    ['inflected', 'kto zna Elżbietę Sowę?'],
  ])('a person is found %s', async (_, question) => {
    const reply = await story.ask(question, { as: nina });
    expect(reply).toMatchObject({ outcome: 'answered', arguments: { person: 'Elżbieta Sowa' } });
  });

  test('two people of one name are shown with what tells them apart, and a number chooses', async () => {
    const thread = 'two-annas';
    const first = await story.ask('who knows Anna Nowak?', { as: nina, thread });
    expect(first).toMatchObject({ outcome: 'choices' });
    expect(first.text).toContain('CISO · Meridian Health Ltd');
    expect(first.text).toContain('Driver · Meridian Logistics s.r.o.');
    const second = await story.ask('the CISO', { as: nina, thread });
    expect(second).toMatchObject({
      outcome: 'answered',
      arguments: { person: 'Anna Nowak', company: 'Meridian Health Ltd' },
    });
  });

  test('a name that fits two companies is never guessed', async () => {
    const thread = 'meridians';
    const first = await story.ask('who do we know at Meridian?', { as: nina, thread });
    expect(first).toMatchObject({ outcome: 'choices' });
    const second = await story.ask('2', { as: nina, thread });
    expect(second.outcome).toBe('answered');
    expect(second.arguments.company).toMatch(/^Meridian /);
  });

  test('an unknown company is answered with the nearest names', async () => {
    const reply = await story.ask('who do we know at Initrode?', { as: nina });
    expect(reply.outcome).toBe('nothing');
    expect(reply.text).toContain('Initrode');
  });
});
