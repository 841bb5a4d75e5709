/**
 * "Since when" in five languages: "this year", "w ciągu ostatnich 3 miesięcy", "od května", "seit Mai", «امسال». All days are
 * UTC days: the answer is an ISO date to compare touches with, and a few hours change nothing about a relationship.
 */
import { createRequire } from 'node:module';
import { before, day, lastPersianMonth, latestMonth, startOf } from './calendar.ts';
import { fold } from './fold.ts';
import { type Language, languages } from './lexicon/language.ts';
import { months, numbers, persianMonths, timePhrases, type Unit, units } from './lexicon/time-words.ts';

export interface Since {
  readonly since: Date;
  /** UTF-16 offsets of the words in the text. */
  readonly start: number;
  readonly end: number;
}

/** Loaded when a question first says "since" and a date: the library takes 0.1 s, which every start would pay. */
const require = createRequire(import.meta.url);
const chronoOf = (language: 'en' | 'de'): typeof import('chrono-node/en') => require(`chrono-node/${language}`);

/** "Recently": as far back as a seller means when asking whom we talked to. */
const recentDays = 90;

interface Rule {
  readonly pattern: RegExp;
  since(groups: Readonly<Record<string, string | undefined>>, now: Date): Date | null;
}

const anyOf = (alternatives: readonly string[]) => alternatives.map(one => `(?:${one})`).join('|');
const whole = (pattern: string) => new RegExp(`(?<=^| )(?:${pattern})(?= |$)`, 'gu');

function numberOf(word: string | undefined, language: Language): number {
  if (word === undefined || word === '') return 1;
  if (/^\d+$/.test(word)) return Number(word);
  return numbers[language].findIndex(forms => new RegExp(`^(?:${forms})$`, 'u').test(word)) + 1 || 1;
}

const unitOf = (word: string | undefined, language: Language): Unit =>
  (Object.keys(units[language]) as Unit[]).find(unit =>
    new RegExp(`^(?:${units[language][unit]})$`, 'u').test(word ?? ''),
  ) ?? 'year';

function rulesOf(language: Language): readonly Rule[] {
  const words = timePhrases[language];
  const unit = `(?<unit>${anyOf(Object.values(units[language]))})`;
  const number = `(?<number>\\d{1,3}|${anyOf(numbers[language])})`;
  const month = `(?<month>${anyOf(months[language])})`;
  const since = `(?:${words.since})`;
  const back: Rule['since'] = (found, now) =>
    before(unitOf(found.unit, language), numberOf(found.number, language), now);
  const monthOf: Rule['since'] = (found, now) => {
    const month = months[language].findIndex(forms => new RegExp(`^(?:${forms})$`, 'u').test(found.month ?? ''));
    const start = found.year ? day(Number(found.year), month, 1) : latestMonth(month, now);
    const date = found.date ?? found.dateAfter;
    const at = date ? day(start.getUTCFullYear(), start.getUTCMonth(), Number(date)) : start;
    return at <= now ? at : day(at.getUTCFullYear() - 1, at.getUTCMonth(), at.getUTCDate());
  };
  const shared: Rule[] = [
    { pattern: whole(`(?:${words.inLast}) ${number} ${unit}`), since: back },
    { pattern: whole(`(?:${since} )?${number} ${unit} (?:${words.ago})`), since: back },
    {
      pattern: whole(`(?:${words.current}) ${unit}`),
      since: (found, now) => startOf(unitOf(found.unit, language), now, language),
    },
    {
      pattern: whole(
        `${since} (?:(?<date>\\d{1,2}) )?${month}(?: (?<dateAfter>\\d{1,2})(?:st|nd|rd|th)?)?(?: (?<year>\\d{4}))?`,
      ),
      since: monthOf,
    },
    {
      pattern: whole(
        `(?:${since}|in|w|v|im|roku|roce|در|سال) (?:(?:roku|roce|jahr|year|سال) )?(?<year>(?:19|20)\\d\\d)(?: roku)?`,
      ),
      since: found => day(Number(found.year), 0, 1),
    },
    { pattern: whole(words.recently), since: (_, now) => before('day', recentDays, now) },
  ];
  const lastYear: Rule['since'] = (_, now) => day(now.getUTCFullYear() - 1, 0, 1);
  const thisYear: Rule['since'] = (_, now) => startOf('year', now, language);
  /** "In the last month" is the last 30 days or so; "last year" means the calendar year. */
  const previous: Rule['since'] = (found, now) => {
    const one = unitOf(found.unit, language);
    return one === 'year' ? day(now.getUTCFullYear() - 1, 0, 1) : before(one, 1, now);
  };
  const own: Readonly<Record<Language, readonly Rule[]>> = {
    en: [
      { pattern: whole('(?:in|within|over|during) the (?:last|past) (?<unit>year)'), since: back },
      { pattern: whole(`${words.previous} ${unit}`), since: previous },
      {
        pattern: whole('(?:since )?(?:the beginning|start) of (?:the|this) year|so far this year|year to date|ytd'),
        since: thisYear,
      },
      { pattern: whole('(?:since )?today'), since: (_, now) => startOf('day', now, 'en') },
      { pattern: whole('(?:since )?yesterday'), since: (_, now) => before('day', 1, now) },
    ],
    pl: [
      { pattern: whole(`(?:${words.previous}) ${unit}`), since: previous },
      { pattern: whole(`(?:${words.inLast}) ${unit}`), since: back },
      { pattern: whole('od poczatku roku'), since: thisYear },
      { pattern: whole('od wczoraj|wczoraj'), since: (_, now) => before('day', 1, now) },
      {
        pattern: whole('(?:przez |w ciagu )?(?:polroku|pol roku|ostatnie pol roku)'),
        since: (_, now) => before('month', 6, now),
      },
    ],
    cs: [
      { pattern: whole('letos|od zacatku roku'), since: thisYear },
      { pattern: whole('loni|od lonska|vloni'), since: lastYear },
      { pattern: whole(`(?:${words.previous}) ${unit}`), since: previous },
      { pattern: whole(`(?:${words.inLast}) ${unit}`), since: back },
      { pattern: whole('za (?:posledniho )?(?:pul roku|pulrok)'), since: (_, now) => before('month', 6, now) },
      { pattern: whole('od vcerejska|vcera'), since: (_, now) => before('day', 1, now) },
    ],
    de: [
      { pattern: whole('heuer|seit jahresbeginn|seit anfang des jahres'), since: thisYear },
      { pattern: whole(`(?:${words.previous}) ${unit}`), since: previous },
      {
        pattern: whole(`vor ${number} ${unit}|seit ${number.replace('number', 'n2')} ${unit.replace('unit', 'u2')}`),
        since: (found, now) =>
          before(unitOf(found.unit ?? found.u2, 'de'), numberOf(found.number ?? found.n2, 'de'), now),
      },
      {
        pattern: whole('(?:im letzten|seit einem) halben jahr|letztes halbjahr'),
        since: (_, now) => before('month', 6, now),
      },
      { pattern: whole('seit gestern|gestern'), since: (_, now) => before('day', 1, now) },
    ],
    fa: [
      { pattern: whole('(?:در |از )?(?:امسال|ابتدای سال|اول سال)'), since: thisYear },
      {
        pattern: whole('(?:در |از )?(?:پارسال|سال گذشته|سال پیش|سال قبل)'),
        since: (_, now) => lastPersianMonth(1, new Date(startOf('year', now, 'fa').getTime() - 86_400_000)),
      },
      { pattern: whole(`(?:در |طی |ظرف )?${number} ${unit} (?:گذشته|اخیر|پیش|قبل)`), since: back },
      { pattern: whole(`(?:در |طی )?${unit} (?:گذشته|اخیر|پیش|قبل)`), since: back },
      {
        pattern: whole(`از (?:اول |ابتدای )?(?<month>${persianMonths.join('|')})(?: ماه)?`),
        since: (found, now) => lastPersianMonth(persianMonths.indexOf(found.month ?? '') + 1, now),
      },
      { pattern: whole('(?:از )?دیروز'), since: (_, now) => before('day', 1, now) },
    ],
  };
  return [...own[language], ...shared];
}

