/** What becomes of a write in HubSpot: its type of object, its properties and what it is associated with. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, RecordRef, Write } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import { activityHtml, taskHtml } from '../logged-text.ts';
import type { Client, Property } from './client.ts';
import { idOfKey, idOfOwner } from './records.ts';
import type { Setup } from './setup.ts';

export interface Writing {
  readonly client: Client;
  readonly setup: () => Promise<Setup>;
  readonly language: Language;
}

export type Made = Exclude<Write, { kind: 'change' }>;
export type Logged = Extract<Write, { kind: 'activity' | 'task' }>;
export type ObjectType = 'calls' | 'meetings' | 'emails' | 'notes' | 'tasks' | 'contacts' | 'companies';

/** Chat messages have a type there, but it asks which network they came from. */
const activityTypes = {
  call: 'calls',
  meeting: 'meetings',
  visit: 'meetings',
  email: 'emails',
  message: 'notes',
  note: 'notes',
} as const;

export function objectType(write: Made): ObjectType {
  if (write.kind === 'activity') return activityTypes[write.type];
  return write.kind === 'task' ? 'tasks' : write.kind === 'contact' ? 'contacts' : 'companies';
}

/** HubSpot's own types of associations: with a contact, a company, a deal. */
const associationTypes = {
  calls: { contacts: 194, companies: 182, deals: 206 },
  meetings: { contacts: 200, companies: 188, deals: 212 },
  emails: { contacts: 198, companies: 186, deals: 210 },
  notes: { contacts: 202, companies: 190, deals: 214 },
  tasks: { contacts: 204, companies: 192, deals: 216 },
  contacts: { companies: 279 },
} as const;

/** The id of a record that is named. @throws CrmFault where it is not in HubSpot yet */
export function idOf(ref: RecordRef): string {
  const id = 'key' in ref ? idOfKey(ref.key) : undefined;
  if (id === undefined)
    throw new CrmFault('refused', `${ref.name} is not in HubSpot yet.`, { remedy: 'Save them first.' });
  return id;
}

/** Whom a write is about, surest first. @throws CrmFault where a record is not in HubSpot yet, or nobody is named */
export function aboutWhom(write: Logged): readonly { to: 'contacts' | 'companies' | 'deals'; id: string }[] {
  const about = [
    ...(write.deal ? [{ to: 'deals' as const, id: idOf(write.deal) }] : []),
    ...write.contacts.map(contact => ({ to: 'contacts' as const, id: idOf(contact) })),
    ...(write.account ? [{ to: 'companies' as const, id: idOf(write.account) }] : []),
  ];
  if (about.length > 0) return about;
  throw new CrmFault('refused', 'Nobody is named whom it could be logged on.', { remedy: 'Say who it was with.' });
}

const association = (id: string, associationTypeId: number) => ({
  to: { id },
  types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId }],
});

export function associationsOf(write: Made): readonly unknown[] {
  if (write.kind === 'company') return [];
  if (write.kind === 'contact')
    return write.account ? [association(idOf(write.account), associationTypes.contacts.companies)] : [];
  const type = write.kind === 'task' ? 'tasks' : activityTypes[write.type];
  return aboutWhom(write).map(({ to, id }) => association(id, associationTypes[type][to]));
}

export const noteOnDeal = (dealId: string) => [association(dealId, associationTypes.notes.deals)];

/** The property that holds the words. */
export const bodyProperty: Readonly<Record<'calls' | 'meetings' | 'emails' | 'notes' | 'tasks', string>> = {
  calls: 'hs_call_body',
  meetings: 'hs_meeting_body',
  emails: 'hs_email_html',
  notes: 'hs_note_body',
  tasks: 'hs_task_body',
};

/** Outcomes of calls that HubSpot comes with; an administrator may have removed them. */
const dispositions: Readonly<Record<string, string>> = {
  reached: 'f240bbac-87c9-4f6e-bf70-924b57d47db7',
  'no-answer': '73a0d17f-1163-4015-bdd5-ec830791da20',
  'left-message': 'b2cf5968-551e-4856-9783-52b3da59a7d0',
};
const meetingOutcomes: Readonly<Record<string, string>> = {
  held: 'COMPLETED',
  reached: 'COMPLETED',
  'no-show': 'NO_SHOW',
  cancelled: 'CANCELED',
};

/** Noon is the same day nearly everywhere; HubSpot shows a task by a moment, each reader in their own time zone. */
export const noon = (day: string) => `${day}T12:00:00.000Z`;

export function propertiesOf(
  write: Made,
  key: string,
  author: Author,
  { language, there, today }: { language: Language; there: readonly Property[]; today: string },
): Record<string, string> {
  const ownerId = idOfOwner(author.crmOwner);
  const owner: Record<string, string> = ownerId ? { hubspot_owner_id: ownerId } : {};
  if (write.kind === 'company')
    return { name: write.name, ...(write.domain ? { domain: write.domain } : {}), ...owner };
  if (write.kind === 'contact') {
    const [firstname = '', ...family] = write.name.split(' ');
    return {
      firstname,
      lastname: family.join(' '),
      ...(write.email ? { email: write.email } : {}),
      ...(write.phone ? { phone: write.phone } : {}),
      ...owner,
    };
  }
  if (write.kind === 'task')
    return {
      hs_timestamp: noon(write.due ?? today),
      hs_task_subject: write.what,
      hs_task_body: taskHtml(key, author, language),
      hs_task_status: 'NOT_STARTED',
      hs_task_type: 'TODO',
      ...owner,
    };
  const type = activityTypes[write.type];
  const common = { hs_timestamp: write.at, [bodyProperty[type]]: activityHtml(write, key, author, language), ...owner };
  const outcome = write.outcome ?? '';
  if (type === 'calls') {
    const disposition = dispositions[outcome] ?? '';
    const known = there.find(({ name }) => name === 'hs_call_disposition')?.options ?? [];
    return {
      ...common,
      hs_call_title: write.subject,
      hs_call_status: 'COMPLETED',
      ...(write.minutes === null ? {} : { hs_call_duration: String(write.minutes * 60_000) }),
      ...(known.some(({ value }) => value === disposition) ? { hs_call_disposition: disposition } : {}),
    };
  }
  if (type === 'meetings') {
    const end = new Date(new Date(write.at).getTime() + (write.minutes ?? 0) * 60_000);
    return {
      ...common,
      hs_meeting_title: write.subject,
      hs_meeting_start_time: write.at,
      ...(write.minutes === null ? {} : { hs_meeting_end_time: end.toISOString() }),
      hs_meeting_outcome: meetingOutcomes[outcome] ?? 'COMPLETED',
    };
  }
  if (type === 'emails')
    return { ...common, hs_email_subject: write.subject, hs_email_direction: 'EMAIL', hs_email_status: 'SENT' };
  return common;
}
