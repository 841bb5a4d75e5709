/**
 * HubSpot as its documentation and its bug reports tell of it: a search that lags and ends at 10,000 rows, pages that hold
 * fewer rows than asked for, ids only within sentences, rules of an administrator, limits with a policy. What it takes and
 * gives is held to the types of HubSpot's own client.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublicFetchAssociationsBatchRequest } from '@hubspot/api-client/lib/codegen/crm/associations/v4/models/PublicFetchAssociationsBatchRequest.js';
import type { BatchReadInputSimplePublicObjectId } from '@hubspot/api-client/lib/codegen/crm/objects/models/BatchReadInputSimplePublicObjectId.js';
import type { PublicObjectSearchRequest } from '@hubspot/api-client/lib/codegen/crm/objects/models/PublicObjectSearchRequest.js';
import type { SimplePublicObject } from '@hubspot/api-client/lib/codegen/crm/objects/models/SimplePublicObject.js';
import type { SimplePublicObjectInput } from '@hubspot/api-client/lib/codegen/crm/objects/models/SimplePublicObjectInput.js';
import type { SimplePublicObjectInputForCreate } from '@hubspot/api-client/lib/codegen/crm/objects/models/SimplePublicObjectInputForCreate.js';
import type { PublicOwner } from '@hubspot/api-client/lib/codegen/crm/owners/models/PublicOwner.js';
import type { PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/models/PropertyCreate.js';
import { z } from 'zod';

/** A type of the client as it goes over the wire: dates are text there, and so are its enums. */
type Wire<T> = T extends Date
  ? string
  : T extends string
    ? string
    : T extends (infer Item)[]
      ? Wire<Item>[]
      : T extends object
        ? { [Key in keyof T]: Wire<T[Key]> }
        : T;

const values = z.record(z.string(), z.string());
const createBody: z.ZodType<Wire<SimplePublicObjectInputForCreate>> = z.strictObject({
  properties: values,
  associations: z
    .array(
      z.strictObject({
        to: z.strictObject({ id: z.string() }),
        types: z.array(
          z.strictObject({ associationCategory: z.literal('HUBSPOT_DEFINED'), associationTypeId: z.number() }),
        ),
      }),
    )
    .optional(),
});
const updateBody: z.ZodType<Wire<SimplePublicObjectInput>> = z.strictObject({ properties: values });
const searchBody: z.ZodType<Wire<PublicObjectSearchRequest>> = z.strictObject({
  filterGroups: z
    .array(
      z.strictObject({
        filters: z.array(
          z.strictObject({
            propertyName: z.string(),
            operator: z.enum(['GTE', 'GT', 'LT', 'LTE', 'EQ', 'HAS_PROPERTY']),
            value: z.string().optional(),
          }),
        ),
      }),
    )
    .max(5)
    .optional(),
  sorts: z.array(z.string()).max(1).optional(),
  properties: z.array(z.string()).optional(),
  limit: z.number().max(200).optional(),
  after: z.string().optional(),
});
const batchBody: z.ZodType<Wire<BatchReadInputSimplePublicObjectId>> = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string() })).max(100),
  properties: z.array(z.string()),
  propertiesWithHistory: z.array(z.string()),
  idProperty: z.string().optional(),
});
const associationBody: z.ZodType<{ inputs: Wire<PublicFetchAssociationsBatchRequest>[] }> = z.strictObject({
  inputs: z.array(z.strictObject({ id: z.string(), after: z.string().optional() })).max(1000),
});
const propertyBody: z.ZodType<Wire<PropertyCreate>> = z.strictObject({
  name: z.string(),
  label: z.string(),
  description: z.string().optional(),
  groupName: z.string().min(1),
  type: z.literal('string'),
  fieldType: z.literal('text'),
  hasUniqueValue: z.boolean().optional(),
  formField: z.boolean().optional(),
});

interface Row {
  readonly id: string;
  readonly type: string;
  properties: Record<string, string>;
  changedAt: number;
  archived: boolean;
}

