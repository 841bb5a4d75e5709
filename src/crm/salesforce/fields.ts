/** The fields of a type, as our user sees them: another user, another organisation and another day have others. */
import type { Description, Field } from './api.ts';

/**
 * A text field that an administrator adds as an external id: by it Salesforce makes the same record only once, and finds it
 * at once. On tasks and events it is one field, of activities.
 */
export const keyField = 'Acquaint_Key__c';

export interface Fields {
  /** What our user may do with records of the type. */
  readonly rights: Pick<Description, 'queryable' | 'createable' | 'updateable'>;
  /** It can carry our key. */
  readonly keyed: boolean;
  has(name: string): boolean;
  /** Those of the wanted that are there. */
  known(names: readonly string[]): string[];
  /** The company's own fields, which are kept with a record. */
  readonly own: readonly string[];
  /** Those of them that people fill in: a formula may change with the day. */
  readonly filledIn: readonly string[];
  /** Those among the values that our user may fill in. */
  settable<T extends Readonly<Record<string, unknown>>>(values: T): Partial<T>;
  /** As much of a text as there is room for. */
  fit(name: string, text: string): string;
  /** Characters there is room for; 0 where there is no limit. */
  length(name: string): number;
  options(name: string): Field['picklistValues'];
}

/** Kinds of values that are kept with a record as they came. */
const plainTypes = [
  'string',
  'picklist',
  'multipicklist',
  'combobox',
  'boolean',
  'int',
  'double',
  'currency',
  'percent',
  'date',
  'datetime',
  'email',
  'phone',
  'url',
];

/** Cuts where no character is torn. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const most = text.slice(0, length - 1);
  const last = most.charCodeAt(most.length - 1);
  return `${last >= 0xd800 && last <= 0xdbff ? most.slice(0, -1) : most}…`;
}

export function fieldsOf(description: Description): Fields {
  const { queryable, createable, updateable } = description;
  const byName = new Map(description.fields.map(field => [field.name, field]));
  const key = byName.get(keyField);
  const length = (name: string) => byName.get(name)?.length ?? 0;
  const own = description.fields.filter(
    ({ custom, type, name }) =>
      custom && name !== keyField && plainTypes.includes(type) && !/token|passw|secret/iu.test(name),
  );
  return {
    rights: { queryable, createable, updateable },
    keyed: key?.externalId === true && key.createable,
    has: name => byName.has(name),
    known: names => names.filter(name => byName.has(name)),
    own: own.map(({ name }) => name),
    filledIn: own.filter(({ calculated }) => !calculated).map(({ name }) => name),
    settable: values =>
      Object.fromEntries(Object.entries(values).filter(([name]) => byName.get(name)?.createable === true)) as Partial<
        typeof values
      >,
    length,
    fit: (name, text) => (length(name) > 0 ? cut(text, length(name)) : text),
    options: name => byName.get(name)?.picklistValues ?? [],
  };
}
