import { describe, expect, it } from 'vitest';
import { criteriaInText } from '../../src/domain/criteria.ts';
import type { Language } from '../../src/domain/lexicon/language.ts';

const now = new Date('2026-03-15T10:00:00Z');
const read = (text: string, language: Language) => criteriaInText(text, language, now);
const since = (text: string, language: Language) => read(text, language).since?.toISOString().slice(0, 10);

describe('what a question asks for', () => {
  it.each([
    ['someone in procurement at a hospital in Poland', 'en'],
    ['ktoś z zakupów w szpitalu w Polsce', 'pl'],
    ['někdo z nákupu v nemocnici v Polsku', 'cs'],
    ['jemand aus dem Einkauf in einem Krankenhaus in Polen', 'de'],
    ['کسی در خرید بیمارستان در لهستان', 'fa'],
  ] as const)('%s', (text, language) => {
    const { function: job, industry, place, rest } = read(text, language);
    expect({ job, industry, place, rest }).toEqual({
      job: 'procurement',
      industry: 'healthcare',
      place: 'Poland',
      rest: '',
    });
  });

  it('keeps the words that are no criterion, to search by meaning', () => {
    expect(read('engineers who like bees and chess', 'en')).toMatchObject({
      function: 'engineering',
      rest: 'bees chess',
    });
  });

  it('takes a word that is a function and an industry for the function', () => {
    expect(read('logistics managers in Germany', 'en')).toMatchObject({
      function: 'logistics',
      seniority: 'manager',
      industry: null,
    });
  });

  it('unless a company is spoken of, or another function', () => {
    expect(read('people at logistics companies', 'en')).toMatchObject({ function: null, industry: 'logistics' });
    expect(read('procurement in logistics', 'en')).toMatchObject({ function: 'procurement', industry: 'logistics' });
    expect(read('jednatelé logistických firem', 'cs')).toMatchObject({ seniority: 'c-level', industry: 'logistics' });
  });

  it('says where each criterion stands', () => {
    const text = 'CISOs in Poland this year';
    const found = read(text, 'en').spans.map(span => `${span.slot}=${text.slice(span.start, span.end)}`);
    expect(found).toEqual(['function=CISOs', 'seniority=CISOs', 'place=Poland', 'since=this year']);
  });

  it('is empty for a question about none of it', () => {
    expect(read('who do we know at Globex', 'en')).toMatchObject({
      function: null,
      place: null,
      rest: 'Globex',
      spans: [],
    });
  });
});

describe('since when', () => {
  it.each([
    ['this year', 'en', '2026-01-01'],
    ['in the last 3 months', 'en', '2025-12-15'],
    ['in the past two weeks', 'en', '2026-03-01'],
    ['since May', 'en', '2025-05-01'],
    ['since 3 March', 'en', '2026-03-03'],
    ['since March 3rd', 'en', '2026-03-03'],
    ['since last Tuesday', 'en', '2026-03-10'],
    ['last year', 'en', '2025-01-01'],
    ['since 2024', 'en', '2024-01-01'],
    ['w tym roku', 'pl', '2026-01-01'],
    ['w ciągu ostatnich trzech miesięcy', 'pl', '2025-12-15'],
    ['od maja', 'pl', '2025-05-01'],
    ['w zeszłym roku', 'pl', '2025-01-01'],
    ['letos', 'cs', '2026-01-01'],
    ['v posledních 3 měsících', 'cs', '2025-12-15'],
    ['od května', 'cs', '2025-05-01'],
    ['loni', 'cs', '2025-01-01'],
    ['dieses Jahr', 'de', '2026-01-01'],
    ['seit Mai', 'de', '2025-05-01'],
    ['in den letzten drei Monaten', 'de', '2025-12-15'],
    ['seit drei Wochen', 'de', '2026-02-22'],
    ['امسال', 'fa', '2025-03-21'],
    ['در سه ماه گذشته', 'fa', '2025-12-15'],
    ['در ۳ ماه گذشته', 'fa', '2025-12-15'],
    ['از اردیبهشت', 'fa', '2025-04-21'],
    ['سال گذشته', 'fa', '2024-03-20'],
  ] as const)('%s (%s) is since %s', (text, language, day) => {
    expect(since(text, language)).toBe(day);
  });

  it('never lies in the future', () => {
    expect(since('since December', 'en')).toBe('2025-12-01');
    expect(since('od grudnia', 'pl')).toBe('2025-12-01');
    expect(since('since 20 March', 'en')).toBe('2025-03-20');
  });

  it('is not read into other words', () => {
    expect(since('who do we know at May Industries', 'en')).toBeUndefined();
    expect(since('people from Marketing', 'en')).toBeUndefined();
  });
});
