/** What tells one name from another: title and company of a person, industry and place of a company. */
import type { Sql } from '../db/database.ts';
import type { NameKind } from './port.ts';

/** @returns `${kind} ${id}` → hint */
export async function hintsOf(
  sql: Sql,
  things: readonly { kind: NameKind; id: number }[],
): Promise<Map<string, string>> {
  const ids = (kind: NameKind) => [...new Set(things.filter(thing => thing.kind === kind).map(thing => thing.id))];
  const hints = new Map<string, string>();
  const contacts = ids('contact');
  if (contacts.length > 0) {
    const rows = await sql<{ id: number; hint: string }>(
      `select distinct on (p.contact_id) p.contact_id as id, concat_ws(' · ', p.title, a.name) as hint
       from position p
       left join lateral (select name from account_record where account_id = p.account_id order by rank desc, as_of desc, id limit 1) a on true
       where p.contact_id = any($1::int[])
       order by p.contact_id, p.ended nulls first, p.as_of desc, p.title nulls last`,
      [contacts],
    );
    for (const row of rows) if (row.hint !== '') hints.set(`contact ${row.id}`, row.hint);
  }
  const accounts = ids('account');
  if (accounts.length > 0) {
    const rows = await sql<{ id: number; hint: string }>(
      `select distinct on (account_id) account_id as id,
         concat_ws(' · ', industry, coalesce(nullif(concat_ws(', ', city, country), ''), place), domains[1]) as hint
       from account_record where account_id = any($1::int[])
       order by account_id, rank desc, as_of desc, id`,
      [accounts],
    );
    for (const row of rows) if (row.hint !== '') hints.set(`account ${row.id}`, row.hint);
  }
  return hints;
}
