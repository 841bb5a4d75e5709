/** What somebody wrote, out of Slack's markup: without the mention of us, names and addresses as they are read. */
export function readText(text: string, self: string): string {
  return text
    .replace(new RegExp(`<@${self}(?:\\|[^>]*)?>[,:]?`, 'gu'), ' ')
    .replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) =>
      label ? label : target.replace(/^(?:mailto:|tel:|[@#!][^ ]*)/u, ''),
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}
