/** What is written into the folder. Every row of ours carries our key, so it is found again at once. */
import { createHash } from 'node:crypto';
import { CrmFault } from '../../domain/crm-fault.ts';
import { type ActivityType, activityOutcome, activityType } from '../../domain/proposal.ts';
import type { Author, RecordRef, Write } from '../../domain/write.ts';
import type { ReadBack, Writer, Written } from '../port.ts';
import { changeDeal, dealOf, readChange, undoChange } from './change.ts';
import { asOnlyWriter, readTable, replaceTable } from './files.ts';
import {
  activitiesFile,
  changesFile,
  companiesFile,
  contactsFile,
  headersOf,
  keyColumn,
  taskName,
  typeNames,
} from './names.ts';
import { Table } from './table.ts';

const fileOf: Readonly<Record<Write['kind'], string>> = {
  activity: activitiesFile,
  task: activitiesFile,
  contact: contactsFile,
  company: companiesFile,
  change: changesFile,
};
const idColumn: Readonly<Record<Write['kind'], string>> = {
  activity: 'Activity ID',
  task: 'Activity ID',
  contact: 'Record ID',
  company: 'Record ID',
  change: 'Deal ID',
};
const streamOf = {
  activity: 'activity',
  task: 'activity',
  contact: 'contact',
  company: 'company',
  change: 'deal',
} as const;

/** `contact:101` → `101`. @throws CrmFault where the record is not made yet */
export function idOf(ref: RecordRef): string {
  if ('key' in ref) return ref.key.slice(ref.key.indexOf(':') + 1);
  throw new CrmFault('refused', `${ref.name} is not in the CRM yet.`, { remedy: 'Save them first.' });
}
const ids = (refs: readonly (RecordRef | null)[]) => refs.flatMap(ref => (ref ? idOf(ref) : [])).join(';');

const openTable = async (folder: string, name: string) =>
  (await readTable(folder, name)) ?? Table.of(headersOf[name] ?? []);

const versionOf = (row: Readonly<Record<string, string>>) =>
  createHash('sha256').update(JSON.stringify(row)).digest('base64url').slice(0, 22);

/** A day stands there as a day, so that nobody takes noon for the hour of a call. */
const when = (at: string, timeKnown: boolean) => (timeKnown ? at : at.slice(0, 10));

function rowOf(write: Exclude<Write, { kind: 'change' }>, author: Author, now: Date): Record<string, string> {
  const modified = now.toISOString().slice(0, 16).replace('T', ' ');
  if (write.kind === 'contact') {
    const [given = '', ...family] = write.name.trim().split(/\s+/u);
    return {
      'First Name': given,
      'Last Name': family.join(' '),
      Email: write.email ?? '',
      'Phone Number': write.phone ?? '',
      'Contact owner': author.name,
      'Associated Company IDs': ids([write.account]),
      'Last Modified Date': modified,
    };
  }
  if (write.kind === 'company')
    return {
      'Company name': write.name,
      'Company Domain Name': write.domain ?? '',
      'Company owner': author.name,
      'Last Modified Date': modified,
    };
  const on = {
    'Associated Contact IDs': ids(write.contacts),
    'Associated Company IDs': ids([write.account]),
    'Associated Deal IDs': ids([write.deal]),
    Owner: author.name,
  };
  if (write.kind === 'task')
    return { ...on, 'Activity type': taskName, 'Activity date': write.due ?? '', Subject: write.what };
  return {
    ...on,
    'Activity type': typeNames[write.type],
    'Activity date': when(write.at, write.timeKnown),
    Duration: write.minutes === null ? '' : String(write.minutes),
    Outcome: write.outcome ?? '',
    Subject: write.subject,
    Text: write.text,
  };
}

const typeOf = (name: string): ActivityType | undefined => activityType.options.find(type => typeNames[type] === name);

