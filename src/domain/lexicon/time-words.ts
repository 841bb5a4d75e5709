/** Words of time in five languages, folded, for `since.ts`. */
import type { Language } from './language.ts';

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Alternatives of a regular expression that match every form of the unit. */
export const units: Readonly<Record<Language, Readonly<Record<Unit, string>>>> = {
  en: { day: 'days?', week: 'weeks?', month: 'months?', quarter: 'quarters?', year: 'years?' },
  pl: {
    day: 'dzien|dni|dniach|dnia|dniami',
    week: 'tydzien|tygodni|tygodnie|tygodniu|tygodniach|tygodnia|tygodniem|tygodniami',
    month: 'miesiac|miesiace|miesiacach|miesiacu|miesiecy|miesiaca|miesiecznie|miesiacem|miesiacami',
    quarter: 'kwartal|kwartaly|kwartale|kwartalow|kwartalu',
    year: 'rok|roku|lat|lata|latach|rokiem|laty',
  },
  cs: {
    day: 'den|dny|dni|dnu|dnech|dne|dnem',
    week: 'tyden|tydny|tydnu|tydnech|tydne|tydnem',
    month: 'mesic|mesice|mesicu|mesicich|mesici|mesicem',
    quarter: 'ctvrtleti|kvartal|kvartalu|kvartale',
    year: 'rok|roky|roku|roce|let|letech|rokem|lety',
  },
  de: {
    day: 'tag|tage|tagen|tages',
    week: 'woche|wochen',
    month: 'monat|monate|monaten|monats',
    quarter: 'quartal|quartale|quartalen|quartals',
    year: 'jahr|jahre|jahren|jahres',
  },
  fa: { day: 'روز', week: 'هفته', month: 'ماه', quarter: 'فصل|سه ماهه', year: 'سال' },
};

/** Small numbers as words, from one; each entry lists the forms of that number. */
export const numbers: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'a|an|one',
    'two|couple of|a couple of',
    'three|few|a few',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
  pl: [
    ...[
      'jeden|jednego|jednym',
      'dwa|dwoch|dwie|dwu|dwoma|pare',
      'trzy|trzech|trzema|kilka|kilku',
      'cztery|czterech',
      'piec|pieciu',
      'szesc|szesciu',
    ],
    ...[
      'siedem|siedmiu',
      'osiem|osmiu',
      'dziewiec|dziewieciu',
      'dziesiec|dziesieciu',
      'jedenascie|jedenastu',
      'dwanascie|dwunastu',
    ],
  ],
  cs: [
    ...[
      'jeden|jednoho|jednom',
      'dva|dvou|dve|dvema|par',
      'tri|trech|tremi|nekolik|nekolika',
      'ctyri|ctyrech|ctyrmi',
      'pet|peti',
      'sest|sesti',
    ],
    ...['sedm|sedmi', 'osm|osmi', 'devet|deviti', 'deset|deseti', 'jedenact|jedenacti', 'dvanact|dvanacti'],
  ],
  de: [
    ...[
      'ein|eine|einem|einen|einer',
      'zwei|paar',
      'drei|einige|einigen',
      'vier',
      'funf|fuenf',
      'sechs',
      'sieben',
      'acht',
      'neun',
      'zehn',
    ],
    ...['elf', 'zwolf|zwoelf'],
  ],
  fa: ['یک', 'دو', 'سه|چند', 'چهار', 'پنج', 'شش', 'هفت', 'هشت', 'نه', 'ده', 'یازده', 'دوازده'],
};

