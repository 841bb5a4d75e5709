import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/fold.ts';
import { spelledInPersian } from '../../src/domain/latin-key.ts';
import { givenNameVariants, latinKey, personKey, personNamesEqual, splitName } from '../../src/domain/names.ts';

describe('the key of a person', () => {
  it.each([
    ['Dr. Anna Nowak, MBA 🚀', 'anna nowak'],
    ['mgr inż. Jan Kowalski', 'jan kowalski'],
    ['Ing. Jan Novák, Ph.D.', 'jan novak'],
    ['Jan Novák Ph. D.', 'jan novak'],
    ['Prof. Dr. h. c. Hans Müller', 'hans muller'],
    ['Dipl.-Ing. (FH) Karl Bauer', 'karl bauer'],
    ['دکتر سارا محمدی', 'سارا محمدی'],
    ['Robert "Bob" Smith (he/him)', 'robert smith'],
    ['Anna Nowak | Sales at Globex', 'anna nowak'],
    ['Nowak, Anna', 'anna nowak'],
    ['Nowak, Anna, PhD', 'anna nowak'],
    ['Dr. Nowak, Anna (External)', 'anna nowak'],
    ['O’Brien, Pat', 'pat obrien'],
  ])('of %s is %s', (name, key) => {
    expect(personKey(name)).toBe(key);
  });

  it('keeps names that look like titles', () => {
    expect(personKey('Wei Pan')).toBe('wei pan');
    expect(personKey('Ing Li')).toBe('ing li');
  });

  it('never takes the whole name for a title', () => {
    expect(personKey('Dr.')).toBe('dr');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(personKey(name) === '').toBe(fold(name) === '');
      }),
    );
  });

  it('is the same in any order only when asked', () => {
    expect(personKey('Nowak Anna')).not.toBe(personKey('Anna Nowak'));
    expect(personKey('Nowak Anna', { anyOrder: true })).toBe(personKey('Anna Nowak', { anyOrder: true }));
  });

  it('makes Jörg Müller and Dr. Joerg Mueller one name, Anna and Hanna Nowak two', () => {
    expect(personNamesEqual('Jörg Müller', 'Dr. Joerg Mueller')).toBe(true);
    expect(personNamesEqual('Anna Nowak', 'Hanna Nowak')).toBe(false);
    expect(personNamesEqual('🚀', '!')).toBe(false);
  });
});

describe('splitName', () => {
  it('tells given and family name, titles and nickname apart', () => {
    expect(splitName('Ing. Robert "Bob" Maria Novák, Ph.D.')).toEqual({
      given: 'Robert',
      middle: 'Maria',
      family: 'Novák',
      nickname: 'Bob',
      titles: ['Ing.', 'Ph.D.'],
    });
  });

  it('keeps particles with the family name', () => {
    expect(splitName('Vincent van der Berg')).toMatchObject({ given: 'Vincent', middle: '', family: 'van der Berg' });
    expect(splitName('Berg, Vincent')).toMatchObject({ given: 'Vincent', family: 'Berg' });
  });

  it('takes a single word for the family name', () => {
    expect(splitName('Ms. Nowak')).toMatchObject({ given: '', family: 'Nowak', titles: ['Ms.'] });
  });
});

describe('the key across scripts', () => {
  it.each([
    ['سارا محمدی', 'Sara Mohammadi'],
    ['سارا محمدی', 'Sarah Mohamadi'],
    ['علی رضایی', 'Ali Rezaei'],
    ['حسین کریمی', 'Hossein Karimi'],
    ['غلامرضا قاسمی', 'Gholamreza Ghasemi'],
    ['غلامرضا قاسمی', 'Gholam‌reza Qasemi'],
    ['فاطمه اسماعیلی', 'Fatemeh Esmaeili'],
    ['یوسف خسروی', 'Yousef Khosravi'],
    ['پژمان چمنی', 'Pejman Chamani'],
    ['گلوبکس', 'Globex'],
    ['اینیتک', 'Initech'],
    ['دیجی‌کالا', 'Digikala'],
    ['ایران خودرو', 'Iran Khodro'],
    ['کوالسکی', 'Kowalski'],
    ['نواک', 'Novák'],
    ['اسمیت', 'Smith'],
  ])('is one for %s and %s, and the spelling is confirmed', (persian, latin) => {
    expect(latinKey(persian)).toBe(latinKey(latin));
    expect(spelledInPersian(persian, latin)).toBe(true);
  });

  it('is one for Cyrillic and Latin', () => {
    expect(latinKey('Анна Новак')).toBe(latinKey('Anna Nowak'));
  });

  it('proposes Siri for سارا, which the stricter look refuses', () => {
    expect(latinKey('سارا')).toBe(latinKey('Siri'));
    expect(spelledInPersian('سارا', 'Siri')).toBe(false);
    expect(spelledInPersian('سارا محمدی', 'Sara')).toBe(false);
  });

  it('tells names with other consonants apart', () => {
    expect(latinKey('Sara Mohammadi')).not.toBe(latinKey('Sara Karimi'));
    expect(latinKey('گلوبکس')).not.toBe(latinKey('Globus'));
  });

  it('is never empty for a name with a Persian or Latin letter in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zا-ی ]*[a-zبپتسکگم]$/u), name => {
        expect(latinKey(name)).not.toBe('');
      }),
    );
  });
});

describe('everyday forms of given names', () => {
  it.each([
    ['Kasia', 'katarzyna'],
    ['Bob', 'robert'],
    ['Honza', 'jan'],
    ['Hans', 'johannes'],
    ['Gosia', 'malgorzata'],
    ['Pepa', 'josef'],
    ['Uschi', 'ursula'],
    ['Bill', 'william'],
    ['Johannes', 'hans'],
  ])('%s may be %s', (short, full) => {
    expect(givenNameVariants(short)[0]).toBe(fold(short));
    expect(givenNameVariants(short)).toContain(full);
  });

  it('knows nothing about names it has not heard', () => {
    expect(givenNameVariants('Zoltar')).toEqual(['zoltar']);
  });

  it('does not lead from Bob to Kasia', () => {
    expect(givenNameVariants('Bob')).not.toContain('katarzyna');
  });
});
