/**
 * Pipedrive as its specification and its bug reports tell of it: a budget of tokens that nobody is told of, a page of HTML
 * for whoever goes on after the limit, opaque places in its pages, deleted records that are still answered for, and custom
 * fields under 40 letters.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

type Values = Record<string, unknown>;
export interface PipedriveRow extends Values {
  id: number;
}
type Table = 'persons' | 'organizations' | 'deals' | 'activities' | 'notes';

/** A request in the words of the specification: `/activities/{id}`. */
export interface Asked {
  readonly version: 'v1' | 'v2';
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface PipedriveSettings {
  /** Called with each request before it is answered; throws where the specification knows no such request. */
  readonly check?: (asked: Asked) => void;
  /** Tokens of the day. */
  readonly budget?: number;
  /** How many rows a page holds at most, whatever is asked for. */
  readonly shortPages?: number;
  /** May our user add custom fields? */
  readonly mayAddFields?: boolean;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Requests after the limit until there is a page instead of data. */
const patience = 3;
const costs: Readonly<Record<string, number>> = { list: 10, one: 1, write: 5, remove: 3 };

export type FakePipedrive = Awaited<ReturnType<typeof openFakePipedrive>>;

export async function openFakePipedrive(settings: PipedriveSettings = {}) {
  const { check, shortPages = 500, mayAddFields = true } = settings;
  let budget = settings.budget ?? 1_000_000;
  let afterLimit = 0;
  let lastId = 0;
  /** Places in pages that are known: they are forgotten on demand. */
  const places = new Map<string, number>();
  const tables: Record<Table, Map<number, PipedriveRow>> = {
    persons: new Map(),
    organizations: new Map(),
    deals: new Map(),
    activities: new Map(),
    notes: new Map(),
  };
  const users: Values[] = [];
  const fields: Record<string, { field_code: string; field_name: string; field_type: string }[]> = {
    person: [{ field_code: 'name', field_name: 'Name', field_type: 'varchar' }],
    organization: [{ field_code: 'name', field_name: 'Name', field_type: 'varchar' }],
    deal: [{ field_code: 'title', field_name: 'Title', field_type: 'varchar' }],
  };
  const stages = [
    { id: 1, name: 'Lead In', pipeline_id: 1 },
    { id: 2, name: 'Contact Made', pipeline_id: 1 },
    { id: 7, name: 'Contact Made', pipeline_id: 2 },
  ];

  /** Whole seconds. */
  const now = () => `${new Date().toISOString().slice(0, 19)}Z`;
  const isTable = (name: string): name is Table => name in tables;
  const codes = (type: string) =>
    fields[type === 'persons' ? 'person' : 'organization']?.map(field => field.field_code) ?? [];

  function add(table: Table, values: Values): PipedriveRow {
    lastId += 1;
    const made = {
      visible_to: 3,
      custom_fields: {},
      ...values,
      id: lastId,
      is_deleted: false,
      add_time: values.add_time ?? now(),
      update_time: values.update_time ?? now(),
    };
    tables[table].set(lastId, made);
    return made;
  }

  /** @returns its code */
  function addField(kind: string, field_name: string, field_type = 'varchar'): string {
    const field_code = createHash('sha1').update(`${kind} ${field_name}`).digest('hex');
    fields[kind]?.push({ field_code, field_name, field_type });
    return field_code;
  }

  const html = (value: unknown) =>
    typeof value === 'string'
      ? value
          .replace(/<script[\s\S]*?<\/script>/giu, '')
          .replace(/<(\w+)\s[^>]*>/gu, '<$1>')
          .replaceAll('\n', ' ')
      : value;

  function stored(table: Table, given: Values): Values {
    for (const code of Object.keys((given.custom_fields as Values | undefined) ?? {}))
      if (!codes(table).includes(code))
        throw new Refusal(400, `Validation failed: custom_fields: ${code}: unknown field`);
    if (given.owner_id !== undefined && !users.some(user => user.id === given.owner_id))
      throw new Refusal(400, 'User not found or deactivated');
    if ('done' in given && typeof given.done !== 'boolean')
      throw new Refusal(400, 'Validation failed: done: must be a boolean');
    for (const [field, other] of [
      ['person_id', 'persons'],
      ['org_id', 'organizations'],
      ['deal_id', 'deals'],
    ] as const) {
      const row = tables[other].get(Number(given[field] ?? 0));
      if (given[field] !== undefined && (!row || row.is_deleted)) throw new Refusal(400, `${field} not found`);
    }
    const participants = (given.participants ?? []) as { person_id: number; primary: boolean }[];
    const primary = participants.find(one => one.primary)?.person_id;
    return {
      ...given,
      ...(table === 'activities' ? { note: html(given.note), ...(primary ? { person_id: primary } : {}) } : {}),
      ...(table === 'notes' ? { content: html(given.content), active_flag: true } : {}),
      ...(typeof given.due_time === 'string' ? { due_time: `${given.due_time}:00`.slice(0, 8) } : {}),
      ...(typeof given.duration === 'string' ? { duration: `${given.duration}:00`.slice(0, 8) } : {}),
    };
  }

  function list(table: Table, query: URLSearchParams) {
    const asked = (name: string) => query.get(name);
    const wantsDeleted = asked('status') === 'deleted';
    const same = ['deal_id', 'person_id', 'org_id'].filter(name => query.has(name));
    const time = (row: PipedriveRow) => String(row.update_time);
    const found = [...tables[table].values()]
      .filter(row => row.is_deleted === wantsDeleted)
      .filter(row => same.every(name => String(row[name]) === asked(name)))
      .filter(row => time(row) >= (asked('updated_since') ?? '') && time(row) < (asked('updated_until') ?? '~'))
      .sort((a, b) =>
        asked('sort_by') === 'update_time' && time(a) !== time(b) ? (time(a) < time(b) ? -1 : 1) : a.id - b.id,
      );
    if (asked('sort_direction') === 'desc') found.reverse();
    return found;
  }

  function page(table: Table, query: URLSearchParams) {
    const cursor = query.get('cursor');
    const from = cursor === null ? 0 : places.get(cursor);
    if (from === undefined) throw new Refusal(400, 'Invalid cursor');
    const limit = Math.min(Number(query.get('limit') ?? 100), 500, shortPages);
    const found = list(table, query);
    const next =
      from + limit < found.length ? createHash('sha256').update(`${table} ${query} ${from}`).digest('base64url') : null;
    if (next) places.set(next, from + limit);
    const wanted = query.get('custom_fields');
    const shown = found.slice(from, from + limit).map(row => ({
      ...row,
      custom_fields: Object.fromEntries(
        Object.entries(row.custom_fields as Values).filter(([code]) => wanted === null || wanted === code),
      ),
    }));
    return { success: true, data: shown, additional_data: { next_cursor: next } };
  }

  function notes(method: string, id: number, query: URLSearchParams, body: unknown) {
    if (method === 'POST') return { success: true, data: add('notes', stored('notes', body as Values)) };
    if (id > 0) return single('notes', method, id, body);
    const [start, limit] = [Number(query.get('start') ?? 0), Math.min(Number(query.get('limit') ?? 100), shortPages)];
    const found = list('notes', query).sort((a, b) => (query.get('sort') === 'id DESC' ? b.id - a.id : a.id - b.id));
    const more = start + limit < found.length;
    return {
      success: true,
      data: found.slice(start, start + limit),
      additional_data: {
        pagination: { start, limit, more_items_in_collection: more, ...(more ? { next_start: start + limit } : {}) },
      },
    };
  }

  function single(table: Table, method: string, id: number, body: unknown) {
    const row = tables[table].get(id);
    if (!row) throw new Refusal(404, 'Entity was not found');
    if (method === 'DELETE') {
      // It is answered for as deleted for a month.
      Object.assign(row, { is_deleted: true, update_time: now() }, table === 'notes' ? { active_flag: false } : {});
      return { success: true, data: { id } };
    }
    if (method === 'PATCH') {
      if (row.is_deleted) throw new Refusal(400, 'Entity is deleted');
      Object.assign(row, stored(table, body as Values), { update_time: now() });
    }
    return { success: true, data: row };
  }

  function pay(method: string, isOne: boolean, version: string) {
    const cost = method === 'GET' ? costs[isOne ? 'one' : 'list'] : costs[method === 'DELETE' ? 'remove' : 'write'];
    budget -= (cost ?? 0) * (version === 'v1' ? 2 : 1);
  }

  function answer(method: string, url: URL, body: unknown): unknown {
    const [, version = '', name = '', id = ''] =
      /^\/(?:api\/)?(v[12])\/([A-Za-z]+)(?:\/(\w+))?$/u.exec(url.pathname) ?? [];
    const path = `/${name}${id === '' ? '' : id === 'me' ? '/me' : '/{id}'}`;
    check?.({ version: version === 'v1' ? 'v1' : 'v2', method, path, query: url.searchParams, body });
    pay(method, id !== '', version);
    if (version === 'v1' && name === 'users')
      return id === 'me'
        ? { success: true, data: { ...users[0], company_name: 'Ours', company_domain: 'ours' } }
        : { success: true, data: users };
    if (version === 'v1' && name === 'notes') return notes(method, Number(id), url.searchParams, body);
    if (version !== 'v2' || name === 'notes') throw new Refusal(404, 'Unknown method .');
    if (name === 'stages') return { success: true, data: stages, additional_data: { next_cursor: null } };
    const kind = /^(person|organization|deal)Fields$/u.exec(name)?.[1];
    if (kind && method === 'GET') return { success: true, data: fields[kind], additional_data: { next_cursor: null } };
    if (kind) {
      if (!mayAddFields) throw new Refusal(403, 'Forbidden: the user has no right to add fields');
      const { field_name, field_type } = body as { field_name: string; field_type: string };
      return { success: true, data: { field_code: addField(kind, field_name, field_type), field_name, field_type } };
    }
    if (!isTable(name)) throw new Refusal(404, 'Unknown method .');
    if (method === 'POST') return { success: true, data: add(name, stored(name, body as Values)) };
    return id === '' ? page(name, url.searchParams) : single(name, method, Number(id), body);
  }

  const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const text = Buffer.concat(pieces).toString();
    return text === '' ? undefined : JSON.parse(text);
  };

  const server = createServer((request, response) => {
    const say = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    const handle = async () => {
      const body = await bodyOf(request);
      if (budget <= 0) {
        afterLimit += 1;
        if (afterLimit > patience)
          return response
            .writeHead(403, { 'content-type': 'text/html' })
            .end('<html><h1>Sorry, you have been blocked</h1></html>');
        return say(
          429,
          { success: false, error: 'request over limit' },
          { 'x-ratelimit-limit': '20', 'x-ratelimit-remaining': '19' },
        );
      }
      if (request.headers['x-api-token'] !== 'secret-token')
        return say(401, { success: false, error: 'unauthorized access', errorCode: 401 });
      try {
        return say(200, answer(request.method ?? '', new URL(request.url ?? '', 'http://pipedrive.test'), body));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return say(error.status, { success: false, error: error.message, code: 'ERR' });
      }
    };
    handle().catch((error: unknown) => say(500, { success: false, error: String(error) }));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tables,
    add,
    addField,
    change(table: Table, id: number, values: Values) {
      const row = tables[table].get(id);
      if (!row) throw new Error(`There is no ${table} ${id}.`);
      Object.assign(row, values, { update_time: now() });
    },
    addUser(name: string, email: string) {
      lastId += 1;
      users.push({ id: lastId, name, email, active_flag: true, timezone_name: 'Europe/Warsaw' });
      return lastId;
    },
    /** As places in pages are after a while. */
    forgetPlaces: () => places.clear(),
    refill(tokens: number) {
      budget = tokens;
      afterLimit = 0;
    },
    refusedAfterLimit: () => afterLimit,
    close: () =>
      new Promise<void>(done => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
