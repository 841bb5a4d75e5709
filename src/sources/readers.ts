/** All readers, the more particular first: the first that recognises a file reads it. */
import { calendar } from './calendar/calendar.ts';
import { checked } from './checked.ts';
import { googleContacts } from './contacts/google.ts';
import { outlookContacts } from './contacts/outlook.ts';
import { vcards } from './contacts/vcard.ts';
import { hubspotActivities } from './crm/hubspot/activities.ts';
import { hubspotCompanies } from './crm/hubspot/companies.ts';
import { hubspotContacts } from './crm/hubspot/contacts.ts';
import { hubspotDeals } from './crm/hubspot/deals.ts';
import { pipedriveActivities, pipedriveDeals } from './crm/pipedrive/deals.ts';
import { pipedriveOrganizations, pipedrivePeople } from './crm/pipedrive/people.ts';
import { salesforceAccounts, salesforceDeals } from './crm/salesforce/accounts.ts';
import { salesforceEvents, salesforceTasks } from './crm/salesforce/activities.ts';
import { salesforceContacts, salesforceLeads, salesforceUsers } from './crm/salesforce/people.ts';
import { salesforceReport } from './crm/salesforce/report.ts';
import { colleagues } from './csv/colleagues.ts';
import { mappedCsv as mapped } from './csv/mapped.ts';
import { csvReader } from './csv/shape.ts';
import { linkedinConnections } from './linkedin/connections.ts';
import { linkedinInvitations } from './linkedin/invitations.ts';
import { linkedinMessages } from './linkedin/messages.ts';
import { eml } from './mailbox/eml.ts';
import { mbox } from './mailbox/mbox.ts';
import type { Reader } from './port.ts';
import { isOtherArchiveFile } from './unrecognised.ts';

/** Reads any table by `context.mapping`; the command line uses it after asking which column is what. */
export const mappedCsv: Reader = checked(mapped);

export const readers: readonly Reader[] = [
  ...[vcards, calendar, mbox, linkedinConnections, linkedinMessages, linkedinInvitations].map(checked),
  ...[
    pipedriveActivities,
    pipedriveDeals,
    pipedrivePeople,
    pipedriveOrganizations,
    hubspotActivities,
    hubspotDeals,
    hubspotContacts,
    hubspotCompanies,
    salesforceUsers,
    salesforceTasks,
    salesforceEvents,
    salesforceDeals,
    salesforceContacts,
    salesforceLeads,
    salesforceAccounts,
    googleContacts,
    outlookContacts,
    colleagues,
    salesforceReport,
  ].map(shape => checked(csvReader(shape))),
  mappedCsv,
  checked(eml),
];

/** The reader for a file, by the first bytes of its content; null when none takes it (see `unrecognised`). */
export function recognise(head: Uint8Array): Reader | null {
  if (isOtherArchiveFile(head)) return null;
  return readers.find(reader => reader.recognises(head)) ?? null;
}
