/** A name of several words as it stands in a sentence against a stored one, word by word. */
import { foldVariants } from './fold.ts';
import { baseForms } from './inflection.ts';
import { givenNameVariants } from './names.ts';
import { nameSimilarity, typoFloor } from './similarity.ts';

/** How well one word of a sentence stands for one word of a name: 1 equal, less for an ending or a slip; 0 not at all. */
function wordSimilarity(said: string, stored: string): number {
  if (said === stored) return 1;
  if (foldVariants(said).includes(stored)) return 0.98;
  if (baseForms(said).includes(stored)) return 0.97;
  if (baseForms(said).some(form => givenNameVariants(form).includes(stored))) return 0.93;
  const similarity = Math.max(...[said, ...baseForms(said).slice(0, 4)].map(form => nameSimilarity(form, stored)));
  return similarity >= typoFloor ? similarity * 0.95 : 0;
}

/**
 * 0 to 1: every word that was said must stand for a different word of the name, in any order; 0 when one does not. Words of
 * the name that were not said cost little. "Henrykowi Wilkowi" is Henryk Wilk, "mueller und soehne" is
 * Müller & Söhne Kältetechnik.
 */
export function nameWordsSimilarity(said: readonly string[], stored: readonly string[]): number {
  const left = [...stored];
  let sum = 0;
  for (const word of said) {
    const [best] = left
      .map((other, place) => ({ place, similarity: wordSimilarity(word, other) }))
      .sort((a, b) => b.similarity - a.similarity);
    if (!best || best.similarity === 0) return 0;
    left.splice(best.place, 1);
    sum += best.similarity;
  }
  const mean = sum / Math.max(1, said.length);
  return mean * (1 - 0.2 * (left.length / Math.max(1, stored.length)));
}

/** Words that join the parts of a company's name and are often left out: Müller & Söhne, Novák a syn. */
const joining = new Set(['und', 'and', 'a', 'i', 'oraz', 'و', 'in', 'w', 'v', 'of', 'the']);

export const namingWords = (folded: string): string[] => {
  const words = folded.split(' ').filter(word => word !== '');
  const telling = words.filter(word => !joining.has(word));
  return telling.length > 0 ? telling : words;
};
