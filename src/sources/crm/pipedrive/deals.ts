/** Pipedrive's exports of deals and activities. Notes are passed over, and what is planned has not happened. */
import { normalEmail } from '../../../domain/addresses.ts';
import type { PersonRef } from '../../../domain/incoming.ts';
import { cell, columnsOf, has } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { hashKey } from '../../keys.ts';
import { cleanName } from '../../names.ts';
import { reasons, rejected } from '../../reasons.ts';
import { activityTouch, isInbound, minutesOf, touchKindOf } from '../activity.ts';
import { amountOf } from '../amount.ts';
import { Owners } from '../owners.ts';

const family = { family: 'pipedrive', ownership: 'company' } as const;

const dealNames = {
  id: ['Deal - ID'],
  title: ['Deal - Title'],
  stage: ['Deal - Stage'],
  status: ['Deal - Status'],
  value: ['Deal - Value'],
  currency: ['Deal - Currency of Value', 'Deal - Currency'],
  closeDate: ['Deal - Expected close date', 'Deal - Deal closed on', 'Deal - Won time'],
  organization: ['Deal - Organization', 'Organization - Name'],
  organizationId: ['Organization - ID', 'Deal - Organization ID'],
  person: ['Deal - Contact person', 'Person - Name'],
  personId: ['Person - ID', 'Deal - Contact person ID'],
  personEmail: ['Person - Email', 'Person - Email - Work'],
  owner: ['Deal - Owner'],
  modified: ['Deal - Update time'],
} as const;

export const pipedriveDeals: Shape = {
  kind: 'pipedrive deals',
  ...family,
  matches: headers =>
    has(columnsOf(headers, dealNames), 'title') && !headers.some(header => /^activity - /iu.test(header.trim())),
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, dealNames);
    const owners = new Owners('pipedrive');
    return ({ cells, line, raw }) => {
      const read = (field: keyof typeof dealNames) => cell(cells, columns, field);
      const name = read('title');
      if (!name) return [rejected(line, reasons.noDeal('Deal - Title'), raw)];
      const owner = owners.ref(read('owner'), line);
      return [
        ...owners.met(),
        {
          type: 'deal',
          key: `deal:${read('id') || hashKey(name, read('organization'))}`,
          line,
          name,
          stage: read('stage') || read('status') || undefined,
          amount: amountOf(read('value')),
          currency: read('currency') || undefined,
          closeDate: parseDate(read('closeDate'), dayOrder),
          company: refOf('company', read('organizationId'), read('organization')),
          contacts: personOf(read('personId'), read('person'), read('personEmail')),
          owner,
          asOf: parseDate(read('modified'), dayOrder),
        },
      ];
    };
  },
};

const activityNames = {
  id: ['Activity - ID'],
  type: ['Activity - Type'],
  subject: ['Activity - Subject'],
  date: ['Activity - Due date'],
  time: ['Activity - Due time'],
  duration: ['Activity - Duration'],
  done: ['Activity - Done', 'Activity - Status'],
  owner: ['Activity - Assigned to user', 'Activity - Owner'],
  person: ['Person - Name', 'Activity - Contact person'],
  personId: ['Person - ID'],
  personEmail: ['Person - Email', 'Person - Email - Work'],
  organization: ['Organization - Name', 'Activity - Organization'],
  organizationId: ['Organization - ID'],
} as const;

export const pipedriveActivities: Shape = {
  kind: 'pipedrive activities',
  ...family,
  matches: headers => has(columnsOf(headers, activityNames), 'type') && has(columnsOf(headers, activityNames), 'date'),
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, activityNames);
    const owners = new Owners('pipedrive');
    return ({ cells, line, raw }) => {
      const read = (field: keyof typeof activityNames) => cell(cells, columns, field);
      if (read('done') && !/^(?:done|yes|true|1|completed)$/iu.test(read('done'))) return [];
      const kind = touchKindOf(read('type'));
      if (kind === null) return [];
      if (kind === undefined) return [rejected(line, reasons.badType(read('type')), raw)];
      const date = read('date');
      const at = parseDate(read('time') ? `${date} ${read('time')}` : date, dayOrder) ?? parseDate(date, dayOrder);
      if (!at)
        return [
          rejected(
            line,
            date ? reasons.badDate('Activity - Due date', date) : reasons.noDate('Activity - Due date'),
            raw,
          ),
        ];
      const contacts = personOf(read('personId'), read('person'), read('personEmail'));
      const company = refOf('company', read('organizationId'), read('organization'));
      const owner = owners.ref(read('owner'), line);
      if (contacts.length === 0 && (!company || !owner)) return [...owners.met(), rejected(line, reasons.nobody, raw)];
      // Without an id the key is made of what identifies the activity; the subject goes in only as part of a hash.
      const key =
        read('id') || hashKey(read('type'), date, read('time'), read('person'), read('organization'), read('subject'));
      return [
        ...owners.met(),
        activityTouch({
          key: `activity:${key}`,
          line,
          kind,
          at,
          inbound: isInbound('', read('type')),
          minutes: minutesOf(read('duration')),
          owner,
          contacts,
          company,
        }),
      ];
    };
  },
};

function refOf(prefix: string, id: string, name: string): { key?: string; name?: string } | undefined {
  if (!id && !name) return undefined;
  return { key: id ? `${prefix}:${id}` : undefined, name: name || undefined };
}

function personOf(id: string, name: string, email: string): PersonRef[] {
  const ref = { key: id ? `contact:${id}` : undefined, name: cleanName(name) || undefined, email: normalEmail(email) };
  return ref.key || ref.name || ref.email ? [ref] : [];
}
