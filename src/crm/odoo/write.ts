/**
 * What is written into Odoo. Everything that is made goes through `load` with an external id made of our key: the same key
 * makes the same record, in one transaction, in every version. A finished call is a message of the record's log with its
 * kind of activity, which is all that Odoo itself leaves of one; so the seller is its author, where feedback on an activity
 * would name our user.
 */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, Write } from '../../domain/write.ts';
import type { ReadBack, Writer, Written } from '../port.ts';
import { eventKey, messageKey } from './activities.ts';
import { bodyOf, escapeHtml, plainBodyOf, signature } from './body.ts';
import { noteChange, openDealChanges } from './change.ts';
import { externalId, findByKey, loadOnce, numberOfXmlId } from './external.ts';
import { readWritten } from './read-back.ts';
import { idOfOwner } from './records.ts';
import { link, read, toOdoo } from './rows.ts';
import { numberOf, type Writing } from './writing.ts';

/** Where something is logged: on the deal, else on the person, else on the company. @throws CrmFault where on nothing */
export function placeOf(write: Extract<Write, { kind: 'activity' | 'task' }>): { model: string; id: number } {
  for (const ref of [...write.contacts, write.account]) if (ref) numberOf(ref);
  if (write.deal) return { model: 'crm.lead', id: numberOf(write.deal) };
  const [about = write.account] = write.contacts;
  if (about) return { model: 'res.partner', id: numberOf(about) };
  throw new CrmFault('refused', 'Nobody is named whom it could be logged on.', { remedy: 'Say who it was with.' });
}

/** Odoo's own kinds of activity. A chat message is none of them. */
const kindOf: Readonly<Record<string, string>> = {
  call: 'mail.mail_activity_data_call',
  email: 'mail.mail_activity_data_email',
  visit: 'mail.mail_activity_data_meeting',
};

const inHtml = (text: string) => `<p>${escapeHtml(text).replace(/\r?\n/gu, '<br>')}</p>`;

/** A meeting of which we know only the day has no hour to stand at. */
const noon = (at: string) => new Date(`${at.slice(0, 10)}T12:00:00Z`);

