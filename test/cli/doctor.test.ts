import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverOf } from '../../src/cli/doctor/database.ts';
import { checkModel } from '../../src/cli/doctor/surroundings.ts';
import { readConfig } from '../../src/config.ts';
import { dropDatabase } from '../support/databases.ts';
import { type Desk, openDesk } from './run.ts';

const slow = { timeout: 180_000 };
const server = process.env.ACQUAINT_TEST_DATABASE_URL;

describe('the doctor', slow, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, slow.timeout);
  afterAll(() => desk.remove());

  test('finds what could be better in a database that works, with the remedy, and forgets old questions', async () => {
    await desk.look(async db => {
      await db.query("insert into scope (kind) values ('source')");
      await db.query(
        `insert into source (family, name, sharing, sharing_chosen, scope_id, people_scope_id, imported_at)
         values ('hubspot', 'HubSpot', 'company', true, 1, 1, now() - interval '100 days')`,
      );
      await db.query(
        `insert into turn (channel, delivery_id, thread, reference, text, arguments, shown, received_at) values
           ('console', '1', 't', 'old', 'who knows Ada?', '{"person": "Ada"}', '[{"kind": "contact", "id": 1}]', now() - interval '31 days'),
           ('console', '2', 't', 'new', 'who knows Bob?', '{}', '[]', now() - interval '29 days')`,
      );
      await db.query(
        `insert into turn_feedback (turn_id, given_by, good, fault, contact_id, reason, at) values
           (1, 'nina', false, 'person', 1, 'she left', now()), (1, 'jonas', true, null, null, null, now()),
           (2, 'nina', false, 'missing', null, 'Cem', now())`,
      );
    });
    const { code, stdout } = await desk.run(['doctor']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ Database +embedded, Postgres \d+/);
    expect(stdout).toMatch(/✓ Migrations +all applied/);
    expect(stdout).toMatch(/! Our company +Our mail domain is not set[\s\S]*→ \.\/acquaint company --domain/);
    expect(stdout).toMatch(/! Sources +1 HubSpot: 0 people, 0 touches, imported in [A-Z]\w+\n +→ Export it again/);
    expect(stdout).toMatch(/✓ Feedback +1 answers found good, 2 bad \(a wrong person 1, somebody missing 1, not/);
    expect(stdout).not.toMatch(/she left|Cem/);
    expect(stdout).toMatch(/All works; \d to improve\.\n$/);
    expect(stdout.split('\n').every(line => [...line].length <= 100)).toBe(true);
    await desk.look(async db => {
      expect(await db.query('select text, arguments, shown from turn order by id')).toEqual([
        { text: null, arguments: {}, shown: [] },
        { text: 'who knows Bob?', arguments: {}, shown: [] },
      ]);
      expect(
        await db.query('select fault, contact_id as who, reason from turn_feedback order by given_by, turn_id'),
      ).toEqual([
        { fault: null, who: null, reason: null },
        { fault: 'person', who: null, reason: null },
        { fault: 'missing', who: null, reason: 'Cem' },
      ]);
    });
  });

  test('says what waits to be written, for how long and why, what failed, and which work nobody does', async () => {
    await desk.look(async db => {
      await db.query(`insert into colleague (name, email, own_scope_id) values ('Cem Aras', 'cem@ours.example', 1)`);
      await db.query(
        `insert into proposal (turn_id, colleague_id, source_id, channel, thread, language, proposal, created_at)
         select (select min(id) from turn), c.id, (select min(id) from source), 'console', 't', 'en', '{}', now()
         from colleague c where c.email = 'cem@ours.example'`,
      );
      await db.query(
        `insert into entry (proposal_id, key, piece, state, write, author, decided_at, reason)
         select p.id, i.key, 1, i.state, '{"text": "a secret"}', '{}', now() - i.ago * interval '1 hour', i.reason
         from proposal p, (values ('a', 'queued', 3, 'Odoo cannot be reached.'), ('b', 'delivered', 1, null),
           ('c', 'failed', 24, 'The deal is gone.'), ('d', 'failed', 400, 'Long ago.'), ('e', 'verified', 1, null))
           as i(key, state, ago, reason)`,
      );
      await db.query('create schema pgboss');
      await db.query(
        `create table pgboss.job as select 'crm-sync' as name, 'created' as state, now() - interval '2 hours' as start_after
         union all select 'crm-hint', 'created', now() + interval '2 minutes'`,
      );
    });
    const { stdout } = await desk.run(['doctor']);
    await desk.look(async db => {
      await db.query('drop schema pgboss cascade');
      await db.query('delete from proposal');
    });
    const told = stdout.replace(/\s+/gu, ' ');
    expect(told).toContain('! Writes 2 writes on the way to the CRM, the oldest 3 hours ago: Odoo cannot be reached.');
    expect(told).toContain('1 write failed in the last 7 days, the last one because: The deal is gone.');
    expect(told).toContain('! Jobs Nobody does what is due: crm-sync 1, due 2 hours ago.');
    expect(told).not.toMatch(/crm-hint|Long ago|secret/u);
  });

  test('works while another process has the database open', async () => {
    await desk.look(db => db.query("insert into setting (key, value) values ('demo', 'false') on conflict do nothing"));
    await desk.look(async db => {
      await db.query("insert into own_domain values ('ours.example') on conflict do nothing");
    });
    const nina = await desk.run(['company', '--me', 'nina@ours.example']);
    expect(nina.code, nina.stderr).toBe(0);
    const running = desk.start(['start']);
    await running.holds();
    const { code, stdout } = await desk.run(['doctor']);
    running.kill();
    await running.done;
    expect(code).toBe(0);
    expect(stdout).toMatch(/process\s+\d+\s+has\s+it\s+open\s+too/);
  });

  test('says which migrations are missing, and ends with 1', async () => {
    const data = await desk.another();
    const { openFolder } = await import('../../src/db/database.ts');
    const db = await openFolder(data);
    await db.query("delete from migration where name = '0006_find.sql'");
    await db.close();
    const { code, stdout } = await desk.run(['doctor'], { data });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Migrations +1 not applied yet: 0006_find\.sql\n +→ Any other command applies them/);
    // It does not, here: the functions are there already. That is said too, and the doctor goes on saying it.
    expect(await desk.run(['sources'], { data })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('already exists'),
    });
  });

  test('says that a server cannot be reached, without its password', async () => {
    const { code, stdout } = await desk.run(['doctor'], {
      env: { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/crm' },
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Database +127\.0\.0\.1:1\/crm as me cannot be reached: connect ECONNREFUSED/);
    expect(stdout).not.toContain('hush');
    expect(serverOf('no address')).toBe('the server in DATABASE_URL');
  });

  test('says which setting cannot be used', async () => {
    const { code, stdout } = await desk.run(['doctor'], { env: { ACQUAINT_STRONG: 'very' } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ Settings[\s\S]*ACQUAINT_STRONG/);
  });

  test.skipIf(!server)('prints the SQL for the administrator of a server without the extensions', async () => {
    const name = `acquaint_bare_${randomBytes(4).toString('hex')}`;
    const admin = new pg.Client(server);
    await admin.connect();
    await admin.query(`create database ${name} template template0`);
    try {
      const url = new URL(server ?? '');
      url.pathname = `/${name}`;
      const { code, stdout } = await desk.run(['doctor'], { env: { DATABASE_URL: url.href } });
      expect(code).toBe(1);
      expect(stdout).toMatch(/✗ Extensions +vector and pg_trgm missing\.[\s\S]*create extension if not exists vector;/);
      expect(stdout).toContain(`grant acquaint_reader to "${url.username}";`);
      expect(stdout).toMatch(/✗ Migrations +\d+ not applied yet/);
      if (url.password !== url.username) expect(stdout).not.toContain(url.password);
    } finally {
      await dropDatabase(admin, name);
      await admin.end();
    }
  });
});

describe('the doctor and the model server', () => {
  const config = readConfig({
    OPENAI_API_KEY: 'sk-hush',
    OPENAI_BASE_URL: 'http://model.example/v1/',
    OPENAI_MODEL: 'large',
  });
  const answering =
    (status: number, body: unknown = {}): typeof fetch =>
    async () =>
      Response.json(body, { status });

  test.each([
    ['it answers', answering(200, { data: [{ id: 'large' }] }), 'ok', /^large at http:\/\/model\.example\/v1$/],
    ['it has no list of models', answering(404), 'ok', /large at/],
    [
      'it does not know the model',
      answering(200, { data: [{ id: 'small' }] }),
      'note',
      /does not list the model large/,
    ],
    ['it refuses the key', answering(401), 'broken', /refuses the key/],
    ['it is ill', answering(503), 'broken', /answers with 503/],
    [
      'nobody is there',
      (() =>
        Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }))) as typeof fetch,
      'broken',
      /cannot be reached \(getaddrinfo ENOTFOUND\)/,
    ],
  ] as const)('when %s', async (_, request, level, text) => {
    const finding = await checkModel(config, request);
    expect(finding).toMatchObject({ level, text: expect.stringMatching(text) });
    expect(JSON.stringify(finding)).not.toContain('hush');
  });

  test('is asked nothing where none is configured', async () => {
    const never: typeof fetch = () => {
      throw new Error('no network');
    };
    expect(await checkModel(readConfig({}), never)).toMatchObject({
      level: 'ok',
      text: expect.stringContaining('none configured'),
    });
  });
});
