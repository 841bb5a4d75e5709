/** Invented company names: each one once; a first word is shared by several when there are many. */
import type { Random } from '../../scripts/demo/random.ts';

const words = (text: string) => text.trim().split(/\s+/u);
const heads = words(
  'Al Bel Cor Dar El Fen Gal Hal Ist Jor Kal Lum Mar Nor Ost Pel Quin Ral Sol Tar Ulm Ven Wil Xan Yor Zen Bri Cas Dov Evo',
);
const middles = words('a o i e u');
const tails = words('dex tron mark via lith tec vance stead plan ris ton nova quest bis mex corr dyne flex gard loft');
const branches = words(
  'Logistics Foods Systems Medical Energy Polymers Retail Instruments Consulting Transport Pharma Textiles Robotics Glass Paper Insurance',
);
const forms: Readonly<Record<string, readonly string[]>> = {
  Poland: ['sp. z o.o.', 'S.A.'],
  Czechia: ['s.r.o.', 'a.s.'],
  Germany: ['GmbH', 'AG'],
  Austria: ['GmbH'],
  Switzerland: ['AG', 'GmbH'],
  'United States': ['Inc'],
};

/** @returns the name of the account at a place, with a legal form of its country */
export function accountNames(count: number, chance: Random): (index: number, country: string) => string {
  const firsts = chance.shuffled(
    heads.flatMap(head => middles.flatMap(middle => tails.map(tail => `${head}${middle}${tail}`))),
  );
  if (count > firsts.length * (branches.length + 1)) throw new Error(`There are no names for ${count} accounts.`);
  return (index, country) => {
    const first = firsts[index % firsts.length] ?? '';
    const branch = branches[(index + Math.floor(index / firsts.length)) % branches.length] ?? '';
    const legal = chance.pick(forms[country] ?? ['Ltd', 'plc']);
    // Of the first accounts with a word every third is called just that.
    const name = index < firsts.length && index % 3 === 0 ? first : `${first} ${branch}`;
    return `${name} ${legal}`;
  };
}
