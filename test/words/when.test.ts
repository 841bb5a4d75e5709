import { describe, expect, test } from 'vitest';
import type { Language } from '../../src/words/port.ts';
import { saySince, sayUntil, sayWhen, sayYears } from '../../src/words/when.ts';

const now = new Date('2024-06-20T10:00:00Z');
const day = (iso: string) => new Date(iso);

describe('when something was', () => {
  test.each<[Language, string]>([
    ['en', '12 days ago'],
    ['pl', '12 dni temu'],
    ['cs', 'před 12 dny'],
    ['de', 'vor 12 Tagen'],
    ['fa', '۱۲ روز پیش'],
  ])('is counted in days while it is recent (%s)', (language, said) => {
    expect(sayWhen(language, day('2024-06-08T23:00:00Z'), now)).toBe(said);
  });

  test.each<[Language, string, string]>([
    ['en', '2024-03-05', 'in March'],
    ['pl', '2024-03-05', 'w marcu'],
    ['cs', '2024-03-05', 'v březnu'],
    ['cs', '2024-02-05', 'v únoru'],
    ['de', '2024-03-05', 'im März'],
    ['fa', '2024-03-05', 'در اسفند'],
  ])('is a month after that (%s, %s)', (language, date, said) => {
    expect(sayWhen(language, day(date), now)).toBe(said);
  });

  test('names the year before the month could be taken for the last one of that name', () => {
    expect(sayWhen('en', day('2023-08-05'), now)).toBe('in August');
    expect(sayWhen('en', day('2023-07-05'), now)).toBe('in July 2023');
    expect(sayWhen('pl', day('2023-05-05'), now)).toBe('w maju 2023');
  });

  test('is only a year when it was long ago', () => {
    expect(sayWhen('en', day('2021-05-05'), now)).toBe('in 2021');
    expect(sayWhen('cs', day('2021-05-05'), now)).toBe('v roce 2021');
    expect(sayWhen('fa', day('2021-05-05'), now)).toBe('در سال ۱۴۰۰');
  });

  test('is today and yesterday by the calendar of the asker, not by 24 hours', () => {
    const evening = day('2024-06-19T22:30:00Z');
    expect(sayWhen('en', evening, now, 'UTC')).toBe('yesterday');
    expect(sayWhen('en', evening, now, 'Europe/Prague')).toBe('today');
  });

  test('may still be to come', () => {
    expect(sayWhen('en', day('2024-06-23T10:00:00Z'), now)).toBe('in 3 days');
  });
});

describe('since when something lasts', () => {
  test.each<[Language, string, string]>([
    ['en', '2024-05-02', 'since May'],
    ['en', '2023-02-02', 'since February 2023'],
    ['en', '2021-02-02', 'since 2021'],
    ['pl', '2023-02-02', 'od lutego 2023'],
    ['cs', '2021-02-02', 'od roku 2021'],
    ['de', '2024-05-02', 'seit Mai'],
    ['fa', '2024-05-02', 'از اردیبهشت'],
  ])('%s: %s', (language, date, said) => {
    expect(saySince(language, day(date), now)).toBe(said);
  });
});

test('a span of years says what is known of its ends', () => {
  expect(sayYears('en', day('2019-02-01'), day('2022-03-01'))).toBe('2019–2022');
  expect(sayYears('en', day('2019-02-01'), day('2019-11-01'))).toBe('2019');
  expect(sayYears('de', day('2019-02-01'), null)).toBe('seit 2019');
  expect(sayYears('en', null, day('2022-03-01'))).toBe('until 2022');
  expect(sayYears('en', null, null)).toBe('');
  expect(sayUntil('pl', day('2022-03-01'))).toBe('do 2022 r.');
});
