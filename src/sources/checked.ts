/** The border: every item a reader makes is checked against its shape before anyone else sees it. */
import {
  type Incoming,
  incomingColleague,
  incomingCompany,
  incomingDeal,
  incomingPerson,
  incomingTouch,
} from '../domain/incoming.ts';
import type { Reader } from './port.ts';
import { reasons, rejected } from './reasons.ts';

const shapes = {
  person: incomingPerson,
  company: incomingCompany,
  deal: incomingDeal,
  touch: incomingTouch,
  colleague: incomingColleague,
} as const;

/** Text without the character that no database stores: one stray NUL must not stop an import. */
function withoutNul<T>(value: T): T {
  if (typeof value === 'string') return (value.includes('\0') ? value.replaceAll('\0', '') : value) as T;
  if (Array.isArray(value)) return value.map(withoutNul) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutNul(inner)])) as T;
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (Array.isArray(value)) return value.some(holdsNul);
  return value !== null && typeof value === 'object' && !(value instanceof Date) && Object.values(value).some(holdsNul);
}

/** The item as its shape returns it, or the row as rejected when the reader made something that does not fit. */
export function checkedItem(item: Incoming): Incoming {
  if (item.type === 'rejected') return item;
  const outcome = shapes[item.type].safeParse(item);
  if (outcome.success) return holdsNul(outcome.data) ? withoutNul(outcome.data) : outcome.data;
  const issue = outcome.error.issues[0];
  const field = issue?.path.join('.') || item.type;
  return rejected(item.line ?? 1, reasons.shape(field, issue?.message ?? 'does not fit'), JSON.stringify(item));
}

/** A reader whose items are checked. */
export function checked(reader: Reader): Reader {
  return {
    kind: reader.kind,
    family: reader.family,
    ownership: reader.ownership,
    recognises: head => reader.recognises(head),
    async *read(file, context) {
      for await (const item of reader.read(file, context)) yield checkedItem(item);
    },
  };
}
