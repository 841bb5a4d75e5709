/**
 * What is written into Pipedrive. It has no idempotency: our key stands in the text of what is logged and in a field of the
 * people and organizations that are made, and it is looked for before anything is written. Looked for in lists, because a
 * search may lag and costs twice as much.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, Write } from '../../domain/write.ts';
import { say } from '../../words/say.ts';
import type { Change } from '../deal-change.ts';
import { changeHtml, readLogged } from '../logged-text.ts';
import type { Writer, Written } from '../port.ts';
import type { Row } from './api.ts';
import { openDealChanges } from './change.ts';
import type { Query } from './client.ts';
import type { KeyField } from './key-field.ts';
import { readWritten } from './read-back.ts';
import { keyOf, text } from './records.ts';
import {
  aboutWhom,
  activityValues,
  idOf,
  type Logged,
  type Made,
  noteValues,
  type Place,
  placeOf,
  recordValues,
  type Writing,
} from './writing.ts';

const largestPage = 500;

export function openWriter(writing: Writing, host: () => Promise<string>, keyField: KeyField): Writer {
  const { client, language } = writing;
  const deals = openDealChanges(writing);

  async function writtenOf(write: Write, id: number): Promise<Written> {
    const page = async (path: string) => `https://${await host()}/${path}`;
    if (write.kind === 'change')
      return { id: keyOf.deals(idOf(write.deal)), url: await page(`deal/${idOf(write.deal)}`) };
    if (write.kind === 'contact') return { id: keyOf.contacts(id), url: await page(`person/${id}`) };
    if (write.kind === 'company') return { id: keyOf.companies(id), url: await page(`organization/${id}`) };
    const { deal_id, person_id, org_id } = aboutWhom(write);
    const on = deal_id ? `deal/${deal_id}` : person_id ? `person/${person_id}` : `organization/${org_id}`;
    return { id: `${placeOf(write)}:${id}`, url: await page(on) };
  }

  const keyIn = (html: unknown) => readLogged(text(html) ?? '')?.key;

  /** All on a deal, a person or an organization that carry the key, the oldest first. */
  async function idsByMark(place: 'activities' | 'notes', key: string, on: Query): Promise<number[]> {
    const oldest = { limit: largestPage, ...on };
    const found: number[] = [];
    if (place === 'notes')
      for (let start: number | undefined = 0; start !== undefined; ) {
        const page: Awaited<ReturnType<typeof client.notes>> = await client.notes({
          ...oldest,
          start,
          sort: 'id ASC',
        });
        const rows = page.data?.filter(row => keyIn(row.content) === key && row.active_flag !== false) ?? [];
        found.push(...rows.map(({ id }) => id));
        const more = page.additional_data?.pagination;
        start = more?.more_items_in_collection ? more.next_start : undefined;
      }
    else
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page: Awaited<ReturnType<typeof client.page>> = await client.page('activities', {
          ...oldest,
          sort_by: 'id',
          sort_direction: 'asc',
          cursor: cursor || undefined,
        });
        found.push(...(page.data ?? []).filter(row => keyIn(row.note) === key).map(({ id }) => id));
        cursor = page.additional_data?.next_cursor ?? undefined;
      }
    return found;
  }

  async function idsOfLogged(place: Place, key: string, write: Logged): Promise<number[]> {
    if (!write.deal && !write.account && write.contacts.length === 0) return []; // so it was never written
    const { deal_id, person_id, org_id } = aboutWhom(write);
    const on = deal_id ? { deal_id } : person_id ? { person_id } : { org_id };
    return idsByMark(place === 'notes' ? 'notes' : 'activities', key, on);
  }

  /** Among the newest: an answer is looked for soon after it was lost. */
  async function idsOfRecord(type: 'persons' | 'organizations', key: string, code: string): Promise<number[]> {
    const { data } = await client.page(type, {
      sort_by: 'id',
      sort_direction: 'desc',
      limit: largestPage,
      custom_fields: code,
    });
    const has = ({ custom_fields: own }: Row) => (own as Record<string, unknown> | null | undefined)?.[code] === key;
    return (data ?? [])
      .filter(has)
      .map(({ id }) => id)
      .reverse();
  }

  const kindOf = (place: Place) => (place === 'persons' ? 'person' : 'organization');

  async function idsByKey(key: string, write: Made): Promise<number[]> {
    const place = placeOf(write);
    if (write.kind === 'activity' || write.kind === 'task') return idsOfLogged(place, key, write);
    const code = await keyField(kindOf(place));
    return code === null ? [] : idsOfRecord(place === 'persons' ? 'persons' : 'organizations', key, code);
  }

  async function make(key: string, write: Made, author: Author): Promise<Written> {
    const place = placeOf(write);
    const [there] = await idsByKey(key, write);
    if (there !== undefined) return writtenOf(write, there);
    if (write.kind === 'contact' || write.kind === 'company') {
      const code = await keyField(kindOf(place));
      if (code === null)
        throw new CrmFault('refused', 'Pipedrive has no field for our key, so a second one might be made.', {
          remedy: 'An administrator of Pipedrive can add the text field “Acquaint key” to people and organizations.',
        });
      const values = { ...recordValues(write, author), custom_fields: { [code]: key } };
      return writtenOf(write, (await client.create(place === 'persons' ? 'persons' : 'organizations', values)).data.id);
    }
    const made =
      place === 'notes' && write.kind === 'activity'
        ? await client.createNote(noteValues(write, key, author, language))
        : await client.create('activities', activityValues(write, key, author, language));
    return writtenOf(write, made.data.id);
  }

  async function change(key: string, write: Change, author: Author): Promise<Written> {
    await deals.make(write);
    const deal_id = idOf(write.deal);
    if ((await idsByMark('notes', key, { deal_id })).length === 0) {
      const said = say(language, 'crm.changed', { field: write.field, from: write.from ?? '–', to: write.to });
      await client.createNote({ deal_id, content: changeHtml(said, key, author, language) });
    }
    return writtenOf(write, deal_id);
  }

  return {
    // Notes are not read: they are no exchange.
    touchKey: ({ id }) => (id.startsWith('activities:') ? id.replace(/^activities:/u, 'activity:') : null),
    write: (key, write, author) => (write.kind === 'change' ? change(key, write, author) : make(key, write, author)),
    async find(key, write) {
      // Of a change the note on the deal carries the key.
      const ids =
        write.kind === 'change'
          ? (await idsByMark('notes', key, { deal_id: idOf(write.deal) })).slice(0, 1)
          : await idsByKey(key, write);
      return Promise.all(ids.map(id => writtenOf(write, id)));
    },
    read: (written, write) => (write.kind === 'change' ? deals.read(write) : readWritten(writing, written, write)),
    async undo(written, write, version) {
      if (write.kind === 'change') return deals.undo(write, version);
      const is = await readWritten(writing, written, write);
      if (!is) return 'gone';
      if (is.version !== version) return 'changed';
      const place = placeOf(write);
      // What others made is never removed, whatever id we are asked about.
      if (place === 'notes' || place === 'activities') {
        if (!keyIn(is.row.content ?? is.row.note)) return 'changed';
        await (place === 'notes' ? client.removeNote(is.id) : client.remove('activities', is.id));
        return 'undone';
      }
      const code = await keyField(kindOf(place));
      const own = is.row.custom_fields as Record<string, unknown> | null | undefined;
      if (code === null || !own?.[code]) return 'changed';
      await client.remove(place, is.id);
      return 'undone';
    },
  };
}
