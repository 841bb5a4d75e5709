/** Pieces of SOQL. */

/** A value that somebody else wrote never ends the quotes. */
export const quoted = (text: string) => `'${text.replace(/[\\'"]/gu, char => `\\${char}`).replaceAll('\n', '\\n')}'`;

export const oneOf = (field: string, values: readonly string[]) => `${field} IN (${values.map(quoted).join(',')})`;

/** Salesforce stamps whole seconds. */
export const moment = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Groups small enough that a list of their ids fits into the address of a question. */
export function* batches<T>(items: readonly T[], size = 200): Generator<readonly T[], void, undefined> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
