/** One message in a file (`.eml`, a file of a Maildir). */
import type { ReadContext, Reader, SourceFile } from '../port.ts';
import { bytesOf } from '../text/bytes.ts';
import { headText } from '../text/text.ts';
import { messagesIn } from './mbox.ts';

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
    const names = lines
      .slice(0, end < 0 ? 200 : end)
      .flatMap(line => (/^[ \t]/u.test(line) ? [] : [header.exec(line)?.[1]?.toLowerCase()]));
    // Every line is a header, and those of a letter are among them.
    return (
      names.length > 1 &&
      !names.slice(0, 5).includes(undefined) &&
      names.includes('from') &&
      ['date', 'message-id', 'received', 'to'].some(name => names.includes(name))
    );
  },
  async *read(file, context) {
    // A message is a mailbox of one: the same code reads both. The line before it is ours, so lines count from there.
    for await (const item of messagesIn(asMailbox(file, context), context, true))
      yield item.type === 'rejected' || item.type === 'touch' ? { ...item, line: 1 } : item;
  },
};

async function* asMailbox(file: SourceFile, context: ReadContext): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from('From - Thu Jan  1 00:00:00 1970\n');
  let length = 0;
  for await (const chunk of bytesOf(file, context)) {
    yield chunk;
    length += chunk.length;
    if (length >= longestMessage) return;
  }
}
