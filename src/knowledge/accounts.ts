/** An account as this audience sees it, and the companies around it. */
import type { Sql } from '../db/database.ts';
import type { AccountAnswer } from '../domain/answer.ts';
import { companyKey } from '../domain/companies.ts';

interface AccountRow extends Record<string, unknown> {
  id: number;
  name: string;
  rank: number;
  aliases: string[];
  domains: string[];
  industry: string | null;
  city: string | null;
  country: string | null;
  place: string | null;
}

/** The best record comes first: a CRM's before a name in someone's contacts, and the newer one. */
async function recordsOf(sql: Sql, ids: readonly number[]): Promise<AccountRow[]> {
  return sql<AccountRow>(
    `select account_id as id, name, rank, aliases, domains, industry, city, country, place
     from account_record where account_id = any($1::int[]) order by rank desc, as_of desc, id`,
    [ids],
  );
}

export async function accountsOf(sql: Sql, ids: readonly number[]): Promise<Map<number, AccountAnswer>> {
  const answers = new Map<number, AccountAnswer>();
  const records = ids.length === 0 ? [] : await recordsOf(sql, ids);
  for (const id of ids) {
    const own = records.filter(record => record.id === id);
    const best = own[0];
    if (!best) continue;
    const first = <K extends keyof AccountRow>(key: K) => own.find(record => record[key] !== null)?.[key] ?? null;
    const names = own.flatMap(record => (record.rank === 1 ? record.aliases : [record.name, ...record.aliases]));
    const others = new Map(names.map(name => [companyKey(name), name]));
    others.delete(companyKey(best.name));
    answers.set(id, {
      accountId: id,
      name: best.name,
      // "Globex" for "Globex Corporation" is no other name.
      alsoKnownAs: [...others]
        .filter(([key]) => !` ${companyKey(best.name)} `.includes(` ${key} `))
        .map(([, name]) => name),
      industry: first('industry'),
      place: [first('city'), first('country')].filter(Boolean).join(', ') || first('place'),
      domain: own.find(record => record.domains.length > 0)?.domains[0] ?? null,
    });
  }
  return answers;
}

/** The account and everything below it: subsidiaries of subsidiaries too. */
export async function withSubsidiaries(sql: Sql, id: number): Promise<number[]> {
  const rows = await sql<{ id: number }>(
    `with recursive family(id) as (
       select $1::int union select r.account_id from account_record r join family f on r.parent_id = f.id
     ) select id from family`,
    [id],
  );
  return rows.map(row => row.id);
}

/** The parent of an account, and the other companies under it. */
export async function relativesOf(sql: Sql, id: number): Promise<{ id: number; relation: 'parent' | 'subsidiary' }[]> {
  return sql<{ id: number; relation: 'parent' | 'subsidiary' }>(
    `with parent(id) as (select distinct parent_id from account_record where account_id = $1 and parent_id is not null)
     select id, 'parent' as relation from parent
     union
     select r.account_id, 'subsidiary' from account_record r join parent p on r.parent_id = p.id where r.account_id <> $1`,
    [id],
  );
}
