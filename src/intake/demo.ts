/** The demo company: real files in the formats systems export, with dates that are moved so that they stay recent. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Incoming } from '../domain/incoming.ts';
import type { Reader } from '../sources/port.ts';

const day = 86_400_000;

const company = z.object({
  name: z.string(),
  domains: z.array(z.string()),
  me: z.string(),
  anchor: z.iso.date(),
});
const sources = z.array(
  z.object({
    path: z.string(),
    owner: z.string().nullable(),
    sharing: z.enum(['company', 'named', 'anonymous', 'private']),
  }),
);

export type DemoCompany = z.infer<typeof company> & { sources: z.infer<typeof sources> };

export async function readDemo(folder: string): Promise<DemoCompany> {
  const json = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(folder, name), 'utf8'));
  return { ...company.parse(await json('company.json')), sources: sources.parse(await json('sources.json')) };
}

/** Whole days from the day the files pretend to be exported on until `now`. */
export const daysSince = (anchor: string, now: Date) =>
  Math.floor((now.getTime() - new Date(`${anchor}T00:00:00Z`).getTime()) / day);

/** Every date of an item, moved. The shapes hold dates only where something happened, so all of them move. */
function moved<T>(value: T, days: number): T {
  if (value instanceof Date) return new Date(value.getTime() + days * day) as T;
  if (Array.isArray(value)) return value.map(one => moved(one, days)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, moved(inner, days)])) as T;
  }
  return value;
}

/** A reader whose dates are moved by `days`. It reads as of the day the files were exported on. */
export function shiftedReader(reader: Reader, days: number, anchor: string): Reader {
  return {
    ...reader,
    async *read(file, context) {
      const exported = new Date(`${anchor}T23:59:59Z`);
      for await (const item of reader.read(file, { ...context, now: exported })) yield moved<Incoming>(item, days);
    },
  };
}
