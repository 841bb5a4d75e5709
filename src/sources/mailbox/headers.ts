/** The headers of one message, parsed by postal-mime. */
import PostalMime, { type Address, type Email } from 'postal-mime';

export interface Headers {
  readonly email: Email;
  readonly subject: string;
  has(name: string): boolean;
  /** The first value of a header, trimmed; '' when there is none. Encoded words stay encoded. */
  one(name: string): string;
}

/** Parses a message, or the header part of one. Rejects when postal-mime does. */
export async function parseHeaders(content: Uint8Array): Promise<Headers> {
  const email = await PostalMime.parse(content, { maxNestingDepth: 50 });
  const values = new Map<string, string>();
  for (const { key, value } of email.headers) if (!values.has(key)) values.set(key, value.trim());
  return {
    email,
    subject: email.subject ?? '',
    has: name => values.has(name),
    one: name => values.get(name) ?? '',
  };
}

/** Mailboxes of an address header, groups opened. */
export function mailboxes(addresses: Address | readonly Address[] | undefined): { email: string; name: string }[] {
  if (addresses === undefined) return [];
  const list = Array.isArray(addresses) ? (addresses as readonly Address[]) : [addresses as Address];
  return list.flatMap(address =>
    address.group ? mailboxes(address.group) : [{ email: address.address ?? '', name: address.name ?? '' }],
  );
}
