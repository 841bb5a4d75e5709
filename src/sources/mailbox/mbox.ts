/** A mailbox in one file (`.mbox`, Gmail Takeout, Thunderbird): headers only unless the owner asked for more. */
import { Readable } from 'node:stream';
import { mboxReader } from 'mbox-reader';
import type { Incoming } from '../../domain/incoming.ts';
import type { ReadContext, Reader } from '../port.ts';
import { bytesOf } from '../text/bytes.ts';
import { headText } from '../text/text.ts';
import { messageItem, type Place } from './message.ts';
import { placeHeader, thinMailbox } from './thin.ts';

/** Text of a body kept when the owner asked for bodies. Bytes. */
const longestBody = 256 * 1024;

export const mbox: Reader = {
  kind: 'mailbox',
  family: 'mailbox',
  ownership: 'colleague',
  recognises: head =>
    /^\s*From \S.*\b\d{4}\b.*\n(?:>?From .*\n)?[!-9;-~]+:/u.test(headText(head)?.slice(0, 4096) ?? ''),
  read: (file, context) => messagesIn(bytesOf(file, context), context),
};

/** The items of all messages in a mailbox's bytes; `single` when they are one message. */
export async function* messagesIn(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  single = false,
): AsyncGenerator<Incoming, void, undefined> {
  const thin = thinMailbox(bytes, { body: context.keepDetails ? longestBody : 0, single });
  for await (const message of mboxReader(Readable.from(thin))) {
    const item = await messageItem(message, placeOf(message.headers.get(placeHeader)?.[0]), context);
    if (item) yield item;
  }
}

function placeOf(text = '1 0'): Place {
  const [line = 1, byte = 0] = text.split(' ').map(Number);
  return { line, byte };
}
