import { describe, expect, it } from 'vitest';
import { normalisePlace, placeFilter, placeMatches, placesInWords } from '../../src/domain/places.ts';

const place = (text: string) => placesInWords(text)[0]?.place ?? null;

describe('a place in a question', () => {
  it.each([
    ['who do we know in Kraków', 'Kraków'],
    ['kogo znamy w Krakowie', 'Kraków'],
    ['Cracow', 'Kraków'],
    ['Leute in Krakau', 'Kraków'],
    ['v Krakově', 'Kraków'],
    ['در کراکوف', 'Kraków'],
    ['in Wien', 'Vienna'],
    ['w Wiedniu', 'Vienna'],
    ['ve Vídni', 'Vienna'],
    ['در وین', 'Vienna'],
    ['in Muenchen', 'Munich'],
    ['w Nowym Jorku', 'New York'],
    ['in Polen', 'Poland'],
    ['w Polsce', 'Poland'],
    ['v Polsku', 'Poland'],
    ['در لهستان', 'Poland'],
    ['in der Türkei', 'Turkey'],
    ['z Turecka', 'Turkey'],
    ['polnische Kunden', 'Poland'],
    ['CISOs in the UK', 'United Kingdom'],
    ['in the DACH region', 'DACH'],
    ['ve Skandinávii', 'Nordics'],
  ])('%s is %s', (text, expected) => {
    expect(place(text)).toBe(expected);
  });

  it('is told from a first name and from a common word by its preposition', () => {
    expect(place('Milan Novák')).toBeNull();
    expect(place('people in Milan')).toBe('Milan');
    expect(place('Sofia Rossi')).toBeNull();
    expect(place('Jordan Smith')).toBeNull();
    expect(place('was gibt es zum Essen')).toBeNull();
    expect(place('Kunden in Essen')).toBe('Essen');
    expect(place('someone to help us')).toBeNull();
  });

  it('is not a language', () => {
    expect(place('a Polish-speaking lawyer')).toBeNull();
  });

  it('is found with its country and its offsets', () => {
    const text = 'someone in procurement in Brno';
    expect(placesInWords(text)).toEqual([{ place: 'Brno', kind: 'city', country: 'Czechia', start: 26, end: 30 }]);
  });
});

describe('a stored place', () => {
  it.each([
    ['Kraków, Poland', 'Kraków', 'Poland'],
    ['München, Deutschland', 'Munich', 'Germany'],
    ['Greater London Area, United Kingdom', 'London', 'United Kingdom'],
    ['Warszawa, mazowieckie, Polska', 'Warsaw', 'Poland'],
    ['تهران', 'Tehran', 'Iran'],
    ['Wieliczka, Polska', 'Wieliczka', 'Poland'],
    ['Hanover, NH', 'Hanover', 'United States'],
    ['Cambridge, Massachusetts, USA', 'Cambridge', 'United States'],
    ['Österreich', null, 'Austria'],
    ['Springfield', 'Springfield', null],
    ['', null, null],
  ])('%s is the city %s in %s', (text, city, country) => {
    expect(normalisePlace(text)).toEqual({ city, country });
  });

  it('answers a question about itself, its country and its regions, and no other', () => {
    const krakow = normalisePlace('Kraków, Poland');
    for (const asked of ['Kraków', 'Krakau', 'Poland', 'Polsce', 'CEE', 'EU', 'Europe']) {
      expect(placeMatches(krakow, asked), asked).toBe(true);
    }
    for (const asked of ['Warsaw', 'Germany', 'DACH']) expect(placeMatches(krakow, asked), asked).toBe(false);
  });

  it('without a country answers only a question about the city', () => {
    const town = normalisePlace('Springfield');
    expect(placeMatches(town, 'springfield')).toBe(true);
    expect(placeMatches(town, 'United States')).toBe(false);
  });
});

it('a region is asked for as its countries', () => {
  expect(placeFilter('DACH')).toEqual({ cities: [], countries: ['Germany', 'Austria', 'Switzerland'] });
  expect(placeFilter('Wien')).toEqual({ cities: ['Vienna'], countries: [] });
  expect(placeFilter('Smallville')).toEqual({ cities: ['Smallville'], countries: [] });
});
