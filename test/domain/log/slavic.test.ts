/** How Poles and Czechs tell what they did, in the words of the street. */
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../src/domain/lexicon/language.ts';
import { readLog } from '../../../src/domain/log/read-log.ts';

/** A Wednesday. */
const now = new Date('2026-11-25T15:00:00Z');
const read = (language: Language, message: string) =>
  readLog(message, { language, now, timeZone: 'Europe/Prague', names: [] });

describe('what a Pole or a Czech did', () => {
  test.each<[Language, string, string]>([
    ['pl', 'wczoraj Teamsy z Martą, pokazałam alarmy sms', 'meeting'],
    ['pl', 'odezwał się do mnie na LinkedInie', 'message'],
    ['pl', 'podeslalam jej wycene', 'email'],
    ['pl', 'podskoczyłem do nich na halę', 'visit'],
    ['pl', 'przedstawił mi się przez telefon', 'call'],
    ['cs', 'napsala mi na whatsapp', 'message'],
    ['cs', 'obchodní večeře s Havránkovou', 'meeting'],
    ['cs', 'dneska jsem za ním byla u nich v Kroměříži', 'visit'],
    ['cs', 'představila se mi po telefonu', 'call'],
    ['cs', 'brnkla jsem mu', 'call'],
  ])('%s “%s” tells of a %s', (language, message, activity) => {
    expect(read(language, message).activity).toBe(activity);
  });

  test.each<[Language, string, string]>([
    ['pl', 'nie udało się dodzwonić', 'no-answer'],
    ['pl', 'zostawiłam mu głosówkę', 'left-message'],
    ['pl', 'no-show, siedziałem jak głupi', 'no-show'],
    ['cs', 'telefon vypnutý', 'no-answer'],
    ['cs', 'nechal jsem mu to v hlasovce', 'left-message'],
    ['cs', 'schůzka odpadla', 'cancelled'],
  ])('%s “%s” ended: %s', (language, message, outcome) => {
    expect(read(language, message).outcome).toBe(outcome);
  });

  test.each<[Language, string, string, string]>([
    ['pl', 'dzwoniłem, nie odbiera, sproboje w pt', 'sproboje', 'w pt'],
    ['cs', 'volal jsem mu, do út mu nacením tu linku', 'mu nacením tu linku', 'do út'],
  ])('%s “%s” leaves something to do', (language, message, what, due) => {
    expect(read(language, message).tasks).toEqual([{ what, due }]);
  });

  test('is told apart from what is to be done where it was dictated without a stop', () => {
    const said = read(
      'cs',
      'tak jsem volal s tim stankem byl nejakej rozladenej takze prosim zmen castku na 2500000 a ja mu musim do pristiho utery poslat upravenou kalkulaci jo a trvalo to asi dvacet minut',
    );
    expect(said).toMatchObject({ activity: 'call', minutes: 20, amount: '2500000' });
    expect(said.tasks).toEqual([
      { what: expect.stringContaining('poslat upravenou kalkulaci'), due: 'pristiho utery' },
    ]);
    expect(said.tasks[0]?.what).not.toContain('castku');
  });
});
