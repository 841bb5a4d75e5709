/** From when to when: "from 1 to 2", "10:00-10:45", "od 9 do 10:30", "von 14 bis 15 Uhr", «از ۱۰ تا ۱۱». */
import type { Language } from '../lexicon/language.ts';

export interface TimeRange {
  /** Since midnight. */
  readonly from: number;
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
}

interface RangeWords {
  readonly open: string;
  readonly to: string;
  readonly unit: string;
  /** May follow two bare hours: else they are numbers of something, "from 20 to 24 seats". */
  readonly next: string;
}

const words: Readonly<Record<Language, RangeWords>> = {
  en: {
    open: 'from|between',
    to: 'to|till|til|until|and|thru|through',
    unit: "o ?'?clock|hrs?|h",
    next: 'on|at|with|w|in|this|today|yesterday|about|for|and|over|via|by|their|our|we|he|she|they|i|last',
  },
  pl: {
    open: 'od|między|miedzy|pomiędzy|w godz\\.?|godz\\.?',
    to: 'do|a|i',
    unit: 'godz\\.?|h',
    next: 'z|ze|w|we|u|na|o|dziś|dzis|dzisiaj|wczoraj|i|rano|ale|przez',
  },
  cs: {
    open: 'od|mezi',
    to: 'do|a',
    unit: 'hod\\.?|hodin|h',
    next: 's|se|v|ve|u|na|o|dnes|dneska|včera|vcera|a|ráno|rano|jsme|jsem|přes',
  },
  de: {
    open: 'von|zwischen',
    to: 'bis|und',
    unit: 'uhr|h',
    next: 'mit|am|im|bei|beim|heute|gestern|über|uber|und|vor|per|in|wegen',
  },
  fa: { open: 'از ساعت|از|بین|ساعت', to: 'تا|و', unit: 'ساعت', next: 'با|در|تو|توی|امروز|دیروز|درباره|و|جلسه|صحبت' },
};

/** Longer than a working day is no meeting: "from 8 to 40 seats". */
const longest = 10 * 60;

const latin = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, digit => String(digit.charCodeAt(0) & 0xf));

const compiled = new Map<Language, RegExp>();

function patternOf(language: Language): RegExp {
  const known = compiled.get(language);
  if (known) return known;
  const { open, to, unit, next } = words[language];
  const hour = (name: string) =>
    `(?<${name}>\\d{1,2})(?:[:.h](?<${name}m>[0-5]\\d))?(?:\\s?(?<${name}half>[ap])\\.?m?\\b\\.?)?(?:\\s?(?<${name}unit>${unit})(?![\\p{L}\\p{N}]))?${language === 'fa' ? `(?:\\s?و\\s?(?<${name}part>نیم|ربع))?(?:\\s?(?<${name}day>صبح|ظهر|عصر|بعد\\s?از\\s?ظهر|شب))?` : ''}`;
  const made = new RegExp(
    `(?<![\\p{L}\\p{N}.,:/-])(?:(?<open>${open})\\s+)?${hour('a')}\\s*(?:(?<to>[-–—]|(?<![\\p{L}])(?:${to})(?![\\p{L}])))\\s*${hour('b')}(?![\\p{L}\\p{N}%€$£/]|[.,:]\\d|\\s?(?:k|%|mio|tys|eur|usd|gbp)(?![\\p{L}]))(?:(?=(?<ends>\\s*(?:$|[^\\p{L}\\p{N}\\s]|(?:${next})(?![\\p{L}]))))|)`,
    'giu',
  );
  compiled.set(language, made);
  return made;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** The hour as it stands; one of the afternoon where that is said. */
function minutesOf(found: Groups, name: 'a' | 'b', half: string | undefined): number | null {
  const part = { نیم: 30, ربع: 15 }[found[`${name}part`] ?? ''] ?? 0;
  const [hour, minute] = [Number(found[name]), Number(found[`${name}m`] ?? part)];
  if (hour > 24) return null;
  const base = half && hour <= 12 ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return base * 60 + minute;
}

/** «صبح» is before noon, «عصر» after it. */
const halfOf = (part: string | undefined) => (part === undefined ? undefined : part === 'صبح' ? 'a' : 'p');

/** All of them, in order. An hour from 1 to 6 without a half of the day is one of the afternoon: people work then. */
export function timeRangesIn(text: string, language: Language): readonly TimeRange[] {
  return [...latin(text).matchAll(patternOf(language))].flatMap(match => {
    const found: Groups = match.groups ?? {};
    // "10-11" alone may be anything, and so may "10 and 11"; a colon, a half of the day or a word before says that they are hours.
    const { am, bm, ahalf, bhalf, bunit, apart, bpart, aday, bday } = found;
    const clocked = [am, bm, ahalf, bhalf, bunit, apart, bpart, aday, bday].some(part => part !== undefined);
    if (!clocked && (found.open === undefined || found.ends === undefined)) return [];
    // "12.11.–14.11" are days.
    const isDays = found.open === undefined && /^\d+\.\d+\D+\d+\.\d+$/u.test(match[0]);
    if (isDays && Number(found.am) <= 12 && Number(found.bm) <= 12) return [];
    const halfOfB = bhalf ?? halfOf(bday);
    const b = minutesOf(found, 'b', halfOfB);
    const halfOfA = ahalf ?? halfOf(aday);
    let a = minutesOf(found, 'a', halfOfA);
    if (a === null || b === null) return [];
    // "11-1pm", "1-2pm": the first is of the same half where it then comes before.
    if (!halfOfA && halfOfB) {
      const same = minutesOf(found, 'a', halfOfB) ?? a;
      a = same < b ? same : a;
    } else if (!halfOfA && a < 7 * 60) a += 720;
    let end = b;
    while (end <= a && end < 1440) end += 720;
    const length = end - a;
    if (length < 5 || length > longest || a >= 1440) return [];
    return [{ from: a, minutes: length, start: match.index, end: match.index + match[0].length }];
  });
}

/** As a clock shows it: read alike in every language. */
export const clockFace = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
