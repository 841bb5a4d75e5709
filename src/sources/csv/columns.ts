/** Columns by their names: in any order, any case, with the names that one vendor's exports use over the years. */
import { fold } from '../../domain/fold.ts';

/** Where each field stands in a row; -1 when the file has no such column. */
export type Columns<Field extends string> = Readonly<Record<Field, number>>;

/** A header as it is compared: `E-mail 1 - Value` → `e mail 1 value`, `AccountId` → `accountid`. */
export function headerKey(header: string): string {
  return fold(header);
}

/** Finds each field by the first of its names that is there. */
export function columnsOf<Field extends string>(
  headers: readonly string[],
  names: Readonly<Record<Field, readonly string[]>>,
): Columns<Field> {
  const keys = headers.map(headerKey);
  const found = {} as Record<Field, number>;
  for (const field of Object.keys(names) as Field[]) {
    const name = names[field].map(headerKey).find(key => keys.includes(key));
    found[field] = name === undefined ? -1 : keys.indexOf(name);
  }
  return found;
}

/** Whether all of the fields have a column. */
export function has<Field extends string>(columns: Columns<Field>, ...fields: readonly Field[]): boolean {
  return fields.every(field => columns[field] >= 0);
}

/** The trimmed cell of a field; '' when the column or the cell is missing. */
export function cell<Field extends string>(cells: readonly string[], columns: Columns<Field>, field: Field): string {
  const at = columns[field];
  return at < 0 ? '' : (cells[at]?.trim() ?? '');
}

/** The values of a cell that holds several: `7001;7002`. */
export function several(text: string): string[] {
  if (!text) return [];
  if (!text.includes(';')) return [text];
  return text
    .split(';')
    .map(part => part.trim())
    .filter(part => part !== '');
}
