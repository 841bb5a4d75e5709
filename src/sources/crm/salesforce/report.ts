/** A Salesforce report saved as CSV: columns named by their labels, in any choice, and a footer below the table. */
import { columnsOf, has } from '../../csv/columns.ts';
import { guessMapping } from '../../csv/guess.ts';
import { mappedRows } from '../../csv/mapped.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { keyOfCompany } from '../../keys.ts';
import { amountOf } from '../amount.ts';
import { Owners } from '../owners.ts';

/** Labels that only Salesforce puts above its columns. */
const labels = {
  ownerAlias: ['Owner Alias', 'Opportunity Owner Alias'],
  lead: ['Lead Source', 'Lead Status', 'Lead Owner', 'Lead ID'],
  account: ['Account Owner', 'Account ID', 'Last Activity'],
  contact: ['Contact ID', 'Contact Owner', 'Mailing City', 'Salutation'],
  opportunity: ['Opportunity Owner', 'Opportunity ID', 'Opportunity Name'],
} as const;

/** Labels that the general dictionary does not know, or reads otherwise. */
const mapping: Readonly<Record<string, string>> = {
  'Mailing City': 'city',
  'Billing City': 'city',
  'Mailing Country': 'country',
  'Billing Country': 'country',
  'Contact ID': 'id',
  'Lead ID': 'id',
  'Account ID': 'company_id',
  'Company / Account': 'company',
};

const isPerson = (headers: readonly string[]) =>
  headers.some(header => /^(?:last name|email|full name|contact name)$/iu.test(header.trim()));
const dealName = (headers: readonly string[]) =>
  headers.findIndex(header => /^opportunity name$/iu.test(header.trim()));

export const salesforceReport: Shape = {
  kind: 'salesforce report',
  family: 'salesforce',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, labels);
    const ours = (Object.keys(labels) as (keyof typeof labels)[]).some(field => has(columns, field));
    const named =
      isPerson(headers) || dealName(headers) >= 0 || headers.some(header => /^account name$/iu.test(header.trim()));
    // Other exports call columns so as well, but they bring an id column of their own.
    return (
      ours &&
      named &&
      headers.length > 2 &&
      !headers.some(header => /^(?:record id|lifecycle stage|associated )/iu.test(header.trim()))
    );
  },
  endsAt: (row, headers) => headers.length > 1 && row.cells.length === 1,
  open(headers, setting) {
    const deal = dealName(headers);
    if (deal >= 0 && !isPerson(headers)) return dealRows(headers, deal, setting);
    const guessed = { ...guessMapping(headers, []).mapping, ...mapping };
    return mappedRows(headers, guessed, setting, 'salesforce');
  },
};

const dealLabels = {
  id: ['Opportunity ID'],
  account: ['Account Name'],
  stage: ['Stage'],
  amount: ['Amount'],
  currency: ['Amount Currency', 'Currency'],
  closeDate: ['Close Date'],
  owner: ['Opportunity Owner', 'Owner', 'Owner Alias'],
} as const;

function dealRows(
  headers: readonly string[],
  nameAt: number,
  { dayOrder }: Parameters<Shape['open']>[1],
): ReturnType<Shape['open']> {
  const columns = columnsOf(headers, dealLabels);
  const owners = new Owners('salesforce');
  return ({ cells, line }) => {
    const read = (field: keyof typeof dealLabels) => (columns[field] < 0 ? '' : (cells[columns[field]]?.trim() ?? ''));
    const name = cells[nameAt]?.trim() ?? '';
    // A subtotal row of a grouped report has no name.
    if (!name) return [];
    const account = read('account');
    const owner = owners.ref(read('owner'), line);
    return [
      ...owners.met(),
      {
        type: 'deal',
        key: `deal:${read('id').slice(0, 15) || `${name}|${keyOfCompany({ name: account })}`}`,
        line,
        name,
        stage: read('stage') || undefined,
        amount: amountOf(read('amount')),
        currency: read('currency') || undefined,
        closeDate: parseDate(read('closeDate'), dayOrder),
        company: account ? { name: account } : undefined,
        contacts: [],
        owner,
      },
    ];
  };
}
