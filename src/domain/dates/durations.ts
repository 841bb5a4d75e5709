/** How long something took: "20 min", "half an hour", "půldruhé hodiny", "anderthalb Stunden", «نیم ساعت». */
import { fold } from '../fold.ts';
import type { Language } from '../lexicon/language.ts';

export interface DurationFound {
  readonly minutes: number;
  readonly start: number;
  readonly end: number;
}

const tens: Readonly<Record<string, number>> = {
  ...{ five: 5, ten: 10, fifteen: 15, twenty: 20, 'twenty five': 25, thirty: 30, forty: 40, 'forty five': 45 },
  ...{ fifty: 50, sixty: 60, ninety: 90 },
  ...{
    piec: 5,
    dziesiec: 10,
    pietnascie: 15,
    dwadziescia: 20,
    trzydziesci: 30,
    czterdziesci: 40,
    'czterdziesci piec': 45,
    'dwadziescia piec': 25,
    'trzydziesci piec': 35,
    piecdziesiat: 50,
    'piecdziesiat piec': 55,
    szescdziesiat: 60,
    siedemdziesiat: 70,
    osiemdziesiat: 80,
    dziewiecdziesiat: 90,
    dwanascie: 12,
  },
  // "Dwudziestominutowa rozmowa", "dvacetiminutový hovor".
  ...{ piecio: 5, dziesiecio: 10, pietnasto: 15, dwudziesto: 20, trzydziesto: 30, czterdziesto: 40 },
  ...{ peti: 5, deseti: 10, patnacti: 15, dvaceti: 20, triceti: 30, ctyriceti: 40, petactyriceti: 45 },
  ...{ czterdziestopiecio: 45 },
  ...{ pet: 5, deset: 10, patnact: 15, dvacet: 20, tricet: 30, ctyricet: 40, padesat: 50, 'ctyricet pet': 45 },
  ...{ 'dvacet pet': 25, petadvacet: 25, 'tricet pet': 35, petatricet: 35, petactyricet: 45, 'padesat pet': 55 },
  ...{ petapadesat: 55, sedesat: 60, sedmdesat: 70, osmdesat: 80, devadesat: 90, dvanact: 12 },
  ...{ funf: 5, zehn: 10, funfzehn: 15, zwanzig: 20, funfundzwanzig: 25, dreissig: 30, funfunddreissig: 35 },
  ...{ vierzig: 40, funfundvierzig: 45, funfzig: 50, sechzig: 60, neunzig: 90 },
  ...{ پنج: 5, ده: 10, پانزده: 15, پونزده: 15, بیست: 20, سی: 30, چهل: 40, پنجاه: 50, شصت: 60, نود: 90 },
  ...{ 'چهل و پنج': 45, 'بیست و پنج': 25, 'سی و پنج': 35, 'پنجاه و پنج': 55 },
};
const few: Readonly<Record<string, number>> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4 },
  ...{ jedna: 1, jedn: 1, dwie: 2, dwoch: 2, trzy: 3, cztery: 4, dve: 2, tri: 3, ctyri: 4, jednu: 1 },
  ...{ pul: 0.5, pol: 0.5, dziewiec: 9, devet: 9, dwu: 2, dvou: 2, ctyr: 4 },
  ...{ ein: 1, eine: 1, einer: 1, ner: 1, ne: 1, zwei: 2, zwo: 2, drei: 3, vier: 4 },
  ...{ یک: 1, یه: 1, دو: 2, سه: 3, چهار: 4, چار: 4, شش: 6, هفت: 7, هشت: 8, نه: 9, دوازده: 12 },
  ...{
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    sechs: 6,
    sieben: 7,
    acht: 8,
    szesc: 6,
    siedem: 7,
    osiem: 8,
    sest: 6,
    sedm: 7,
    osm: 8,
  },
};
const spoken = (words: Readonly<Record<string, number>>) =>
  Object.keys(words)
    .sort((a, b) => b.length - a.length)
    .join('|');
const number = '\\d{1,3}(?:[.,]\\d{1,2})?';
/** "30m". */
const shortMinutes = '\\d{1,3} ?m';
const hours =
  'hours?|hrs?|h|godzin\\w*|godz|hodin\\w*|hodk[auy]|hod|stunden?|stund|stundchen|std|ساعت(?:ه|ی)?(?! \\d{1,2}(?! ?(?:دقیقه|دقه|دیقه)))';
