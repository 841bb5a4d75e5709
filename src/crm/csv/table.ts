/**
 * A CSV file that is changed without touching what is not meant: byte order mark, line ends, quotes and columns that are
 * none of ours stay as they were.
 */
import { parse } from 'csv-parse/sync';

interface Row {
  cells: string[];
  /** The row as it stands in the file, with its line end; empty once it was changed or added. */
  raw: string;
  /** The line it begins on, from 1. */
  readonly line: number;
}

/** A header is found whatever its case and the spaces around it. */
const folded = (header: string) => header.trim().toLowerCase();

/** Spreadsheets take a cell that begins like this for a formula. A number or a phone number is none. */
const formula = /^(?:[=@\t\r]|[+-](?![\d\s().-]*$))/u;

/** A cell that no spreadsheet runs. */
export const safe = (cell: string) => (formula.test(cell) ? `'${cell}` : cell);
/** What a cell was before `safe`. */
export const unsafe = (cell: string) => (cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell);

export class Table {
  readonly headers: readonly string[];
  readonly rows: Row[];
  private readonly mark: string;
  private readonly lineEnd: string;
  private readonly delimiter: string;
  private readonly rawHeader: string;

  /** @param text the whole file; the first row is the header */
  constructor(text: string) {
    this.mark = text.startsWith('\ufeff') ? '\ufeff' : '';
    const body = text.slice(this.mark.length);
    const first = body.split('\n', 1)[0] ?? '';
    this.lineEnd = first.endsWith('\r') ? '\r\n' : '\n';
    const count = (delimiter: string) => first.split(delimiter).length;
    this.delimiter = [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
    // Its own `raw` loses half of a line end (seen in 7.0.3), so rows are cut out by where they end. The types of csv-parse
    // know nothing of what `info` makes of a record.
    const parsed = parse(body, {
      delimiter: this.delimiter,
      record_delimiter: ['\r\n', '\n'],
      info: true,
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as { record: string[]; info: { bytes: number } }[];
    const bytes = Buffer.from(body);
    let [line, from] = [1, 0];
    const rows = parsed.map(({ record, info }) => {
      const raw = bytes.subarray(from, info.bytes).toString();
      const row = { cells: record, raw, line };
      from = info.bytes;
      line += raw.split('\n').length - 1;
      return row;
    });
    this.headers = rows[0]?.cells ?? [];
    this.rawHeader = rows[0]?.raw ?? '';
    this.rows = rows.slice(1);
  }

  /** A table with these columns and no rows. */
  static of(headers: readonly string[]): Table {
    return new Table(`${headers.join(',')}\n`);
  }

  /** Where the first of these columns is; -1 when there is none. */
  column(...names: readonly string[]): number {
    const headers = this.headers.map(folded);
    return names.map(name => headers.indexOf(folded(name))).find(at => at >= 0) ?? -1;
  }

  cell(row: Row, ...names: readonly string[]): string {
    return unsafe(row.cells[this.column(...names)]?.trim() ?? '');
  }

  find(value: string, ...names: readonly string[]): Row | undefined {
    return this.rows.find(row => this.cell(row, ...names) === value);
  }

  set(row: Row, value: string, ...names: readonly string[]): void {
    const at = this.column(...names);
    if (at < 0) return;
    while (row.cells.length <= at) row.cells.push('');
    row.cells[at] = safe(value);
    row.raw = '';
  }

  add(values: Readonly<Record<string, string>>): void {
    const row: Row = { cells: this.headers.map(() => ''), raw: '', line: this.rows.length + 2 };
    this.rows.push(row);
    for (const [name, value] of Object.entries(values)) this.set(row, value, name);
  }

  remove(row: Row): void {
    this.rows.splice(this.rows.indexOf(row), 1);
  }

  /** A row by its headers, as it stands there. */
  object(row: Row): Record<string, string> {
    return Object.fromEntries(this.headers.map((header, at) => [header, row.cells[at] ?? '']));
  }

  toString(): string {
    const rows = [this.rawHeader, ...this.rows.map(row => row.raw || this.render(row.cells))];
    // The last row of a file may lack its line end.
    return (
      this.mark +
      rows.map((raw, at) => (at < rows.length - 1 && !raw.endsWith('\n') ? raw + this.lineEnd : raw)).join('')
    );
  }

  private render(cells: readonly string[]): string {
    const quoted = cells.map(cell =>
      cell.includes(this.delimiter) || /["\r\n]|^\s|\s$/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    );
    return quoted.join(this.delimiter) + this.lineEnd;
  }
}
