/** Whether the database answers, is new enough, brought up to date, and keeps its rows from those who may not see them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { administratorSql, pendingMigrations } from '../../db/migrate.ts';
import { type Finding, reasonOf } from './finding.ts';

const leastVersion = 150_000;

/** Where a server is, without its password. */
export function serverOf(url: string): string {
  try {
    const { host, pathname, username } = new URL(url);
    return `${host || 'localhost'}${pathname}${username ? ` as ${decodeURIComponent(username)}` : ''}`;
  } catch {
    return 'the server in DATABASE_URL';
  }
}

export async function checkDatabase(db: Database, where: string): Promise<Finding> {
  const [row] = await db.query<{ version: string; number: number; size: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  const version = row?.version.split(' ')[0] ?? '?';
  if ((row?.number ?? 0) < leastVersion)
    return {
      topic: 'Database',
      level: 'broken',
      text: `Postgres ${version} at ${where} is too old.`,
      remedy: 'Use Postgres 15 or newer.',
    };
  const kind = db.kind === 'embedded' ? 'embedded' : 'server';
  return { topic: 'Database', level: 'ok', text: `${kind}, Postgres ${version}, ${row?.size}: ${where}` };
}

const lock = z.object({ pid: z.number() });

/** The process that holds the embedded database, when it is another one. */
export async function holderOf(folder: string): Promise<number | null> {
  try {
    const { pid } = lock.parse(JSON.parse(await readFile(join(folder, 'lock'), 'utf8')));
    return pid === process.pid ? null : pid;
  } catch {
    return null;
  }
}

/** Extensions and the reader role: on a server an administrator makes them. */
export async function checkRights(db: Database): Promise<Finding[]> {
  const extensions = await db.query<{ name: string; there: boolean; available: boolean }>(
    `select name, exists (select from pg_extension where extname = name) as there,
       exists (select from pg_available_extensions a where a.name = wanted.name) as available
     from unnest(array['vector', 'pg_trgm']) as wanted(name)`,
  );
  const [login] = await db.query<{ name: string }>('select current_user as name');
  const paste = administratorSql.replace('<the login in DATABASE_URL>', `"${login?.name ?? 'login'}"`);
  const missing = extensions.filter(one => !one.there);
  const absent = missing.filter(one => !one.available).map(one => one.name);
  const findings: Finding[] = [
    missing.length === 0
      ? { topic: 'Extensions', level: 'ok', text: extensions.map(one => one.name).join(', ') }
      : {
          topic: 'Extensions',
          level: 'broken',
          text: `${missing.map(one => one.name).join(' and ')} missing.`,
          remedy:
            absent.length > 0
              ? `The server has no ${absent.join(', ')} installed: install it there, then an administrator of the database runs`
              : 'An administrator of the database runs, once',
          paste,
        },
  ];
  try {
    await db.transaction(sql => sql('set local role acquaint_reader'));
    findings.push({ topic: 'Reader role', level: 'ok', text: 'answers are read as acquaint_reader' });
  } catch (error) {
    findings.push({
      topic: 'Reader role',
      level: 'broken',
      text: `This login cannot read as acquaint_reader (${reasonOf(error)}), so nothing can be answered.`,
      ...(missing.length === 0 ? { remedy: 'An administrator of the database runs, once', paste } : {}),
    });
  }
  return findings;
}

/** Applied migrations, and that a reader without scopes sees nothing. */
export async function checkMigrations(db: Database): Promise<Finding> {
  const topic = 'Migrations';
  const pending = await pendingMigrations(db);
  if (pending.length > 0)
    return {
      topic,
      level: 'broken',
      text: `${pending.length} not applied yet: ${pending.join(', ')}`,
      remedy: 'Any other command applies them, or says why it cannot: ./acquaint sources',
    };
  const [seen] = await db.transaction(async sql => {
    await sql('set local role acquaint_reader');
    return sql<{ rows: number }>('select count(*)::int as rows from contact_record');
  });
  return seen?.rows === 0
    ? { topic, level: 'ok', text: 'all applied; rows are shown only to those who may see them' }
    : {
        topic,
        level: 'broken',
        text: 'Row security is off: everyone would see every row.',
        remedy: 'Restore the policies of src/db/migrations, or import into a new database.',
      };
}
