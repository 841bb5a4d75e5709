/** Who sees what in the CRM, as scopes: a group of the CRM is one scope, and a change of it changes the scope's members. */
import type { CrmRecord, Stream, VisibilityGroup } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import type { ColleagueRef } from '../domain/incoming.ts';
import type { Colleagues } from './colleagues.ts';
import type { Source } from './source.ts';

export interface GroupScopes {
  /** The scope of a record: everyone's, its group's, or its owner's alone. Nobody's where the group is not known. */
  of(sql: Sql, stream: Stream, record: CrmRecord): Promise<number>;
}

/** Groups of the CRM are stored by their key; the scopes of single owners are ours, one a kind, and begin like this. */
const onlyOwners = 'only ';
export const ownersOf = (stream: Stream) => `${onlyOwners}${stream} `;
const ownersKey = (stream: Stream, owner: ColleagueRef | undefined) =>
  `${ownersOf(stream)}${owner?.crmOwner ?? owner?.email ?? owner?.name ?? 'nobody'}`;

/** The groups as the CRM has them now: everybody who is no longer in one stops seeing its records with this transaction. */
export async function storeGroups(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  groups: readonly VisibilityGroup[],
): Promise<void> {
  // Two syncs may begin at once.
  await sql('select pg_advisory_xact_lock(7283003)');
  await sql(
    `with missing as (
       select key, row_number() over () as at from unnest($2::text[]) as key
       where not exists (select from crm_group g where g.source_id = $1 and g.key = key)
     ), made as (insert into scope (kind) select 'group' from missing returning id),
     numbered as (select id, row_number() over () as at from made)
     insert into crm_group (source_id, key, scope_id) select $1, key, id from missing join numbered using (at)`,
    [source.id, groups.map(group => group.key)],
  );
  const members = groups.flatMap(({ key, members }) =>
    members.flatMap(member => {
      const colleague = colleagues.find(member);
      return colleague === undefined ? [] : [{ key, colleague }];
    }),
  );
  const values = [source.id, members.map(one => one.key), members.map(one => one.colleague)];
  await sql(
    `delete from scope_member m using crm_group g
     where g.source_id = $1 and g.scope_id = m.scope_id and not starts_with(g.key, '${onlyOwners}')
       and not exists (select from unnest($2::text[], $3::int[]) as now(key, colleague)
                       where now.key = g.key and now.colleague = m.colleague_id)`,
    values,
  );
  await sql(
    `insert into scope_member (scope_id, colleague_id)
     select g.scope_id, now.colleague from unnest($2::text[], $3::int[]) as now(key, colleague)
     join crm_group g on g.source_id = $1 and g.key = now.key on conflict do nothing`,
    values,
  );
}

/** The scopes of a source's groups, as far as they are known; others are made when a record names them. */
export async function openGroupScopes(sql: Sql, source: Source, colleagues: Colleagues): Promise<GroupScopes> {
  const rows = await sql<{ key: string; scope_id: number }>(
    'select key, scope_id from crm_group where source_id = $1',
    [source.id],
  );
  const scopes = new Map(rows.map(row => [row.key, row.scope_id]));
  const owners = new Set<string>();
  const scopeOf = async (sqlNow: Sql, key: string, stream: Stream | null) => {
    const known = scopes.get(key);
    if (known !== undefined) return known;
    // Held until the page is stored: whoever opens the kind meanwhile would not see this scope, and waits.
    const [{ visible } = { visible: [] }] = await sqlNow<{ visible: readonly string[] }>(
      'select visible from crm_connection where source_id = $1 for share',
      [source.id],
    );
    const [made] = await sqlNow<{ id: number }>(
      "insert into scope (kind, everyone) values ('group', $1) returning id",
      [stream !== null && visible.includes(stream)],
    );
    // Another sync may have made the group at the same moment: then its scope is the one.
    const [own] = await sqlNow<{ scope_id: number }>(
      `insert into crm_group (source_id, key, scope_id) values ($1, $2, $3)
       on conflict (source_id, key) do update set scope_id = crm_group.scope_id returning scope_id`,
      [source.id, key, made?.id],
    );
    if (!made || !own) throw new Error(`The scope of ${key} could not be made.`);
    if (own.scope_id !== made.id) await sqlNow('delete from scope where id = $1', [made.id]);
    scopes.set(key, own.scope_id);
    return own.scope_id;
  };
  return {
    async of(sqlNow, stream, { visibility, says }) {
      if (visibility.kind === 'all') return source.scopeId;
      if (visibility.kind === 'group') return scopeOf(sqlNow, visibility.key, null);
      const owner = 'owner' in says ? says.owner : undefined;
      const key = ownersKey(stream, owner);
      const scope = await scopeOf(sqlNow, key, stream);
      if (owners.has(key)) return scope;
      owners.add(key);
      const colleague = owner && colleagues.find(owner);
      await sqlNow('delete from scope_member where scope_id = $1 and colleague_id is distinct from $2', [
        scope,
        colleague ?? null,
      ]);
      if (colleague !== undefined)
        await sqlNow('insert into scope_member (scope_id, colleague_id) values ($1, $2) on conflict do nothing', [
          scope,
          colleague,
        ]);
      return scope;
    },
  };
}
