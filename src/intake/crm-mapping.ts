/** Fields of ours that are filled from fields that a company added to its CRM, as the administrator said. */
import { z } from 'zod';
import type { CrmRecord, Stream } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import { hostOf } from '../domain/addresses.ts';
import type { Incoming, IncomingCompany, IncomingDeal, IncomingPerson } from '../domain/incoming.ts';
import { digestOf } from './digest.ts';

const names = z.partialRecord(
  z.enum(['title', 'phone', 'domain', 'industry', 'city', 'country', 'stage', 'amount', 'closeDate']),
  z.string(),
);
type Names = z.infer<typeof names>;
const mapping = z.partialRecord(z.enum(['colleagues', 'companies', 'contacts', 'deals', 'activities']), names);
/** By kind of record: our field → theirs. */
export type Mapping = z.infer<typeof mapping>;

export const mappable: Readonly<Partial<Record<Stream, readonly (keyof Names)[]>>> = {
  contacts: ['title', 'phone'],
  companies: ['domain', 'industry', 'city', 'country'],
  deals: ['stage', 'amount', 'closeDate'],
};

export async function loadMapping(sql: Sql, sourceId: number): Promise<Mapping> {
  const [row] = await sql<{ mapped: unknown }>('select mapped from crm_connection where source_id = $1', [sourceId]);
  return mapping.parse(row?.mapped ?? {});
}

/** @param theirs null takes it back. The whole kind is read again by the next sync. */
export async function setMapping(
  sql: Sql,
  sourceId: number,
  stream: Stream,
  ours: keyof Names,
  theirs: string | null,
): Promise<void> {
  // In the order in which a sync takes them.
  await sql('update crm_stream set cursor = null where source_id = $1 and stream = $2', [sourceId, stream]);
  const before = await loadMapping(sql, sourceId);
  const { [ours]: _, ...others } = before[stream] ?? {};
  const now: Mapping = { ...before, [stream]: theirs === null ? others : { ...others, [ours]: theirs } };
  await sql('update crm_connection set mapped = $2 where source_id = $1', [sourceId, JSON.stringify(now)]);
}

/** As a text: vendors wrap values in pairs of id and name, in objects, and beside the others. */
function textOf(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const own = fields.custom_fields as Readonly<Record<string, unknown>> | undefined;
  let value: unknown = fields[name] ?? own?.[name];
  if (Array.isArray(value)) value = value[1];
  else if (typeof value === 'object' && value !== null) value = (value as { value?: unknown }).value;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

type Of = (name: keyof Names) => string | undefined;

function person(says: IncomingPerson, of: Of): IncomingPerson {
  const [title, phone] = [of('title'), of('phone')];
  const [first, ...others] = says.positions;
  return {
    ...says,
    ...(title && first ? { positions: [{ ...first, title }, ...others] } : {}),
    ...(phone ? { phones: [...new Set([phone, ...says.phones])] } : {}),
  };
}

function company(says: IncomingCompany, of: Of): IncomingCompany {
  const [industry, domain] = [of('industry'), hostOf(of('domain') ?? '')];
  const parts = says.place?.split(', ') ?? [];
  const city = of('city') ?? (parts.length > 1 || of('country') ? parts[0] : undefined);
  const country = of('country') ?? (parts.length > 1 ? parts.at(-1) : undefined);
  const place = of('city') || of('country') ? [city, country].filter(Boolean).join(', ') : says.place;
  return {
    ...says,
    place,
    ...(industry ? { industry } : {}),
    ...(domain ? { domains: [...new Set([domain, ...says.domains])] } : {}),
  };
}

function deal(says: IncomingDeal, of: Of): IncomingDeal {
  const [stage, amount, closes] = [of('stage'), Number(of('amount') ?? Number.NaN), new Date(of('closeDate') ?? '')];
  return {
    ...says,
    ...(stage ? { stage } : {}),
    ...(Number.isFinite(amount) ? { amount } : {}),
    ...(Number.isNaN(closes.getTime()) ? {} : { closeDate: closes }),
  };
}

function filled(says: Incoming, of: Of): Incoming {
  if (says.type === 'person') return person(says, of);
  if (says.type === 'company') return company(says, of);
  return says.type === 'deal' ? deal(says, of) : says;
}

/** The record with our fields filled from theirs; one that is empty there stays as it was. Another version of it, too. */
export function mapped(record: CrmRecord, mapping: Names | undefined): CrmRecord {
  if (!mapping || Object.keys(mapping).length === 0) return record;
  const of: Of = name => {
    const theirs = mapping[name];
    return theirs === undefined ? undefined : textOf(record.fields, theirs);
  };
  return { ...record, version: `${record.version} ${digestOf(mapping)}`, says: filled(record.says, of) };
}
