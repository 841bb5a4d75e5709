/** Why no reader takes a file, and what to do about it. */
import { fold } from '../domain/fold.ts';
import { headersOf } from './csv/guess.ts';
import { tableHead } from './csv/head.ts';
import type { SourceFile } from './port.ts';
import { headText } from './text/text.ts';

export interface Unrecognised {
  readonly reason: string;
  /** True where nothing is missing: a part of an archive that says nothing about who knows whom. */
  readonly expected: boolean;
}

/** Beginnings of files that are no text. */
const magic: readonly (readonly [start: string, reason: string])[] = [
  ['PK', 'an Office document: save the table as CSV and import that'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document or an Outlook message: save it as CSV, or the message as .eml'],
  ['!BDN', 'an Outlook data file (.pst): export the mail as .mbox and the contacts as CSV'],
  ['%PDF', 'a PDF: export the data as CSV instead'],
  ['\u001f\u008b', 'compressed with gzip: unpack it first'],
  ['7z\u00bc\u00af', 'a 7-Zip archive: unpack it first'],
  ['Rar!', 'a RAR archive: unpack it first'],
  ['SQLite format 3', 'a database file: export the data as CSV'],
  ['\u0089PNG', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
  ['GIF8', 'a picture'],
];

/** Headers of the other files of a LinkedIn archive, folded and joined; only what is not read needs to be known. */
const otherArchiveFiles: readonly string[] = [
  'first name,last name,maiden name,address,birth date,headline,summary',
  'company name,title,description,location,started on',
  'school name,start date,end date',
  'name,proficiency',
  'name,url,authority',
  'organization,followed on',
  'date,status,fullname',
  'email address,confirmed,primary',
  'extension,number,type',
  'date,sharelink',
  'date,link,message',
  'date,type,link',
  'first name,last name,company,job title,text,creation date,status',
  'endorsement date,skill name',
  'event name,event time,status',
  'name,published on,description',
  'title,description,url,started on',
  'registered at,registration ip',
];

/** Whether this is a part of a LinkedIn archive that is rightly not read. */
export function isOtherArchiveFile(head: Uint8Array): boolean {
  const header = (tableHead(head)?.rows[0] ?? []).map(fold).join(',');
  return otherArchiveFiles.some(start => header.startsWith(start));
}

/** Prose has commas too: of a table most rows are as wide as the header. */
export function isTable({
  headers,
  rows,
}: {
  headers: readonly string[];
  rows: readonly (readonly string[])[];
}): boolean {
  const same = rows.filter(row => row.length === headers.length).length;
  return headers.length > 1 && rows.length > 0 && same > rows.length * 0.7;
}

/** The reason to show for a file that `recognise` knows no reader for. */
export function unrecognised(file: Pick<SourceFile, 'head'>): Unrecognised {
  if (isOtherArchiveFile(file.head))
    return { reason: 'a part of a LinkedIn archive that says nothing about who knows whom', expected: true };
  const start = Buffer.from(file.head.buffer, file.head.byteOffset, Math.min(16, file.head.length)).toString('latin1');
  const known = magic.find(([sign]) => start.startsWith(sign));
  if (known) return { reason: known[1], expected: false };
  const text = headText(file.head);
  if (text === null) return { reason: 'not a text file: export the data as CSV', expected: false };
  if (/^\s*(?:<!doctype|<html|<\?xml)/iu.test(text))
    return { reason: 'a web page or XML: export the data as CSV', expected: false };
  if (/^\s*[[{]/u.test(text)) return { reason: 'JSON: export the data as CSV', expected: false };
  const table = headersOf(file);
  if (table && isTable(table))
    return {
      reason: `a table whose columns are not clear (${table.headers.slice(0, 6).join(', ')}): say with --map which is which`,
      expected: false,
    };
  return { reason: 'of no known kind: see the list of files that can be read', expected: false };
}
