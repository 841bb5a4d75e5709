import { expect, it } from 'vitest';
import { amountOf } from '../../../src/sources/crm/amount.ts';

it.each([
  ['15000', 15_000],
  ['15,000', 15_000],
  ['15.000', 15_000],
  ['15,000.50', 15_000.5],
  ['15.000,50', 15_000.5],
  ['€ 1 500,5', 1500.5],
  ['12.75', 12.75],
  ['1,234,567', 1_234_567],
  ['(500)', -500],
  ['', undefined],
  ['to be agreed', undefined],
])('the amount "%s" is %s', (text, amount) => {
  expect(amountOf(text)).toBe(amount);
});
