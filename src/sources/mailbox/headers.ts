/** The headers of one message. mbox-reader parts and unfolds them; postal-mime reads addresses and encoded words. */
import { type Address, addressParser, decodeWords } from 'postal-mime';
import { encodingOf } from '../text/encoding.ts';

export interface Headers {
  has(name: string): boolean;
  /** The first value of a header, trimmed; '' when there is none. Encoded words stay encoded. */
  one(name: string): string;
  /** The same as a person reads it. */
  text(name: string): string;
  /** The mailboxes of an address header, groups opened, names decoded. */
  mailboxes(name: string): readonly Mailbox[];
}

export interface Mailbox {
  readonly email: string;
  readonly name: string;
}

/** `values` as mbox-reader gives them: lower-case names, bytes as latin1 characters. */
export function headersOf(values: ReadonlyMap<string, readonly string[]>): Headers {
  const one = (name: string) => readable(values.get(name)?.[0]?.trim() ?? '');
  return {
    has: name => values.has(name),
    one,
    text: name => decodeWords(one(name)),
    mailboxes: name => {
      const all = (values.get(name) ?? []).map(readable).join(', ');
      return all === '' ? [] : flat(addressParser(all));
    },
  };
}

function flat(addresses: readonly Address[]): Mailbox[] {
  return addresses.flatMap(address =>
    address.group ? flat(address.group) : [{ email: address.address ?? '', name: address.name ?? '' }],
  );
}

/** Headers should be ASCII; where a program wrote raw bytes, they are read in the encoding that fits. */
function readable(value: string): string {
  if (!/[\u0080-\u00ff]/u.test(value)) return value;
  const bytes = Buffer.from(value, 'latin1');
  return new TextDecoder(encodingOf(bytes) ?? 'utf-8').decode(bytes);
}
