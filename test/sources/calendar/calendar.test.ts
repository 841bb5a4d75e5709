import { describe, expect, it } from 'vitest';
import { ofType, read } from '../support.ts';

const self = 'rep@ours.example';
const rep = 'ATTENDEE;PARTSTAT=ACCEPTED;CN=Rep One:mailto:rep@ours.example';
const ada = 'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="Example, Ada":mailto:Ada@acme.example';
const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'X-WR-CALNAME:rep@ours.example',
    'X-WR-TIMEZONE:Europe/Warsaw',
    ...events.flat(),
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const one = [
  'UID:m1',
  'DTSTART;TZID=Europe/Warsaw:20261102T100000',
  'DTEND;TZID=Europe/Warsaw:20261102T104500',
  'SUMMARY:Secret',
  'LOCATION:Secret room',
  rep,
  ada,
];
const meetings = async (...events: string[][]) => ofType((await read(calendar(...events), { self })).items, 'touch');

describe('a calendar', () => {
  it('says who met whom, when and how long, and nothing of what about', async () => {
    const { kind, items } = await read(calendar(event(...one)), { self });
    expect(kind).toBe('calendar');
    expect(items).toEqual([
      {
        type: 'touch',
        key: 'event:m1',
        line: 5,
        kind: 'meeting',
        at: new Date('2026-11-02T09:00:00Z'),
        minutes: 45,
        size: 2,
        people: [
          { ref: { email: self, name: 'Rep One', self: true }, side: 'with' },
          { ref: { email: 'ada@acme.example', name: 'Ada Example' }, side: 'with' },
        ],
      },
    ]);
    expect(JSON.stringify(items)).not.toContain('Secret');
  });

  it('keeps subject and place when the owner asks for them', async () => {
    const { items } = await read(calendar(event(...one)), { self, keepDetails: true });
    expect(ofType(items, 'touch')[0]?.detail).toMatchObject({ subject: 'Secret', place: 'Secret room' });
  });

  it('repeats a series at the local hour, without what was left out, moved or cancelled', async () => {
    const series = event(
      ...one.map(line => line.replaceAll('20261102', '20261020')),
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;TZID=Europe/Warsaw:20261103T100000',
    );
    const moved = event(
      'UID:m1',
      'RECURRENCE-ID;TZID=Europe/Warsaw:20261027T100000',
      'DTSTART;TZID=Europe/Warsaw:20261028T120000',
      'DTEND;TZID=Europe/Warsaw:20261028T130000',
      rep,
      ada,
    );
    const cancelled = event(
      'UID:m1',
      'RECURRENCE-ID;TZID=Europe/Warsaw:20261110T100000',
      'DTSTART;TZID=Europe/Warsaw:20261110T100000',
      'STATUS:CANCELLED',
      rep,
      ada,
    );
    const between = event(...one.map(line => line.replace('UID:m1', 'UID:other')));
    const found = await meetings(moved, series, between, cancelled);
    expect(
      found.filter(touch => touch.key.startsWith('event:m1')).map(touch => [touch.key, touch.at.toISOString()]),
    ).toEqual([
      // Summer time ends on 25 October: ten o'clock is an hour later in UTC.
      ['event:m1@2026-10-20T08:00:00.000Z', '2026-10-20T08:00:00.000Z'],
      ['event:m1@2026-10-27T09:00:00.000Z', '2026-10-28T11:00:00.000Z'],
      ['event:m1@2026-11-17T09:00:00.000Z', '2026-11-17T09:00:00.000Z'],
    ]);
    expect(found.map(touch => touch.key)).toContain('event:other');
  });

  it('does not look further back than three years nor further ahead than ninety days in a series', async () => {
    const found = await meetings(
      event(...one.map(line => line.replaceAll('20261102', '20100104')), 'RRULE:FREQ=MONTHLY'),
    );
    const times = found.map(touch => touch.at.getTime());
    expect(found.length).toBeGreaterThan(30);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.parse('2023-11-21'));
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.parse('2027-02-20'));
  });

  it.each([
    ['private', ['CLASS:PRIVATE']],
    ['confidential', ['CLASS:CONFIDENTIAL']],
    ['cancelled', ['STATUS:CANCELLED']],
  ])('does not read an event that is %s', async (_, lines) => {
    expect(await meetings(event(...one, ...lines))).toEqual([]);
  });

  it('leaves out the private occurrence of an open series', async () => {
    const series = event(...one, 'RRULE:FREQ=DAILY;COUNT=3');
    const secret = event(
      'UID:m1',
      'RECURRENCE-ID;TZID=Europe/Warsaw:20261103T100000',
      'DTSTART;TZID=Europe/Warsaw:20261103T100000',
      'CLASS:PRIVATE',
      rep,
      ada,
    );
    expect((await meetings(series, secret)).map(touch => touch.at.getUTCDate())).toEqual([2, 4]);
  });

  it('leaves out who declined, rooms and scheduling systems, and a meeting nobody else came to', async () => {
    const declined = ada.replace('ACCEPTED', 'DECLINED');
    const room = 'ATTENDEE;CUTYPE=RESOURCE;CN=Room 1:mailto:c_1@resource.calendar.google.com';
    const bob = 'ATTENDEE;CN=Bob:mailto:bob@globex.example';
    const base = one.filter(line => line !== ada);
    const [touch] = await meetings(event(...base, declined, room, bob));
    expect(touch?.people.map(person => person.ref.email)).toEqual([self, 'bob@globex.example']);
    expect(await meetings(event(...base, declined, room))).toEqual([]);
  });

  it('does not count a meeting that the owner declined', async () => {
    expect(await meetings(event(...one.filter(line => line !== rep), rep.replace('ACCEPTED', 'DECLINED')))).toEqual([]);
  });

  it('ignores holidays, reminders and alarms', async () => {
    const holiday = event('UID:h', 'DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas');
    const alarmed = event(...one, 'BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'END:VALARM');
    const todo = ['BEGIN:VTODO', 'UID:t', 'SUMMARY:Buy milk', rep, ada, 'END:VTODO'];
    expect((await meetings(holiday, todo, alarmed)).map(touch => touch.key)).toEqual(['event:m1']);
  });

  it('reads attendees that are folded over lines', async () => {
    const folded = 'ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;CN="Ada\r\n  Example":mailto:ada@ac\r\n me.example';
    const [touch] = await meetings(event(...one.filter(line => line !== ada), folded));
    expect(touch?.people[1]?.ref).toEqual({ email: 'ada@acme.example', name: 'Ada Example' });
  });

  it('rejects an event without a start with its line, and reads the rest', async () => {
    const { items } = await read(calendar(event('UID:x', 'SUMMARY:x', rep, ada), event(...one)), { self });
    expect(ofType(items, 'rejected')).toMatchObject([{ line: 5, reason: expect.stringContaining('DTSTART') }]);
    expect(ofType(items, 'touch')).toHaveLength(1);
  });

  it('refuses a series that repeats every second', async () => {
    const { items } = await read(calendar(event(...one, 'RRULE:FREQ=SECONDLY')), { self });
    expect(items).toMatchObject([{ type: 'rejected', reason: expect.stringContaining('more often than daily') }]);
  });
});
