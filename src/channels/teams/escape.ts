/**
 * Text → text in which nothing can act: no mention, no link with another's label, no date to be computed. Most of a card
 * is written where Teams interprets nothing; the text for notifications and for clients without cards is not.
 */
export function escaped(text: string): string {
  return text
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replace(/\](?=[([:])/gu, '] ')
    .replace(/\{(?=\{)/gu, '{ ');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Bytes of the text as they are sent, inside JSON. */
export const bytesOf = (text: string) => Buffer.byteLength(JSON.stringify(text));

/** The text escaped, in at most `most` bytes; what does not fit is cut between characters and marked. */
export function escapeWithin(text: string, most: number): string {
  const whole = escaped(text);
  if (bytesOf(whole) <= most) return whole;
  let fitting = '';
  let bytes = bytesOf('…');
  // A character is a byte at least, so what is behind `most` characters cannot fit.
  for (const { segment } of segmenter.segment(whole.slice(0, most))) {
    bytes += bytesOf(segment) - 2;
    if (bytes > most) break;
    fitting += segment;
  }
  return `${fitting}…`;
}
