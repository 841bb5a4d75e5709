/**
 * The format of the word tables in this folder: one line a concept,
 * `key: en words | pl words | cs words | de words | fa words`, words parted by commas, any language may be empty.
 *
 * Marks before a word: `=` only this form, never a stem ("=lead"); `^` only as written, capitals included ("^IT",
 * because "it" is a pronoun); `~` a weak word that loses to any other ("~engineer" loses to "sales"); `?` needs a
 * preposition before it, because it is also a name or a common word ("?Most").
 */
import { type Language, languages } from './language.ts';

export interface TableWord {
  readonly text: string;
  readonly exact: boolean;
  readonly asWritten: boolean;
  readonly weak: boolean;
  readonly needsPreposition: boolean;
}

export interface TableLine {
  readonly key: string;
  readonly words: Readonly<Record<Language, readonly TableWord[]>>;
}

/** One word with its marks. */
export function wordOf(raw: string): TableWord {
  const marks = /^[=^~?]*/.exec(raw)?.[0] ?? '';
  return {
    text: raw.slice(marks.length).trim(),
    exact: marks.includes('='),
    asWritten: marks.includes('^'),
    weak: marks.includes('~'),
    needsPreposition: marks.includes('?'),
  };
}

/** The words of a line made for each language in turn. */
export function perLanguage(wordsOf: (language: Language) => readonly TableWord[]): TableLine['words'] {
  return { en: wordsOf('en'), pl: wordsOf('pl'), cs: wordsOf('cs'), de: wordsOf('de'), fa: wordsOf('fa') };
}

/** Reads a table; a line that is not in the format is an error of whoever edits the table, so it throws. */
export function readTable(table: string): readonly TableLine[] {
  const lines: TableLine[] = [];
  for (const line of table.split('\n')) {
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const colon = line.indexOf(':');
    const key = line.slice(0, colon).trim();
    const cells = line.slice(colon + 1).split('|');
    if (colon < 1 || cells.length !== languages.length) throw new Error(`not a line of a word table: ${line}`);
    const words = perLanguage(language =>
      (cells[languages.indexOf(language)] ?? '')
        .split(',')
        .map(word => word.trim())
        .filter(word => word !== '')
        .map(wordOf),
    );
    lines.push({ key, words });
  }
  return lines;
}
