/**
 * HubSpot over the wire, slower than its limits: 190 requests in ten seconds for an account and 5 searches a second, both
 * shared with all its other apps. Who asks too fast all the same is told when to ask again, and the next sync does.
 */
import { z } from 'zod';
import { openRest, type Rest } from '../rest.ts';
import {
  accountDetails,
  associationList,
  faultOfHubspot,
  type HubspotObject,
  objectList,
  ownerList,
  paths,
  pipelineList,
  propertyList,
} from './api.ts';

export interface ClientOptions {
  /** A service key, or the token of a private app. */
  readonly token: string;
  /** `https://api.hubapi.com` */
  readonly url?: string;
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
  /** Milliseconds between two requests, and between two searches. */
  readonly gaps?: { readonly any: number; readonly search: number };
}

export interface Search {
  readonly filters: readonly { propertyName: string; operator: string; value?: string }[];
  readonly properties: readonly string[];
  readonly limit: number;
}

export type Client = ReturnType<typeof openClient>;
export type Account = z.infer<typeof accountDetails>;
export type Property = z.infer<typeof propertyList>['results'][number];
export type Pipeline = z.infer<typeof pipelineList>['results'][number];
export type Owner = z.infer<typeof ownerList>['results'][number];
/** What a record is associated with: ids, those of primary associations first. */
export type Associated = ReadonlyMap<string, readonly string[]>;

const apiUrl = 'https://api.hubapi.com';
/** Types of primary associations with a company: of a contact, of a deal. */
const primary = [1, 5];
/** Most ids of one question for records, and for what they are associated with. */
const batch = 100;
const associationBatch = 1000;

/** Waits until its turn: each call at least so long after the one before. */
function pacer(gapMs: number) {
  let free = 0;
  return async () => {
    const now = performance.now();
    const at = Math.max(now, free);
    free = at + gapMs;
    if (at > now) await new Promise(done => setTimeout(done, at - now));
  };
}

export function openClient({ token, url = apiUrl, gaps = { any: 60, search: 250 }, ...options }: ClientOptions) {
  /** Requests of the day: those that are left, and those that are allowed. */
  let daily: { left: number; of: number } | null = null;
  const rest: Rest = openRest({
    ...options,
    heard(headers) {
      const [left, of] = ['x-hubspot-ratelimit-daily-remaining', 'x-hubspot-ratelimit-daily'].map(name =>
        Number.parseInt(headers.get(name) ?? '', 10),
      );
      if (left !== undefined && of !== undefined && left >= 0 && of > 0) daily = { left, of };
    },
    vendor: 'HubSpot',
    headers: { authorization: `Bearer ${token}` },
    faultOf: faultOfHubspot,
  });
  const [turn, searchTurn] = [pacer(gaps.any), pacer(gaps.search)];

  async function ask<T>(
    shape: z.ZodType<T>,
    method: string,
    path: string,
    body?: unknown,
    how: 'read' | 'write' = 'read',
  ) {
    await turn();
    return rest.ask(shape, method, `${url}${path}`, body, how);
  }

  /** Records by id, or by a property whose values are unique; those that are gone or archived are missing. */
  async function read(
    type: string,
    ids: readonly string[],
    properties: readonly string[],
    idProperty?: string,
  ): Promise<HubspotObject[]> {
    const found: HubspotObject[] = [];
    const wanted = [...new Set(ids)];
    for (let at = 0; at < wanted.length; at += batch) {
      const inputs = wanted.slice(at, at + batch).map(id => ({ id }));
      const body = { inputs, properties, propertiesWithHistory: [], ...(idProperty ? { idProperty } : {}) };
      found.push(...(await ask(objectList, 'POST', paths.batchRead(type), body)).results);
    }
    return found;
  }

  async function associated(from: string, ids: readonly string[], to: string): Promise<Associated> {
    const found = new Map<string, { id: string; isPrimary: boolean }[]>();
    let inputs: { id: string; after?: string }[] = [...new Set(ids)].map(id => ({ id }));
    // A record with many has them on several pages.
    while (inputs.length > 0) {
      const now = inputs.splice(0, associationBatch);
      const { results } = await ask(associationList, 'POST', paths.associations(from, to), { inputs: now });
      for (const { from: of, to: others, paging } of results) {
        const list = found.get(of.id) ?? [];
        found.set(of.id, list);
        for (const { toObjectId, associationTypes } of others)
          list.push({ id: toObjectId, isPrimary: associationTypes.some(({ typeId }) => primary.includes(typeId)) });
        if (paging?.next) inputs = [...inputs, { id: of.id, after: paging.next.after }];
      }
    }
    const sorted = (list: { id: string; isPrimary: boolean }[]) =>
      list.sort((one, other) => Number(other.isPrimary) - Number(one.isPrimary) || Number(one.id) - Number(other.id));
    return new Map([...found].map(([id, list]) => [id, [...new Set(sorted(list).map(other => other.id))]]));
  }

  return {
    now: rest.now,
    daily: () => daily,
    read,
    associated,
    account: () => ask(accountDetails, 'GET', paths.account),
    properties: async (type: string): Promise<Property[]> =>
      (await ask(propertyList, 'GET', paths.properties(type))).results,
    pipelines: async (): Promise<Pipeline[]> => (await ask(pipelineList, 'GET', paths.pipelines)).results,
    addProperty: (type: string, property: unknown) =>
      ask(z.object({ name: z.string() }), 'POST', paths.properties(type), property, 'write'),
    async owners(): Promise<Owner[]> {
      const found: Owner[] = [];
      // Who has left still owns what they did.
      for (const archived of [false, true])
        for (let after: string | undefined = ''; after !== undefined; ) {
          const page: z.infer<typeof ownerList> = await ask(
            ownerList,
            'GET',
            `${paths.owners}?limit=100&archived=${archived}${after ? `&after=${after}` : ''}`,
          );
          found.push(...page.results);
          after = page.paging?.next?.after;
        }
      return found;
    },
    /** In the order of ids. */
    async search(type: string, { filters, properties, limit }: Search) {
      await searchTurn();
      return ask(objectList, 'POST', paths.search(type), {
        filterGroups: [{ filters }],
        sorts: ['hs_object_id'],
        properties,
        limit,
      });
    },
    /** Ids of what is there and not archived, in pages. */
    async *ids(type: string, signal: AbortSignal): AsyncGenerator<string[], void, undefined> {
      for (let after: string | undefined = ''; after !== undefined && !signal.aborted; ) {
        const page: z.infer<typeof objectList> = await ask(
          objectList,
          'GET',
          `${paths.objects(type)}?limit=100&archived=false&properties=hs_object_id${after ? `&after=${after}` : ''}`,
        );
        yield page.results.map(({ id }) => id);
        after = page.paging?.next?.after;
      }
    },
    create: (type: string, properties: Readonly<Record<string, string>>, associations: readonly unknown[]) =>
      ask(z.object({ id: z.string() }), 'POST', paths.objects(type), { properties, associations }, 'write'),
    update: (type: string, id: string, properties: Readonly<Record<string, string>>) =>
      ask(z.object({ id: z.string() }), 'PATCH', paths.object(type, id), { properties }, 'write'),
    archive: (type: string, id: string) => ask(z.null(), 'DELETE', paths.object(type, id), undefined, 'write'),
  };
}
