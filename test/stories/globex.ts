/** The company of the stories: Nina and Jonas sell, and know people at Globex and around it. */
import type { Incoming } from '../../src/domain/incoming.ts';
import type { TestDatabase } from '../support/databases.ts';
import { company, daysAgo, openStory, person, type Story, touch } from '../support/story.ts';

export const nina = 'nina@ours.example';
export const jonas = 'jonas@ours.example';

const ada = { email: 'ada@globex.example', name: 'Ada Example' };
const mails = (days: number, count: number, contact: typeof ada): Incoming[] =>
  Array.from({ length: count }, (_, i) => touch('email', days + i * 9, contact, { from: i % 2 ? 'us' : 'them' }));

const worksAt = (name: string, title: string, at: string, email?: string) =>
  person(name, { ...(email ? { emails: [email] } : {}), positions: [{ company: { name: at }, title }] });

export async function openGlobex(database: TestDatabase): Promise<Story> {
  const story = await openStory(database);
  await story.colleague('Nina Kowalczyk', nina, 'Sales');
  await story.colleague('Jonas Weber', jonas, 'Sales');
  await story.says([
    company('Globex Corporation', {
      domains: ['globex.example'],
      aliases: ['Hartmann Werke'],
      industry: 'Industrial Machinery',
      place: 'London, United Kingdom',
    }),
    company('Globex Logistics GmbH', { parent: { key: 'company:Globex Corporation' } }),
    company('Initech Ltd', { domains: ['initech.example'] }),
    company('Meridian Health Ltd', { industry: 'Hospital & Health Care', place: 'Leeds, United Kingdom' }),
    company('Meridian Logistics s.r.o.', { industry: 'Logistics', place: 'Ostrava, Czechia' }),
    company('Szpital Dębowy', { industry: 'Hospital & Health Care', place: 'Kraków, Poland' }),
    company('Hollow Industries a.s.', { parent: { key: 'company:Initech Ltd' } }),
    company('Quiet Works', {}),
    worksAt('Ada Example', 'VP Sales', 'Globex Corporation', 'ada@globex.example'),
    worksAt('Bob Silent', 'Buyer', 'Globex Corporation', 'bob@globex.example'),
    worksAt('Eve Engel', 'Head of Engineering', 'Globex Corporation', 'eve@globex.example'),
    worksAt('Lars Frei', 'Lagerleiter', 'Globex Logistics GmbH', 'lars@globex-logistics.example'),
    worksAt('Owen Radcliffe', 'CTO', 'Initech Ltd', 'owen@initech.example'),
    worksAt('Elżbieta Sowa', 'kierowniczka działu zakupów', 'Szpital Dębowy', 'elzbieta@debowy.example'),
    worksAt('Anna Nowak', 'CISO', 'Meridian Health Ltd', 'anna@health.example'),
    worksAt('Anna Nowak', 'Driver', 'Meridian Logistics s.r.o.', 'anna@logistics.example'),
    person('Tom Birch', {
      emails: ['tom@globex.example'],
      positions: [{ company: { name: 'Globex Corporation' }, title: 'Plant Manager', to: daysAgo(180) }],
    }),
  ]);
  await story.says([...mails(12, 14, ada), ...[20, 50, 80].map(days => touch('meeting', days, ada))], {
    family: 'mailbox',
    owner: jonas,
    sharing: 'named',
  });
  await story.says(
    [
      ...mails(5, 20, { email: 'owen@initech.example', name: 'Owen Radcliffe' }),
      ...[8, 30].map(days => touch('meeting', days, { email: 'owen@initech.example' })),
      ...mails(400, 2, { email: 'eve@globex.example', name: 'Eve Engel' }),
      ...mails(15, 6, { email: 'elzbieta@debowy.example', name: 'Elżbieta Sowa' }),
      touch('email', 200, { email: 'tom@globex.example', name: 'Tom Birch' }),
    ],
    { family: 'mailbox', owner: nina, sharing: 'named' },
  );
  return story;
}
