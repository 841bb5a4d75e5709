/** One occurrence of a calendar event as a touch. */
import type { Attendee, ParameterValue, VEvent } from 'node-ical';
import { isMachineAddress, normalEmail } from '../../domain/addresses.ts';
import type { IncomingTouch, PersonRef } from '../../domain/incoming.ts';
import { cleanName } from '../names.ts';
import type { ReadContext } from '../port.ts';
import { withSelf } from '../self.ts';

export interface Occurrence {
  readonly key: string;
  readonly line: number;
  readonly event: VEvent;
  readonly start: Date;
  readonly end: Date | undefined;
}

type Person = { email: string; name: string | undefined; declined: boolean };

/** The touch, or null when nobody met: cancelled, declined by the owner, or nobody left besides rooms and refusals. */
export function meetingTouch(occurrence: Occurrence, context: ReadContext): IncomingTouch | null {
  const { event, start, end } = occurrence;
  if (event.status === 'CANCELLED') return null;
  const invited = peopleOf(event);
  const self = context.self?.toLowerCase();
  if (invited.some(person => person.email === self && person.declined)) return null;
  const there: IncomingTouch['people'] = invited.flatMap(({ email, name, declined }) => {
    const ref: PersonRef = { email, name };
    return declined ? [] : [{ ref, side: 'with' }];
  });
  const people = withSelf(there, self, 'with');
  if (people.length < 2) return null;
  const minutes = end ? (end.getTime() - start.getTime()) / 60_000 : undefined;
  return {
    type: 'touch',
    key: occurrence.key,
    line: occurrence.line,
    kind: 'meeting',
    at: new Date(start.getTime()),
    minutes: minutes !== undefined && minutes > 0 ? minutes : undefined,
    people,
    size: people.length,
    detail: context.keepDetails
      ? { subject: plain(event.summary), place: plain(event.location), body: plain(event.description) }
      : undefined,
  };
}

/** Attendees and organiser, each once; rooms, equipment and scheduling systems are nobody. */
function peopleOf(event: VEvent): Person[] {
  const people = new Map<string, Person>();
  for (const attendee of [event.attendee ?? []].flat()) {
    const person = personOf(attendee);
    if (person) people.set(person.email, person);
  }
  const organiser = event.organizer ? personOf(event.organizer) : null;
  if (organiser && !people.has(organiser.email)) people.set(organiser.email, organiser);
  return [...people.values()];
}

function personOf(value: Attendee | ParameterValue<string, Record<string, unknown>>): Person | null {
  const address = typeof value === 'string' ? value : value.val;
  const params: Record<string, unknown> = typeof value === 'string' ? {} : value.params;
  const param = (name: string) => String(params[name] ?? '').trim();
  if (/^(?:ROOM|RESOURCE)$/iu.test(param('CUTYPE')) || /^NON-PARTICIPANT$/iu.test(param('ROLE'))) return null;
  const email = normalEmail(address) ?? normalEmail(param('EMAIL'));
  const called = cleanName(param('CN').replace(/^["']+|["']+$/gu, ''));
  if (!email || isMachineAddress(email, called)) return null;
  const name = called === '' || called.includes('@') ? undefined : called;
  return { email, name, declined: /^DECLINED$/iu.test(param('PARTSTAT')) };
}

function plain(value: ParameterValue | undefined): string | undefined {
  const text = typeof value === 'object' ? value.val : value;
  return text?.trim() || undefined;
}
