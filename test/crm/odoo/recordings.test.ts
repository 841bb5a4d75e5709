/** What real Odoos 17 and 19 answered, played back by a server that answers nothing else. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readBody } from '../../../src/crm/odoo/body.ts';
import { type Arguments, type Client, openClient } from '../../../src/crm/odoo/client.ts';
import { openOdoo } from '../../../src/crm/odoo/odoo.ts';
import { CrmFault } from '../../../src/domain/crm-fault.ts';

const pair = z.object({
  req: z.object({ method: z.string(), url: z.string(), body: z.unknown() }),
  res: z.object({ status: z.number(), body: z.unknown() }),
});
type Pair = z.infer<typeof pair>;
const rpc = z.object({ params: z.object({ service: z.string(), method: z.string(), args: z.array(z.unknown()) }) });

const recorded = (name: string): Pair[] =>
  readFileSync(new URL(`../../fixtures/odoo/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => pair.parse(JSON.parse(line)));

/** Without what a client adds: who it is, and its context. */
const asked = (url: string, body: unknown): string => {
  const call = rpc.safeParse(body);
  if (!call.success) {
    const { context: _, ...named } = (body ?? {}) as Record<string, unknown>;
    return JSON.stringify([url, named]);
  }
  const { service, method, args } = call.data.params;
  if (service === 'common') return JSON.stringify([url, service, method]);
  const [, , , model, name, positional, named = {}] = args as [
    0,
    0,
    0,
    string,
    string,
    unknown[],
    Record<string, unknown>?,
  ];
  const { context: _, ...others } = named;
  return JSON.stringify([url, model, name, ...positional, ...Object.values(others)]);
};