const rules = new Map<Language, readonly Rule[]>();

/** Folds word by word and remembers where each folded letter came from, so that offsets stay those of the text. */
function foldedWithPlaces(text: string): {
  folded: string;
  places: readonly { at: number; start: number; end: number }[];
} {
  let folded = '';
  const places: { at: number; start: number; end: number }[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = fold(match[0]);
    if (word === '') continue;
    if (folded !== '') folded += ' ';
    places.push({ at: folded.length, start: match.index, end: match.index + match[0].length });
    folded += word;
  }
  return { folded, places };
}

function byChrono(text: string, language: Language | undefined, now: Date): Since | null {
  const since = language === 'de' ? /\b(?:seit(?: dem)?|ab(?: dem)?)\s+/iu : /\b(?:since|from|after)\s+/iu;
  const found = since.exec(text);
  if (found === null) return null;
  const chrono = chronoOf(language === 'de' ? 'de' : 'en');
  const from = found.index + found[0].length;
  const date = chrono.casual.parse(text.slice(from), now)[0];
  if (date === undefined || date.index > 4) return null;
  const at = date.start.date();
  const past = at > now ? new Date(Date.UTC(at.getUTCFullYear() - 1, at.getUTCMonth(), at.getUTCDate())) : at;
  const start = day(past.getFullYear(), past.getMonth(), past.getDate());
  return { since: start, start: found.index, end: from + date.index + date.text.length };
}

/** The day from which on touches count, if the text names one. Words of the given language, then English ones. */
export function sinceInWords(text: string, language: Language | undefined, now: Date): Since | null {
  const { folded, places } = foldedWithPlaces(text);
  const tried = language === undefined ? languages : ([...new Set([language, 'en'])] as Language[]);
  for (const one of tried) {
    const known = rules.get(one) ?? rulesOf(one);
    rules.set(one, known);
    for (const rule of known) {
      rule.pattern.lastIndex = 0;
      const match = rule.pattern.exec(folded);
      const since = match === null ? null : rule.since(match.groups ?? {}, now);
      if (match === null || since === null) continue;
      const first = places.findLast(place => place.at <= match.index);
      const last = places.findLast(place => place.at < match.index + match[0].length);
      return { since, start: first?.start ?? 0, end: last?.end ?? text.length };
    }
  }
  const dated = language === undefined || language === 'en' || language === 'de';
  return dated ? byChrono(text, language, now) : null;
}
