/** Files and columns that we write. What we make has files of its own; only a change of a deal goes into an export. */
import type { ActivityType } from '../../domain/proposal.ts';

export const activitiesFile = 'acquaint-activities.csv';
export const contactsFile = 'acquaint-contacts.csv';
export const companiesFile = 'acquaint-companies.csv';
/** Which changes of deals were made, by our key: never read as an export. */
export const changesFile = 'acquaint-changes.csv';

/** A column of ours, in every file of ours. */
export const keyColumn = 'Acquaint key';
const ours = [keyColumn, 'Logged by'];

/** In the form of a HubSpot export, so that they are read like one. */
export const headersOf: Readonly<Record<string, readonly string[]>> = {
  [activitiesFile]: [
    'Activity ID',
    'Activity type',
    'Activity date',
    'Duration',
    'Owner',
    'Associated Contact IDs',
    'Associated Company IDs',
    'Associated Deal IDs',
    'Outcome',
    'Subject',
    'Text',
    ...ours,
  ],
  [contactsFile]: [
    'Record ID',
    'First Name',
    'Last Name',
    'Email',
    'Phone Number',
    'Contact owner',
    'Associated Company IDs',
    'Last Modified Date',
    ...ours,
  ],
  [companiesFile]: ['Record ID', 'Company name', 'Company Domain Name', 'Company owner', 'Last Modified Date', ...ours],
  [changesFile]: ['Deal ID', 'Field', 'From', 'To', 'Changed on', ...ours],
};

/** The columns of an export's deals, by the names of several years. */
export const dealColumns = {
  id: ['Record ID', 'Record ID - Deal', 'Deal ID', 'hs_object_id'],
  name: ['Deal Name', 'dealname'],
  stage: ['Deal Stage', 'dealstage'],
  amount: ['Amount'],
  closeDate: ['Close Date', 'closedate'],
  modified: ['Last Modified Date', 'hs_lastmodifieddate'],
} as const;

/** As the reader of exports knows them; tasks are rows that it passes over. */
export const typeNames: Readonly<Record<ActivityType, string>> = {
  call: 'Call',
  meeting: 'Meeting',
  email: 'Email',
  message: 'Chat message',
  visit: 'Visit',
  note: 'Note',
};
export const taskName = 'Task';
