/** Which column holds what, guessed from headers and values, so that most tables need no question. */
import { normalEmail } from '../../domain/addresses.ts';
import type { SourceFile } from '../port.ts';
import { headerKey } from './columns.ts';
import { type FieldName, fieldHeaders, fieldNames, repeated } from './fields.ts';
import { tableHead } from './head.ts';

export interface Guess {
  /** Header as it stands in the file → field. Columns that are not understood are left out. */
  readonly mapping: Readonly<Record<string, FieldName>>;
  /** Whether this is so clearly a list of people or companies that nobody need be asked. */
  readonly confident: boolean;
}

let dictionary: Map<string, FieldName> | undefined;

function fieldOf(header: string): FieldName | undefined {
  dictionary ??= new Map(
    fieldNames.flatMap(field =>
      fieldHeaders[field].split('|').map((words): [string, FieldName] => [headerKey(words), field]),
    ),
  );
  return dictionary.get(headerKey(header));
}

/** Guesses from headers first; a column with an unknown header is read by its values (e-mails, profiles). */
export function guessMapping(headers: readonly string[], sampleRows: readonly (readonly string[])[]): Guess {
  const mapping: Record<string, FieldName> = {};
  let unsure = false;
  headers.forEach((header, at) => {
    const field = fieldOf(header) ?? fieldOfValues(sampleRows.map(row => row[at] ?? ''));
    if (!field || header.trim() === '') return;
    if (!repeated.has(field) && Object.values(mapping).includes(field)) {
      // Two columns for one name or one company: which of them is right only the owner knows.
      unsure ||= field === 'name' || field === 'given_name' || field === 'family_name' || field === 'company';
      return;
    }
    mapping[header] = field;
  });
  const found = new Set(Object.values(mapping));
  nameOfCompany(mapping, found);
  const byHeader = new Set(headers.flatMap(header => fieldOf(header) ?? []));
  return { mapping, confident: !unsure && isList(found, byHeader) };
}

/** A table with a web domain or an industry but neither e-mail nor title lists companies, and `Name` is theirs. */
function nameOfCompany(mapping: Record<string, FieldName>, found: Set<FieldName>): void {
  const companies = (found.has('domain') || found.has('industry')) && found.has('name');
  const people = (['email', 'title', 'family_name', 'given_name', 'profile', 'company'] as const).some(field =>
    found.has(field),
  );
  if (!companies || people) return;
  for (const [header, field] of Object.entries(mapping)) if (field === 'name') mapping[header] = 'company';
  found.delete('name');
  found.add('company');
}

function isList(found: ReadonlySet<FieldName>, byHeader: ReadonlySet<FieldName>): boolean {
  const named = found.has('name') || (found.has('given_name') && found.has('family_name'));
  const some = (...fields: FieldName[]) => fields.some(field => found.has(field));
  const people =
    (named && some('email', 'company', 'title', 'profile', 'phone')) ||
    (byHeader.has('email') && some('given_name', 'family_name', 'company', 'title'));
  const companies =
    found.has('company') &&
    (['domain', 'industry', 'city', 'country', 'owner'] as const).some(field => byHeader.has(field));
  return people || companies;
}

function fieldOfValues(values: readonly string[]): FieldName | undefined {
  const filled = values.map(value => value.trim()).filter(value => value !== '');
  if (filled.length === 0) return undefined;
  const most = (fits: (value: string) => boolean) => filled.filter(fits).length > filled.length * 0.6;
  if (most(value => normalEmail(value) !== undefined)) return 'email';
  if (most(value => /linkedin\.com\/(?:in|pub)\//iu.test(value))) return 'profile';
  return undefined;
}

/** The header and the first rows of any table, for asking which column is what; null when the file is no table. */
export function headersOf(
  file: Pick<SourceFile, 'head'>,
): { headers: readonly string[]; rows: readonly (readonly string[])[] } | null {
  const table = tableHead(file.head);
  if (table === null) return null;
  const at = headerRow(table.rows);
  return { headers: table.rows[at] ?? [], rows: table.rows.slice(at + 1) };
}

/** The header is the first row as wide as most rows: titles and notes above a table are narrower. */
function headerRow(rows: readonly (readonly string[])[]): number {
  const widths = rows.map(row => row.length).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 1;
  return Math.max(
    0,
    rows.findIndex(row => row.length >= usual && row.filter(text => text.trim() !== '').length >= Math.min(2, usual)),
  );
}
