/** Hours named in a text: "at 3pm", "um halb vier", "o szesnastej", "v půl třetí", «ساعت ۳ بعدازظهر». */
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';
import { halved, ownTimes, type TimeRule, whole } from './own-times.ts';

export interface TimeFound {
  /** Since midnight. */
  readonly minutes: number;
  /** Instead of an hour: so many minutes from now. */
  readonly relative?: number;
  readonly start: number;
  readonly end: number;
}

/** One to twelve and on, as the languages say hours. Folded beginnings. */
const hourWords: Readonly<Record<Language, readonly string[]>> = {
  en: 'one two three four five six seven eight nine ten eleven twelve'.split(' '),
  pl: 'pierwsz(?:a|ej) drug(?:a|iej) trzeci(?:a|ej) czwart(?:a|ej) piat(?:a|ej) szost(?:a|ej) siodm(?:a|ej) osm(?:a|ej) dziewiat(?:a|ej) dziesiat(?:a|ej) jedenast(?:a|ej) dwunast(?:a|ej) trzynast(?:a|ej) czternast(?:a|ej) pietnast(?:a|ej) szesnast(?:a|ej) siedemnast(?:a|ej) osiemnast(?:a|ej) dziewietnast(?:a|ej) dwudziest(?:a|ej)'.split(
    ' ',
  ),
  cs: 'jedn(?:a|u|e) dv(?:e|ou) tri|treti ctyri|ctvrt[ae] pet|pate sest|seste sedm|sedme osm|osme devet|devate deset|desate jedenact|jedenacte dvanact|dvanacte'.split(
    ' ',
  ),
  de: 'eins?|ein zwei drei vier funf|fuenf sechs sieben acht neun zehn elf zwolf|zwoelf'.split(' '),
  fa: 'یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده'.split(' '),
};

const at: Readonly<Record<Language, string>> = {
  en: 'at|around|about|approximately|by|@',
  pl: 'o|okolo|kolo|na|po|przed|godz|godzina|godzinie|od',
  cs: 'v|ve|o|kolem|okolo|od',
  de: 'um|gegen|ab|ca|circa|zirka|ungefahr um|so um|so gegen',
  fa: 'ساعت|ساعتای|سر ساعت|حدود ساعت',
};
const afternoon =
  /\b(?:afternoon|evening|tonight|pm|p m|popoludni\w*|po poludniu|wieczor\w*|noca|w nocy|w poludnie|odpoledne|odpo|vecer|nachmittags?|abends?|abend|nachmittag)\b|بعد ?از ?ظهر|بعدظهر|(?<!(?:قبل|پیش) ?از ?)ظهر|عصر|غروب|(?<!\p{L})شب(?!\p{L})/u;
const morning = /\b(?:am|a m|morning|rano|ranem|dopoledne|morgens|fruh|frueh|vormittags?)\b|صبح|(?:قبل|پیش) ?از ?ظهر/u;
const minutesWords: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  zwanzig: 20,
  dwadziescia: 20,
  trzydziesci: 30,
  ...{ pietnascie: 15, kwadrans: 15, dziesiec: 10, piec: 5, ctvrt: 15, deset: 10, pet: 5 },
};

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** Folded, with digits and letters apart and "3:20" kept together as `3:20`. */
function foldedText(text: string): { line: string; words: readonly (Word & { at: number })[] } {
  let line = '';
  const words: (Word & { at: number })[] = [];
  for (const match of text.matchAll(
    /[\d\u0660-\u0669\u06f0-\u06f9]{1,2}[:][\d\u0660-\u0669\u06f0-\u06f9]{2}|(?<=(?:today|yesterday|at|around|about|um|gegen|heute|gestern|dnes|dneska|vcera|včera|dzis|dziś|wczoraj|kolem|okolo|o|v|ve) )\d{1,2}\.[0-5]\d(?![\d.])|\d{1,2}\.[0-5]\d(?=\s(?:this|in the|morning|today|dzis|dziś|dnes|dneska|rano|ráno|heute|gestern|fruh|früh)(?!\p{L}))|[\d\u0660-\u0669\u06f0-\u06f9]+(?:\.\d\d(?=\s*(?:uhr|pm|am|p\b)))?|[\p{L}\p{M}\p{Cf}]+/giu,
  )) {
    const folded = /[:.]/u.test(match[0])
      ? match[0].replace('.', ':').replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, digit => String(digit.charCodeAt(0) & 0xf))
      : fold(match[0]);
    if (folded === '') continue;
    if (line !== '') line += ' ';
    words.push({ folded, at: line.length, start: match.index, end: match.index + match[0].length });
    line += folded;
  }
  return { line, words };
}

