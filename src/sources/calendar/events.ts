/**
 * Cuts a calendar into its events, so that `node-ical`, which reads a text whole, is handed a few at a time. Events
 * that say nothing about who met whom are dropped before they are parsed, private ones before they are looked at.
 */
import { hashKey } from '../keys.ts';
import type { ReadContext, SourceFile } from '../port.ts';
import { linesOf } from '../text/text.ts';

/** The texts of one event: the event itself and the occurrences that were changed. */
export interface EventText {
  readonly uid: string;
  /** Where the first of them begins, from 1. */
  readonly line: number;
  readonly blocks: readonly string[];
}

/** What all events of a file need to be read: its own properties and time zones. */
export interface CalendarFrame {
  readonly lines: readonly string[];
  /** `X-WR-CALNAME`, often the owner's address. */
  readonly name: string;
  /** How many events have each UID, for those with more than one. */
  readonly repeats: ReadonlyMap<string, number>;
  /** Of a file that is an answer or a cancellation, nothing is read. */
  readonly method: string;
}

interface Block {
  readonly lines: readonly string[];
  readonly line: number;
}

/** First pass: the frame, and which events consist of several texts. */
export async function frameOf(file: SourceFile): Promise<CalendarFrame> {
  const lines: string[] = [];
  const zones = new Set<string>();
  const counts = new Map<string, number>();
  for await (const part of partsOf(file)) {
    if ('property' in part) {
      if (/^(?:X-WR-|METHOD[:;])/iu.test(part.property) && !lines.includes(part.property)) lines.push(part.property);
    } else if (part.kind === 'VTIMEZONE') zones.add(part.lines.join('\n'));
    else {
      const uid = uidOf(part.lines);
      counts.set(uid, (counts.get(uid) ?? 0) + 1);
    }
  }
  const value = (name: RegExp) =>
    lines
      .find(line => name.test(line))
      ?.replace(/^[^:]*:/u, '')
      .trim() ?? '';
  for (const [uid, count] of counts) if (count === 1) counts.delete(uid);
  return {
    lines: [...lines, ...zones],
    name: value(/^X-WR-CALNAME/iu),
    repeats: counts,
    method: value(/^METHOD/iu).toUpperCase(),
  };
}

/** Second pass: the events that name people, each with all its texts. */
export async function* eventsOf(
  file: SourceFile,
  frame: CalendarFrame,
  context: ReadContext,
): AsyncGenerator<EventText, void, undefined> {
  const waiting = new Map<string, { seen: number; line: number; blocks: string[] }>();
  for await (const part of partsOf(file, context)) {
    if ('property' in part || part.kind !== 'VEVENT') continue;
    const uid = uidOf(part.lines);
    const kept = keptText(part, uid, context.keepDetails);
    const expected = frame.repeats.get(uid) ?? 1;
    if (expected === 1) {
      if (kept) yield { uid, line: part.line, blocks: [kept] };
      continue;
    }
    const event = waiting.get(uid) ?? { seen: 0, line: part.line, blocks: [] };
    event.seen++;
    if (kept) event.blocks.push(kept);
    if (event.seen < expected) waiting.set(uid, event);
    else {
      waiting.delete(uid);
      if (event.blocks.length > 0) yield { uid, line: event.line, blocks: event.blocks };
    }
  }
}

type Part = { readonly property: string } | (Block & { readonly kind: 'VEVENT' | 'VTIMEZONE' });

/** Unfolded events, time zones and calendar properties in the order of the file. Alarms inside events are left out. */
async function* partsOf(file: SourceFile, context?: ReadContext): AsyncGenerator<Part, void, undefined> {
  let open: { kind: 'VEVENT' | 'VTIMEZONE'; lines: string[]; line: number } | undefined;
  let skipping = '';
  let last = '';
  let lastLine = 1;
  const finish = function* (): Generator<Part, void, undefined> {
    const text = last;
    last = '';
    const begin = /^BEGIN:([\w-]+)\s*$/iu.exec(text)?.[1]?.toUpperCase();
    const end = /^END:([\w-]+)\s*$/iu.exec(text)?.[1]?.toUpperCase();
    if (skipping) {
      if (end === skipping) skipping = '';
    } else if (begin === 'VEVENT' || begin === 'VTIMEZONE')
      open = { kind: begin, lines: [text.trim()], line: lastLine };
    else if (open && end === open.kind) {
      const done = open;
      open = undefined;
      yield { ...done, lines: [...done.lines, `END:${done.kind}`] };
    } else if (begin && begin !== 'VCALENDAR' && open?.kind !== 'VTIMEZONE') skipping = begin;
    else if (open) open.lines.push(text);
    else if (text !== '' && !begin && !end) yield { property: text };
  };
  for await (const batch of linesOf(file, context))
    for (const { number, text } of batch) {
      if (/^[ \t]/u.test(text)) {
        last += text.slice(1);
        continue;
      }
      yield* finish();
      [last, lastLine] = [text, number];
    }
  yield* finish();
}

/** An event without UID is known by its own text, time stamps left out. */
function uidOf(lines: readonly string[]): string {
  const uid = lines
    .find(line => /^UID[:;]/iu.test(line))
    ?.replace(/^[^:]*:/u, '')
    .trim();
  return uid || hashKey(...lines.filter(line => !/^(?:DTSTAMP|CREATED|LAST-MODIFIED|SEQUENCE)/iu.test(line)));
}

/** What is read of an event; the rest (descriptions, attachments, alarms) is most of its text. */
const wanted =
  /^(?:BEGIN|END|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|STATUS|ORGANIZER|ATTENDEE)[:;]/iu;
const details = /^(?:SUMMARY|LOCATION|DESCRIPTION)[:;]/iu;

/** The text handed to the parser; null for an event that is dropped. */
function keptText(block: Block, uid: string, keepDetails: boolean): string | null {
  const find = (name: RegExp) => block.lines.find(line => name.test(line));
  const occurrence = find(/^RECURRENCE-ID[:;]/iu);
  const hidden = find(/^CLASS[:;].*(?:PRIVATE|CONFIDENTIAL)/iu) !== undefined;
  if (hidden) {
    // One private occurrence of an open series: the series must not be read as if it had taken place as usual.
    const start = find(/^DTSTART[:;]/iu);
    return occurrence && start
      ? ['BEGIN:VEVENT', `UID:${uid}`, occurrence, start, 'STATUS:CANCELLED', 'END:VEVENT'].join('\r\n')
      : null;
  }
  if (!occurrence && find(/^STATUS[:;]?.*CANCELLED/iu)) return null;
  if (!occurrence && !find(/^ATTENDEE[:;]/iu)) return null;
  const lines = block.lines.filter(line => wanted.test(line) || (keepDetails && details.test(line)));
  if (!find(/^UID[:;]/iu)) lines.splice(1, 0, `UID:${uid}`);
  return lines.join('\r\n');
}
