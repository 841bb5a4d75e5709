/** HubSpot's export of companies. */
import { cell, columnsOf, has, several } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { webDomain } from '../../domains.ts';
import { placeOf } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { Owners } from '../owners.ts';

const names = {
  id: ['Record ID', 'Record ID - Company', 'Company ID', 'hs_object_id'],
  name: ['Company name', 'Name'],
  domain: ['Company Domain Name', 'Domain'],
  moreDomains: ['Additional Domains', 'hs_additional_domains'],
  website: ['Website URL', 'Website'],
  aliases: ['Also known as', 'Aliases', 'Former names', 'Trade name'],
  parentId: ['Parent company ID', 'Parent Company IDs', 'hs_parent_company_id'],
  parent: ['Parent company', 'Parent Company Name'],
  industry: ['Industry'],
  city: ['City'],
  country: ['Country/Region', 'Country'],
  owner: ['Company owner', 'hubspot_owner_id'],
  modified: ['Last Modified Date', 'hs_lastmodifieddate'],
  created: ['Create Date', 'createdate'],
  about: ['About', 'Description', 'About us'],
} as const;

export const hubspotCompanies: Shape = {
  kind: 'hubspot companies',
  family: 'hubspot',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, names);
    return (
      has(columns, 'id', 'name') &&
      (has(columns, 'domain') || has(columns, 'owner')) &&
      !headers.some(header => /^(?:email|last ?name|deal name)$/iu.test(header.trim()))
    );
  },
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('hubspot');
    return ({ cells, line, raw }) => {
      const id = cell(cells, columns, 'id');
      if (!id) return [rejected(line, reasons.noId('Record ID'), raw)];
      const hosts = [
        cell(cells, columns, 'domain'),
        ...several(cell(cells, columns, 'moreDomains')),
        cell(cells, columns, 'website'),
      ];
      const domains = [...new Set(hosts.flatMap(host => webDomain(host) ?? []))];
      const name = cell(cells, columns, 'name') || domains[0];
      if (!name) return [rejected(line, reasons.noCompany('Company name'), raw)];
      const parentId = several(cell(cells, columns, 'parentId'))[0];
      const parent = cell(cells, columns, 'parent');
      const owner = owners.ref(cell(cells, columns, 'owner'), line);
      return [
        ...owners.met(),
        {
          type: 'company',
          key: `company:${id}`,
          line,
          name,
          aliases: several(cell(cells, columns, 'aliases')),
          domains,
          industry: cell(cells, columns, 'industry') || undefined,
          place: placeOf(cell(cells, columns, 'city'), cell(cells, columns, 'country')),
          about: cell(cells, columns, 'about') || undefined,
          parent:
            parentId || parent ? { key: parentId && `company:${parentId}`, name: parent || undefined } : undefined,
          crmId: `hubspot:${id}`,
          owner,
          asOf: parseDate(cell(cells, columns, 'modified') || cell(cells, columns, 'created'), dayOrder),
        },
      ];
    };
  },
};
