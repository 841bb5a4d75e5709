/** Users, partners and leads of Odoo as statements. */
import { normalEmail } from '../../domain/addresses.ts';
import type {
  ColleagueRef,
  Incoming,
  IncomingColleague,
  IncomingCompany,
  IncomingDeal,
  IncomingPerson,
} from '../../domain/incoming.ts';
import { fromOdoo, link, type Row, text } from './rows.ts';

export const keyOf = {
  colleague: (id: number) => `user:${id}`,
  company: (id: number) => `company:${id}`,
  contact: (id: number) => `contact:${id}`,
  deal: (id: number) => `deal:${id}`,
};

/** `contact:7` → 7; undefined where it is no key of ours. */
export const idOfKey = (key: string): number | undefined => {
  const found = /^[a-z]+:(\d+)$/u.exec(key)?.[1];
  return found === undefined ? undefined : Number(found);
};

export const crmOwner = (id: number) => `odoo:${id}`;
export const idOfOwner = (owner: string | null): number | undefined =>
  owner?.startsWith('odoo:') ? Number(owner.slice('odoo:'.length)) || undefined : undefined;

export const userFields = ['name', 'login', 'email', 'tz', 'lang', 'active', 'share', 'partner_id', 'company_ids'];
export const partnerFields = [
  'name',
  'email',
  'phone',
  'mobile',
  'function',
  'parent_id',
  'company_name',
  'website',
  'city',
  'country_id',
  'industry_id',
  'lang',
  'user_id',
  'is_company',
  'active',
  'write_date',
];
export const leadFields = [
  'name',
  'stage_id',
  'expected_revenue',
  'company_currency',
  'date_deadline',
  'partner_id',
  'user_id',
  'company_id',
  'active',
  'probability',
  'type',
  'write_date',
];

const owner = (row: Row): { owner?: ColleagueRef } => {
  const user = link(row.user_id);
  return user ? { owner: { crmOwner: crmOwner(user.id), name: user.name } } : {};
};

/** One field of Odoo may hold several: `ada@x.example, "Ada" <ada@y.example>`. */
const emailsOf = (value: unknown): string[] => [
  ...new Set((text(value)?.match(/[^\s,;<>"]+@[^\s,;<>"]+/gu) ?? []).flatMap(one => normalEmail(one) ?? [])),
];

function hostOf(website: unknown): string | undefined {
  const address = text(website);
  if (!address) return undefined;
  try {
    return (
      new URL(/^[a-z]+:\/\//iu.test(address) ? address : `http://${address}`).hostname.replace(/^www\./u, '') ||
      undefined
    );
  } catch {
    return undefined;
  }
}

const placeOf = (row: Row) =>
  [text(row.city), link(row.country_id)?.name].filter(part => part !== undefined).join(', ') || undefined;

/** Languages are `de_DE` there. */
const languageOf = (value: unknown) => text(value)?.slice(0, 2).toLowerCase();

export function colleagueOf(row: Row): IncomingColleague {
  const email = normalEmail(text(row.email) ?? '') ?? normalEmail(text(row.login) ?? '');
  return {
    type: 'colleague',
    key: keyOf.colleague(row.id),
    name: text(row.name) ?? email ?? String(row.id),
    ...(email ? { email } : {}),
    language: languageOf(row.lang),
    timeZone: text(row.tz),
    crmOwner: crmOwner(row.id),
  };
}

const nameless = (row: Row, what: string): Incoming => ({
  type: 'rejected',
  line: 1,
  reason: `${what} ${row.id} of Odoo has no name: give it one there.`,
  row: `${what} ${row.id}`,
});

export function companyOf(row: Row): IncomingCompany | Incoming {
  const name = text(row.name);
  if (!name) return nameless(row, 'The company');
  const host = hostOf(row.website);
  return {
    type: 'company',
    key: keyOf.company(row.id),
    name,
    aliases: [],
    domains: host ? [host] : [],
    industry: link(row.industry_id)?.name,
    place: placeOf(row),
    ...(link(row.parent_id) ? { parent: { key: keyOf.company(link(row.parent_id)?.id ?? 0) } } : {}),
    crmId: `odoo:${row.id}`,
    ...owner(row),
    asOf: fromOdoo(row.write_date),
  };
}

export function contactOf(row: Row): IncomingPerson | Incoming {
  const emails = emailsOf(row.email);
  const name = text(row.name) ?? emails[0];
  if (!name) return nameless(row, 'The contact');
  const parent = link(row.parent_id);
  const employer = text(row.company_name);
  const company = parent
    ? { key: keyOf.company(parent.id), name: parent.name }
    : employer
      ? { name: employer }
      : undefined;
  return {
    type: 'person',
    key: keyOf.contact(row.id),
    name,
    emails,
    phones: [...new Set([text(row.phone), text(row.mobile)].flatMap(phone => phone ?? []))],
    profiles: [],
    crmId: `odoo:${row.id}`,
    positions: company ? [{ company, title: text(row.function) }] : [],
    place: placeOf(row),
    language: languageOf(row.lang),
    ...owner(row),
    asOf: fromOdoo(row.write_date),
  };
}

/** What a partner of a lead is: a person, perhaps at a company, or a company. */
export interface Partner {
  readonly id: number;
  readonly name: string;
  readonly isCompany: boolean;
  readonly company: { readonly id: number; readonly name: string } | undefined;
}

export const partnerOf = (row: Row): Partner => ({
  id: row.id,
  name: text(row.name) ?? '',
  isCompany: row.is_company === true,
  company: link(row.parent_id),
});

/** A lost deal is archived in Odoo, and keeps its stage. */
export const isLost = (row: Row) => row.active === false && row.probability === 0;

export function dealOf(row: Row, partner: Partner | undefined): IncomingDeal | Incoming {
  const name = text(row.name);
  if (!name) return nameless(row, 'The deal');
  const company = partner?.isCompany ? partner : partner?.company;
  return {
    type: 'deal',
    key: keyOf.deal(row.id),
    name,
    stage: isLost(row) ? 'Lost' : link(row.stage_id)?.name,
    amount: typeof row.expected_revenue === 'number' ? row.expected_revenue : undefined,
    currency: link(row.company_currency)?.name,
    closeDate: fromOdoo(row.date_deadline),
    ...(company ? { company: { key: keyOf.company(company.id), name: company.name } } : {}),
    contacts: partner && !partner.isCompany ? [{ key: keyOf.contact(partner.id), name: partner.name }] : [],
    ...owner(row),
    asOf: fromOdoo(row.write_date),
  };
}
