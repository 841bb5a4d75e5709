/** Days and periods as people count them, in the Gregorian and the Persian calendar. All days are UTC days. */
import type { Language } from './lexicon/language.ts';
import type { Unit } from './lexicon/time-words.ts';

/** Midnight UTC; the month counts from 0, and days beyond its end run into the next. */
export const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date));
const persianCalendar = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

function persianDay(date: Date): { year: number; month: number; day: number } {
  const parts = new Map(persianCalendar.formatToParts(date).map(part => [part.type, Number.parseInt(part.value, 10)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 1, day: parts.get('day') ?? 1 };
}

/** The first day of the Persian month that a date lies in. */
function startOfPersianMonth(date: Date): Date {
  return day(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() - persianDay(date).day + 1);
}

/** The latest first day of that Persian month (1 to 12) that is not after the date. */
export function lastPersianMonth(month: number, date: Date): Date {
  let start = startOfPersianMonth(date);
  while (persianDay(start).month !== month) start = startOfPersianMonth(new Date(start.getTime() - 86_400_000));
  return start;
}

/** The first day of the running day, week, month, quarter or year; by the Persian calendar for Persian. */
export function startOf(unit: Unit, now: Date, language: Language): Date {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (unit === 'day') return day(year, month, date);
  // Weeks start on Monday, on Saturday where the Persian calendar is used.
  if (unit === 'week') return day(year, month, date - ((now.getUTCDay() + (language === 'fa' ? 1 : 6)) % 7));
  if (language === 'fa') {
    const persian = persianDay(now);
    if (unit === 'month') return startOfPersianMonth(now);
    if (unit === 'quarter') return lastPersianMonth(Math.floor((persian.month - 1) / 3) * 3 + 1, now);
    return lastPersianMonth(1, now);
  }
  if (unit === 'month') return day(year, month, 1);
  return unit === 'quarter' ? day(year, Math.floor(month / 3) * 3, 1) : day(year, 0, 1);
}

/** So many units before now. */
export function before(unit: Unit, count: number, now: Date): Date {
  const [year, month, date] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  if (unit === 'day') return day(year, month, date - count);
  if (unit === 'week') return day(year, month, date - 7 * count);
  const back = count * { month: 1, quarter: 3, year: 12 }[unit];
  // 31 May minus three months is the last of February, not the 3rd of March.
  const last = day(year, month - back + 1, 0).getUTCDate();
  return day(year, month - back, Math.min(date, last));
}

/** The first day of the latest such month (0 to 11) that has begun. */
export function latestMonth(month: number, now: Date): Date {
  const thisYear = day(now.getUTCFullYear(), month, 1);
  return thisYear <= now ? thisYear : day(now.getUTCFullYear() - 1, month, 1);
}

/** The day of a Persian date; null where that month has no such day. */
export function fromPersian(year: number, month: number, date: number): Date | null {
  // Nowruz falls on the 19th to the 22nd of March.
  const inYear = (month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30) + date - 1;
  for (let shift = -2; shift <= 2; shift++) {
    const found = day(year + 621, 2, 21 + inYear + shift);
    const persian = persianDay(found);
    if (persian.year === year && persian.month === month && persian.day === date) return found;
  }
  return null;
}

/** The day of a Persian month, of the year that is said, else of the last or the next that has it. */
export function persianDate(
  month: number,
  date: number,
  year: number | undefined,
  { today, direction }: { readonly today: Date; readonly direction: 'past' | 'future' },
): Date | null {
  if (year !== undefined) return fromPersian(year < 100 ? 1400 + year : year, month, date);
  const running = persianDay(today).year;
  const options = [-1, 0, 1].flatMap(by => fromPersian(running + by, month, date) ?? []);
  return (direction === 'past' ? options.findLast(one => one <= today) : options.find(one => one >= today)) ?? null;
}
