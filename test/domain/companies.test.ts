import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { companyKey, companyKeyLoose, companyNamesEqual } from '../../src/domain/companies.ts';
import { fold } from '../../src/domain/fold.ts';

describe('the key of a company', () => {
  it.each([
    'Globex GmbH',
    'Globex GmbH & Co. KG',
    'Globex AG',
    'GLOBEX SE',
    'Globex UG (haftungsbeschränkt)',
    'Globex e.V.',
    'Globex sp. z o.o.',
    'Globex Sp.z o.o.',
    'Globex SP ZOO',
    'Globex sp. z o.o. sp. k.',
    'Globex Spółka z ograniczoną odpowiedzialnością Spółka komandytowa',
    'Globex S.A.',
    'Globex SA',
    'Globex s.r.o.',
    'Globex, spol. s r.o.',
    'Globex a. s.',
    'Globex k.s.',
    'Globex Ltd',
    'Globex Co., Ltd.',
    'Globex Limited',
    'Globex LLC',
    'Globex, Inc.',
    'Globex Corp.',
    'Globex PLC',
    'Globex B.V.',
    'Globex N.V.',
    'Globex SAS',
    'Globex S.à r.l.',
    'Globex Oy Ab',
    'Globex ApS',
    'Globex S.p.A.',
    'Globex SpA',
    'Globex Srl',
    'Globex d.o.o.',
    'Globex Kft.',
    'Globex Zrt.',
    'The Globex Company',
    'AB Globex',
  ])('of %s is globex', name => {
    expect(companyKey(name)).toBe('globex');
  });

  it.each(['شرکت گلوبکس (سهامی خاص)', 'شرکت گلوبکس با مسئولیت محدود', 'گلوبکس سهامی عام', 'شركت گلوبكس'])(
    'of %s is گلوبکس',
    name => {
      expect(companyKey(name)).toBe('گلوبکس');
    },
  );

  it('keeps a name that is nothing but a legal form', () => {
    expect(companyKey('AG')).toBe('ag');
    expect(companyKey('S.A.')).toBe('sa');
    expect(companyKey('GmbH & Co. KG')).toBe('gmbh');
  });

  it('does not eat the letters of the name itself', () => {
    expect(companyKey('Vitamin C S.A.')).toBe('vitamin c');
    expect(companyKey('Plan B s.r.o.')).toBe('plan b');
    expect(companyKey('Day Spa')).toBe('day spa');
    expect(companyKey('Dev Ops')).toBe('dev ops');
    expect(companyKey('3M')).toBe('3m');
  });

  it('is never empty for a name with letters', () => {
    const form = fc.constantFrom(
      'GmbH',
      '& Co.',
      'KG',
      'Sp. z o.o.',
      'S.A.',
      'a.s.',
      'Ltd',
      'The',
      'شرکت',
      'and',
      'Holding',
    );
    fc.assert(
      fc.property(fc.array(form, { minLength: 1 }), forms => {
        expect(companyKey(forms.join(' '))).not.toBe('');
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(companyKey(name) === '').toBe(fold(name) === '');
      }),
    );
  });

  it('leaves holding and country in, and drops them for the family', () => {
    expect(companyKey('Globex Holding AG')).toBe('globex holding');
    expect(companyKey('Globex Polska sp. z o.o.')).toBe('globex polska');
    expect(companyKeyLoose('Globex Holding AG')).toBe('globex');
    expect(companyKeyLoose('Globex Group Česká republika s.r.o.')).toBe('globex');
    expect(companyKeyLoose('گروه گلوبکس')).toBe('گلوبکس');
    expect(companyKeyLoose('Holding')).toBe('holding');
  });
});

describe('equal names of companies', () => {
  it.each([
    ['Mueller AG', 'Müller'],
    ['Coca-Cola', 'CocaCola Inc.'],
    ['H&M', 'H & M AB'],
    ['Black & Decker', 'Black and Decker Corp'],
    ['GLOBEX SP. Z O.O.', 'Globex'],
  ])('%s is %s', (a, b) => {
    expect(companyNamesEqual(a, b)).toBe(true);
    expect(companyNamesEqual(b, a)).toBe(true);
  });

  it.each([
    ['Globex Polska', 'Globex'],
    ['Globex', 'Globus'],
    ['Globex Holding', 'Globex'],
    ['!', '🚀'],
  ])('%s is not %s', (a, b) => {
    expect(companyNamesEqual(a, b)).toBe(false);
  });
});
