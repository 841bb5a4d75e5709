/** Users, organizations, persons, deals and activities of Pipedrive as statements, by the keys that its exports have too. */
import { normalEmail, profileKey, registrableDomain } from '../../domain/addresses.ts';
import type { ColleagueRef, Incoming, IncomingColleague, IncomingTouch, TouchKind } from '../../domain/incoming.ts';
import { touchOf } from '../exchange.ts';
import type { Visibility } from '../port.ts';
import type { Row } from './api.ts';

export const keyOf = {
  colleague: (id: number) => `owner:pipedrive:${id}`,
  companies: (id: number) => `company:${id}`,
  contacts: (id: number) => `contact:${id}`,
  deals: (id: number) => `deal:${id}`,
  activities: (id: number) => `activity:${id}`,
};

/** `contact:7` → 7; undefined where it is no key of Pipedrive. */
export function idOfKey(key: string): number | undefined {
  const found = /^(?:contact|company|deal):(\d+)$/u.exec(key)?.[1];
  return found === undefined ? undefined : Number(found);
}

export const crmOwner = (id: number) => `pipedrive:${id}`;
export function idOfOwner(owner: string | null): number | undefined {
  const found = /^pipedrive:(\d+)$/u.exec(owner ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const valuesOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap(
    (item: unknown) => text((item as { value?: unknown } | null)?.value) ?? [],
  );

/** Times are ISO in version 2. */
export function dateOf(value: unknown): Date | undefined {
  const date = new Date(text(value) ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * 7 is the whole company. 3 is that too in the small plans and a group in the large ones, and Pipedrive does not tell which;
 * so it is shown to its owner, as what is private.
 */
export const visibilityOf = (row: Row): Visibility => (row.visible_to === 7 ? { kind: 'all' } : { kind: 'owner' });

const ownerOf = (row: Row): { owner?: ColleagueRef } => {
  const id = number(row.owner_id);
  return id ? { owner: { crmOwner: crmOwner(id) } } : {};
};

const nameless = (row: Row, what: string): Incoming => ({
  type: 'rejected',
  line: 1,
  reason: `${what} ${row.id} of Pipedrive has no name: give it one there.`,
  row: `${what} ${row.id}`,
});

export function colleagueOf(user: {
  id: number;
  name: string;
  email: string;
  timezone_name?: string | null;
}): IncomingColleague {
  const email = normalEmail(user.email);
  return {
    type: 'colleague',
    key: keyOf.colleague(user.id),
    name: user.name || email || String(user.id),
    ...(email ? { email } : {}),
    timeZone: user.timezone_name ?? undefined,
    crmOwner: crmOwner(user.id),
  };
}

const placeOf = (value: unknown) => text((value as { value?: unknown } | null | undefined)?.value);

export function companyOf(row: Row): Incoming {
  const name = text(row.name);
  if (!name) return nameless(row, 'The organization');
  const host = text(row.website)
    ?.toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/[/?#:].*$/u, '')
    .replace(/^www\./u, '');
  return {
    type: 'company',
    key: keyOf.companies(row.id),
    name,
    aliases: [],
    domains: host && registrableDomain(host) !== undefined ? [host] : [],
    place: placeOf(row.address),
    crmId: `pipedrive:${row.id}`,
    ...ownerOf(row),
    asOf: dateOf(row.update_time),
  };
}

export function contactOf(row: Row): Incoming {
  const emails = [...new Set(valuesOf(row.emails).flatMap(value => normalEmail(value) ?? []))];
  const name = text(row.name) ?? emails[0];
  if (!name) return nameless(row, 'The person');
  const organization = number(row.org_id);
  const profile = text(row.linkedin);
  return {
    type: 'person',
    key: keyOf.contacts(row.id),
    name,
    emails,
    phones: [...new Set(valuesOf(row.phones))],
    profiles: profile ? [profileKey(profile)] : [],
    crmId: `pipedrive:${row.id}`,
    positions: organization ? [{ company: { key: keyOf.companies(organization) }, title: text(row.job_title) }] : [],
    place: placeOf(row.postal_address),
    ...ownerOf(row),
    asOf: dateOf(row.update_time),
  };
}

export function stageOf(row: Row, stages: ReadonlyMap<number, string>): string | undefined {
  if (row.status === 'won') return 'Won';
  return row.status === 'lost' ? 'Lost' : stages.get(number(row.stage_id) ?? 0);
}

export function dealOf(row: Row, stages: ReadonlyMap<number, string>): Incoming {
  const name = text(row.title);
  if (!name) return nameless(row, 'The deal');
  const [person, organization] = [number(row.person_id), number(row.org_id)];
  return {
    type: 'deal',
    key: keyOf.deals(row.id),
    name,
    stage: stageOf(row, stages),
    amount: number(row.value),
    currency: text(row.currency),
    closeDate: dateOf(row.expected_close_date),
    ...(organization ? { company: { key: keyOf.companies(organization) } } : {}),
    contacts: person ? [{ key: keyOf.contacts(person) }] : [],
    ...ownerOf(row),
    asOf: dateOf(row.update_time),
  };
}

/** Types that Pipedrive comes with, and what others are called. What is planned, or is a task, is no exchange. */
const kinds: readonly (readonly [TouchKind, RegExp])[] = [
  ['call', /call|phone/u],
  ['meeting', /meeting|lunch|demo|visit/u],
  ['email', /mail/u],
  ['chat', /chat|sms|whatsapp|message/u],
];

/** `2026-11-20` and `14:00` or `14:00:00`, in UTC. */
export const startOf = (row: Row): Date | undefined =>
  dateOf(`${text(row.due_date) ?? ''}T${(text(row.due_time) ?? '12:00').slice(0, 5)}:00Z`);

/** `00:20` or `00:20:00`. */
export function minutesOf(row: Row): number | undefined {
  const [, hours, minutes] = /^(\d+):(\d{2})/u.exec(text(row.duration) ?? '') ?? [];
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0) || undefined;
}

export const participantsOf = (row: Row): number[] => {
  const listed = (Array.isArray(row.participants) ? row.participants : []).flatMap(
    (item: unknown) => number((item as { person_id?: unknown } | null)?.person_id) ?? [],
  );
  return [...new Set([...(number(row.person_id) ? [number(row.person_id) ?? 0] : []), ...listed])];
};

export function exchangeIn(row: Row): IncomingTouch | null {
  const kind = kinds.find(([, words]) => words.test(text(row.type)?.toLowerCase() ?? ''))?.[0];
  const at = startOf(row);
  const [organization, owner] = [number(row.org_id), number(row.owner_id)];
  if (row.done !== true || !kind || !at) return null;
  return touchOf({
    key: keyOf.activities(row.id),
    kind,
    at,
    minutes: minutesOf(row),
    owners: owner ? [crmOwner(owner)] : [],
    contacts: participantsOf(row).map(id => ({ key: keyOf.contacts(id) })),
    company: organization ? { key: keyOf.companies(organization) } : undefined,
  });
}
