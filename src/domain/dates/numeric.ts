/** Dates in digits: 2026-11-27, 27.11.2026, 27.11., 27/11, 11/27/2026, 1405/09/06. */
import { day, fromPersian } from '../calendar.ts';
import type { Language } from '../lexicon/language.ts';

interface Found {
  readonly day: Date;
  readonly settled: boolean;
  readonly start: number;
  readonly end: number;
}

interface Moment {
  readonly today: Date;
  readonly direction: 'past' | 'future';
}

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const latin = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, digit => String(digit.charCodeAt(0) & 0xf));

const real = (year: number, month: number, date: number): Date | null => {
  const found = day(year, month - 1, date);
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === date ? found : null;
};
const fullYear = (year: number) => (year >= 100 ? year : year > 39 ? 1900 + year : 2000 + year);

/** @returns the year's day, of the year the direction asks for where none is written */
function dated(year: number | undefined, month: number, date: number, { today, direction }: Moment): Date | null {
  if (year !== undefined) {
    const written = fullYear(year);
    if (written > 1300 && written < 1500) return fromPersian(written, month, date);
    return real(written, month, date);
  }
  const options = [-1, 0, 1].flatMap(by => real(today.getUTCFullYear() + by, month, date) ?? []);
  return (direction === 'past' ? options.findLast(one => one <= today) : options.find(one => one >= today)) ?? null;
}

/** British and continental dates put the day first; where only the other order exists, that is meant. */
function ordered(a: number, b: number, dayFirst: boolean): readonly [month: number, date: number] {
  if (a > 12) return [b, a];
  if (b > 12) return [a, b];
  return dayFirst ? [b, a] : [a, b];
}

export function numericDates(original: string, moment: Moment, language: Language): readonly Found[] {
  const text = latin(original);
  const found: Found[] = [];
  const add = (match: RegExpMatchArray, at: Date | null, settled: boolean) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (at && !found.some(one => start < one.end && one.start < end)) found.push({ day: at, settled, start, end });
  };
  for (const match of text.matchAll(/(?<![\d\w-])((?:13|14|19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])/gu))
    add(match, dated(Number(match[1]), Number(match[3]), Number(match[4]), moment), true);
  const named = monthNames.join('|');
  for (const match of text.matchAll(
    new RegExp(`(?<!\\w)(\\d{4})[-/](?:(${named})[a-z]*[-/](\\d{1,2})|(\\d{1,2})[-/](${named})[a-z]*)`, 'giu'),
  ))
    add(
      match,
      real(
        Number(match[1]),
        monthNames.indexOf((match[2] ?? match[5] ?? '').toLowerCase()) + 1,
        Number(match[3] ?? match[4]),
      ),
      true,
    );
  for (const match of text.matchAll(
    new RegExp(
      `(?<!\\w)(?:(${named})[a-z]*[-/](\\d{1,2})|(\\d{1,2})[-/](${named})[a-z]*)(?:[-/](\\d{2,4}))?(?!\\d)`,
      'giu',
    ),
  ))
    add(
      match,
      dated(
        match[5] ? Number(match[5]) : undefined,
        monthNames.indexOf((match[1] ?? match[4] ?? '').toLowerCase().slice(0, 3)) + 1,
        Number(match[2] ?? match[3]),
        moment,
      ),
      match[5] !== undefined,
    );
  for (const match of text.matchAll(/(?<![\d.,/-])(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?![\d%/-]|[.,]\d)/gu)) {
    const [month, date] = ordered(Number(match[1]), Number(match[3]), match[2] === '.' || language !== 'en');
    add(match, dated(Number(match[4]), month, date, moment), true);
  }
  // "27.11." always, "27/11" too; "27.11" only after a word of a date, since "3.5" is an amount.
  for (const match of text.matchAll(/(?<![\d.,/])(\d{1,2})\. ?(\d{1,2})\.(?!\d)/gu))
    add(match, dated(undefined, Number(match[2]), Number(match[1]), moment), false);
  for (const match of text.matchAll(/(?<![\d.,/€$£])(\d{1,2})\/(\d{1,2})(?![\d/%])/gu)) {
    const [month, date] = ordered(Number(match[1]), Number(match[2]), true);
    add(match, dated(undefined, month, date, moment), false);
  }
  for (const match of text.matchAll(
    /(?<=\b(?:on|by|am|bis|bis zum|zum|do|dnia|dne|na|freitag|friday|v) )(\d{1,2})\.(\d{1,2})(?![\d.%]|,\d| ?(?:uhr|h|mio|mln|k|tys|hod|pm|am))/giu,
  ))
    add(match, dated(undefined, Number(match[2]), Number(match[1]), moment), false);
  return found;
}
