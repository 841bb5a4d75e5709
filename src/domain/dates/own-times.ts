/** How each language says an hour by its halves and quarters: "half past three", "halb vier", "w pół do czwartej", «سه و نیم». */
import type { Language } from '../lexicon/language.ts';

export const whole = (pattern: string) => new RegExp(`(?<=^| )(?:${pattern})(?= |$)`, 'gu');

export interface TimeRule {
  readonly pattern: RegExp;
  /** Minutes since midnight and whether the half of the day is settled; null: not a time after all. */
  read(
    groups: Readonly<Record<string, string | undefined>>,
  ): { minutes: number; settled?: boolean; relative?: number } | null;
}

export const halved = (
  found: Readonly<Record<string, string | undefined>>,
  read: { minutes: number; settled?: boolean } | null,
) => {
  if (!read || !found.half) return read;
  const base = read.minutes % 720;
  return { minutes: found.half.startsWith('p') ? base + 720 : base, settled: true };
};

const lateHours = 'trinact ctrnact patnact sestnact sedmnact osmnact'.split(' ');

interface Pieces {
  readonly hour: string;
  hourOf(text: string | undefined): number;
  minuteOf(text: string | undefined): number;
  clock(hour: number, minute: number, settled?: boolean): { minutes: number; settled: boolean } | null;
}

