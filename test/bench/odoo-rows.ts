/** The bench company as rows of a real Odoo 14 of our own (scripts/odoo.sh): by SQL, because its API takes hours for it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { type BenchContact, benchCompany, benchNow } from './company.ts';
import { root } from './databases.ts';
import { progress } from './report.ts';

/** Most messages of one contact. */
const most = 12;
const batch = 5_000;
const scripts = join(root, 'scripts');

async function line(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('bash', [join(scripts, script), ...args]);
  return stdout.trim();
}

/** @returns its address with a login; three messages a contact on average */
export async function fillOdoo(contacts: number): Promise<{ url: string; close(): Promise<void> }> {
  const url = await line('odoo.sh', 'start', 'bench');
  const server = new URL(await line('postgres.sh', 'url', 'odoo14'));
  server.pathname = new URL(url).pathname;
  const db = new pg.Client({ connectionString: server.href });
  await db.connect();
  try {
    await fill(db, contacts);
  } finally {
    await db.end();
  }
  return { url, close: async () => void (await line('odoo.sh', 'stop', 'bench')) };
}

async function fill(db: pg.Client, contacts: number): Promise<void> {
  const company = benchCompany(contacts);
  const changed = new Date(benchNow.getTime() - 3 * 86_400_000);
  const users = await db.query<{ id: number; partner: number }>(
    "select id, partner_id as partner from res_users where login in ('admin', 'demo') order by id",
  );
  const accounts = await db.query<{ id: number }>(
    `insert into res_partner (name, display_name, is_company, active, type, city, website, create_date, write_date, create_uid, write_uid)
     select name, name, true, true, 'contact', city, website, $4::timestamp, $4::timestamp + place * interval '1 second', 2, 2
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality as c(name, city, website, place) returning id`,
    [
      company.accounts.map(({ name }) => name),
      company.accounts.map(({ city }) => city),
      company.accounts.map(({ domain }) => `http://${domain}`),
      changed,
    ],
  );
  let [people, messages] = [0, 0];
  let waiting: BenchContact[] = [];
  const flush = async () => {
    const made = await db.query<{ id: number }>(
      `insert into res_partner (name, display_name, is_company, active, type, parent_id, commercial_partner_id, email,
         function, city, create_date, write_date, create_uid, write_uid)
       select name, name, false, true, 'contact', parent, parent, email, title, city, $6::timestamp,
         $6::timestamp + ($7::int + place) * interval '1 second', 2, 2
       from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[]) with ordinality
         as c(name, parent, email, title, city, place) returning id`,
      [
        waiting.map(({ given, family }) => `${given} ${family}`),
        waiting.map(({ account }) => accounts.rows[account]?.id),
        waiting.map(({ email }) => email),
        waiting.map(({ title }) => title),
        waiting.map(({ city }) => city),
        changed,
        company.accounts.length + people,
      ],
    );
    const touches = waiting.flatMap(({ touches }, place) =>
      touches.slice(0, most).map(touch => ({ ...touch, record: made.rows[place]?.id })),
    );
    await db.query(
      `insert into mail_message (date, body, model, res_id, message_type, author_id, mail_activity_type_id, create_date,
         write_date, create_uid, write_uid)
       select at, '<p>Talked about prices and dates.</p>', 'res.partner', record,
         case when kind = 'email' then 'email' else 'comment' end, author,
         case when kind <> 'email' then (select min(id) from mail_activity_type where name ilike '%call%') end,
         $5::timestamp, $5::timestamp, 2, 2
       from unnest($1::timestamp[], $2::int[], $3::text[], $4::int[]) as m(at, record, kind, author)`,
      [
        touches.map(({ at }) => at),
        touches.map(({ record }) => record),
        touches.map(({ kind }) => kind),
        touches.map(({ colleague }) => users.rows[colleague % users.rows.length]?.partner),
        changed,
      ],
    );
    people += waiting.length;
    messages += touches.length;
    waiting = [];
  };
  for (const person of company.people()) {
    waiting.push(person);
    if (waiting.length === batch) await flush();
  }
  await flush();
  await db.query('analyze');
  progress(`${accounts.rows.length} companies, ${people} contacts, ${messages} messages in Odoo`);
}
