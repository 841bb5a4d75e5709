/** A word table made searchable: per language, from the stems of a phrase to what it means. Built on first use. */
import { fold, spellings } from '../fold.ts';
import { type Language, languages } from './language.ts';
import { stem } from './stems.ts';
import type { TableLine, TableWord } from './table.ts';

export interface Sense<K> {
  readonly key: K;
  /** A word that means this only when nothing better is there ("engineer" in "sales engineer"). */
  readonly weak: boolean;
  /** Only when written so, capitals included. */
  readonly asWritten: string | null;
}

/** How a table is read. */
export interface FinderOptions {
  /** `parts` finds "Einkauf" in the German compound "Einkaufsleiter". */
  readonly compounds?: 'parts' | 'none';
  /** The text is known to speak of these things only: words marked with a needed preposition need none. */
  readonly certain?: boolean;
  /** Words whose stem is shorter are known only as listed: "Janově" must not stand for every "Jana". Default 1. */
  readonly shortestStem?: number;
}

export interface PhraseIndex<K> {
  /** From stems, see `idOf`, or the folded words of a form that must be met exactly, see `exactIdOf`. */
  readonly senses: ReadonlyMap<string, readonly Sense<K>[]>;
  /** How many words the longest phrase has that begins with this stem or `=` and folded word: most words begin none. */
  readonly longest: ReadonlyMap<string, number>;
  /** German single words of five letters or more, folded, that may be part of a compound. */
  readonly parts: ReadonlyMap<string, Sense<K>>;
}

/** Persian writes one word with a space, with a joiner or with nothing between its parts: «مدیر عامل», «مدیرعامل». */
export function idOf(stems: readonly string[], language: Language): string {
  return stems.join(language === 'fa' ? '' : ' ');
}

export function exactIdOf(folded: readonly string[]): string {
  return `=${folded.join(' ')}`;
}

const shortestPart = 5;

/** Only German spells a folded letter in two ways ("Geschaeftsfuehrer"); folding once is much of the cost of an index. */
function formsOf(word: TableWord, language: Language): readonly string[] {
  return language === 'de' && /[äöü]/iu.test(word.text) ? spellings(word.text) : [fold(word.text)];
}

export function buildIndex<K extends string>(
  lines: readonly TableLine[],
  language: Language,
  { compounds = 'none', shortestStem = 1 }: FinderOptions,
): PhraseIndex<K> {
  const senses = new Map<string, Sense<K>[]>();
  const parts = new Map<string, Sense<K>>();
  const longest = new Map<string, number>();
  const add = (id: string, sense: Sense<K>) => {
    const there = senses.get(id);
    if (there === undefined) senses.set(id, [sense]);
    else if (!there.some(other => other.key === sense.key)) there.push(sense);
  };
  for (const line of lines) {
    for (const word of line.words[language]) {
      const sense = { key: line.key as K, weak: word.weak, asWritten: word.asWritten ? word.text : null };
      for (const form of formsOf(word, language)) {
        const folded = form.split(' ');
        const [only = '', ...more] = folded;
        if (only === '') continue;
        const stems = folded.map(part => stem(part, language));
        const exact = word.exact || (more.length === 0 && (stems[0] ?? '').length < shortestStem);
        add(exact ? exactIdOf(folded) : idOf(stems, language), sense);
        const first = exact ? `=${only}` : (stems[0] ?? '');
        longest.set(first, Math.max(longest.get(first) ?? 0, folded.length));
        const maybePart = compounds === 'parts' && language === 'de' && more.length === 0;
        if (maybePart && only.length >= shortestPart && !parts.has(only)) parts.set(only, sense);
      }
    }
  }
  return { senses, longest, parts };
}

/** Folded forms that are also first names or common words in one language, doubtful wherever they are written the same. */
export function doubtfulForms(lines: readonly TableLine[]): ReadonlySet<string> {
  const doubtful = new Set<string>();
  for (const line of lines) {
    for (const language of languages) {
      for (const word of line.words[language]) if (word.needsPreposition) doubtful.add(fold(word.text));
    }
  }
  return doubtful;
}

/** What the first and the last part of a German compound mean; nothing for words too short to be one. */
export function compoundSenses<K extends string>(
  folded: string,
  parts: ReadonlyMap<string, Sense<K>>,
): readonly Sense<K>[] {
  if (parts.size === 0 || folded.length < shortestPart + 4) return [];
  const found: Sense<K>[] = [];
  const joints = /(s|n|en|e)$/;
  const endings = /(innen|in|en|n|s|e)$/;
  for (let cut = folded.length - 4; cut >= shortestPart && found.length === 0; cut--) {
    const head = folded.slice(0, cut);
    const sense = parts.get(head) ?? parts.get(head.replace(joints, ''));
    if (sense !== undefined) found.push(sense);
  }
  for (let cut = 3; cut <= folded.length - shortestPart; cut++) {
    const tail = folded.slice(cut);
    const sense = parts.get(tail) ?? parts.get(tail.replace(endings, ''));
    if (sense === undefined) continue;
    if (!found.some(other => other.key === sense.key)) found.push(sense);
    break;
  }
  return found;
}
