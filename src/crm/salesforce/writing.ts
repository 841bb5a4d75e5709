/** What becomes of a write in Salesforce: its type of object, its values and what it is about. */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, RecordRef, Write } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { activityLines, changeLines, inPlain, taskLines } from '../logged-text.ts';
import type { Client } from './client.ts';
import { cut, type Fields } from './fields.ts';
import { idOfKey, idOfOwner, kindOfId } from './records.ts';
import type { Setup } from './setup.ts';

export interface Writing {
  readonly client: Client;
  readonly setup: () => Promise<Setup>;
  readonly language: Language;
}

export type Logged = Extract<Write, { kind: 'activity' | 'task' }>;
export type Made = Exclude<Write, { kind: 'change' }>;
export type Type = 'Task' | 'Event' | 'Contact' | 'Account';

/** Who comes by or sits together has an hour in the calendar; all else is a task that is done. */
export function typeOf(write: Made): Type {
  if (write.kind === 'contact') return 'Contact';
  if (write.kind === 'company') return 'Account';
  return write.kind === 'activity' && (write.type === 'meeting' || write.type === 'visit') ? 'Event' : 'Task';
}

/** The id of a record that is named. @throws CrmFault where it is not in Salesforce yet */
export function idOf(ref: RecordRef): string {
  const id = 'key' in ref ? idOfKey(ref.key) : undefined;
  if (id === undefined)
    throw new CrmFault('refused', `${ref.name} is not in Salesforce yet.`, { remedy: 'Save them first.' });
  return id;
}

export interface About {
  readonly WhoId?: string;
  readonly WhatId?: string;
  /** Those besides the first. */
  readonly others: readonly RecordRef[];
}

/** Whom something is logged on. @throws CrmFault where a record is not in Salesforce yet, or nobody is named */
export function aboutWhom(write: Logged): About {
  const people = write.contacts.map(ref => ({ ref, id: idOf(ref) }));
  const what = write.deal ?? write.account;
  if (people.length === 0 && !what)
    throw new CrmFault('refused', 'Nobody is named whom it could be logged on.', { remedy: 'Say who it was with.' });
  const whatId = what && idOf(what);
  // A lead is on no deal and no account: where there is a contact too, they come first, else the lead stands alone.
  const [first, ...others] = whatId ? [...people].sort((one, other) => rank(one.id) - rank(other.id)) : people;
  const isLead = kindOfId(first?.id) === 'lead';
  return {
    ...(first ? { WhoId: first.id } : {}),
    ...(whatId && !isLead ? { WhatId: whatId } : {}),
    others: others.map(({ ref }) => ref),
  };
}
const rank = (id: string) => (kindOfId(id) === 'lead' ? 1 : 0);

/** Whether several contacts are on one activity: else those besides the first are named in the text, as leads always are. */
export const isShared = async (setup: Setup) => (await setup.fields('TaskRelation'))?.rights.createable === true;

export const canShare = (other: RecordRef) => kindOfId(idOf(other)) === 'contact';

export function namedApart(others: readonly RecordRef[], shared: boolean, language: Language): readonly string[] {
  const apart = shared ? others.filter(other => !canShare(other)) : others;
  return apart.length === 0 ? [] : [say(language, 'crm.with', { names: apart.map(({ name }) => name).join(', ') })];
}

/** The words and our paragraph under them; where they do not fit, it is the words that are cut. */
function description(fields: Fields, text: string, lines: readonly string[]): string {
  const length = fields.length('Description');
  const room = length - inPlain('', lines).length - 2;
  return inPlain(length > 0 ? cut(text, room) : text, lines);
}

const subtypes: Readonly<Record<string, string>> = { call: 'Call', email: 'Email' };

async function activityValues(
  write: Extract<Write, { kind: 'activity' }>,
  key: string,
  author: Author,
  writing: Writing,
  fields: Fields,
) {
  const setup = await writing.setup();
  const { others } = aboutWhom(write);
  const named = namedApart(others, await isShared(setup), writing.language);
  const common = {
    Subject: fields.fit('Subject', write.subject),
    Description: description(fields, write.text, activityLines(write, key, author, writing.language, named)),
  };
  const day = write.timeKnown ? setup.dayOf(new Date(write.at)) : write.at.slice(0, 10);
  if (typeOf(write) === 'Event')
    return write.timeKnown
      ? { ...common, StartDateTime: write.at, DurationInMinutes: write.minutes ?? 0 }
      : { ...common, ActivityDate: day, IsAllDayEvent: true, DurationInMinutes: 1440 };
  return {
    ...common,
    ActivityDate: day,
    Status: setup.done,
    ...fields.settable({
      TaskSubtype: subtypes[write.type] ?? 'Task',
      ...(write.type === 'call' && write.minutes !== null ? { CallDurationInSeconds: write.minutes * 60 } : {}),
      ...(write.type === 'call' && write.outcome !== null
        ? { CallDisposition: say(writing.language, 'crm.outcome', { outcome: write.outcome.replace('-', '') }) }
        : {}),
    }),
  };
}

export async function valuesOf(write: Made, key: string, author: Author, writing: Writing, fields: Fields) {
  const ownerId = idOfOwner(author.crmOwner);
  const owner = ownerId ? { OwnerId: ownerId } : {};
  if (write.kind === 'company')
    return {
      Name: fields.fit('Name', write.name),
      ...(write.domain ? { Website: `https://${write.domain}` } : {}),
      ...owner,
    };
  if (write.kind === 'contact') {
    const [first = '', ...family] = write.name.split(' ');
    return {
      // The family name is required.
      ...(family.length > 0 ? { FirstName: fields.fit('FirstName', first) } : {}),
      LastName: fields.fit('LastName', family.length > 0 ? family.join(' ') : first),
      ...(write.email ? { Email: write.email } : {}),
      ...(write.phone ? { Phone: write.phone } : {}),
      ...(write.account ? { AccountId: idOf(write.account) } : {}),
      ...owner,
    };
  }
  const { others: _, ...about } = aboutWhom(write);
  if (write.kind === 'task') {
    const subject = fields.fit('Subject', write.what);
    return {
      ...about,
      ...owner,
      Subject: subject,
      Description: description(
        fields,
        subject === write.what ? '' : write.what,
        taskLines(key, author, writing.language),
      ),
      Status: (await writing.setup()).open,
      ...(write.due ? { ActivityDate: write.due } : {}),
    };
  }
  return { ...about, ...owner, ...(await activityValues(write, key, author, writing, fields)) };
}

/** The task on a deal that says who changed what. */
export async function noteValues(
  dealId: string,
  said: string,
  key: string,
  author: Author,
  writing: Writing,
  fields: Fields,
) {
  const setup = await writing.setup();
  const ownerId = idOfOwner(author.crmOwner);
  return {
    WhatId: dealId,
    ...(ownerId ? { OwnerId: ownerId } : {}),
    Subject: fields.fit('Subject', said),
    Description: description(fields, said, changeLines(key, author, writing.language)),
    Status: setup.done,
    ActivityDate: setup.dayOf(writing.client.now()),
    ...fields.settable({ TaskSubtype: 'Task' }),
  };
}
