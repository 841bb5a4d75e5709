/** Words of days and hours in five languages, folded, as alternatives of regular expressions. For `days.ts` and `times.ts`. */
import type { Language } from '../lexicon/language.ts';
import { months } from '../lexicon/time-words.ts';

export interface DateWords {
  /** Monday to Sunday. */
  readonly weekdays: readonly string[];
  /** Words of one day, counted from today. */
  readonly near: readonly (readonly [string, number])[];
  readonly next: string;
  readonly last: string;
  readonly current: string;
  /** "Coming Friday": the very next, whichever week it lies in. */
  readonly coming: string;
  /** What may stand between the parts of one date: "of", "the". */
  readonly of: string;
  /** Before a number of days to come: "in 3 days". */
  readonly within: string;
  /** After such a number: "3 days from now". */
  readonly hence: string;
  /** Before a number of days gone by ("vor 3 Tagen"), and after it ("3 days ago"). */
  readonly back: string;
  readonly ago: string;
  readonly end: string;
  readonly start: string;
  readonly middle: string;
  /** The nth, from 1 to 31, as words; digits are read apart. */
  readonly ordinals: readonly string[];
  /** What may hang on a number of a day: "3rd", "3-go". */
  readonly ending: string;
  /** Before a day of the month that stands alone: "on the 20th". */
  readonly onDay: string;
}

const none = '(?!)';

const polishTens = (stem: string) => `${stem}\\w*`;
const polish = [
  ...['pierwsz', 'drug', 'trzec', 'czwart', 'piat', 'szost', 'siodm', 'osm', 'dziewiat', 'dziesiat'],
  ...[
    'jedenast',
    'dwunast',
    'trzynast',
    'czternast',
    'pietnast',
    'szesnast',
    'siedemnast',
    'osiemnast',
    'dziewietnast',
  ],
  'dwudziest',
];
const polishEnding = '(?:y|a|e|ego|ej|emu|ym|i|ia|ie|iego|iej|iemu|im)';
const czech = [
  ...['prvni\\w*', 'druh\\w+', 'treti\\w*', 'ctvrt(?:y|eho|em|emu)', 'pat(?:y|eho|em|emu)', 'sest(?:y|eho|em|emu)'],
  ...['sedm(?:y|eho|em|emu)', 'osm(?:y|eho|em|emu)', 'devat(?:y|eho|em|emu)', 'desat(?:y|eho|em|emu)'],
  ...['jedenact(?:y|eho|em)', 'dvanact(?:y|eho|em)', 'trinact(?:y|eho|em)', 'ctrnact(?:y|eho|em)'],
  ...['patnact(?:y|eho|em)', 'sestnact(?:y|eho|em)', 'sedmnact(?:y|eho|em)', 'osmnact(?:y|eho|em)'],
  ...['devatenact(?:y|eho|em)', 'dvacat(?:y|eho|em)'],
];
const german = 'erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft dreizehnt vierzehnt funfzehnt '
  .concat('sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst ')
  .concat('vierundzwanzigst funfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst ')
  .concat('dreissigst einunddreissigst')
  .split(' ');
const english =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth '
    .concat('sixteenth seventeenth eighteenth nineteenth twentieth twenty.first twenty.second twenty.third ')
    .concat('twenty.fourth twenty.fifth twenty.sixth twenty.seventh twenty.eighth twenty.ninth thirtieth thirty.first')
    .split(' ');
const persian =
  'اول|یکم دوم سوم چهارم پنجم ششم هفتم هشتم نهم دهم یازدهم دوازدهم سیزدهم چهاردهم پانزدهم شانزدهم هفدهم هجدهم'
    .concat(
      ' نوزدهم بیستم بیست.و.یکم بیست.و.دوم بیست.و.سوم بیست.و.چهارم بیست.و.پنجم بیست.و.ششم بیست.و.هفتم بیست.و.هشتم',
    )
    .concat(' بیست.و.نهم سی.ام سی.و.یکم')
    .split(' ');

