/** Users, accounts, contacts, leads and opportunities of Salesforce as statements, by the keys its exports have too. */
import { normalEmail, profileKey, registrableDomain } from '../../domain/addresses.ts';
import type { ColleagueRef, Incoming, IncomingColleague, IncomingDeal, IncomingPerson } from '../../domain/incoming.ts';
import type { Row } from './api.ts';
import type { Setup } from './setup.ts';

/** The first 15 characters are the id, three more make it safe where case is lost. Salesforce takes both. */
export const shortId = (id: string) => id.slice(0, 15);

export const keyOf = {
  colleague: (id: string) => `owner:salesforce:${shortId(id)}`,
  companies: (id: string) => `company:${shortId(id)}`,
  contacts: (id: string) => `contact:${shortId(id)}`,
  deals: (id: string) => `deal:${shortId(id)}`,
  activities: (id: string) => `activity:${shortId(id)}`,
};

/** `contact:003…` → 003…; undefined where it is no key of Salesforce. */
export const idOfKey = (key: string): string | undefined =>
  /^(?:contact|company|deal):([A-Za-z0-9]{15})$/u.exec(key)?.[1];

export const crmOwner = (id: string) => `salesforce:${shortId(id)}`;
export const idOfOwner = (owner: string | null): string | undefined =>
  /^salesforce:(005[A-Za-z0-9]{12})$/u.exec(owner ?? '')?.[1];

/** What an id belongs to is said by its first three characters. */
const kinds: Readonly<Record<string, 'account' | 'contact' | 'lead' | 'deal' | 'user'>> = {
  '001': 'account',
  '003': 'contact',
  '00Q': 'lead',
  '006': 'deal',
  '005': 'user',
};
export const kindOfId = (id: string | undefined) => kinds[(id ?? '').slice(0, 3)];

/** Links that companies keep on a person go by one of these names. */
const profileFields = ['LinkedIn__c', 'LinkedIn_URL__c', 'LinkedInURL__c', 'LinkedIn_Profile__c'];

const always = ['Id', 'OwnerId', 'SystemModstamp', 'IsDeleted'];
export const wanted = {
  Account: [
    ...always,
    'MasterRecordId',
    'Name',
    'Website',
    'Industry',
    'BillingCity',
    'BillingCountry',
    'ParentId',
    'IsPersonAccount',
  ],
  Contact: [
    ...always,
    'MasterRecordId',
    'AccountId',
    'FirstName',
    'LastName',
    'Email',
    'Phone',
    'MobilePhone',
    'Title',
    'Department',
    'MailingCity',
    'MailingCountry',
    'IsPersonAccount',
  ],
  Lead: [
    ...always,
    'MasterRecordId',
    'IsConverted',
    'ConvertedContactId',
    'FirstName',
    'LastName',
    'Company',
    'Website',
    'Email',
    'Phone',
    'MobilePhone',
    'Title',
    'City',
    'Country',
  ],
  Opportunity: [...always, 'Name', 'StageName', 'Amount', 'CurrencyIsoCode', 'CloseDate', 'AccountId'],
} as const;

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** `2026-11-20`, or `2026-11-20T14:00:00.000+0000`. */
export function dateOf(value: unknown): Date | undefined {
  const date = new Date((text(value) ?? '').replace(/([+-]\d\d)(\d\d)$/u, '$1:$2'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A queue may own a record too; it is nobody. */
export const ownerOf = (row: Row): { owner?: ColleagueRef } => {
  const id = text(row.OwnerId);
  return id && kindOfId(id) === 'user' ? { owner: { crmOwner: crmOwner(id) } } : {};
};

const placeOf = (city: unknown, country: unknown) =>
  [text(city), text(country)].filter(part => part !== undefined).join(', ') || undefined;

function hostOf(website: unknown): string | undefined {
  const host = (text(website) ?? '')
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/^www\./u, '');
  return registrableDomain(host) === undefined ? undefined : host;
}

const nameless = (row: Row, what: string): Incoming => ({
  type: 'rejected',
  line: 1,
  reason: `${what} ${shortId(row.Id)} of Salesforce has no name: give it one there.`,
  row: `${what} ${shortId(row.Id)}`,
});

export function colleagueOf(row: Row): IncomingColleague {
  const email = normalEmail(text(row.Email) ?? '');
  return {
    type: 'colleague',
    key: keyOf.colleague(row.Id),
    name: text(row.Name) ?? email ?? shortId(row.Id),
    ...(email ? { email } : {}),
    team: text(row.Department),
    timeZone: text(row.TimeZoneSidKey),
    language: text(row.LanguageLocaleKey)?.slice(0, 2).toLowerCase(),
    crmOwner: crmOwner(row.Id),
  };
}

export function companyOf(row: Row): Incoming {
  const host = hostOf(row.Website);
  const name = text(row.Name) ?? host;
  if (!name) return nameless(row, 'The account');
  const parent = text(row.ParentId);
  return {
    type: 'company',
    key: keyOf.companies(row.Id),
    name,
    aliases: [],
    domains: host ? [host] : [],
    industry: text(row.Industry),
    place: placeOf(row.BillingCity, row.BillingCountry),
    ...(parent ? { parent: { key: keyOf.companies(parent) } } : {}),
    crmId: `salesforce:${shortId(row.Id)}`,
    ...ownerOf(row),
    asOf: dateOf(row.SystemModstamp),
  };
}

/** A contact, or a lead, whose company is only a name. */
export function personOf(row: Row): IncomingPerson | Incoming {
  const email = normalEmail(text(row.Email) ?? '');
  const name = [text(row.FirstName), text(row.LastName)].filter(Boolean).join(' ') || email;
  if (!name) return nameless(row, 'The person');
  const account = text(row.AccountId);
  const host = hostOf(row.Website);
  const employer = text(row.Company);
  const company = account
    ? { key: keyOf.companies(account) }
    : employer
      ? { name: employer, ...(host ? { domain: host } : {}) }
      : undefined;
  const profile = profileFields.map(field => text(row[field])).find(Boolean);
  return {
    type: 'person',
    key: keyOf.contacts(row.Id),
    name,
    emails: email ? [email] : [],
    phones: [...new Set([text(row.Phone), text(row.MobilePhone)].flatMap(phone => phone ?? []))],
    profiles: profile ? [profileKey(profile)] : [],
    crmId: `salesforce:${shortId(row.Id)}`,
    // The account of a person account is the person.
    positions:
      company && row.IsPersonAccount !== true
        ? [{ company, title: text(row.Title), department: text(row.Department) }]
        : [],
    place: placeOf(row.MailingCity ?? row.City, row.MailingCountry ?? row.Country),
    ...ownerOf(row),
    asOf: dateOf(row.SystemModstamp),
  };
}

export function dealOf(row: Row, contacts: readonly string[], setup: Setup): IncomingDeal | Incoming {
  const name = text(row.Name);
  if (!name) return nameless(row, 'The opportunity');
  const account = text(row.AccountId);
  return {
    type: 'deal',
    key: keyOf.deals(row.Id),
    name,
    stage: setup.stageLabel(text(row.StageName)),
    amount: number(row.Amount),
    currency: text(row.CurrencyIsoCode) ?? setup.currency,
    closeDate: dateOf(row.CloseDate),
    ...(account ? { company: { key: keyOf.companies(account) } } : {}),
    contacts: contacts.map(id => ({ key: keyOf.contacts(id) })),
    ...ownerOf(row),
    asOf: dateOf(row.SystemModstamp),
  };
}
