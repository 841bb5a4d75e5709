/**
 * The company of the tests about rights. Everybody sees the CRM and what Nina shares by name; what Jonas has in his own
 * files is built to leak wherever it can: people and companies nobody else knows, records that would join two public
 * ones, newer jobs, other names for what everybody sees, a colleague only he writes to.
 */
import { vi } from 'vitest';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { TestDatabase } from '../support/databases.ts';
import { company, daysAgo, openStory, person, type Story, touch } from '../support/story.ts';

// Some of these tests ask hundreds of questions, also on a machine that has other things to do.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

export const nina = 'nina@ours.example';
export const jonas = 'jonas@ours.example';
export const tomas = 'tomas@ours.example';
export const emma = 'emma@ours.example';
export const oliver = 'oliver@ours.example';
export const everyone = [nina, jonas, tomas, emma, oliver] as const;

/** Nina, Jonas, Tomas and Emma sell; Oliver supports. */
export async function openCompany(database: TestDatabase): Promise<Story> {
  const story = await openStory(database);
  await story.colleague('Nina Kowalczyk', nina, 'Sales');
  await story.colleague('Jonas Weber', jonas, 'Sales');
  await story.colleague('Tomas Dvorak', tomas, 'Sales');
  await story.colleague('Emma Clarke', emma, 'Sales');
  await story.colleague('Oliver Grant', oliver, 'Support');
  return story;
}

const at = (name: string, companyName: string, title: string, email: string, more: object = {}) =>
  person(name, {
    emails: [email],
    positions: [{ company: { name: companyName }, title }],
    asOf: daysAgo(200),
    ...more,
  });

const mails = (from: number, count: number, email: string, name: string): Incoming[] =>
  Array.from({ length: count }, (_, i) =>
    touch('email', from + i * 7, { email, name }, { from: i % 2 ? 'us' : 'them', key: `mail-${email}-${from}-${i}` }),
  );

/** The CRM: what all colleagues see. */
export const crm: readonly Incoming[] = [
  company('Globex Corporation', {
    domains: ['globex.example'],
    industry: 'Industrial Machinery',
    place: 'Leeds, United Kingdom',
  }),
  company('Northwind Trading', { domains: ['northwind.example'], industry: 'Logistics' }),
  company('Initech Ltd', { domains: ['initech.example'], industry: 'Hospital & Health Care', place: 'Kraków, Poland' }),
  company('Hollow Industries', { parent: { key: 'company:Initech Ltd' } }),
  company('Plain Works', { domains: ['plainworks.example'] }),
  person('Paul Plain', { emails: ['paul@plainworks.example'], company: 'Plain Works', asOf: daysAgo(200) }),
  at('Ada Example', 'Globex Corporation', 'VP Sales', 'ada@globex.example', { crmId: 'hubspot:1' }),
  at('Bob Silent', 'Globex Corporation', 'Buyer', 'bob@globex.example', { crmId: 'hubspot:2' }),
  at('Eve Engel', 'Globex Corporation', 'Head of Engineering', 'eve@globex.example', { crmId: 'hubspot:3' }),
  at('Owen Radcliffe', 'Initech Ltd', 'Head of Procurement', 'owen@initech.example', { place: 'Kraków, Poland' }),
  at('Mia Fields', 'Initech Ltd', 'CISO', 'mia@initech.example'),
  at('Noor Abadi', 'Northwind Trading', 'Purchasing Manager', 'noor@northwind.example'),
  at('Anna Nowak', 'Globex Corporation', 'CISO', 'anna@globex.example'),
  at('Anna Nowak', 'Northwind Trading', 'Driver', 'anna@northwind.example'),
  person('Tom Birch', {
    emails: ['tom@globex.example'],
    positions: [{ company: { name: 'Globex Corporation' }, title: 'Plant Manager', to: daysAgo(180) }],
  }),
  {
    type: 'deal',
    key: 'deal:1',
    name: 'Packaging line',
    stage: 'offer',
    amount: 90_000,
    currency: 'EUR',
    company: { key: 'company:Globex Corporation' },
    contacts: [{ key: 'email:ada@globex.example' }],
    owner: { email: nina },
  },
  touch('call', 60, { email: 'owen@initech.example', key: 'email:owen@initech.example' }, { owner: tomas }),
];

/** Nina's LinkedIn, shared by name: Ada under another spelling and without an address, so nothing public joins the two. */
export const ninasLinkedIn: readonly Incoming[] = [
  person('A. J. Example', {
    profiles: ['linkedin.com/in/ada-example'],
    company: 'Globex Corporation',
    title: 'Sales leader',
  }),
  touch('connection', 900, { profile: 'linkedin.com/in/ada-example', key: 'profile:linkedin.com/in/ada-example' }),
  person('Mia Fields', { profiles: ['linkedin.com/in/mia-fields'], company: 'Initech', title: 'CISO' }),
  touch('connection', 700, { profile: 'linkedin.com/in/mia-fields', key: 'profile:linkedin.com/in/mia-fields' }),
];

