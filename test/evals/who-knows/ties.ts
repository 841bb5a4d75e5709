/** The events as the product would store them: parts of ties, and what they say at the start of a quarter. */

import { addPart, decayedAt, type TiePart, type TieSettings, tieSettings, touchPart } from '../../../src/domain/tie.ts';
import { contextParts, type ListStanding } from '../../../src/domain/tie-context.ts';
import { type Strength, strength } from '../../../src/domain/tie-strength.ts';
import { type Event, isDirect, type Quarter } from './protocol.ts';

/** Parts of all contacts of a company, by company and colleague. */
export type CompanyTies = ReadonlyMap<string, ReadonlyMap<string, readonly TiePart[]>>;

export function companyTies(quarter: Quarter, settings: TieSettings = tieSettings): CompanyTies {
  const exchanges = exchangeParts(quarter.past, settings);
  const contexts = contextParts(
    {
      contacts: standings(quarter.past, contactOf, settings),
      colleagues: standings(quarter.past, event => event.staff, settings),
      exchanges: exchanges.map(({ colleague, contact, part }) => ({ colleague, contact, sum: part.sum })),
    },
    settings,
  );
  const ties = new Map<string, Map<string, TiePart[]>>();
  const put = (colleague: string, contact: string, part: TiePart) => {
    const company = companyOf(contact);
    const ofCompany = ties.get(company) ?? new Map<string, TiePart[]>();
    const parts = ofCompany.get(colleague) ?? [];
    parts.push(part);
    ties.set(company, ofCompany.set(colleague, parts));
  };
  for (const { colleague, contact, part } of exchanges) put(colleague, contact, part);
  for (const { colleague, contact, part } of contexts) put(String(colleague), String(contact), part);
  return ties;
}

/** The product's strength between a colleague and a company, as of the start of the quarter. */
export function companyStrength(
  ties: CompanyTies,
  quarter: Quarter,
  settings: TieSettings = tieSettings,
): (staff: string, company: string) => Strength {
  return (staff, company) => strength(ties.get(company)?.get(staff) ?? [], quarter.start, settings);
}

/** A contact is a person at a company: addresses are pseudonymised per person, and a few wrote from two companies. */
const contactOf = (event: Event): string => (event.company === '' ? '' : `${event.company} ${event.person}`);
const companyOf = (contact: string): string => contact.slice(0, contact.indexOf(' '));

function exchangeParts(past: readonly Event[], settings: TieSettings) {
  const direct = past.filter(isDirect);
  const sizes = new Map<string, number>();
  for (const event of direct) sizes.set(mailOf(event), (sizes.get(mailOf(event)) ?? 1) + 1);
  const parts = new Map<string, { colleague: string; contact: string; part: TiePart }>();
  for (const event of direct) {
    const contact = contactOf(event);
    const size = sizes.get(mailOf(event)) ?? 2;
    const side = event.kind === 'staff_to_company' ? 'from' : 'to';
    const part = touchPart({ kind: 'email', at: event.at, size, side }, settings);
    const before = parts.get(`${event.staff} ${contact}`);
    parts.set(`${event.staff} ${contact}`, {
      colleague: event.staff,
      contact,
      part: before ? addPart(before.part, part) : part,
    });
  }
  return [...parts.values()];
}

/** One mail to several people is one row for each of them, of the same second and sender. */
function mailOf(event: Event): string {
  const sender = event.kind === 'staff_to_company' ? event.staff : contactOf(event);
  return `${event.at.getTime()} ${sender}`;
}

function standings(
  past: readonly Event[],
  memberOf: (event: Event) => string,
  { referenceDate, halfLife }: TieSettings,
): ListStanding[] {
  const all = new Map<string, ListStanding>();
  for (const event of past) {
    const member = memberOf(event);
    if (event.list === '' || member === '') continue;
    const key = `${member} ${event.list}`;
    const sum = (all.get(key)?.sum ?? 0) + decayedAt(event.at, referenceDate, halfLife.short);
    all.set(key, { member, list: event.list, sum, lastAt: event.at });
  }
  return [...all.values()];
}
