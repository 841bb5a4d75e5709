/** How alike two names are, to rank what a search by trigrams found, and to tell a typo from another name. */

/**
 * From here on two names may be one with a typing mistake: "Globx", "Glboex", "Initeck", "Siemns", "Kowlaski". Below it
 * they are two names: Globus/Globex, Delta/Dell, Nova/Novak, Marta/Maria.
 */
export const typoFloor = 0.8;

/** Names of up to four letters are one letter from each other all the time (Alza, Alta, Olza): no typo is believed. */
const shortest = 5;
/** What a pair that must not pass as a typo gets at most. */
const belowFloor = typoFloor - 0.01;
/** Longer texts are no names; their ends are not compared. */
const longest = 80;

/** Persian letters of one sound, and letters that only dots or a stroke tell apart. */
const persianAlike = ['سصث', 'زذضظ', 'تط', 'حه', 'قغ', 'جچ', 'کگ', 'بپ', 'حخ', 'زژ', 'رز', 'سش', 'دذ'];

/** Letters that are mistaken for each other by ear, by eye or by language. */
const alike = new Set([
  ...persianAlike.flatMap(group => [...group].flatMap(x => [...group].map(y => x + y))),
  'ck',
  'kc',
  'vw',
  'wv',
  'iy',
  'yi',
  'sz',
  'zs',
  'kq',
  'qk',
  'gq',
  'qg',
  'fv',
  'vf',
  'ij',
  'ji',
  'یا',
  'ای',
]);

/** Costs of one mistake, in letters. A wrong letter makes another name more easily than a missing one. */
const cost = { wrong: 1.2, alike: 0.7, missing: 1, doubled: 0.5, swapped: 1, atTheBeginning: 0.5 };

/** Optimal string alignment (Damerau–Levenshtein without overlapping swaps) with the costs above. */
function distance(a: string, b: string): number {
  const width = b.length + 1;
  const costs = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number) => costs[i * width + j] ?? 0;
  const gap = (text: string, place: number) =>
    place > 0 && text[place] === text[place - 1]
      ? cost.doubled
      : cost.missing + (place === 0 ? cost.atTheBeginning : 0);
  for (let i = 0; i <= a.length; i++) {
    for (let j = i === 0 ? 1 : 0; j <= b.length; j++) {
      let best = Number.POSITIVE_INFINITY;
      if (i > 0) best = Math.min(best, at(i - 1, j) + gap(a, i - 1));
      if (j > 0) best = Math.min(best, at(i, j - 1) + gap(b, j - 1));
      if (i > 0 && j > 0) {
        best = Math.min(best, at(i - 1, j - 1) + change(a.charAt(i - 1), b.charAt(j - 1), i === 1 && j === 1));
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && a[i - 1] !== b[j - 1];
        if (swapped) best = Math.min(best, at(i - 2, j - 2) + cost.swapped);
      }
      costs[i * width + j] = best;
    }
  }
  return at(a.length, b.length);
}

function change(x: string, y: string, first: boolean): number {
  if (x === y) return 0;
  return alike.has(x + y) ? cost.alike : cost.wrong + (first ? cost.atTheBeginning : 0);
}

/** Jaro's similarity with Winkler's bonus for up to four equal first letters (0.1 each). */
function jaroWinkler(a: string, b: string): number {
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const usedInB = new Set<number>();
  const matchedA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (usedInB.has(j) || a[i] !== b[j]) continue;
      usedInB.add(j);
      matchedA.push(a[i] ?? '');
      break;
    }
  }
  if (matchedA.length === 0) return 0;
  const matchedB = [...usedInB].sort((x, y) => x - y).map(j => b[j]);
  const swapped = matchedA.filter((letter, i) => letter !== matchedB[i]).length / 2;
  const count = matchedA.length;
  const jaro = (count / a.length + count / b.length + (count - swapped) / count) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < count && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
}

/** Kowalska/Kowalski, Novotná/Novotný: an ending that makes another person. Kowalski/Kowalsky is a spelling. */
const genderEnding = /^(?:a[eioy]|[eioy]a|e[iy]|[iy]e)$/u;

const digits = (text: string) => text.replace(/\D/gu, '');

function wordSimilarity(x: string, y: string): number {
  if (x === y) return 1;
  // Jaro pairs letters greedily from its first word; a fixed order makes the answer the same both ways.
  const [a, b] = x < y ? [x, y] : [y, x];
  const edit = Math.max(0, 1 - distance(a, b) / Math.max(a.length, b.length));
  const blend = 0.8 * edit + 0.2 * jaroWinkler(a, b);
  const genders = a.slice(0, -1) === b.slice(0, -1) && genderEnding.test(a.slice(-1) + b.slice(-1));
  const doubtful = genders || Math.min(a.length, b.length) < shortest || digits(a) !== digits(b);
  return doubtful ? Math.min(blend, belowFloor) : blend;
}

function inOrder(a: readonly string[], b: readonly string[]): number {
  if (a.length !== b.length || a.length === 1) return wordSimilarity(a.join(' '), b.join(' '));
  let sum = 0;
  let letters = 0;
  let lowest = 1;
  for (const [place, word] of a.entries()) {
    const other = b[place] ?? '';
    const similarity = wordSimilarity(word, other);
    const weight = word.length + other.length;
    sum += similarity * weight;
    letters += weight;
    lowest = Math.min(lowest, similarity);
  }
  // Each word has to pass by itself: Marta Nowak is not a mistyped Maria Nowak, however long the rest.
  return lowest < typoFloor ? Math.min(sum / letters, belowFloor) : sum / letters;
}

/**
 * 0 to 1 for two folded names (see `fold`): 1 = equal, ≥ `typoFloor` = may be a typing mistake. 0.8 × (1 − weighted edits
 * ÷ longer length) + 0.2 × Jaro–Winkler, word by word when both have as many words. Words of four letters or fewer, and
 * names with different digits, must be equal to reach the floor. Gaps and the order of words cost 0.02.
 */
export function nameSimilarity(a: string, b: string): number {
  if (a === b) return 1;
  if (a === '' || b === '') return 0;
  const wordsA = a.slice(0, longest).split(' ');
  const wordsB = b.slice(0, longest).split(' ');
  const straight = inOrder(wordsA, wordsB);
  if (straight >= typoFloor || (wordsA.length === 1 && wordsB.length === 1)) return straight;
  const sorted = inOrder([...wordsA].sort(), [...wordsB].sort());
  const together = wordSimilarity(wordsA.join(''), wordsB.join(''));
  const other = Math.max(sorted, wordsA.length === wordsB.length ? 0 : together) - 0.02;
  return Math.max(straight, other);
}
