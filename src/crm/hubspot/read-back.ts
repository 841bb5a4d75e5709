/** What HubSpot holds of something that we wrote, in the shape in which it was written. */
import type { RecordRef, Write } from '../../domain/write.ts';
import { fromHtml, type Logged as LoggedText, readLogged } from '../logged-text.ts';
import type { ReadBack, Written } from '../port.ts';
import { versionOf } from '../version.ts';
import { minutesOf, startOf } from './activities.ts';
import type { HubspotObject } from './api.ts';
import { keyProperty } from './key-property.ts';
import { keyOf, textOf, wanted } from './records.ts';
import { bodyProperty, idOf, type Logged, type Made, type ObjectType, objectType, type Writing } from './writing.ts';

const fieldsOf: Readonly<Record<ObjectType, readonly string[]>> = {
  calls: [
    'hs_timestamp',
    'hs_call_title',
    'hs_call_body',
    'hs_call_duration',
    'hs_call_disposition',
    'hubspot_owner_id',
  ],
  meetings: [
    'hs_timestamp',
    'hs_meeting_title',
    'hs_meeting_body',
    'hs_meeting_start_time',
    'hs_meeting_end_time',
    'hs_meeting_outcome',
    'hubspot_owner_id',
  ],
  emails: ['hs_timestamp', 'hs_email_subject', 'hs_email_html', 'hubspot_owner_id'],
  notes: ['hs_timestamp', 'hs_note_body', 'hubspot_owner_id'],
  tasks: ['hs_timestamp', 'hs_task_subject', 'hs_task_body', 'hs_task_status', 'hubspot_owner_id'],
  contacts: wanted.contacts,
  companies: wanted.companies,
};

/** Times of change move when HubSpot counts something. */
const counted = ['lastmodifieddate', 'hs_lastmodifieddate', 'hs_merged_object_ids'];

export interface Found extends ReadBack {
  readonly id: string;
  /** It carries our key, so that it may be removed. */
  readonly isOurs: boolean;
}

export async function readWritten(writing: Writing, written: Written, write: Made): Promise<Found | null> {
  const { client, setup } = writing;
  const type = objectType(write);
  const id = written.id.slice(written.id.indexOf(':') + 1);
  const isRecord = type === 'contacts' || type === 'companies';
  const own = isRecord ? await (await setup()).ownProperties(type) : [keyProperty];
  const [row] = await client.read(type, [id], [...new Set([...fieldsOf[type], ...own, keyProperty])]);
  if (!row) return null;
  const logged = isRecord ? null : readLogged(textOf(row, bodyProperty[type]) ?? '');
  return {
    id,
    isOurs: textOf(row, keyProperty) !== undefined || logged !== null,
    // Not what it is associated with: HubSpot adds the company of a contact by itself, later.
    version: versionOf(
      Object.entries(row.properties)
        .filter(([name]) => !counted.includes(name))
        .sort(),
    ),
    write: await writeOf(writing, row, write, logged),
  };
}

/** The same reference as was written where it still is the one, so that its name is ours. */
const stillThere = (ids: readonly string[], ref: RecordRef | null) => (ref && ids.includes(idOf(ref)) ? ref : null);

async function writeOf(
  { client, setup, language }: Writing,
  row: HubspotObject,
  write: Made,
  logged: LoggedText | null,
): Promise<Write> {
  if (write.kind === 'company')
    return { kind: 'company', name: textOf(row, 'name') ?? '', domain: textOf(row, 'domain') ?? null };
  const type = objectType(write);
  const [companies = []] = [...(await client.associated(type, [row.id], 'companies')).values()];
  if (write.kind === 'contact') {
    const [company] = companies;
    return {
      kind: 'contact',
      name: [textOf(row, 'firstname'), textOf(row, 'lastname')].filter(Boolean).join(' '),
      email: textOf(row, 'email') ?? null,
      phone: textOf(row, 'phone') ?? null,
      account: stillThere(companies, write.account) ?? (company ? { key: keyOf.companies(company), name: '' } : null),
    };
  }
  const on = await about(client, type, row, write, companies);
  if (write.kind === 'task')
    return {
      ...write,
      ...on,
      what: textOf(row, 'hs_task_subject') ?? '',
      due: (await setup()).dayOf(textOf(row, 'hs_timestamp')) ?? null,
    };
  const body = textOf(
    row,
    type === 'calls'
      ? 'hs_call_body'
      : type === 'meetings'
        ? 'hs_meeting_body'
        : type === 'emails'
          ? 'hs_email_html'
          : 'hs_note_body',
  );
  const isAsSaid = logged?.says(write, language) ?? false;
  const isTimed = type === 'calls' || type === 'meetings';
  const minutes = isTimed ? minutesOf(row) : isAsSaid ? write.minutes : null;
  const subject = textOf(
    row,
    type === 'calls' ? 'hs_call_title' : type === 'meetings' ? 'hs_meeting_title' : 'hs_email_subject',
  );
  return {
    ...write,
    ...on,
    text: logged?.text ?? fromHtml(body ?? ''),
    at: startOf(row)?.toISOString() ?? write.at,
    minutes: minutes ?? null,
    outcome: isAsSaid ? write.outcome : null,
    // A note has no title there.
    subject: type === 'notes' ? write.subject : (subject ?? ''),
  };
}

async function about(
  client: Writing['client'],
  type: string,
  row: HubspotObject,
  write: Logged,
  companies: readonly string[],
): Promise<Pick<Logged, 'contacts' | 'account' | 'deal'>> {
  const [contacts = []] = [...(await client.associated(type, [row.id], 'contacts')).values()];
  const [deals = []] = write.deal ? [...(await client.associated(type, [row.id], 'deals')).values()] : [];
  return {
    contacts: write.contacts.filter(contact => stillThere(contacts, contact)),
    account: stillThere(companies, write.account),
    deal: stillThere(deals, write.deal),
  };
}
