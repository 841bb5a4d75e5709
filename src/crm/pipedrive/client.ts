/** Pipedrive over the wire. Its burst is counted by two seconds; whoever goes on after the limit is shut out. */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import { type How, openRest } from '../rest.ts';
import {
  faultOfPipedrive,
  fieldList,
  isMissing,
  list,
  newField,
  noteList,
  one,
  type Row,
  row,
  self,
  userList,
} from './api.ts';

export interface ClientOptions {
  readonly token: string;
  /** `https://company.pipedrive.com` */
  readonly url?: string;
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
  /** Milliseconds between two requests. */
  readonly gapMs?: number;
}

export type Client = ReturnType<typeof openClient>;
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;
export type Type = 'persons' | 'organizations' | 'deals' | 'activities';

const apiUrl = 'https://api.pipedrive.com';

/** Tokens of a request: a list costs the same however long it is, and version 1 twice as much. */
function costOf(method: string, path: string): number {
  const isOne = /\/(?:\d+|me)(?:$|\?)/u.test(path);
  const cost = method === 'GET' ? (isOne ? 1 : 10) : method === 'DELETE' ? 3 : 5;
  return path.startsWith('/v1/') ? 2 * cost : cost;
}

function withQuery(path: string, query: Query): string {
  const said = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return said.length === 0 ? path : `${path}?${new URLSearchParams(Object.fromEntries(said))}`;
}

export function openClient({ token, url = apiUrl, gapMs = 110, ...options }: ClientOptions) {
  const rest = openRest({
    ...options,
    vendor: 'Pipedrive',
    headers: { 'x-api-token': token },
    faultOf: faultOfPipedrive,
  });
  let free = 0;
  let shutUntil = 0;
  let spent = 0;

  async function ask<T>(shape: z.ZodType<T>, method: string, path: string, body?: unknown, how: How = 'read') {
    const now = performance.now();
    if (now < shutUntil)
      throw new CrmFault('busy', 'Pipedrive has shut us out for a while.', { retryAfterMs: shutUntil - now });
    const at = Math.max(now, free);
    free = at + gapMs;
    if (at > now) await new Promise(done => setTimeout(done, at - now));
    spent += costOf(method, path);
    try {
      return await rest.ask(shape, method, `${url}${path}`, body, how);
    } catch (error) {
      // Every request of somebody who is shut out makes it last longer.
      if (error instanceof CrmFault && error.message.includes('shut us out'))
        shutUntil = performance.now() + (error.retryAfterMs ?? 0);
      throw error;
    }
  }

  async function orNull(found: Promise<{ data: Row }>): Promise<Row | null> {
    try {
      return (await found).data;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  return {
    now: rest.now,
    /** Tokens, as the specification counts them; Pipedrive itself does not tell what is left. */
    spent: () => spent,
    self: async () => (await ask(self, 'GET', '/v1/users/me')).data,
    users: async () => (await ask(userList, 'GET', '/v1/users')).data,
    page: (type: Type | 'stages', query: Query) => ask(list, 'GET', withQuery(`/api/v2/${type}`, query)),
    /** Null where it is gone. */
    get: (type: Type, id: number) => orNull(ask(one, 'GET', `/api/v2/${type}/${id}`)),
    note: (id: number) => orNull(ask(one, 'GET', `/v1/notes/${id}`)),
    notes: (query: Query) => ask(noteList, 'GET', withQuery('/v1/notes', query)),
    fields: (type: 'person' | 'organization' | 'deal') => ask(fieldList, 'GET', `/api/v2/${type}Fields?limit=500`),
    addField: (type: 'person' | 'organization', name: string) =>
      ask(newField, 'POST', `/api/v2/${type}Fields`, { field_name: name, field_type: 'varchar' }, 'write'),
    create: (type: Type, values: unknown) => ask(one, 'POST', `/api/v2/${type}`, values, 'write'),
    createNote: (values: unknown) => ask(one, 'POST', '/v1/notes', values, 'write'),
    update: (type: Type, id: number, values: unknown) =>
      ask(z.object({ data: row }), 'PATCH', `/api/v2/${type}/${id}`, values, 'write'),
    remove: (type: Type, id: number) =>
      ask(z.object({ success: z.literal(true) }), 'DELETE', `/api/v2/${type}/${id}`, undefined, 'write'),
    removeNote: (id: number) =>
      ask(z.object({ success: z.literal(true) }), 'DELETE', `/v1/notes/${id}`, undefined, 'write'),
  };
}
