/** People asked for in Persian whose names are stored in Latin letters. */
import { describe, expect, it } from 'vitest';
import { latinKey, latinKeys, spelledInPersian } from '../../src/domain/latin-key.ts';

describe('names with a silent h at the beginning of a word', () => {
  it.each([
    ['سارا ویتفیلد', 'sarah whitfield'],
    ['رابرت ویتفیلد', 'robert whitfield'],
    ['راینائور', 'rheinauer'],
  ])('“%s” finds %s', (asked, stored) => {
    expect(latinKeys(asked)).toContain(latinKey(stored));
    expect(spelledInPersian(asked, stored)).toBe(true);
  });

  it('a Latin name finds how it is stored in Persian', () => {
    expect(latinKeys('Sarah Whitfield')).toContain(latinKey('سارا ویتفیلد'));
  });

  it.each([
    ['مصطفی کاظم', 'Mustafa Kadhim'],
    ['زینب التمیمی', 'Zainab Al-Tamimi'],
    ['راشد الکتبی', 'Rashid Al Ketbi'],
    ['عثمان قاسم', 'Othman Kasim'],
    ['خاویر اوکامپو', 'Javier Ocampo'],
  ])('«%s» is how Persian writes the Arabic or Spanish name %s', (persian, latin) => {
    expect(latinKeys(persian)).toContain(latinKey(latin));
    expect(spelledInPersian(persian, latin)).toBe(true);
  });

  it('a short u need not be written: «لارکسپر» is Larkspur', () => {
    expect(spelledInPersian('لارکسپر', 'larkspur')).toBe(true);
  });

  it('a name without such a word is looked up once', () => {
    expect(latinKeys('گلوبکس')).toEqual([latinKey('Globex')]);
  });

  it('keeps other people apart', () => {
    expect(spelledInPersian('سارا ویتفیلد', 'siri whitfield')).toBe(false);
  });
});
