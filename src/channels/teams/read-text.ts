/** What somebody wrote, out of what Teams makes of it: without the mention of us, names as they are read. */

/** A mention in a message; `text` is how it stands in the message's text. */
export interface Mention {
  readonly mentioned: string;
  readonly text: string;
}

/** `&amp;` last, so that what was escaped twice is unescaped once. */
const entities: readonly (readonly [RegExp, string])[] = [
  [/&nbsp;|\u00A0/gu, ' '],
  [/&lt;/gu, '<'],
  [/&gt;/gu, '>'],
  [/&quot;/gu, '"'],
  [/&#39;|&apos;/gu, "'"],
  [/&amp;/gu, '&'],
];

export function readText(text: string, mentions: readonly Mention[], self: string): string {
  let read = text;
  for (const { mentioned, text: written } of mentions)
    if (mentioned === self && written !== '') read = read.replaceAll(written, ' ');
  read = read.replace(/<\/?at(?:\s[^<>]*)?>/giu, '');
  return plain(read);
}

/** The words of a message as Teams keeps it; each of its elements is a word's end. */
export const readHtml = (html: string): string => plain(html.replace(/<[^<>]*>/gu, ' '));

/** The same as its writer saw it, line by line: what ends a line there ends one here. */
export const readHtmlLines = (html: string): string =>
  plain(
    html
      .replace(/\s+/gu, ' ')
      .replace(/<br ?\/?>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre)>/giu, '\n')
      .replace(/<\/t[dh]>/giu, ' ')
      .replace(/<[^<>]*>/gu, ''),
  ).replace(/ *\n */gu, '\n');

function plain(text: string): string {
  let read = text;
  for (const [entity, character] of entities) read = read.replace(entity, character);
  return read.replace(/[ \t]+/gu, ' ').trim();
}
