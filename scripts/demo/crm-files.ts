/** The CRM's export: companies and contacts in HubSpot's shape. */
import type { Account } from './accounts.ts';
import { ACCOUNTS, accountId, accountOf } from './accounts.ts';
import { COLLEAGUES } from './colleagues.ts';
import type { Contact } from './contact.ts';
import { csv } from './csv.ts';
import { daysBefore, hubspotMinute, isoDay } from './dates.ts';
import { CONTACTS } from './people.ts';

export const ownerName = (key: string | undefined): string => COLLEAGUES.find(person => person.key === key)?.name ?? '';

function companyRow(account: Account): (string | number)[] {
  return [
    accountId(account),
    account.name,
    account.domain,
    account.aliases.replaceAll('; ', ';'),
    account.parent ? accountId(accountOf(account.parent)) : '',
    account.parent ? accountOf(account.parent).name : '',
    account.industry,
    account.city,
    account.country,
    ownerName(account.owner),
    hubspotMinute(daysBefore(1100 - accountId(account) + 9001, 9)),
    hubspotMinute(daysBefore(20 + ((accountId(account) * 13) % 300), 10)),
    account.about,
  ];
}

export function companiesCsv(): string {
  const header =
    'Record ID,Company name,Company Domain Name,Also known as,Parent company ID,Parent Company,Industry,City,Country/Region,Company owner,Create Date,Last Modified Date,Description';
  return csv(header.split(','), ACCOUNTS.map(companyRow));
}

function contactRow(person: Contact): (string | number)[] {
  const account = accountOf(person.account);
  return [
    person.id,
    person.name.first,
    person.name.last,
    person.email ?? '',
    person.title ?? '',
    person.phone ?? '',
    person.city,
    person.country,
    ownerName(person.owner),
    accountId(account),
    account.name,
    person.profileInCrm ? person.profile : '',
    person.leftOn ? isoDay(person.leftOn) : '',
    person.previous ?? '',
    hubspotMinute(person.modified),
    person.about ?? '',
  ];
}

export function contactsCsv(): string {
  const header =
    'Record ID,First Name,Last Name,Email,Job Title,Phone Number,City,Country/Region,Contact owner,Associated Company IDs,Associated Company,LinkedIn URL,Left company on,Previous company,Last Modified Date,About';
  return csv(header.split(','), CONTACTS.filter(person => person.inCrm).map(contactRow));
}
