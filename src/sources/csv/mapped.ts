/** Any table of people or companies, by a mapping of its columns: given, remembered, or guessed when that is safe. */
import { normalEmail, profileKey } from '../../domain/addresses.ts';
import type { Incoming } from '../../domain/incoming.ts';
import { Owners } from '../crm/owners.ts';
import { parseDate } from '../dates.ts';
import { webDomain } from '../domains.ts';
import { keyOfCompany, keyOfPerson } from '../keys.ts';
import { cleanName, fullName, placeOf } from '../names.ts';
import type { Reader } from '../port.ts';
import { reasons, rejected } from '../reasons.ts';
import { type FieldName, isFieldName } from './fields.ts';
import { guessMapping, headersOf } from './guess.ts';
import { csvReader, type ReadRow, type Setting, type Shape } from './shape.ts';
import type { Row } from './table.ts';

/** Reads rows under a header by a mapping. `vendor` is set where the ids are a CRM's: `salesforce:003…`. */
export function mappedRows(
  headers: readonly string[],
  mapping: Readonly<Record<string, string>>,
  setting: Setting,
  vendor?: string,
): ReadRow {
  const columns = headers.flatMap((header, at) => {
    const field = mapping[header] ?? mapping[header.trim()];
    return field && isFieldName(field) ? [{ at, field }] : [];
  });
  const owners = new Owners(vendor ?? 'csv');
  const fields = new Set(columns.map(column => column.field));
  const people = (['name', 'given_name', 'family_name', 'email', 'profile'] as const).some(field => fields.has(field));
  return row => {
    const all = (field: FieldName) =>
      columns
        .flatMap(column => (column.field === field ? (row.cells[column.at]?.trim() ?? '') : ''))
        .filter(text => text !== '');
    const one = (field: FieldName) => all(field)[0] ?? '';
    if (!people && !fields.has('company')) return [rejected(row.line, reasons.unmapped, row.raw)];
    const owner = owners.ref(one('owner'), row.line);
    const item = people ? personRow(row, one, all, setting, vendor) : companyRow(row, one, setting, vendor);
    if (item.type === 'person' || item.type === 'company') item.owner = owner;
    return [...owners.met(), item];
  };
}

type One = (field: FieldName) => string;

function personRow(
  row: Row,
  one: One,
  all: (field: FieldName) => string[],
  setting: Setting,
  vendor?: string,
): Incoming {
  const texts = all('email').flatMap(text => text.split(/[;,\s]+/u));
  const emails = [...new Set(texts.flatMap(text => normalEmail(text) ?? []))];
  const profiles = all('profile').map(profileKey);
  const name = fullName(one('given_name'), one('family_name')) || cleanName(one('name')) || emails[0];
  if (!name) return rejected(row.line, reasons.noPerson('the columns mapped to name and e-mail'), row.raw);
  const domain = webDomain(one('domain'));
  const company = one('company') || domain;
  const id = one('id');
  const companyId = one('company_id');
  return {
    type: 'person',
    key: id ? `contact:${id}` : keyOfPerson({ profile: profiles[0], email: emails[0], name, company }),
    line: row.line,
    name,
    emails,
    phones: all('phone'),
    profiles,
    crmId: id && vendor ? `${vendor}:${id}` : undefined,
    positions:
      company || companyId
        ? [
            {
              company: { key: companyId ? `company:${companyId}` : undefined, name: company || undefined, domain },
              title: one('title') || undefined,
              department: one('department') || undefined,
            },
          ]
        : [],
    place: placeOf(one('city'), one('country')) ?? placeOf(one('place')),
    language: one('language') || undefined,
    about: one('about') || undefined,
    asOf: parseDate(one('updated'), setting.dayOrder),
  };
}

function companyRow(row: Row, one: One, setting: Setting, vendor?: string): Incoming {
  const domain = webDomain(one('domain'));
  const name = one('company') || domain;
  if (!name) return rejected(row.line, reasons.noCompany('the column mapped to company'), row.raw);
  const id = one('company_id') || one('id');
  return {
    type: 'company',
    key: id ? `company:${id}` : keyOfCompany({ name, domain }),
    line: row.line,
    name,
    aliases: [],
    domains: domain ? [domain] : [],
    industry: one('industry') || undefined,
    place: placeOf(one('city'), one('country')) ?? placeOf(one('place')),
    about: one('about') || undefined,
    crmId: id && vendor ? `${vendor}:${id}` : undefined,
    asOf: parseDate(one('updated'), setting.dayOrder),
  };
}

function shapeFor(accepts: (headers: readonly string[]) => boolean): Shape {
  return {
    kind: 'table',
    family: 'table',
    ownership: 'company',
    matches: accepts,
    open: (headers, setting) =>
      mappedRows(headers, setting.context.mapping ?? guessMapping(headers, []).mapping, setting),
  };
}

/** Recognises a table only when its columns are clear; reads any table for which `context.mapping` is given. */
export const mappedCsv: Reader = {
  kind: 'table',
  family: 'table',
  ownership: 'company',
  recognises(head) {
    const table = headersOf({ head });
    return table !== null && guessMapping(table.headers, table.rows).confident;
  },
  read(file, context) {
    const table = headersOf(file);
    const headers = table?.headers ?? [];
    const mapping = context.mapping ?? guessMapping(headers, table?.rows ?? []).mapping;
    const same = (row: readonly string[]) =>
      row.length === headers.length && row.every((text, at) => text === headers[at]);
    return csvReader(shapeFor(same)).read(file, { ...context, mapping });
  },
};
