/** From the paths a user names to the files behind them: files, folders with all that is in them, zip archives. */
import { createReadStream } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isHidden } from './hidden.ts';
import type { SourceFile, Unopened } from './port.ts';
import { isDocument, isZip, zipFiles } from './zip.ts';

const headSize = 65_536;
/** Bytes read at a time: large enough that a mailbox of gigabytes is not slowed down by reading. */
const pieceSize = 256 * 1024;

/**
 * Every file behind the paths, in a fixed order, each once. What cannot be opened comes as `Unopened` with the reason
 * and the remedy; hidden and system files inside folders are left out silently.
 */
export async function* openFiles(paths: readonly string[]): AsyncGenerator<SourceFile | Unopened, void, undefined> {
  const seen = new Set<string>();
  for (const path of paths) for await (const file of pathFiles(path, basename(path) || path, seen)) yield file;
}

/** Whether an item could not be opened. */
export function isUnopened(item: SourceFile | Unopened): item is Unopened {
  return 'problem' in item;
}

async function* pathFiles(
  path: string,
  name: string,
  seen: Set<string>,
): AsyncGenerator<SourceFile | Unopened, void, undefined> {
  try {
    // Links to a folder above would never end, and a file named twice is read once.
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    const facts = await stat(path);
    if (facts.isDirectory()) {
      const entries = (await readdir(path)).filter(entry => !isHidden(entry)).sort();
      if (entries.length === 0) yield { name, problem: 'the folder is empty' };
      for (const entry of entries)
        for await (const file of pathFiles(join(path, entry), `${name}/${entry}`, seen)) yield file;
    } else if (!facts.isFile())
      yield { name, problem: 'it is no file or folder (a device, pipe or socket): name a file' };
    else if (facts.size === 0) yield { name, problem: 'it is empty: export it again' };
    else {
      const head = await headOf(path);
      if (isZip(head) && !isDocument(head)) for await (const file of zipFiles(path, name)) yield file;
      else yield { name, bytes: facts.size, head, open: () => createReadStream(path, { highWaterMark: pieceSize }) };
    }
  } catch (error) {
    yield { name, problem: problemOf(error, path) };
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function problemOf(error: unknown, path: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `there is no file or folder ${path}: check the spelling`;
  if (code === 'EACCES' || code === 'EPERM') return 'you may not read it: change its permissions or copy it';
  if (code === 'ELOOP') return 'it is a link to itself: remove it';
  return `it could not be opened (${error instanceof Error ? error.message : String(error)})`;
}
