/** The files of data/demo as rows, mails and events, read with plain libraries and not with the product. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import ical, { type VEvent } from 'node-ical';

export const folder = fileURLToPath(new URL('../../data/demo/', import.meta.url));
export const read = (path: string) => readFileSync(join(folder, path), 'utf8');
export type Row = Record<string, string>;
export const rows = (path: string, skip = 1): Row[] =>
  parse(read(path), { columns: true, bom: true, from_line: skip, relax_column_count: true, skip_empty_lines: true });
export const filesBelow = (path: string): string[] =>
  readdirSync(join(folder, path), { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );

export const companies = rows('crm/companies.csv');
export const contacts = rows('crm/contacts.csv');
export const activities = rows('crm/activities.csv');
export const deals = rows('crm/deals.csv');
export const colleagues = rows('colleagues.csv');
export const company = JSON.parse(read('company.json')) as {
  name: string;
  domains: string[];
  me: string;
  anchor: string;
};
export const sources = JSON.parse(read('sources.json')) as { path: string; owner: string | null; sharing: string }[];
export const nameOf = (row: Row) => `${row['First Name']} ${row['Last Name']}`;
export const named = (name: string) => contacts.filter(row => nameOf(row) === name);
export const employer = (name: string) => named(name)[0]?.['Associated Company'];
export const activitiesWith = (name: string) => {
  const ids = named(name).map(row => row['Record ID'] ?? '');
  return activities.filter(row => row['Associated Contact IDs']!.split(';').some(id => ids.includes(id)));
};
export const mailsOf = (owner: string) => read(`mail/${owner}.mbox`).split(/^(?=From )/m);
export const connections = {
  nina: rows('linkedin/nina-kowalczyk/Connections.csv', 4),
  jonas: rows('linkedin/jonas-weber/Connections.csv'),
};
export const eventsOf = (owner: string) =>
  Object.values(ical.sync.parseFile(join(folder, `calendars/${owner}.ics`))).filter(
    (item): item is VEvent => item?.type === 'VEVENT',
  );
