/** Who we are: our name and mail domains, and what follows for people who turn out to be ours. */
import type { Sql } from '../db/database.ts';
import { isMachineAddress } from '../domain/addresses.ts';
import { isRoleAddress } from '../domain/role-address.ts';
import { loadColleagues } from './colleagues.ts';
import { eraseRecords } from './erase-records.ts';

export interface OurCompany {
  readonly name: string | null;
  readonly domains: readonly string[];
}

export async function ourCompany(sql: Sql): Promise<OurCompany> {
  const [named] = await sql<{ name: string }>("select value #>> '{}' as name from setting where key = 'company'");
  const domains = await sql<{ domain: string }>('select domain from own_domain order by domain');
  return { name: named?.name ?? null, domains: domains.map(row => row.domain) };
}

export async function nameOurCompany(sql: Sql, name: string): Promise<void> {
  await sql(
    `insert into setting (key, value) values ('company', to_jsonb($1::text))
     on conflict (key) do update set value = excluded.value`,
    [name],
  );
}

/** @returns the domains that were not ours before */
export async function addOwnDomains(sql: Sql, domains: readonly string[]): Promise<string[]> {
  const added = await sql<{ domain: string }>(
    'insert into own_domain (domain) select unnest($1::text[]) on conflict do nothing returning domain',
    [domains],
  );
  return added.map(row => row.domain);
}

/**
 * People who were stored as contacts before we knew that they are ours: their records go, and they become colleagues.
 * What they did with contacts is counted for them when its file is imported again.
 * @returns how many records went
 */
export async function removeOwnPeople(sql: Sql, now: Date): Promise<number> {
  const colleagues = await loadColleagues(sql);
  const rows = await sql<{ id: number; name: string; emails: string[]; profiles: string[]; owned: boolean }>(
    `select r.id, r.name, r.emails, r.profiles, s.owner_id is not null as owned
     from contact_record r join source s on s.id = r.source_id
     where exists (select from unnest(r.emails) e join own_domain o on e like '%@' || o.domain or e like '%.' || o.domain)
        or exists (select from unnest(r.emails) e join colleague_key k on k.kind = 'email' and k.value = e)
        or exists (select from unnest(r.profiles) p join colleague_key k on k.kind = 'profile' and k.value = p)
     order by r.id`,
  );
  const isOurs = (email: string) => colleagues.isOwnAddress(email);
  const ours = rows.filter(
    ({ emails, profiles }) =>
      emails.some(email => isOurs(email) || colleagues.find({ email }) !== undefined) ||
      profiles.some(profile => colleagues.find({ profile }) !== undefined),
  );
  for (const { name, emails, owned } of ours) {
    const email = emails.find(one => isOurs(one) && !isRoleAddress(one) && !isMachineAddress(one));
    if (!email) continue;
    // What only a colleague's own files say is not told to the others.
    if (owned) await colleagues.meet(sql, email);
    else await colleagues.learn(sql, { name, email });
  }
  await eraseRecords(
    sql,
    ours.map(row => row.id),
    now,
  );
  return ours.length;
}
