/** The places of the tables as one list: what each is called in every language. */
import { europeanCities } from './cities-europe.ts';
import { worldCities } from './cities-world.ts';
import { countryCodes, countryTable, plainNames, regionTable } from './countries.ts';
import { languages } from './language.ts';
import { perLanguage, type TableLine, wordOf } from './table.ts';

export type PlaceKind = 'city' | 'country' | 'region';

/** The name of a country in English, by its ISO code. */
export const countryNames: ReadonlyMap<string, string> = (() => {
  const english = new Intl.DisplayNames('en', { type: 'region' });
  return new Map(countryCodes.map(code => [code, plainNames[code] ?? english.of(code) ?? code]));
})();

function cityLine(line: TableLine): TableLine {
  const name = wordOf(line.key.slice(0, line.key.lastIndexOf('/')));
  const words = perLanguage(language => {
    const listed = line.words[language];
    // An empty cell says that the language uses the English name.
    const same = language === 'en' || (language !== 'fa' && listed.length === 0);
    return same ? [name, ...listed] : listed;
  });
  return { key: `city:${line.key}`, words };
}

function countryLines(): TableLine[] {
  const named = new Map(countryTable.map(line => [line.key, line]));
  const display = new Map(languages.map(language => [language, new Intl.DisplayNames(language, { type: 'region' })]));
  return countryCodes.map(code => {
    const words = perLanguage(language => {
      const names = [display.get(language)?.of(code) ?? code];
      if (language === 'en') names.push(countryNames.get(code) ?? code);
      return [...names.map(wordOf), ...(named.get(code)?.words[language] ?? [])];
    });
    return { key: `country:${code}`, words };
  });
}

/** Keys: `city:Kraków/PL`, `country:PL`, `region:DACH`. */
export function placeLines(): readonly TableLine[] {
  return [
    ...[...europeanCities, ...worldCities].map(cityLine),
    ...countryLines(),
    ...regionTable.map(line => ({ key: `region:${line.key}`, words: line.words })),
  ];
}
