/** What speaks for one record or another when something is logged: deals, recent touches, owners. All as one audience. */
import type { Sql } from '../db/database.ts';
import type { ContactStanding, KnownDeal } from './port.ts';

const columns = `select d.id, d.name, d.stage, d.amount::float8 as amount, d.currency, to_char(d.close_date, 'YYYY-MM-DD') as "closeDate",
  a.account_id as "accountId", d.owner_id as "ownerId", c.name as owner,
  coalesce((select array_agg(distinct r.contact_id) from deal_contact dc join contact_record r on r.id = dc.record_id
    where dc.deal_id = d.id), '{}') as "contactIds"
from deal d left join account_record a on a.id = d.account_record_id left join colleague c on c.id = d.owner_id`;

/** Most deals that a few words may name; more, and the words say nothing. */
const mostNamed = 200;

/** The deals whose names hold any of these words, those of the asker first. */
export async function dealsNamed(sql: Sql, words: readonly string[], askerId: number): Promise<readonly KnownDeal[]> {
  const patterns = words.map(word => `%${word.replace(/[\\%_]/gu, '\\$&')}%`);
  return sql<KnownDeal & Record<string, unknown>>(
    `${columns} where d.name ilike any($1::text[])
     order by d.owner_id is not distinct from $2::int desc, d.close_date desc nulls last, d.id limit ${mostNamed}`,
    [patterns, askerId],
  );
}

/** The deals of these accounts, and those on which these contacts stand. Closed ones too: what is closed is read from the stage. */
export async function dealsOf(
  sql: Sql,
  accounts: readonly number[],
  contacts: readonly number[],
): Promise<readonly KnownDeal[]> {
  return sql<KnownDeal & Record<string, unknown>>(
    `${columns}
     where a.account_id = any($1::int[])
        or exists (select from deal_contact dc join contact_record r on r.id = dc.record_id
                   where dc.deal_id = d.id and r.contact_id = any($2::int[]))
     order by d.close_date nulls last, d.id`,
    [accounts, contacts],
  );
}

/** Every stage that a deal is in: the company's own words. */
export async function stagesOf(sql: Sql): Promise<readonly string[]> {
  const rows = await sql<{ stage: string }>('select distinct stage from deal where stage is not null order by stage');
  return rows.map(row => row.stage);
}

export async function standingOf(
  sql: Sql,
  contacts: readonly number[],
  askerId: number,
  now: Date,
): Promise<readonly ContactStanding[]> {
  return sql<ContactStanding & Record<string, unknown>>(
    `select r.contact_id as "contactId",
       extract(epoch from $3::timestamptz - max(t.at) filter (where t.colleague_id = $2::int))::float8 / 86400 as "ownTouchDays",
       extract(epoch from $3::timestamptz - max(t.at))::float8 / 86400 as "anyTouchDays",
       (array_agg(t.kind order by t.at desc) filter (where t.colleague_id = $2::int))[1] as "lastKind",
       bool_or(r.owner_id is not distinct from $2::int) as owned,
       coalesce((select array_agg(distinct p.account_id) from position p where p.contact_id = r.contact_id and p.ended is null), '{}') as "accountIds",
       coalesce((select array_agg(distinct p.account_id) from position p where p.contact_id = r.contact_id), '{}') as "everAt"
     from contact_record r left join touch t on t.record_id = r.id and t.counted and t.at <= $3
     where r.contact_id = any($1::int[]) group by r.contact_id`,
    [contacts, askerId, now],
  );
}

/** Whom the asker was last in touch with: the likeliest where a message names nobody. */
export async function recentContacts(sql: Sql, askerId: number, now: Date, count: number): Promise<readonly number[]> {
  const rows = await sql<{ id: number }>(
    `select r.contact_id as id from touch t join contact_record r on r.id = t.record_id
     where t.colleague_id = $1 and t.counted and t.at <= $2 and t.at > $2::timestamptz - interval '60 days' and t.size < 20
     group by r.contact_id order by max(t.at) desc, r.contact_id limit $3`,
    [askerId, now, count],
  );
  return rows.map(row => row.id);
}
