/** What the demo knows of a person outside the company, and of who is in touch with them. */
import { accountOf } from './accounts.ts';
import type { Language } from './colleagues.ts';
import { daysBefore } from './dates.ts';
import type { GivenName } from './names.ts';

export interface Contact {
  /** The CRM's id, 101 and up; also unique for those the CRM does not hold. */
  readonly id: number;
  readonly name: GivenName;
  readonly email?: string;
  readonly title?: string;
  readonly role: string;
  /** Key of the account the CRM, or for others their mail, puts them at. */
  readonly account: string;
  readonly inCrm: boolean;
  /** Key of the colleague the CRM names as owner. */
  readonly owner?: string;
  readonly phone?: string;
  readonly city: string;
  readonly country: string;
  /** Full address of the public profile. */
  readonly profile: string;
  /** Whether the CRM knows the profile, so that records join by it; else by e-mail or name and account. */
  readonly profileInCrm: boolean;
  readonly leftOn?: Date;
  readonly previous?: string;
  readonly about?: string;
  /** What LinkedIn says when it is not what the CRM says: a newer employer, an old company name. */
  readonly linkedin?: { readonly company?: string; readonly title?: string };
  readonly modified: Date;
}

/** How often a colleague and a contact were in touch, on which channel, between two days before the anchor. */
export interface Tie {
  readonly colleague: string;
  readonly contact: Contact;
  /** Days before the anchor of the first and the last touch. */
  readonly since: number;
  readonly last: number;
  readonly calls?: number;
  readonly meetings?: number;
  /** Mail the CRM logged. */
  readonly emails?: number;
  /** Mail in the colleague's own mailbox. */
  readonly mails?: number;
  /** Entries of the colleague's own calendar. */
  readonly events?: number;
  /** Messages on LinkedIn. */
  readonly messages?: number;
  /** Days before the anchor of becoming connected on LinkedIn. */
  readonly connected?: number;
}

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ı: 'i', ø: 'o', ä: 'ae', ö: 'oe', ü: 'ue' };

/** A name as it stands in an address: `Łukasz O'Dowd` → `lukasz.odowd`. */
export function localPart(first: string, last: string, between = '.'): string {
  const fold = (text: string): string =>
    [...text.toLowerCase()]
      .map(letter => LETTERS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
      .join('')
      .replace(/[^a-z0-9-]/g, '');
  return [fold(first), fold(last)].filter(part => part !== '').join(between);
}

export type ContactFacts = Partial<Omit<Contact, 'id' | 'name' | 'account' | 'email'>> & {
  readonly name: string | GivenName;
  readonly account: string;
  /** `null`: nobody knows one. */
  readonly email?: string | null;
};

function latinName(name: string): GivenName {
  const at = name.lastIndexOf(' ');
  const [first, last] = [name.slice(0, at), name.slice(at + 1)];
  return { first, last, latinFirst: first, latinLast: last, she: false };
}

/** Contact number `order` (0 and up), with everything that was not said filled in from the account. */
export function contact(order: number, facts: ContactFacts): Contact {
  const { name: given, email, ...rest } = facts;
  const name = typeof given === 'string' ? latinName(given) : given;
  const account = accountOf(facts.account);
  const id = 101 + order;
  const local = localPart(name.latinFirst, name.latinLast) || `contact${id}`;
  const profile = `https://www.linkedin.com/in/${localPart(name.latinFirst, name.latinLast, '-') || 'contact'}-${id}`;
  return {
    id,
    name,
    role: 'management',
    inCrm: true,
    owner: account.owner,
    city: account.city,
    country: account.country,
    profile,
    profileInCrm: false,
    modified: daysBefore(30 + ((id * 37) % 400), 8, id % 60),
    ...(email === null ? {} : { email: email ?? `${local}@${account.domain}` }),
    ...rest,
  };
}

export const fullName = (person: Contact): string => `${person.name.first} ${person.name.last}`;
export const latinFullName = (person: Contact): string => `${person.name.latinFirst} ${person.name.latinLast}`;

/** The language a contact's titles and mails are in. */
export const languageOf = (person: Contact): Language => accountOf(person.account).language;
