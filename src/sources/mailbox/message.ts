/** One message as a touch. */
import PostalMime from 'postal-mime';
import { isMachineAddress, normalEmail } from '../../domain/addresses.ts';
import type { Incoming, IncomingTouch, PersonRef, Side } from '../../domain/incoming.ts';
import { earliest } from '../dates.ts';
import { hashKey } from '../keys.ts';
import { cleanName } from '../names.ts';
import type { ReadContext } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { withSelf } from '../self.ts';
import { type Headers, headersOf } from './headers.ts';
import { isNoise } from './noise.ts';

/** Where the message stands in its file. */
export interface Place {
  readonly line: number;
  /** Bytes before it. */
  readonly byte: number;
}

/** Clocks run ahead by hours, not by days. Milliseconds. */
const tolerance = 2 * 86_400_000;

/** A message as mbox-reader hands it over. */
export interface Message {
  readonly content: Uint8Array;
  readonly headers: ReadonlyMap<string, readonly string[]>;
}

/** The touch of a message; null when it is passed over; the message as rejected when it cannot be read. */
export async function messageItem(message: Message, place: Place, context: ReadContext): Promise<Incoming | null> {
  const headers = headersOf(message.headers);
  if (isNoise(headers)) return null;
  const sender = senderOf(headers);
  if (!sender) return rejectedMessage(place, reasons.noSender, message);
  if (isMachineAddress(sender.email, sender.name)) return null;
  const at = dateOf(headers, context.now);
  if (typeof at === 'string') return rejectedMessage(place, at, message);
  const to = recipientsOf(headers, sender.email);
  const people: IncomingTouch['people'] = [{ ref: sender, side: 'from' }, ...to.people];
  const list = listOf(headers.one('list-id'));
  const listName = cleanName(
    headers
      .text('list-id')
      .replace(/<[^<>]*>\s*$/u, '')
      .replace(/^\s*"|"\s*$/gu, ''),
  );
  const all = withSelf(people, context.self, 'to');
  // A note to oneself or to undisclosed recipients names nobody.
  if (all.length < 2 && !list) return null;
  const id = headers.one('message-id').replace(/[<>\s]/gu, '');
  return {
    type: 'touch',
    key: `mail:${id || hashKey(sender.email, at.getTime(), ...to.people.map(person => person.ref.email))}`,
    line: place.line,
    kind: 'email',
    at,
    people: all,
    size: Math.max(all.length, to.count + 1),
    list,
    ...(list && listName !== '' && !listName.toLowerCase().includes(list) ? { listName } : {}),
    detail: context.keepDetails ? await detailOf(headers, message.content) : undefined,
  };
}

async function detailOf(headers: Headers, content: Uint8Array): Promise<IncomingTouch['detail']> {
  const subject = headers.text('subject') || undefined;
  try {
    const { text } = await PostalMime.parse(content);
    return { subject, body: text?.trim() || undefined };
  } catch {
    // A body that cannot be parsed is left out; who wrote to whom is known all the same.
    return { subject };
  }
}

type Sender = PersonRef & { email: string };

/** The From address; the Reply-To where From is a machine or a list that writes for a person. */
function senderOf(headers: Headers): Sender | null {
  const from = headers.mailboxes('from')[0] ?? headers.mailboxes('sender')[0];
  const email = normalEmail(from?.email ?? '');
  if (!from || !email) return null;
  const onBehalf = isMachineAddress(email, from.name) || (headers.has('list-id') && / via /iu.test(from.name));
  const reply = onBehalf ? headers.mailboxes('reply-to')[0] : undefined;
  const replyEmail = normalEmail(reply?.email ?? '');
  if (reply && replyEmail && !isMachineAddress(replyEmail, reply.name) && replyEmail !== listAddress(headers))
    return {
      email: replyEmail,
      name: personName(reply.name, replyEmail) ?? personName(from.name.replace(/ via .*$/iu, ''), email),
    };
  return { email, name: personName(from.name, email) };
}

function listAddress(headers: Headers): string | undefined {
  return normalEmail(headers.one('list-post').replace(/[<>]/gu, '').replace(/\?.*$/u, ''));
}

function recipientsOf(headers: Headers, sender: string): { people: { ref: PersonRef; side: Side }[]; count: number } {
  const seen = new Set([sender]);
  const people: { ref: PersonRef; side: Side }[] = [];
  const list = listAddress(headers);
  for (const mailbox of ['to', 'cc', 'bcc'].flatMap(name => headers.mailboxes(name))) {
    const email = normalEmail(mailbox.email);
    if (!email || seen.has(email)) continue;
    seen.add(email);
    if (email === list || isMachineAddress(email, mailbox.name)) continue;
    people.push({ ref: { email, name: personName(mailbox.name, email) }, side: 'to' });
  }
  return { people, count: seen.size - 1 };
}

/** A display name that is a name: not the address again, not a mark of the mail program ("'ada@…'"). */
function personName(name: string, email: string): string | undefined {
  const clean = cleanName(name.replace(/^['"]+|['"]+$/gu, '').replace(/\s*\([^()]*\)\s*$/u, ''));
  return clean === '' || clean.includes('@') || clean.toLowerCase() === email.split('@')[0] ? undefined : clean;
}

/** `"Board games" <games.lists.example>` → games.lists.example, lower case. */
function listOf(header: string): string | undefined {
  const id = (/<([^<>]+)>\s*$/u.exec(header)?.[1] ?? header).trim().toLowerCase();
  return id === '' ? undefined : id;
}

function dateOf(headers: Headers, now: Date): Date | string {
  const text = headers.one('date');
  if (!text) return reasons.noDate('the Date header');
  const at = /\d:\d\d/u.test(text) ? [text, withoutZoneName(text)].map(each => new Date(each)).find(isTime) : undefined;
  if (!at) return reasons.badDate('Date', text);
  if (at < earliest) return reasons.dateTooOld(text);
  if (at.getTime() > now.getTime() + tolerance) return reasons.dateInFuture(text);
  return at;
}

/** A zone by a name that no clock knows (MESZ) is taken as UTC. */
function withoutZoneName(date: string): string {
  return `${date.replace(/\s+(?:\([^)]*\)|[A-Za-z]{2,5})\s*$/u, '')} +0000`;
}

function isTime(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

function rejectedMessage(place: Place, reason: string, { content }: Message): Incoming {
  const text = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, 2000)).toString('utf8');
  return rejected(place.line, `${reason} (message at byte ${place.byte})`, text);
}
