/** A kind of CSV export: which header it has and what a row of it says. `csvReader` makes a reader of it. */
import type { Incoming } from '../../domain/incoming.ts';
import { type DayOrder, dayOrderOf } from '../dates.ts';
import type { Ownership, ReadContext, Reader } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { type TableHead, tableHead } from './head.ts';
import { type Row, rowsOf } from './table.ts';

/** What a row says; an empty list for a row that is rightly passed over (a planned task, a deleted record). */
export type ReadRow = (row: Row) => Incoming[];

export interface Shape {
  readonly kind: string;
  readonly family: string;
  readonly ownership: Ownership;
  /** Whether a row of the file is the header of this kind. */
  matches(headers: readonly string[]): boolean;
  /** Prepares for the rows under a header. */
  open(headers: readonly string[], setting: Setting): ReadRow;
  /** Whether a row is where the table ends and a footer begins. */
  readonly endsAt?: (row: Row, headers: readonly string[]) => boolean;
}

export interface Setting {
  readonly context: ReadContext;
  /** The order of day and month in this file's dates, as its first rows show it. */
  readonly dayOrder: DayOrder;
}

/** The header may follow a preamble, as LinkedIn's `Notes:` and the title of a report. */
const longestPreamble = 20;

/** Where the header is among the first rows; -1 when this is another kind of file. */
export function headerAt(table: TableHead | null, matches: (headers: readonly string[]) => boolean): number {
  return table === null ? -1 : table.rows.slice(0, longestPreamble).findIndex(matches);
}

export function csvReader(shape: Shape): Reader {
  return {
    kind: shape.kind,
    family: shape.family,
    ownership: shape.ownership,
    recognises: head => headerAt(tableHead(head), shape.matches) >= 0,
    async *read(file, context) {
      const setting = { context, dayOrder: dayOrderIn(tableHead(file.head)) };
      let headers: readonly string[] | undefined;
      let readRow: ReadRow | undefined;
      for await (const batch of rowsOf(file, context))
        for (const row of batch) {
          if ('openQuote' in row) {
            yield rejected(
              row.line,
              row.last ? reasons.tooManyOpenQuotes(row.line) : reasons.openQuote(row.line),
              row.raw,
            );
          } else if (readRow === undefined || headers === undefined) {
            if (!shape.matches(row.cells)) continue;
            headers = row.cells;
            readRow = shape.open(headers, setting);
          } else {
            if (shape.endsAt?.(row, headers)) return;
            if (row.cells.every(text => text === '' || text.trim() === '')) continue;
            for (const item of readRow(row)) yield item;
          }
        }
    },
  };
}

/** European spreadsheets write `;` between cells and the day first; where the dates themselves tell, they decide. */
export function dayOrderIn(table: TableHead | null): DayOrder {
  return dayOrderOf(table?.rows.flat() ?? [], table?.delimiter === ';' ? 'dmy' : 'mdy');
}
