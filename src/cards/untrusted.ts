/**
 * Names, titles and everything else that others wrote is data: it may not break a line, hide text, turn the direction
 * of a sentence around or run on for a page.
 */

/** First strong isolate … pop directional isolate: what stands between keeps its direction to itself. */
const isolate = '\u2068';
const popIsolate = '\u2069';

/**
 * Characters that print nothing and can deceive: controls, bidi embeddings, overrides, isolates and marks, soft hyphen,
 * zero-width spaces, tag characters, lone surrogates, private use. U+200C and U+200D stay: Persian words and emoji need them.
 */
const unprintable =
  /[\p{Cc}\p{Cs}\p{Co}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;
const spaces = /[\s\u2028\u2029\u0085]+/gu;
/** More marks on one letter than any of our languages writes. */
const markPile = /(\p{M}{3})\p{M}+/gu;

const ltrLetter = /(?![\p{Script=Arabic}\p{Script=Hebrew}])\p{L}/u;
const rtlLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The text on one line, without characters that deceive, cut at `maxLength` characters as a reader counts them. */
export function clean(text: string, maxLength = 80): string {
  const line = text.replace(spaces, ' ').replace(unprintable, '').replace(markPile, '$1').trim();
  // A UTF-16 length within the cap is a length in characters within the cap: the common case needs no segmenter.
  if (line.length <= maxLength) return line;
  const characters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)];
  if (characters.length <= maxLength) return line;
  return `${characters
    .slice(0, maxLength - 1)
    .map(character => character.segment)
    .join('')
    .trimEnd()}…`;
}

/** `clean`, and isolated when it runs against the direction of the sentence it will stand in. */
export function untrusted(text: string, direction: 'ltr' | 'rtl', maxLength = 80): string {
  const line = clean(text, maxLength);
  const against = direction === 'ltr' ? rtlLetter.test(line) : ltrLetter.test(line) || /[0-9]/.test(line);
  return against ? `${isolate}${line}${popIsolate}` : line;
}

/** The text as it was before `untrusted` set it apart: for what goes back into a question or is compared. */
export function withoutIsolates(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
