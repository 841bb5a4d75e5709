/** Where names stand: the words before and after them in the phrasings ("at", "kennt", «را»), learned once. */
import { tokens } from '../../domain/fold.ts';
import type { Phrasing } from './phrasings.ts';
import type { Stranger } from './strangers.ts';

type NameSlot = 'company' | 'person';

export interface NameContext {
  /** Whether a name of this kind may stand here, going by its neighbours. */
  suits(slot: NameSlot, part: Stranger, message: string): boolean;
}

/** A neighbour seen in fewer phrasings than this may be chance. */
const leastSeen = 3;

export function learnNameContext(phrasings: readonly Phrasing[]): NameContext {
  const before = { company: new Map<string, number>(), person: new Map<string, number>() };
  const after = { company: new Map<string, number>(), person: new Map<string, number>() };
  const count = (seen: Map<string, number>, word: string | undefined) => {
    if (word && !word.startsWith('{')) seen.set(word, (seen.get(word) ?? 0) + 1);
  };
  for (const { skill, words, language } of phrasings) {
    if (skill === 'none') continue;
    for (const [i, word] of words.entries()) {
      const slot = word === '{company}' ? 'company' : word === '{person}' ? 'person' : undefined;
      if (!slot) continue;
      count(before[slot], words[i - 1]);
      // Persian marks what a verb is about with a word behind it.
      if (language === 'fa') count(after[slot], words[i + 1]);
    }
  }
  const often = (seen: Map<string, number>, word: string | undefined) => (seen.get(word ?? '') ?? 0) >= leastSeen;

  return {
    suits(slot, part, message) {
      const previous = tokens(message.slice(0, part.start)).at(-1)?.folded;
      const next = tokens(message.slice(part.end))[0]?.folded;
      return often(before[slot], previous) || often(after[slot], next);
    },
  };
}