/** "Half past three", "halb vier", "w pół do czwartej", "půl třetí", «سه و نیم». */
export function ownTimes(language: Language, { hour, hourOf, minuteOf, clock }: Pieces): readonly TimeRule[] {
  const before = (found: Readonly<Record<string, string | undefined>>, minutes: number) => {
    const at = hourOf(found.hour) * 60 - minutes;
    return { minutes: (at + 1440) % 1440, settled: hourOf(found.hour) > 12 };
  };
  const relative = (found: Readonly<Record<string, string | undefined>>) => ({
    minutes: 0,
    relative:
      (minuteOf(found.count) || hourOf(found.count) || 1) * (/^(?:h|g|s|st|ho)/u.test(found.unit ?? '') ? 60 : 1),
  });
  switch (language) {
    case 'en':
      return [
        {
          pattern: whole(
            '(?:in )?(?:a |the )?(?<count>few|\\d{1,3}|five|ten|fifteen|twenty|thirty|an|one|two|three)? ?(?<unit>hours?|minutes?|mins?) (?:from now|later)|in (?:a )?(?<count2>few|\\d{1,3}|five|ten|an|one|two|three) ?(?<unit2>hours?|minutes?|mins?)',
          ),
          read: found =>
            relative({
              count: (found.count ?? found.count2) === 'few' ? '3' : (found.count ?? found.count2),
              unit: found.unit ?? found.unit2,
            }),
        },
        {
          pattern: whole(
            `(?:a )?(?<past>quarter|half|\\d{1,2}|five|ten|twenty)(?: minutes)? (?:past|after) ${hour}(?: ?(?<half>am|pm|h))?`,
          ),
          read: found =>
            halved(
              found.half === 'h' ? { ...found, half: undefined } : found,
              clock(hourOf(found.hour), { quarter: 15, half: 30 }[found.past ?? ''] ?? minuteOf(found.past)),
            ),
        },
        {
          pattern: whole(
            `(?:a )?(?<past>quarter|\\d{1,2}|five|ten|twenty)(?: minutes)? (?:to|before) ${hour}(?: ?(?<half>am|pm))?`,
          ),
          read: found => halved(found, before(found, { quarter: 15 }[found.past ?? ''] ?? minuteOf(found.past))),
        },
        {
          pattern: whole(`(?:(?<past>quarter|15|15 minutes)(?: past)? )?noon|midday`),
          read: found => ({ minutes: 720 + (found.past ? 15 : 0), settled: true }),
        },
        {
          pattern: whole(`(?:at |around |about |till |until )?half ${hour}`),
          read: found => clock(hourOf(found.hour), 30),
        },
        {
          pattern: whole(`${hour} (?<minute>thirty|fifteen|twenty|forty|fifty)`),
          read: found => clock(hourOf(found.hour), minuteOf(found.minute)),
        },
        {
          pattern: whole('(?:at |around |approximately |about )(?<hour>\\d{1,2})(?<minute>\\d\\d)'),
          read: found => clock(Number(found.hour), Number(found.minute)),
        },
        {
          pattern: whole(
            `${hour} (?:tonight|this evening|in the evening|this afternoon|in the afternoon|tomorrow|in the morning)`,
          ),
          read: found => clock(hourOf(found.hour), 0),
        },
      ];
    case 'de':
      return [
        {
          pattern: whole(`(?<past>funf|5|zehn|10) (?<side>vor|nach) halb ${hour}`),
          read: found => {
            const by = minuteOf(found.past) || hourOf(found.past);
            return before(found, found.side === 'vor' ? 30 + by : 30 - by);
          },
        },
        { pattern: whole(`halb(?:er)? ${hour}`), read: found => before(found, 30) },
        { pattern: whole(`(?:drei ?viertel|3 4) ${hour}(?: uhr)?`), read: found => before(found, 15) },
        { pattern: whole(`(?:um|gegen|ab|bis|ca|so) viertel ${hour}(?: uhr)?`), read: found => before(found, 45) },
        {
          pattern: whole(`(?<past>viertel|\\d{1,2}|funf|zehn|zwanzig) nach ${hour}(?: uhr)?`),
          read: found =>
            clock(hourOf(found.hour), found.past === 'viertel' ? 15 : minuteOf(found.past) || hourOf(found.past)),
        },
        {
          pattern: whole(`(?<past>viertel|\\d{1,2}|funf|zehn|zwanzig) vor ${hour}(?: uhr)?`),
          read: found => before(found, found.past === 'viertel' ? 15 : minuteOf(found.past) || hourOf(found.past)),
        },
        { pattern: whole('mittags?|zu mittag'), read: () => ({ minutes: 720, settled: true }) },
      ];
    case 'pl':
      return [
        { pattern: whole(`(?:w )?pol do ${hour}`), read: found => before(found, 30) },
        { pattern: whole(`(?:wpol|pol) po ${hour}`), read: found => clock(hourOf(found.hour), 30) },
        {
          pattern: whole(`(?<past>kwadrans|piec|dziesiec|dwadziescia|\\d{1,2}) po ${hour}`),
          read: found => clock(hourOf(found.hour), minuteOf(found.past)),
        },
        {
          pattern: whole(`za (?<past>kwadrans|piec|dziesiec|dwadziescia|\\d{1,2}) ${hour}`),
          read: found => before(found, minuteOf(found.past)),
        },
        {
          // "11-ta", "o 9tej".
          pattern: whole('(?<hour>\\d{1,2}) ?(?:[ts]?ta|s?tej|sz[ae]j?|ga|giej|cia|ciej|ma|mej)'),
          read: found => clock(Number(found.hour), 0),
        },
        {
          pattern: whole(`${hour} (?:godzin\\w+|rano|wieczor\\w*|popoludniu|po poludniu|noca|w nocy)`),
          read: found => clock(hourOf(found.hour), 0),
        },
        {
          pattern: whole('(?:w|za)(?: przeciagu)?(?: (?<count>\\d{1,3}|kilka))? ?(?<unit>godzin\\w*|h|min\\w*)'),
          read: found => relative({ count: found.count === 'kilka' ? '3' : found.count, unit: found.unit }),
        },
        { pattern: whole('w poludnie'), read: () => ({ minutes: 720, settled: true }) },
      ];
    case 'cs':
      return [
        { pattern: whole(`(?:ve? )?pul ${hour}`), read: found => before(found, 30) },
        {
          pattern: whole(`(?:ve? )?(?<past>ctvrt|tri ctvrte) na ${hour}`),
          read: found => before(found, found.past === 'ctvrt' ? 45 : 15),
        },
        {
          pattern: whole(`za (?<past>ctvrt|pet|deset|\\d{1,2})(?: minut\\w*)? ${hour}`),
          read: found => before(found, minuteOf(found.past)),
        },
        {
          pattern: whole('ve? (?<late>trinact|ctrnact|patnact|sestnact|sedmnact|osmnact)(?: hodin)?'),
          read: found => clock(lateHours.indexOf(found.late ?? '') + 13, 0),
        },
        { pattern: whole('v poledne'), read: () => ({ minutes: 720, settled: true }) },
      ];
    case 'fa':
      return [
        {
          pattern: whole(
            `(?:ساعت )?${hour}(?: و ?(?<past>نیم|ربع))? (?:(?<early>صبح)|(?<late>ظهر|بعد ?از ?ظهر|بعدظهر|عصر|غروب|شب))`,
          ),
          read: found => {
            const read = clock(hourOf(found.hour), found.past ? (found.past === 'نیم' ? 30 : 15) : 0);
            return halved({ half: found.early ? 'a' : 'p' }, read);
          },
        },
        {
          pattern: whole(`(?:ساعت )?(?:یه |یک )?ربع (?:مونده )?به ${hour}`),
          read: found => before(found, 15),
        },
        {
          pattern: whole(`(?:ساعت )?${hour} و ?(?<past>نیم|ربع)(?! ساعت)`),
          read: found => clock(hourOf(found.hour), found.past === 'نیم' ? 30 : 15),
        },
      ];
  }
}