function rulesOf(language: Language): readonly TimeRule[] {
  const hours = hourWords[language];
  const word = hours.map(form => `(?:${form})`).join('|');
  const hourOf = (text: string | undefined) =>
    /^\d+$/u.test(text ?? '')
      ? Number(text)
      : hours.findIndex(form => new RegExp(`^(?:${form})$`, 'u').test(text ?? '')) + 1;
  const minuteOf = (text: string | undefined) => (text === undefined ? 0 : (minutesWords[text] ?? (Number(text) || 0)));
  const clock = (hour: number, minute: number, settled = false) =>
    hour <= 24 && minute < 60
      ? { minutes: (hour % 24) * 60 + minute, settled: settled || hour > 12 || hour === 0 }
      : null;
  const hour = `(?<hour>\\d{1,2}|${word})`;
  return [
    {
      // German "am" is "on the".
      pattern: whole(`(?<hour>\\d{1,2}):(?<minute>\\d\\d)${language === 'en' ? '(?: ?(?<half>am|pm|a|p))?' : ''}`),
      read: found => halved(found, clock(Number(found.hour), Number(found.minute))),
    },
    {
      pattern: whole('(?<hour>\\d{1,2}) ?h ?(?<minute>\\d\\d)'),
      read: found => clock(Number(found.hour), Number(found.minute), true),
    },
    ...ownTimes(language, { hour, hourOf, minuteOf, clock }),
    {
      pattern: whole(`${hour}(?: (?<minute>\\d\\d))? ?(?<half>am|pm|p|a m|p m)`),
      read: found => halved(found, clock(hourOf(found.hour), Number(found.minute ?? 0))),
    },
    {
      pattern: whole(
        `(?:${at[language]}) (?:(?:${at[language]}) )?${hour}(?: (?<minute>\\d\\d|twenty|thirty|fifteen|dwadziescia|trzydziesci))?(?: (?:uhr|h|hodin\\w*|hod|godz\\w*|oclock|o clock|stej|tej|ego))?(?! ?(?:%|k|mio|tys|seat|year|users|min\\w*|days?|weeks?|months?|dni|tygodn\\w*|tyd\\w*|wochen?|tagen?|monaten?|${'روز|هفته|ماه|دقیقه|نفر'})\\b)`,
      ),
      read: found => clock(hourOf(found.hour), minuteOf(found.minute)),
    },
    {
      pattern: whole(`${hour} (?:uhr|o clock|oclock|hodin|hod)(?: (?<minute>\\d\\d))?`),
      read: found => clock(hourOf(found.hour), Number(found.minute ?? 0)),
    },
  ];
}

const rules = new Map<Language, readonly TimeRule[]>();

/** All hours named, in order. An hour from 1 to 6 without a half of the day is one of the afternoon: people work then. */
export function timesIn(text: string, language: Language): readonly TimeFound[] {
  const { line, words } = foldedText(text);
  const known = rules.get(language) ?? rulesOf(language);
  rules.set(language, known);
  const found: TimeFound[] = [];
  for (const rule of known) {
    for (const match of line.matchAll(rule.pattern)) {
      const first = words.find(one => one.at >= match.index);
      const last = words.findLast(one => one.at < match.index + match[0].length);
      const read = first && last ? rule.read(match.groups ?? {}) : null;
      if (!read || !first || !last) continue;
      const { start } = first;
      const { end } = last;
      if (found.some(one => start < one.end && one.start < end)) continue;
      const late = !read.settled && (afternoon.test(line) || (!morning.test(line) && read.minutes < 7 * 60));
      const minutes = late && read.minutes < 720 ? read.minutes + 720 : read.minutes;
      found.push({ minutes, ...(read.relative === undefined ? {} : { relative: read.relative }), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
