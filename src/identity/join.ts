/** Joins records to contacts and accounts after a change, and takes apart what no longer belongs together. */

import type { Sql } from '../db/database.ts';
import { clusterRecords, type Keyed, type SoftRule } from '../domain/cluster.ts';

interface Side {
  readonly table: 'contact_record' | 'account_record';
  readonly key: 'contact_key' | 'account_key';
  readonly cluster: 'contact_id' | 'account_id';
  readonly ids: 'contact_ids' | 'account_ids';
  readonly rule: SoftRule;
  /** Where the cluster is kept beside the record: table, and the column that names the record. */
  readonly copies: readonly { table: string; cluster: string; record: string; only?: string }[];
}

const contacts: Side = {
  table: 'contact_record',
  key: 'contact_key',
  cluster: 'contact_id',
  ids: 'contact_ids',
  rule: 'unique in each source',
  copies: [
    { table: 'position', cluster: 'contact_id', record: 'record_id' },
    { table: 'tie_part', cluster: 'contact_id', record: 'record_id' },
    { table: 'tie_hint', cluster: 'contact_id', record: 'record_id' },
    { table: 'profile', cluster: 'contact_id', record: 'record_id' },
    { table: 'name', cluster: 'entity_id', record: 'record_id', only: "kind = 'contact'" },
  ],
};

const accounts: Side = {
  table: 'account_record',
  key: 'account_key',
  cluster: 'account_id',
  ids: 'account_ids',
  rule: 'no other domain',
  copies: [
    { table: 'position', cluster: 'account_id', record: 'account_record_id' },
    { table: 'name', cluster: 'entity_id', record: 'record_id', only: "kind = 'account'" },
  ],
};

const sameKey = (side: Side) =>
  `o.value = k.value and o.kind = k.kind${side === contacts ? ' and o.account_id = k.account_id' : ''}`;

/**
 * The records that may have to move: those that share a key with `changed`, and everything in the clusters concerned.
 * Records that share a key with nobody and are alone in their cluster are left out; most of a first import are.
 */
async function concerned(sql: Sql, side: Side, changed: readonly number[]): Promise<Keyed[]> {
  const rows = await sql<{
    id: number;
    source: number;
    scope: number;
    everyone: boolean;
    cluster: number;
    hard: string[] | null;
    soft: string[] | null;
    domains: string[] | null;
  }>(
    `with near as (
       select o.record_id as id from ${side.key} k join ${side.key} o on ${sameKey(side)}
       where k.record_id = any($1::int[]) and o.record_id <> k.record_id
       union
       select k.record_id from ${side.key} k join ${side.key} o on ${sameKey(side)}
       where k.record_id = any($1::int[]) and o.record_id <> k.record_id
     ),
     clusters as (
       select ${side.cluster} from ${side.table} where id in (select id from near)
       union
       select r.${side.cluster} from ${side.table} r
       where r.id = any($1::int[])
         and exists (select from ${side.table} o where o.${side.cluster} = r.${side.cluster} and o.id <> r.id)
     )
     select r.id, r.source_id as source, r.scope_id as scope, s.everyone, r.${side.cluster} as cluster,
            ${side === accounts ? 'r.domains' : 'null::text[] as domains'}, keys.hard, keys.soft
     from ${side.table} r
     join scope s on s.id = r.scope_id
     left join lateral (
       select array_agg(kind || ':' || value) filter (where kind <> 'name') as hard,
              array_agg(kind || ':' || value${side === contacts ? " || '@' || account_id" : ''}) filter (where kind = 'name') as soft
       from ${side.key} where record_id = r.id
     ) keys on true
     where r.${side.cluster} in (select ${side.cluster} from clusters)
     order by r.id`,
    [changed],
  );
  return rows.map(row => ({ ...row, hard: row.hard ?? [], soft: row.soft ?? [], domains: row.domains ?? [] }));
}

/** @returns records that moved to another cluster, with that cluster */
async function join(sql: Sql, side: Side, changed: readonly number[]): Promise<Map<number, number>> {
  const moved = new Map<number, number>();
  if (changed.length === 0) return moved;
  const records = await concerned(sql, side, changed);
  if (records.length === 0) return moved;
  const fresh = await sql<{ id: number }>(`select nextval('${side.ids}')::int as id from generate_series(1, $1::int)`, [
    records.length,
  ]);
  const clusters = clusterRecords(records, side.rule, () => {
    const next = fresh.pop();
    if (!next) throw new Error('More clusters than records.');
    return next.id;
  });
  for (const record of records) {
    const cluster = clusters.get(record.id);
    if (cluster !== undefined && cluster !== record.cluster) moved.set(record.id, cluster);
  }
  if (moved.size === 0) return moved;
  const values = [[...moved.keys()], [...moved.values()]];
  const to = 'unnest($1::int[], $2::int[]) as moved(record, cluster)';
  await sql(`update ${side.table} set ${side.cluster} = moved.cluster from ${to} where id = moved.record`, values);
  for (const copy of side.copies) {
    await sql(
      `update ${copy.table} set ${copy.cluster} = moved.cluster from ${to}
       where ${copy.table}.${copy.record} = moved.record ${copy.only ? `and ${copy.only}` : ''}`,
      values,
    );
  }
  return moved;
}

/** Joins contact records; to be called in the transaction that changed them or their keys. */
export async function joinContacts(sql: Sql, changed: readonly number[]): Promise<void> {
  await join(sql, contacts, changed);
}

/** Joins account records; names of people at accounts that became one may then be unique there, so these follow. */
export async function joinAccounts(sql: Sql, changed: readonly number[]): Promise<void> {
  const moved = await join(sql, accounts, changed);
  if (moved.size === 0) return;
  const values = [[...moved.keys()], [...moved.values()]];
  const people = await sql<{ record_id: number }>(
    `update contact_key k set account_id = p.account_id
     from unnest($1::int[], $2::int[]) as moved(record, cluster)
     join position p on p.account_record_id = moved.record
     where k.record_id = p.record_id and k.kind = 'name' and k.account_id <> p.account_id
       and not exists (select from contact_key o where o.record_id = k.record_id and o.kind = 'name'
                         and o.value = k.value and o.account_id = p.account_id)
       and not exists (select from position q where q.record_id = k.record_id and q.account_id = k.account_id)
     returning k.record_id`,
    values,
  );
  await joinParents(sql, [...moved.keys()]);
  await join(sql, contacts, [...new Set(people.map(row => row.record_id))]);
}

/** Resolves parents named by key to accounts: of these records, and of those whose parent these records are. */
export async function joinParents(sql: Sql, records: readonly number[]): Promise<void> {
  await sql(
    `update account_record child set parent_id = parent.account_id
     from account_record parent
     where parent.source_id = child.source_id and parent.key = child.parent_key
       and child.parent_key is not null
       and (child.id = any($1::int[]) or parent.id = any($1::int[]))
       and child.parent_id is distinct from parent.account_id`,
    [records],
  );
}
