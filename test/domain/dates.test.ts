import { describe, expect, test } from 'vitest';
import { amountsIn } from '../../src/domain/amounts.ts';
import { clockIn, instantIn, isoOf } from '../../src/domain/dates/clock.ts';
import { durationsIn } from '../../src/domain/dates/durations.ts';
import { dayOf, daysIn } from '../../src/domain/dates/find.ts';
import { timesIn } from '../../src/domain/dates/times.ts';
import type { Language } from '../../src/words/port.ts';

/** A Friday. */
const now = new Date('2026-11-20T09:00:00Z');
const day = (text: string, language: Language, direction: 'past' | 'future', at = now, timeZone = 'Europe/Warsaw') => {
  const found = dayOf(text, { language, now: at, timeZone, direction });
  return found && isoOf(found);
};

describe('which day a phrase means', () => {
  test.each<[Language, string, string, string]>([
    ['en', 'on Tuesday', '2026-11-17', '2026-11-24'],
    ['pl', 'we wtorek', '2026-11-17', '2026-11-24'],
    ['cs', 'v úterý', '2026-11-17', '2026-11-24'],
    ['pl', 'we wt', '2026-11-17', '2026-11-24'],
    ['cs', 'v út', '2026-11-17', '2026-11-24'],
    ['de', 'am Dienstag', '2026-11-17', '2026-11-24'],
    ['fa', 'سه‌شنبه', '2026-11-17', '2026-11-24'],
  ])('%s “%s” was last Tuesday in a log and is next Tuesday in a task', (language, text, past, future) => {
    expect([day(text, language, 'past'), day(text, language, 'future')]).toEqual([past, future]);
  });

  test.each<[Language, string]>([
    ['en', 'by Friday'],
    ['pl', 'do piątku'],
    ['cs', 'do pátku'],
    ['de', 'bis Freitag'],
    ['fa', 'تا جمعه'],
  ])('%s “%s” said on a Friday is in doubt', (language, text) => {
    const setting = { language, now, timeZone: 'Europe/Warsaw', direction: 'future' as const };
    expect(daysIn(text, setting).map(found => found.doubtful)).toEqual([true]);
    const onThursday = { ...setting, now: new Date('2026-11-19T09:00:00Z') };
    expect(daysIn(text, onThursday).map(found => found.doubtful)).toEqual([false]);
  });

  test('the day is that of the rep, not of the server', () => {
    const lateEvening = new Date('2026-11-19T22:30:00Z');
    expect(day('today', 'en', 'past', lateEvening, 'Europe/Prague')).toBe('2026-11-19');
    expect(day('today', 'en', 'past', lateEvening, 'Asia/Tehran')).toBe('2026-11-20');
  });

  test('dates of the Persian calendar are understood beside those of the Gregorian', () => {
    expect(day('۱۵ آذر', 'fa', 'future')).toBe('2026-12-06');
    expect(day('۱۴۰۵/۰۹/۱۵', 'fa', 'future')).toBe('2026-12-06');
    expect(day('۵ دسامبر', 'fa', 'future')).toBe('2026-12-05');
  });

  test('words that only look like a short weekday name none', () => {
    expect(day('sat with the team, so sorry', 'en', 'past')).toBeNull();
    expect(day('ne, po dohodě', 'cs', 'past')).toBeNull();
    expect(day('so gut wie do it', 'de', 'past')).toBeNull();
  });

  test('an hour that the clocks skip is the hour after', () => {
    const spring = instantIn('Europe/Warsaw', new Date('2026-03-29T00:00:00Z'), 150);
    expect(clockIn('Europe/Warsaw', spring).minutes).toBe(210);
  });
});

