/**
 * Rows of a type that changed, by search: HubSpot has no other question for them. A search ends at 10,000 rows, and a bulk
 * update stamps more than that with one moment; so within a window of time rows are asked for in the order of their ids,
 * each question for those behind the last id, and no question ever has a second page. What is changed meanwhile leaves the
 * window and comes with the next one.
 */
import { z } from 'zod';
import type { HubspotObject } from './api.ts';
import type { Client, Search } from './client.ts';

/** Between two reads only `since`; within one, the end of its window and the last id. Times in milliseconds. */
export const position = z.object({
  since: z.number().nullable(),
  until: z.number().nullable(),
  last: z.string().nullable(),
});
export type Position = z.infer<typeof position>;

export const beginning: Position = { since: null, until: null, last: null };

export interface PageSettings {
  /** At most 200. */
  readonly size: number;
  /** What was written before and could not be searched yet. Milliseconds that are read again. */
  readonly overlapMs: number;
  /** How long before the server's now a read ends. Milliseconds. */
  readonly lagMs: number;
}

export interface RowPage {
  readonly rows: readonly HubspotObject[];
  readonly position: Position;
  readonly total?: number;
}

/** Contacts alone have another name for it. */
const modified = (type: string) => (type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate');
/** The server tells its clock in whole seconds. */
const second = 1000;

export async function* changedRows(
  client: Client,
  type: string,
  properties: readonly string[],
  after: Position,
  { size, overlapMs, lagMs }: PageSettings,
  signal: AbortSignal,
  only: Search['filters'] = [],
): AsyncGenerator<RowPage, void, undefined> {
  const until = after.until ?? client.now().getTime() - lagMs + second;
  const { since } = after;
  let { last } = after;
  const window = [
    ...only,
    { propertyName: modified(type), operator: 'LT', value: String(until) },
    ...(since === null ? [] : [{ propertyName: modified(type), operator: 'GTE', value: String(since - overlapMs) }]),
  ];
  let total: number | undefined;
  while (!signal.aborted) {
    const behind = last === null ? [] : [{ propertyName: 'hs_object_id', operator: 'GT', value: last }];
    const found = await client.search(type, { filters: [...window, ...behind], properties, limit: size });
    if (last === null) total = found.total;
    last = found.results.at(-1)?.id ?? last;
    // A page may hold fewer than were asked for and not be the last: HubSpot says itself whether there are more.
    const isLast = found.results.length === 0 || !found.paging?.next;
    yield {
      rows: found.results,
      position: isLast ? { since: until, until: null, last: null } : { since, until, last },
      ...(total === undefined ? {} : { total }),
    };
    if (isLast) return;
  }
}
