/** Persian as colleagues type it: with spaces for half-spaces, and endings hung on every word. */
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { persianStems, withHalfSpaces } from '../../src/domain/persian-words.ts';

describe('half-spaces', () => {
  it.each([
    ['بچه های خودمون', 'بچه‌های خودمون'],
    ['ما می شناسیم', 'ما می‌شناسیم'],
    ['نمی شناسیم', 'نمی‌شناسیم'],
    ['کی نزدیک تره', 'کی نزدیک‌تره'],
    ['همکار مون', 'همکار‌مون'],
  ])('“%s” is read as it should have been typed', (typed, meant) => {
    expect(withHalfSpaces(typed)).toBe(meant);
    expect(withHalfSpaces(typed)).toHaveLength(typed.length);
  });

  it('leaves names and other languages alone', () => {
    expect(withHalfSpaces('داده پرداز پارس را می‌شناسیم')).toBe('داده پرداز پارس را می‌شناسیم');
    expect(withHalfSpaces('who do we know at Globex')).toBe('who do we know at Globex');
  });
});

describe('stems', () => {
  it.each([
    ['همکارامون', 'همکار'],
    ['آشناهامون', 'آشنا'],
    ['رابطش', 'رابط'],
    ['اصفهانمون', 'اصفهان'],
    ['بهتره', 'بهتر'],
  ])('the ending of “%s” can be taken off', (word, stem) => {
    expect(persianStems(fold(word))).toContain(fold(stem));
  });

  it('two persons of one verb have a stem in common', () => {
    const ours = persianStems(fold('می‌شناسیم'));
    expect(persianStems(fold('میشناسین')).some(stem => ours.includes(stem))).toBe(true);
  });

  it('never makes a stem of two letters', () => {
    expect(persianStems('کیا')).toEqual(['کیا']);
  });
});
