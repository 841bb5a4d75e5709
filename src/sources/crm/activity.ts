/** What a CRM calls an activity, as a touch: its kind, who spoke, and how long it took. */

import { fold } from '../../domain/fold.ts';
import type { ColleagueRef, IncomingTouch, PersonRef, Side, TouchKind } from '../../domain/incoming.ts';

/** Words of activity types, folded, in the languages CRMs are used in; the first that is part of the type decides. */
const kinds: readonly (readonly [TouchKind, RegExp])[] = [
  ['message', /linkedin|inmail|social|twitter|facebook/u],
  ['chat', /chat|sms|whatsapp|slack|teams message|text message|conversation/u],
  ['email', /e ?mail|mail$|^mail/u],
  ['call', /call|phone|telefon|anruf|hovor|rozmowa|تماس|dial|voicemail/u],
  ['meeting', /meeting|demo|lunch|visit|appointment|event|spotkan|schuzk|besuch|termin|treffen|jednan|جلسه/u],
  ['letter', /letter|postal|brief|list$|dopis/u],
];
/** Entries of a diary that are no exchange with anybody. */
const diary = /^(?:note|task|to do|todo|deadline|notatka|zadanie|poznamka|ukol|notiz|aufgabe|یادداشت|log|other)\b/u;

/** The kind of touch; `null` for notes and tasks, which are passed over; undefined when the word is not known. */
export function touchKindOf(type: string): TouchKind | null | undefined {
  const word = fold(type);
  if (word === '' || diary.test(word)) return null;
  return kinds.find(([, pattern]) => pattern.test(word))?.[0];
}

/** Whether the other side began. Undefined when the activity does not say. */
export function isInbound(direction: string, type = ''): boolean | undefined {
  const word = fold(`${direction} ${type}`);
  if (/inbound|incoming|received|eingehend|przychod|prichoz/u.test(word)) return true;
  if (/outbound|outgoing|sent|ausgehend|wychod|odchoz/u.test(word)) return false;
  return undefined;
}

/**
 * Minutes of a duration cell: `00:30`, `1:05:00`, `45`, or milliseconds as HubSpot stores calls (any number of a day
 * in minutes or more). Undefined when empty or unreadable.
 */
export function minutesOf(text: string): number | undefined {
  const clock = /^(\d{1,3}):(\d{2})(?::(\d{2}))?$/u.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60;
  if (!/^\d+(?:\.\d+)?$/u.test(text)) return undefined;
  const value = Number(text);
  return value < 1440 ? value : value / 60_000;
}

export interface Activity {
  readonly key: string;
  readonly line: number;
  readonly kind: TouchKind;
  readonly at: Date;
  readonly inbound: boolean | undefined;
  readonly minutes?: number;
  readonly owner: ColleagueRef | undefined;
  readonly contacts: readonly PersonRef[];
  readonly company?: { key?: string; name?: string };
}

/** An activity as a touch: calls and meetings are among equals, what is written has a sender. */
export function activityTouch(activity: Activity): IncomingTouch {
  const equals = activity.kind === 'call' || activity.kind === 'meeting' || activity.kind === 'event';
  const ours: Side = equals ? 'with' : activity.inbound ? 'to' : 'from';
  const theirs: Side = equals ? 'with' : activity.inbound ? 'from' : 'to';
  const owner = activity.owner;
  const people: IncomingTouch['people'] = activity.contacts.map(ref => ({ ref, side: theirs }));
  if (owner) people.unshift({ ref: ownerPerson(owner), side: ours });
  return {
    type: 'touch',
    key: activity.key,
    line: activity.line,
    kind: activity.kind,
    at: activity.at,
    minutes: activity.minutes,
    people,
    size: Math.max(1, people.length),
    company: activity.company,
    owner,
  };
}

/** The owner as one of those who took part; the key joins by the CRM's owner id where there is no name. */
function ownerPerson(owner: ColleagueRef): PersonRef {
  if (owner.email || owner.name) return { email: owner.email, name: owner.name };
  return { key: `owner:${owner.crmOwner ?? ''}` };
}
