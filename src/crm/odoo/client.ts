/**
 * Odoo over the wire: JSON-RPC up to 18, `/json/2` from 19 on, which the version that the server tells decides. Whatever
 * goes wrong becomes a CrmFault in plain words; an answer of Odoo may carry a traceback, which is never passed on.
 */
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import { faultOfOdoo, odooError } from './faults.ts';

export interface OdooLogin {
  /** `https://crm.example`, without a path. */
  readonly url: string;
  readonly database: string;
  readonly user: string;
  /** The API key, or up to 18 the password. */
  readonly key: string;
}

export interface Client {
  /** 14.0 is 14. */
  version(): Promise<number>;
  /** Who we are in Odoo. */
  uid(): Promise<number>;
  /** A method by its named arguments; `ids` are the records it is called on. @throws CrmFault */
  call<T>(shape: z.ZodType<T>, model: string, method: string, args: Arguments, how: 'read' | 'write'): Promise<T>;
  /** The server's clock, as far as its answers told: records are stamped by it, not by ours. */
  now(): Date;
}

export interface Arguments {
  readonly ids?: readonly number[];
  readonly [name: string]: unknown;
}

export interface ClientOptions {
  readonly login: OdooLogin;
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
}

/** From here on Odoo logs JSON-RPC as deprecated, and has `/json/2`. */
const firstJson2 = 19;

const rpcAnswer = z.object({ result: z.unknown().optional(), error: z.object({ data: odooError }).optional() });
const versionInfo = z.object({
  server_version_info: z.array(z.unknown()).optional(),
  version_info: z.array(z.unknown()).optional(),
});