async function play(pairs: readonly Pair[], more: Readonly<Record<string, unknown>> = {}) {
  const answers = new Map(pairs.map(({ req, res }) => [asked(req.url, req.body), res]));
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', piece => pieces.push(piece));
    request.on('end', () => {
      const body: unknown = pieces.length > 0 ? JSON.parse(Buffer.concat(pieces).toString()) : null;
      const url = request.url ?? '';
      const found = url in more ? { status: 200, body: more[url] } : answers.get(asked(url, body));
      if (found)
        response.writeHead(found.status, { 'content-type': 'application/json' }).end(JSON.stringify(found.body));
      else response.writeHead(404, { 'content-type': 'text/html' }).end('<html>404</html>');
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const login = { url, database: 'crm', user: 'admin', key: 'k' };
  return { server, login, client: openClient({ login, clock: () => new Date() }) };
}

const anything = z.unknown();
const outcome = (call: Promise<unknown>) => call.catch((error: unknown) => error);

/** Every fault of a connector is one that can be shown. */
function expectFault(error: unknown, kind: string) {
  expect(error).toBeInstanceOf(CrmFault);
  expect(error).toMatchObject({ kind });
  expect(`${String(error)} ${(error as CrmFault).remedy}`).not.toMatch(/Traceback|File "|\.py\b|odoo\.exceptions/u);
}

describe('Odoo 19, as it answered over /json/2', () => {
  const pairs = recorded('odoo-19.0-json2.jsonl');
  let server: Server;
  let client: Client;
  beforeAll(async () => {
    const played = await play(pairs, { '/json/2/res.users/context_get': { lang: 'en_US', tz: 'UTC', uid: 2 } });
    ({ server, client } = played);
  });
  afterAll(() => void server.close());
  const calls = pairs.filter(({ req }) => req.url.startsWith('/json/2/')).map(one => [one.req.url, one] as const);

  test('the version is read from its own page, and decides for /json/2', async () => {
    expect(await client.version()).toBe(19);
    expect(await client.uid()).toBe(2);
  });

  test.each(calls)('%s is passed on as it answered, or as a fault in words', async (url, { req, res }) => {
    const [model = '', method = ''] = url.split('/').slice(3);
    const answer = await outcome(client.call(anything, model, method, req.body as Arguments, 'write'));
    if (res.status === 200) expect(answer).toEqual(res.body);
    else expectFault(answer, 'refused');
  });

  test('a key that is not taken says which settings to look at', async () => {
    const unauthorized = pairs.find(({ res }) => res.status === 401);
    const played = await play([], {});
    played.server.removeAllListeners('request');
    played.server.on('request', (request, response) =>
      request.url === '/web/version'
        ? response.end(JSON.stringify({ version_info: [19, 0, 0, 'final', 0, ''] }))
        : response.writeHead(401).end(JSON.stringify(unauthorized?.res.body)),
    );
    const crm = openOdoo({ login: played.login, language: 'en', clock: () => new Date() });
    const fault = await outcome(crm.check());
    played.server.close();
    expectFault(fault, 'refused');
    expect((fault as CrmFault).remedy).toContain('ODOO_KEY');
  });
});

describe('Odoo 17, as it answered over /jsonrpc', () => {
  const pairs = [...recorded('odoo-17.0-jsonrpc.jsonl'), ...recorded('odoo-17.0-jsonrpc-more.jsonl')];
  const version: Pair = {
    req: { method: 'POST', url: '/jsonrpc', body: { params: { service: 'common', method: 'version', args: [] } } },
    res: { status: 200, body: { jsonrpc: '2.0', id: 1, result: { server_version_info: [17, 0, 0, 'final', 0, ''] } } },
  };
  const context: Pair = {
    req: {
      method: 'POST',
      url: '/jsonrpc',
      body: {
        params: { service: 'object', method: 'execute_kw', args: ['crm17', 2, 'k', 'res.users', 'context_get', []] },
      },
    },
    res: { status: 200, body: { jsonrpc: '2.0', id: 1, result: { lang: 'en_US', tz: 'Europe/Brussels', uid: 2 } } },
  };
  let server: Server;
  let client: Client;
  beforeAll(async () => {
    ({ server, client } = await play([version, context, ...pairs]));
  });
  afterAll(() => void server.close());

  /** The calls that the connector makes, by their named arguments. */
  const names: Readonly<Record<string, readonly string[]>> = {
    search: ['domain'],
    search_count: ['domain'],
    search_read: ['domain'],
    load: ['fields', 'data'],
    write: ['vals'],
    unlink: [],
    message_post: [],
  };
  // Asked twice, with something else in between, the later answer is the one that is played.
  const last = new Map(pairs.map(one => [asked(one.req.url, one.req.body), one]));
  const calls = [...last.values()].flatMap(({ req, res }) => {
    const { service, args } = rpc.parse(req.body).params;
    const [, , , model, method, positional = [], named = {}] = args as [0, 0, 0, string, string, unknown[]?, object?];
    const wanted = service === 'object' ? names[method] : undefined;
    if (!wanted || 'context' in named) return [];
    const onRecords = ['write', 'unlink', 'message_post'].includes(method);
    const [ids, ...rest] = onRecords ? positional : [undefined, ...positional];
    const given = Object.fromEntries(wanted.map((name, at) => [name, rest[at]]));
    return [
      [
        `${model}.${method} ${JSON.stringify(rest).slice(0, 60)}`,
        { model, method, args: { ...(ids ? { ids } : {}), ...given, ...named }, res },
      ] as const,
    ];
  });

  test('the version comes from where 17 tells it', async () => {
    expect(await client.version()).toBe(17);
    expect(calls.length).toBeGreaterThan(15);
  });

  test.each(calls)(
    '%s is passed on as it answered, or as a fault in words',
    async (_, { model, method, args, res }) => {
      const { result, error } = res.body as { result?: unknown; error?: unknown };
      const answer = await outcome(client.call(anything, model, method, args as Arguments, 'write'));
      if (error) expectFault(answer, 'refused');
      else expect(answer).toEqual(result);
    },
  );

  test('a password that was changed meanwhile says which settings to look at', async () => {
    const denied = pairs.find(({ res }) => JSON.stringify(res.body).includes('AccessDenied'));
    const played = await play([version, context, ...pairs, ...(denied ? [denied] : [])]);
    const fault = await outcome(played.client.call(anything, 'res.partner', 'search_count', { domain: [] }, 'read'));
    played.server.close();
    expectFault(fault, 'refused');
    expect((fault as CrmFault).remedy).toContain('ODOO_KEY');
  });

  test('what Odoo makes of a finished call is no message of ours', () => {
    const feedback = pairs.find(({ res }) => JSON.stringify(res.body).includes('fa-phone'));
    expect(feedback).toBeDefined();
    expect(readBody(JSON.stringify(feedback?.res.body))).toBeNull();
  });
});
