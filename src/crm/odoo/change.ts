/** A change of a deal, with a note on it that says who asked for it and carries our key; and back again. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author, Write } from '../../domain/write.ts';
import { say } from '../../words/say.ts';
import type { ReadBack } from '../port.ts';
import { escapeHtml, signature } from './body.ts';
import { loadOnce, numberOfXmlId } from './external.ts';
import { link, read, search, text, toOdoo, versionOf } from './rows.ts';
import type { Writing } from './writing.ts';

type Change = Extract<Write, { kind: 'change' }>;

const fieldOf: Readonly<Record<Change['field'], string>> = {
  stage: 'stage_id',
  amount: 'expected_revenue',
  closeDate: 'date_deadline',
};

async function current(
  { client }: Writing,
  id: number,
  field: Change['field'],
): Promise<string | number | null | undefined> {
  const [deal] = await read(client, 'crm.lead', [id], [fieldOf[field]]);
  if (!deal) return undefined;
  const value = deal[fieldOf[field]];
  if (field === 'stage') return link(value)?.name ?? null;
  if (field === 'amount') return typeof value === 'number' ? value : null;
  return text(value)?.slice(0, 10) ?? null;
}

/** An amount that was never said is 0 in Odoo. */
const same = (field: Change['field'], one: string | number | null, other: string | number | null) =>
  field === 'amount' ? Number(one ?? 0) === Number(other ?? 0) : String(one ?? '') === String(other ?? '');

async function setField(
  { client }: Writing,
  id: number,
  field: Change['field'],
  value: string | number | null,
): Promise<void> {
  let stored: string | number | false = value ?? (field === 'amount' ? 0 : false);
  if (field === 'stage' && typeof value === 'string') {
    const stages = await search(client, 'crm.stage', { domain: [['name', '=', value]], fields: ['name'] });
    const [stage] = stages;
    if (!stage)
      throw new CrmFault('refused', `Odoo has no stage “${value}”.`, { remedy: 'Say a stage that Odoo has.' });
    stored = stage.id;
  }
  await client.call(z.unknown(), 'crm.lead', 'write', { ids: [id], vals: { [fieldOf[field]]: stored } }, 'write');
}

/** @throws CrmFault where the deal is gone, or no longer is what the change was proposed on */
export async function changeDeal(
  writing: Writing,
  key: string,
  id: number,
  change: Change,
  authorId: number | undefined,
  author: Author,
): Promise<void> {
  const { client, language } = writing;
  const is = await current(writing, id, change.field);
  if (is === undefined)
    throw new CrmFault('refused', 'The deal is no longer in Odoo.', { remedy: 'Choose another deal.' });
  // The same again is a change that was made, and whose answer was lost.
  if (!same(change.field, is, change.to)) {
    if (!same(change.field, is, change.from))
      throw new CrmFault('refused', `Somebody changed it since: it is now ${is ?? 'empty'}.`, {
        remedy: 'Look at the deal and say it again.',
      });
    await setField(writing, id, change.field, change.to);
  }
  const said = say(language, 'crm.changed', { field: change.field, from: change.from ?? '–', to: change.to });
  await loadOnce(client, 'mail.message', key, {
    model: 'crm.lead',
    res_id: id,
    body: `<p>${escapeHtml(said)}<br>${escapeHtml(signature(author, language))}</p>`,
    message_type: 'comment',
    'subtype_id/.id': await numberOfXmlId(client, 'mail.mt_note'),
    date: toOdoo(client.now()),
    ...(authorId ? { 'author_id/.id': authorId } : {}),
  });
}

export async function readChange(writing: Writing, id: number, change: Change): Promise<ReadBack | null> {
  const is = await current(writing, id, change.field);
  if (is === undefined) return null;
  return { write: { ...change, to: is ?? '' }, version: versionOf([change.field, is]) };
}

export async function undoChange(writing: Writing, id: number, change: Change, version: string) {
  const is = await readChange(writing, id, change);
  if (!is) return 'gone';
  if (is.version !== version) return 'changed';
  await setField(writing, id, change.field, change.from);
  return 'undone';
}
