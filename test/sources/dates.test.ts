import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOrderOf, parseDate } from '../../src/sources/dates.ts';

const iso = (text: string, order?: 'mdy' | 'dmy') => parseDate(text, order)?.toISOString();

describe('dates in files', () => {
  it.each([
    ['2026-11-01 10:00', '2026-11-01T10:00:00.000Z'],
    ['2024-03-12T09:14:00+02:00', '2024-03-12T07:14:00.000Z'],
    ['2026-09-30 08:12:40 UTC', '2026-09-30T08:12:40.000Z'],
    ['3/14/25, 2:37 PM', '2025-03-14T14:37:00.000Z'],
    ['9/1/26, 12:05 AM', '2026-09-01T00:05:00.000Z'],
    ['31.12.2024', '2024-12-31T00:00:00.000Z'],
    ['5. 3. 2024', '2024-03-05T00:00:00.000Z'],
    ['05 Mar 2024', '2024-03-05T00:00:00.000Z'],
    ['March 5, 2024 4:10 pm', '2024-03-05T16:10:00.000Z'],
    ['1772366400000', '2026-03-01T12:00:00.000Z'],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each(['', '0/0/00', '31 Feb 2024', '2024-13-01', 'soon', '12/2024', '2024-01-01 25:00'])(
    '"%s" is no date',
    text => {
      expect(parseDate(text)).toBeUndefined();
    },
  );

  it('reads every month in every language it is written in', () => {
    const languages = fc.constantFrom(
      'en',
      'de',
      'fr',
      'es',
      'it',
      'pt',
      'nl',
      'sv',
      'pl',
      'cs',
      'sk',
      'hu',
      'tr',
      'ru',
    );
    fc.assert(
      fc.property(
        languages,
        fc.constantFrom('short', 'long'),
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 28 }),
        (language, month, at, day) => {
          const date = new Date(Date.UTC(2023, at, day));
          const parts = new Intl.DateTimeFormat(language, { month, day: 'numeric', timeZone: 'UTC' }).formatToParts(
            date,
          );
          const word = parts.find(part => part.type === 'month')?.value ?? '';
          // Czech and Slovak write short months as numbers when a day stands beside them.
          fc.pre(!/\d/u.test(word));
          expect(iso(`${day} ${word} 2023`)).toBe(date.toISOString());
        },
      ),
    );
  });

  it('learns from a column whether the day or the month comes first', () => {
    expect(dayOrderOf(['03/04/2024', '13/04/2024'], 'mdy')).toBe('dmy');
    expect(dayOrderOf(['03/04/2024', '04/13/2024'], 'dmy')).toBe('mdy');
    expect(iso('03/04/2024', 'dmy')).toBe('2024-04-03T00:00:00.000Z');
    expect(iso('03/04/2024', 'mdy')).toBe('2024-03-04T00:00:00.000Z');
  });
});