export const ninasMail: readonly Incoming[] = [
  ...mails(12, 14, 'ada@globex.example', 'Ada Example'),
  ...mails(500, 2, 'tom@globex.example', 'Tom Birch'),
];

/** Jonas's address book. */
export const jonasContacts: readonly Incoming[] = [
  // One card that would make one of the two Adas, of two companies one, and of everybody's Globex another name.
  company('Umbrella Holding', { domains: ['globex.example', 'northwind.example'], aliases: ['Globex', 'Umbra'] }),
  company('Secret Labs', { domains: ['secretlabs.example'], parent: { key: 'company:Umbrella Holding' } }),
  person('Ada Example-Secretname', {
    emails: ['ada@globex.example', 'owen@initech.example'],
    profiles: ['linkedin.com/in/ada-example'],
    company: 'Secret Labs',
    title: 'Chief Procurement Officer',
    place: 'Kraków, Poland',
  }),
  // What everybody's search would find by, were it shared.
  company('Plain Works', {
    industry: 'Hospital & Health Care',
    place: 'Kraków, Poland',
    about: 'Buys procurement software',
  }),
  // Two more of a name that is unique in public, and a third of one that is not, with the addresses of both.
  person('Mia Fields', { emails: ['mia.one@initech.example'], company: 'Initech Ltd', title: 'Cook' }),
  person('Mia Fields', { emails: ['mia.two@initech.example'], company: 'Initech Ltd', title: 'Pilot' }),
  person('Anna Nowak', { emails: ['anna@secretlabs.example'], company: 'Secret Labs', title: 'CISO' }),
  person('Anna Nowak', {
    key: 'both Annas',
    emails: ['anna@globex.example', 'anna@northwind.example'],
    company: 'Globex Corporation',
  }),
  person('Sybil Hidden', {
    emails: ['sybil@secretlabs.example'],
    company: 'Secret Labs',
    title: 'Head of Procurement',
    place: 'Kraków, Poland',
  }),
  person('Gil Freeman', { emails: ['gil.freeman@gmail.com'] }),
  person('Jonas Weber', { emails: ['jonas.private@gmail.com'], company: 'Ours', phones: ['+48 600 000 001'] }),
  // Where they are now, as of today: newer than anything public.
  person('Bob Silent', { emails: ['bob@globex.example'], company: 'Secret Labs', title: 'Buyer' }),
  person('Eve Engel', { emails: ['eve@globex.example'], company: 'Initech Ltd', title: 'CTO' }),
];

const games = 'games.lists.example';
export const listMail = (days: number, from: { email: string; name: string }, key: string): Incoming => ({
  type: 'touch',
  key,
  kind: 'email',
  at: daysAgo(days),
  people: [
    { ref: from, side: 'from' },
    { ref: { self: true }, side: 'to' },
  ],
  size: 3,
  list: games,
  listName: 'Board games',
});

/** Jonas's mailbox. */
export const jonasMail: readonly Incoming[] = [
  ...mails(3, 20, 'bob@globex.example', 'Bob Silent'),
  ...mails(5, 9, 'mia@initech.example', 'Mia Fields'),
  ...mails(6, 9, 'sybil@secretlabs.example', 'Sybil Hidden'),
  ...mails(8, 5, 'tom@globex.example', 'Thomas J. Birch'),
  ...mails(4, 8, 'gil.freeman@gmail.com', 'Gil Freeman'),
  touch('email', 2, { email: 'zoe.newcomer@ours.example', name: 'Zoe Newcomer' }, { from: 'them' }),
  listMail(9, { email: 'noor@northwind.example', name: 'Noor Abadi' }, 'list-1'),
  listMail(19, { email: 'gil.freeman@gmail.com', name: 'Gil Freeman' }, 'list-2'),
  listMail(20, { email: 'gil.freeman@gmail.com', name: 'Gil Freeman' }, 'list-3'),
  touch('email', 15, { email: 'eve@globex.example', name: 'Eve Engel' }, { from: 'us', size: 20, key: 'round-1' }),
];

/** Everything Jonas knows, as his own. */
export async function importJonas(story: Story, sharing?: 'named' | 'anonymous' | 'private') {
  const own = { owner: jonas, ...(sharing ? { sharing } : {}) };
  const contacts = await story.says(jonasContacts, { family: 'contacts', ...own });
  const mail = await story.says(jonasMail, { family: 'mailbox', ...own });
  return [contacts, mail];
}

/** What everybody sees. */
export async function importPublic(story: Story) {
  await story.says(crm);
  await story.says(ninasLinkedIn, { family: 'linkedin', owner: nina, sharing: 'named' });
  await story.says(ninasMail, { family: 'mailbox', owner: nina, sharing: 'named' });
}
