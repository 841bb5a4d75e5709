import { expect, it } from 'vitest';
import { cleanName, fullName, placeOf } from '../../src/sources/names.ts';

it.each([
  ['Igor\t', 'Igor'],
  ['Erika  Beispiel 🔸', 'Erika Beispiel'],
  ['Milly 👩‍💻🇵🇱', 'Milly'],
  ['Muster, PhD', 'Muster'],
  ['Anna Kowalska, MBA, PMP®', 'Anna Kowalska'],
  ['Beispiel, Erika', 'Erika Beispiel'],
  ['NOWAK, ANNA', 'ANNA NOWAK'],
  ['محمد‌رضا', 'محمد‌رضا'],
])('the name "%s" is stored as %s', (written, stored) => {
  expect(cleanName(written)).toBe(stored);
});

it('puts the family name first in scripts that do so', () => {
  expect(fullName('太郎', '山本')).toBe('山本 太郎');
  expect(fullName('Jiří', 'Dvořák')).toBe('Jiří Dvořák');
  expect(fullName('', 'Dvořák')).toBe('Dvořák');
});

it('says a city state once', () => {
  expect(placeOf('Singapore', 'Singapore', '')).toBe('Singapore');
  expect(placeOf('', undefined)).toBeUndefined();
});
