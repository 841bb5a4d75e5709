/** The beginning of a table: what parts its cells, and its first rows. */
import { parse } from 'csv-parse/sync';
import { headText } from '../text/text.ts';

export interface TableHead {
  readonly delimiter: string;
  /** The first rows of the file, preamble and header included, blank lines left out. */
  readonly rows: readonly (readonly string[])[];
}

/** A row as csv-parse gives it with `raw`. */
export interface Parsed {
  readonly record: string[];
  readonly raw: string;
}

const delimiters = [',', ';', '\t', '|'] as const;
const heads = new WeakMap<Uint8Array, TableHead | null>();

/** How csv-parse is set up everywhere: line endings are `\n` by then, and a row may be too short or too long. */
export const options = (delimiter: string) => ({
  delimiter,
  record_delimiter: '\n',
  raw: true,
  relax_column_count: true,
  relax_quotes: true,
});

/** The first rows of a file, or null when it is no table. Remembered: many readers ask about the same head. */
export function tableHead(head: Uint8Array): TableHead | null {
  const known = heads.get(head);
  if (known !== undefined) return known;
  const table = readHead(head);
  heads.set(head, table);
  return table;
}

function readHead(head: Uint8Array): TableHead | null {
  const text = headText(head);
  if (text === null) return null;
  const complete = head.length < 65_536 ? text : text.slice(0, text.lastIndexOf('\n') + 1);
  const said = /^\ufeff?sep=(.)\n/iu.exec(complete)?.[1];
  const delimiter = said ?? delimiterOf(complete);
  const rows = sampleRows(complete, delimiter, 60, true);
  return rows.some(row => row.length > 1) ? { delimiter, rows } : null;
}

/**
 * The delimiter that parts most rows into the most cells. Only with the right one do quotation marks stand where they
 * should; a file whose quotes are faulty is read leniently in the second round.
 */
function delimiterOf(text: string): string {
  for (const lenient of [false, true]) {
    const widths = delimiters.map(delimiter => usualWidth(sampleRows(text, delimiter, 20, lenient)));
    const widest = Math.max(...widths);
    if (widest > 1) return delimiters[widths.indexOf(widest)] ?? ',';
  }
  return ',';
}

/** Up to so many rows; fewer when the head ends inside a quoted cell. */
function sampleRows(text: string, delimiter: string, most: number, lenient: boolean): string[][] {
  for (const to of [most, 10, 1]) {
    try {
      // The types of csv-parse do not know what `raw` makes of a row.
      const found: unknown = parse(text, {
        ...options(delimiter),
        relax_quotes: lenient,
        bom: true,
        to,
        skip_empty_lines: true,
      });
      return (found as Parsed[]).map(row => row.record);
    } catch {
      // A quote left open by the cut: try with fewer rows.
    }
  }
  return [];
}

function usualWidth(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(row => row.length).sort((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}
