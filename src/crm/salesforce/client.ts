/** Salesforce over the wire: what is asked of it, and the budget of its day, which all integrations of a company share. */
import type { HttpRequest } from 'jsforce/lib/types/index.js';
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import { type How, neverSent } from '../rest.ts';
import {
  type Description,
  description,
  faultOfSalesforce,
  hour,
  isExpired,
  isMissing,
  isStale,
  isUnknownType,
  made,
  nothing,
  organisationFeatures,
  type QueryPage,
  queryPage,
  type Row,
  row,
} from './api.ts';
import { faultOfLogin } from './login.ts';
import type { Heard, Login, Session } from './session.ts';

export interface ClientOptions {
  readonly login: Login;
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
}

export type Client = ReturnType<typeof openClient>;

/** Of the requests of a day: what is left of them is for the colleagues' own writes and the company's other tools. */
const mostOfBudget = 0.95;

const failed = z.looseObject({ name: z.string(), message: z.string(), data: z.unknown() });
const several = z.array(z.looseObject({ message: z.string() }));

export function openClient({ login, clock, timeoutMs = 30_000, ...line }: ClientOptions) {
  const settings = { ...line, timeoutMs };
  let session: Promise<Session> | undefined;
  /** How far the server's clock is ahead of ours. Milliseconds. */
  let skew = 0;
  let usage: { used: number; limit: number; at: number } | undefined;

  function loggedIn(): Promise<Session> {
    // jsforce is large, and most companies have another CRM.
    session ??= import('./session.ts').then(({ openSession }) =>
      openSession(login, settings).catch((error: unknown) => {
        session = undefined;
        throw faultOfLogin(error);
      }),
    );
    return session;
  }

  function hear({ headers }: Heard): void {
    const date = Date.parse(headers.date ?? '');
    if (!Number.isNaN(date)) skew = date - clock().getTime();
    const [, used, limit] = /api-usage=(\d+)\/(\d+)/u.exec(headers['sforce-limit-info'] ?? '') ?? [];
    if (used && limit) usage = { used: Number(used), limit: Number(limit), at: clock().getTime() };
  }

  async function answerTo(at: Session, request: HttpRequest, how: How): Promise<unknown> {
    // Once a write is on its way, no answer does not mean that it was not done.
    const lost = how === 'write' ? 'unknown' : 'unavailable';
    let heard: Heard = { status: 0, headers: {} };
    try {
      return await at.ask(request, answer => {
        heard = answer;
        hear(answer);
      });
    } catch (cause) {
      if (neverSent(cause)) throw new CrmFault('unavailable', 'Salesforce cannot be reached.', { cause });
      const { status, headers } = heard;
      if (status === 0) throw new CrmFault(lost, 'Salesforce did not answer.', { cause });
      const { name = '', message = '', data } = failed.safeParse(cause).data ?? {};
      const messages = several.safeParse(data).data?.map(one => one.message) ?? [message];
      const told = { status, retryAfter: headers['retry-after'], code: name, message: messages.join(' ') };
      throw faultOfSalesforce(told) ?? new CrmFault(lost, `Salesforce answered with an error (${status}).`);
    }
  }

  async function ask<T>(shape: z.ZodType<T>, request: HttpRequest, how: How = 'read'): Promise<T> {
    let answer: unknown;
    const first = await loggedIn();
    try {
      answer = await answerTo(first, request, how);
    } catch (error) {
      if (!isExpired(error)) throw error;
      // A session ends after some hours; what is asked without one is not done. Only once: a second no is a no.
      if (session && (await session) === first) session = undefined;
      answer = await answerTo(await loggedIn(), request, how);
    }
    const checked = shape.safeParse(answer);
    if (checked.success) return checked.data;
    throw new CrmFault(
      how === 'write' ? 'unknown' : 'unavailable',
      'Salesforce answered in a form that we do not know.',
      {
        cause: checked.error,
      },
    );
  }

  const json = { 'content-type': 'application/json' };
  const path = (type: string, id = '') => `/sobjects/${type}${id && `/${encodeURIComponent(id)}`}`;
  const get = <T>(shape: z.ZodType<T>, url: string) => ask(shape, { method: 'GET', url });
  const write = <T>(shape: z.ZodType<T>, method: 'POST' | 'PATCH', url: string, body: unknown) =>
    ask(shape, { method, url, headers: { ...json }, body: JSON.stringify(body) }, 'write');

  async function* rows(soql: string): AsyncGenerator<QueryPage, void, undefined> {
    let page = await get(queryPage, `/query?q=${encodeURIComponent(soql)}`);
    yield page;
    // A page may hold fewer rows than there is room for and not be the last: `done` alone says so.
    while (!page.done && page.nextRecordsUrl) {
      page = await get(queryPage, page.nextRecordsUrl);
      yield page;
    }
  }

  return {
    session: loggedIn,
    now: () => new Date(clock().getTime() + skew),
    usage: () => usage,
    /** Null where there is no such type, in this edition or for us. */
    async describe(type: string): Promise<Description | null> {
      try {
        return await get(description, `${path(type)}/describe`);
      } catch (error) {
        if (isUnknownType(error)) return null;
        throw error;
      }
    },
    /** The currency of an organisation that has only one. */
    async currency(): Promise<string | undefined> {
      try {
        const { features } = await get(organisationFeatures, '/connect/organization');
        return features.multiCurrency ? undefined : (features.defaultCurrencyIsoCode ?? undefined);
      } catch (error) {
        // Chatter, which this is a part of, may be switched off.
        if (error instanceof CrmFault && error.kind === 'refused') return undefined;
        throw error;
      }
    },
    /** All rows of a short answer. */
    async all(soql: string): Promise<Row[]> {
      const found: Row[] = [];
      for await (const { records } of rows(soql)) found.push(...records);
      return found;
    },
    /** The first page of an answer with deleted and archived rows too. @throws CrmFault `busy` where the day's budget ends */
    async page(soql: string, size: number): Promise<QueryPage> {
      const now = clock().getTime();
      if (usage && usage.used > usage.limit * mostOfBudget && now - usage.at < hour)
        throw new CrmFault('busy', 'Nearly all requests that Salesforce allows in a day are used.', {
          retryAfterMs: hour - (now - usage.at),
        });
      const headers = { 'Sforce-Query-Options': `batchSize=${size}` };
      return ask(queryPage, { method: 'GET', url: `/queryAll?q=${encodeURIComponent(soql)}`, headers });
    },
    /** Null where the server has forgotten its place. */
    async more(url: string): Promise<QueryPage | null> {
      try {
        return await get(queryPage, url);
      } catch (error) {
        if (isStale(error)) return null;
        throw error;
      }
    },
    /** Fields that do not fit into the address of a question, by id. */
    fields: (type: string, ids: readonly string[], fields: readonly string[]) =>
      ask(z.array(row.nullable()), {
        method: 'POST',
        url: `/composite/sobjects/${type}`,
        headers: { ...json },
        body: JSON.stringify({ ids, fields }),
      }),
    create: (type: string, values: unknown) => write(made, 'POST', path(type), values),
    /** Makes it, or changes the one that is there under the key. */
    upsert: (type: string, field: string, key: string, values: unknown) =>
      write(made, 'PATCH', `${path(type, field)}/${encodeURIComponent(key)}`, values),
    update: (type: string, id: string, values: unknown) => write(nothing, 'PATCH', path(type, id), values),
    /** @returns false where it was gone already */
    async remove(type: string, id: string): Promise<boolean> {
      try {
        await ask(nothing, { method: 'DELETE', url: path(type, id) }, 'write');
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
}
