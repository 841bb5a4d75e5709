/** The company as the three exports of HubSpot: companies, contacts, activities. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { BenchCompany, BenchTouch } from './company.ts';

type Cell = string | number | null;

const cell = (value: Cell) => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

async function openFile(path: string, head: readonly string[]) {
  const stream = createWriteStream(path);
  const write = async (cells: readonly Cell[]) => {
    if (!stream.write(`${cells.map(cell).join(',')}\n`)) await once(stream, 'drain');
  };
  await write(head);
  return {
    write,
    async close() {
      stream.end();
      await once(stream, 'finish');
    },
  };
}

const typeOf: Readonly<Partial<Record<BenchTouch['kind'], string>>> = {
  email: 'Email',
  call: 'Call',
  meeting: 'Meeting',
  message: 'LinkedIn message',
};

/** @returns how many rows were written in all */
export async function writeExports(company: BenchCompany, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  const owner = (place: number) => {
    const colleague = company.colleagues[place];
    return colleague ? `${colleague.name} (${colleague.email})` : null;
  };
  let rows = 0;
  const companies = await openFile(join(folder, 'companies.csv'), [
    ...['Record ID', 'Company name', 'Company Domain Name', 'Industry', 'City', 'Country/Region', 'Company owner'],
    'Last Modified Date',
  ]);
  for (const { index, name, domain, industry, city, country, team } of company.accounts) {
    await companies.write([index + 1, name, domain, industry, city, country, owner(team[0] ?? 0), '2026-10-01 09:00']);
    rows += 1;
  }
  await companies.close();

  const contacts = await openFile(join(folder, 'contacts.csv'), [
    ...[
      'Record ID',
      'First Name',
      'Last Name',
      'Email',
      'Job Title',
      'City',
      'Country/Region',
      'LinkedIn URL',
      'About',
    ],
    ...['Contact owner', 'Associated Company IDs', 'Associated Company', 'Previous company', 'Last Modified Date'],
  ]);
  const activities = await openFile(join(folder, 'activities.csv'), [
    ...['Activity ID', 'Activity type', 'Activity date', 'Direction', 'Activity assigned to', 'Associated Contact IDs'],
  ]);
  let activity = 0;
  for (const person of company.people()) {
    const account = company.accounts[person.account];
    const former = person.former === null ? undefined : company.accounts[person.former];
    await contacts.write([
      ...[person.index + 1, person.given, person.family, person.email, person.title, person.city, person.country],
      ...[person.profile, person.about, owner(person.owner), person.account + 1, account?.name ?? null],
      ...[former && former !== account ? former.name : null, person.asOf.toISOString()],
    ]);
    rows += 1;
    for (const { kind, at, inbound, colleague } of person.touches) {
      await activities.write([
        ...[++activity, typeOf[kind] ?? kind, at.toISOString(), inbound ? 'INBOUND' : 'OUTBOUND'],
        ...[owner(colleague), person.index + 1],
      ]);
      rows += 1;
    }
  }
  await contacts.close();
  await activities.close();
  return rows;
}
