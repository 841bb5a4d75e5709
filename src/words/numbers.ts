/** Numbers, money and lists as the language writes them. */
import type { Language } from './port.ts';

/** A number with the digits and the decimal sign of the language; at most `decimals` decimals (default 2). */
export function sayNumber(language: Language, value: number, decimals = 2): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: decimals }).format(value);
}

/** An amount without cents. A currency that is no ISO 4217 code is written after the number as it stands. */
export function sayMoney(language: Language, amount: number, currency: string | null): string {
  if (currency && /^[A-Za-z]{3}$/.test(currency)) {
    return new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
  }
  return [sayNumber(language, amount, 0), currency].filter(Boolean).join(' ');
}

/** "HubSpot, Salesforce and your LinkedIn". */
export function sayList(language: Language, items: readonly string[]): string {
  // British lists have no comma before "and", as the other four languages have none.
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(items);
}
