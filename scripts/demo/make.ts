/** Every file of the demo company, by its path inside data/demo. */
import { googleCsv, phoneVcf } from './address-books.ts';
import { calendarIcs } from './calendar.ts';
import { COLLEAGUES, EMMA, JONAS, LUKAS, ME, NINA, OLIVER, OWN_DOMAIN, PIOTR, SHIRIN, TOMAS } from './colleagues.ts';
import { activitiesCsv, dealsCsv } from './crm-activities.ts';
import { companiesCsv, contactsCsv } from './crm-files.ts';
import { csv } from './csv.ts';
import { ANCHOR } from './dates.ts';
import { connectionsCsv, invitationsCsv, messagesCsv } from './linkedin.ts';
import { mailboxMbox } from './mailbox.ts';
import { STORY } from './story-contacts.ts';
import { allTies } from './ties.ts';
import { zip } from './zip.ts';

/** Whose each file is, and what its owner chose to share; the CRM's are the company's (`owner` null). */
const SOURCES = [
  { path: 'crm', owner: null, sharing: 'company' },
  { path: 'mail/nina-kowalczyk.mbox', owner: NINA.email, sharing: 'named' },
  { path: 'mail/oliver-grant.mbox', owner: OLIVER.email, sharing: 'private' },
  { path: 'calendars/nina-kowalczyk.ics', owner: NINA.email, sharing: 'named' },
  { path: 'calendars/jonas-weber.ics', owner: JONAS.email, sharing: 'named' },
  { path: 'calendars/piotr-zielinski.ics', owner: PIOTR.email, sharing: 'anonymous' },
  { path: 'calendars/lukas-horak.ics', owner: LUKAS.email, sharing: 'anonymous' },
  { path: 'linkedin/nina-kowalczyk', owner: NINA.email, sharing: 'named' },
  { path: 'linkedin/jonas-weber', owner: JONAS.email, sharing: 'named' },
  { path: 'linkedin/shirin-moradi', owner: SHIRIN.email, sharing: 'named' },
  { path: 'linkedin/emma-clarke.zip', owner: EMMA.email, sharing: 'anonymous' },
  { path: 'contacts/shirin-moradi-google.csv', owner: SHIRIN.email, sharing: 'named' },
  { path: 'contacts/tomas-dvorak.vcf', owner: TOMAS.email, sharing: 'named' },
] as const;

/** Meetings that repeat every week; days count back from the anchor. */
const SERIES = {
  nina: [{ contact: STORY.radcliffe, first: 148, count: 9, title: 'Data centre pilot, weekly', without: 3, moved: 5 }],
  jonas: [{ contact: STORY.lammers, first: 52, count: 14, title: 'Jour fixe Nordwall', without: 1 }],
  piotr: [{ contact: STORY.raman, first: 66, count: 6, title: 'Engineering sync' }],
  lukas: [],
} as const;

export function makeDemo(): Map<string, Buffer> {
  const ties = allTies();
  const files = new Map<string, Buffer>();
  const put = (path: string, content: string | Buffer): void => {
    files.set(path, typeof content === 'string' ? Buffer.from(content) : content);
  };
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  put('company.json', json({ name: 'Lumetria', domains: [OWN_DOMAIN], me: ME.email, anchor: ANCHOR }));
  const people = COLLEAGUES.map(({ name, email, team, language, timeZone }) => [name, email, team, language, timeZone]);
  put('colleagues.csv', csv(['name', 'email', 'team', 'language', 'time_zone'], people));
  put('crm/companies.csv', companiesCsv());
  put('crm/contacts.csv', contactsCsv());
  put('crm/deals.csv', dealsCsv());
  put('crm/activities.csv', activitiesCsv(ties));
  for (const [owner, style] of [
    [NINA, 'en'],
    [JONAS, 'de'],
    [SHIRIN, 'crlf'],
  ] as const) {
    const folder = `linkedin/${owner.email.split('@')[0]?.replace('.', '-')}`;
    put(`${folder}/Connections.csv`, connectionsCsv(owner, ties, style));
    put(`${folder}/messages.csv`, messagesCsv(owner, ties));
    put(`${folder}/Invitations.csv`, invitationsCsv(owner, ties));
  }
  const archive = [
    { name: 'Connections.csv', text: connectionsCsv(EMMA, ties, 'en') },
    { name: 'messages.csv', text: messagesCsv(EMMA, ties) },
    { name: 'Invitations.csv', text: invitationsCsv(EMMA, ties) },
  ];
  put('linkedin/emma-clarke.zip', zip(archive));
  put('mail/nina-kowalczyk.mbox', mailboxMbox(NINA, ties, true));
  put('mail/oliver-grant.mbox', mailboxMbox(OLIVER, ties, false));
  put('calendars/nina-kowalczyk.ics', calendarIcs(NINA, ties, SERIES.nina, [STORY.vogt, STORY.hollis]));
  put('calendars/jonas-weber.ics', calendarIcs(JONAS, ties, SERIES.jonas, [STORY.reiter]));
  put('calendars/piotr-zielinski.ics', calendarIcs(PIOTR, ties, SERIES.piotr, []));
  put('calendars/lukas-horak.ics', calendarIcs(LUKAS, ties, SERIES.lukas, []));
  put('contacts/shirin-moradi-google.csv', googleCsv());
  put('contacts/tomas-dvorak.vcf', phoneVcf());
  put('sources.json', json(SOURCES));
  return files;
}
