/** Job titles in five languages, made of the words of the product's own lexicons. */
import type { Random } from '../../scripts/demo/random.ts';
import { functionTable } from '../../src/domain/lexicon/functions.ts';
import { seniorityTable } from '../../src/domain/lexicon/seniorities.ts';
import type { TableLine } from '../../src/domain/lexicon/table.ts';
import type { Language } from '../../src/words/port.ts';
import { skewed } from './names.ts';

/** How often each level is met, of a hundred people. */
const levels: readonly (readonly [string, number])[] = [
  ['specialist', 34],
  ['manager', 22],
  ['senior', 11],
  ['head', 8],
  ['director', 7],
  ['lead', 5],
  ['junior', 4],
  ['c-level', 4],
  ['assistant', 3],
  ['vp', 2],
];

const wordsOf = (table: readonly TableLine[], key: string, language: Language, most: number) =>
  (table.find(line => line.key === key)?.words[language] ?? [])
    .filter(word => !word.weak && !word.exact)
    .slice(0, most)
    .map(word => word.text);

/** "manager procurement", "kierownik zakupy", "Einkauf Direktor": plain, but every word is one a real title has. */
export function openTitles(): (chance: Random, language: Language) => string {
  const made = new Map<Language, readonly (readonly string[])[]>();
  const functions = functionTable.map(line => line.key);
  const titlesIn = (language: Language) => {
    const known = made.get(language);
    if (known) return known;
    const byFunction = functions.map(key =>
      levels.flatMap(([level, weight]) => {
        const high = wordsOf(seniorityTable, level, language, 2);
        const titles = wordsOf(functionTable, key, language, 3).flatMap(work =>
          (high.length > 0 ? high : ['']).map(rank =>
            (language === 'de' ? `${work} ${rank}` : `${rank} ${work}`).trim(),
          ),
        );
        // As many copies as people have this level, in turn over the spellings.
        return Array.from({ length: weight }, (_, place) => titles[place % titles.length] ?? key);
      }),
    );
    made.set(language, byFunction);
    return byFunction;
  };
  return (chance, language) => chance.pick(skewed(chance, titlesIn(language), 1.3));
}
