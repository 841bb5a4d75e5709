/** How the field of a deal that is changed is read and set in Salesforce. */
import { CrmFault } from '../../domain/crm-fault.ts';
import { type Change, type DealChanges, dealChanges } from '../deal-change.ts';
import { number, text } from './records.ts';
import { quoted } from './soql.ts';
import { idOf, type Writing } from './writing.ts';

const fieldOf: Readonly<Record<Change['field'], string>> = {
  stage: 'StageName',
  amount: 'Amount',
  closeDate: 'CloseDate',
};

export const openDealChanges = ({ client, setup }: Writing): DealChanges =>
  dealChanges({
    crm: 'Salesforce',
    async current({ deal, field }) {
      const known = await setup();
      const fields = (await known.fields('Opportunity'))?.known([fieldOf[field], 'CurrencyIsoCode']) ?? [];
      const [row] = await client.all(
        `SELECT ${['Id', ...fields].join(', ')} FROM Opportunity WHERE Id = ${quoted(idOf(deal))}`,
      );
      if (!row) return null;
      const stored = row[fieldOf[field]];
      const value =
        field === 'amount' ? number(stored) : field === 'stage' ? known.stageLabel(text(stored)) : text(stored);
      return { value: value ?? null, currency: text(row.CurrencyIsoCode) ?? known.currency };
    },
    async set({ deal, field }, value) {
      let stored = value;
      if (field === 'stage') {
        stored = (await setup()).stageValue(String(value)) ?? null;
        if (stored === null)
          throw new CrmFault('refused', `Salesforce has no stage “${value}”.`, { remedy: 'Say a stage that it has.' });
      }
      await client.update('Opportunity', idOf(deal), { [fieldOf[field]]: stored });
    },
  });
