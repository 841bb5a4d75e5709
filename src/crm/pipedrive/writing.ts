/** What becomes of a write in Pipedrive: where it goes, and its values. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, RecordRef, Write } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import { activityHtml, taskHtml } from '../logged-text.ts';
import type { Row } from './api.ts';
import type { Client } from './client.ts';
import { idOfKey, idOfOwner } from './records.ts';

export interface Writing {
  readonly client: Client;
  readonly stages: () => Promise<readonly Row[]>;
  readonly language: Language;
}

export type Logged = Extract<Write, { kind: 'activity' | 'task' }>;
export type Made = Exclude<Write, { kind: 'change' }>;
export type Place = 'activities' | 'notes' | 'persons' | 'organizations';

/** Types that Pipedrive comes with; what is none of them is a note. */
const types = {
  call: 'call',
  meeting: 'meeting',
  visit: 'meeting',
  email: 'email',
  message: null,
  note: null,
} as const;

export function placeOf(write: Made): Place {
  if (write.kind === 'contact') return 'persons';
  if (write.kind === 'company') return 'organizations';
  return write.kind === 'activity' && types[write.type] === null ? 'notes' : 'activities';
}

/** The id of a record that is named. @throws CrmFault where it is not in Pipedrive yet */
export function idOf(ref: RecordRef): number {
  const id = 'key' in ref ? idOfKey(ref.key) : undefined;
  if (id === undefined)
    throw new CrmFault('refused', `${ref.name} is not in Pipedrive yet.`, { remedy: 'Save them first.' });
  return id;
}

/** What something is logged on. @throws CrmFault where a record is not in Pipedrive yet, or nobody is named */
export function aboutWhom(write: Logged): { deal_id?: number; person_id?: number; org_id?: number; people: number[] } {
  const people = write.contacts.map(idOf);
  const [first] = people;
  if (!write.deal && !write.account && first === undefined)
    throw new CrmFault('refused', 'Nobody is named whom it could be logged on.', { remedy: 'Say who it was with.' });
  return {
    ...(write.deal ? { deal_id: idOf(write.deal) } : {}),
    ...(first === undefined ? {} : { person_id: first }),
    ...(write.account ? { org_id: idOf(write.account) } : {}),
    people,
  };
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function activityValues(write: Logged, key: string, author: Author, language: Language) {
  const { people, person_id: _, ...on } = aboutWhom(write);
  const owner = idOfOwner(author.crmOwner);
  const common = {
    ...on,
    participants: people.map((person_id, at) => ({ person_id, primary: at === 0 })),
    ...(owner ? { owner_id: owner } : {}),
  };
  if (write.kind === 'task')
    return {
      ...common,
      subject: write.what,
      type: 'task',
      done: false,
      ...(write.due ? { due_date: write.due } : {}),
      note: taskHtml(key, author, language),
    };
  return {
    ...common,
    subject: write.subject,
    type: types[write.type] ?? 'task',
    done: true,
    due_date: write.at.slice(0, 10),
    ...(write.timeKnown ? { due_time: write.at.slice(11, 16) } : {}),
    ...(write.minutes === null ? {} : { duration: clock(write.minutes) }),
    note: activityHtml(write, key, author, language),
  };
}

export function noteValues(
  write: Extract<Write, { kind: 'activity' }>,
  key: string,
  author: Author,
  language: Language,
) {
  const { people: _, ...on } = aboutWhom(write);
  return {
    ...on,
    content: activityHtml(write, key, author, language),
    add_time: `${write.at.slice(0, 19).replace('T', ' ')}`,
  };
}

export function recordValues(write: Extract<Write, { kind: 'contact' | 'company' }>, author: Author) {
  const owner = idOfOwner(author.crmOwner);
  const common = { name: write.name, ...(owner ? { owner_id: owner } : {}) };
  if (write.kind === 'company') return { ...common, ...(write.domain ? { website: `https://${write.domain}` } : {}) };
  const single = (value: string) => [{ value, primary: true, label: 'work' }];
  return {
    ...common,
    ...(write.email ? { emails: single(write.email) } : {}),
    ...(write.phone ? { phones: single(write.phone) } : {}),
    ...(write.account ? { org_id: idOf(write.account) } : {}),
  };
}
