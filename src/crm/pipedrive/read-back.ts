/** What Pipedrive holds of something that we wrote, in the shape in which it was written. */
import type { RecordRef, Write } from '../../domain/write.ts';
import { fromHtml, readLogged } from '../logged-text.ts';
import type { ReadBack, Written } from '../port.ts';
import { versionOf } from '../version.ts';
import type { Row } from './api.ts';
import { keyOf, minutesOf, number, participantsOf, startOf, text } from './records.ts';
import { idOf, type Logged, type Made, placeOf, type Writing } from './writing.ts';

export interface Found extends ReadBack {
  readonly id: number;
  readonly row: Row;
}

/** Times and counts that move without anybody changing the record. */
const counted = /(?:_time|_count|_activity_id|_date_of_.*|last_.*|next_.*)$/u;

export async function readWritten({ client, language }: Writing, written: Written, write: Made): Promise<Found | null> {
  const place = placeOf(write);
  const id = Number(written.id.slice(written.id.indexOf(':') + 1));
  const row = place === 'notes' ? await client.note(id) : await client.get(place, id);
  // What was deleted is still answered for, for a month.
  if (!row || row.is_deleted === true || row.active_flag === false) return null;
  const values = Object.entries(row).filter(([name]) => !counted.test(name) || name === 'due_time');
  return { id, row, version: versionOf(values.sort()), write: writeOf(row, write, language) };
}

const still = (id: unknown, ref: RecordRef | null) => (ref && number(id) === idOf(ref) ? ref : null);
const first = (value: unknown) =>
  Array.isArray(value) ? text((value[0] as { value?: unknown } | undefined)?.value) : undefined;

function writeOf(row: Row, write: Made, language: Writing['language']): Write {
  if (write.kind === 'company') {
    const host = text(row.website)
      ?.replace(/^[a-z]+:\/\/(?:www\.)?/iu, '')
      .replace(/\/.*$/u, '');
    return { kind: 'company', name: text(row.name) ?? '', domain: host ?? null };
  }
  if (write.kind === 'contact') {
    const organization = number(row.org_id);
    const account = organization ? { key: keyOf.companies(organization), name: '' } : null;
    return {
      kind: 'contact',
      name: text(row.name) ?? '',
      email: first(row.emails) ?? null,
      phone: first(row.phones) ?? null,
      account: still(organization, write.account) ?? account,
    };
  }
  if (write.kind === 'task')
    return { ...write, ...about(row, write), what: text(row.subject) ?? '', due: text(row.due_date) ?? null };
  const isNote = placeOf(write) === 'notes';
  const body = text(isNote ? row.content : row.note) ?? '';
  const logged = readLogged(body);
  const isAsSaid = logged?.says(write, language) ?? false;
  const start = isNote ? undefined : startOf(row);
  return {
    ...write,
    ...about(row, write),
    text: logged?.text ?? fromHtml(body),
    at: start?.toISOString() ?? write.at,
    minutes: isNote ? (isAsSaid ? write.minutes : null) : (minutesOf(row) ?? null),
    outcome: isAsSaid ? write.outcome : null,
    // A note has no title there.
    subject: isNote ? write.subject : (text(row.subject) ?? ''),
  };
}

function about(row: Row, write: Logged): Pick<Logged, 'contacts' | 'account' | 'deal'> {
  const people = participantsOf(row);
  return {
    // A note is on one person.
    contacts: write.contacts.filter(contact => 'key' in contact && people.includes(idOf(contact))),
    account: still(row.org_id, write.account),
    deal: still(row.deal_id, write.deal),
  };
}
