/** What Odoo holds of something that we wrote, in the shape in which it was written. */
import type { RecordRef, Write } from '../../domain/write.ts';
import type { ReadBack, Written } from '../port.ts';
import { versionOf } from '../version.ts';
import { factsOf, readBody, readPlainBody, unescapeHtml } from './body.ts';
import { keyOf } from './records.ts';
import { fromOdoo, link, type Row, read, text } from './rows.ts';
import { numberOf, type Writing } from './writing.ts';

type Kept = Exclude<Write, { kind: 'change' }>;
type Activity = Extract<Write, { kind: 'activity' }>;

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  'mail.message': ['body', 'subject', 'date', 'author_id', 'model', 'res_id'],
  'calendar.event': ['name', 'start', 'stop', 'partner_ids', 'user_id', 'opportunity_id', 'description', 'active'],
  'mail.activity': ['summary', 'date_deadline', 'res_model', 'res_id', 'user_id', 'note', 'active'],
  'res.partner': ['name', 'email', 'phone', 'parent_id', 'website', 'is_company', 'user_id', 'comment', 'active'],
};

const modelOf = (written: Written, write: Kept) =>
  write.kind === 'contact' || write.kind === 'company' ? 'res.partner' : written.id.slice(0, written.id.indexOf(':'));

export async function readWritten(
  { client, fields, language }: Writing,
  written: Written,
  write: Kept,
): Promise<(ReadBack & { model: string; id: number }) | null> {
  const model = modelOf(written, write);
  const id = Number(written.id.slice(written.id.indexOf(':') + 1));
  const [row] = await read(client, model, [id], await fields.wanted(model, fieldsOf[model] ?? []));
  // Archived is as good as gone to whoever looks for it.
  if (!row || row.active === false) return null;
  return { write: writeOf(row, model, write, language), version: versionOf(row), model, id };
}

/** The same reference as was written where it still is the one, so that its name is ours. */
const refOf = (key: string, name: string, were: readonly (RecordRef | null)[]): RecordRef =>
  were.find(ref => ref && 'key' in ref && ref.key === key) ?? { key, name };

function writeOf(row: Row, model: string, write: Kept, language: Parameters<typeof factsOf>[1]): Write {
  if (write.kind === 'company') {
    const host = text(row.website)
      ?.replace(/^[a-z]+:\/\/(?:www\.)?/iu, '')
      .replace(/\/$/u, '');
    return { kind: 'company', name: text(row.name) ?? '', domain: host ?? null };
  }
  if (write.kind === 'contact') {
    const parent = link(row.parent_id);
    return {
      kind: 'contact',
      name: text(row.name) ?? '',
      email: text(row.email) ?? null,
      phone: text(row.phone) ?? null,
      account: parent ? refOf(keyOf.company(parent.id), parent.name, [write.account]) : null,
    };
  }
  if (write.kind === 'task')
    return {
      ...write,
      what: text(row.summary) ?? '',
      due: text(row.date_deadline) ?? null,
      ...about(String(row.res_model), Number(row.res_id), write),
    };
  return model === 'calendar.event' ? meetingOf(row, write, language) : messageOf(row, write, language);
}

/** Whom it is on: what we wrote where it still stands there, else what stands there now. */
function about(model: string, id: number, write: Extract<Write, { kind: 'activity' | 'task' }>) {
  const was = write.deal ?? write.contacts[0] ?? write.account;
  if (was && numberOf(was) === id) return { contacts: write.contacts, account: write.account, deal: write.deal };
  return model === 'crm.lead'
    ? { contacts: [], account: null, deal: { key: keyOf.deal(id), name: '' } }
    : { contacts: [{ key: keyOf.contact(id), name: '' }], account: null, deal: null };
}

/** What our paragraph says is as it was written, unless somebody wrote over it. */
function said(text: string | undefined, write: Activity, language: Parameters<typeof factsOf>[1]) {
  const body = readBody(text ?? '') ?? { type: write.type, ...readPlainBody(text ?? '') };
  if (body.text === undefined || body.facts === undefined)
    return { type: write.type, text: unescapeHtml(text ?? ''), minutes: null, outcome: null };
  const isOurs = body.facts.startsWith(factsOf(write, language));
  return {
    type: body.type,
    text: body.text,
    minutes: isOurs ? write.minutes : null,
    outcome: isOurs ? write.outcome : null,
  };
}

function messageOf(row: Row, write: Activity, language: Parameters<typeof factsOf>[1]): Activity {
  return {
    ...write,
    ...said(text(row.body), write, language),
    at: fromOdoo(row.date)?.toISOString() ?? write.at,
    subject: text(row.subject) ?? '',
    ...about(String(row.model), Number(row.res_id), write),
  };
}

function meetingOf(row: Row, write: Activity, language: Parameters<typeof factsOf>[1]): Activity {
  const start = fromOdoo(row.start);
  const stop = fromOdoo(row.stop);
  const attendees = (row.partner_ids as number[] | undefined) ?? [];
  const deal = link(row.opportunity_id);
  const minutes = start && stop ? Math.round((stop.getTime() - start.getTime()) / 60_000) : null;
  return {
    ...write,
    ...said(text(row.description), write, language),
    at: start?.toISOString() ?? write.at,
    // Where no length was said Odoo was given an hour.
    minutes: write.minutes === null && minutes === 60 ? null : minutes,
    subject: text(row.name) ?? '',
    contacts: write.contacts.filter(contact => attendees.includes(numberOf(contact))),
    deal: deal ? refOf(keyOf.deal(deal.id), deal.name, [write.deal]) : null,
  };
}
