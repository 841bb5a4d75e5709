/** Which days a text names, and where: "on Friday", "do końca miesiąca", "5. prosince", "vor drei Tagen", «۱۵ آذر». */
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';
import { numbers, type Unit, units } from '../lexicon/time-words.ts';
import { addDays, clockIn } from './clock.ts';
import { numericDates } from './numeric.ts';
import { type DayFound, type Direction, type Moment, moved } from './periods.ts';
import { anyOf, indexOf, type Rule } from './rule.ts';
import { rulesOf } from './rules.ts';
import { type TimeFound, timesIn } from './times.ts';

export interface DateSetting {
  readonly language: Language;
  readonly now: Date;
  readonly timeZone: string;
  readonly direction: Direction;
}

const rules = new Map<Language, readonly Rule[]>();
const learned = (language: Language) => {
  const known = rules.get(language) ?? rulesOf(language);
  rules.set(language, known);
  return known;
};

interface Folded {
  readonly folded: string;
  readonly places: readonly { readonly at: number; readonly start: number; readonly end: number }[];
}

/** Word by word, remembering where each came from. */
function foldedWords(text: string): Folded {
  let folded = '';
  const places: { at: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(/\p{N}+|[\p{L}\p{M}\p{Cf}]+/gu)) {
    const word = fold(match[0]);
    if (word === '') continue;
    if (folded !== '') folded += ' ';
    places.push({ at: folded.length, start: match.index, end: match.index + match[0].length });
    folded += word;
  }
  return { folded, places };
}

/** Short forms that are also everyday words ("po", "so", "sat") name a day only where they are written like one. */
function isDay(words: string, text: string, start: number, end: number, language: Language): boolean {
  if (/^(?:sat|sun|wed|mon)$/u.test(words)) {
    // At the beginning of a sentence "Sat" may be "Sat down with".
    const marked =
      /^\p{Lu}/u.test(text.slice(start)) && (text.slice(0, start).trim() !== '' || /^[.,]/u.test(text.slice(end)));
    return (
      marked || /(?:on|by|next|last|this|until|till|before)\s$/iu.test(text.slice(0, start)) || text.trim().length <= 4
    );
  }
  if (words.length > 2) return true;
  // "Di", "Mi", "Do" with a capital are German for nothing else; "So" begins sentences.
  if (language === 'de' && /^(?:Mo|Di|Mi|Do|Fr|Sa)$/u.test(text.slice(start, end))) return true;
  if (language === 'de' && /(?:^|\s)(?:am|bis|ab|vom|nächsten|letzten|kommenden)\s$/iu.test(text.slice(0, start)))
    return true;
  return text.slice(end, end + 1) === '.' || text.trim().length <= 3;
}

/** Every day named, in the order of the text; overlapping readings leave the surest. */
export function daysIn(text: string, setting: DateSetting): readonly DayFound[] {
  const { today } = clockIn(setting.timeZone, setting.now);
  const moment: Moment = { today, direction: setting.direction };
  const found: DayFound[] = [];
  const add = (one: DayFound) => {
    if (!found.some(other => one.start < other.end && other.start < one.end)) found.push(one);
  };
  for (const one of numericDates(text, moment, setting.language)) add({ ...one, doubtful: false });
  const { folded, places } = foldedWords(text);
  for (const language of [setting.language, ...(setting.language === 'en' ? [] : (['en'] as const))]) {
    for (const rule of learned(language)) {
      for (const match of folded.matchAll(rule.pattern)) {
        const first = places.find(place => place.at >= match.index);
        const last = places.findLast(place => place.at < match.index + match[0].length);
        if (!first || !last || !isDay(match[0], text, first.start, last.end, language)) continue;
        const named = rule.find(match.groups ?? {}, moment);
        if (named) add({ doubtful: false, settled: false, ...named, start: first.start, end: last.end });
      }
    }
  }
  const said = found.filter(
    one => !(one.bare && found.some(other => other !== one && !other.bare && isBeside(one, other, text))),
  );
  return said.map(one => counted(one, text, setting.language)).sort((a, b) => a.start - b.start);
}

/** "Friday, 18.07.2014", "this Friday (Jun 15)". */
const isBeside = (weekday: DayFound, date: DayFound, text: string) =>
  date.start >= weekday.end && /^[\s,(]*(?:\p{L}{2,3}\s)?\(?$/u.test(text.slice(weekday.end, date.start));

const after: Readonly<Record<Language, string>> = {
  en: 'after|from',
  pl: 'po|od',
  cs: 'po|od',
  de: 'nach|ab',
  fa: 'بعد از|پس از',
};

/** "Three weeks after Friday". */
function counted(one: DayFound, text: string, language: Language): DayFound {
  const { folded, places } = foldedWords(text.slice(0, one.start));
  const forms = Object.entries(units[language]) as [Unit, string][];
  const unit = forms.map(([, form]) => `(?:${form})`).join('|');
  const number = `\\d{1,3}|${anyOf(numbers[language])}`;
  const found = new RegExp(`(?<=^| )(?<number>${number}) (?<unit>${unit}) (?:${after[language]})$`, 'u').exec(folded);
  const { number: count = '', unit: of = '' } = found?.groups ?? {};
  const named = forms.find(([, form]) => new RegExp(`^(?:${form})$`, 'u').test(of))?.[0];
  if (!found || !named) return one;
  const by = Number(count) || indexOf(numbers[language], count) + 1;
  const start = places.find(place => place.at >= found.index)?.start ?? one.start;
  const { until, ...rest } = one;
  return { ...rest, day: moved(named, by, one.day), start, settled: true };
}

export interface Moments {
  readonly days: readonly DayFound[];
  readonly times: readonly TimeFound[];
}

export function momentsIn(text: string, setting: DateSetting): Moments {
  const days = daysIn(text, setting);
  const times = timesIn(text, setting.language).filter(
    time => !days.some(one => time.start < one.end && one.start < time.end && time.end <= one.end),
  );
  return { days, times };
}

/** The one day that a phrase means; where it names an hour only, the next or the last day that has it. */
export function dayOf(phrase: string, setting: DateSetting): Date | null {
  const { days, times } = momentsIn(phrase, setting);
  if (days[0]) return days[0].day;
  const [time] = times;
  if (!time) return null;
  const { today, minutes } = clockIn(setting.timeZone, setting.now);
  if (time.relative !== undefined) return addDays(today, Math.floor((minutes + time.relative) / 1440));
  return setting.direction === 'future' && time.minutes < minutes ? addDays(today, 1) : today;
}
