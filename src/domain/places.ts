/** Places in questions and in stored records: exonyms and inflected forms in five languages, countries, regions. */
import { fold } from './fold.ts';
import { regionCodes } from './lexicon/countries.ts';
import type { Language } from './lexicon/language.ts';
import { type Found, type PhraseFinder, phraseFinder } from './lexicon/phrases.ts';
import { countryNames, type PlaceKind, placeLines } from './lexicon/places.ts';
import { usStateCodes, usStateNames } from './lexicon/us-states.ts';

export type { PlaceKind };

export interface PlaceInWords {
  /** The English name: "Kraków", "Poland", "DACH". */
  readonly place: string;
  readonly kind: PlaceKind;
  /** The English name of the country; null for a region. */
  readonly country: string | null;
  /** UTF-16 offsets of the words in the text. */
  readonly start: number;
  readonly end: number;
}

/** Where a record says someone is: English names where they are known, else as written. */
export interface StoredPlace {
  readonly city: string | null;
  readonly country: string | null;
}

let asking: PhraseFinder<string> | undefined;
let storing: PhraseFinder<string> | undefined;

const finderForQuestions = () => {
  asking ??= phraseFinder(placeLines(), { shortestStem: 4 });
  return asking;
};
const finderForRecords = () => {
  storing ??= phraseFinder(placeLines(), { shortestStem: 4, certain: true });
  return storing;
};

/** "Polish-speaking" and "teaches German" are about a language, not about a place. Folded. */
const languageWords =
  /^(speak|language|lesson|teach|translat|interpret|mowi|jezyk|uczy |mluvi|jazyk|sprech|sprach|spricht|زبان)/;

function asPlace(found: Found<string>): PlaceInWords {
  const { start, end } = found;
  const [kind, rest = ''] = found.key.split(':');
  if (kind === 'city') {
    const slash = rest.lastIndexOf('/');
    return { place: rest.slice(0, slash), kind, country: countryNames.get(rest.slice(slash + 1)) ?? null, start, end };
  }
  if (kind === 'country') {
    const country = countryNames.get(rest) ?? rest;
    return { place: country, kind, country, start, end };
  }
  return { place: rest, kind: 'region', country: null, start, end };
}

/** Longer phrases win over the ones they contain ("Mexico City" over "Mexico"); of equals a country wins. */
function withoutOverlaps(found: readonly Found<string>[]): Found<string>[] {
  const kinds = ['country', 'region', 'city'];
  const kindOf = (phrase: Found<string>) => kinds.indexOf(phrase.key.slice(0, phrase.key.indexOf(':')));
  const kept: Found<string>[] = [];
  for (const phrase of [...found].sort((a, b) => b.tokens - a.tokens || kindOf(a) - kindOf(b))) {
    if (!kept.some(other => other.start < phrase.end && phrase.start < other.end)) kept.push(phrase);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The places a text names, in order: "w Krakowie", "in Wien", «در لهستان», "DACH". */
export function placesInWords(text: string, language?: Language): readonly PlaceInWords[] {
  return withoutOverlaps(finderForQuestions().find(text, language))
    .map(asPlace)
    .filter(place => {
      const next = fold(text.slice(place.end, place.end + 24));
      const previous = fold(text.slice(0, place.start)).split(' ').at(-1) ?? '';
      return place.kind !== 'country' || !(languageWords.test(next) || languageWords.test(previous));
    });
}

/**
 * City and country of a stored place: "München, Deutschland" → Munich, Germany. An unknown city stays as written, an
 * unknown country is null; both are null only for an empty text.
 */
export function normalisePlace(text: string): StoredPlace {
  const parts = text
    .split(/[,;|·()]/)
    .map(part => part.trim())
    .filter(part => part !== '');
  const first = parts[0];
  if (first === undefined) return { city: null, country: null };
  const found = withoutOverlaps(finderForRecords().find(text)).map(asPlace);
  const inUsa = parts.slice(1).some(part => usStateCodes.has(part.split(' ')[0] ?? '') || usStateNames.has(fold(part)));
  const country = inUsa ? 'United States' : (found.findLast(place => place.kind === 'country')?.country ?? null);
  const city = found.find(place => place.kind === 'city' && (country === null || place.country === country));
  if (city !== undefined) return { city: city.place, country: city.country };
  const onlyCountry = parts.length === 1 && country !== null;
  const onlyRegion = parts.length === 1 && found.some(place => place.kind === 'region');
  return { city: onlyCountry || onlyRegion ? null : first, country };
}

/** What an asked place means for stored ones: cities and countries by their English names; either may answer. */
export interface PlaceFilter {
  readonly cities: readonly string[];
  readonly countries: readonly string[];
}

/** The filter for a place as `placesInWords` names it, or as a person wrote it. An unknown place is a city. */
export function placeFilter(asked: string): PlaceFilter {
  const region = regionCodes[asked];
  if (region !== undefined) return { cities: [], countries: region.map(code => countryNames.get(code) ?? code) };
  const place = withoutOverlaps(finderForRecords().find(asked)).map(asPlace)[0];
  if (place === undefined) return { cities: [asked], countries: [] };
  if (place.kind === 'region') return placeFilter(place.place);
  return place.kind === 'city' ? { cities: [place.place], countries: [] } : { cities: [], countries: [place.place] };
}

/** Whether someone there answers a question about the asked place: Kraków answers Kraków, Poland, CEE and EU. */
export function placeMatches(stored: StoredPlace, asked: string): boolean {
  const { cities, countries } = placeFilter(asked);
  const city = fold(stored.city ?? '');
  return cities.some(name => fold(name) === city) || (stored.country !== null && countries.includes(stored.country));
}
