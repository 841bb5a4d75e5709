/** HubSpot's export of deals. */
import { cell, columnsOf, has, several } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { reasons, rejected } from '../../reasons.ts';
import { amountOf } from '../amount.ts';
import { Owners } from '../owners.ts';

const names = {
  id: ['Record ID', 'Record ID - Deal', 'Deal ID', 'hs_object_id'],
  name: ['Deal Name', 'dealname'],
  stage: ['Deal Stage', 'dealstage'],
  amount: ['Amount'],
  currency: ['Deal Currency Code', 'Currency', 'deal_currency_code'],
  owner: ['Deal owner', 'hubspot_owner_id'],
  closeDate: ['Close Date', 'closedate'],
  companyIds: ['Associated Company IDs', 'Associated Company ID'],
  company: ['Associated Company', 'Primary Associated Company'],
  contactIds: ['Associated Contact IDs', 'Associated Contact ID'],
  modified: ['Last Modified Date', 'hs_lastmodifieddate'],
} as const;

export const hubspotDeals: Shape = {
  kind: 'hubspot deals',
  family: 'hubspot',
  ownership: 'company',
  matches: headers => has(columnsOf(headers, names), 'id', 'name'),
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('hubspot');
    return ({ cells, line, raw }) => {
      const id = cell(cells, columns, 'id');
      const name = cell(cells, columns, 'name');
      if (!id) return [rejected(line, reasons.noId('Record ID'), raw)];
      if (!name) return [rejected(line, reasons.noDeal('Deal Name'), raw)];
      const companyId = several(cell(cells, columns, 'companyIds'))[0];
      const company = cell(cells, columns, 'company');
      const owner = owners.ref(cell(cells, columns, 'owner'), line);
      return [
        ...owners.met(),
        {
          type: 'deal',
          key: `deal:${id}`,
          line,
          name,
          stage: cell(cells, columns, 'stage') || undefined,
          amount: amountOf(cell(cells, columns, 'amount')),
          currency: cell(cells, columns, 'currency') || undefined,
          closeDate: parseDate(cell(cells, columns, 'closeDate'), dayOrder),
          company:
            companyId || company ? { key: companyId && `company:${companyId}`, name: company || undefined } : undefined,
          contacts: several(cell(cells, columns, 'contactIds')).map(contact => ({ key: `contact:${contact}` })),
          owner,
          asOf: parseDate(cell(cells, columns, 'modified'), dayOrder),
        },
      ];
    };
  },
};
