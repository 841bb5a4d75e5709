/** How the field of a deal that is changed is read and set in Odoo, and the note on it that says who asked for it. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Author } from '../../domain/write.ts';
import { say } from '../../words/say.ts';
import { type Change, type DealChanges, dealChanges } from '../deal-change.ts';
import { escapeHtml, signature } from './body.ts';
import { loadOnce, numberOfXmlId } from './external.ts';
import { link, read, search, text, toOdoo } from './rows.ts';
import { numberOf, type Writing } from './writing.ts';

const fieldOf: Readonly<Record<Change['field'], string>> = {
  stage: 'stage_id',
  amount: 'expected_revenue',
  closeDate: 'date_deadline',
};

function readField(field: Change['field'], stored: unknown): string | number | null {
  if (field === 'stage') return link(stored)?.name ?? null;
  if (field === 'amount') return typeof stored === 'number' ? stored : null;
  return text(stored)?.slice(0, 10) ?? null;
}

export const openDealChanges = ({ client }: Writing): DealChanges =>
  dealChanges({
    crm: 'Odoo',
    async current({ deal, field }) {
      const [row] = await read(client, 'crm.lead', [numberOf(deal)], [fieldOf[field]]);
      return row ? { value: readField(field, row[fieldOf[field]]) } : null;
    },
    async set({ deal, field }, value) {
      let stored: string | number | false = value ?? (field === 'amount' ? 0 : false);
      if (field === 'stage' && typeof value === 'string') {
        const stages = await search(client, 'crm.stage', { domain: [['name', '=', value]], fields: ['name'] });
        const [stage] = stages;
        if (!stage)
          throw new CrmFault('refused', `Odoo has no stage “${value}”.`, { remedy: 'Say a stage that Odoo has.' });
        stored = stage.id;
      }
      const vals = { [fieldOf[field]]: stored };
      await client.call(z.unknown(), 'crm.lead', 'write', { ids: [numberOf(deal)], vals }, 'write');
    },
  });

/** Carries our key, of which a change itself has none. */
export async function noteChange(
  { client, language }: Writing,
  key: string,
  change: Change,
  authorId: number | undefined,
  author: Author,
): Promise<void> {
  const said = say(language, 'crm.changed', { field: change.field, from: change.from ?? '–', to: change.to });
  await loadOnce(client, 'mail.message', key, {
    model: 'crm.lead',
    res_id: numberOf(change.deal),
    body: `<p>${escapeHtml(said)}<br>${escapeHtml(signature(author, language))}</p>`,
    message_type: 'comment',
    'subtype_id/.id': await numberOfXmlId(client, 'mail.mt_note'),
    date: toOdoo(client.now()),
    ...(authorId ? { 'author_id/.id': authorId } : {}),
  });
}
