/** Entries of a zip archive as files, streamed; nothing is unpacked to disk. */
import { PassThrough, pipeline } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { isHidden } from './hidden.ts';
import type { SourceFile, Unopened } from './port.ts';

/** Opens the archive anew; called for every entry that is read, so no handle stays open in between. */
type OpenZip = () => Promise<ZipFile>;

const settings = { lazyEntries: true, autoClose: false } as const;
const headSize = 65_536;
/** An archive inside an archive is read from memory, up to this size. Bytes. */
const largestInner = 64 * 1024 * 1024;

export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 0x03 || head[2] === 0x05);
}

/** Office documents are zip archives too; they are no archives to the user. */
export function isDocument(head: Uint8Array): boolean {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 200)).toString('latin1');
  return isZip(head) && /\[Content_Types\]\.xml|mimetypeapplication|_rels\/|docProps\//u.test(start);
}

/** The files in an archive on disk. */
export function zipFiles(path: string, name: string): AsyncGenerator<SourceFile | Unopened, void, undefined> {
  return entriesOf(() => yauzl.openPromise(path, settings), name, 0);
}

async function* entriesOf(
  open: OpenZip,
  name: string,
  depth: number,
): AsyncGenerator<SourceFile | Unopened, void, undefined> {
  let zip: ZipFile;
  try {
    zip = await open();
  } catch (error) {
    yield { name, problem: `the zip archive is damaged (${messageOf(error)}): download or make it again` };
    return;
  }
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/') || entry.fileName.split('/').some(isHidden)) continue;
      yield* entryFiles(open, zip, entry, `${name} › ${entry.fileName}`, depth);
    }
  } catch (error) {
    yield {
      name,
      problem: `the zip archive could not be read to its end (${messageOf(error)}): download or make it again`,
    };
  } finally {
    zip.close();
  }
}

async function* entryFiles(
  open: OpenZip,
  zip: ZipFile,
  entry: Entry,
  name: string,
  depth: number,
): AsyncGenerator<SourceFile | Unopened, void, undefined> {
  if (entry.isEncrypted()) {
    yield { name, problem: 'it is encrypted: unpack the archive with its password and import the folder' };
    return;
  }
  let head: Buffer;
  try {
    head = await firstBytes(await zip.openReadStreamPromise(entry), headSize);
  } catch (error) {
    yield { name, problem: `it could not be unpacked (${messageOf(error)}): download or make the archive again` };
    return;
  }
  if (head.length === 0) yield { name, problem: 'it is empty' };
  else if (!isZip(head) || isDocument(head))
    yield { name, bytes: entry.uncompressedSize, head, open: () => entryStream(open, entry) };
  else if (depth > 0 || entry.uncompressedSize > largestInner)
    yield { name, problem: 'it is an archive inside an archive: unpack the outer one and import the folder' };
  else {
    const inner = await firstBytes(await zip.openReadStreamPromise(entry), largestInner);
    for await (const file of entriesOf(() => yauzl.fromBufferPromise(inner, settings), name, depth + 1)) yield file;
  }
}

/** A stream of one entry, from an archive opened for it alone and closed with it. */
function entryStream(open: OpenZip, entry: Entry): NodeJS.ReadableStream {
  const out = new PassThrough();
  const start = async () => {
    const zip = await open();
    out.once('close', () => zip.close());
    pipeline(await zip.openReadStreamPromise(entry), out, () => undefined);
  };
  start().catch((error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))));
  return out;
}

async function firstBytes(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= limit) break;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
