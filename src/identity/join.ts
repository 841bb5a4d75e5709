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

/** A name is a key of people at one account; all other keys stand alone. */
const place = (side: Side, key: string) => (side === contacts ? `${key}.account_id` : '0');
const sameKey = (side: Side) => `o.value = k.value and o.kind = k.kind and ${place(side, 'o')} = ${place(side, 'k')}`;

/** Records that share a key or a cluster with record `of`. */
const nextTo = (side: Side, of: string) =>
  `select o.record_id as id from ${side.key} k join ${side.key} o on ${sameKey(side)}
   where k.record_id = ${of} and o.record_id <> k.record_id
   union all
   select o.id from ${side.table} r join ${side.table} o on o.${side.cluster} = r.${side.cluster} and o.id <> r.id
   where r.id = ${of}`;

/**
 * All records that a chain of equal keys and clusters leads to from these. From records to their keys and clusters and
 * back, so that each key is followed once, however many records have it. In steps, not as one recursive statement: its
 * length cannot be foreseen, and where the tables are new to the planner it read them whole at each step.
 */
async function chainFrom(sql: Sql, side: Side, seeds: readonly number[]): Promise<number[]> {
  const records = new Set(seeds);
  const keys = new Set<string>();
  const clusters = new Set<number>();
  for (let fresh = [...records]; fresh.length > 0; ) {
    const theirKeys = await sql<{ kind: string; value: string; place: number }>(
      `select distinct k.kind, k.value, ${place(side, 'k')} as place from ${side.key} k where k.record_id = any($1::int[])`,
      [fresh],
    );
    const theirClusters = await sql<{ id: number }>(
      `select distinct ${side.cluster} as id from ${side.table} where id = any($1::int[])`,
      [fresh],
    );
    const nameOf = (key: (typeof theirKeys)[number]) => `${key.kind} ${key.place} ${key.value}`;
    const newKeys = theirKeys.filter(key => !keys.has(nameOf(key)));
    const newClusters = theirClusters.map(row => row.id).filter(id => !clusters.has(id));
    for (const key of newKeys) keys.add(nameOf(key));
    for (const id of newClusters) clusters.add(id);
    const next = await sql<{ id: number }>(
      `select k.record_id as id from unnest($1::text[], $2::text[], $3::int[]) as asked(kind, value, place)
       join ${side.key} k on k.value = asked.value and k.kind = asked.kind and ${place(side, 'k')} = asked.place
       union
       select id from ${side.table} where ${side.cluster} = any($4::int[])`,
      [newKeys.map(key => key.kind), newKeys.map(key => key.value), newKeys.map(key => key.place), newClusters],
    );
    fresh = next.map(row => row.id).filter(id => !records.has(id));
    for (const id of fresh) records.add(id);
  }
  return [...records];
}

/**
 * All records that `changed` may be joined with or taken apart from. Records that share neither key nor cluster with
 * anybody are left out; most of a first import are.
 */
async function concerned(sql: Sql, side: Side, changed: readonly number[]): Promise<(Keyed & { cluster: number })[]> {
  const shared = await sql<{ id: number }>(
    `select k.record_id as id from ${side.key} k join ${side.key} o on ${sameKey(side)} and o.record_id <> k.record_id
     where k.record_id = any($1::int[])
     union
     select r.id from ${side.table} r join ${side.table} o on o.${side.cluster} = r.${side.cluster} and o.id <> r.id
     where r.id = any($1::int[])`,
    [changed],
  );
  if (shared.length === 0) return [];
  const chain = await chainFrom(
    sql,
    side,
    shared.map(row => row.id),
  );
  const rows = await sql<{
    id: number;
    source: number;
    viewers: string | null;
    cluster: number;
    own: number;
    hard: string[] | null;
    soft: string[] | null;
    domains: string[] | null;
  }>(
    `select r.id, r.source_id as source, r.${side.cluster} as cluster, coalesce(r.own_id, r.${side.cluster}) as own,
            case when not s.everyone then coalesce(
              (select string_agg(m.colleague_id::text, ',' order by m.colleague_id) from scope_member m where m.scope_id = s.id),
              '') end as viewers,
            ${side === accounts ? 'r.domains' : 'null::text[] as domains'}, keys.hard, keys.soft
     from ${side.table} r
     join scope s on s.id = r.scope_id
     left join lateral (
       select array_agg(kind || ':' || value) filter (where kind <> 'name') as hard,
              array_agg(kind || ':' || value${side === contacts ? " || '@' || account_id" : ''}) filter (where kind = 'name') as soft
       from ${side.key} where record_id = r.id
     ) keys on true
     where r.id = any($1::int[])
     order by r.id`,
    [chain],
  );
  return rows.map(row => ({ ...row, hard: row.hard ?? [], soft: row.soft ?? [], domains: row.domains ?? [] }));
}

