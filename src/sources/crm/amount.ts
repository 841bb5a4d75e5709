/**
 * An amount of money as exports write it: `15000`, `15,000.50`, `15.000,50`, `€ 15 000`, `(500)`. The last of two
 * different separators is the decimal one; a single separator before exactly three digits parts thousands.
 * Undefined when the text holds no number.
 */
export function amountOf(text: string): number | undefined {
  const digits = text.replace(/[^\d.,()-]/gu, '');
  if (!/\d/u.test(digits)) return undefined;
  const negative = digits.startsWith('-') || digits.startsWith('(');
  const bare = digits.replace(/[()-]/gu, '');
  const decimal = decimalSeparator(bare);
  const value = Number([...bare].map(sign => (/\d/u.test(sign) ? sign : sign === decimal ? '.' : '')).join(''));
  if (Number.isNaN(value)) return undefined;
  return negative ? -value : value;
}

function decimalSeparator(text: string): string | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (last < 0) return undefined;
  const sign = text.charAt(last);
  const both = text.includes('.') && text.includes(',');
  if (both) return sign;
  const once = text.indexOf(sign) === last;
  return once && text.length - last - 1 !== 3 ? sign : undefined;
}
