/** One message as a touch. */
import { isMachineAddress, normalEmail } from '../../domain/addresses.ts';
import type { Incoming, IncomingTouch, PersonRef, Side } from '../../domain/incoming.ts';
import { earliest } from '../dates.ts';
import { hashKey } from '../keys.ts';
import { wholeName } from '../names.ts';
import type { ReadContext } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { withSelf } from '../self.ts';
import { type Headers, mailboxes, parseHeaders } from './headers.ts';
import { isFromMachine, isNoise } from './noise.ts';

/** Where the message stands in its file. */
export interface Place {
  readonly line: number;
  /** Bytes before it. */
  readonly byte: number;
}

/** Clocks run ahead by hours, not by days. Milliseconds. */
const tolerance = 2 * 86_400_000;

/** The touch of a message; null when it is passed over; the message as rejected when it cannot be read. */
export async function messageItem(content: Uint8Array, place: Place, context: ReadContext): Promise<Incoming | null> {
  let headers: Headers;
  try {
    headers = await parseHeaders(content);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return rejectedMessage(place, reasons.unreadable('the message', problem), content);
  }
  if (isNoise(headers)) return null;
  const sender = senderOf(headers);
  if (!sender) return rejectedMessage(place, reasons.noSender, content);
  if (isFromMachine(sender.email, sender.name)) return null;
  const at = dateOf(headers, context.now);
  if (typeof at === 'string') return rejectedMessage(place, at, content);
  const to = recipientsOf(headers, sender.email);
  const people: IncomingTouch['people'] = [{ ref: sender, side: 'from' }, ...to.people];
  const list = listOf(headers.one('list-id'));
  const all = withSelf(people, context.self, 'to');
  // A note to oneself or to undisclosed recipients names nobody.
  if (all.length < 2 && !list) return null;
  const id = headers.email.messageId?.replace(/[<>\s]/gu, '');
  return {
    type: 'touch',
    key: id ? `mail:${id}` : `mail:${hashKey(sender.email, at.getTime(), ...to.people.map(person => person.ref.email))}`,
    line: place.line,
    kind: 'email',
    at,
    people: all,
    size: Math.max(all.length, to.count + 1),
    list,
    detail: context.keepDetails
      ? { subject: headers.subject || undefined, body: headers.email.text?.trim() || undefined }
      : undefined,
  };
}

type Sender = PersonRef & { email: string };

/** The From address; the Reply-To where From is a machine or a list that writes for a person. */
function senderOf(headers: Headers): Sender | null {
  const from = mailboxes(headers.email.from ?? headers.email.sender)[0];
  const email = normalEmail(from?.email ?? '');
  if (!from || !email) return null;
  const onBehalf = isMachineAddress(email, from.name) || (headers.has('list-id') && / via /iu.test(from.name));
  const reply = onBehalf ? mailboxes(headers.email.replyTo)[0] : undefined;
  const replyEmail = normalEmail(reply?.email ?? '');
  if (reply && replyEmail && !isMachineAddress(replyEmail, reply.name) && replyEmail !== listAddress(headers))
    return { email: replyEmail, name: personName(reply.name, replyEmail) ?? personName(from.name.replace(/ via .*$/iu, ''), email) };
  return { email, name: personName(from.name, email) };
}

function listAddress(headers: Headers): string | undefined {
  return normalEmail(headers.one('list-post').replace(/[<>]/gu, '').replace(/\?.*$/u, ''));
}

function recipientsOf(headers: Headers, sender: string): { people: { ref: PersonRef; side: Side }[]; count: number } {
  const { to, cc, bcc } = headers.email;
  const seen = new Set([sender]);
  const people: { ref: PersonRef; side: Side }[] = [];
  const list = listAddress(headers);
  for (const mailbox of [...mailboxes(to), ...mailboxes(cc), ...mailboxes(bcc)]) {
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
  const clean = wholeName(name.replace(/^['"]+|['"]+$/gu, '').replace(/\s*\([^()]*\)\s*$/u, ''));
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
  const at = new Date(headers.email.date ?? text);
  if (Number.isNaN(at.getTime())) return reasons.badDate('Date', text);
  if (at < earliest) return reasons.dateTooOld(text);
  if (at.getTime() > now.getTime() + tolerance) return reasons.dateInFuture(text);
  return at;
}

function rejectedMessage(place: Place, reason: string, content: Uint8Array): Incoming {
  const text = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, 2000)).toString('utf8');
  return rejected(place.line, `${reason} (message at byte ${place.byte})`, text);
}