export function openClient({ login, clock, fetch: send = fetch, timeoutMs = 30_000 }: ClientOptions): Client {
  /** How far the server's clock is ahead of ours. Milliseconds. */
  let skew = 0;
  let known: Promise<{ version: number; uid: number; language: string }> | undefined;

  /** @throws CrmFault where there is no answer, or one that is no JSON */
  async function request(
    path: string,
    init: RequestInit,
    how: 'read' | 'write',
  ): Promise<{ status: number; body: unknown }> {
    // Once a write is on its way, no answer does not mean that it was not done.
    const lost = how === 'write' ? 'unknown' : 'unavailable';
    let response: Response;
    let text: string;
    try {
      response = await send(`${login.url}${path}`, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      text = await response.text();
    } catch (cause) {
      if (neverSent(cause)) throw new CrmFault('unavailable', 'Odoo cannot be reached.', { cause });
      throw new CrmFault(lost, 'Odoo did not answer.', { cause });
    }
    const date = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(date)) skew = date - clock().getTime();
    if (response.status === 429) throw busy(response.headers.get('retry-after'));
    try {
      return { status: response.status, body: JSON.parse(text) };
    } catch {
      if (response.status === 404) return { status: 404, body: null };
      // A page of a proxy in between, or of an Odoo that broke: what stands on it is for administrators.
      throw new CrmFault(lost, `Odoo answered with a page instead of data (${response.status}).`);
    }
  }

  const post = (path: string, body: unknown, how: 'read' | 'write', headers: Record<string, string> = {}) =>
    request(
      path,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) },
      how,
    );

  async function rpc(
    service: string,
    method: string,
    args: readonly unknown[],
    how: 'read' | 'write',
  ): Promise<unknown> {
    const { status, body } = await post(
      '/jsonrpc',
      { jsonrpc: '2.0', method: 'call', id: 1, params: { service, method, args } },
      how,
    );
    const answer = rpcAnswer.safeParse(body);
    if (status !== 200 || !answer.success)
      throw new CrmFault(how === 'write' ? 'unknown' : 'unavailable', `Odoo answered with an error (${status}).`);
    if (answer.data.error) throw faultOfOdoo(answer.data.error.data);
    return answer.data.result;
  }

  async function json2(model: string, method: string, args: Arguments, how: 'read' | 'write'): Promise<unknown> {
    const headers = { authorization: `bearer ${login.key}`, 'x-odoo-database': login.database };
    const { status, body } = await post(`/json/2/${model}/${method}`, args, how, headers);
    if (status === 200) return body;
    const told = odooError.safeParse(body);
    if (told.success) throw faultOfOdoo(told.data);
    throw new CrmFault(how === 'write' ? 'unknown' : 'unavailable', `Odoo answered with an error (${status}).`);
  }

  /** By position where the name of an argument is not the same in every version: `search` called its domain `args` once. */
  function execute(
    uid: number,
    model: string,
    method: string,
    positional: readonly unknown[],
    { domain, ...named }: Readonly<Record<string, unknown>>,
    how: 'read' | 'write',
  ): Promise<unknown> {
    const first = domain === undefined ? positional : [...positional, domain];
    return rpc('object', 'execute_kw', [login.database, uid, login.key, model, method, first, named], how);
  }

  async function askVersion(): Promise<number> {
    const page = await request('/web/version', {}, 'read').catch((error: unknown) => {
      if (error instanceof CrmFault && error.kind !== 'busy' && !neverSent(error.cause)) return null;
      throw error;
    });
    // 14 to 17 have no such page.
    const told = page?.status === 200 ? page.body : await rpc('common', 'version', [], 'read');
    const info = versionInfo.safeParse(told);
    const major = Number(info.data?.version_info?.[0] ?? info.data?.server_version_info?.[0]);
    if (Number.isInteger(major)) return major;
    // Online versions are called `saas~17.2`.
    const online = /(\d+)/u.exec(
      String(info.data?.version_info?.[0] ?? info.data?.server_version_info?.[0] ?? ''),
    )?.[1];
    if (online) return Number(online);
    throw new CrmFault('refused', `There is no Odoo at ${login.url}.`, { remedy: 'Check ODOO_URL.' });
  }

  async function logIn() {
    const version = await askVersion();
    const context = z.object({ uid: z.number().optional(), lang: z.union([z.string(), z.literal(false)]).optional() });
    if (version >= firstJson2) {
      const own = context.parse(await json2('res.users', 'context_get', {}, 'read'));
      return { version, uid: own.uid ?? 0, language: own.lang || 'en_US' };
    }
    const uid = z
      .union([z.number(), z.literal(false)])
      .parse(await rpc('common', 'authenticate', [login.database, login.user, login.key, {}], 'read'));
    if (uid === false)
      throw new CrmFault('refused', 'Odoo does not take the login.', {
        remedy: 'Check ODOO_DATABASE, ODOO_USER and ODOO_KEY.',
      });
    const own = context.parse(
      await rpc('object', 'execute_kw', [login.database, uid, login.key, 'res.users', 'context_get', []], 'read'),
    );
    return { version, uid, language: own.lang || 'en_US' };
  }

  const session = () => {
    known ??= logIn().catch((error: unknown) => {
      known = undefined; // the next call tries again
      throw error;
    });
    return known;
  };

  return {
    version: async () => (await session()).version,
    uid: async () => (await session()).uid,
    async call(shape, model, method, args, how) {
      const { version, uid, language } = await session();
      const { ids, context, ...named } = args;
      // Names of stages as the sellers read them; times as they are stored, where Odoo would take them for local ones.
      const settings = { lang: language, tz: 'UTC', ...(context as object | undefined) };
      const answer =
        version >= firstJson2
          ? await json2(model, method, { ...(ids ? { ids } : {}), ...named, context: settings }, how)
          : await execute(uid, model, method, ids ? [ids] : [], { ...named, context: settings }, how);
      const checked = shape.safeParse(answer);
      if (checked.success) return checked.data;
      throw new CrmFault(
        how === 'write' ? 'unknown' : 'unavailable',
        `Odoo answered ${model}.${method} in another form.`,
        {
          cause: checked.error,
        },
      );
    },
    now: () => new Date(clock().getTime() + skew),
  };
}

function busy(retryAfter: string | null): CrmFault {
  const seconds = Number(retryAfter);
  return new CrmFault('busy', 'Odoo has too many requests to answer.', {
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 30_000,
  });
}

/** No connection was made, so nothing was sent. */
function neverSent(error: unknown): boolean {
  const code = (error as { cause?: { code?: string } } | undefined)?.cause?.code ?? '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  );
}
