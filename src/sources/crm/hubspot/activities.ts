/** HubSpot's export of activities (calls, meetings, logged e-mails). Notes and tasks are passed over. */
import { cell, columnsOf, has, several } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { reasons, rejected } from '../../reasons.ts';
import { activityTouch, isInbound, minutesOf, touchKindOf } from '../activity.ts';
import { Owners } from '../owners.ts';

const names = {
  id: ['Activity ID', 'Engagement ID', 'Record ID'],
  type: ['Activity type', 'Engagement type', 'Type'],
  date: ['Activity date', 'Engagement date', 'Date', 'hs_timestamp'],
  direction: ['Direction', 'Call direction', 'Email direction'],
  duration: ['Duration', 'Call duration', 'Duration (minutes)'],
  owner: ['Owner', 'Activity assigned to', 'Assigned to', 'hubspot_owner_id'],
  contactIds: ['Associated Contact IDs', 'Associated Contact ID'],
  companyIds: ['Associated Company IDs', 'Associated Company ID'],
  company: ['Associated Company'],
} as const;

export const hubspotActivities: Shape = {
  kind: 'hubspot activities',
  family: 'hubspot',
  ownership: 'company',
  matches(headers) {
    const columns = columnsOf(headers, names);
    return has(columns, 'id', 'type', 'date') && (has(columns, 'contactIds') || has(columns, 'companyIds'));
  },
  open(headers, { dayOrder }) {
    const columns = columnsOf(headers, names);
    const owners = new Owners('hubspot');
    return ({ cells, line, raw }) => {
      const id = cell(cells, columns, 'id');
      if (!id) return [rejected(line, reasons.noId('Activity ID'), raw)];
      const type = cell(cells, columns, 'type');
      const kind = touchKindOf(type);
      if (kind === null) return [];
      if (kind === undefined) return [rejected(line, reasons.badType(type), raw)];
      const date = cell(cells, columns, 'date');
      const at = parseDate(date, dayOrder);
      if (!at)
        return [rejected(line, date ? reasons.badDate('Activity date', date) : reasons.noDate('Activity date'), raw)];
      const contacts = several(cell(cells, columns, 'contactIds')).map(contact => ({ key: `contact:${contact}` }));
      const companyId = several(cell(cells, columns, 'companyIds'))[0];
      const company = cell(cells, columns, 'company');
      const owner = owners.ref(cell(cells, columns, 'owner'), line);
      if (contacts.length === 0 && !companyId && !company)
        return [...owners.met(), rejected(line, reasons.nobody, raw)];
      if (contacts.length === 0 && !owner) return [rejected(line, reasons.nobody, raw)];
      return [
        ...owners.met(),
        activityTouch({
          key: `activity:${id}`,
          line,
          kind,
          at,
          inbound: isInbound(cell(cells, columns, 'direction'), type),
          minutes: minutesOf(cell(cells, columns, 'duration')),
          owner,
          contacts,
          company:
            companyId || company ? { key: companyId && `company:${companyId}`, name: company || undefined } : undefined,
        }),
      ];
    };
  },
};
