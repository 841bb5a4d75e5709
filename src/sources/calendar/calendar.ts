/** Calendars (`.ics`): meetings with those who took part; recurring ones as the occurrences that took place. */
import ical, { type VEvent } from 'node-ical';
import type { Incoming } from '../../domain/incoming.ts';
import { earliest } from '../dates.ts';
import type { ReadContext, Reader } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { headText } from '../text/text.ts';
import { type CalendarFrame, type EventText, eventsOf, frameOf } from './events.ts';
import { meetingTouch, type Occurrence } from './meeting.ts';

const day = 86_400_000;
/** Series are expanded from three years back to 90 days ahead. Days. */
const behind = 3 * 365;
const ahead = 90;
/** Events parsed together: enough to share the time zones, few enough to keep memory flat. */
const chunkSize = 100;

export const calendar: Reader = {
  kind: 'calendar',
  family: 'calendar',
  ownership: 'colleague',
  recognises: head => /^\ufeff?\s*BEGIN:VCALENDAR\s*$/imu.test(headText(head)?.slice(0, 4096) ?? ''),
  async *read(file, context) {
    const frame = await frameOf(file);
    if (/^(?:REPLY|CANCEL|REFRESH|COUNTER|DECLINECOUNTER)$/u.test(frame.method)) return;
    let chunk: EventText[] = [];
    for await (const event of eventsOf(file, frame, context)) {
      chunk.push(event);
      if (chunk.length < chunkSize) continue;
      for (const item of items(chunk, frame, context)) yield item;
      chunk = [];
    }
    for (const item of items(chunk, frame, context)) yield item;
  },
};

function items(chunk: readonly EventText[], frame: CalendarFrame, context: ReadContext): Incoming[] {
  if (chunk.length === 0) return [];
  let parsed: ReturnType<typeof ical.sync.parseICS>;
  try {
    parsed = ical.sync.parseICS(textOf(chunk, frame));
  } catch (error) {
    // One event breaks the chunk: each is tried by itself, so that only that one is lost.
    if (chunk.length > 1) return chunk.flatMap(event => items([event], frame, context));
    return chunk.map(event => unreadable(event, error));
  }
  return chunk.flatMap(text => {
    const event = parsed[text.uid];
    if (event?.type !== 'VEVENT') return [];
    try {
      return occurrences(event, text, context);
    } catch (error) {
      return [unreadable(text, error)];
    }
  });
}

function textOf(chunk: readonly EventText[], frame: CalendarFrame): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...frame.lines, ...chunk.flatMap(event => event.blocks), 'END:VCALENDAR']
    .join('\r\n')
    .replace(/\r?\n/gu, '\r\n');
}

function unreadable(event: EventText, error: unknown): Incoming {
  const detail = error instanceof Error ? error.message : String(error);
  return rejected(event.line, reasons.unreadable('the event', detail), event.blocks.join('\n'));
}

function occurrences(event: VEvent, text: EventText, context: ReadContext): Incoming[] {
  const raw = text.blocks.join('\n');
  const from = new Date(context.now.getTime() - behind * day);
  const to = new Date(context.now.getTime() + ahead * day);
  if (!(event.start instanceof Date) || Number.isNaN(event.start.getTime()))
    return [rejected(text.line, reasons.noDate('DTSTART'), raw)];
  if (!event.rrule) {
    if (event.start < earliest) return [rejected(text.line, reasons.dateTooOld(event.start.toISOString()), raw)];
    // Changed occurrences of a series that is not in the file, or was dropped, are events of their own.
    const alone = [event, ...Object.values(event.recurrences ?? {})] as VEvent[];
    return [...new Set(alone)].flatMap(each => (each.start <= to ? touches(occurrenceOf(each, text), context) : []));
  }
  if (/FREQ=(?:SECONDLY|MINUTELY|HOURLY)/iu.test(raw))
    return [rejected(text.line, reasons.unreadable('the event', 'it repeats more often than daily'), raw)];
  return ical.expandRecurringEvent(event, { from, to }).flatMap(instance => {
    // The key keeps the time the series gives the occurrence, so that moving it later does not make a second one.
    const planned = (instance.isOverride && instance.event.recurrenceid) || instance.start;
    const { start, end } = instance;
    return touches({ key: keyOf(text.uid, planned), line: text.line, event: instance.event, start, end }, context);
  });
}

function occurrenceOf(event: VEvent, text: EventText): Occurrence {
  const key = event.recurrenceid instanceof Date ? keyOf(text.uid, event.recurrenceid) : `event:${text.uid}`;
  return { key, line: text.line, event, start: event.start, end: event.end };
}

function keyOf(uid: string, at: Date): string {
  return `event:${uid}@${new Date(at).toISOString()}`;
}

function touches(occurrence: Occurrence, context: ReadContext): Incoming[] {
  const touch = meetingTouch(occurrence, context);
  return touch ? [touch] : [];
}
