/** Cuts a vCard file into its cards, so that thousands of them need no more memory than one. */
import type { ReadContext, SourceFile } from '../port.ts';
import { linesOf } from '../text/text.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

export interface CardText {
  /** Unfolded, decoded lines from BEGIN to END. */
  readonly lines: readonly string[];
  readonly line: number;
  /** False when the file ended, or the next card began, before END:VCARD. */
  readonly whole: boolean;
}

/** Pictures, sounds and keys: large, and nothing of them is kept. */
const dropped = /^(?:[\w-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DESIGN)[;:]/iu;

export async function* cardsOf(file: SourceFile, context: ReadContext): AsyncGenerator<CardText, void, undefined> {
  let lines: string[] | undefined;
  let begun = 1;
  let depth = 0;
  let dropping = false;
  for await (const batch of linesOf(file, context))
    for (const { number, text } of batch) {
      if (/^\s*BEGIN:VCARD\s*$/iu.test(text)) {
        // A card inside a card is a secretary (AGENT, vCard 2.1): not read.
        if (lines && /^AGENT/iu.test(lines.at(-1) ?? '')) depth++;
        else {
          if (lines) yield { lines, line: begun, whole: false };
          [lines, begun, depth] = [['BEGIN:VCARD'], number, 0];
        }
      } else if (/^\s*END:VCARD\s*$/iu.test(text)) {
        if (depth > 0) depth--;
        else if (lines) {
          yield { lines: [...decoded(lines), 'END:VCARD'], line: begun, whole: true };
          lines = undefined;
        }
      } else if (lines && depth === 0) dropping = add(lines, text, dropping);
    }
  if (lines) yield { lines, line: begun, whole: false };
}

/** Adds a line to a card, joining it to the one before where it continues that one; returns whether to drop what continues. */
function add(lines: string[], text: string, dropping: boolean): boolean {
  const last = lines.length - 1;
  const before = lines[last] ?? '';
  const softBreak = before.endsWith('=') && quoted.test(before);
  if (softBreak) lines[last] = `${before}\n${text}`;
  else if (/^[ \t]/u.test(text)) {
    if (!dropping && last > 0) lines[last] = before + text.slice(1);
    return dropping;
  } else if (dropped.test(text)) return true;
  else if (text !== '') lines.push(text);
  return false;
}

const quoted = /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/iu;

function decoded(lines: readonly string[]): string[] {
  return lines.map(line => {
    if (!quoted.test(line)) return line;
    const colon = line.indexOf(':');
    const head = line.slice(0, colon);
    const charset = /;CHARSET=([^;:]+)/iu.exec(head)?.[1];
    const bare = head.replace(/;(?:ENCODING=)?QUOTED-PRINTABLE/iu, '').replace(/;CHARSET=[^;:]+/iu, '');
    return `${bare}:${decodeQuotedPrintable(line.slice(colon + 1), charset).replace(/\r?\n/gu, '\\n')}`;
  });
}
