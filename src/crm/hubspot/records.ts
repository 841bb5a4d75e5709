/** Owners, contacts, companies and deals of HubSpot as statements, by the keys that its export files have too. */
import { hostOf, normalEmail, profileKey } from '../../domain/addresses.ts';
import type {
  ColleagueRef,
  Incoming,
  IncomingColleague,
  IncomingCompany,
  IncomingDeal,
  IncomingPerson,
} from '../../domain/incoming.ts';
import type { HubspotObject } from './api.ts';
import type { Owner } from './client.ts';
import type { Setup } from './setup.ts';

export const keyOf = {
  colleague: (id: string) => `owner:hubspot:${id}`,
  companies: (id: string) => `company:${id}`,
  contacts: (id: string) => `contact:${id}`,
  deals: (id: string) => `deal:${id}`,
  activities: (id: string) => `activity:${id}`,
};

/** `contact:7` → 7; undefined where it is no key of HubSpot. */
export const idOfKey = (key: string): string | undefined => /^(?:contact|company|deal):(\d+)$/u.exec(key)?.[1];

export const crmOwner = (id: string) => `hubspot:${id}`;
export const idOfOwner = (owner: string | null): string | undefined => /^hubspot:(\d+)$/u.exec(owner ?? '')?.[1];

export const wanted = {
  contacts: [
    'firstname',
    'lastname',
    'email',
    'hs_additional_emails',
    'jobtitle',
    'phone',
    'mobilephone',
    'city',
    'country',
    'company',
    'hubspot_owner_id',
    'hs_linkedin_url',
    'hs_language',
    'hs_merged_object_ids',
    'lastmodifieddate',
  ],
  companies: [
    'name',
    'domain',
    'hs_additional_domains',
    'website',
    'industry',
    'city',
    'country',
    'hs_parent_company_id',
    'hubspot_owner_id',
    'hs_merged_object_ids',
    'hs_lastmodifieddate',
  ],
  deals: [
    'dealname',
    'dealstage',
    'pipeline',
    'amount',
    'deal_currency_code',
    'closedate',
    'hubspot_owner_id',
    'hs_merged_object_ids',
    'hs_lastmodifieddate',
  ],
} as const;

export const textOf = ({ properties }: HubspotObject, name: string): string | undefined =>
  properties[name]?.trim() || undefined;
const several = (text: string | undefined) =>
  (text ?? '')
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');

/** Times come as ISO text or, in old properties, as milliseconds. */
export function dateOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(/^\d+$/u.test(text) ? Number(text) : text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Records that were merged into this one. */
export const mergedInto = (row: HubspotObject) =>
  several(textOf(row, 'hs_merged_object_ids')).filter(id => id !== row.id);

export function ownerOf(row: HubspotObject): { owner?: ColleagueRef } {
  const id = textOf(row, 'hubspot_owner_id');
  return id ? { owner: { crmOwner: crmOwner(id) } } : {};
}

const placeOf = (row: HubspotObject) =>
  [textOf(row, 'city'), textOf(row, 'country')].filter(part => part !== undefined).join(', ') || undefined;

const nameless = (row: HubspotObject, what: string): Incoming => ({
  type: 'rejected',
  line: 1,
  reason: `${what} ${row.id} of HubSpot has no name: give it one there.`,
  row: `${what} ${row.id}`,
});

export function colleagueOf({ id, email, firstName, lastName, teams }: Owner): IncomingColleague {
  const address = normalEmail(email ?? '');
  const name = [firstName, lastName].filter(Boolean).join(' ').trim();
  return {
    type: 'colleague',
    key: keyOf.colleague(id),
    name: name || address || id,
    ...(address ? { email: address } : {}),
    team: teams?.find(team => team.primary)?.name,
    crmOwner: crmOwner(id),
  };
}

export function companyOf(row: HubspotObject): IncomingCompany | Incoming {
  const hosts = [textOf(row, 'domain'), ...several(textOf(row, 'hs_additional_domains')), textOf(row, 'website')];
  const domains = [...new Set(hosts.flatMap(host => hostOf(host ?? '') ?? []))];
  const name = textOf(row, 'name') ?? domains[0];
  if (!name) return nameless(row, 'The company');
  const parent = textOf(row, 'hs_parent_company_id');
  return {
    type: 'company',
    key: keyOf.companies(row.id),
    name,
    aliases: [],
    domains,
    industry: textOf(row, 'industry'),
    place: placeOf(row),
    ...(parent ? { parent: { key: keyOf.companies(parent) } } : {}),
    crmId: `hubspot:${row.id}`,
    ...ownerOf(row),
    asOf: dateOf(textOf(row, 'hs_lastmodifieddate')),
  };
}

export function contactOf(row: HubspotObject, companies: readonly string[]): IncomingPerson | Incoming {
  const emails = [textOf(row, 'email'), ...several(textOf(row, 'hs_additional_emails'))].flatMap(
    text => normalEmail(text ?? '') ?? [],
  );
  const name = [textOf(row, 'firstname'), textOf(row, 'lastname')].filter(Boolean).join(' ') || emails[0];
  if (!name) return nameless(row, 'The contact');
  const employer = textOf(row, 'company');
  const [first, ...others] =
    companies.length > 0 ? companies.map(id => ({ key: keyOf.companies(id) })) : employer ? [{ name: employer }] : [];
  const profile = textOf(row, 'hs_linkedin_url');
  return {
    type: 'person',
    key: keyOf.contacts(row.id),
    name,
    emails: [...new Set(emails)],
    phones: [...new Set([textOf(row, 'phone'), textOf(row, 'mobilephone')].flatMap(phone => phone ?? []))],
    profiles: profile ? [profileKey(profile)] : [],
    crmId: `hubspot:${row.id}`,
    // The title belongs to the primary company.
    positions: first
      ? [{ company: first, title: textOf(row, 'jobtitle') }, ...others.map(company => ({ company }))]
      : [],
    place: placeOf(row),
    language: textOf(row, 'hs_language')?.slice(0, 2).toLowerCase(),
    ...ownerOf(row),
    asOf: dateOf(textOf(row, 'lastmodifieddate')),
  };
}

export function dealOf(
  row: HubspotObject,
  companies: readonly string[],
  contacts: readonly string[],
  setup: Setup,
): IncomingDeal | Incoming {
  const name = textOf(row, 'dealname');
  if (!name) return nameless(row, 'The deal');
  const amount = Number(textOf(row, 'amount') ?? Number.NaN);
  const [company] = companies;
  const closes = setup.dayOf(textOf(row, 'closedate'));
  return {
    type: 'deal',
    key: keyOf.deals(row.id),
    name,
    stage: setup.stageName(textOf(row, 'pipeline'), textOf(row, 'dealstage')),
    amount: Number.isFinite(amount) ? amount : undefined,
    currency: textOf(row, 'deal_currency_code') ?? setup.currency,
    closeDate: closes === undefined ? undefined : new Date(closes),
    ...(company ? { company: { key: keyOf.companies(company) } } : {}),
    contacts: contacts.map(id => ({ key: keyOf.contacts(id) })),
    ...ownerOf(row),
    asOf: dateOf(textOf(row, 'hs_lastmodifieddate')),
  };
}
