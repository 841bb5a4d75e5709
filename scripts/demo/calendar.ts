/** The calendar of one colleague: meetings with contacts, a weekly series, private entries, all-day entries, rooms. */
import type { Colleague } from './colleagues.ts';
import { OWN_DOMAIN } from './colleagues.ts';
import type { Contact, Tie } from './contact.ts';
import { latinFullName } from './contact.ts';
import { daysBefore, icalLocal, isoDay, offsetOf, plusMinutes } from './dates.ts';
import { momentsOf } from './moments.ts';
import { randomFor } from './random.ts';

export interface Series {
  readonly contact: Contact;
  /** Days before the anchor of the first meeting; every `everyDays` a further one, `count` in all. */
  readonly first: number;
  readonly count: number;
  readonly title: string;
  /** Which meeting (0 and up) was cancelled. */
  readonly without?: number;
  /** Which meeting was moved to the next day. */
  readonly moved?: number;
}

/** Summer and winter time as calendar programs write them into each file. */
function timeZoneLines(zone: string): string[] {
  const [winter, summer] = zone === 'Europe/London' ? ['+0000', '+0100'] : ['+0100', '+0200'];
  const part = (kind: string, from: string, to: string, start: string, month: number): string[] => [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
    `TZOFFSETFROM:${from}`,
    `TZOFFSETTO:${to}`,
    `END:${kind}`,
  ];
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...part('DAYLIGHT', winter, summer, '19700329T020000', 3),
    ...part('STANDARD', summer, winter, '19701025T030000', 10),
    'END:VTIMEZONE',
  ];
}

/** Lines are at most 75 bytes; longer ones continue after a line break and a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}

const escaped = (text: string): string => text.replace(/([\\;,])/g, '\\$1');

function attendee(name: string, email: string, status: string): string {
  return `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${status};CN="${name.replaceAll('"', '')}":mailto:${email}`;
}

const person = (contact: Contact, status = 'ACCEPTED'): string =>
  attendee(latinFullName(contact), contact.email ?? '', status);

const TITLES = [
  'Project call',
  'Site visit',
  'Review of the pilot',
  'Demo',
  'Commissioning',
  'Quarterly review',
] as const;

export function calendarIcs(
  owner: Colleague,
  ties: readonly Tie[],
  series: readonly Series[],
  declined: readonly Contact[],
): string {
  const random = randomFor(`calendar ${owner.key}`);
  const zone = owner.timeZone;
  const stamp = `DTSTAMP:${icalLocal(daysBefore(0))}Z`;
  const me = attendee(owner.name, owner.email, 'ACCEPTED');
  const local = (at: Date): string => icalLocal(plusMinutes(at, offsetOf(zone, at)));
  const event = (uid: string, lines: readonly string[]): string[] => [
    'BEGIN:VEVENT',
    `UID:${uid}@${OWN_DOMAIN}`,
    stamp,
    ...lines,
    'END:VEVENT',
  ];
  const timed = (at: Date, minutes: number): string[] => [
    `DTSTART;TZID=${zone}:${local(at)}`,
    `DTEND;TZID=${zone}:${local(plusMinutes(at, minutes))}`,
  ];
  const organizer = `ORGANIZER;CN="${owner.name}":mailto:${owner.email}`;
  const meeting = (
    uid: string,
    at: Date,
    title: string,
    guests: readonly string[],
    more: readonly string[] = [],
  ): string[] =>
    event(uid, [
      ...timed(at, random.pick([30, 60, 60, 90])),
      `SUMMARY:${escaped(title)}`,
      organizer,
      me,
      ...guests,
      'STATUS:CONFIRMED',
      ...more,
    ]);

  const events: string[][] = [];
  const own = ties.filter(tie => tie.colleague === owner.key && tie.contact.email);
  for (const tie of own) {
    for (const [order, at] of momentsOf(tie, 'events').entries()) {
      events.push(
        meeting(
          `${owner.key}-${tie.contact.id}-${order}`,
          at,
          random.pick(TITLES),
          [person(tie.contact)],
          ['LOCATION:Online'],
        ),
      );
    }
  }
  // What is still to come: the next three weeks, with people who are in touch anyway.
  for (const [order, tie] of own
    .filter(known => known.last < 60 && (known.events ?? 0) > 0)
    .slice(0, 5)
    .entries()) {
    events.push(
      meeting(`${owner.key}-next-${order}`, daysBefore(-3 - 3 * order, 9), 'Next steps', [
        person(tie.contact, 'NEEDS-ACTION'),
      ]),
    );
  }
  for (const [order, one] of series.entries()) {
    const uid = `${owner.key}-series-${order}`;
    const start = daysBefore(one.first, 10);
    const at = (index: number): Date => {
      // The same local hour on both sides of a clock change.
      const day = plusMinutes(start, index * 7 * 24 * 60);
      return plusMinutes(day, offsetOf(zone, start) - offsetOf(zone, day));
    };
    const without = one.without === undefined ? [] : [`EXDATE;TZID=${zone}:${local(at(one.without))}`];
    events.push(
      meeting(uid, start, one.title, [person(one.contact)], [`RRULE:FREQ=WEEKLY;COUNT=${one.count}`, ...without]),
    );
    if (one.moved === undefined) continue;
    const moved = plusMinutes(at(one.moved), 24 * 60);
    events.push(
      meeting(
        uid,
        moved,
        `${one.title} (moved)`,
        [person(one.contact)],
        [`RECURRENCE-ID;TZID=${zone}:${local(at(one.moved))}`],
      ),
    );
  }
  for (const [order, guest] of declined.entries()) {
    events.push(
      meeting(`${owner.key}-declined-${order}`, daysBefore(40 + order * 9, 13), 'Webinar', [person(guest, 'DECLINED')]),
    );
  }
  const privately = ['CLASS:PRIVATE'];
  const doctor = attendee('Dr. Private Matter', 'private.matter@clinic.example', 'ACCEPTED');
  events.push(meeting(`${owner.key}-private-1`, daysBefore(33, 8), 'Private', [doctor], privately));
  events.push(meeting(`${owner.key}-private-2`, daysBefore(12, 16), 'Private', [doctor], ['CLASS:CONFIDENTIAL']));
  const room = 'ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED;CN="Room Curie":mailto:room-curie@lumetria.example';
  const scheduler = attendee('Calendly', 'no-reply@calendly.example', 'ACCEPTED');
  events.push(
    meeting(`${owner.key}-inside`, daysBefore(20, 7), 'Team meeting', [room, scheduler], ['RRULE:FREQ=WEEKLY;COUNT=6']),
  );
  const day = isoDay(daysBefore(15)).replaceAll('-', '');
  const nextDay = isoDay(daysBefore(14)).replaceAll('-', '');
  events.push(
    event(`${owner.key}-fair`, [
      `DTSTART;VALUE=DATE:${day}`,
      `DTEND;VALUE=DATE:${nextDay}`,
      'SUMMARY:Trade fair',
      'TRANSP:TRANSPARENT',
    ]),
  );
  const called = own[0]?.contact;
  if (called) {
    const off = ['STATUS:CANCELLED', 'SEQUENCE:1'];
    events.push(
      event(`${owner.key}-off`, [
        ...timed(daysBefore(7, 11), 30),
        'SUMMARY:Lunch',
        organizer,
        me,
        person(called),
        ...off,
      ]),
    );
  }
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lumetria//Demo calendar//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${owner.email}`,
    `X-WR-TIMEZONE:${zone}`,
    ...timeZoneLines(zone),
    ...events.flat(),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