const minutes = 'minutes?|mins?|min|minut\\w*|minuten?|دقیقه\\w{0,2}|دقه\\w?|دیقه\\w?|دقایق';

type Groups = Readonly<Record<string, string | undefined>>;
const value = (word: string | undefined) =>
  word === undefined ? 0 : /^\d/u.test(word) ? Number(word.replace(',', '.')) : (tens[word] ?? few[word] ?? 0);

/** The longer a phrase, the earlier it is tried. */
const rules: readonly (readonly [string, (found: Groups) => number])[] = [
  // «دو ساعت و نیم», «یک و نیم ساعت».
  [
    `(?<count>${number}|${spoken(few)}) ?(?:ساعت(?:ه|ی)? ?و ?(?<part>نیم|سه ربع|ربع)|و ?(?<half>نیم) ساعت)`,
    found => value(found.count) * 60 + ({ ربع: 15, 'سه ربع': 45 }[found.part ?? ''] ?? 30),
  ],
  // "Eineinviertel", "dreidreiviertel Stunden".
  [
    '(?<count>ein|zwei|drei|vier)(?:e|und)?(?<part>ein ?viertel|dreiviertel|einhalb) ?(?:stunden?|std|h)',
    found => value(found.count) * 60 + ({ dreiviertel: 45, einhalb: 30 }[found.part ?? ''] ?? 15),
  ],
  [
    '1 1 2 (?:hours?|hrs?|h)|1 ?½ ?(?:hours?|hrs?|h)|poltorej godzink\\w*|poltora godzin\\w*|poltorej godz|poltorej h|puldruhe hodink\\w*|pul druhe hodiny|hodin[au] a pulka|poltoragodzinn\\w*|(?:an|one|1) hour and a half|hour and a half|one and a half hours|hodinu a pul|hodina a pul|godzina i pol|puldruhe hodiny|poltorej godziny|poltora godziny|godzine i pol|godzina i pol|anderthalb(?:e)? ?(?:stunden?|std|h)|ein(?:e|er)?inhalb ?(?:stunden?|std|h)|(?:ein|1) ?1? ?stunde und (?:eine )?halbe|(?:eine|ne|1) gute? anderthalb|یک ساعت و نیم|1 ساعت و نیم',
    () => 90,
  ],
  [
    '2 1 2 (?:hours?|hrs?|h)|2 ?½ ?(?:hours?|hrs?|h)|two and a half hours|dwie i pol godziny|dve a pul hodiny|zwei(?:ein|und)halb ?(?:stunden?|std|h)|zwoeinhalb stunden|دو ساعت و نیم|2 ساعت و نیم',
    () => 150,
  ],
  [
    `(?<hour>\\d|${spoken(few)}) (?:i pol|a pul|z polowa) (?:${hours})|(?<hour2>\\d|${spoken(few)}) (?:${hours}) (?:i pol|a pul\\w*)`,
    found => value(found.hour ?? found.hour2) * 60 + 30,
  ],
  ['(?:godzin|hodin)\\w{1,3} (?:i pol|a pul\\w*)', () => 90],
  [
    `(?:(?<hour>\\d|${spoken(few)}) )?(?:godzin|hodin)\\w{1,3} (?:i|z|a) (?:kwadrans\\w*|ctvrt\\w*)`,
    found => (found.hour ? value(found.hour) : 1) * 60 + 15,
  ],
  [
    'three quarters of an hour|trzy kwadranse|tri ?ctvrte ?(?:hodin\\w*|h)|3 ?/? ?4 (?:godziny|hodiny)|(?:3 4|drei ?viertel) ?(?:stunden?|stund|std|h)|dreiviertelstund|سه ربع',
    () => 45,
  ],
  [
    'half an hour|half hour|half hr|1 2 (?:an )?(?:hour|hr|h)|½ ?(?:an )?(?:hour|hr|h)|a half hour|half an hr|pol godzin\\w*|polgodzinn\\w*|pul hodin\\w*|pulhodin\\w*|halb(?:e|en|er|es)? ?(?:stunde|stund|stundchen|stunderl|std|h)|halbstund\\w*|نیم ?ساعت\\w*',
    () => 30,
  ],
  [
    '(?:a )?quarter of an hour|quarter hour|kwadrans\\w*|ctvrt hodin\\w*|ctvrthodin\\w*|viertel ?(?:stunde|stund|stundchen|stunderl|std)|viertelstundig\\w*|(?:یک|یه|1) ?ربع\\w?|ربع ساعت|ربعی',
    () => 15,
  ],
  [
    `(?<hour>\\d{1,2}) ?(?:h|hr|godz|hod|std) ?(?<minute>\\d{1,2})(?: ?(?:${minutes}))?`,
    found => value(found.hour) * 60 + value(found.minute),
  ],
  [
    `(?<hour>\\d{1,2}|${spoken(few)}) ?(?:${hours})(?: (?:and|i|a|und|و))? (?<minute>\\d{1,2}|${spoken(tens)}) ?(?:${minutes})`,
    found => value(found.hour) * 60 + value(found.minute),
  ],
  [`(?<count>${number}|${spoken(tens)}|${spoken(few)})[ -]?(?:${minutes})`, found => value(found.count)],
  [shortMinutes.replace('\\d{1,3}', '(?<count>\\d{1,3})'), found => value(found.count)],
  [`(?<count>${number}|${spoken(few)})[ -]?(?:${hours})`, found => value(found.count) * 60],
  ['godzin[ae]|godzink[ae]|godzinny\\w*|hodin[au]|hodink[au]|einstundig\\w*|stundig\\w*|hourlong|hour long', () => 60],
];

