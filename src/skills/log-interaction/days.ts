/** The days of a proposal: from words to an ISO day or an instant, in the colleague's zone. */
import { addDays, clockIn, instantIn, isoOf } from '../../domain/dates/clock.ts';
import { daysIn } from '../../domain/dates/find.ts';
import type { DayFound, Direction } from '../../domain/dates/periods.ts';
import { timesIn } from '../../domain/dates/times.ts';
import { type Language, languages } from '../../words/port.ts';

export interface DaySetting {
  readonly language: Language;
  readonly now: Date;
  readonly timeZone: string;
}

/** 20261127 for the 27th of November 2026: how a day is remembered where ids are. */
export const dayId = (day: Date) => Number(isoOf(day).replaceAll('-', ''));
export function dayFromId(id: number): Date {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/u.exec(String(id)) ?? [];
  return new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}

/** In the reader's language, else in any: people write in several. */
function inAnyLanguage<T>(language: Language, find: (language: Language) => readonly T[]): readonly T[] {
  for (const one of [language, ...languages.filter(other => other !== language)]) {
    const found = find(one);
    if (found.length > 0) return found;
  }
  return [];
}

function dayIn(words: string, direction: Direction, setting: DaySetting): DayFound | undefined {
  return inAnyLanguage(setting.language, language => daysIn(words, { ...setting, language, direction }))[0];
}

export type Moment = { readonly at: string } | { readonly doubtful: readonly [Date, Date] };

/** When something was: a day, an instant where the hour was said, or the two days a bare weekday may be. */
export function momentOf(words: string | undefined, picked: number | undefined, setting: DaySetting): Moment {
  const { today } = clockIn(setting.timeZone, setting.now);
  const found = words === undefined ? undefined : dayIn(words, 'past', setting);
  if (found?.doubtful && picked === undefined) return { doubtful: [today, addDays(today, -7)] };
  const day = picked === undefined ? (found?.day ?? today) : dayFromId(picked);
  const [time] = words === undefined ? [] : inAnyLanguage(setting.language, language => timesIn(words, language));
  if (!time || time.relative !== undefined) return { at: isoOf(day) };
  return { at: instantIn(setting.timeZone, day, time.minutes).toISOString() };
}

export type Due = { readonly day: string | null } | { readonly doubtful: readonly [Date, Date] };

/** By when something is due; of a period its first day. */
export function dueOf(words: string | undefined, picked: number | undefined, setting: DaySetting): Due {
  if (picked !== undefined) return { day: isoOf(dayFromId(picked)) };
  const found = words === undefined ? undefined : dayIn(words, 'future', setting);
  if (!found) return { day: null };
  const { today } = clockIn(setting.timeZone, setting.now);
  if (found.doubtful) return { doubtful: [today, addDays(today, 7)] };
  return { day: isoOf(found.day) };
}

/** Of a period its last day: "closes in March". */
export function lastDayIn(words: string, setting: DaySetting): string | null {
  const found = dayIn(words, 'future', setting);
  return found ? isoOf(found.until ?? found.day) : null;
}