/** January to December, every form. */
export const months: Readonly<Record<Language, readonly string[]>> = {
  en: [
    ...[
      'january|jan',
      'february|feb',
      'march|mar',
      'april|apr',
      'may',
      'june|jun',
      'july|jul',
      'august|aug',
      'september|sept|sep',
    ],
    ...['october|oct', 'november|nov', 'december|dec'],
  ],
  pl: [
    ...[
      'stycznia|styczen|styczniu',
      'lutego|luty|lutym',
      'marca|marzec|marcu',
      'kwietnia|kwiecien|kwietniu',
      'maja|maj|maju',
    ],
    ...['czerwca|czerwiec|czerwcu', 'lipca|lipiec|lipcu', 'sierpnia|sierpien|sierpniu', 'wrzesnia|wrzesien|wrzesniu'],
    ...['pazdziernika|pazdziernik|pazdzierniku', 'listopada|listopad|listopadzie', 'grudnia|grudzien|grudniu'],
  ],
  cs: [
    ...['ledna|leden|lednu', 'unora|unor|unoru', 'brezna|brezen|breznu', 'dubna|duben|dubnu', 'kvetna|kveten|kvetnu'],
    ...['cervna|cerven|cervnu', 'cervence|cervenec|cervenci', 'srpna|srpen|srpnu', 'zari', 'rijna|rijen|rijnu'],
    ...['listopadu|listopad', 'prosince|prosinec|prosinci'],
  ],
  de: [
    ...[
      'januar|janner|jaenner',
      'februar|feber',
      'marz|maerz',
      'april',
      'mai',
      'juni',
      'juli',
      'august',
      'september',
      'oktober',
    ],
    ...['november', 'dezember'],
  ],
  fa: [
    'ژانویه',
    'فوریه',
    'مارس',
    'اوریل',
    'مه|می',
    'ژوین|ژوئن',
    'ژوییه|جولای',
    'اوت|اگوست',
    'سپتامبر',
    'اکتبر',
    'نوامبر',
    'دسامبر',
  ],
};

/** Farvardin to Esfand. */
export const persianMonths = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند'.split(' ');

/** How each language says "since", "in the last", "this", "last"; alternatives of a regular expression, folded. */
export const timePhrases: Readonly<
  Record<Language, { since: string; inLast: string; current: string; previous: string; ago: string; recently: string }>
> = {
  en: {
    since: 'since|from|after|starting',
    inLast: '(?:in|within|over|during|for) (?:the )?(?:last|past|previous)|(?:the )?(?:last|past)',
    current: '(?:in )?this',
    previous: '(?:in |since |from )?(?:the )?(?:last|previous)',
    ago: 'ago',
    recently: 'recently|lately',
  },
  pl: {
    since: 'od|po|poczawszy od',
    inLast: '(?:w |przez |w ciagu |od )?(?:ostatni|ostatnich|ostatnim|ostatnie|ostatniego|ostatnia|minionych)',
    current: '(?:w |od )?(?:tym|tego|biezacym|biezacego|ten)',
    previous: '(?:w |od )?(?:zeszlym|zeszlego|ubieglym|ubieglego|poprzednim|poprzedniego|zeszly|ostatnim)',
    ago: 'temu',
    recently: 'ostatnio|niedawno',
  },
  cs: {
    since: 'od|po|pocinaje',
    inLast: '(?:v |ve |za |behem |po )?(?:poslednich|posledni|poslednim|posledniho|uplynulych|minulych)',
    current: '(?:v |od )?(?:tomto|tento|tohoto|letosnim|letosniho|teto)',
    previous: '(?:v |od )?(?:minulem|minuleho|loni|lonskem|predchozim|minuly)',
    ago: 'zpet|nazpet',
    recently: 'nedavno|v posledni dobe|posledni dobou',
  },
  de: {
    since: 'seit|ab|von|nach',
    inLast:
      '(?:in |wahrend |innerhalb )?(?:den |der |dem |des |die |das )?(?:letzten|letzte|letzter|letztem|letztes|vergangenen|vergangener|vergangenem)',
    current: '(?:in )?(?:diesem|dieses|dieser|diese|diesen)',
    previous:
      '(?:im |in der |seit |in )?(?:letztem|letztes|letzten|vorigem|voriges|vorigen|vergangenen|letzte|letzter)',
    ago: 'her',
    recently: 'kurzlich|kuerzlich|neulich|in letzter zeit|zuletzt',
  },
  fa: {
    since: 'از',
    inLast: 'در',
    current: '(?:در |از )?این',
    previous: '(?:در |از )?',
    ago: 'پیش|قبل',
    recently: 'اخیرا|به تازگی|این اواخر|تازگی',
  },
};
