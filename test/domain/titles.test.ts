import { describe, expect, it } from 'vitest';
import {
  functionInWords,
  functionKeys,
  normaliseTitle,
  seniorityCloseness,
  seniorityInWords,
  seniorityKeys,
} from '../../src/domain/titles.ts';

const both = (title: string, department?: string) => {
  const found = normaliseTitle(title, department);
  return `${found.function} × ${found.seniority}`;
};

describe('a stored title', () => {
  it.each([
    ['Head of Purchasing', 'procurement × head'],
    ['Chief Information Security Officer', 'security × c-level'],
    ['CISO', 'security × c-level'],
    ['VP Sales', 'sales × vp'],
    ['Senior Software Engineer', 'engineering × senior'],
    ['Sales Engineer', 'sales × specialist'],
    ['IT Security Manager', 'security × manager'],
    ['HR Business Partner', 'hr × specialist'],
    ['Product Owner', 'product × manager'],
    ['Starszy specjalista ds. zakupów', 'procurement × senior'],
    ['Dyrektor finansowy', 'finance × director'],
    ['Główna księgowa', 'finance × head'],
    ['Vedoucí nákupu', 'procurement × head'],
    ['Obchodní zástupkyně', 'sales × null'],
    ['Einkaufsleiterin', 'procurement × head'],
    ['Geschaeftsfuehrer', 'management × c-level'],
    ['Leiterin der Buchhaltung', 'finance × head'],
    ['مدیر خرید', 'procurement × manager'],
    ['مدیرعامل', 'management × c-level'],
    ['کارشناس ارشد منابع انسانی', 'hr × senior'],
  ])('%s is %s', (title, expected) => {
    expect(both(title)).toBe(expected);
  });

  it('of an assistant does not carry the level or the function of the person assisted', () => {
    expect(both('Assistant to the CEO')).toBe('admin × assistant');
    expect(both('Asystentka prezesa')).toBe('admin × assistant');
    expect(both('Assistentin der Geschäftsführung')).toBe('admin × assistant');
  });

  it('that says little is decided by the department', () => {
    expect(both('Manager', 'Procurement')).toBe('procurement × manager');
    expect(both('Kierownik', 'Dział IT')).toBe('it × manager');
    expect(both('Sales Manager', 'Procurement')).toBe('sales × manager');
  });

  it('that says nothing stays unknown', () => {
    expect(both('Ninja')).toBe('null × null');
    expect(both('')).toBe('null × null');
  });
});

describe('a question', () => {
  it.each([
    ['who do we know in procurement', 'en', 'procurement'],
    ['kogo znamy w zakupach', 'pl', 'procurement'],
    ['jakiś zakupowiec', 'pl', 'procurement'],
    ['koho známe v nákupu', 'cs', 'procurement'],
    ['wen kennen wir im Einkauf', 'de', 'procurement'],
    ['welche Einkäuferinnen', 'de', 'procurement'],
    ['چه کسی را در خرید می‌شناسیم', 'fa', 'procurement'],
    ['programátory v Brně', 'cs', 'engineering'],
    ['mit Juristen', 'de', 'legal'],
  ] as const)('%s (%s) names %s', (text, language, key) => {
    expect(functionInWords(text, language)?.key).toBe(key);
  });

  it.each([
    ['which CISOs do we know', 'c-level'],
    ['Geschäftsführer in München', 'c-level'],
    ['prezesi firm', 'c-level'],
    ['jednatele', 'c-level'],
    ['prokurent', 'director'],
    ['مدیران', 'manager'],
  ])('%s names the level %s', (text, key) => {
    expect(seniorityInWords(text)?.key).toBe(key);
  });

  it('says where the words stand', () => {
    const text = 'jemand im Einkauf bei Globex';
    const found = functionInWords(text, 'de');
    expect(text.slice(found?.start, found?.end)).toBe('Einkauf');
  });

  it('that names only a job asks for no level', () => {
    expect(seniorityInWords('engineers in Berlin')).toBeNull();
  });

  it('with the pronoun "it" does not ask for IT', () => {
    expect(functionInWords('can you find it', 'en')).toBeNull();
    expect(functionInWords('someone in IT', 'en')?.key).toBe('it');
  });
});

describe('the keys', () => {
  it('are without repetition', () => {
    expect(new Set(functionKeys).size).toBe(functionKeys.length);
    expect(new Set(seniorityKeys).size).toBe(seniorityKeys.length);
  });

  it('of seniority are close when they are neighbours', () => {
    expect(seniorityCloseness('director', 'director')).toBe(1);
    expect(seniorityCloseness('head', 'director')).toBe(0.5);
    expect(seniorityCloseness('assistant', 'director')).toBe(0);
    expect(seniorityCloseness(null, 'director')).toBe(0);
  });
});
