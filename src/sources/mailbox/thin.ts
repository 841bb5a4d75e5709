/**
 * Makes a mailbox thin before it is parsed: of each message only the headers we read, so that attachments of any size
 * cost no memory; and notes at which line and byte the message began, which `mbox-reader` does not say. It also keeps
 * body lines that begin with "From " from being taken for a new message.
 */

/** Headers that are read; the rest (Received, DKIM, …) is most of a header's bytes. */
const wanted =
  /^(?:from|sender|to|cc|bcc|reply-to|resent-from|date|message-id|subject|list-id|list-post|list-unsubscribe|auto-submitted|precedence|content-type|content-class|content-transfer-encoding|mime-version|x-gmail-labels|x-mozilla-status|x-autoreply|x-auto-response-suppress|x-autorespond|x-ms-exchange-calendar-[\w-]+|x-google-calendar-[\w-]+|delivered-to|feedback-id)$/i;

/** A line that begins a message: an address or `-`, and a date with its year. */
const separator = /^From .*\b\d{4}\b/;
/** Also where the blank line before it is missing: weekday, month, time and year. */
const strictSeparator = /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*,? .*\d{1,2}:\d{2}.*\d{4}/i;

/** Where a message stands in the file, as this hands it on in a header of its own. */
export const placeHeader = 'x-acquaint-place';

export interface ThinOptions {
  /** Bytes of each body that are handed on; 0 for headers only. */
  readonly body: number;
  /** Whether the bytes are one message, so that no line of its body can begin another. */
  readonly single?: boolean;
}

/** No header section of a message is longer; what follows is dropped. Bytes. */
const longestHeader = 256 * 1024;
const newline = 0x0a;

export async function* thinMailbox(
  chunks: AsyncIterable<Uint8Array>,
  options: ThinOptions,
): AsyncGenerator<Buffer, void, undefined> {
  const state: State = { part: 'before', blankBefore: true, line: 0, byte: 0, left: 0, keeping: false, ...options };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const data =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const out: string[] = [];
    let start = 0;
    for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline, start)) {
      takeLine(data, start, end + 1, state, out);
      start = end + 1;
    }
    rest = data.subarray(start);
    // A "line" without end is an attachment on one line: only its length is of interest.
    if (rest.length > 1_000_000) {
      state.byte += rest.length;
      rest = Buffer.alloc(0);
    }
    if (out.length > 0) yield Buffer.from(out.join(''), 'latin1');
  }
  const out: string[] = [];
  if (rest.length > 0) takeLine(rest, 0, rest.length, state, out);
  if (out.length > 0) yield Buffer.from(out.join(''), 'latin1');
}

interface State extends ThinOptions {
  part: 'before' | 'header' | 'body';
  blankBefore: boolean;
  line: number;
  byte: number;
  /** Bytes of this part that may still be handed on. */
  left: number;
  /** Whether the header now read is wanted, for the lines that continue it. */
  keeping: boolean;
}

function takeLine(data: Buffer, start: number, end: number, state: State, out: string[]): void {
  state.line++;
  const at = state.byte;
  state.byte += end - start;
  const begins = state.part !== 'header' && startsWithFrom(data, start);
  if (begins && !(state.single && state.part === 'body')) {
    const text = data.toString('latin1', start, Math.min(end, start + 500)).trimEnd();
    if ((state.blankBefore && separator.test(text)) || strictSeparator.test(text)) {
      out.push(`${text}\n${placeHeader}: ${state.line} ${at}\n`);
      state.part = 'header';
      state.left = longestHeader;
      state.keeping = false;
      return;
    }
  }
  const blank = end - start === 1 || (end - start === 2 && data[start] === 0x0d);
  state.blankBefore = blank;
  if (state.part === 'header') header(data, start, end, blank, state, out);
  else if (state.part === 'body' && state.left > 0) {
    state.left -= end - start;
    out.push(begins ? '>' : '', data.toString('latin1', start, end));
  }
}

function header(data: Buffer, start: number, end: number, blank: boolean, state: State, out: string[]): void {
  if (blank) {
    out.push('\n');
    state.part = 'body';
    state.left = state.body;
    return;
  }
  const first = data[start];
  if (first !== 0x20 && first !== 0x09) {
    const colon = data.indexOf(0x3a, start);
    state.keeping =
      colon > start && colon < end && colon - start < 60 && wanted.test(data.toString('latin1', start, colon).trim());
  }
  state.left -= end - start;
  if (state.keeping && state.left > 0) out.push(data.toString('latin1', start, end));
}

function startsWithFrom(data: Buffer, start: number): boolean {
  return (
    data[start] === 0x46 &&
    data[start + 1] === 0x72 &&
    data[start + 2] === 0x6f &&
    data[start + 3] === 0x6d &&
    data[start + 4] === 0x20
  );
}
