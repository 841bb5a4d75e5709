/** Days reckoned from today: weekdays, weeks, months, dates without a year. Pure arithmetic, no words. */
import { day } from '../calendar.ts';
import type { Unit } from '../lexicon/time-words.ts';
import { addDays, addMonths, weekdayOf } from './clock.ts';

/** Whether a day without a year or a week is looked for behind us or before us. */
export type Direction = 'past' | 'future';

export interface DayFound {
  /** Midnight UTC of the civil day; of a period its first day. */
  readonly day: Date;
  /** The last day of a period ("in March", "next week"); absent where one day is named. */
  readonly until?: Date;
  /** A bare weekday on that very weekday: today, or a week from it. */
  readonly doubtful: boolean;
  /** A weekday and nothing else: beside a written date it only says the same again. */
  readonly bare?: boolean;
  /** True where the words themselves say before or behind us, whatever the direction asked for. */
  readonly settled: boolean;
  /** UTF-16 offsets of the words. */
  readonly start: number;
  readonly end: number;
}

export type Groups = Readonly<Record<string, string | undefined>>;
export type Named = Omit<DayFound, 'start' | 'end' | 'doubtful' | 'settled'> & {
  doubtful?: boolean;
  settled?: boolean;
};

export interface Moment {
  readonly today: Date;
  readonly direction: Direction;
}

/** The day of the month 0 to 11 that the direction asks for, where no year is said. */
export function inYear(
  month: number,
  date: number,
  year: number | undefined,
  weekday: number,
  { today, direction }: Moment,
) {
  if (year !== undefined) return valid(day(year < 100 ? year + (year > 68 ? 1900 : 2000) : year, month, date), month);
  const thisYear = today.getUTCFullYear();
  const options = [-1, 0, 1, 2].flatMap(by => valid(day(thisYear + by, month, date), month) ?? []);
  if (weekday >= 0) {
    const distance = (one: Date) => Math.abs(one.getTime() - today.getTime());
    const fitting = options.filter(one => weekdayOf(one) === weekday);
    return fitting.sort((a, b) => distance(a) - distance(b))[0] ?? null;
  }
  const found = direction === 'past' ? options.findLast(one => one <= today) : options.find(one => one >= today);
  return found ?? null;
}

const valid = (found: Date, month: number) => (found.getUTCMonth() === month ? found : null);

/** A weekday in the week of another day, weeks beginning on Monday. */
export const inWeekOf = (of: Date, weekday: number) => addDays(of, weekday - weekdayOf(of));

/** The bare weekday: the last one or the next one, and in doubt on the day itself. */
export function bareWeekday(weekday: number, { today, direction }: Moment): Named {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  if (ahead === 0) return { day: direction === 'past' ? today : addDays(today, 7), doubtful: true, bare: true };
  return { day: addDays(today, direction === 'past' ? ahead - 7 : ahead), bare: true };
}

/** "Last Tuesday" is never yesterday. */
export function lastWeekday(weekday: number, today: Date): Date {
  const back = (weekdayOf(today) - weekday + 7) % 7 || 7;
  return addDays(today, -(back === 1 ? 8 : back));
}

export function period(unit: Unit, by: number, { today }: Moment): Named {
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  if (unit === 'day') return { day: addDays(today, by) };
  if (unit === 'week') {
    const monday = addDays(inWeekOf(today, 0), 7 * by);
    return { day: monday, until: addDays(monday, 4) };
  }
  const length = { month: 1, quarter: 3, year: 12 }[unit];
  const first = unit === 'month' ? month : unit === 'quarter' ? Math.floor(month / 3) * 3 : 0;
  return { day: day(year, first + by * length, 1), until: day(year, first + (by + 1) * length, 0) };
}

export const moved = (unit: Unit, count: number, from: Date) =>
  unit === 'day' || unit === 'week'
    ? addDays(from, count * (unit === 'day' ? 1 : 7))
    : addMonths(from, count * { month: 1, quarter: 3, year: 12 }[unit]);

/** The beginning, the middle or the last day of a period. */
export function partOf(which: 'start' | 'middle' | 'end', named: Named | null): Named | null {
  if (!named?.until) return named;
  if (which === 'start') return { day: named.day, settled: true };
  if (which === 'end') return { day: named.until, settled: true };
  return { day: addDays(named.day, Math.floor((named.until.getTime() - named.day.getTime()) / 86_400_000 / 2)) };
}

export function sameMonth(month: number, { today, direction }: Moment): Date {
  const year = today.getUTCFullYear();
  if (direction === 'past') return day(month <= today.getUTCMonth() ? year : year - 1, month, 1);
  return day(month >= today.getUTCMonth() ? year : year + 1, month, 1);
}
