/**
 * Dates as people say them: "12 days ago", "in May", "since 2023". Persian speaks in the Persian calendar, as `Intl`
 * does for that language.
 */
import type { Language } from './port.ts';
import { say } from './say.ts';

/** Up to this many days ago a date is counted in days. */
const countedInDays = 45;
/** Up to this many months back the name of the month says which year is meant. */
const namedByMonth = 10;
/** Further back than this many months the year is enough. */
const namedByYear = 24;

const dayMs = 86_400_000;

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day in a calendar and a time zone; months from 1. */
function dayIn(calendar: 'gregory' | 'persian', date: Date, timeZone: string): CalendarDay {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone,
  });
  const part = (type: string) => Number(format.formatToParts(date).find(part => part.type === type)?.value);
  return { year: part('year'), month: part('month'), day: part('day') };
}

function calendarOf(language: Language): 'gregory' | 'persian' {
  return language === 'fa' ? 'persian' : 'gregory';
}

/** Whole calendar days from `date` to `now`; negative when `date` is still to come. */
function daysBetween(date: Date, now: Date, timeZone: string): number {
  const utc = ({ year, month, day }: CalendarDay) => Date.UTC(year, month - 1, day);
  return Math.round((utc(dayIn('gregory', now, timeZone)) - utc(dayIn('gregory', date, timeZone))) / dayMs);
}

function yearDigits(language: Language, year: number): string {
  return new Intl.NumberFormat(language, { useGrouping: false }).format(year);
}

/** The phrase of the month, with the year when the month alone would be taken for a later one. */
function monthPhrase(id: 'when.inMonth' | 'when.sinceMonth', language: Language, date: Date, now: Date, zone: string) {
  const then = dayIn(calendarOf(language), date, zone);
  const today = dayIn(calendarOf(language), now, zone);
  const phrase = say(language, id, { month: `m${then.month}` });
  const monthsAgo = (today.year - then.year) * 12 + today.month - then.month;
  return {
    monthsAgo,
    text:
      monthsAgo <= namedByMonth
        ? phrase
        : say(language, 'when.withYear', { phrase, year: yearDigits(language, then.year) }),
    year: yearDigits(language, then.year),
  };
}

/** When something was: "today", "12 days ago", "in May", "in May 2023", "in 2021". Days are those of `timeZone`. */
export function sayWhen(language: Language, date: Date, now: Date, timeZone = 'UTC'): string {
  const days = daysBetween(date, now, timeZone);
  if (days <= countedInDays) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day');
  const month = monthPhrase('when.inMonth', language, date, now, timeZone);
  return month.monthsAgo <= namedByYear ? month.text : say(language, 'when.inYear', { year: month.year });
}

/** Since when something lasts: "since May", "since May 2023", "since 2021". */
export function saySince(language: Language, date: Date, now: Date, timeZone = 'UTC'): string {
  const month = monthPhrase('when.sinceMonth', language, date, now, timeZone);
  return month.monthsAgo <= namedByYear ? month.text : say(language, 'when.sinceYear', { year: month.year });
}

/** The year of a date: "2023", "۱۴۰۲". */
export function sayYear(language: Language, date: Date, timeZone = 'UTC'): string {
  return yearDigits(language, dayIn(calendarOf(language), date, timeZone).year);
}

/** "until 2022". */
export function sayUntil(language: Language, date: Date, timeZone = 'UTC'): string {
  return say(language, 'when.untilYear', { year: sayYear(language, date, timeZone) });
}

/** A span in years: "2019–2022", "since 2019", "until 2022"; empty when neither end is known. */
export function sayYears(language: Language, from: Date | null, to: Date | null, timeZone = 'UTC'): string {
  if (from && to) {
    const [first, last] = [sayYear(language, from, timeZone), sayYear(language, to, timeZone)];
    return first === last ? first : say(language, 'when.years', { from: first, to: last });
  }
  if (from) return say(language, 'when.sinceYear', { year: sayYear(language, from, timeZone) });
  return to ? sayUntil(language, to, timeZone) : '';
}
