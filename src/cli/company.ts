/** `company`: who we are. Without options it shows what is known. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { listColleagues, me, setMe } from '../access/viewers.ts';
import type { Database } from '../db/database.ts';
import { isMadeUpAddress, loadColleagues } from '../intake/colleagues.ts';
import { type FileReport, importFile } from '../intake/import-file.ts';
import { addOwnDomains, nameOurCompany, ourCompany, removeOwnPeople } from '../intake/our-company.ts';
import { settle } from '../intake/settled.ts';
import { checked } from '../sources/checked.ts';
import { colleagues as colleaguesShape } from '../sources/csv/colleagues.ts';
import { headerKey } from '../sources/csv/columns.ts';
import { headersOf } from '../sources/csv/guess.ts';
import { csvReader } from '../sources/csv/shape.ts';
import { openExisting, openToChange } from './data.ts';
import { item } from './import-report.ts';
import { learnSomebody, parseDomain, parseSomebody, type Somebody } from './introduce.ts';
import { table } from './table.ts';

export interface CompanyOptions {
  readonly domain?: readonly string[];
  readonly people?: string;
  readonly me?: string;
  readonly name?: string;
  readonly data?: string;
}

export async function companyCommand(options: CompanyOptions): Promise<void> {
  const domains = (options.domain ?? []).flatMap(text => text.split(',')).map(parseDomain);
  const self = options.me === undefined ? null : parseSomebody(options.me, '--me');
  const people = options.people === undefined ? null : await peopleFile(options.people);
  if (options.name?.trim() === '') throw new Error('--name is empty: write our company’s name.');
  // Who asks may change in the demo too; who we are may not.
  const changes = domains.length > 0 || people !== null || options.name !== undefined;
  const { db, isDemo } = changes ? await openToChange(options.data) : await openExisting(options.data);
  const now = new Date();
  const notes: string[] = [];
  try {
    if (options.name) await db.transaction(sql => nameOurCompany(sql, options.name?.trim() ?? ''));
    if (people) {
      const report = await importFile(db, null, peopleReader, people, { keepDetails: false, now });
      notes.push(said(report), ...report.rejected.map(row => `${report.file}, line ${row.line}: ${row.reason}`));
    }
    if (domains.length > 0) await db.transaction(sql => addOwnDomains(sql, domains));
    if (domains.length > 0 || people) {
      const removed = await db.transaction(sql => removeOwnPeople(sql, now));
      if (removed > 0) {
        notes.push(
          `${removed} contact record${removed === 1 ? '' : 's'} turned out to be colleagues and went; import the files ` +
            'again to count what they did',
        );
        await settle(db);
      }
    }
    if (self) await become(db, self, isDemo);
    process.stdout.write(`${await whoWeAre(db, isDemo)}\n`);
    if (notes.length > 0) process.stdout.write(`\n${notes.map(item).join('\n')}\n`);
  } finally {
    await db.close();
  }
}

const said = ({ file, rows, added, updated, unchanged, rejected }: FileReport) =>
  `${file}: ${rows} rows, ${added} new, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected`;

/** Who asks from now on. @throws a sentence when that is no colleague and no address of ours */
async function become(db: Database, self: Somebody, isDemo: boolean): Promise<void> {
  const there = (await listColleagues(db)).map(one => one.email).filter(email => !isMadeUpAddress(email));
  const known = there.slice(0, 12).join(', ') || 'none yet';
  await db.transaction(async sql => {
    const colleagues = await loadColleagues(sql);
    if (colleagues.find({ email: self.email }) === undefined) {
      if (isDemo)
        throw new Error(
          `There is no colleague ${self.email} in the demo company. There are: ${known}. ` +
            'For a company of your own: ./acquaint company --domain <ours.example> --me <e-mail>',
        );
      if (!colleagues.isOwnAddress(self.email))
        throw new Error(
          `${self.email} is no colleague and no address of ours: add --domain ${self.email.split('@')[1]}, ` +
            `or name one of: ${known}.`,
        );
    }
    await setMe(sql, await learnSomebody(sql, self));
  });
}

async function whoWeAre(db: Database, isDemo: boolean): Promise<string> {
  const company = await db.transaction(ourCompany);
  const own = await me(db);
  const colleagues = await listColleagues(db);
  const nobody = colleagues.some(one => isMadeUpAddress(one.email));
  const facts = [
    ['Company', `${company.name ?? 'not named: --name <name>'}${isDemo ? ' (the demo)' : ''}`],
    ['Mail domains', company.domains.join(', ') || 'none: --domain <ours.example>'],
    ['You', own ? `${own.name} <${own.email}>` : 'not set: --me <e-mail>'],
    ['Colleagues', String(colleagues.length)],
  ];
  const list = table(
    [
      { title: 'Name', cut: 'end' },
      { title: 'E-mail', cut: 'end' },
      { title: 'Team', cut: 'end' },
      { title: 'Language' },
      { title: 'Time zone' },
    ],
    colleagues.map(one => [
      one.name,
      isMadeUpAddress(one.email) ? '?' : one.email,
      one.team ?? '',
      one.language ?? '',
      one.timeZone ?? '',
    ]),
  );
  return [
    ...facts.map(([what, value]) => `${what?.padEnd(13)} ${value}`),
    ...(colleagues.length > 0 ? ['', list] : []),
    ...(nobody ? ['', 'A question mark: known by name only. --people <colleagues.csv> says their addresses.'] : []),
  ].join('\n');
}

/** Whoever names the file says that these are colleagues, so name and e-mail are enough. */
const peopleReader = checked(
  csvReader({
    ...colleaguesShape,
    matches(headers) {
      const keys = headers.map(headerKey);
      return (
        ['name', 'full name'].some(key => keys.includes(key)) && keys.some(key => /^e ?mail(?: address)?$/u.test(key))
      );
    },
  }),
);

/** @throws a sentence when there is no such file, or it has not the columns */
async function peopleFile(path: string) {
  const handle = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      error.code === 'ENOENT'
        ? `There is no file ${path}: check the spelling.`
        : `${path} could not be opened (${error.message}): name a file you may read.`,
    );
  });
  try {
    if ((await handle.stat()).isDirectory()) throw new Error(`${path} is a folder: name the file with the colleagues.`);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const head = buffer.subarray(0, bytesRead);
    if (!peopleReader.recognises(head)) {
      const headers = headersOf({ head })?.headers;
      throw new Error(
        `${path} has no columns name and email${headers ? ` (it has ${headers.slice(0, 6).join(', ')})` : ''}: ` +
          'write a CSV with the header name,email and, where you like, team,language,time_zone,profile.',
      );
    }
    return { name: basename(path), bytes: (await stat(path)).size, head, open: () => createReadStream(path) };
  } finally {
    await handle.close();
  }
}
