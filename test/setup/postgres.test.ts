import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchProject } from './scratch.ts';

// Stands in for a Docker engine: remembers the one container and writes down the SQL it is given.
const docker = `
echo "$*" >> calls
case $1 in
  info) ;;
  port) [ ! -e running ] || echo 127.0.0.1:49153 ;;
  run) touch running; echo "$*" > started ;;
  exec) case $* in *psql*) cat > sql ;; esac ;;
  inspect) cat started ;;
  stop) rm -f running ;;
  rm) rm -f running ;;
esac
`;

describe.skipIf(process.platform === 'win32')('scripts/postgres.sh', () => {
  let project: ReturnType<typeof scratchProject>;
  const postgres = (...words: string[]) =>
    project.run('bash', ['scripts/postgres.sh', ...words], { env: { ACQUAINT_TEST_DATABASE_URL: '' } });
  const read = (file: string) => readFileSync(join(project.root, file), 'utf8');

  beforeEach(() => {
    project = scratchProject(['scripts/postgres.sh', 'scripts/debian.sh'], { docker });
  });
  afterEach(() => rmSync(project.root, { recursive: true }));

  it('takes a server the tester runs as it is, and never stops it', async () => {
    const url = 'postgres://someone@db.example/acquaint';
    const run = (word: string) =>
      project.run('bash', ['scripts/postgres.sh', word], { env: { ACQUAINT_TEST_DATABASE_URL: url } });
    expect(await run('start')).toMatchObject({ code: 0, stdout: `${url}\n` });
    expect((await run('stop')).code).toBe(0);
    expect(existsSync(join(project.root, 'calls'))).toBe(false);
  });

  it('starts the image where Docker works, prints only the URL, and stops what it started', async () => {
    const started = await postgres('start');
    expect(started).toMatchObject({
      code: 0,
      stdout: 'postgres://acquaint_test:acquaint_test@127.0.0.1:49153/acquaint_test\n',
    });
    expect(read('started')).toContain('pgvector/pgvector:pg17');
    expect(read('sql')).toMatch(/create extension if not exists vector;\ncreate extension if not exists pg_trgm;/);
    expect((await postgres('url')).stdout).toBe(started.stdout);
    await postgres('stop');
    expect(await postgres('url')).toMatchObject({ code: 1, stdout: '' });
  });

  it('does not pass a fast server off as a durable one', async () => {
    await postgres('start');
    const refused = await postgres('start', '--durable');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('stop it first');
    await postgres('stop');
    expect((await postgres('start', '--durable')).code).toBe(0);
    expect(read('started')).not.toContain('fsync=off');
  });

  it('explains itself when it is called wrongly', async () => {
    expect(await postgres('begin')).toMatchObject({ code: 2, stderr: expect.stringContaining('start [name]') });
    expect((await postgres('start', '../elsewhere')).code).toBe(2);
  });
});

describe.skipIf(!process.env.ACQUAINT_TEST_DATABASE_URL)('The Postgres of the tests', () => {
  it('logs in as someone whom row security binds, on a server with the extensions', async () => {
    const client = new pg.Client(process.env.ACQUAINT_TEST_DATABASE_URL);
    await client.connect();
    try {
      const { rows } = await client.query(
        `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole,
           current_setting('server_version_num')::int >= 150000 as recent,
           (select count(*)::int from pg_extension where extname in ('vector', 'pg_trgm')) as extensions
         from pg_roles where rolname = current_user`,
      );
      expect(rows).toEqual([
        { rolsuper: false, rolbypassrls: false, rolcreatedb: true, rolcreaterole: true, recent: true, extensions: 2 },
      ]);
    } finally {
      await client.end();
    }
  });
});
