/** The border: every item a reader makes is checked against its shape before anyone else sees it. */
import {
  type Incoming,
  incomingColleague,
  incomingCompany,
  incomingDeal,
  incomingPerson,
  incomingTouch,
} from '../domain/incoming.ts';
import { storable } from '../domain/storable.ts';
import type { Reader } from './port.ts';
import { reasons, rejected } from './reasons.ts';

const shapes = {
  person: incomingPerson,
  company: incomingCompany,
  deal: incomingDeal,
  touch: incomingTouch,
  colleague: incomingColleague,
} as const;

/** The item as its shape returns it, or the row as rejected when the reader made something that does not fit. */
export function checkedItem(item: Incoming): Incoming {
  if (item.type === 'rejected') return item;
  const outcome = shapes[item.type].safeParse(item);
  if (outcome.success) return storable(outcome.data);
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
