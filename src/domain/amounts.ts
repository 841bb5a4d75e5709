/** Money in a text: "1,2 Mio. €", "45k", "21 TEUR", "1 200 000 Kč", "£120,000", «۵۰ میلیون تومان». */
import type { Language } from './lexicon/language.ts';

export interface AmountFound {
  readonly value: number;
  /** ISO 4217, or IRT for tomans, which have no code there; null where none is said. */
  readonly currency: string | null;
  readonly start: number;
  readonly end: number;
}

const currencies: readonly (readonly [code: string, forms: string])[] = [
  ['EUR', '€|eur(?:os?|o)?|یورو'],
  ['GBP', '£|gbp|pounds?|quid|funt\\p{L}*|liber|پوند'],
  ['USD', '\\$|usd|dollars?|bucks|dolar\\p{L}*|دلار'],
  ['PLN', 'pln|zł(?:ot\\p{L}+)?|zl(?:ot\\p{L}+)?'],
  ['CZK', 'czk|kč|kc|korun\\p{L}*'],
  ['CHF', 'chf|franken'],
  ['IRT', 'تومان|تومن|toman'],
  ['IRR', 'ریال|irr|rials?'],
];

const scales: readonly (readonly [number, string])[] = [
  [1_000_000_000, 'billion|bn|miliard\\p{L}*|mld|milliarden?|mrd|میلیارد'],
  [1_000_000, 'million\\p{L}*|mio|mln|mil|milion\\p{L}*|milión\\p{L}*|mega|m(?=\\b)|میلیون'],
  [1_000, 'thousand|grand|k|t|tys|tysi\\p{L}+|tis|tisíc\\p{L}*|tisic\\p{L}*|tsd|tausend|هزار'],
];

const words: Readonly<Record<string, number>> = {
  ...{ one: 1, two: 2, three: 3, five: 5, ten: 10, twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100 },
  ...{
    پنج: 5,
    ده: 10,
    بیست: 20,
    سی: 30,
    چهل: 40,
    پنجاه: 50,
    صد: 100,
    دویست: 200,
    سیصد: 300,
    پانصد: 500,
    یک: 1,
    دو: 2,
    سه: 3,
  },
};

const latin = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, digit => String(digit.charCodeAt(0) & 0xf));

/** The sign before the decimals, as `Intl` has it for the language. */
const decimalSign = (language: Language) =>
  language === 'fa'
    ? '.'
    : (new Intl.NumberFormat(language).formatToParts(1.5).find(part => part.type === 'decimal')?.value ?? '.');

/** A written number. A single sign before three digits groups thousands, unless a scale follows ("1,200 Mio."). */
export function numberOf(written: string, language: Language, scaled = false): number {
  const text = latin(written)
    .replace(/[\s\u00a0\u202f'’٬]/gu, '')
    .replace('٫', '.');
  const signs = text.match(/[.,]/gu) ?? [];
  const last = signs.at(-1);
  if (!last) return Number(text);
  const mixed = signs.some(sign => sign !== last);
  const tail = text.slice(text.lastIndexOf(last) + 1);
  const groups = !mixed && tail.length === 3 && (signs.length > 1 || !(scaled && last === decimalSign(language)));
  if (groups || (signs.length > 1 && !mixed)) return Number(text.replace(/[.,]/gu, ''));
  const at = text.lastIndexOf(last);
  return Number(`${text.slice(0, at).replace(/[.,]/gu, '')}.${tail}`);
}

const number = "(?:\\p{Nd}{1,3}(?:[ \\u00a0\\u202f'’٬]\\p{Nd}{3})+|\\p{Nd}+)(?:[.,٫٬]\\p{Nd}+)*";
const currency = currencies.map(([, forms]) => forms).join('|');
// "T" alone is no thousand, "21 T€" is.
const scale = scales.map(([, forms]) => forms.replace('k|t|', 'k|')).join('|');
const amount = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:(?<before>${currency}) ?)?(?<number>${number}|(?:${Object.keys(words).join('|')})(?= (?:${scale})))(?:[ -]?(?<scale>${scale}|t(?=€|eur))\\.?(?:(?![\\p{L}])|(?=eur)))?(?:[ -]?(?<after>${currency})(?![\\p{L}]))?`,
  'giu',
);

const codeOf = (said: string | undefined) =>
  said === undefined
    ? null
    : (currencies.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'iu').test(said))?.[0] ?? null);

/** Numbers with a currency or a scale; `plain` also takes bare numbers, where the words around them say it is money. */
export function amountsIn(
  text: string,
  language: Language,
  options: { readonly plain?: boolean } = {},
): readonly AmountFound[] {
  return [...text.matchAll(amount)].flatMap(match => {
    const { before, number: written = '', scale: scaled, after } = match.groups ?? {};
    const code = codeOf(before) ?? codeOf(after);
    if (!code && !scaled && !options.plain) return [];
    const factor = scaled ? (scales.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'iu').test(scaled))?.[0] ?? 1) : 1;
    const value = (words[written.toLowerCase()] ?? numberOf(written, language, scaled !== undefined)) * factor;
    if (!Number.isFinite(value) || value <= 0) return [];
    return [
      { value: Math.round(value * 100) / 100, currency: code, start: match.index, end: match.index + match[0].length },
    ];
  });
}
