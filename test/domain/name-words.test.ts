import { describe, expect, test } from 'vitest';
import { nameWordsSimilarity, namingWords } from '../../src/domain/name-words.ts';
import { typoFloor } from '../../src/domain/similarity.ts';

const similarity = (said: string, stored: string) => nameWordsSimilarity(namingWords(said), namingWords(stored));

describe('a name of several words, held against a stored one', () => {
  test.each([
    ['henrykowi wilkowi', 'henryk wilk'],
    ['sare whitfield', 'sarah whitfield'],
    ['mueller und soehne', 'muller sohne kaltetechnik'],
    ['aptekach lakowa', 'apteki lakowa'],
    ['sowa elzbieta', 'elzbieta sowa'],
    ['elzbeita sowa', 'elzbieta sowa'],
  ])('“%s” stands for %s', (said, stored) => {
    expect(similarity(said, stored)).toBeGreaterThanOrEqual(typoFloor);
  });

  test.each([
    ['marta nowak', 'maria nowak'],
    ['jan kowalski', 'jana kowalska'],
    ['henryk wolf', 'henryk wilk'],
    ['globex globex', 'globex corporation'],
  ])('“%s” is not %s', (said, stored) => {
    expect(similarity(said, stored)).toBeLessThan(typoFloor);
  });

  test('words of the name that were left out cost a little', () => {
    expect(similarity('muller sohne', 'muller sohne kaltetechnik')).toBeLessThan(
      similarity('muller sohne', 'muller sohne'),
    );
  });
});
