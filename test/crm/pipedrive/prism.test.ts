/** Everything that is asked of Pipedrive goes through Stoplight's Prism, which holds it against Pipedrive's own OpenAPI. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPipedrive } from '../../../src/crm/pipedrive/pipedrive.ts';
import type { Crm, CrmRecord } from '../../../src/crm/port.ts';
import type { Write } from '../../../src/domain/write.ts';
import { openPipedriveWorld, type PipedriveWorld } from '../../support/pipedrive-world.ts';

/** The command `prism`; not set where it is not installed. */
const prism = process.env.ACQUAINT_TEST_PRISM;
const shared = process.env.ACQUAINT_SHARED;
const lacking = !prism ? 'ACQUAINT_TEST_PRISM names no prism' : !shared ? 'ACQUAINT_SHARED is not set' : null;

test.skipIf(!lacking)(`NO PRISM: requests to Pipedrive are not held against it, because ${lacking}`, context =>
  context.skip(),
);

interface Violation {
  readonly location: readonly string[];
  readonly message: string;
}

const listening = async (child: ChildProcess) =>
  new Promise<void>((done, failed) => {
    child.stdout?.on('data', (text: Buffer) => text.toString().includes('Prism is listening') && done());
    child.once('exit', code => failed(new Error(`prism ended with ${code}`)));
  });

describe.skipIf(lacking)('what is asked of Pipedrive', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-prism-'));
  const children: ChildProcess[] = [];
  const violations: string[] = [];
  const asked: string[] = [];
  let world: PipedriveWorld;
  let crm: Crm;
  let front: ReturnType<typeof createServer>;

  beforeAll(async () => {
    world = await openPipedriveWorld();
    const ports: Record<string, number> = {};
    for (const [version, base] of [
      ['v1', '/v1'],
      ['v2', '/api/v2'],
    ] as const) {
      const file = join(folder, `${version}.yaml`);
      const packed = join(shared ?? '', `specs/pipedrive-openapi/pipedrive-openapi-${version}.yaml.gz`);
      writeFileSync(file, gunzipSync(readFileSync(packed)));
      const port = 20_000 + Math.floor(Math.random() * 20_000);
      const child = spawn(prism ?? '', ['proxy', file, `${world.pipedrive.url}${base}`, '--port', String(port)]);
      children.push(child);
      await listening(child);
      ports[base] = port;
    }
    front = createServer(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const path = request.url ?? '';
      const base = path.startsWith('/v1/') ? '/v1' : '/api/v2';
      const headers = { 'content-type': 'application/json', 'x-api-token': String(request.headers['x-api-token']) };
      const answer = await fetch(`http://127.0.0.1:${ports[base]}${path.slice(base.length)}`, {
        method: request.method ?? 'GET',
        headers,
        ...(pieces.length > 0 ? { body: Buffer.concat(pieces) } : {}),
      });
      asked.push(`${request.method} ${path.split('?')[0]?.replace(/\d+/gu, '7')}`);
      const found = JSON.parse(answer.headers.get('sl-violations') ?? '[]') as Violation[];
      for (const { location, message } of found)
        if (location[0] === 'request') violations.push(`${request.method} ${path}: ${location.join('.')} ${message}`);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
    });
    await new Promise<void>(done => front.listen(0, '127.0.0.1', done));
    crm = openPipedrive({
      token: 'secret-token',
      url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
      language: 'en',
      clock: () => new Date(),
      lagMs: 0,
      gapMs: 0,
    });
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill();
    front?.close();
    await crm?.close();
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const all = async (stream: 'contacts' | 'deals' | 'activities' | 'companies' | 'colleagues') => {
    const found: CrmRecord[] = [];
    for await (const page of crm.pages(stream, null, new AbortController().signal)) found.push(...page.records);
    for await (const keys of crm.keys(stream, new AbortController().signal)) expect(keys).toBeDefined();
    return found;
  };

  test('is what its OpenAPI says: looking, reading, writing, finding, reading back, taking back', async () => {
    const writer = crm.writer;
    if (!writer) throw new Error('It writes.');
    await crm.check();
    const [ada = ''] = await world.addContacts(['Ada Quark']);
    const deal = await world.addDeal({ name: 'Paint', amount: 4000, stage: world.stages[0] });
    for (const stream of crm.streams) await all(stream);
    const contacts = [{ key: ada, name: 'Ada Quark' }];
    const on = { contacts, account: null, deal: { key: deal, name: 'Paint' } };
    const common = {
      timeKnown: true,
      minutes: 20,
      outcome: 'reached',
      subject: 'Call',
      text: 'Wants prices.',
      ...on,
    } as const;
    const at = '2026-11-19T14:00:00.000Z';
    const writes: Write[] = [
      { kind: 'activity', type: 'call', at, ...common },
      { kind: 'activity', type: 'note', at, ...common },
      { kind: 'task', what: 'Send prices', due: '2026-11-27', ...on },
      { kind: 'change', deal: on.deal, field: 'amount', from: 4000, to: 4500, currency: 'EUR' },
      { kind: 'company', name: 'Initech', domain: null },
      { kind: 'contact', name: 'Bob Quark', email: 'bob@initech.example', phone: '+420 777 000 000', account: null },
    ];
    for (const [place, write] of writes.entries()) {
      const key = `prism-${place}`;
      const written = await writer.write(key, write, world.reps[0]);
      expect(await writer.find(key, write)).toEqual([written]);
      const back = await writer.read(written, write);
      expect(await writer.undo(written, write, back?.version ?? '')).toBe('undone');
    }
    expect(new Set(asked).size).toBeGreaterThan(15);
    expect(violations).toEqual([]);
  });
});
