/** How the field of a deal that is changed is read and set in HubSpot. */
import { CrmFault } from '../../domain/crm-fault.ts';
import { type Change, type DealChanges, dealChanges } from '../deal-change.ts';
import { textOf } from './records.ts';
import { idOf, noon, type Writing } from './writing.ts';

const propertyOf: Readonly<Record<Change['field'], string>> = {
  stage: 'dealstage',
  amount: 'amount',
  closeDate: 'closedate',
};

export const openDealChanges = ({ client, setup }: Writing): DealChanges =>
  dealChanges({
    crm: 'HubSpot',
    async current({ deal, field }) {
      const [row] = await client.read('deals', [idOf(deal)], [propertyOf[field], 'pipeline', 'deal_currency_code']);
      if (!row) return null;
      const known = await setup();
      const text = textOf(row, propertyOf[field]);
      const pipeline = textOf(row, 'pipeline');
      const value =
        text === undefined
          ? null
          : field === 'amount'
            ? Number(text)
            : ((field === 'stage' ? known.stageName(pipeline, text) : known.dayOf(text)) ?? null);
      return { value, pipeline, currency: textOf(row, 'deal_currency_code') ?? known.currency };
    },
    async set({ deal, field }, value, { pipeline }) {
      let stored = value === null ? '' : field === 'closeDate' ? noon(String(value)) : String(value);
      if (field === 'stage') {
        const stage = (await setup()).stageId(pipeline, stored);
        if (stage === undefined)
          throw new CrmFault('refused', `The deal’s pipeline in HubSpot has no stage “${stored}”.`, {
            remedy: 'Say a stage that it has.',
          });
        stored = stage;
      }
      await client.update('deals', idOf(deal), { [propertyOf[field]]: stored });
    },
  });
