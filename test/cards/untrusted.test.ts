import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, untrusted, withoutIsolates } from '../../src/cards/untrusted.ts';

describe('a name that someone else wrote', () => {
  test('stays on one line', () => {
    expect(clean('Jana\r\nNováková\u2028 \t CEO')).toBe('Jana Nováková CEO');
  });

  test('cannot turn the line around or hide in it', () => {
    expect(clean('\u202Eanaj\u202C \u2067x\u2069 a\u200Bb\u00ADc\uFEFF \u001B[31mred\u0007')).toBe(
      'anaj x abc [31mred',
    );
    expect(clean('Tom\u{E0041}\u{E0042}')).toBe('Tom');
  });

  test('keeps what Persian words and emoji are joined with', () => {
    expect(clean('می‌شناسیم')).toBe('می‌شناسیم');
    expect(clean('👩‍💻 Ada')).toBe('👩‍💻 Ada');
  });

  test('cannot pile marks over the lines above', () => {
    expect(clean(`Z${'\u0301'.repeat(40)}oe`).length).toBeLessThan(8);
  });

  test('is cut where a reader would cut it', () => {
    expect(clean('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(clean('👩‍💻'.repeat(20), 5)).toBe(`${'👩‍💻'.repeat(4)}…`);
  });

  test('is set apart only in a sentence that runs the other way', () => {
    expect(untrusted('Jana Nováková', 'ltr')).toBe('Jana Nováková');
    expect(untrusted('Jana Nováková', 'rtl')).toBe('\u2068Jana Nováková\u2069');
    expect(untrusted('زهرا کریمی', 'ltr')).toBe('\u2068زهرا کریمی\u2069');
    expect(untrusted('زهرا کریمی', 'rtl')).toBe('زهرا کریمی');
    expect(untrusted('+420 555 010 203', 'rtl')).toBe('\u2068+420 555 010 203\u2069');
    expect(withoutIsolates(untrusted('Globex', 'rtl'))).toBe('Globex');
  });

  test('never brings a line break, a control or an open isolate, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('ltr', 'rtl'), (text, direction) => {
        const said = untrusted(text, direction);
        expect(withoutIsolates(said)).not.toMatch(/[\p{Cc}\p{Cs}\u2028-\u202E\u2066-\u2069]/u);
        expect(said.split('\u2068').length).toBe(said.split('\u2069').length);
      }),
    );
  });
});