describe('which hour', () => {
  test.each<[Language, string, number]>([
    ['en', 'at 3pm', 900],
    ['en', 'half past nine', 570],
    ['de', 'um halb vier', 930],
    ['pl', 'o szesnastej', 960],
    ['cs', 've čtvrt na tři', 855],
    ['pl', 'dziś 11-ta', 660],
    ['pl', 'za kwadrans ósma', 465],
    ['pl', 'pięć po dziewiątej', 545],
    ['cs', 'za pět deset', 595],
    ['cs', 'v patnáct hodin', 900],
    ['fa', 'ساعت سه و نیم', 930],
    ['de', 'um dreiviertel neun', 8 * 60 + 45],
    ['de', 'um viertel neun', 8 * 60 + 15],
    ['de', 'fünf nach halb drei', 14 * 60 + 35],
    ['fa', 'دیروز ۱۱ صبح', 11 * 60],
    ['fa', '۲ بعدازظهر', 14 * 60],
    ['fa', 'ساعت ۱۰ونیم', 10 * 60 + 30],
    ['fa', 'یه ربع به سه', 14 * 60 + 45],
  ])('%s “%s”', (language, text, minutes) => {
    expect(timesIn(text, language)[0]?.minutes).toBe(minutes);
  });
});

describe('how long it took', () => {
  test.each<[Language, string, number]>([
    ['en', '20 min', 20],
    ['en', 'half an hour', 30],
    ['en', 'talked for an hour and a half', 90],
    ['en', '1.5 hours', 90],
    ['en', '1h30', 90],
    ['cs', 'půl hodiny', 30],
    ['cs', 'hodinu a půl', 90],
    ['pl', 'półtorej godziny', 90],
    ['pl', 'gadaliśmy godzinę', 60],
    ['pl', 'dwie i pół godziny', 150],
    ['pl', 'godzinka z kwadransem', 75],
    ['pl', 'dwudziestominutowa rozmowa', 20],
    ['pl', 'trzydzieści pięć minut', 35],
    ['cs', 'tři hodiny a půl', 210],
    ['cs', 'hodinka a půl', 90],
    ['cs', 'tři čtvrtě hodinky', 45],
    ['cs', 'pětatřicet minut', 35],
    ['cs', 'dvouhodinové jednání', 120],
    ['de', 'anderthalb Stunden', 90],
    ['de', 'eine Viertelstunde', 15],
    ['fa', 'نیم ساعت', 30],
    ['fa', '۲۰ دقیقه', 20],
    ['fa', 'یک ساعت و نیم', 90],
    ['de', 'eineinviertel Stunden', 75],
    ['de', 'a Viertelstund', 15],
    ['de', 'ne Dreiviertelstunde', 45],
    ['de', 'zirka a halbe Stund', 30],
    ['fa', 'یه ربع', 15],
    ['fa', '۲۰ دقه', 20],
    ['fa', '۲ساعت و نیم', 150],
    ['fa', '۱ ساعت و ربع', 75],
    ['fa', 'یه ساعت', 60],
  ])('%s “%s” is %i minutes', (language, text, minutes) => {
    expect(durationsIn(text, language).map(found => found.minutes)).toEqual([minutes]);
  });

  test.each<[Language, string]>([
    ['en', 'call back in 20 minutes'],
    ['en', 'an hour ago'],
    ['pl', 'za godzinę'],
    ['cs', 'za půl hodiny'],
    ['de', 'vor einer Stunde'],
    ['fa', 'نیم ساعت پیش'],
    ['fa', '۱۴۰۵/۰۸/۱۲ ساعت ۱۱'],
  ])('%s “%s” says when, not how long', (language, text) => {
    expect(durationsIn(text, language)).toEqual([]);
  });
});

describe('how much', () => {
  test.each<[Language, string, number, string | null]>([
    ['de', '1,2 Mio. €', 1_200_000, 'EUR'],
    ['en', '45k', 45_000, null],
    ['cs', '1 200 000 Kč', 1_200_000, 'CZK'],
    ['fa', '۵۰ میلیون تومان', 50_000_000, 'IRT'],
    ['en', '£120,000', 120_000, 'GBP'],
    ['de', '45.000 Euro', 45_000, 'EUR'],
    ['pl', '80 tys. zł', 80_000, 'PLN'],
    ['en', '$1.5m', 1_500_000, 'USD'],
    ['cs', '1,5 milionu korun', 1_500_000, 'CZK'],
  ])('%s “%s”', (language, text, value, currency) => {
    expect(amountsIn(text, language).map(found => [found.value, found.currency])).toEqual([[value, currency]]);
  });

  test('seats, minutes and years are no money', () => {
    expect(amountsIn('200 seats for 3 years from 2027, 20 min', 'en')).toEqual([]);
  });
});
