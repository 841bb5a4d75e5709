/** What the intent model sees of a message: words, their beginnings, neighbours and slots. One feature set for all languages. */
import { tokens } from '../../domain/fold.ts';
import { withHalfSpaces } from '../../domain/persian-words.ts';

/** A word no example knows. `{text}` in an example stands for such words. */
export const unknown = '{unknown}';

/** Slots that only say where a name belongs; in a message a name is a company or a person, the words around it tell more. */
const plainSlot: Readonly<Record<string, string>> = { '{former_company}': '{company}', '{like}': '{person}' };

/** Thousands of lines share a few thousand words; folding each once makes a start ten times faster. */
const folded = new Map<string, readonly string[]>();

function foldedWords(chunk: string): readonly string[] {
  const there = folded.get(chunk);
  if (there) return there;
  const words = tokens(chunk).flatMap(token => token.folded.split(' '));
  folded.set(chunk, words);
  return words;
}

/** The folded words and slots of an example, in order. */
export function wordsOf(line: string): readonly string[] {
  return withHalfSpaces(line)
    .split(/(\{[a-z_]+\})|\s+/)
    .flatMap(part => {
      if (!part) return [];
      return part.startsWith('{') ? [plainSlot[part] ?? part] : foldedWords(part);
    });
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
