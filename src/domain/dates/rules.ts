/** The rules by which the words of a language name a day, the surest first. */
import { day, persianDate } from '../calendar.ts';
import type { Language } from '../lexicon/language.ts';
import { numbers, persianMonths, type Unit, units } from '../lexicon/time-words.ts';
import { addDays, weekdayOf } from './clock.ts';
import { holidayRules, ownRules } from './own-rules.ts';
import {
  bareWeekday,
  type Groups,
  inWeekOf,
  inYear,
  lastWeekday,
  type Moment,
  moved,
  type Named,
  partOf,
  period,
  sameMonth,
} from './periods.ts';
import { anyOf, indexOf, type Rule, whole } from './rule.ts';
import { type DateWords, dateWords, monthForms } from './words.ts';

export function rulesOf(language: Language): readonly Rule[] {
  const words: DateWords = dateWords[language];
  const monthList = monthForms(language);
  const unitForms = Object.entries(units[language]) as [Unit, string][];
  const numberForms = numbers[language];
  const or = (...names: (keyof DateWords)[]) => names.map(name => `(?:${String(words[name])})`).join('|');
  const weekday = `(?<weekday>${anyOf(words.weekdays)})`;
  const month = `(?<month>${anyOf(monthList)}${language === 'fa' ? `|${persianMonths.join('|')}` : ''})`;
  const unit = `(?<unit>${anyOf(unitForms.map(([, forms]) => forms))})`;
  const number = `(?<number>\\d{1,3}|${anyOf(numberForms)})`;
  const ordinal = `(?<ordinal>\\d{1,2}(?: ?(?:${words.ending}))?|${anyOf(words.ordinals)})`;
  // "The second site" is no day; "the 2nd" is.
  const numbered = `(?<ordinal>\\d{1,2}${language === 'en' ? ` ?(?:${words.ending})` : `(?: ?(?:${words.ending}))?`})`;
  const strict = `(?<strict>\\d{1,2} ?(?:${words.ending})|${anyOf(words.ordinals)})`;
  // "24 Nov 13:00" and "14 grudnia. 10 min" are no years.
  const year =
    '(?<year>(?:13|14|19|20)\\d\\d|(?<=\\D)\\d\\d(?! ?(?:\\d\\d|uhr|h|am|pm|from|od|von|m|min\\w*|hod\\w*|godz\\w*|std|stunden?|k|tys|mio|mil|eur|usd)\\b))';
  const of = `(?: (?:${words.of}))?`;
  const weekdayOfWords = (found: Groups) => indexOf(words.weekdays, found.weekday);
  const unitOfWords = (word: string | undefined): Unit =>
    unitForms.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'u').test(word ?? ''))?.[0] ?? 'day';
  const countOf = (word: string | undefined) =>
    word === undefined ? 1 : /^\d+$/u.test(word) ? Number(word) : indexOf(numberForms, word) + 1 || 1;
  const dateOf = (word: string | undefined) =>
    Number(/^\d{1,2}/u.exec(word ?? '')?.[0] ?? 0) || indexOf(words.ordinals, word) + 1;
  const persianMonth = (word: string | undefined) => (language === 'fa' ? persianMonths.indexOf(word ?? '') : -1);
  const yearOf = (found: Groups) => (found.year === undefined ? undefined : Number(found.year));

  const monthDay: Rule['find'] = (found, moment) => {
    const date = dateOf(found.ordinal);
    if (date < 1 || date > 31) return null;
    const named = weekdayOfWords(found);
    const persian = persianMonth(found.month);
    const found_ =
      persian >= 0
        ? persianDate(persian + 1, date, yearOf(found), moment)
        : inYear(indexOf(monthList, found.month), date, yearOf(found), named, moment);
    return found_ && { day: found_, settled: found.year !== undefined };
  };
  const monthPeriod = (found: Groups, moment: Moment): Named | null => {
    const persian = persianMonth(found.month);
    if (persian >= 0) {
      const first = persianDate(persian + 1, 1, yearOf(found), moment);
      return first && { day: first, until: addDays(first, persian < 6 ? 30 : 29) };
    }
    const at = indexOf(monthList, found.month);
    const first = yearOf(found) === undefined ? sameMonth(at, moment) : day(Number(found.year), at, 1);
    return { day: first, until: day(first.getUTCFullYear(), first.getUTCMonth() + 1, 0) };
  };
  const direction = (found: Groups) => (found.next ? 1 : found.last ? -1 : 0);
  const periodOf = (found: Groups, moment: Moment): Named | null =>
    found.month
      ? monthPeriod(found, moment)
      : { ...period(unitOfWords(found.unit), direction(found), moment), settled: true };
  const which = `(?:(?<next>${words.next})|(?<last>${words.last})|(?<this>${words.current}))`;
  const nearRules: Rule[] = words.near.map(([forms, by]) => ({
    pattern: whole(forms),
    find: (_, { today }) => ({ day: addDays(today, by), settled: true }),
  }));
  const nth: Rule['find'] = (found, moment) => {
    const wanted = weekdayOfWords(found);
    const at = periodOf(found, moment);
    if (!at || wanted < 0) return null;
    if (found.final) {
      const last = at.until ?? at.day;
      return { day: addDays(last, -((weekdayOf(last) - wanted + 7) % 7)), settled: true };
    }
    const ahead = (wanted - weekdayOf(at.day) + 7) % 7;
    return { day: addDays(at.day, ahead + 7 * (dateOf(found.ordinal) - 1)), settled: true };
  };
  const ofPeriod = `(?:${of} ${month}(?: ${year})?|${of}(?: the)?(?: ${which})? ${unit}${language === 'fa' ? `(?: (?<nextAfter>${words.next})|(?: (?<lastAfter>${words.last})))?` : ''})`;
  const withAfter = (found: Groups): Groups => ({
    ...found,
    next: found.next ?? found.nextAfter,
    last: found.last ?? found.lastAfter,
  });
  const part = (name: 'start' | 'middle' | 'end'): Rule => ({
    pattern: whole(`(?:${words[name]})${ofPeriod}`),
    find: (found, moment) => partOf(name, periodOf(withAfter(found), moment)),
  });
  const weekUnit = units[language].week;

  const rules: Rule[] = [
    // "Tuesday the 24th", "Sunday, 10 February 2013", "Feb 10".
    {
      pattern: whole(
        `(?:${weekday},?(?: (?:${words.of}|the|${words.onDay}))? )?${ordinal}${of}(?: ${words.of})? ${month}(?:${of} ${year})?`,
      ),
      find: monthDay,
    },
    {
      pattern: whole(
        `(?:${weekday} )?${month}(?: the)? ${ordinal}(?: ${weekday.replace('<weekday>', '<weekday2>')})?(?:${of} ${year})?`,
      ),
      find: (found, moment) => monthDay({ ...found, weekday: found.weekday ?? found.weekday2 }, moment),
    },
    {
      pattern: whole(`(?:(?<final>${words.last})|${ordinal}) ${weekday}${ofPeriod}`),
      find: (found, moment) =>
        found.unit === undefined || unitOfWords(found.unit) !== 'week' ? nth(found, moment) : null,
    },
    part('end'),
    part('start'),
    part('middle'),
    {
      pattern: whole(
        `${ordinal}(?: day)?${of}(?: the)? (?:(?<next>${words.next})|(?<last>${words.last})|(?<this>${words.current})) (?:${units[language].month})`,
      ),
      find: (found, moment) => {
        const at = period('month', direction(found), moment).day;
        return { day: day(at.getUTCFullYear(), at.getUTCMonth(), dateOf(found.ordinal)), settled: true };
      },
    },
    // "Wednesday next week", "next week Wednesday", "Tuesday of last week".
    {
      pattern: whole(
        `(?:${weekday}${of}(?: the)? ${which} (?:${weekUnit})|${which.replaceAll('(?<', '(?<a')} (?:${weekUnit})s?${of} ${weekday.replace('<weekday>', '<weekday2>')})`,
      ),
      find: (found, { today }) => {
        const by = found.next || found.anext ? 1 : found.last || found.alast ? -1 : 0;
        const wanted = indexOf(words.weekdays, found.weekday ?? found.weekday2);
        return { day: addDays(inWeekOf(today, wanted), 7 * by), settled: true };
      },
    },
    ...ownRules(language, { weekday, weekdayOfWords, number, countOf, weekUnit }),
    ...(language === 'fa'
      ? [
          {
            pattern: whole(`${weekday} (?:(?<week>${weekUnit}) )?(?:(?<next>${words.next})|(?<last>${words.last}))`),
            find: (found: Groups, { today }: Moment): Named => {
              const wanted = weekdayOfWords(found);
              // Weeks begin on Saturday where Persian is spoken.
              const saturday = addDays(today, -((weekdayOf(today) + 2) % 7));
              if (found.week)
                return { day: addDays(saturday, ((wanted + 2) % 7) + (found.next ? 7 : -7)), settled: true };
              if (found.last) return { day: lastWeekday(wanted, today), settled: true };
              return { day: addDays(today, (wanted - weekdayOf(today) + 7) % 7 || 7), settled: true };
            },
          },
        ]
      : []),
    {
      pattern: whole(
        `(?:the )?(?:(?<next>${words.next})|(?<last>${words.last})|(?<this>${words.current})|(?<coming>${words.coming})) ${weekday}`,
      ),
      find: (found, { today }) => {
        const wanted = weekdayOfWords(found);
        if (found.next) return { day: addDays(inWeekOf(today, wanted), 7), settled: true };
        if (found.last) return { day: lastWeekday(wanted, today), settled: true };
        if (found.this) return { day: inWeekOf(today, wanted), settled: true, bare: true };
        return { day: addDays(today, (wanted - weekdayOf(today) + 7) % 7 || 7), settled: true };
      },
    },
    {
      // "Friday, 20 min": digits alone are no day of the month.
      pattern: whole(`${weekday}(?: (?:the|den|der) ${ordinal}| ${strict})(?! ?(?:am|pm|uhr|h)\\b)`),
      find: (found, { today, direction: to }) => {
        const date = dateOf(found.ordinal ?? found.strict);
        if (date < 1 || date > 31) return null;
        const months = to === 'past' ? [0, -1, 1, -2] : [0, 1, -1, 2];
        const fits = months.map(by => day(today.getUTCFullYear(), today.getUTCMonth() + by, date));
        const found_ = fits.find(one => weekdayOf(one) === weekdayOfWords(found) && one.getUTCDate() === date);
        return found_ ? { day: found_, settled: true } : null;
      },
    },
    {
      pattern: whole(`${number} ${unit}(?: (?:${or('of')}))? (?:${or('ago')})`),
      find: (found, { today }) => ({
        day: moved(unitOfWords(found.unit), -countOf(found.number), today),
        settled: true,
      }),
    },
    {
      pattern: whole(`(?:${or('back')}) (?:${number} )?${unit}`),
      find: (found, { today }) => ({
        day: moved(unitOfWords(found.unit), -countOf(found.number), today),
        settled: true,
      }),
    },
    {
      pattern: whole(
        `(?:${number} )?${unit} (?:${or('hence')})|(?:${or('within')}) (?:${number.replace('<number>', '<number2>')} )?${unit.replace('<unit>', '<unit2>')}`,
      ),
      find: (found, { today }) => {
        const count = found.number ?? found.number2;
        return { day: moved(unitOfWords(found.unit ?? found.unit2), countOf(count), today), settled: true };
      },
    },
    ...nearRules,
    ...holidayRules(language),
    {
      pattern: whole(`(?:${or('next')}) ${unit}|(?:${or('coming')}) ${unit.replace('<unit>', '<unit2>')}`),
      find: (found, moment) => ({ ...period(unitOfWords(found.unit ?? found.unit2), 1, moment), settled: true }),
    },
    {
      pattern: whole(`(?:${or('last')}) ${unit}`),
      find: (found, moment) => ({ ...period(unitOfWords(found.unit), -1, moment), settled: true }),
    },
    {
      pattern: whole(`(?:${or('current')}) ${unit}`),
      find: (found, moment) => ({ ...period(unitOfWords(found.unit), 0, moment), settled: true }),
    },
    ...(language === 'fa'
      ? [
          {
            pattern: whole(`${unit} (?:(?<next>${words.next})|(?<last>${words.last}))`),
            find: (found: Groups, moment: Moment) => ({
              ...period(unitOfWords(found.unit), direction(found), moment),
              settled: true,
            }),
          },
        ]
      : []),
    { pattern: whole(`${weekday}`), find: (found, moment) => bareWeekday(weekdayOfWords(found), moment) },
    {
      pattern: whole(`(?:in|im|w|we|v|ve|by|until|do|bis|for|since|در|تا|از|within|q|na) ${month}(?:${of} ${year})?`),
      find: (found, moment) => monthPeriod(found, moment),
    },
    { pattern: whole(`${month} ${year}`), find: (found, moment) => monthPeriod(found, moment) },
    {
      pattern: whole(
        '(?<part>end of |konca |konce |koncem |ende |ende des )?q ?(?<quarter>[1-4])(?: (?<year>20\\d\\d))?',
      ),
      find: (found, { today, direction: to }) => {
        const first = (Number(found.quarter) - 1) * 3;
        const thisYear = found.year ? Number(found.year) : today.getUTCFullYear();
        const end = day(thisYear, first + 3, 0);
        const years = found.year || to === 'past' || end >= today ? thisYear : thisYear + 1;
        const named = { day: day(years, first, 1), until: day(years, first + 3, 0) };
        return found.part ? partOf('end', named) : named;
      },
    },
    {
      pattern: whole(
        `(?:${words.onDay}${language === 'en' ? '|on|of' : ''}) ${numbered}(?! ?(?:st|nd|rd|th|uhr|h|am|pm|o|%|week|month|quarter|year|\\p{L}*(?:runde|woche|quartal|kolo|tydzien|kwartal))(?!\\p{L}))`,
      ),
      find: (found, { today, direction: to }) => {
        const date = dateOf(found.ordinal);
        if (date < 1 || date > 31) return null;
        const by = to === 'past' ? (date > today.getUTCDate() ? -1 : 0) : date < today.getUTCDate() ? 1 : 0;
        const found_ = day(today.getUTCFullYear(), today.getUTCMonth() + by, date);
        return found_.getUTCDate() === date ? { day: found_ } : null;
      },
    },
  ];
  return rules;
}
