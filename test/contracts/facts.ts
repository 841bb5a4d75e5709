/** What a reader is told, whatever the platform makes of it: read from the words that were really shown. */
import { type Shown, squash } from './channel.ts';

export interface PersonFacts {
  readonly name: string;
  /** The colleague whom the nearest way leads through; as the card says it. */
  readonly through: string;
  /** Numbers of what is told of them, in order of size: counts, days, years. */
  readonly numbers: readonly number[];
  /** Everything told of them, in the platform's order. */
  readonly told: string;
}

export interface Facts {
  readonly sentence: string;
  /** People, or names to choose from, in their order. */
  readonly people: readonly PersonFacts[];
}

/** The names that may stand in a list of the stories, and the words for whom a way leads through. */
export interface Known {
  readonly people: readonly string[];
  readonly colleagues: readonly string[];
}

const persianZero = 0x06f0;
const plainDigits = (text: string) =>
  text.replace(/[۰-۹]/gu, digit => String((digit.codePointAt(0) ?? persianZero) - persianZero));

/** Bars, marks of a list or a warning, and what stands between two things on one line. */
const decoration = /[●○⚠!·*]/gu;

const plain = (text: string) => squash(plainDigits(text).replace(decoration, ' ')).trim();

function personOf(name: string, told: string, { colleagues }: Known): PersonFacts {
  const places = colleagues.map(one => [told.search(new RegExp(`(?<!\\p{L})${one}(?!\\p{L})`, 'u')), one] as const);
  const [nearest] = places.filter(([at]) => at >= 0).toSorted(([a], [b]) => a - b);
  return {
    name,
    through: nearest?.[1] ?? '',
    numbers: [...told.matchAll(/\d+/gu)].map(match => Number(match[0])).toSorted((a, b) => a - b),
    told,
  };
}

export function factsOf({ text }: Shown, known: Known): Facts {
  const all = plain(text);
  const numbered = new RegExp(`(?:^| )\\d+\\.? (${known.people.join('|')})(?!\\p{L})`, 'gu');
  const found = [...all.matchAll(numbered)];
  return {
    sentence: all.slice(0, found[0]?.index),
    people: found.map((match, index) => {
      const told = all.slice(match.index + match[0].length, found[index + 1]?.index);
      return personOf(match[1] ?? '', told, known);
    }),
  };
}

/** For comparing: platforms arrange what they tell of somebody differently, so word by word. */
export const unarranged = ({ sentence, people }: Facts) => ({
  sentence,
  people: people.map(({ told, ...facts }) => ({ ...facts, words: told.split(' ').toSorted() })),
});
