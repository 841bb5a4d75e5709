/** The places of the tables as one list: what each is called in every language. */
import { europeanCities } from './cities-europe.ts';
import { worldCities } from './cities-world.ts';
import { countryCodes, countryTable, plainNames, regionTable } from './countries.ts';
import { languages } from './language.ts';
import { type TableLine, type TableWord, wordOf } from './table.ts';

export type PlaceKind = 'city' | 'country' | 'region';

/** The name of a country in English, by its ISO code. */
export const countryNames: ReadonlyMap<string, string> = (() => {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return new Map(countryCodes.map(code => [code, plainNames[code] ?? english.of(code) ?? code]));
})();

function withWords(key: string, words: Readonly<Record<string, readonly TableWord[]>>): TableLine {
  return {
    key,
    words: Object.fromEntries(languages.map(language => [language, words[language] ?? []])) as TableLine['words'],
  };
}

function cityLine(line: TableLine): TableLine {
  const name = wordOf(line.key.slice(0, line.key.lastIndexOf('/')));
  const words: Record<string, readonly TableWord[]> = {};
  for (const language of languages) {
    // An empty cell says that the language uses the English name.
    const same = language === 'en' || (language !== 'fa' && line.words[language].length === 0);
    words[language] = same ? [name, ...line.words[language]] : line.words[language];
  }
  return withWords(`city:${line.key}`, words);
}

function countryLines(): TableLine[] {
  const named = new Map(countryTable.map(line => [line.key, line]));
  const display = new Map(languages.map(language => [language, new Intl.DisplayNames(language, { type: 'region' })]));
  return countryCodes.map(code => {
    const words: Record<string, readonly TableWord[]> = {};
    for (const language of languages) {
      const name = wordOf(display.get(language)?.of(code) ?? code);
      words[language] = [name, ...(named.get(code)?.words[language] ?? [])];
    }
    return withWords(`country:${code}`, {
      ...words,
      en: [...(words.en ?? []), wordOf(countryNames.get(code) ?? code)],
    });
  });
}

/** Keys: `city:Kraków/PL`, `country:PL`, `region:DACH`. */
export function placeLines(): readonly TableLine[] {
  return [
    ...[...europeanCities, ...worldCities].map(cityLine),
    ...countryLines(),
    ...regionTable.map(line => withWords(`region:${line.key}`, line.words)),
  ];
}
