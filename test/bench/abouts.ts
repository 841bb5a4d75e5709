/** What profiles say of people, so that there is something to find by meaning. */
import type { Random } from '../../scripts/demo/random.ts';
import { business } from '../../src/domain/lexicon/concepts/business.ts';
import { culture } from '../../src/domain/lexicon/concepts/culture.ts';
import { technology } from '../../src/domain/lexicon/concepts/technology.ts';
import { trades } from '../../src/domain/lexicon/concepts/trades.ts';
import { readTable } from '../../src/domain/lexicon/table.ts';

const concepts = [business, technology, trades, culture]
  .flatMap(readTable)
  .flatMap(line => line.words.en.slice(0, 2).map(word => word.text));

const sentences: readonly ((a: string, b: string) => string)[] = [
  (a, b) => `Started in ${a} and now looks after ${b}.`,
  (a, b) => `Responsible for ${a}; interested in ${b}.`,
  (a, b) => `Twelve years of ${a}, lately ${b}.`,
  (a, b) => `Speaks at conferences about ${a} and ${b}.`,
  (a, b) => `Leads a team for ${a}, used to work in ${b}.`,
];

export const abouts = (chance: Random): string => chance.pick(sentences)(chance.pick(concepts), chance.pick(concepts));

/** Two things somebody may ask for by meaning. */
export const meaning = (chance: Random): string => `${chance.pick(concepts)} and ${chance.pick(concepts)}`;
