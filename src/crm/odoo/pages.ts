/**
 * Rows of a model in the order in which they changed. Odoo tells times in seconds and stores them finer, so `>` returns a
 * row again in 14 and loses its neighbours in 19: every question is `>=`, and a second in which more rows changed than go
 * on a page is read by id.
 */
import { z } from 'zod';
import type { Client } from './client.ts';
import { type Domain, fromOdoo, ids, type Row, search, toOdoo } from './rows.ts';

/** Where a read is: between two reads only `since`; within one, `at`, and `id` in the middle of a second. */
export const position = z.object({
  since: z.string().nullable(),
  at: z.string().nullable(),
  id: z.number().nullable(),
});
export type Position = z.infer<typeof position>;

export const beginning: Position = { since: null, at: null, id: null };

export interface PageSettings {
  readonly size: number;
  /** A row that was being written while we read is stamped earlier than it can be seen. Milliseconds that are read again. */
  readonly overlapMs: number;
  /** How long before the server's now a read ends. Milliseconds. */
  readonly lagMs: number;
}

export interface RowPage {
  readonly rows: readonly Row[];
  readonly position: Position;
  readonly total?: number;
}

const second = 1000;
const later = (time: string, ms: number) => toOdoo(new Date((fromOdoo(time)?.getTime() ?? 0) + ms));

export async function* changedRows(
  client: Client,
  model: string,
  domain: Domain,
  fields: readonly string[],
  after: Position,
  { size, overlapMs, lagMs }: PageSettings,
  signal: AbortSignal,
): AsyncGenerator<RowPage, void, undefined> {
  await client.version(); // whose answer tells the server's clock
  const until = toOdoo(new Date(client.now().getTime() - lagMs + second));
  let at = after.at ?? (after.since ? later(after.since, -overlapMs) : null);
  let id = after.id;
  const among = (...conditions: readonly unknown[]) => [...domain, ...conditions, ['write_date', '<', until]];
  const whole = at === null ? among() : among(['write_date', '>=', at]);
  const total =
    id === null
      ? await client.call(z.number(), model, 'search_count', { domain: whole, context: { active_test: false } }, 'read')
      : undefined;
  const counted = total === undefined ? {} : { total };
  while (!signal.aborted) {
    if (at !== null && id !== null) {
      const end = later(at, second);
      const found = await search(client, model, {
        domain: among(['write_date', '>=', at], ['write_date', '<', end], ['id', '>', id]),
        fields,
        order: 'id',
        limit: size,
      });
      const last = found.at(-1);
      if (last && found.length === size) id = last.id;
      else [at, id] = [end, null];
      yield { rows: found, position: { since: after.since, at, id }, ...counted };
      continue;
    }
    const found = await search(client, model, {
      domain: at === null ? among() : among(['write_date', '>=', at]),
      fields,
      order: 'write_date, id',
      limit: size,
    });
    if (found.length < size) {
      yield { rows: found, position: { since: until, at: null, id: null }, ...counted };
      return;
    }
    // The last second may go on behind the page.
    const lastSecond = String(found.at(-1)?.write_date);
    const complete = found.filter(row => row.write_date !== lastSecond);
    at = lastSecond;
    if (complete.length === 0) id = 0;
    else yield { rows: complete, position: { since: after.since, at, id }, ...counted };
  }
}

/** Ids of everything that is there and not archived, in pages. */
export async function* idsOf(
  client: Client,
  model: string,
  domain: Domain,
  signal: AbortSignal,
  size = 5000,
): AsyncGenerator<readonly number[], void, undefined> {
  for (let last = 0; !signal.aborted; ) {
    const found = await client.call(
      ids,
      model,
      'search',
      { domain: [...domain, ['id', '>', last]], order: 'id', limit: size },
      'read',
    );
    yield found;
    if (found.length < size) return;
    last = found.at(-1) ?? last;
  }
}
