/** A file as text: decoded, without byte order mark, every line ending `\n`. */
import type { ReadContext, SourceFile } from '../port.ts';
import { bytesOf } from './bytes.ts';
import { encodingOf, encodingOfFile } from './encoding.ts';

/** The text of a head, for recognising; the last character may be cut. Null when the bytes are not text. */
export function headText(head: Uint8Array): string | null {
  const encoding = encodingOf(head) ?? 'utf-8';
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be' && head.includes(0)) return null;
  return new TextDecoder(encoding).decode(head, { stream: true }).replace(/\r\n?/g, '\n');
}

/** Decodes the whole file; pieces are cut anywhere. */
export async function* textOf(
  file: SourceFile,
  context?: Pick<ReadContext, 'onProgress'>,
): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder(await encodingOfFile(file));
  let heldReturn = '';
  for await (const chunk of bytesOf(file, context)) {
    let text = heldReturn + decoder.decode(chunk, { stream: true });
    heldReturn = '';
    // A carriage return at the end may be half of a line ending.
    if (text.endsWith('\r')) {
      heldReturn = '\r';
      text = text.slice(0, -1);
    }
    if (text) yield text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  }
  const rest = heldReturn + decoder.decode();
  if (rest) yield rest.replace(/\r\n?/g, '\n');
}

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** Lines longer than this are cut: no text property is, only pictures and other data we drop. */
const longestLine = 1_000_000;

/** The lines of a file, a piece of the file at a time (one array for each piece read). */
export async function* linesOf(
  file: SourceFile,
  context?: Pick<ReadContext, 'onProgress'>,
): AsyncGenerator<Line[], void, undefined> {
  let number = 0;
  let rest = '';
  for await (const text of textOf(file, context)) {
    const parts = (rest + text).split('\n');
    rest = (parts.pop() ?? '').slice(0, longestLine);
    yield parts.map(part => ({ number: ++number, text: part }));
  }
  if (rest) yield [{ number: number + 1, text: rest }];
}
