/** Breaking text into lines of so many columns, by what a terminal shows and not by what a string holds. */
import stringWidth from 'string-width';

/** Joiners, marks of direction and the like take no column; the width table of the terminal does not know them all. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/** The columns a text takes on a terminal. */
export function columns(text: string): number {
  return stringWidth(text.replace(invisible, ''));
}

const isolate = '\u2068';
const leftToRightIsolate = '\u2066';
const popIsolate = '\u2069';

/** Cuts a word that is wider than a line, between characters as a reader sees them. */
function cut(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && columns(piece + segment) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** Words over lines; a line may not begin with a separator dot. */
function fill(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  // Spaces that stand between words are kept as they are: two of them part a name from its word.
  for (const [, space = '', whole = ''] of text.matchAll(/(\s*)(\S+(?:\s·(?=\s))?)/g)) {
    for (const word of columns(whole) > width ? cut(whole, width) : [whole]) {
      if (line === '') line = word;
      else if (columns(line + space + word) <= width) line += space + word;
      else {
        lines.push(line);
        line = word;
      }
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The text in lines of at most `width` columns. An isolate that a break runs through is closed and opened again. */
export function wrap(text: string, width: number): readonly string[] {
  let open: string[] = [];
  return fill(text, Math.max(1, width)).map(line => {
    const before = open.join('');
    const now = [...open];
    for (const character of line) {
      if (character === isolate || character === leftToRightIsolate) now.push(character);
      else if (character === popIsolate) now.pop();
    }
    open = now;
    return before + line + popIsolate.repeat(open.length);
  });
}
