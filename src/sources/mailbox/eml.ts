/** One message in a file (`.eml`, a file of a Maildir). */
import type { Reader, SourceFile } from '../port.ts';
import { bytesOf } from '../text/bytes.ts';
import { headText } from '../text/text.ts';
import { messageItem } from './message.ts';

/** Headers end long before this; bodies are read no further. Bytes. */
const longestMessage = 512 * 1024;
const header = /^([!-9;-~]+):/u;

export const eml: Reader = {
  kind: 'message',
  family: 'mailbox',
  ownership: 'colleague',
  recognises(head) {
    const lines = (headText(head) ?? '').replace(/^\ufeff/u, '').split('\n', 200);
    const end = lines.indexOf('');
    const names = lines.slice(0, end < 0 ? 200 : end).flatMap(line => (/^[ \t]/u.test(line) ? [] : [header.exec(line)?.[1]?.toLowerCase()]));
    // Every line is a header, and those of a letter are among them.
    return (
      names.length > 1 &&
      !names.slice(0, 5).includes(undefined) &&
      names.includes('from') &&
      ['date', 'message-id', 'received', 'to'].some(name => names.includes(name))
    );
  },
  async *read(file, context) {
    const bytes = await start(file);
    context.onProgress?.(file.bytes);
    const item = await messageItem(context.keepDetails ? bytes : headersOf(bytes), { line: 1, byte: 0 }, context);
    if (item) yield item;
  },
};

async function start(file: SourceFile): Promise<Buffer> {
  if (file.bytes <= file.head.length) return Buffer.from(file.head);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytesOf(file)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= longestMessage) break;
  }
  return Buffer.concat(chunks);
}

/** Up to the blank line between header and body. */
function headersOf(bytes: Buffer): Buffer {
  const ends = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')].filter(at => at >= 0);
  return ends.length > 0 ? bytes.subarray(0, Math.min(...ends) + 2) : bytes;
}
