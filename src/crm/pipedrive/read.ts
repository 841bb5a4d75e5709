/** The streams of Pipedrive as pages, each with the place where the next read goes on. */
import { z } from 'zod';
import type { CrmRecord, Cursor, Page, Stream } from '../port.ts';
import { versionOf } from '../version.ts';
import { isStale, type Row } from './api.ts';
import type { Client, Query, Type } from './client.ts';
import { colleagueOf, companyOf, contactOf, dealOf, exchangeIn, keyOf, number, visibilityOf } from './records.ts';

export interface Reading {
  readonly client: Client;
  readonly stages: () => Promise<ReadonlyMap<number, string>>;
  readonly settings: { readonly size: number; readonly overlapMs: number; readonly lagMs: number };
}

/** Between two reads only `since`; within one, the end of its window and Pipedrive's own place. Times in milliseconds. */
const position = z.object({ since: z.number().nullable(), until: z.number().nullable(), place: z.string().nullable() });
const beginning: z.infer<typeof position> = { since: null, until: null, place: null };

type Kept = Exclude<Stream, 'colleagues'>;
export const typeOf: Readonly<Record<Kept, Type>> = {
  companies: 'organizations',
  contacts: 'persons',
  deals: 'deals',
  activities: 'activities',
};

/** Times are whole seconds there. */
const rfc3339 = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`;
const second = 1000;

function recordOf(stream: Kept, row: Row, stages: ReadonlyMap<number, string>): CrmRecord[] {
  if (stream === 'activities') {
    const touch = exchangeIn(row);
    const deal = number(row.deal_id);
    if (!touch) return [];
    return [
      {
        id: touch.key,
        version: versionOf([touch, deal]),
        says: touch,
        visibility: { kind: 'owner' },
        // Notes and subjects are the seller's words to somebody: not kept. The deal is, because who sees it sees this.
        fields: deal ? { deal: keyOf.deals(deal) } : {},
      },
    ];
  }
  const says = stream === 'companies' ? companyOf(row) : stream === 'contacts' ? contactOf(row) : dealOf(row, stages);
  const id = says.type === 'rejected' ? says.row : says.key;
  return [{ id, version: versionOf(row), says, visibility: visibilityOf(row), fields: row }];
}

export async function* pages(
  reading: Reading,
  stream: Stream,
  after: Cursor | null,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  const { client, stages, settings } = reading;
  if (stream === 'colleagues') {
    const records = (await client.users()).map(user => {
      const says = colleagueOf(user);
      return { id: says.key, version: versionOf(says), says, visibility: { kind: 'all' as const }, fields: {} };
    });
    yield { records, gone: [], cursor: {}, total: records.length };
    return;
  }
  const from = position.safeParse(after).data ?? beginning;
  const names = await stages();
  const { since } = from;
  const until = from.until ?? client.now().getTime() - settings.lagMs + second;
  const window: Query = {
    updated_since: since === null ? undefined : rfc3339(since - settings.overlapMs),
    updated_until: since === null ? undefined : rfc3339(until + second),
    sort_by: 'update_time',
    limit: settings.size,
  };
  for (let place = from.place; !signal.aborted; ) {
    const { data, additional_data } = await client
      .page(typeOf[stream], { ...window, cursor: place ?? undefined })
      .catch((error: unknown) => {
        // A place that Pipedrive does not know any more: the window is read from its beginning.
        if (place === null || place !== from.place || !isStale(error)) throw error;
        return client.page(typeOf[stream], window);
      });
    place = additional_data?.next_cursor ?? null;
    const isLast = place === null;
    yield {
      records: (data ?? []).flatMap(row => recordOf(stream, row, names)),
      gone: [],
      cursor: isLast ? { since: until, until: null, place: null } : { since, until, place },
    };
    if (isLast) break;
  }
  // Deleted deals are told for 30 days; of others only the sweep tells.
  if (stream === 'deals' && since !== null && !signal.aborted)
    for await (const rows of rowsOf(client, 'deals', { ...window, status: 'deleted' }, signal))
      yield {
        records: [],
        gone: rows.map(row => ({ key: keyOf.deals(row.id) })),
        cursor: { since: until, until: null, place: null },
      };
}

async function* rowsOf(client: Client, type: Type, query: Query, signal: AbortSignal) {
  for (let place: string | undefined = ''; place !== undefined && !signal.aborted; ) {
    const page: Awaited<ReturnType<Client['page']>> = await client.page(type, { ...query, cursor: place || undefined });
    yield page.data ?? [];
    place = page.additional_data?.next_cursor ?? undefined;
  }
}

/** Everything that is there and not deleted. */
export async function* keys(
  { client }: Reading,
  stream: Stream,
  signal: AbortSignal,
): AsyncGenerator<readonly string[], void, undefined> {
  if (stream === 'colleagues') {
    yield (await client.users()).map(({ id }) => keyOf.colleague(id));
    return;
  }
  for await (const rows of rowsOf(client, typeOf[stream], { sort_by: 'id', limit: 500 }, signal))
    yield rows.map(({ id }) => keyOf[stream](id));
}
