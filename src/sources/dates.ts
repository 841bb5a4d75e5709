/** Dates as files write them. Times without a zone are taken as UTC: files do not say otherwise. */
import { fold } from '../domain/fold.ts';

/** Order of numbers in `03/04/2024`: US exports put the month first, most others the day. */
export type DayOrder = 'mdy' | 'dmy';

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;
const numeric =
  /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?)?$/;
const worded = /^(\d{1,2})\.?\s+(?:de\s+)?([\p{L}.]+)\s+(?:de\s+)?(\d{4})$/u;
const wordedMonthFirst =
  /^([\p{L}.]+)\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?)?$/u;

/** Languages in which LinkedIn and others write month names; their short and long names do not contradict each other. */
const monthLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'ro',
  'pl',
  'cs',
  'sk',
  'hu',
  'tr',
  'ru',
];

let months: Map<string, number> | undefined;

/** The month (0–11) that a word means in any of the languages above. */
export function monthOf(word: string): number | undefined {
  months ??= monthNames();
  return months.get(monthKey(word));
}

function monthKey(word: string): string {
  return fold(word).replace(/[^\p{L}]/gu, '');
}

function monthNames(): Map<string, number> {
  const found = new Map<string, number>();
  for (const language of monthLanguages)
    for (const month of ['short', 'long'] as const)
      for (let at = 0; at < 12; at++)
        // With the day beside it a Slavic month stands in the genitive, as in a written date.
        for (const format of [{ month }, { month, day: 'numeric' }] as const) {
          const parts = new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).formatToParts(
            Date.UTC(2024, at, 15),
          );
          const name = monthKey(parts.find(part => part.type === 'month')?.value ?? '');
          if (name && !found.has(name)) found.set(name, at);
        }
  return found;
}

/** The instant a text names, or undefined when it is empty or no date. Seconds and milliseconds since 1970 are read too. */
export function parseDate(text: string, order: DayOrder = 'mdy'): Date | undefined {
  const value = text.trim();
  if (!value) return undefined;
  const isoParts = iso.exec(value);
  if (isoParts) {
    const [, year, month, day, hour, minute, second, zone] = isoParts;
    const at = instant(Number(year), Number(month) - 1, Number(day), hour, minute, second);
    return at && zone && /\d/.test(zone) ? new Date(at.getTime() - zoneMinutes(zone) * 60_000) : at;
  }
  const numbers = numeric.exec(value);
  if (numbers) return fromNumbers(numbers, order);
  const words = worded.exec(value);
  if (words) return inMonth(words[2], words[3], words[1]);
  const monthFirst = wordedMonthFirst.exec(value);
  if (monthFirst) {
    const [, month, day, year, hour, minute, second, half] = monthFirst;
    return inMonth(month, year, day, hour24(hour, half), minute, second);
  }
  if (/^\d{13}$/.test(value)) return new Date(Number(value));
  if (/^\d{10}$/.test(value)) return new Date(Number(value) * 1000);
  return undefined;
}

function inMonth(word = '', year = '', day = '', hour?: string, minute?: string, second?: string): Date | undefined {
  const month = monthOf(word);
  return month === undefined ? undefined : instant(Number(year), month, Number(day), hour, minute, second);
}

function fromNumbers(parts: RegExpExecArray, order: DayOrder): Date | undefined {
  const [, first = '', separator, second = '', third = '', hour, minute, seconds, half] = parts;
  const clock = [hour24(hour, half), minute, seconds] as const;
  if (first.length === 4) return instant(Number(first), Number(second) - 1, Number(third), ...clock);
  const year = third.length <= 2 ? fullYear(Number(third)) : Number(third);
  const [a, b] = [Number(first), Number(second)];
  // Dots are never US; a number above 12 can only be the day; a half of day (AM, PM) is US.
  const dayFirst = a > 12 || (b <= 12 && (separator === '.' || (order === 'dmy' && !half)));
  return dayFirst ? instant(year, b - 1, a, ...clock) : instant(year, a - 1, b, ...clock);
}

function fullYear(short: number): number {
  return short + (short < 70 ? 2000 : 1900);
}

function hour24(hour: string | undefined, half: string | undefined): string | undefined {
  if (!hour || !half) return hour;
  return String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
}

function instant(year: number, month: number, day: number, hour = '0', minute = '0', second = '0'): Date | undefined {
  const at = new Date(Date.UTC(year, month, day, Number(hour), Number(minute), Number(second)));
  // 31 February would roll over into March; 25:00 into the next day.
  const whole = at.getUTCFullYear() === year && at.getUTCMonth() === month && at.getUTCDate() === day;
  return whole && Number(hour) < 24 && Number(minute) < 60 ? at : undefined;
}

function zoneMinutes(zone: string): number {
  const digits = zone.replace(':', '');
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5));
  return digits.startsWith('-') ? -minutes : minutes;
}

/** The order of day and month that a column of dates is written in: the first one that can be only one of them decides. */
export function dayOrderOf(values: Iterable<string>, otherwise: DayOrder): DayOrder {
  for (const value of values) {
    const parts = numeric.exec(value.trim());
    if (!parts || parts[1]?.length === 4) continue;
    if (Number(parts[1]) > 12) return 'dmy';
    if (Number(parts[3]) > 12 || parts[8]) return 'mdy';
  }
  return otherwise;
}

/** Nothing happened on a mail or calendar server before this: earlier dates are clock faults. */
export const earliest = new Date(Date.UTC(1990, 0, 1));
