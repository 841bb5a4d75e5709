/**
 * What is written into HubSpot. A record is made together with its associations in one request that carries our key as a
 * unique property: the same key makes the same record. Not by `batch/upsert`, which takes no associations and would write
 * over what people changed since. Where there is no such property, what was logged is looked for on the deal or contact it
 * is on, because HubSpot's search lags.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, Write } from '../../domain/write.ts';
import { say } from '../../words/say.ts';
import type { Change } from '../deal-change.ts';
import { changeHtml, readLogged } from '../logged-text.ts';
import type { Writer, Written } from '../port.ts';
import { openDealChanges } from './change.ts';
import { hasKeyProperty, keyProperty } from './key-property.ts';
import { readWritten } from './read-back.ts';
import { keyOf, textOf } from './records.ts';
import {
  aboutWhom,
  associationsOf,
  bodyProperty,
  idOf,
  type Logged,
  type Made,
  noteOnDeal,
  type ObjectType,
  objectType,
  propertiesOf,
  type Writing,
} from './writing.ts';

/** HubSpot's numbers of its own types, as they stand in the address of a page. */
const typeIds = { contacts: '0-1', companies: '0-2', deals: '0-3' } as const;

export function openWriter(writing: Writing): Writer {
  const { client, setup, language } = writing;
  const deals = openDealChanges(writing);

  const page = async (type: keyof typeof typeIds, id: string) => {
    const { uiDomain, portalId } = (await setup()).account;
    return `https://${uiDomain}/contacts/${portalId}/record/${typeIds[type]}/${id}`;
  };

  /** A contact, a company or a deal is named by its key from then on; what is logged is seen on the page it is on. */
  async function writtenOf(write: Write, id: string): Promise<Written> {
    if (write.kind === 'change')
      return { id: keyOf.deals(idOf(write.deal)), url: await page('deals', idOf(write.deal)) };
    if (write.kind === 'contact') return { id: keyOf.contacts(id), url: await page('contacts', id) };
    if (write.kind === 'company') return { id: keyOf.companies(id), url: await page('companies', id) };
    const [on] = aboutWhom(write);
    const url = on && `${await page(on.to, on.id)}/?engagement=${id}`;
    return { id: `${objectType(write)}:${id}`, url: url ?? null };
  }

  /** Tasks and notes are not read: neither is an exchange. */
  const touchKey = ({ id }: Written) => {
    const [type = '', number = ''] = id.split(':');
    return ['calls', 'meetings', 'emails'].includes(type) ? keyOf.activities(number) : null;
  };

  async function idByKey(type: string, key: string): Promise<string | undefined> {
    const [found] = await client.read(type, [key], ['hs_object_id'], keyProperty);
    return found?.id;
  }

  /** By the mark in the text, among all that is logged on what it is about; the oldest first. */
  async function idsByMark(
    type: 'calls' | 'meetings' | 'emails' | 'notes' | 'tasks',
    key: string,
    on: { to: string; id: string },
  ): Promise<string[]> {
    const ids = [...((await client.associated(on.to, [on.id], type)).get(on.id) ?? [])].sort(
      (a, b) => Number(a) - Number(b),
    );
    const found: string[] = [];
    for (let at = 0; at < ids.length; at += 100) {
      const rows = await client.read(type, ids.slice(at, at + 100), [bodyProperty[type]]);
      const carries = new Set(
        rows.filter(row => readLogged(textOf(row, bodyProperty[type]) ?? '')?.key === key).map(({ id }) => id),
      );
      found.push(...ids.filter(id => carries.has(id)));
    }
    return found;
  }

  async function idsOfLogged(type: ObjectType, key: string, write: Logged): Promise<string[]> {
    if (!write.deal && !write.account && write.contacts.length === 0) return []; // so it was never written
    const [on] = aboutWhom(write);
    return on && type !== 'contacts' && type !== 'companies' ? idsByMark(type, key, on) : [];
  }

  /** Made once under its key, whoever else is making it in this moment. */
  async function create(
    type: ObjectType,
    key: string,
    properties: Readonly<Record<string, string>>,
    associations: readonly unknown[],
  ): Promise<string> {
    try {
      return (await client.create(type, { ...properties, [keyProperty]: key }, associations)).id;
    } catch (error) {
      // Of a second record under a key HubSpot says 400 or 409, and its id only within a sentence.
      const there = error instanceof CrmFault && error.kind === 'refused' ? await idByKey(type, key) : undefined;
      if (there === undefined) throw error;
      return there;
    }
  }

  async function make(key: string, write: Made, author: Author): Promise<Written> {
    const type = objectType(write);
    const associations = associationsOf(write);
    const known = await setup();
    const keyed = await hasKeyProperty(client, known, type);
    const properties = propertiesOf(write, key, author, {
      language,
      there: await known.properties(type),
      today: known.dayOf(client.now().toISOString()) ?? '',
    });
    if (keyed) return writtenOf(write, await create(type, key, properties, associations));
    if (write.kind === 'contact' || write.kind === 'company')
      throw new CrmFault(
        'refused',
        `HubSpot has no property ${keyProperty} for ${type}, so a second one might be made.`,
        {
          remedy: `An administrator of HubSpot can add the property ${keyProperty}: one line of text, unique values.`,
        },
      );
    const [there] = await idsOfLogged(type, key, write);
    return writtenOf(write, there ?? (await client.create(type, properties, associations)).id);
  }

  async function change(key: string, write: Change, author: Author): Promise<Written> {
    await deals.make(write);
    const id = idOf(write.deal);
    const said = say(language, 'crm.changed', { field: write.field, from: write.from ?? '–', to: write.to });
    const properties = {
      hs_timestamp: client.now().toISOString(),
      hs_note_body: changeHtml(said, key, author, language),
    };
    if (await hasKeyProperty(client, await setup(), 'notes')) await create('notes', key, properties, noteOnDeal(id));
    else if ((await idsByMark('notes', key, { to: 'deals', id })).length === 0)
      await client.create('notes', properties, noteOnDeal(id));
    return writtenOf(write, id);
  }

  return {
    touchKey,
    write: (key, write, author) => (write.kind === 'change' ? change(key, write, author) : make(key, write, author)),
    async find(key, write) {
      // Of a change the note on the deal carries the key.
      const type = write.kind === 'change' ? 'notes' : objectType(write);
      if (await hasKeyProperty(client, await setup(), type)) {
        const id = await idByKey(type, key);
        return id === undefined ? [] : [await writtenOf(write, id)];
      }
      if (write.kind === 'contact' || write.kind === 'company') return [];
      const ids =
        write.kind === 'change'
          ? (await idsByMark('notes', key, { to: 'deals', id: idOf(write.deal) })).slice(0, 1)
          : await idsOfLogged(objectType(write), key, write);
      return Promise.all(ids.map(id => writtenOf(write, id)));
    },
    read: (written, write) => (write.kind === 'change' ? deals.read(write) : readWritten(writing, written, write)),
    async undo(written, write, version) {
      if (write.kind === 'change') return deals.undo(write, version);
      const is = await readWritten(writing, written, write);
      if (!is) return 'gone';
      // What others made is never archived, whatever id we are asked about.
      if (is.version !== version || !is.isOurs) return 'changed';
      await client.archive(objectType(write), is.id);
      return 'undone';
    },
  };
}
