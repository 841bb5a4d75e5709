/** Civil days and the clock of a time zone. A civil day is a `Date` at midnight UTC; an instant is a real `Date`. */
import { day } from '../calendar.ts';

const dayMs = 86_400_000;

export const addDays = (from: Date, days: number) => new Date(from.getTime() + days * dayMs);
export const addMonths = (from: Date, months: number) => {
  const last = day(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0).getUTCDate();
  return day(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), last));
};
/** 0 = Monday. */
export const weekdayOf = (date: Date) => (date.getUTCDay() + 6) % 7;
export const isoOf = (date: Date) => date.toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

function fields(at: Date, timeZone: string) {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(timeZone, format);
  const part = (type: string) => Number(format.formatToParts(at).find(one => one.type === type)?.value);
  return {
    year: part('year'),
    month: part('month') - 1,
    date: part('day'),
    minutes: part('hour') * 60 + part('minute'),
  };
}

/** The day and the minutes since midnight that a clock in the zone shows. */
export function clockIn(timeZone: string, at: Date): { readonly today: Date; readonly minutes: number } {
  const { year, month, date, minutes } = fields(at, timeZone);
  return { today: day(year, month, date), minutes };
}

/** The instant at which a clock in the zone shows this day and time. In the hour that a clock skips, the hour after. */
export function instantIn(timeZone: string, civil: Date, minutes: number): Date {
  const wanted = civil.getTime() + minutes * 60_000;
  let guess = wanted;
  for (let i = 0; i < 2; i++) {
    const shown = clockIn(timeZone, new Date(guess));
    guess += wanted - (shown.today.getTime() + shown.minutes * 60_000);
  }
  return new Date(guess);
}
