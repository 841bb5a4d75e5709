/**
 * What is written into Salesforce. Our key is the external id of a record: it is looked for first, so that what people changed
 * since is not written over, and then made by an upsert, so that two at once make one. Where an administrator has not added
 * the field, what was logged is looked for by the mark in its text on whom it is about; both are without lag.
 */
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, Write } from '../../domain/write.ts';
import { say } from '../../words/say.ts';
import type { Change } from '../deal-change.ts';
import { readPlain } from '../logged-text.ts';
import type { Writer, Written } from '../port.ts';
import { hasBelonging } from './cascade.ts';
import { openDealChanges } from './change.ts';
import { type Fields, keyField } from './fields.ts';
import { readWritten } from './read-back.ts';
import { keyOf, shortId, text } from './records.ts';
import { quoted } from './soql.ts';
import {
  aboutWhom,
  canShare,
  idOf,
  isShared,
  type Logged,
  type Made,
  noteValues,
  type Type,
  typeOf,
  valuesOf,
  type Writing,
} from './writing.ts';

export function openWriter(writing: Writing): Writer {
  const { client, setup, language } = writing;
  const deals = openDealChanges(writing);

  async function page(type: Type | 'Opportunity', id: string): Promise<string> {
    return `${(await client.session()).instanceUrl}/lightning/r/${type}/${id}/view`;
  }

  async function writtenOf(write: Write, fullId: string): Promise<Written> {
    const id = shortId(fullId);
    if (write.kind === 'change') return { id: keyOf.deals(id), url: await page('Opportunity', id) };
    const type = typeOf(write);
    const key = type === 'Contact' ? keyOf.contacts(id) : type === 'Account' ? keyOf.companies(id) : `${type}:${id}`;
    return { id: key, url: await page(type, id) };
  }

  async function fieldsOf(type: Type): Promise<Fields> {
    const fields = await (await setup()).fields(type);
    if (fields?.rights.createable) return fields;
    throw new CrmFault('refused', `Our user of Salesforce may not make records of the type ${type}.`, {
      remedy: 'An administrator of Salesforce can give our user the right.',
    });
  }

  /** The oldest first: an external id need not be unique. */
  async function idsByKey(type: Type, key: string): Promise<string[]> {
    const found = await client.all(
      `SELECT Id FROM ${type} WHERE ${keyField} = ${quoted(key)} ORDER BY CreatedDate, Id`,
    );
    return found.map(({ Id }) => Id);
  }

  /** Among all that is logged on whom it is about, the oldest first. */
  async function idsByMark(type: 'Task' | 'Event', key: string, on: { WhoId?: string; WhatId?: string }) {
    const [field, id] = on.WhoId ? ['WhoId', on.WhoId] : ['WhatId', on.WhatId ?? ''];
    const rows = await client.all(
      `SELECT Id, Description FROM ${type} WHERE ${field} = ${quoted(id)} ORDER BY CreatedDate, Id`,
    );
    return rows.filter(row => readPlain(text(row.Description) ?? '')?.key === key).map(({ Id }) => Id);
  }

  async function idsOfMade(key: string, write: Made, fields: Fields): Promise<string[]> {
    const type = typeOf(write);
    if (fields.keyed) return idsByKey(type, key);
    if (write.kind === 'contact' || write.kind === 'company') return [];
    if (!write.deal && !write.account && write.contacts.length === 0) return []; // so it was never written
    return idsByMark(type === 'Event' ? 'Event' : 'Task', key, aboutWhom(write));
  }

  /** Made once under its key, whoever else is making it in this moment. */
  async function create(type: Type, key: string, values: unknown, { keyed }: Fields): Promise<string> {
    if (!keyed) return (await client.create(type, values)).id;
    try {
      return (await client.upsert(type, keyField, key, values)).id;
    } catch (error) {
      // Not every field of a record that is there already can be changed.
      const [there] = error instanceof CrmFault && error.kind === 'refused' ? await idsByKey(type, key) : [];
      if (there === undefined) throw error;
      return there;
    }
  }

  /**
   * What comes after the thing itself was made: that a rule forbids it does not undo the thing, and reading back tells what
   * is missing.
   */
  async function unlessForbidden(making: Promise<unknown>): Promise<void> {
    try {
      await making;
    } catch (error) {
      if (!(error instanceof CrmFault) || error.kind !== 'refused') throw error;
    }
  }

  /** The people besides the first one, where several may be on one activity. */
  async function relate(write: Logged, id: string): Promise<void> {
    const others = aboutWhom(write).others.filter(canShare).map(idOf);
    const type = typeOf(write);
    if (others.length === 0 || !(await isShared(await setup()))) return;
    const there = await client.all(`SELECT Id, RelationId FROM ${type}Relation WHERE ${type}Id = ${quoted(id)}`);
    const related = new Set(there.map(row => shortId(text(row.RelationId) ?? '')));
    for (const other of others)
      if (!related.has(other))
        await unlessForbidden(
          client.create(`${type}Relation`, {
            [`${type}Id`]: id,
            RelationId: other,
            // Of an event, others than these are invited.
            ...(type === 'Event' ? { IsParent: true, IsInvitee: false } : {}),
          }),
        );
  }

  async function make(key: string, write: Made, author: Author): Promise<Written> {
    const type = typeOf(write);
    const fields = await fieldsOf(type);
    const isRecord = write.kind === 'contact' || write.kind === 'company';
    if (isRecord && !fields.keyed)
      throw new CrmFault('refused', `Salesforce has no field ${keyField} for ${type}, so a second one might be made.`, {
        remedy: `An administrator of Salesforce can add the field ${keyField}: text, external id.`,
      });
    const values = await valuesOf(write, key, author, writing, fields);
    const [there] = await idsOfMade(key, write, fields);
    const id = there ?? (await create(type, key, values, fields));
    if (!isRecord) await relate(write, id);
    return writtenOf(write, id);
  }

  async function change(key: string, write: Change, author: Author): Promise<Written> {
    const [id, fields] = [idOf(write.deal), await fieldsOf('Task')];
    await deals.make(write);
    if (!(await hasNote(key, write))) {
      const said = say(language, 'crm.changed', { field: write.field, from: write.from ?? '–', to: write.to });
      const values = await noteValues(id, said, key, author, writing, fields);
      await unlessForbidden(create('Task', key, values, fields));
    }
    return writtenOf(write, id);
  }

  /** Of a change the task on the deal carries the key. */
  async function hasNote(key: string, write: Change): Promise<boolean> {
    const { keyed } = await fieldsOf('Task');
    const ids = await (keyed ? idsByKey('Task', key) : idsByMark('Task', key, { WhatId: idOf(write.deal) }));
    return ids.length > 0;
  }

  return {
    touchKey: ({ id }) => (/^(?:Task|Event):/u.test(id) ? keyOf.activities(id.slice(id.indexOf(':') + 1)) : null),
    write: (key, write, author) => (write.kind === 'change' ? change(key, write, author) : make(key, write, author)),
    async find(key, write) {
      if (write.kind === 'change') return (await hasNote(key, write)) ? [await writtenOf(write, idOf(write.deal))] : [];
      const ids = await idsOfMade(key, write, await fieldsOf(typeOf(write)));
      return Promise.all(ids.map(id => writtenOf(write, id)));
    },
    read: (written, write) => (write.kind === 'change' ? deals.read(write) : readWritten(writing, written, write)),
    async undo(written, write, version) {
      if (write.kind === 'change') return deals.undo(write, version);
      const is = await readWritten(writing, written, write);
      if (!is) return 'gone';
      // What others made is never removed, whatever id we are asked about.
      if (is.version !== version || !is.isOurs) return 'changed';
      if (await hasBelonging(writing, typeOf(write), is.id)) return 'changed';
      return (await client.remove(typeOf(write), is.id)) ? 'undone' : 'gone';
    },
  };
}
