import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameSimilarity, typoFloor } from '../../src/domain/similarity.ts';

describe('a typing mistake', () => {
  it.each([
    ['globx', 'globex'],
    ['glboex', 'globex'],
    ['globbex', 'globex'],
    ['initeck', 'initech'],
    ['siemns', 'siemens'],
    ['kowlaski', 'kowalski'],
    ['nowack', 'nowak'],
    ['umbrela', 'umbrella'],
    ['monica', 'monika'],
    ['anna nowka', 'anna nowak'],
    ['anna novak', 'anna nowak'],
    ['nowak anna', 'anna nowak'],
    ['data dog', 'datadog'],
  ])('%s may be %s', (typed, stored) => {
    expect(nameSimilarity(typed, stored)).toBeGreaterThanOrEqual(typoFloor);
    expect(nameSimilarity(typed, stored)).toBeLessThan(1);
  });

  it.each([
    ['globus', 'globex'],
    ['delta', 'dell'],
    ['nova', 'novak'],
    ['alza', 'alta'],
    ['marta', 'maria'],
    ['marta nowak', 'maria nowak'],
    ['jan nowak', 'jon nowak'],
    ['marek', 'mirek'],
    ['kowalska', 'kowalski'],
    ['studio 54', 'studio 45'],
    ['globex poland', 'globex'],
    ['', 'globex'],
  ])('%s is not %s', (typed, stored) => {
    expect(nameSimilarity(typed, stored)).toBeLessThan(typoFloor);
  });

  it.each([
    ['نارنچ', 'نارنج'],
    ['میشناصیم', 'میشناسیم'],
    ['کاضمی', 'کاظمی'],
  ])('takes “%s” for a slip of a Persian keyboard', (typed, meant) => {
    expect(nameSimilarity(typed, meant)).toBeGreaterThanOrEqual(typoFloor);
  });

  it('puts the name with fewer mistakes first', () => {
    expect(nameSimilarity('globx', 'globex')).toBeGreaterThan(nameSimilarity('globx', 'globus'));
    expect(nameSimilarity('kowalsky', 'kowalski')).toBeGreaterThan(nameSimilarity('kowalsky', 'kowalczyk'));
  });

  it('is the same both ways, between 0 and 1, and 1 for equals alone', () => {
    const name = fc.stringMatching(/^[a-e]{1,9}(?: [a-e]{1,9}){0,2}$/u);
    fc.assert(
      fc.property(name, name, (a, b) => {
        const similarity = nameSimilarity(a, b);
        expect(similarity).toBe(nameSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity === 1).toBe(a === b);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('forgives two neighbouring letters swapped in any long enough word', () => {
    const word = fc.uniqueArray(fc.constantFrom(...'bcdfghklmnprstvz'), { minLength: 6, maxLength: 10 });
    fc.assert(
      fc.property(word, fc.nat(), (letters, seed) => {
        const at = 1 + (seed % (letters.length - 2));
        const swapped = [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)];
        expect(nameSimilarity(swapped.join(''), letters.join(''))).toBeGreaterThanOrEqual(typoFloor);
      }),
    );
  });
});
