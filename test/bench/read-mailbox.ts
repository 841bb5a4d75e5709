/**
 * How fast a mailbox is read and whether memory stays flat: `node --import tsx test/bench/read-mailbox.ts [megabytes]`.
 * The mailbox is generated while it is read (200 MB unless told otherwise, one message in twenty with a 1 MB
 * attachment); a mailbox of a tenth of the size is read first to compare with. Ends with one JSON line.
 */
import { Readable } from 'node:stream';
import type { SourceFile } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';

const megabyte = 1024 * 1024;
const attachment = `${'QUJDRA'.repeat(12)}\n`.repeat(Math.ceil(megabyte / 73));

function message(at: number): string {
  const day = new Date(Date.UTC(2024, 0, 1) + at * 60_000).toUTCString();
  return [
    `From person${at % 900}@account${at % 90}.example Mon Jan 01 10:00:00 2024`,
    'Received: from mail.example by mx.ours.example with ESMTPS id 1; Mon, 1 Jan 2024 10:00:00 +0000',
    `DKIM-Signature: v=1; a=rsa-sha256; b=${'x'.repeat(200)}`,
    `From: =?utf-8?Q?Osoba_=C5=81_${at % 900}?= <person${at % 900}@account${at % 90}.example>`,
    `To: Rep One <rep@ours.example>, "Other, ${at % 70}" <other${at % 70}@account${at % 90}.example>`,
    `Subject: Message ${at}`,
    `Date: ${day}`,
    `Message-ID: <${at}@account.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    'Body of the message\n'.repeat(40),
    at % 20 === 0 ? attachment : '',
    '',
  ].join('\n');
}

/** A mailbox of about so many bytes that exists only while it is read. */
function mailbox(bytes: number): SourceFile {
  const pieces = function* () {
    for (let at = 0, written = 0; written < bytes; at++) {
      const text = Buffer.from(message(at));
      written += text.length;
      yield text;
    }
  };
  return { name: 'bench.mbox', bytes, head: Buffer.from(message(1)), open: () => Readable.from(pieces()) };
}

async function run(megabytes: number) {
  const file = mailbox(megabytes * megabyte);
  const reader = recognise(file.head);
  if (!reader) throw new Error('the generated mailbox is not recognised');
  let [messages, rejected, peak] = [0, 0, 0];
  const started = performance.now();
  for await (const item of reader.read(file, {
    now: new Date('2026-11-21'),
    keepDetails: false,
    self: 'rep@ours.example',
  })) {
    messages++;
    if (item.type === 'rejected') rejected++;
    if (messages % 50 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - started) / 1000;
  return {
    megabytes,
    messages,
    rejected,
    seconds: Number(seconds.toFixed(2)),
    megabytesPerSecond: Math.round(megabytes / seconds),
    messagesPerSecond: Math.round(messages / seconds),
    peakMegabytes: Math.round(peak / megabyte),
  };
}

const size = Number(process.argv[2] ?? 200);
const small = await run(size / 10);
const large = await run(size);
console.table([small, large]);
console.log(JSON.stringify({ bench: 'read-mailbox', small, large }));