export const dateWords: Readonly<Record<Language, DateWords>> = {
  en: {
    weekdays: ['mondays?|mon', 'tuesdays?|tues?', 'wednesdays?|wed|weds', 'thursdays?|thu|thur|thurs'].concat([
      'fridays?|fri',
      'saturdays?|sat',
      'sundays?|sun',
    ]),
    near: [
      ['(?:the )?day before yesterday', -2],
      ['(?:the )?day after (?:tomorrow|tmrw|tmr)', 2],
      ['yesterday|last night|yday', -1],
      ['(?:eod |end of day )?(?:tomorrow|tmrw)|tmrw|tmr|tomorow|tommorow|tommorrow', 1],
      ['today|tonight|this morning|this afternoon|this evening|just now|right now|now|eod|end of day|at the moment', 0],
    ],
    next: 'next|following',
    last: 'last|previous|past',
    current: 'this|the current',
    coming: 'coming|upcoming|this coming',
    of: 'of|in|the|of the|from|on',
    within: 'in|within',
    hence: 'from now|hence|later|from today',
    back: none,
    ago: 'ago|back|earlier',
    end: '(?:the )?end of|eo',
    start: '(?:the )?(?:beginning|start) of|early',
    middle: '(?:the )?middle of|mid',
    ordinals: english,
    ending: 'st|nd|rd|th',
    onDay: '(?:on |by |until |till |before )?the',
  },
  pl: {
    weekdays: ['poniedzial\\w+|pon', 'wtor\\w+|wtr|wt', 'srod\\w+|sr', 'czwart(?:ek|ku|kiem|kowi)|czw'].concat([
      'piat(?:ek|ku|kiem|kowi)|pia|pt',
      'sobot\\w*|sob',
      'niedziel\\w*|nd|niedz',
    ]),
    near: [
      ['przedwczoraj|dzien przed wczoraj', -2],
      ['pojutrz\\w*|po jutrze', 2],
      ['wczoraj\\w*', -1],
      ['jutr\\w+', 1],
      ['dzis|dzisiaj|dzisiejsz\\w+|teraz|przed chwila|wlasnie teraz', 0],
    ],
    next: 'przyszl\\w+|nastepn\\w+|kolejn\\w+',
    last: 'zeszl\\w+|ubiegl\\w+|poprzedni\\w*|ostatni\\w*|miniony\\w*|minion\\w+',
    current: 'ten|ta|te|tego|tej|tym|biezac\\w+',
    coming: 'najblizsz\\w+|nadchodzac\\w+',
    of: 'w|we|z|ze|tego|dnia',
    within: 'za|w|w przeciagu|w ciagu',
    hence: 'pozniej|od dzis|od teraz',
    back: 'przed',
    ago: 'temu',
    end: '(?:do |pod |na |z )?(?:konca|koniec|koncem|koncu)',
    start: '(?:na |od |z )?(?:poczatku|poczatek|poczatkiem)',
    middle: '(?:w |do )?(?:polowie|polowy|polowa)',
    ordinals: [
      ...polish.map(stem => `${stem}${polishEnding}`),
      ...polish.slice(0, 9).map(stem => `${polishTens('dwudziest')} ?${stem}${polishEnding}`),
      `trzydziest${polishEnding}`,
      `trzydziest\\w* ?pierwsz${polishEnding}`,
    ],
    ending: 'szy|szego|ci|ciego|ty|tego|gi|giego|go|ego|ego dnia|my|mego|stego|sty',
    onDay: '(?:do |na |od |przed |dnia )?dnia',
  },
  cs: {
    weekdays: ['pondel\\w+|po', 'uter\\w+|ut', 'stred(?:a|u|y|e|ou)|st', 'ctvrt(?:ek|ka|ku|kem)|ct'].concat([
      'pat(?:ek|ku|kem|ecni\\w*)|pa',
      'sobot\\w*|so',
      'nedel\\w*|ne',
    ]),
    near: [
      ['predevcirem', -2],
      ['pozitri\\w*', 2],
      ['vcera\\w*|vcerejs\\w+', -1],
      ['zitra|zejtra|zitrejs\\w+|zitrek|zitrka', 1],
      ['dnes|dneska|dnesni\\w*|prave ted|ted|pred chvili', 0],
    ],
    next: 'pristi\\w*|dalsi\\w*|nasledujic\\w+',
    last: 'minul\\w+|posledni\\w*|predchoz\\w+|uplynul\\w+',
    current: 'tento|tuto|tohle|toto|tohoto|tomto|teto|ten|tu',
    coming: 'nejblizsi\\w*|nadchazejic\\w+',
    of: 'v|ve|z|ze|dne',
    within: 'za|behem|do',
    hence: 'pozdeji|ode dneska|odedneska',
    back: 'pred',
    ago: 'zpet|zpatky',
    end: '(?:do |ke |na |koncem )?(?:konce|konci|koncem|konec)',
    start: '(?:na |od |do )?(?:zacatku|zacatkem|pocatku|zacatek)',
    middle: '(?:v |do )?(?:polovine|poloviny|pulce|pulky|pulka)',
    ordinals: [
      ...czech,
      ...czech.slice(0, 9).map(form => `dvacat(?:y|eho|em) ?${form}`),
      'tricat(?:y|eho|em)',
      'tricat(?:y|eho|em) ?prvni\\w*',
    ],
    ending: none,
    onDay: '(?:do |na |od |pred )?dne',
  },
  de: {
    weekdays: ['montag(?!e)\\w*|mo', 'dienstag\\w*|di', 'mittwoch\\w*|mi', 'donnerstag\\w*|do'].concat([
      'freitag\\w*|fr',
      'samstag\\w*|sonnabend\\w*|sa',
      'sonntag\\w*|so',
    ]),
    near: [
      ['vorvorgestern', -3],
      ['vorgestern|vorgestrig\\w+', -2],
      ['uebermorgen|ubermorgen', 2],
      ['gestern|gestrig\\w+', -1],
      // "Guten Morgen", "heute Morgen" and "am Morgen" name no day to come.
      [
        '(?<!(?:^| )(?:guten|gutn|schonen|heut|heute|gestern|vorgestern|jeden|am|\\w+tag) )morgen(?! (?:zusammen|leute|allerseits|alle))(?: (?:frueh|fruh))?|morgig\\w+|moing',
        1,
      ],
      ['jetzt|heute|heut|heit|hait|heutig\\w+|gerade eben|soeben|grad eben|vorhin|eben gerade', 0],
    ],
    next: 'nachst\\w*|naechst\\w*|folgend\\w+',
    last: 'letzt\\w+|vorig\\w+|vergangen\\w+',
    current: 'dies\\w*',
    coming: 'kommend\\w+',
    of: 'der|den|dem|des|im|in|vom|am|in der|der',
    within: 'in|innerhalb von|binnen',
    hence: 'spater|spaeter|ab heute',
    back: 'vor',
    ago: none,
    end: '(?:bis |zum |gegen )?(?:ende|zum ende)',
    start: '(?:zum |ab )?(?:anfang|beginn)',
    middle: '(?:zur |bis )?mitte',
    ordinals: german.map(stem => `${stem}e[nrsm]?`),
    ending: 'te|ten|ter|sten',
    onDay: '(?:bis )?(?:zum|am|dem|den|vom)',
  },
  fa: {
    weekdays: [
      'دو ?شنبه',
      'سه ?شنبه',
      'چهار ?شنبه|چار ?شنبه',
      'پنج ?شنبه|پنشنبه|پن شنبه',
      'جمعه',
      '(?<!(?:یک|دو|سه|چهار|پنج) )شنبه',
      'یک ?شنبه',
    ],
    near: [
      ['پس ?پریروز|پری ?پریروز', -3],
      ['پریروز|پریشب', -2],
      ['پس ?فردا', 2],
      ['دیروز|دیشب', -1],
      ['فردا', 1],
      ['امروز|امشب|امروزه|همین الان|الان|الن|همین حالا', 0],
    ],
    next: 'بعد|بعدی|اینده|دیگر|دیگه',
    // «پیش فاکتور» is a document.
    last: 'گذشته|پیش(?! فاکتور)|قبل|قبلی',
    current: 'همین|این',
    coming: 'پیش رو',
    of: 'در|از|روز|ماه',
    within: 'تا|در',
    hence: 'دیگر|دیگه|بعد|اینده',
    back: none,
    ago: 'پیش|قبل|گذشته',
    end: '(?:تا |در )?(?:اخر|پایان|اواخر|انتهای)',
    start: '(?:از |در )?(?:اول|ابتدای|اوایل|شروع)',
    middle: '(?:تا |در )?(?:وسط|اواسط|نیمه)',
    ordinals: persian,
    ending: none,
    onDay: 'روز',
  },
};

/** Short forms and inflections of the months beside those of `time-words.ts`. */
const moreMonths: Readonly<Partial<Record<Language, readonly string[]>>> = {
  pl: [
    'sty',
    'lut',
    'marz\\w+',
    'kwi',
    'majem|majowi',
    'cze',
    'lip',
    'sie|sier|sierp',
    'wrz|wrzes',
    'paz|pazdz',
    'lis|listopad\\w+',
    'gru|grudn\\w+',
  ],
  cs: ['led', 'uno', 'bre', 'dub', 'kve', 'cvn', 'cvc', 'srp', 'zar', 'rij', 'lis', 'pro'],
  de: ['jan', 'feb', 'mrz', 'apr', '(?!)', 'jun', 'jul', 'aug', 'sept?', 'okt', 'nov', 'dez'],
  en: ['(?!)', '(?!)', '(?!)', 'apr', '(?!)', '(?!)', '(?!)', '(?!)', '(?!)', '(?!)', '(?!)', '(?!)'],
};

/** January to December. */
export function monthForms(language: Language): readonly string[] {
  return months[language].map((forms, at) => [forms, moreMonths[language]?.[at]].filter(Boolean).join('|'));
}
