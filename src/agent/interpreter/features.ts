/** What the intent model sees of a message: words, their beginnings, neighbours and slots. One feature set for all languages. */
import { tokens } from '../../domain/fold.ts';

/** A slot as it stands in an example and in a message whose names and criteria were recognised. */
export const slotPattern = /\{[a-z_]+\}/g;

/** A word no example knows. `{text}` in an example stands for such words. */
export const unknown = '{unknown}';

/** Slots that only say where a name belongs; in a message a name is a company or a person, the words around it tell more. */
const plainSlot: Readonly<Record<string, string>> = { '{former_company}': '{company}', '{like}': '{person}' };

/** The folded words and slots of a line, in order. */
export function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  let from = 0;
  for (const slot of line.matchAll(slotPattern)) {
    words.push(...tokens(line.slice(from, slot.index)).map(token => token.folded), plainSlot[slot[0]] ?? slot[0]);
    from = slot.index + slot[0].length;
  }
  words.push(...tokens(line.slice(from)).map(token => token.folded));
  return words.flatMap(word => word.split(' '));
}

/** How much of a word is its beginning: inflected forms share it in all five languages. */
const beginning = 5;

/** Feature → weight, before the rarity of each feature is counted in. */
export function featuresOf(words: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (feature: string, weight: number) => found.set(feature, Math.max(found.get(feature) ?? 0, weight));
  words.forEach((word, i) => {
    const next = words[i + 1] ?? '$';
    const afterNext = words[i + 2];
    if (i === 0) add(`^ ${word}`, 0.7);
    add(`${word} ${next}`, 0.8);
    if (afterNext !== undefined) add(`${word} _ ${afterNext}`, 0.4);
    if (word.startsWith('{')) add(word, 1.2);
    else {
      add(word, 1);
      if (word.length > beginning) add(`${word.slice(0, beginning)}~`, 0.8);
      if (word.length > 3) for (const part of trigrams(word)) add(part, 0.25);
    }
  });
  add(`#${Math.min(words.length, 4)}`, 0.6);
  return found;
}

function trigrams(word: string): string[] {
  const padded = `<${word}>`;
  return Array.from({ length: padded.length - 2 }, (_, i) => `:${padded.slice(i, i + 3)}`);
}
