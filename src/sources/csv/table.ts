/**
 * A CSV file as rows with their line numbers. Parsing is csv-parse's; this counts the lines and goes on after a row
 * that breaks the file.
 */
import { pipeline } from 'node:stream';
import { parse as parseStream } from 'csv-parse';
import type { ReadContext, SourceFile } from '../port.ts';
import { textOf } from '../text/text.ts';
import { options, type Parsed, tableHead } from './head.ts';

export interface Row {
  readonly cells: readonly string[];
  /** The physical line the row begins on, from 1. */
  readonly line: number;
  /** The row as it stands in the file. */
  readonly raw: string;
}

/** A row that never ended; the file goes on with the line after it. */
export interface BrokenRow {
  readonly line: number;
  readonly raw: string;
  readonly openQuote: true;
  /** Set when so many rows were broken that the rest of the file is not read. */
  readonly last: boolean;
}

/** A cell longer than this means that a quotation mark was never closed. Characters. */
const longestRow = 500_000;
/** Every broken row means reading the file again from there, so a file of nothing else is given up. */
const mostBroken = 100;

/** All rows in batches, blank lines left out. */
export async function* rowsOf(
  file: SourceFile,
  context?: Pick<ReadContext, 'onProgress'>,
): AsyncGenerator<(Row | BrokenRow)[], void, undefined> {
  const delimiter = tableHead(file.head)?.delimiter ?? ',';
  let from = 1;
  for (let tries = 1; ; tries++) {
    const line = yield* rowsFrom(file, delimiter, from, context);
    if (line === null) return;
    const last = tries === mostBroken;
    yield [{ line, raw: await lineAt(file, line), openQuote: true, last }];
    if (last) return;
    from = line + 1;
  }
}

/** Rows from a line on; returns the line at which the file breaks, or null at its end. */
async function* rowsFrom(
  file: SourceFile,
  delimiter: string,
  from: number,
  context: Pick<ReadContext, 'onProgress'> | undefined,
): AsyncGenerator<Row[], number | null, undefined> {
  // Rows are taken in batches: a higher mark halves the hand-overs. The types of csv-parse leave out stream options.
  const settings = { ...options(delimiter), max_record_size: longestRow, readableHighWaterMark: 256 };
  const parser = parseStream(settings);
  // Errors of the source reach the loop below through the parser, which `pipeline` destroys with them.
  pipeline(textFrom(file, from, context), parser, () => undefined);
  let line = from;
  try {
    for await (const batch of batches(parser)) {
      const rows: Row[] = [];
      for (const { record, raw } of batch) {
        const text = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
        if (record.length > 1 || record[0]?.trim()) rows.push({ cells: record, line, raw: text });
        line += 1 + newlines(text);
      }
      yield rows;
    }
    return null;
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code !== 'CSV_QUOTE_NOT_CLOSED' && code !== 'CSV_MAX_RECORD_SIZE') throw error;
    return line;
  } finally {
    parser.destroy();
  }
}

/** What the parser has ready, as one array: an await for each batch instead of each row. */
async function* batches(parser: ReturnType<typeof parseStream>): AsyncGenerator<Parsed[], void, undefined> {
  const rows = parser as unknown as AsyncIterable<Parsed>;
  for await (const first of rows) {
    const batch: Parsed[] = [first];
    for (let next = parser.read(); next !== null; next = parser.read()) batch.push(next);
    yield batch;
  }
}

/** The text of the file from a line on. */
async function* textFrom(
  file: SourceFile,
  from: number,
  context: Pick<ReadContext, 'onProgress'> | undefined,
): AsyncGenerator<string, void, undefined> {
  let toSkip = from - 1;
  for await (const text of textOf(file, context)) {
    let start = 0;
    while (toSkip > 0) {
      const end = text.indexOf('\n', start);
      if (end < 0) break;
      start = end + 1;
      toSkip--;
    }
    if (toSkip === 0 && start < text.length) yield start === 0 ? text : text.slice(start);
  }
}

async function lineAt(file: SourceFile, line: number): Promise<string> {
  let text = '';
  for await (const piece of textFrom(file, line, undefined)) {
    text += piece;
    const end = text.indexOf('\n');
    if (end >= 0 || text.length > longestRow) return text.slice(0, end >= 0 ? end : longestRow);
  }
  return text;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