/** @returns records that moved to another cluster, with that cluster */
async function join(sql: Sql, side: Side, changed: readonly number[]): Promise<Map<number, number>> {
  const moved = new Map<number, number>();
  if (changed.length === 0) return moved;
  const records = await concerned(sql, side, changed);
  if (records.length === 0) return moved;
  // Only where two records that were stored as one come apart does one of them need an id that nobody had.
  const sharesOwn = new Set(records.map(record => record.own)).size < records.length;
  const fresh = sharesOwn
    ? await sql<{ id: number }>(`select nextval('${side.ids}')::int as id from generate_series(1, $1::int)`, [
        records.length,
      ])
    : [];
  const given: number[] = [];
  const clusters = clusterRecords(records, side.rule, () => {
    const next = fresh.pop();
    if (!next) throw new Error('More clusters than records.');
    given.push(next.id);
    return next.id;
  });
  for (const record of records) {
    const cluster = clusters.get(record.id);
    if (cluster !== undefined && cluster !== record.cluster) moved.set(record.id, cluster);
  }
  if (moved.size === 0) return moved;
  const values = [[...moved.keys()], [...moved.values()]];
  const to = 'unnest($1::int[], $2::int[]) as moved(record, cluster)';
  await sql(
    `update ${side.table} set ${side.cluster} = moved.cluster,
       own_id = case when moved.cluster = any($3::int[]) then moved.cluster else coalesce(own_id, ${side.cluster}) end
     from ${to} where id = moved.record`,
    [...values, given],
  );
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
  await joinParents(sql, [...moved.keys()]);
  const people = await sql<{ id: number }>(
    'select distinct record_id as id from position where account_record_id = any($1::int[])',
    [[...moved.keys()]],
  );
  const ids = people.map(row => row.id);
  const before = await neighbours(sql, 'contact', ids);
  await placeNames(sql, ids);
  await join(sql, contacts, [...new Set([...ids, ...before])]);
}

/** A name joins at an account: writes these people's names anew at the accounts they are now at. */
async function placeNames(sql: Sql, people: readonly number[]): Promise<void> {
  const names = await sql<{ record_id: number; value: string; scope_id: number; source_id: number }>(
    "delete from contact_key where kind = 'name' and record_id = any($1::int[]) returning record_id, value, scope_id, source_id",
    [people],
  );
  await sql(
    `insert into contact_key (record_id, kind, value, account_id, scope_id, source_id)
     select distinct n.record, 'name', n.value, p.account_id, n.scope, n.source
     from unnest($1::int[], $2::text[], $3::int[], $4::int[]) as n(record, value, scope, source)
     join position p on p.record_id = n.record`,
    [
      names.map(name => name.record_id),
      names.map(name => name.value),
      names.map(name => name.scope_id),
      names.map(name => name.source_id),
    ],
  );
}

/**
 * Other records that share a key or a cluster with these. To be asked for before keys are changed or records removed,
 * and joined anew afterwards: without them they may belong together differently.
 */
export async function neighbours(sql: Sql, kind: 'account' | 'contact', records: readonly number[]): Promise<number[]> {
  if (records.length === 0) return [];
  const side = kind === 'contact' ? contacts : accounts;
  const rows = await sql<{ id: number }>(
    `select distinct o.id from unnest($1::int[]) as c(id) cross join lateral (${nextTo(side, 'c.id')}) o
     where o.id <> all($1::int[])`,
    [records],
  );
  return rows.map(row => row.id);
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