/** What HubSpot comes with, as far as anybody here asks for it. */
const defined: Readonly<Record<string, readonly string[]>> = {
  contacts: [
    'firstname lastname email hs_additional_emails jobtitle phone mobilephone city country company',
    'hs_linkedin_url hs_language lastmodifieddate',
  ],
  companies: ['name domain hs_additional_domains website industry city country hs_parent_company_id'],
  deals: ['dealname dealstage pipeline amount deal_currency_code closedate'],
  calls: ['hs_timestamp hs_call_title hs_call_body hs_call_duration hs_call_status hs_call_disposition'],
  meetings: [
    'hs_timestamp hs_meeting_title hs_meeting_body hs_meeting_start_time hs_meeting_end_time hs_meeting_outcome',
  ],
  emails: ['hs_timestamp hs_email_subject hs_email_html hs_email_direction hs_email_status'],
  communications: ['hs_timestamp hs_communication_channel_type hs_communication_body'],
  notes: ['hs_timestamp hs_note_body'],
  tasks: ['hs_timestamp hs_task_subject hs_task_body hs_task_status hs_task_type'],
};
const everywhere = ['hubspot_owner_id', 'hs_merged_object_ids', 'hs_lastmodifieddate', 'hs_object_id'];
const isLogged = (type: string) => !['contacts', 'companies', 'deals'].includes(type);
const connected = 'f240bbac-87c9-4f6e-bf70-924b57d47db7';

/** The editor of HubSpot keeps elements, drops what it does not know of them, and knows no line ends. */
const sanitised = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/giu, '')
    .replace(/<(\w+)\s[^>]*>/gu, '<$1>')
    .replaceAll('\n', ' ');

class Refusal extends Error {
  readonly status: number;
  readonly category: string;
  readonly more: object;

  constructor(status: number, category: string, message: string, more: object = {}) {
    super(message);
    this.status = status;
    this.category = category;
    this.more = more;
  }
}

export interface HubspotSettings {
  /** How long a change is not found by the search. */
  readonly searchLagMs?: number;
  readonly searchesPerSecond?: number;
  readonly cap?: number;
  /** How many rows a page holds at most, whatever is asked for. */
  readonly shortPages?: number;
  /** How many associations of a record stand on a page. */
  readonly associationPage?: number;
  readonly lacking?: readonly string[];
}

export type FakeHubspot = Awaited<ReturnType<typeof openFakeHubspot>>;