/** "In 20 minutes" and "20 minutes ago" say when, not how long. */
const notBefore: Readonly<Record<Language, RegExp>> = {
  en: /(?:^| )(?:in|within|every|per|next|last|at|after)$/u,
  pl: /(?:^| )(?:za|co|po|o|w ciagu|przed)$/u,
  cs: /(?:^| )(?:za|kazdou|po|pred|v|do)$/u,
  de: /(?:^| )(?:in|vor|nach|jede|um|pro)$/u,
  fa: /(?:^| )(?:تا|هر|بعد از)$/u,
};
const notAfter =
  /^ ?(?:ago|late|later|earlier|from now|temu|pozno|zpozdeni|pozdeji|spater|پیش|قبل|دیگر|دیگه|بعد|per|slot|notice|window|away|sla|before|beforehand|early|prior|przed|wczesniej|pozniej|spozni\w*|spoznienia|opoznieni\w*|predem|pred|drive|zpozdeni|pozde|vorher|zuvor|davor|fruher|zu (?:fruh|spat|lange)|verspatet|verspatung|fahrt|anfahrt|entfernt|دیر\p{L}*|زود\p{L}*|تاخیر|مونده|مانده|معطل\p{L}*|تو راه|در راه|ترافیک|فاصله)(?: |$)/u;

/** Folded, but decimal signs stay, and with the places of the letters in the original. */
function spelled(text: string): { line: string; places: readonly number[] } {
  let line = '';
  const places: number[] = [];
  const push = (letters: string, at: number) => {
    for (const letter of letters) {
      line += letter;
      places.push(at);
    }
  };
  for (const match of text.matchAll(/[\p{L}\p{M}\p{Cf}]+|\p{N}+|[.,](?=\p{N})|./gsu)) {
    const [piece] = match;
    if (/[\p{L}\p{N}]/u.test(piece)) {
      // "20min" is two words, "1,5" is one.
      push(fold(piece), match.index);
    } else if (/^[.,-]$/u.test(piece)) push(piece, match.index);
    else if (!line.endsWith(' ')) push(' ', match.index);
  }
  return { line, places };
}

export function durationsIn(text: string, language: Language): readonly DurationFound[] {
  const { line, places } = spelled(text);
  const found: (DurationFound & { from: number; to: number })[] = [];
  for (const [pattern, read] of rules) {
    for (const match of line.matchAll(new RegExp(`(?<![\\p{L}\\p{N}.,])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'))) {
      const from = match.index;
      const to = from + match[0].length;
      if (found.some(one => from < one.to && one.from < to)) continue;
      const before = line.slice(0, from).replace(/[^\p{L}\p{N}]+$/u, '');
      if (notBefore[language].test(before) || notAfter.test(line.slice(to))) continue;
      const total = Math.round(read(match.groups ?? {}));
      // "30 m" and "5 h" of something else: nobody speaks for longer than a day.
      if (total < 1 || total > 1440) continue;
      const last = places[to - 1] ?? text.length - 1;
      const end = last + (/^[\p{L}\p{N}\p{M}\p{Cf}]+/u.exec(text.slice(last))?.[0].length ?? 1);
      found.push({ minutes: total, start: places[from] ?? 0, end, from, to });
    }
  }
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ minutes: total, start, end }) => ({ minutes: total, start, end }));
}
