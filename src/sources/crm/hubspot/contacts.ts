/** HubSpot's export of contacts. */
import { normalEmail, profileKey } from '../../../domain/addresses.ts';
import type { CompanyRef } from '../../../domain/incoming.ts';
import { cell, columnsOf, has, several } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { fullName, placeOf } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { Owners } from '../owners.ts';
import { positionsOf } from '../positions.ts';

const names = {
  id: ['Record ID', 'Record ID - Contact', 'Contact ID', 'hs_object_id'],
  given: ['First Name', 'firstname'],
  family: ['Last Name', 'lastname'],
  email: ['Email', 'Work email'],
  moreEmails: ['Additional email addresses', 'hs_additional_emails'],
  title: ['Job Title', 'jobtitle'],
  phone: ['Phone Number', 'phone'],
  mobile: ['Mobile Phone Number', 'mobilephone'],
  city: ['City'],
  country: ['Country/Region', 'Country'],
  owner: ['Contact owner', 'hubspot_owner_id'],
  companyIds: ['Associated Company IDs', 'Associated Company ID', 'associatedcompanyid'],
  primaryCompany: ['Primary Associated Company ID'],
  company: ['Associated Company', 'Primary Associated Company', 'Company name', 'company'],
  profile: ['LinkedIn URL', 'LinkedIn profile URL', 'hs_linkedin_url', 'LinkedIn'],
  leftOn: ['Left company on'],
  previous: ['Previous company'],
  modified: ['Last Modified Date', 'lastmodifieddate'],
  created: ['Create Date', 'createdate'],
  language: ['Preferred language', 'hs_language'],
  about: ['About', 'LinkedIn bio'],
  stage: ['Lifecycle Stage', 'Lead Status'],
} as const;

export const hubspotContacts: Shape = {
  kind: 'hubspot contacts',
  family: 'hubspot',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, names);
    const aPerson = has(columns, 'email') || has(columns, 'family');
    return (
      has(columns, 'id') &&
      aPerson &&
      (['owner', 'companyIds', 'company', 'modified', 'stage', 'created'] as const).some(field => has(columns, field))
    );
  },
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('hubspot');
    return ({ cells, line, raw }) => {
      const id = cell(cells, columns, 'id');
      if (!id) return [rejected(line, reasons.noId('Record ID'), raw)];
      const emails = [cell(cells, columns, 'email'), ...several(cell(cells, columns, 'moreEmails'))].flatMap(
        text => normalEmail(text) ?? [],
      );
      const name = fullName(cell(cells, columns, 'given'), cell(cells, columns, 'family')) || emails[0];
      if (!name) return [rejected(line, reasons.noPerson('First Name, Last Name, Email'), raw)];
      const profile = cell(cells, columns, 'profile');
      const asOf = parseDate(cell(cells, columns, 'modified') || cell(cells, columns, 'created'), dayOrder);
      const owner = owners.ref(cell(cells, columns, 'owner'), line);
      return [
        ...owners.met(),
        {
          type: 'person',
          key: `contact:${id}`,
          line,
          name,
          emails,
          phones: [cell(cells, columns, 'phone'), cell(cells, columns, 'mobile')].filter(text => text !== ''),
          profiles: profile ? [profileKey(profile)] : [],
          crmId: `hubspot:${id}`,
          positions: positionsOf({
            companies: companiesOf(
              cell(cells, columns, 'companyIds'),
              cell(cells, columns, 'company'),
              cell(cells, columns, 'primaryCompany'),
            ),
            title: cell(cells, columns, 'title') || undefined,
            leftOn: parseDate(cell(cells, columns, 'leftOn'), dayOrder),
            previous: cell(cells, columns, 'previous'),
            asOf,
          }),
          place: placeOf(cell(cells, columns, 'city'), cell(cells, columns, 'country')),
          language: cell(cells, columns, 'language') || undefined,
          owner,
          about: cell(cells, columns, 'about') || undefined,
          asOf,
        },
      ];
    };
  },
};

/** Ids and names of the associated companies; a name belongs to an id only when there are equally many. */
function companiesOf(ids: string, company: string, primary: string): CompanyRef[] {
  const keys = several(ids);
  const named = several(company);
  if (keys.length === 0) return company ? [{ name: company }] : [];
  const refs = keys.map((id, at) => ({
    key: `company:${id}`,
    name: keys.length === 1 ? company || undefined : named.length === keys.length ? named[at] : undefined,
  }));
  const first = refs.find(ref => ref.key === `company:${primary}`);
  return first ? [first, ...refs.filter(ref => ref !== first)] : refs;
}
