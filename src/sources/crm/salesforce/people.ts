/** Salesforce's weekly data export: Contact.csv, Lead.csv and User.csv. */
import { normalEmail, profileKey } from '../../../domain/addresses.ts';
import { cell, columnsOf, has } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { webDomain } from '../../domains.ts';
import { fullName, placeOf } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { Owners } from '../owners.ts';
import { isDeleted, sfId } from './ids.ts';

const names = {
  id: ['Id'],
  deleted: ['IsDeleted'],
  accountId: ['AccountId'],
  company: ['Company'],
  website: ['Website'],
  industry: ['Industry'],
  status: ['Status'],
  given: ['FirstName'],
  family: ['LastName'],
  email: ['Email'],
  title: ['Title'],
  department: ['Department'],
  phone: ['Phone'],
  mobile: ['MobilePhone'],
  city: ['MailingCity', 'City'],
  country: ['MailingCountry', 'Country'],
  owner: ['OwnerId'],
  modified: ['SystemModstamp', 'LastModifiedDate'],
  profile: ['LinkedIn__c', 'LinkedIn_URL__c', 'LinkedInURL__c', 'LinkedIn_Profile__c'],
  username: ['Username'],
  timeZone: ['TimeZoneSidKey'],
  language: ['LanguageLocaleKey'],
  team: ['Department'],
} as const;

const family = { family: 'salesforce', ownership: 'company' } as const;
const isContact = (headers: readonly string[]) => {
  const columns = columnsOf(headers, names);
  return has(columns, 'id', 'family') && has(columns, 'accountId') && !has(columns, 'username');
};
const isLead = (headers: readonly string[]) => {
  const columns = columnsOf(headers, names);
  return has(columns, 'id', 'family', 'company', 'status') && !has(columns, 'accountId') && !has(columns, 'username');
};

function people(kind: string, matches: (headers: readonly string[]) => boolean): Shape {
  return {
    kind,
    ...family,
    matches,
    open(headers, { dayOrder }) {
      const columns = columnsOf(headers, names);
      const owners = new Owners('salesforce');
      return ({ cells, line, raw }) => {
        if (isDeleted(cell(cells, columns, 'deleted'))) return [];
        const id = sfId(cell(cells, columns, 'id'));
        if (!id) return [rejected(line, reasons.noId('Id'), raw)];
        const email = normalEmail(cell(cells, columns, 'email'));
        const name = fullName(cell(cells, columns, 'given'), cell(cells, columns, 'family')) || email;
        if (!name) return [rejected(line, reasons.noPerson('FirstName, LastName, Email'), raw)];
        const accountId = sfId(cell(cells, columns, 'accountId'));
        const company = cell(cells, columns, 'company');
        const title = cell(cells, columns, 'title') || undefined;
        const department = cell(cells, columns, 'department') || undefined;
        const profile = cell(cells, columns, 'profile');
        const ref = accountId
          ? { key: `company:${accountId}` }
          : { name: company, domain: webDomain(cell(cells, columns, 'website')) };
        const owner = owners.ref(cell(cells, columns, 'owner'), line);
        return [
          ...owners.met(),
          {
            type: 'person',
            key: `contact:${id}`,
            line,
            name,
            emails: email ? [email] : [],
            phones: [cell(cells, columns, 'phone'), cell(cells, columns, 'mobile')].filter(text => text !== ''),
            profiles: profile ? [profileKey(profile)] : [],
            crmId: `salesforce:${id}`,
            positions: accountId || company ? [{ company: ref, title, department }] : [],
            place: placeOf(cell(cells, columns, 'city'), cell(cells, columns, 'country')),
            owner,
            asOf: parseDate(cell(cells, columns, 'modified'), dayOrder),
          },
        ];
      };
    },
  };
}

export const salesforceContacts = people('salesforce contacts', isContact);
export const salesforceLeads = people('salesforce leads', isLead);

/** The CRM's users: they give names to the owner ids of the other files. */
export const salesforceUsers: Shape = {
  kind: 'salesforce users',
  ...family,
  matches: headers => has(columnsOf(headers, names), 'id', 'username', 'email'),
  open(headers) {
    const columns = columnsOf(headers, names);
    return ({ cells, line, raw }) => {
      const id = sfId(cell(cells, columns, 'id'));
      const email = normalEmail(cell(cells, columns, 'email'));
      const name = fullName(cell(cells, columns, 'given'), cell(cells, columns, 'family')) || email;
      if (!id || !name) return [rejected(line, reasons.noPerson('FirstName, LastName, Email'), raw)];
      return [
        {
          type: 'colleague',
          key: `owner:salesforce:${id}`,
          line,
          name,
          email,
          crmOwner: `salesforce:${id}`,
          team: cell(cells, columns, 'team') || undefined,
          timeZone: cell(cells, columns, 'timeZone') || undefined,
          language: cell(cells, columns, 'language').slice(0, 2) || undefined,
        },
      ];
    };
  },
};
