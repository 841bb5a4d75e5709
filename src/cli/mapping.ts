/** Which column of an unknown table is what: from `--map`, from last time, or asked. */
import { clean } from '../cards/untrusted.ts';
import { wrap } from '../channels/console/wrap.ts';
import type { Database } from '../db/database.ts';
import { type FieldName, fieldNames, isFieldName } from '../sources/csv/fields.ts';
import { hashKey } from '../sources/keys.ts';
import type { Questions } from './questions.ts';
import { pageWidth } from './table.ts';

/** Header as it stands in the file → field. */
export type Mapping = Readonly<Record<string, string>>;

const known = `Fields are ${fieldNames.join(', ')}.`;

/** @throws a sentence that says which part is wrong */
export function parseMapping(texts: readonly string[]): Mapping {
  const mapping: Record<string, string> = {};
  for (const pair of texts.flatMap(text => text.split(/,(?=[^,]*=)/u))) {
    const at = pair.lastIndexOf('=');
    const [column, field] = [
      pair.slice(0, at).trim(),
      pair
        .slice(at + 1)
        .trim()
        .toLowerCase(),
    ];
    if (at < 0 || column === '')
      throw new Error(
        `--map "${pair}" assigns nothing: write column=field, as in --map "Full name=name,Firm=company".`,
      );
    if (!isFieldName(field)) throw new Error(`--map ${column}=${field}: there is no field ${field || '""'}. ${known}`);
    mapping[column] = field;
  }
  return mapping;
}

const settingOf = (headers: readonly string[]) => `mapping:${hashKey(...headers)}`;

export interface Mappings {
  of(headers: readonly string[]): Mapping | null;
  remember(headers: readonly string[], mapping: Mapping): Promise<void>;
}

/** The mappings of this database, by a hash of the header row. */
export async function loadMappings(db: Database): Promise<Mappings> {
  const rows = await db.query<{ key: string; value: Mapping }>(
    "select key, value from setting where key like 'mapping:%'",
  );
  const mappings = new Map(rows.map(row => [row.key, row.value]));
  return {
    of: headers => mappings.get(settingOf(headers)) ?? null,
    async remember(headers, mapping) {
      mappings.set(settingOf(headers), mapping);
      await db.query(
        'insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value',
        [settingOf(headers), JSON.stringify(mapping)],
      );
    },
  };
}

const namesSomebody: readonly FieldName[] = ['name', 'given_name', 'family_name', 'email', 'profile', 'company'];

/** Whether anything can be made of a row under this mapping. */
export const isUseful = (mapping: Mapping) =>
  Object.values(mapping).some(field => (namesSomebody as readonly string[]).includes(field));

/** Asks column by column; null when nobody answers or no column names anybody. */
export async function askMapping(
  questions: Questions,
  file: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  guess: Mapping,
): Promise<Mapping | null> {
  if (!(await questions.anybody())) return null;
  questions.tell(
    `\n${clean(file)}: which column is what? Enter takes the guess in brackets, - leaves the column out.\n` +
      wrap(known, pageWidth).join('\n'),
  );
  const mapping: Record<string, string> = {};
  for (const [at, header] of headers.entries()) {
    if (header.trim() === '') continue;
    const example = rows.map(row => row[at]?.trim() ?? '').find(text => text !== '');
    const guessed = guess[header];
    for (let field: string | undefined; ; ) {
      const answer = await questions.ask(
        `  ${clean(header, 30)}${example ? ` (as in "${clean(example, 30)}")` : ''}${guessed ? ` [${guessed}]` : ' [-]'}:`,
      );
      if (answer === null) return null;
      field = answer === '' ? (guessed ?? '-') : answer.toLowerCase();
      if (isFieldName(field)) mapping[header] = field;
      if (isFieldName(field) || field === '-') break;
      questions.tell(wrap(`There is no field ${field}. ${known}`, pageWidth).join('\n'));
    }
  }
  if (isUseful(mapping)) return mapping;
  questions.tell('  No column is a name, an e-mail or a company, so nothing can be made of it.');
  return null;
}
