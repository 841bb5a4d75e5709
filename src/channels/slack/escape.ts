/**
 * Text → Slack's mrkdwn in which nothing of the text can act: no mention, link, format, quote or emoji code. Angle
 * brackets are what mentions and links are made of; the marks of formats are shown as letters that look like them,
 * because mrkdwn has no way to escape them.
 */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', '`': 'ˋ', '~': '∼' };

/** An underline formats at the edge of a word only: within one, as in an address, it stays. */
const underlineAtEdge = /(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu;
/** `:skull:` would be drawn. */
const emojiCode = /:(?=[a-z0-9_+'-]+:)/giu;

export function escaped(text: string): string {
  return text
    .replace(/[*`~]/gu, mark => lookalikes[mark] ?? mark)
    .replace(underlineAtEdge, marks => '＿'.repeat(marks.length))
    .replace(emojiCode, '∶')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text escaped, in at most `most` characters; what does not fit is cut between characters and marked. */
export function escapeWithin(text: string, most: number): string {
  const whole = escaped(text);
  if (whole.length <= most) return whole;
  const ends = [...segmenter.segment(text.slice(0, most))].map(({ index }) => index);
  // What a character becomes depends on its neighbours, so prefixes are measured whole.
  let [fits, over] = [0, ends.length];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (escaped(text.slice(0, ends[middle])).length < most) fits = middle;
    else over = middle;
  }
  return `${escaped(text.slice(0, ends[fits]))}…`;
}

/** Plain text of a button: nothing is interpreted there, and the limit counts what is written. */
export function plainWithin(text: string, most: number): string {
  const bare = text.replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
  if (bare.length <= most) return bare;
  let fitting = '';
  for (const { segment } of segmenter.segment(bare)) {
    if (fitting.length + segment.length > most - 1) break;
    fitting += segment;
  }
  return `${fitting}…`;
}
