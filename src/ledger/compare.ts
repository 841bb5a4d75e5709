/** Where what the CRM stored differs from what was written. Pure. */
import type { RecordRef, Write } from '../domain/write.ts';

const nameOf = (ref: RecordRef) => ('key' in ref ? ref.key : ref.entry);

/** Texts are the same when a reader sees the same: CRMs wrap, trim and turn line ends. */
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ').trim();

/** CRMs that keep minutes cut seconds off. */
const sameMoment = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) < 60_000;

function same(field: string, written: unknown, stored: unknown): boolean {
  if (field === 'at') return sameMoment(String(written), String(stored));
  // A CRM may add people of its own; those we named have to be there.
  if (Array.isArray(written)) {
    const there = new Set((stored as RecordRef[] | undefined)?.map(nameOf));
    return (written as RecordRef[]).every(ref => there.has(nameOf(ref)));
  }
  if (written !== null && typeof written === 'object')
    return (
      stored !== null && typeof stored === 'object' && nameOf(written as RecordRef) === nameOf(stored as RecordRef)
    );
  if (typeof written === 'string' && typeof stored === 'string') return plain(stored).includes(plain(written));
  return written === stored;
}

/** Fields whose value says what was there before, not what is written. */
const notWritten = ['kind', 'from', 'timeKnown'];

/**
 * @param stored as the CRM gave it back: fields it has no place for are absent, and say nothing
 * @returns the names of the fields that differ
 */
export function differences(write: Write, stored: Partial<Write>): string[] {
  const there = stored as Readonly<Record<string, unknown>>;
  return Object.entries(write).flatMap(([field, value]) => {
    if (notWritten.includes(field) || value === null || there[field] === undefined) return [];
    // Without a time the CRM holds whatever moment of the day it likes.
    if (field === 'at' && write.kind === 'activity' && !write.timeKnown) {
      return String(there.at).slice(0, 10) === write.at.slice(0, 10) ? [] : [field];
    }
    return same(field, value, there[field]) ? [] : [field];
  });
}
