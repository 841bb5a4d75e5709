/**
 * Which encoding a text file is in. CRM and Outlook exports made on Windows carry no declaration: a byte order mark
 * decides, else valid UTF-8 is UTF-8, else the legacy code page whose letters fit best.
 */
import type { SourceFile } from '../port.ts';
import { bytesOf } from './bytes.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'windows-1252' | 'windows-1256';

/** Bytes that are letters in windows-1250 (Ł Ą Ś Ź Ż ł ą ś ź ż ť) and signs nobody writes in a name in windows-1252. */
const centralOnly = new Set([0xa3, 0xa5, 0x8c, 0x8d, 0x8f, 0xaf, 0xb3, 0xb9, 0xbf, 0x9c, 0x9d, 0x9f]);
/** Letters of western names (à ã å æ Å Æ õ) that are rare Slovak, Romanian or Hungarian letters in windows-1250. */
const westernOnly = new Set([0xe0, 0xe3, 0xe5, 0xc5, 0xc0, 0xc3]);

/** The encoding of a piece of text; null when it is pure ASCII so far, which leaves the question open. */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  const zeros = zeroBytes(bytes);
  if (zeros.odd > bytes.length / 8 && zeros.even === 0) return 'utf-16le';
  if (zeros.even > bytes.length / 8 && zeros.odd === 0) return 'utf-16be';
  if (firstHigh(bytes) < 0) return null;
  if (isUtf8(bytes)) return 'utf-8';
  return codePageOf(bytes);
}

/** The encoding of a whole file; looks past the head only when the head is pure ASCII. */
export async function encodingOfFile(file: SourceFile): Promise<Encoding> {
  const atHead = encodingOf(file.head);
  if (atHead) return atHead;
  if (file.bytes <= file.head.length) return 'utf-8';
  for await (const chunk of bytesOf(file)) {
    const first = firstHigh(chunk);
    // A chunk may begin in the middle of a character, so only the part from its first non-ASCII lead byte is judged.
    if (first >= 0) return encodingOf(chunk.subarray(Math.max(0, first - 1))) ?? 'utf-8';
  }
  return 'utf-8';
}

/** Where the first byte beyond ASCII is; -1 when there is none. A plain loop: the whole file may be looked through. */
function firstHigh(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return at;
  return -1;
}

function zeroBytes(bytes: Uint8Array): { even: number; odd: number } {
  const count = { even: 0, odd: 0 };
  for (let at = 0; at < bytes.length; at++) if (bytes[at] === 0) count[at % 2 === 0 ? 'even' : 'odd']++;
  return count;
}

/** A character cut in two by the end of the piece is no fault. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function codePageOf(bytes: Uint8Array): Encoding {
  let [high, inWords, run, central, western] = [0, 0, 0, 0, 0];
  for (const byte of bytes) {
    if (byte < 0x80) {
      run = 0;
      continue;
    }
    high++;
    run++;
    // Three letters beyond ASCII in a row are usual in Arabic script and rare in Latin.
    if (run >= 3) inWords += run === 3 ? 3 : 1;
    if (centralOnly.has(byte)) central++;
    if (westernOnly.has(byte)) western++;
  }
  if (inWords > high / 2) return 'windows-1256';
  return western > central ? 'windows-1252' : 'windows-1250';
}