export function openWriter(writing: Writing): Writer {
  const { client, fields, url, language } = writing;
  const deals = openDealChanges(writing);

  const writtenOf = (model: string, id: number): Written => ({
    id: model === 'crm.lead' ? `deal:${id}` : `${model}:${id}`,
    url: `${url}/web#id=${id}&model=${model}&view_type=form`,
  });

  /** A contact or a company is named by its key from then on. */
  const named = (write: Write, written: Written): Written =>
    write.kind === 'contact' || write.kind === 'company'
      ? { ...written, id: written.id.replace(/^.*:/u, `${write.kind}:`) }
      : written;

  /** The seller as Odoo knows them: their user, and the partner that stands as author. */
  async function seller(author: Author) {
    const userId = idOfOwner(author.crmOwner) ?? (await client.uid());
    const [user] = await read(client, 'res.users', [userId], ['partner_id']);
    return { userId, partnerId: link(user?.partner_id)?.id };
  }

  async function loadActivity(
    key: string,
    write: Extract<Write, { kind: 'activity' }>,
    author: Author,
  ): Promise<Written> {
    const place = placeOf(write);
    const { userId, partnerId } = await seller(author);
    if (write.type === 'meeting') {
      const described = (await fields.isHtml('calendar.event', 'description')) ? bodyOf : plainBodyOf;
      const start = write.timeKnown ? new Date(write.at) : noon(write.at);
      const partners = [...write.contacts.map(numberOf), ...(partnerId ? [partnerId] : [])];
      const id = await loadOnce(
        client,
        'calendar.event',
        key,
        {
          name: write.subject,
          start: toOdoo(start),
          stop: toOdoo(new Date(start.getTime() + (write.minutes ?? 60) * 60_000)),
          'partner_ids/.id': partners.join(','),
          'user_id/.id': userId,
          description: described(write, author, language),
          ...(place.model === 'crm.lead' ? { 'opportunity_id/.id': place.id } : {}),
        },
        // Nobody is invited to what has happened.
        { no_mail_to_attendees: true, dont_notify: true },
      );
      return writtenOf('calendar.event', id);
    }
    const kind = kindOf[write.type];
    const there = await fields.wanted('mail.message', ['is_internal']);
    const id = await loadOnce(client, 'mail.message', key, {
      model: place.model,
      res_id: place.id,
      subject: write.subject,
      body: bodyOf(write, author, language),
      message_type: 'comment',
      'subtype_id/.id': await numberOfXmlId(client, kind ? 'mail.mt_activities' : 'mail.mt_note'),
      date: toOdoo(new Date(write.at)),
      ...(partnerId ? { 'author_id/.id': partnerId } : {}),
      ...(kind ? { 'mail_activity_type_id/.id': await numberOfXmlId(client, kind) } : {}),
      ...(there.length > 0 ? { is_internal: 1 } : {}),
    });
    return writtenOf('mail.message', id);
  }

  async function loadTask(key: string, write: Extract<Write, { kind: 'task' }>, author: Author): Promise<Written> {
    const place = placeOf(write);
    const { userId } = await seller(author);
    const models = await client.call(
      z.array(z.number()),
      'ir.model',
      'search',
      { domain: [['model', '=', place.model]] },
      'read',
    );
    const id = await loadOnce(
      client,
      'mail.activity',
      key,
      {
        'activity_type_id/.id': await numberOfXmlId(client, 'mail.mail_activity_data_todo'),
        'res_model_id/.id': models[0] ?? 0,
        res_id: place.id,
        'user_id/.id': userId,
        summary: write.what,
        // Odoo keeps no activity without a day.
        date_deadline: write.due ?? client.now().toISOString().slice(0, 10),
        note: inHtml(signature(author, language)),
      },
      { mail_activity_quick_update: true },
    );
    return writtenOf('mail.activity', id);
  }

  async function loadPartner(key: string, write: Extract<Write, { kind: 'contact' | 'company' }>, author: Author) {
    const { userId } = await seller(author);
    const values =
      write.kind === 'company'
        ? { is_company: 1, ...(write.domain ? { website: `https://${write.domain}` } : {}) }
        : {
            is_company: 0,
            ...(write.email ? { email: write.email } : {}),
            ...(write.phone ? { phone: write.phone } : {}),
            ...(write.account ? { 'parent_id/.id': numberOf(write.account) } : {}),
          };
    const id = await loadOnce(client, 'res.partner', key, {
      name: write.name,
      ...values,
      ...(author.crmOwner ? { 'user_id/.id': userId } : {}),
      comment: signature(author, language),
    });
    return named(write, writtenOf('res.partner', id));
  }

  return {
    touchKey({ id }) {
      const [model, number] = id.split(':');
      if (model === 'mail.message') return messageKey(Number(number));
      return model === 'calendar.event' ? eventKey(Number(number)) : null;
    },
    async write(key, write, author) {
      if (write.kind === 'activity') return loadActivity(key, write, author);
      if (write.kind === 'task') return loadTask(key, write, author);
      if (write.kind === 'change') {
        await deals.make(write);
        await noteChange(writing, key, write, (await seller(author)).partnerId, author);
        return writtenOf('crm.lead', numberOf(write.deal));
      }
      return loadPartner(key, write, author);
    },
    async find(key, write) {
      const found = await findByKey(client, key);
      // A name is given once in Odoo: there are no two of it.
      if (!found) return [];
      // Of a change the note on the deal carries the key.
      if (write.kind === 'change') return [writtenOf('crm.lead', numberOf(write.deal))];
      return [named(write, writtenOf(found.model, found.id))];
    },
    read: (written, write): Promise<ReadBack | null> =>
      write.kind === 'change' ? deals.read(write) : readWritten(writing, written, write),
    async undo(written, write, version) {
      if (write.kind === 'change') return deals.undo(write, version);
      const is = await readWritten(writing, written, write);
      if (!is) return 'gone';
      if (is.version !== version) return 'changed';
      const [model, id] = [is.model, is.id];
      const ours = await externalId(client, model, id);
      // What others made is never removed, whatever id we are asked about.
      if (!ours) return 'changed';
      await client.call(z.unknown(), model, 'unlink', { ids: [id] }, 'write');
      return 'undone';
    },
  };
}
