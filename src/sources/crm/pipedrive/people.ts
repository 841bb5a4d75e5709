/** Pipedrive's exports of people and organizations. */
import { normalEmail, profileKey } from '../../../domain/addresses.ts';
import { cell, columnsOf, has } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { webDomain } from '../../domains.ts';
import { keyOfCompany, keyOfPerson } from '../../keys.ts';
import { cleanName, placeOf } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { Owners } from '../owners.ts';

const personNames = {
  id: ['Person - ID'],
  name: ['Person - Name'],
  email: ['Person - Email - Work', 'Person - Email', 'Person - Email - Other', 'Person - Email - Home'],
  homeEmail: ['Person - Email - Home'],
  otherEmail: ['Person - Email - Other'],
  phone: ['Person - Phone - Work', 'Person - Phone', 'Person - Phone - Mobile'],
  mobile: ['Person - Phone - Mobile'],
  title: ['Person - Job title', 'Person - Title', 'Person - Position'],
  profile: ['Person - LinkedIn', 'Person - LinkedIn profile', 'Person - LinkedIn URL'],
  place: ['Person - Postal address', 'Person - City', 'Person - Location'],
  organization: ['Person - Organization', 'Organization - Name'],
  organizationId: ['Organization - ID', 'Person - Organization ID'],
  owner: ['Person - Owner'],
  modified: ['Person - Update time'],
} as const;

export const pipedrivePeople: Shape = {
  kind: 'pipedrive people',
  family: 'pipedrive',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, personNames);
    return (
      has(columns, 'name') &&
      !headers.some(header => /^(?:activity|deal) - (?:subject|title|id)$/iu.test(header.trim()))
    );
  },
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, personNames);
    const owners = new Owners('pipedrive');
    return ({ cells, line, raw }) => {
      const read = (field: keyof typeof personNames) => cell(cells, columns, field);
      const texts = [read('email'), read('homeEmail'), read('otherEmail')].flatMap(text => text.split(','));
      const emails = [...new Set(texts.flatMap(text => normalEmail(text) ?? []))];
      const name = cleanName(read('name')) || emails[0];
      if (!name) return [rejected(line, reasons.noPerson('Person - Name, Person - Email'), raw)];
      const organization = read('organization');
      const id = read('id');
      const profile = read('profile');
      const owner = owners.ref(read('owner'), line);
      return [
        ...owners.met(),
        {
          type: 'person',
          key: id ? `contact:${id}` : keyOfPerson({ email: emails[0], name, company: organization }),
          line,
          name,
          emails,
          phones: [...new Set([read('phone'), read('mobile')])].filter(text => text !== ''),
          profiles: profile ? [profileKey(profile)] : [],
          crmId: id ? `pipedrive:${id}` : undefined,
          positions: organization
            ? [{ company: organizationRef(read('organizationId'), organization), title: read('title') || undefined }]
            : [],
          place: placeOf(read('place')),
          owner,
          asOf: parseDate(read('modified'), dayOrder),
        },
      ];
    };
  },
};

function organizationRef(id: string, name: string): { key?: string; name: string } {
  return id ? { key: `company:${id}`, name } : { name };
}

const organizationNames = {
  id: ['Organization - ID'],
  name: ['Organization - Name'],
  website: ['Organization - Website', 'Organization - Domain', 'Organization - Web domain'],
  industry: ['Organization - Industry'],
  city: ['Organization - City/town/village/locality of Address', 'Organization - City', 'Organization - Address'],
  country: ['Organization - Country of Address', 'Organization - Country'],
  owner: ['Organization - Owner'],
  modified: ['Organization - Update time'],
} as const;

export const pipedriveOrganizations: Shape = {
  kind: 'pipedrive organizations',
  family: 'pipedrive',
  ownership: 'company',
  matches: headers =>
    has(columnsOf(headers, organizationNames), 'name') &&
    headers.every(header => /^organization - /iu.test(header.trim()) || header.trim() === ''),
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, organizationNames);
    const owners = new Owners('pipedrive');
    return ({ cells, line, raw }) => {
      const read = (field: keyof typeof organizationNames) => cell(cells, columns, field);
      const name = read('name');
      if (!name) return [rejected(line, reasons.noCompany('Organization - Name'), raw)];
      const id = read('id');
      const domain = webDomain(read('website'));
      const owner = owners.ref(read('owner'), line);
      return [
        ...owners.met(),
        {
          type: 'company',
          key: id ? `company:${id}` : keyOfCompany({ name, domain }),
          line,
          name,
          aliases: [],
          domains: domain ? [domain] : [],
          industry: read('industry') || undefined,
          place: placeOf(read('city'), read('country')),
          crmId: id ? `pipedrive:${id}` : undefined,
          owner,
          asOf: parseDate(read('modified'), dayOrder),
        },
      ];
    };
  },
};
