/** A form: what is asked and what stands there already, independent of the channel, which renders it and reads it back. */
import type { Language } from '../words/port.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
  /** What tells it from the others; may be empty. */
  readonly hint: string;
}

/** `choice`: all options are seen at once. `select`: they fold out. `several`: any number of them. */
export type Field = { readonly id: string; readonly label: string; readonly optional: boolean } & (
  | { readonly kind: 'choice' | 'select'; readonly options: readonly Option[]; readonly value: string | null }
  | { readonly kind: 'several'; readonly options: readonly Option[]; readonly values: readonly string[] }
  | {
      readonly kind: 'text';
      readonly lines: 'one' | 'many';
      readonly longest: number;
      readonly value: string | null;
    }
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly value: string | null }
  /** An ISO day. */
  | { readonly kind: 'day'; readonly value: string | null }
  /** `14:05`. */
  | { readonly kind: 'time'; readonly value: string | null }
);

export interface Form {
  readonly language: Language;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly submit: string;
}

/** By field; what was left empty is not there. Of several choices the values, with commas between them. */
export type Filled = Readonly<Record<string, string>>;

/** What is wrong, by field. */
export type Faults = Readonly<Record<string, string>>;

/** The same form with what was filled in, for another try. */
export function refilled(form: Form, filled: Filled): Form {
  const fields = form.fields.map((field): Field => {
    const value = filled[field.id] ?? null;
    return field.kind === 'several' ? { ...field, values: value?.split(',') ?? [] } : { ...field, value };
  });
  return { ...form, fields };
}
