/** Turns of phrase that only one language has, and the feasts that sellers count from. */
import { day } from '../calendar.ts';
import type { Language } from '../lexicon/language.ts';
import { addDays, weekdayOf } from './clock.ts';
import { bareWeekday, type Groups, inWeekOf, type Moment, type Named, partOf, period } from './periods.ts';
import { type Rule, whole } from './rule.ts';
import { dateWords } from './words.ts';

interface Pieces {
  readonly weekday: string;
  weekdayOfWords(found: Groups): number;
  readonly number: string;
  countOf(word: string | undefined): number;
  readonly weekUnit: string;
}

/** "W pt", "do út": two letters name a day after such a word only. Folded. */
const shortDays: Readonly<Partial<Record<Language, { after: string; days: readonly string[] }>>> = {
  pl: { after: 'w|we|do|na|od|przed|ten|ta', days: 'pn wt sr cz pt sb nd'.split(' ') },
  cs: { after: 'v|ve|do|od|pred', days: 'po ut st ct pa so ne'.split(' ') },
};

/** Turns of phrase that only one language has. */
export function ownRules(
  language: Language,
  { weekday, weekdayOfWords, number, countOf, weekUnit }: Pieces,
): readonly Rule[] {
  const settled = (found: Date): Named => ({ day: found, settled: true });
  if (language === 'en')
    return [
      {
        pattern: whole(`${weekday} after next`),
        find: (found, moment) => settled(addDays(bareWeekday(weekdayOfWords(found), moment).day, 7)),
      },
      {
        pattern: whole(`${number} ${weekday} from now`),
        find: (found, moment) =>
          settled(
            addDays(
              bareWeekday(weekdayOfWords(found), { ...moment, direction: 'future' }).day,
              7 * (countOf(found.number) - 1),
            ),
          ),
      },
      {
        pattern: whole(
          `${weekday} week|a week on ${weekday.replace('<weekday>', '<weekday2>')}|a week from ${weekday.replace('<weekday>', '<weekday3>')}`,
        ),
        find: (found, moment) => {
          const wanted = weekdayOfWords({ weekday: found.weekday ?? found.weekday2 ?? found.weekday3 });
          return settled(addDays(bareWeekday(wanted, { ...moment, direction: 'future' }).day, 7));
        },
      },
      {
        pattern: whole('(?:a |the )?week after next'),
        find: (_, moment) => ({ ...period('week', 2, moment), settled: true }),
      },
      { pattern: whole('eow'), find: (_, moment) => partOf('end', period('week', 0, moment)) },
      { pattern: whole('eom'), find: (_, moment) => partOf('end', period('month', 0, moment)) },
      { pattern: whole('eoq'), find: (_, moment) => partOf('end', period('quarter', 0, moment)) },
      { pattern: whole('eoy'), find: (_, moment) => partOf('end', period('year', 0, moment)) },
      { pattern: whole('a fortnight ago'), find: (_, { today }) => settled(addDays(today, -14)) },
      { pattern: whole('in a fortnight'), find: (_, { today }) => settled(addDays(today, 14)) },
    ];
  const inAWeek: Readonly<Partial<Record<Language, string>>> = {
    pl: `${weekday} za tydzien`,
    cs: `${weekday} za tyden`,
    de: `${weekday} in (?:einer woche|8 tagen|acht tagen)`,
  };
  const pattern = inAWeek[language];
  const short = shortDays[language];
  return [
    ...(short
      ? [
          {
            pattern: whole(`(?:${short.after}) (?<short>${short.days.join('|')})`),
            find: (found: Groups, moment: Moment) => bareWeekday(short.days.indexOf(found.short ?? ''), moment),
          },
        ]
      : []),
    ...(pattern
      ? [
          {
            pattern: whole(pattern),
            find: (found: Groups, moment: Moment) => {
              const next = bareWeekday(weekdayOfWords(found), { ...moment, direction: 'future' }).day;
              const inAWeekFromNow = addDays(moment.today, 7);
              return settled(addDays(inWeekOf(inAWeekFromNow, 0), weekdayOf(next)));
            },
          },
        ]
      : []),
    ...(language === 'fa'
      ? [
          {
            pattern: whole(`(?:تا )?(?:اخر|پایان) (?:${weekUnit})`),
            find: (_: Groups, { today }: Moment) => settled(addDays(today, (4 - weekdayOf(today) + 7) % 7)),
          },
        ]
      : []),
  ];
}

/** The first Sunday after the first full moon of spring, by the Gregorian reckoning. */
function easter(year: number): Date {
  const century = Math.floor(year / 100);
  const skipped = Math.floor((13 + 8 * century) / 25);
  const epact = (19 * (year % 19) + ((15 - skipped + century - Math.floor(century / 4)) % 30)) % 30;
  const moon = epact === 29 ? 28 : epact === 28 && year % 19 > 10 ? 27 : epact;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + ((4 + century - Math.floor(century / 4)) % 7)) % 7;
  return day(year, 2, 22 + moon + sunday);
}

/** The feasts that sellers count from. */
export function holidayRules(language: Language): readonly Rule[] {
  const feasts: Readonly<Record<Language, readonly [string, (year: number) => Date][]>> = {
    en: [
      ['christmas|xmas', year => day(year, 11, 25)],
      ['easter', easter],
      ['new years?(?: day)?', year => day(year, 0, 1)],
    ],
    pl: [
      ['swietami|swiat bozego narodzenia|bozym narodzeniem', year => day(year, 11, 25)],
      ['wielkanoc\\w*', easter],
      ['nowy rok|nowym rokiem|nowego roku', year => day(year, 0, 1)],
    ],
    cs: [
      ['vanoc\\w*', year => day(year, 11, 24)],
      ['velikonoc\\w*', easter],
      ['novy rok|novem roce|novym rokem', year => day(year, 0, 1)],
    ],
    de: [
      ['weihnachten', year => day(year, 11, 25)],
      ['ostern', easter],
      ['pfingsten', year => addDays(easter(year), 49)],
      ['neujahr', year => day(year, 0, 1)],
    ],
    fa: [['نوروز|عید نوروز|عید', year => day(year, 2, 21)]],
  };
  const { next, last } = dateWords[language];
  return feasts[language].map(([forms, of]) => ({
    pattern: whole(`(?:(?<next>${next}) |(?<last>${last}) )?(?:${forms})(?: (?<year>20\\d\\d))?`),
    find: (found, { today, direction }) => {
      if (found.year) return { day: of(Number(found.year)), settled: true };
      const years = [-1, 0, 1].map(by => of(today.getUTCFullYear() + by));
      const past = found.last !== undefined || (direction === 'past' && found.next === undefined);
      const named = past ? years.findLast(one => one <= today) : years.find(one => one >= today);
      return named ? { day: named, settled: found.next !== undefined || found.last !== undefined } : null;
    },
  }));
}
