/** Mail as it stands in a mailbox file: headers with encoded words, bodies in the usual transfer encodings. */
import { mailDate, mboxDate } from './dates.ts';

export interface Mailbox {
  readonly name?: string;
  readonly email: string;
}

export interface Mail {
  readonly at: Date;
  readonly timeZone: string;
  readonly id: string;
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc?: readonly Mailbox[];
  readonly subject: string;
  readonly replyTo?: string;
  readonly references?: readonly string[];
  readonly body: string;
  /** Further headers as they are: List-Id, Auto-Submitted, … */
  readonly more?: readonly string[];
  readonly encoding?: 'q' | 'b';
}

const isAscii = (text: string): boolean => /^[\x20-\x7e\n]*$/.test(text);

/** RFC 2047 encoded words, cut between letters so that each stays under 75 characters. */
export function encodedWords(text: string, encoding: 'q' | 'b'): string {
  if (isAscii(text)) return text;
  const parts = [''];
  for (const letter of text) {
    const last = parts.at(-1) ?? '';
    if (Buffer.byteLength(last + letter) > (encoding === 'b' ? 42 : 19)) parts.push(letter);
    else parts[parts.length - 1] = last + letter;
  }
  const word = (part: string): string => {
    if (encoding === 'b') return `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`;
    const bytes = [...Buffer.from(part)].map(byte => {
      const letter = String.fromCharCode(byte);
      if (letter === ' ') return '_';
      return /[A-Za-z0-9]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    });
    return `=?UTF-8?Q?${bytes.join('')}?=`;
  };
  return parts.map(word).join('\n ');
}

function address(mailbox: Mailbox, encoding: 'q' | 'b'): string {
  if (!mailbox.name) return mailbox.email;
  if (!isAscii(mailbox.name)) return `${encodedWords(mailbox.name, encoding)} <${mailbox.email}>`;
  const name = /^[\w .'-]+$/.test(mailbox.name) && !mailbox.name.includes('.') ? mailbox.name : `"${mailbox.name}"`;
  return `${name} <${mailbox.email}>`;
}

function body(text: string, encoding: 'q' | 'b'): { transfer: string; text: string } {
  // A line that begins with "From " would look like the next mail.
  const escaped = text.replace(/^(>*From )/gm, '>$1');
  if (isAscii(text)) return { transfer: '7bit', text: escaped };
  if (encoding === 'b') {
    return {
      transfer: 'base64',
      text: (
        Buffer.from(text)
          .toString('base64')
          .match(/.{1,76}/g) ?? []
      ).join('\n'),
    };
  }
  const quoted = [...Buffer.from(escaped)].map(byte => {
    const plain = (byte >= 0x20 && byte < 0x7f && byte !== 0x3d) || byte === 0x0a;
    return plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  let width = 0;
  const lines = quoted.map(piece => {
    width = piece === '\n' ? 0 : width + piece.length;
    if (width <= 72) return piece;
    width = piece.length;
    return `=\n${piece}`;
  });
  return { transfer: 'quoted-printable', text: lines.join('') };
}

/** One mail with its `From ` line, ended by an empty line. */
export function mboxEntry(mail: Mail): string {
  const encoding = mail.encoding ?? 'q';
  const people = (list: readonly Mailbox[]): string => list.map(person => address(person, encoding)).join(',\n ');
  const content = body(mail.body, encoding);
  const headers = [
    `From ${mail.from.email} ${mboxDate(mail.at)}`,
    `Message-ID: <${mail.id}>`,
    `Date: ${mailDate(mail.at, mail.timeZone)}`,
    `From: ${address(mail.from, encoding)}`,
    `To: ${people(mail.to)}`,
    ...(mail.cc?.length ? [`Cc: ${people(mail.cc)}`] : []),
    `Subject: ${encodedWords(mail.subject, encoding)}`,
    ...(mail.replyTo ? [`In-Reply-To: <${mail.replyTo}>`] : []),
    ...(mail.references?.length ? [`References: ${mail.references.map(id => `<${id}>`).join('\n ')}`] : []),
    ...(mail.more ?? []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Transfer-Encoding: ${content.transfer}`,
  ];
  return `${headers.join('\n')}\n\n${content.text}\n\n`;
}
