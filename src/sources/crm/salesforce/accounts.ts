/** Salesforce's weekly data export: Account.csv and Opportunity.csv. */
import { cell, columnsOf, has } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { webDomain } from '../../domains.ts';
import { placeOf } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { amountOf } from '../amount.ts';
import { Owners } from '../owners.ts';
import { isDeleted, sfId } from './ids.ts';

const names = {
  id: ['Id'],
  deleted: ['IsDeleted'],
  name: ['Name'],
  website: ['Website'],
  industry: ['Industry'],
  city: ['BillingCity', 'ShippingCity'],
  country: ['BillingCountry', 'ShippingCountry'],
  parentId: ['ParentId'],
  owner: ['OwnerId'],
  modified: ['SystemModstamp', 'LastModifiedDate'],
  about: ['Description'],
  accountId: ['AccountId'],
  stage: ['StageName'],
  amount: ['Amount'],
  currency: ['CurrencyIsoCode'],
  closeDate: ['CloseDate'],
} as const;

const family = { family: 'salesforce', ownership: 'company' } as const;

export const salesforceAccounts: Shape = {
  kind: 'salesforce accounts',
  ...family,
  matches(headers) {
    const columns = columnsOf(headers, names);
    const anAccount = (['website', 'industry', 'city', 'country', 'parentId'] as const).some(field =>
      has(columns, field),
    );
    return (
      has(columns, 'id', 'name') &&
      anAccount &&
      !has(columns, 'stage') &&
      (has(columns, 'owner') || has(columns, 'deleted'))
    );
  },
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('salesforce');
    return ({ cells, line, raw }) => {
      if (isDeleted(cell(cells, columns, 'deleted'))) return [];
      const id = sfId(cell(cells, columns, 'id'));
      const name = cell(cells, columns, 'name');
      if (!id) return [rejected(line, reasons.noId('Id'), raw)];
      if (!name) return [rejected(line, reasons.noCompany('Name'), raw)];
      const domain = webDomain(cell(cells, columns, 'website'));
      const parentId = sfId(cell(cells, columns, 'parentId'));
      const owner = owners.ref(cell(cells, columns, 'owner'), line);
      return [
        ...owners.met(),
        {
          type: 'company',
          key: `company:${id}`,
          line,
          name,
          aliases: [],
          domains: domain ? [domain] : [],
          industry: cell(cells, columns, 'industry') || undefined,
          place: placeOf(cell(cells, columns, 'city'), cell(cells, columns, 'country')),
          about: cell(cells, columns, 'about') || undefined,
          parent: parentId ? { key: `company:${parentId}` } : undefined,
          crmId: `salesforce:${id}`,
          owner,
          asOf: parseDate(cell(cells, columns, 'modified'), dayOrder),
        },
      ];
    };
  },
};

export const salesforceDeals: Shape = {
  kind: 'salesforce opportunities',
  ...family,
  matches: headers => has(columnsOf(headers, names), 'id', 'name', 'stage', 'closeDate'),
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('salesforce');
    return ({ cells, line, raw }) => {
      if (isDeleted(cell(cells, columns, 'deleted'))) return [];
      const id = sfId(cell(cells, columns, 'id'));
      const name = cell(cells, columns, 'name');
      if (!id) return [rejected(line, reasons.noId('Id'), raw)];
      if (!name) return [rejected(line, reasons.noDeal('Name'), raw)];
      const accountId = sfId(cell(cells, columns, 'accountId'));
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
          company: accountId ? { key: `company:${accountId}` } : undefined,
          contacts: [],
          owner,
          asOf: parseDate(cell(cells, columns, 'modified'), dayOrder),
        },
      ];
    };
  },
};
