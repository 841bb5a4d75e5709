/** Salesforce's weekly data export: Task.csv (calls and logged e-mails) and Event.csv (meetings). */
import type { PersonRef, TouchKind } from '../../../domain/incoming.ts';
import { cell, columnsOf, has } from '../../csv/columns.ts';
import type { Shape } from '../../csv/shape.ts';
import { parseDate } from '../../dates.ts';
import { reasons, rejected } from '../../reasons.ts';
import { activityTouch, isInbound, touchKindOf } from '../activity.ts';
import { Owners } from '../owners.ts';
import { isDeleted, sfId, sfKind } from './ids.ts';

const names = {
  id: ['Id'],
  deleted: ['IsDeleted'],
  who: ['WhoId'],
  what: ['WhatId'],
  account: ['AccountId'],
  owner: ['OwnerId'],
  subject: ['Subject'],
  subtype: ['TaskSubtype'],
  type: ['Type', 'EventSubtype'],
  status: ['Status'],
  date: ['ActivityDate'],
  start: ['StartDateTime', 'ActivityDateTime'],
  done: ['CompletedDateTime'],
  seconds: ['CallDurationInSeconds'],
  minutes: ['DurationInMinutes'],
  callType: ['CallType'],
} as const;
type Field = keyof typeof names;

function activities(kind: string, isEvent: boolean): Shape {
  return {
    kind,
    family: 'salesforce',
    ownership: 'company',
    matches(headers) {
      const columns = columnsOf(headers, names);
      return has(columns, 'id', 'who', 'what') && isEvent === (has(columns, 'start') || has(columns, 'minutes'));
    },
    open(headers, { dayOrder }) {
      const columns = columnsOf(headers, names);
      const owners = new Owners('salesforce');
      return ({ cells, line, raw }) => {
        const read = (field: Field) => cell(cells, columns, field);
        if (isDeleted(read('deleted'))) return [];
        // A task still open has not happened.
        if (!isEvent && read('status') && !/^(?:completed|closed|done)/iu.test(read('status'))) return [];
        const id = sfId(read('id'));
        if (!id) return [rejected(line, reasons.noId('Id'), raw)];
        const touchKind = isEvent
          ? 'meeting'
          : kindOfTask(read('subtype'), read('type'), read('subject'), read('seconds'));
        if (touchKind === null) return [];
        const date = (isEvent && read('start')) || read('date') || read('done');
        const at = parseDate(date, dayOrder);
        if (!at)
          return [rejected(line, date ? reasons.badDate('ActivityDate', date) : reasons.noDate('ActivityDate'), raw)];
        const who = sfId(read('who'));
        const account = sfId(read('account')) || (sfKind(read('what')) === 'account' ? sfId(read('what')) : '');
        const contacts: PersonRef[] = who ? [{ key: `contact:${who}` }] : [];
        const owner = owners.ref(read('owner'), line);
        // Our own appointments and reminders name nobody outside: nothing was lost.
        if (contacts.length === 0 && (!account || !owner)) return owners.met();
        return [
          ...owners.met(),
          activityTouch({
            key: `activity:${id}`,
            line,
            kind: touchKind,
            at,
            inbound: isInbound(read('callType'), read('subtype')),
            minutes: read('seconds') ? Number(read('seconds')) / 60 : Number(read('minutes')) || undefined,
            owner,
            contacts,
            company: account ? { key: `company:${account}` } : undefined,
          }),
        ];
      };
    },
  };
}

/** `Subject` is read for its first word only (`Call`, `Email: …`): it is how older organisations mark the kind. */
function kindOfTask(subtype: string, type: string, subject: string, seconds: string): TouchKind | null {
  return (
    touchKindOf(subtype) ??
    touchKindOf(type) ??
    touchKindOf(subject.split(/[\s:–-]/u)[0] ?? '') ??
    (Number(seconds) > 0 ? 'call' : null)
  );
}

export const salesforceTasks = activities('salesforce tasks', false);
export const salesforceEvents = activities('salesforce events', true);
