/** How the field of a deal that is changed is read and set in Pipedrive. */
import { CrmFault } from '../../domain/crm-fault.ts';
import { type Change, type DealChanges, dealChanges } from '../deal-change.ts';
import type { Row } from './api.ts';
import { number, stageOf, text } from './records.ts';
import { idOf, type Writing } from './writing.ts';

async function valuesFor({ stages }: Writing, row: Row, field: Change['field'], value: Change['from']) {
  if (field === 'amount') return { value: Number(value ?? 0) };
  if (field === 'closeDate') return { expected_close_date: value };
  if (value === 'Won' || value === 'Lost') return { status: value.toLowerCase() };
  const all = await stages();
  const pipeline = all.find(stage => stage.id === row.stage_id)?.pipeline_id;
  const stage = all.find(one => one.name === value && one.pipeline_id === pipeline);
  if (!stage)
    throw new CrmFault('refused', `The deal’s pipeline in Pipedrive has no stage “${value}”.`, {
      remedy: 'Say a stage that it has.',
    });
  return { stage_id: stage.id, status: 'open' };
}

export const openDealChanges = (writing: Writing): DealChanges =>
  dealChanges({
    crm: 'Pipedrive',
    async current({ deal, field }) {
      const row = await writing.client.get('deals', idOf(deal));
      if (!row || row.is_deleted === true) return null;
      const names = new Map((await writing.stages()).map(stage => [stage.id, text(stage.name) ?? '']));
      const value =
        field === 'stage'
          ? stageOf(row, names)
          : field === 'amount'
            ? number(row.value)
            : text(row.expected_close_date);
      return { row, value: value ?? null, currency: text(row.currency) };
    },
    set: async ({ deal, field }, value, { row }) =>
      void (await writing.client.update('deals', idOf(deal), await valuesFor(writing, row, field, value))),
  });
