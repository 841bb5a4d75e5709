import { describe, expect, test } from 'vitest';
import { industryKeys } from '../../src/domain/industries.ts';
import { functionKeys, seniorityKeys } from '../../src/domain/titles.ts';
import { sayFunction, sayIndustry, saySeniority } from '../../src/words/labels.ts';
import { sayList, sayMoney, sayNumber } from '../../src/words/numbers.ts';
import { languages } from '../../src/words/port.ts';
import { catalogues, say } from '../../src/words/say.ts';

describe('say', () => {
  test.each([
    [1, '1 mail w obie strony'],
    [3, '3 maile w obie strony'],
    [14, '14 maili w obie strony'],
    [22, '22 maile w obie strony'],
  ])('counts %i mails as Polish does', (count, said) => {
    expect(say('pl', 'evidence.email', { count, way: 'both' })).toBe(said);
  });

  test.each([
    [1, '1 schůzka'],
    [3, '3 schůzky'],
    [14, '14 schůzek'],
  ])('counts %i meetings as Czech does', (count, said) => {
    expect(say('cs', 'evidence.meeting', { count })).toBe(said);
  });

  test('writes numbers in a Persian sentence with Persian digits', () => {
    expect(say('fa', 'evidence.meeting', { count: 14 })).toBe('۱۴ جلسه');
  });

  test('takes a value as it stands, whatever it looks like', () => {
    const name = "{count} <b>O'Neil</b> #";
    expect(say('en', 'action.about', { name })).toBe(`More about ${name}`);
  });

  test('fails loudly when a value is missing', () => {
    expect(() => say('de', 'action.about')).toThrow();
  });
});

describe('labels', () => {
  test.each(languages)('every function, seniority and industry has a name in %s', language => {
    const labels: Readonly<Record<string, string>> = catalogues[language];
    for (const key of functionKeys) expect(labels[`function.${key}`], key).toBeTruthy();
    for (const key of seniorityKeys) expect(labels[`seniority.${key}`], key).toBeTruthy();
    for (const key of industryKeys) expect(labels[`industry.${key}`], key).toBeTruthy();
  });

  test('no label is left over from a key that is gone', () => {
    const known = [
      ...functionKeys.map(key => `function.${key}`),
      ...seniorityKeys.map(key => `seniority.${key}`),
      ...industryKeys.map(key => `industry.${key}`),
    ];
    const labelled = Object.keys(catalogues.en).filter(id => /^(function|seniority|industry)\./.test(id));
    expect(labelled.sort()).toEqual(known.sort());
  });

  test('are told in the language of the reader', () => {
    expect(sayFunction('pl', 'procurement')).toBe('zakupy');
    expect(saySeniority('cs', 'director')).toBe('ředitel');
    expect(sayIndustry('fa', 'banking')).toBe('بانکداری');
  });
});

describe('numbers, money and lists', () => {
  test('have the decimal sign of the language', () => {
    expect(sayNumber('en', 0.775)).toBe('0.78');
    expect(sayNumber('de', 0.77)).toBe('0,77');
    expect(sayNumber('fa', 0.77)).toBe('۰٫۷۷');
  });

  test('money without a known currency keeps what the source says', () => {
    expect(sayMoney('en', 48_000, 'EUR')).toBe('€48,000');
    expect(sayMoney('en', 48_000, 'points')).toBe('48,000 points');
    expect(sayMoney('en', 48_000, null)).toBe('48,000');
  });

  test('lists join with the word for "and"', () => {
    expect(sayList('en', ['HubSpot', 'Salesforce', 'your LinkedIn'])).toBe('HubSpot, Salesforce and your LinkedIn');
    expect(sayList('cs', ['HubSpot', 'LinkedIn'])).toBe('HubSpot a\u00A0LinkedIn');
  });
});
