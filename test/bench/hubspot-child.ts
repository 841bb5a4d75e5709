/**
 * A process of its own that answers as HubSpot does: `hubspot-child.ts <contacts>`; prints its address, and ends with its
 * input. The part of the API that a sync reads, in the form that `test/support/fake-hubspot.ts` is held to.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { type BenchRow, benchHubspot, type HubspotType, hubspotTypes } from './hubspot-rows.ts';

const hubspot = benchHubspot(Number(process.argv[2]));

const searchBody = z.object({
  filterGroups: z.array(
    z.object({
      filters: z.array(z.object({ propertyName: z.string(), operator: z.string(), value: z.string().optional() })),
    }),
  ),
  properties: z.array(z.string()),
  limit: z.number().max(200),
});
const batchBody = z.object({ inputs: z.array(z.object({ id: z.string() })) });
const emptyTypes = ['communications', 'notes'];

const shown = ({ id, changedAt, properties }: BenchRow, wanted: readonly string[]) => {
  const changed = new Date(changedAt).toISOString();
  const all: Readonly<Record<string, string | null>> = {
    ...properties,
    lastmodifieddate: changed,
    hs_lastmodifieddate: changed,
    hs_object_id: id,
  };
  return {
    id,
    properties: Object.fromEntries(wanted.map(name => [name, all[name] ?? null])),
    createdAt: changed,
    updatedAt: changed,
    archived: false,
  };
};

/** Rows changed within the window, in the order of their ids, behind the last one. */
function search(type: HubspotType, body: unknown) {
  const { filterGroups, properties, limit } = searchBody.parse(body);
  let [since, until, last] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, '0'];
  for (const { propertyName, operator, value = '' } of filterGroups.flatMap(({ filters }) => filters)) {
    if (propertyName === 'hs_object_id') last = value;
    else if (operator === 'LT') until = Number(value);
    else if (operator === 'GTE') since = Number(value);
  }
  const results: unknown[] = [];
  const count = hubspot.count(type);
  let place = since > hubspot.newest ? count : hubspot.placeOf(type, last) + 1;
  for (; place < count && results.length < limit; place++) {
    const row = hubspot.row(type, place);
    if (row.changedAt >= since && row.changedAt < until) results.push(shown(row, properties));
  }
  // Rows are as old as the bench: all of them, or none, lie in a window.
  const isLast = results.length === 0 || place === count;
  return { total: results.length === 0 ? 0 : count, results, ...(isLast ? {} : { paging: { next: { after: '1' } } }) };
}

function associations(from: HubspotType, to: HubspotType, body: unknown) {
  return {
    status: 'COMPLETE',
    results: batchBody.parse(body).inputs.flatMap(({ id }) => {
      const place = hubspot.placeOf(from, id);
      const others = place < 0 ? [] : hubspot.associated(from, place, to);
      if (others.length === 0) return [];
      const associationTypes = [{ category: 'HUBSPOT_DEFINED', typeId: 279, label: null }];
      return [{ from: { id }, to: others.map(other => ({ toObjectId: Number(other), associationTypes })) }];
    }),
  };
}

const typeOf = (name: string | undefined) => hubspotTypes.find(type => type === name);

/** Undefined: no such address. */
function answer(path: string, query: URLSearchParams, body: unknown): unknown {
  const [room, area, , first, second, third] = path.slice(1).split('/');
  if (room === 'account-info')
    return { portalId: 4711, timeZone: 'Europe/Warsaw', companyCurrency: 'EUR', uiDomain: 'app-eu1.hubspot.com' };
  if (area === 'owners') return { results: query.get('archived') === 'true' ? [] : hubspot.owners };
  if (area === 'pipelines')
    return {
      results: [
        {
          id: 'default',
          label: 'Sales',
          stages: [
            { id: 'new', label: 'New' },
            { id: 'won', label: 'Won' },
          ],
        },
      ],
    };
  if (area === 'properties') {
    const own = first === 'contacts' ? ['lead_source'] : [];
    return { results: own.map(name => ({ name, type: 'string', groupName: 'information', hubspotDefined: false })) };
  }
  const type = typeOf(first);
  if (area === 'associations') {
    const to = typeOf(second);
    return type && to ? associations(type, to, body) : { status: 'COMPLETE', results: [] };
  }
  if (area !== 'objects') return undefined;
  if (second === 'search') return type ? search(type, body) : { total: 0, results: [] };
  if (second === 'batch' && third === 'read') return { status: 'COMPLETE', results: [] };
  return emptyTypes.includes(first ?? '') ? { results: [] } : undefined;
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '', 'http://hubspot.test');
  const sent = await text(request);
  const found = answer(url.pathname, url.searchParams, sent === '' ? undefined : JSON.parse(sent));
  response
    .writeHead(found === undefined ? 404 : 200, { 'content-type': 'application/json' })
    .end(JSON.stringify(found ?? { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'resource not found' }));
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
process.stdin.resume().on('end', () => process.exit());
