/** Rows of Odoo: what fields there are, reading and searching, and the values Odoo writes `false` for. */
import { z } from 'zod';
import type { Client } from './client.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
export type Domain = readonly unknown[];

export const rows = z.array(z.looseObject({ id: z.number() }));
export const ids = z.array(z.number());

/** Text, where Odoo writes `false` for none. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const pair = z.tuple([z.number(), z.string()]);
/** What a many2one field points at: `[7, "Marc Demo"]`. */
export function link(value: unknown): { id: number; name: string } | undefined {
  const found = pair.safeParse(value);
  return found.success ? { id: found.data[0], name: found.data[1] } : undefined;
}

/** `2026-11-21 21:33:17`, in UTC. */
export const toOdoo = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ');
export function fromOdoo(value: unknown): Date | undefined {
  const date =
    typeof value === 'string' ? new Date(`${value.replace(' ', 'T')}${value.includes(' ') ? 'Z' : ''}`) : null;
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

const fieldTypes = z.record(z.string(), z.object({ type: z.string(), store: z.boolean().optional() }));
/** Kinds of values that are kept with a record as they came. */
const plainTypes = [
  'char',
  'text',
  'selection',
  'integer',
  'float',
  'monetary',
  'boolean',
  'date',
  'datetime',
  'many2one',
];
/** Besides secrets: words of people about people, and addresses of somebody who is no record of ours. */
const kept = (name: string) =>
  !/token|passw|secret|signature|_key$|^(?:comment|description|contact_name|partner_name|email|phone|mobile|street|zip)/u.test(
    name,
  );

export interface Fields {
  /** Of those wanted, the ones this version has and our user may read. */
  wanted(model: string, names: readonly string[]): Promise<string[]>;
  /** Whether a field holds markup, or shows it as it stands. */
  isHtml(model: string, name: string): Promise<boolean>;
  /** All plain values of a model: custom fields too. */
  all(model: string): Promise<string[]>;
}

export function openFields(client: Client): Fields {
  const known = new Map<string, Promise<z.infer<typeof fieldTypes>>>();
  const of = (model: string) => {
    let found = known.get(model);
    if (!found) {
      found = client.call(fieldTypes, model, 'fields_get', { attributes: ['type', 'store'] }, 'read');
      found.catch(() => known.delete(model));
      known.set(model, found);
    }
    return found;
  };
  return {
    async wanted(model, names) {
      const there = await of(model);
      return names.filter(name => name in there);
    },
    isHtml: async (model, name) => (await of(model))[name]?.type === 'html',
    async all(model) {
      return Object.entries(await of(model))
        .filter(([name, { type, store }]) => store !== false && plainTypes.includes(type) && kept(name))
        .map(([name]) => name);
    },
  };
}

export interface Search {
  readonly domain: Domain;
  readonly fields: readonly string[];
  readonly order?: string;
  readonly limit?: number;
}

/** Archived rows too: only the ones that are deleted are missing. */
export const search = (client: Client, model: string, { domain, fields, order, limit }: Search): Promise<Row[]> =>
  client.call(
    rows,
    model,
    'search_read',
    { domain, fields, ...(order ? { order } : {}), ...(limit ? { limit } : {}), context: { active_test: false } },
    'read',
  );

/** Rows by id; those that are gone are missing. */
export const read = (client: Client, model: string, wanted: readonly number[], fields: readonly string[]) =>
  wanted.length === 0
    ? Promise.resolve([])
    : search(client, model, { domain: [['id', 'in', [...new Set(wanted)]]], fields });
