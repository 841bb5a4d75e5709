import { describe, expect, it } from 'vitest';
import { industryInWords, industryKeys, normaliseIndustry } from '../../src/domain/industries.ts';

describe('an industry as a CRM stores it', () => {
  it.each([
    ['HOSPITAL_HEALTH_CARE', 'healthcare'],
    ['Hospital & Health Care', 'healthcare'],
    ['COMPUTER_SOFTWARE', 'software'],
    ['INFORMATION_TECHNOLOGY_AND_SERVICES', 'software'],
    ['OIL_ENERGY', 'energy'],
    ['TRANSPORTATION_TRUCKING_RAILROAD', 'logistics'],
    ['NONPROFIT_ORGANIZATION_MANAGEMENT', 'nonprofit'],
    ['LAW_PRACTICE', 'legal-services'],
    ['Food & Beverage', 'food'],
    ['Engineering', 'manufacturing'],
    ['Maschinenbau', 'manufacturing'],
    ['Ubezpieczenia', 'insurance'],
    ['Stavebnictví', 'construction'],
    ['بانکداری', 'banking'],
    ['public-sector', 'public-sector'],
  ])('%s is %s', (stored, key) => {
    expect(normaliseIndustry(stored)).toBe(key);
  });

  it('that nobody knows stays unknown', () => {
    expect(normaliseIndustry('Other')).toBeNull();
    expect(normaliseIndustry('')).toBeNull();
  });
});

describe('an industry in a question', () => {
  it.each([
    ['someone at a hospital in Poland', 'en', 'healthcare'],
    ['zakupowiec w szpitalu', 'pl', 'healthcare'],
    ['lidé v nemocnicích', 'cs', 'healthcare'],
    ['Einkäufer in Krankenhäusern', 'de', 'healthcare'],
    ['مدیر خرید بیمارستان', 'fa', 'healthcare'],
    ['in der Versicherungsbranche', 'de', 'insurance'],
    ['bei Autozulieferern', 'de', 'automotive'],
    ['w branży farmaceutycznej', 'pl', 'pharma'],
    ['u automobilky', 'cs', 'automotive'],
    ['in einem Softwareunternehmen', 'de', 'software'],
  ] as const)('%s (%s) is %s', (text, language, key) => {
    expect(industryInWords(text, language)?.key).toBe(key);
  });

  it('is not found where none is named', () => {
    expect(industryInWords('who do we know at Globex', 'en')).toBeNull();
  });

  it('has a key without repetition', () => {
    expect(new Set(industryKeys).size).toBe(industryKeys.length);
  });
});
