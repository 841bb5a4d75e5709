/** Why a row was not used: every reason names the thing and the remedy. */
import type { RejectedRow } from '../domain/incoming.ts';

/** A row that cannot be used. `row` is cut to 2,000 characters: a report, not a copy of the file. */
export function rejected(line: number, reason: string, row: string): RejectedRow {
  return { type: 'rejected', line, reason, row: row.length > 2000 ? `${row.slice(0, 2000)}…` : row };
}

export const reasons = {
  noPerson: (columns: string) => `no name and no e-mail: fill in one of ${columns}`,
  noCompany: (column: string) => `no company name: fill in ${column}`,
  noDeal: (column: string) => `no deal name: fill in ${column}`,
  noId: (column: string) => `no ${column}: export the file again with that column`,
  noDate: (column: string) => `no date: fill in ${column}`,
  badDate: (column: string, value: string) => `${column} "${value}" is not a date: write it as 2026-11-30`,
  dateTooOld: (value: string) => `the date ${value} cannot be right (before 1990): correct it or leave the row out`,
  dateInFuture: (value: string) => `the date ${value} is in the future: correct it or leave the row out`,
  badEmail: (value: string) => `"${value}" is not an e-mail address: correct it or leave it empty`,
  badType: (value: string) => `unknown activity type "${value}": use call, meeting, e-mail, message or letter`,
  nobody: 'names nobody: fill in a contact or a company',
  openQuote: (line: number) =>
    `a quotation mark opened on line ${line} is never closed: double it or remove it; the lines after it were read without it`,
  tooManyOpenQuotes: (line: number) =>
    `a quotation mark opened on line ${line} is never closed, as on many lines before: the rest of the file was not read; export it again`,
  unmapped: 'no column is mapped to a name, an e-mail or a company: choose one with --map',
  noSender: 'no readable From header: the message is damaged or not a message',
  unreadable: (what: string, detail: string) =>
    `${what} could not be parsed (${detail}): export it again or leave it out`,
  whoseArchive: (names: string) =>
    `cannot tell whose archive this is (${names}): import the whole archive, or say --as with the owner's e-mail`,
  noUid: 'the event has no UID: export the calendar again',
  shape: (field: string, problem: string) => `${field}: ${problem}; correct the row and import the file again`,
} as const;
