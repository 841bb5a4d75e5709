/**
 * An address that a card may link to, written so that nothing in it ends the link in any channel.
 * @returns null for what is no address of the web
 */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  // A login in an address is nobody's business.
  url.username = '';
  url.password = '';
  return url.href.replace(/[|<>()[\]"\\]/gu, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
