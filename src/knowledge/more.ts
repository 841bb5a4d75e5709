/** Everything this audience may see of one person. */
import type { Sql } from '../db/database.ts';
import type { MoreResult } from '../domain/answer.ts';
import type { PartKind } from '../domain/tie.ts';

type More = Omit<MoreResult, 'person' | 'choices' | 'unknownName' | 'nearestNames'>;

export async function moreOf(sql: Sql, contactId: number): Promise<More> {
  const [addresses] = await sql<{ emails: string[] | null; phones: string[] | null; profiles: string[] | null }>(
    `select array_agg(distinct e) filter (where e is not null) as emails, array_agg(distinct p) filter (where p is not null) as phones,
       array_agg(distinct l) filter (where l is not null) as profiles
     from contact_record r
     left join lateral unnest(r.emails) e on true left join lateral unnest(r.phones) p on true
     left join lateral unnest(r.profiles) l on true
     where r.contact_id = $1`,
    [contactId],
  );
  const positions = await sql<More['positions'][number] & Record<string, unknown>>(
    `select distinct on (p.account_id) p.title, a.name as account, p.started as "from", p.ended as "to", coalesce(s.name, '') as source
     from position p left join source s on s.id = p.source_id
     join lateral (select name from account_record where account_id = p.account_id order by rank desc, as_of desc, id limit 1) a on true
     where p.contact_id = $1 order by p.account_id, p.title is null, p.ended nulls first, p.as_of desc`,
    [contactId],
  );
  const deals = await sql<More['deals'][number] & Record<string, unknown>>(
    `select d.name, d.stage, d.amount, d.currency, c.name as owner
     from contact_record r join deal_contact dc on dc.record_id = r.id join deal d on d.id = dc.deal_id
     left join colleague c on c.id = d.owner_id
     where r.contact_id = $1 order by d.close_date desc nulls last, d.id limit 5`,
    [contactId],
  );
  const touches = await sql<{ kind: PartKind; at: Date; colleague: string; pending: boolean }>(
    `select t.kind, t.at, c.name as colleague, t.key like 'pending:%' as pending from contact_record r join touch t on t.record_id = r.id
     join colleague c on c.id = t.colleague_id
     where r.contact_id = $1 and t.counted order by t.at desc limit 5`,
    [contactId],
  );
  return {
    emails: addresses?.emails ?? [],
    phones: addresses?.phones ?? [],
    profiles: addresses?.profiles ?? [],
    positions: [...positions].sort((a, b) => Number(a.to !== null) - Number(b.to !== null)),
    deals,
    lastTouches: touches,
  };
}
