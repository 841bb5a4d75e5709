/** The contacts besides the stories', drawn from the names, titles and accounts. */
import { ABOUTS } from './abouts.ts';
import type { Account } from './accounts.ts';
import { ACCOUNTS } from './accounts.ts';
import type { Language } from './colleagues.ts';
import { COLLEAGUES } from './colleagues.ts';
import type { Contact } from './contact.ts';
import { contact, fullName, latinFullName, localPart } from './contact.ts';
import type { GivenName } from './names.ts';
import { everyName } from './names.ts';
import { randomFor } from './random.ts';
import { STORY_CONTACTS } from './story-contacts.ts';
import type { Seniority } from './titles.ts';
import { titleOf } from './titles.ts';

const ROLES = [
  'procurement',
  'engineering',
  'operations',
  'it',
  'logistics',
  'finance',
  'quality',
  'management',
  'security',
  'procurement',
  'hr',
  'marketing',
  'legal',
] as const;
const HOSPITAL_ROLES = [
  'procurement',
  'medical',
  'it',
  'finance',
  'medical',
  'quality',
  'security',
  'management',
  'logistics',
  'hr',
] as const;
const LADDER: readonly Seniority[] = ['manager', 'director', 'manager', 'specialist', 'chief', 'manager', 'specialist'];
const PHONES: Readonly<Record<Language, string>> = {
  en: '+44 20 5550',
  pl: '+48 22 555 0',
  cs: '+420 255 50',
  de: '+49 30 5550',
  fa: '+98 21 5550',
};
/** One in this many people works abroad: an English name at a German account and so on. */
const FOREIGN = 9;

/** Draws names without repeating one: people of one name are a story, not an accident. */
function nameDrawer(): (language: Language) => GivenName {
  const taken = new Set<string>([...STORY_CONTACTS.map(latinFullName), ...COLLEAGUES.map(person => person.name)]);
  const pools = new Map<Language, GivenName[]>();
  return language => {
    const pool = pools.get(language) ?? randomFor(`names ${language}`).shuffled(everyName(language));
    pools.set(language, pool);
    for (let name = pool.pop(); name; name = pool.pop()) {
      const key = `${name.latinFirst} ${name.latinLast}`;
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
    throw new Error(`no names left in ${language}`);
  };
}

/** Two accounts in five write the first name's initial only, as real mail systems differ. */
function address(name: GivenName, account: Account, order: number): string {
  const short = order % 5 < 2;
  const first = short ? name.latinFirst.slice(0, 1) : name.latinFirst;
  return `${localPart(first, name.latinLast)}@${account.domain}`;
}

function drawContacts(): Contact[] {
  const draw = nameDrawer();
  const random = randomFor('people');
  const people: Contact[] = [];
  const addresses = new Set(STORY_CONTACTS.map(person => person.email));
  for (const [order, account] of ACCOUNTS.entries()) {
    const roles = account.industry.startsWith('Hospital') ? HOSPITAL_ROLES : ROLES;
    const start = random.int(0, roles.length - 1);
    for (let index = 0; index < account.size; index++) {
      const role = roles[(start + index) % roles.length] ?? 'management';
      const language = random.int(1, FOREIGN) === 1 ? random.pick(['en', 'pl', 'cs', 'de'] as const) : account.language;
      const name = draw(language);
      const persianSpokenAbroad = name.first !== name.latinFirst && account.language !== 'fa';
      const given = persianSpokenAbroad ? { ...name, first: name.latinFirst, last: name.latinLast } : name;
      const title = titleOf(role, LADDER[random.int(0, LADDER.length - 1)] ?? 'manager', account.language, name.she);
      const email = address(name, account, order);
      const unknownAddress = addresses.has(email) || random.chance(0.06);
      addresses.add(email);
      const said = ABOUTS[role];
      people.push(
        contact(STORY_CONTACTS.length + people.length, {
          name: given,
          account: account.key,
          role,
          title,
          email: unknownAddress ? null : email,
          profileInCrm: random.chance(0.4),
          inCrm: !random.chance(0.04),
          phone: random.chance(0.6) ? `${PHONES[account.language]}${random.int(1000, 9999)}` : undefined,
          about: said && random.chance(0.35) ? random.pick(said) : undefined,
          previous: random.chance(0.08)
            ? random.pick(ACCOUNTS.filter(other => other.size > 0 && other !== account)).name
            : undefined,
        }),
      );
    }
  }
  return people;
}

/** All contacts: the stories' first. */
export const CONTACTS: readonly Contact[] = [...STORY_CONTACTS, ...drawContacts()];

/** The names that two contacts share. */
export function sharedNames(): string[] {
  const names = CONTACTS.map(fullName);
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}