export async function openFakeHubspot(settings: HubspotSettings = {}) {
  const { searchLagMs = 0, searchesPerSecond = 1000, cap = 10_000, shortPages = 200, associationPage = 100 } = settings;
  const lacking = new Set(settings.lacking ?? []);
  const rows = new Map<string, Row>();
  const associations = new Map<string, Map<string, number[]>>();
  const properties = new Map<string, { name: string; unique: boolean; own: boolean }[]>(
    Object.entries(defined).map(([type, names]) => [
      type,
      [...names.join(' ').split(' '), ...everywhere].map(name => ({ name, unique: false, own: false })),
    ]),
  );
  const owners: Wire<PublicOwner>[] = [];
  /** Rules of the administrator: what a record of a type must have to be made. */
  const required: { type: string; property: string; message: string }[] = [];
  const searches: number[] = [];
  const requests: string[] = [];
  let lastId = 100;
  let ahead = 0;
  let exhausted: string | null = null;
  const now = () => Date.now() + ahead;

  const nextId = () => String(++lastId);
  const row = (type: string, id: string, archived = false) => {
    const found = rows.get(id);
    return found && found.type === type && found.archived === archived ? found : undefined;
  };
  const of = (type: string) => [...rows.values()].filter(one => one.type === type && !one.archived);
  const link = (from: string, to: string, typeId: number) => {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const list = associations.get(one) ?? new Map<string, number[]>();
      list.set(other, [...(list.get(other) ?? []), typeId]);
      associations.set(one, list);
    }
  };
  const scope = (name: string) => {
    if (lacking.has(name))
      throw new Refusal(403, 'MISSING_SCOPES', 'This app hasn’t been granted all required scopes to make this call.', {
        errors: [{ message: `One or more of the following scopes are required: ${name}.` }],
      });
  };
  const scopeOf = (type: string, operation: 'read' | 'write') =>
    scope(`crm.objects.${isLogged(type) ? 'contacts' : type}.${operation}`);

  function validated(type: string, given: Readonly<Record<string, string>>, self: string | null) {
    const known = properties.get(type) ?? [];
    for (const [name, value] of Object.entries(given)) {
      const property = known.find(one => one.name === name);
      if (!property) throw new Refusal(400, 'VALIDATION_ERROR', `Property "${name}" does not exist`);
      const twin = value === '' ? undefined : of(type).find(one => one.id !== self && one.properties[name] === value);
      if (property.unique && twin) {
        const list = [
          { isValid: false, message: `${twin.id} already has that value.`, error: 'CONFLICTING_UNIQUE_VALUE', name },
        ];
        throw new Refusal(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(list)}`);
      }
      if (type === 'contacts' && name === 'email' && twin)
        throw new Refusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${twin.id}`);
      if (name === 'hubspot_owner_id' && value !== '' && !owners.some(owner => owner.id === value)) {
        const list = [{ isValid: false, message: `Owner ${value} does not exist`, error: 'INVALID_OWNER_ID', name }];
        throw new Refusal(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(list)}`);
      }
    }
    return Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, /_body$|_html$/u.test(name) ? sanitised(value) : value]),
    );
  }

  function add(type: string, given: Readonly<Record<string, string>>, at = now()): Row {
    const id = nextId();
    const made: Row = { id, type, properties: { ...given }, changedAt: at, archived: false };
    rows.set(id, made);
    return made;
  }

  const shown = (one: Row, wanted: readonly string[]): Wire<SimplePublicObject> => {
    const times = { lastmodifieddate: one.changedAt, hs_lastmodifieddate: one.changedAt };
    const all: Record<string, string> = {
      ...one.properties,
      ...Object.fromEntries(Object.entries(times).map(([name, time]) => [name, new Date(time).toISOString()])),
      hs_object_id: one.id,
    };
    return {
      id: one.id,
      properties: Object.fromEntries([...new Set(wanted)].map(name => [name, all[name] || null])) as Record<
        string,
        string
      >,
      createdAt: new Date(one.changedAt).toISOString(),
      updatedAt: new Date(one.changedAt).toISOString(),
      archived: one.archived,
    };
  };

  function search(type: string, body: unknown) {
    const asked = Date.now();
    searches.push(asked);
    if (searches.filter(time => time > asked - 1000).length > searchesPerSecond)
      throw new Refusal(429, 'RATE_LIMITS', 'You have reached your secondly limit.', {
        errorType: 'RATE_LIMIT',
        policyName: 'SECONDLY',
      });
    const { filterGroups = [], properties: wanted = [], limit = 10, after = '0', sorts = [] } = searchBody.parse(body);
    if (Number(after) + limit > cap)
      throw new Refusal(
        400,
        'VALIDATION_ERROR',
        `There was a problem with the request: paging past ${cap} is not supported.`,
      );
    const times = ['lastmodifieddate', 'hs_lastmodifieddate'];
    const matches = (one: Row) =>
      filterGroups.some(({ filters = [] }) =>
        filters.every(({ propertyName, operator, value = '' }) => {
          if (propertyName === 'lastmodifieddate' && type !== 'contacts') return false;
          if (operator === 'HAS_PROPERTY') return Boolean(one.properties[propertyName]);
          const is = times.includes(propertyName) ? one.changedAt : Number(one.id);
          const than = Number(value);
          return operator === 'GTE' ? is >= than : operator === 'GT' ? is > than : operator === 'LT' && is < than;
        }),
      );
    const found = of(type)
      .filter(one => one.changedAt <= now() - searchLagMs)
      .filter(matches)
      .sort((a, b) => (sorts[0] === 'hs_object_id' ? Number(a.id) - Number(b.id) : a.changedAt - b.changedAt));
    const page = found.slice(Number(after), Number(after) + Math.min(limit, shortPages));
    const next = Number(after) + page.length;
    return {
      total: found.length,
      results: page.map(one => shown(one, wanted)),
      ...(next < found.length ? { paging: { next: { after: String(next) } } } : {}),
    };
  }

  function batchRead(type: string, body: unknown) {
    const { inputs, properties: wanted, idProperty } = batchBody.parse(body);
    if (idProperty && !properties.get(type)?.some(one => one.name === idProperty && one.unique))
      throw new Refusal(400, 'VALIDATION_ERROR', `Property ${idProperty} is not a unique property`);
    const found = inputs.flatMap(
      ({ id }) => (idProperty ? of(type).find(one => one.properties[idProperty] === id) : row(type, id)) ?? [],
    );
    return { status: 'COMPLETE', results: found.map(one => shown(one, wanted)) };
  }

  function create(type: string, body: unknown) {
    const { properties: given, associations: wanted = [] } = createBody.parse(body);
    const stored = validated(type, given, null);
    if (isLogged(type) && !stored.hs_timestamp)
      throw new Refusal(400, 'VALIDATION_ERROR', 'Error creating. Some required properties were not set.');
    for (const { type: of, property: name, message } of required)
      if (of === type && !stored[name]) {
        const list = [{ isValid: false, message, error: 'REQUIRED_FIELD', name }];
        throw new Refusal(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(list)}`);
      }
    for (const { to, types } of wanted) {
      const other = rows.get(to.id);
      if (!other || other.archived) throw new Refusal(400, 'VALIDATION_ERROR', `No object ${to.id} to associate with.`);
      // 192 is of a task and a company; a wrong pair is refused.
      const allowed = pairs[`${type} ${other.type}`] ?? [];
      if (types.some(({ associationTypeId }) => !allowed.includes(associationTypeId)))
        throw new Refusal(
          400,
          'VALIDATION_ERROR',
          `One of these association types is not valid between ${type} and ${other.type}.`,
        );
    }
    const made = add(type, stored);
    for (const { to, types } of wanted)
      for (const { associationTypeId } of types) link(made.id, to.id, associationTypeId);
    return shown(made, []);
  }

  function associated(from: string, to: string, body: unknown) {
    return {
      status: 'COMPLETE',
      results: associationBody.parse(body).inputs.flatMap(({ id, after = '0' }) => {
        const all = [...(associations.get(id) ?? [])].filter(([other]) => row(to, other));
        if (!row(from, id) || all.length === 0) return [];
        const page = all.slice(Number(after), Number(after) + associationPage);
        const next = Number(after) + page.length;
        return {
          from: { id },
          to: page.map(([other, types]) => ({
            toObjectId: Number(other),
            associationTypes: types.map(typeId => ({ category: 'HUBSPOT_DEFINED', typeId, label: null })),
          })),
          ...(next < all.length ? { paging: { next: { after: String(next) } } } : {}),
        };
      }),
    };
  }

  function list(type: string, query: URLSearchParams) {
    const found = of(type).sort((a, b) => Number(a.id) - Number(b.id));
    const behind = found.filter(one => Number(one.id) > Number(query.get('after') ?? 0));
    const page = behind.slice(0, Math.min(Number(query.get('limit')), 100, shortPages));
    return {
      results: page.map(one => shown(one, ['hs_object_id'])),
      ...(page.length < behind.length ? { paging: { next: { after: page.at(-1)?.id } } } : {}),
    };
  }

  function objects(method: string, [type = '', ...rest]: readonly string[], query: URLSearchParams, body: unknown) {
    if (!properties.has(type)) throw new Refusal(404, 'OBJECT_NOT_FOUND', `Unable to infer object type from: ${type}`);
    const [first = '', second = ''] = rest;
    const isRead = method === 'GET' || first === 'search' || second === 'read';
    scopeOf(type, isRead ? 'read' : 'write');
    if (method === 'POST' && first === 'search') return search(type, body);
    if (method === 'POST' && first === 'batch' && second === 'read') return batchRead(type, body);
    if (method === 'POST' && first === '') return create(type, body);
    if (method === 'GET' && first === '') return list(type, query);
    const found = row(type, first);
    if (method === 'DELETE' && second === '') {
      if (found) found.archived = true;
      return null;
    }
    if (method !== 'PATCH' || second !== '') throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Method not allowed');
    if (!found) throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
    found.properties = { ...found.properties, ...validated(type, updateBody.parse(body).properties, first) };
    found.changedAt = now();
    return shown(found, []);
  }

  function propertiesOf(method: string, type: string, body: unknown) {
    if (method === 'POST') {
      scope(`crm.schemas.${isLogged(type) ? 'contacts' : type}.write`);
      const { name, hasUniqueValue = false } = propertyBody.parse(body);
      const list = properties.get(type) ?? [];
      if (list.some(one => one.name === name))
        throw new Refusal(409, 'OBJECT_ALREADY_EXISTS', `A property named '${name}' already exists.`);
      list.push({ name, unique: hasUniqueValue, own: true });
      return { name };
    }
    return {
      results: (properties.get(type) ?? []).map(({ name, unique, own }) => ({
        name,
        type: 'string',
        groupName: 'information',
        hubspotDefined: !own,
        hasUniqueValue: unique,
        options: name === 'hs_call_disposition' ? [{ label: 'Connected', value: connected }] : [],
      })),
    };
  }

  function answer(method: string, url: URL, body: unknown): unknown {
    if (exhausted)
      throw new Refusal(429, 'RATE_LIMITS', 'You have reached your limit.', {
        errorType: 'RATE_LIMIT',
        policyName: exhausted,
      });
    const [room = '', area = '', version = '', ...rest] = url.pathname.split('/').slice(1);
    if (room === 'account-info' && area === '2026-09')
      return { portalId: 4711, timeZone: 'Europe/Warsaw', companyCurrency: 'EUR', uiDomain: 'app-eu1.hubspot.com' };
    if (room !== 'crm' || version !== '2026-09') throw new Refusal(404, 'OBJECT_NOT_FOUND', 'No such version');
    if (area === 'objects') return objects(method, rest, url.searchParams, body);
    if (area === 'properties') return propertiesOf(method, rest[0] ?? '', body);
    if (area === 'associations' && method === 'POST' && rest[2] === 'batch' && rest[3] === 'read')
      return associated(rest[0] ?? '', rest[1] ?? '', body);
    if (area === 'owners') {
      const isArchived = url.searchParams.get('archived') === 'true';
      return { results: owners.filter(owner => owner.archived === isArchived) };
    }
    if (area === 'pipelines')
      return {
        results: [
          {
            id: 'default',
            label: 'Sales',
            stages: [
              { id: 'new', label: 'Appointment Scheduled' },
              { id: 'won', label: 'Closed Won' },
            ],
          },
          {
            id: 'renewals',
            label: 'Renewals',
            stages: [
              { id: '9001', label: 'Due' },
              { id: '9002', label: 'Closed Won' },
            ],
          },
        ],
      };
    throw new Refusal(404, 'OBJECT_NOT_FOUND', 'Not found');
  }

  const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    return text === '' ? undefined : JSON.parse(text);
  };

  async function handle(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const body = await bodyOf(request);
    const url = new URL(request.url ?? '', 'http://hubspot.test');
    requests.push(`${request.method} ${url.pathname}`);
    try {
      if (request.headers.authorization !== 'Bearer secret-key')
        throw new Refusal(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.');
      const found = answer(request.method ?? '', url, body);
      return { status: found === null ? 204 : 200, body: found };
    } catch (error) {
      if (error instanceof z.ZodError)
        return {
          status: 400,
          body: { status: 'error', category: 'VALIDATION_ERROR', message: `Invalid input JSON: ${error.message}` },
        };
      if (!(error instanceof Refusal)) throw error;
      const { status, category, message, more } = error;
      return { status, body: { status: 'error', message, correlationId: 'c0ffee', category, ...more } };
    }
  }

  const server = createServer((request, response) => {
    handle(request).then(
      ({ status, body }) =>
        response
          .writeHead(status, {
            'content-type': 'application/json',
            'x-hubspot-ratelimit-daily': '250000',
            'x-hubspot-ratelimit-daily-remaining': String(250_000 - requests.length),
          })
          .end(body === null ? '' : JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    rows,
    add,
    link,
    required,
    /** Time passes for the index of the search. */
    later(ms: number) {
      ahead += ms;
    },
    /** A limit is used up until it is null again. */
    exhaust(policy: string | null) {
      exhausted = policy;
    },
    change(id: string, given: Record<string, string>) {
      const found = rows.get(id);
      if (!found) throw new Error(`There is no ${id}.`);
      found.properties = { ...found.properties, ...given };
      found.changedAt = now();
    },
    archive(id: string) {
      const found = rows.get(id);
      if (found) found.archived = true;
    },
    addOwner(firstName: string, lastName: string, email: string, archived = false) {
      const id = nextId();
      const now = new Date().toISOString();
      owners.push({
        id,
        userId: Number(id) + 5000,
        firstName,
        lastName,
        email,
        archived,
        type: 'PERSON',
        createdAt: now,
        updatedAt: now,
      });
      return id;
    },
    addProperty(type: string, name: string) {
      properties.get(type)?.push({ name, unique: false, own: true });
    },
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Types of associations between two types of objects. */
const pairs: Readonly<Record<string, readonly number[]>> = {
  'calls contacts': [194],
  'calls companies': [182],
  'calls deals': [206],
  'meetings contacts': [200],
  'meetings companies': [188],
  'meetings deals': [212],
  'emails contacts': [198],
  'emails companies': [186],
  'emails deals': [210],
  'notes contacts': [202],
  'notes companies': [190],
  'notes deals': [214],
  'tasks contacts': [204],
  'tasks companies': [192],
  'tasks deals': [216],
  'contacts companies': [279, 1],
  'deals contacts': [3],
  'deals companies': [341, 5],
};
