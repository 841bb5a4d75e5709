import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldVariants, spellings, tokens } from '../../src/domain/fold.ts';

describe('fold', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['Dvořák', 'dvorak'],
    ['Straße', 'strasse'],
    ['Müller', 'muller'],
    ['Søren Ærø', 'soren aero'],
    ['İstanbul', 'istanbul'],
    ['O’Brien', 'obrien'],
    ["O'Brien", 'obrien'],
    ['Coca-Cola', 'coca cola'],
    ['  Anna\u00a0 Nowak 🚀✨ ', 'anna nowak'],
    ['Globex, Inc.', 'globex inc'],
    ['ﬁnance', 'finance'],
    ['1️⃣ Agency', '1 agency'],
  ])('reads %s as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives one form to Persian names typed on Arabic and Persian keyboards', () => {
    expect(fold('علي كريمي')).toBe(fold('علی کریمی'));
    expect(fold('فاطمة')).toBe(fold('فاطمه'));
    expect(fold('أحمد')).toBe(fold('احمد'));
    expect(fold('آریا')).toBe(fold('اریا'));
  });

  it('drops harakat, tatweel and the half-space of Persian, and reads Persian digits', () => {
    expect(fold('مُحَمَّد')).toBe('محمد');
    expect(fold('گلـــوبکس')).toBe('گلوبکس');
    expect(fold('گلوبکس‌ها')).toBe('گلوبکسها');
    expect(fold('۱۴۰۳ ٥')).toBe('1403 5');
  });

  it('is empty for a name that is only decoration', () => {
    expect(fold('🚀 --- !!')).toBe('');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads plain names as it reads them next to a Persian one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), text => {
        expect(fold(`${text} سارا`)).toBe(`${fold(text)} سارا`.trim());
      }),
    );
  });

  it('leaves only letters, digits and marks with single gaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(fold(text)).toMatch(/^(?:[\p{L}\p{N}\p{M}]+(?: [\p{L}\p{N}\p{M}]+)*)?$/u);
      }),
    );
  });

  it('sees no difference between composed and decomposed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});

describe('spellings of umlauts', () => {
  const meet = (a: readonly string[], b: readonly string[]) => a.some(form => b.includes(form));

  it('takes Müller and Mueller for one name, but not Muller and Mueller', () => {
    expect(meet(spellings('Müller'), spellings('Mueller'))).toBe(true);
    expect(meet(spellings('MÜLLER'), spellings('mueller'))).toBe(true);
    expect(meet(spellings('Muller'), spellings('Mueller'))).toBe(false);
  });

  it('finds whoever is stored as Müller when Mueller is typed', () => {
    expect(foldVariants('Mueller')).toContain('muller');
    expect(foldVariants('Jörg Schäfer')).toContain('joerg schaefer');
    expect(foldVariants('Goebel')).toContain('gobel');
  });

  it('does not turn Michael into Michał, nor Bauer into Baur', () => {
    expect(foldVariants('Michael')).toEqual(['michael']);
    expect(foldVariants('Samuel')).toEqual(['samuel']);
    expect(foldVariants('Bauer')).toEqual(['bauer']);
    expect(foldVariants('Quelle')).toEqual(['quelle']);
  });

  it('always begins with the folded form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(foldVariants(text)[0]).toBe(fold(text));
      }),
    );
  });
});

describe('tokens', () => {
  const wordsOf = (text: string) => tokens(text).map(token => token.word);

  it('leaves the possessive out of the name', () => {
    expect(wordsOf("Globex's people")).toEqual(['Globex', 'people']);
    expect(wordsOf('Globex’s people')).toEqual(['Globex', 'people']);
    expect(wordsOf("Siemens' people")).toEqual(['Siemens', 'people']);
    expect(wordsOf("O'Brien's team")).toEqual(["O'Brien", 'team']);
  });

  it('leaves out Polish and Czech endings that hang on an apostrophe or an acronym', () => {
    expect(wordsOf("w Apple'u i Shell’owi")).toEqual(['w', 'Apple', 'i', 'Shell']);
    expect(wordsOf('kto z IBM-u albo PKO-wi')).toEqual(['kto', 'z', 'IBM', 'albo', 'PKO']);
  });

  it('parts words at hyphens, keeps the half-space of Persian inside', () => {
    expect(wordsOf('Kowalska-Nowak')).toEqual(['Kowalska', 'Nowak']);
    expect(wordsOf('می‌شناسیم گلوبکس')).toEqual(['می‌شناسیم', 'گلوبکس']);
  });

  it('does not take a name of one letter before an apostrophe apart', () => {
    expect(wordsOf("L'Oréal")).toEqual(["L'Oréal"]);
    expect(tokens("D'Angelo")[0]?.folded).toBe('dangelo');
  });

  it('says where each word stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        let end = 0;
        for (const token of tokens(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.word);
          expect(token.folded).toBe(fold(token.word));
          expect(token.folded).not.toBe('');
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