/** What a row says now, in the shape of what was written. Whom it is about is not looked up again where it is the same. */
function readRow(write: Exclude<Write, { kind: 'change' }>, cell: (name: string) => string): Write {
  const refs = (column: string, prefix: string, were: readonly (RecordRef | null)[]) =>
    cell(column)
      .split(';')
      .filter(id => id !== '')
      .map((id): RecordRef => were.find(ref => ref && idOf(ref) === id) ?? { key: `${prefix}:${id}`, name: '' });
  if (write.kind === 'contact')
    return {
      kind: 'contact',
      name: [cell('First Name'), cell('Last Name')].filter(part => part !== '').join(' '),
      email: cell('Email') || null,
      phone: cell('Phone Number') || null,
      account: refs('Associated Company IDs', 'company', [write.account])[0] ?? null,
    };
  if (write.kind === 'company')
    return { kind: 'company', name: cell('Company name'), domain: cell('Company Domain Name') || null };
  const on = {
    contacts: refs('Associated Contact IDs', 'contact', write.contacts),
    account: refs('Associated Company IDs', 'company', [write.account])[0] ?? null,
    deal: refs('Associated Deal IDs', 'deal', [write.deal])[0] ?? null,
  };
  if (write.kind === 'task') return { kind: 'task', what: cell('Subject'), due: cell('Activity date') || null, ...on };
  const date = cell('Activity date');
  const timeKnown = date.includes('T');
  return {
    kind: 'activity',
    type: typeOf(cell('Activity type')) ?? write.type,
    at: timeKnown ? date : `${date}T12:00:00.000Z`,
    timeKnown,
    minutes: Number(cell('Duration')) || null,
    outcome: activityOutcome.safeParse(cell('Outcome')).data ?? null,
    subject: cell('Subject'),
    text: cell('Text'),
    ...on,
  };
}

/** Our row of a write, in its table. */
async function ourRow(folder: string, key: string, write: Write) {
  const table = await openTable(folder, fileOf[write.kind]);
  return { table, row: table.find(key, keyColumn) };
}

const writtenOf = (write: Write, id: string): Written => ({
  id: write.kind === 'change' ? `deal:${id}` : `${streamOf[write.kind]}:${id}`,
  url: null,
});

export function openWriter(folder: string, ready: () => Promise<void>, clock: () => Date): Writer {
  const signed = (author: Author) => `${author.name}, ${author.via}`;

  async function find(key: string, write: Write): Promise<Written | null> {
    const { table, row } = await ourRow(folder, key, write);
    return row ? writtenOf(write, table.cell(row, idColumn[write.kind])) : null;
  }

  /** By the vendor's id, which for a change is the deal's. */
  async function rowOfWritten(written: Written, write: Exclude<Write, { kind: 'change' }>) {
    const table = await openTable(folder, fileOf[write.kind]);
    return { table, row: table.find(written.id.slice(written.id.indexOf(':') + 1), idColumn[write.kind]) };
  }

  return {
    find: async (key, write) => [await find(key, write)].filter(one => one !== null),
    touchKey: ({ id }) => (id.startsWith('activity:') ? id : null),
    async write(key, write, author) {
      await ready();
      return asOnlyWriter(folder, async () => {
        const known = await find(key, write);
        if (known) return known;
        if ('deal' in write && write.deal) await dealOf(folder, idOf(write.deal));
        const { table } = await ourRow(folder, key, write);
        const marks = { [keyColumn]: key, 'Logged by': signed(author) };
        if (write.kind === 'change') {
          await changeDeal(folder, idOf(write.deal), write, clock());
          table.add({
            'Deal ID': idOf(write.deal),
            Field: write.field,
            From: String(write.from ?? ''),
            To: String(write.to),
            'Changed on': clock().toISOString(),
            ...marks,
          });
          await replaceTable(folder, changesFile, table);
          return writtenOf(write, idOf(write.deal));
        }
        // Ours alone: no number that the CRM may give to something else one day.
        const id = `aq-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
        table.add({ [idColumn[write.kind]]: id, ...rowOf(write, author, clock()), ...marks });
        await replaceTable(folder, fileOf[write.kind], table);
        return writtenOf(write, id);
      });
    },
    async read(written, write): Promise<ReadBack | null> {
      if (write.kind === 'change') return readChange(folder, written.id.slice('deal:'.length), write);
      const { table, row } = await rowOfWritten(written, write);
      if (!row) return null;
      return { write: readRow(write, name => table.cell(row, name)), version: versionOf(table.object(row)) };
    },
    async undo(written, write, version) {
      return asOnlyWriter(folder, async () => {
        if (write.kind === 'change')
          return undoChange(folder, written.id.slice('deal:'.length), write, version, clock());
        const { table, row } = await rowOfWritten(written, write);
        if (!row) return 'gone';
        // What others made is never removed, whatever id we are asked about.
        if (versionOf(table.object(row)) !== version || table.cell(row, keyColumn) === '') return 'changed';
        table.remove(row);
        await replaceTable(folder, fileOf[write.kind], table);
        return 'undone';
      });
    },
  };
}
