/** Who sees what in the CRM, as scopes: a group of the CRM is one scope, and a change of it changes the scope's members. */
import type { CrmRecord, VisibilityGroup } from '../crm/port.ts';
import type { Sql } from '../db/database.ts';
import type { ColleagueRef } from '../domain/incoming.ts';
import type { Colleagues } from './colleagues.ts';
import type { Source } from './source.ts';

export interface GroupScopes {
  /** The scope of a record: everyone's, its group's, or its owner's alone. Nobody's where the group is not known. */
  of(sql: Sql, record: CrmRecord): Promise<number>;
}

const ownersKey = (owner: ColleagueRef | undefined) =>
  `only ${owner?.crmOwner ?? owner?.email ?? owner?.name ?? 'nobody'}`;

/** The groups as the CRM has them now: everybody who is no longer in one stops seeing its records with this transaction. */
export async function storeGroups(
  sql: Sql,
  source: Source,
  colleagues: Colleagues,
  groups: readonly VisibilityGroup[],
): Promise<GroupScopes> {
  const scopes = new Map(
    (
      await sql<{ key: string; scope_id: number }>('select key, scope_id from crm_group where source_id = $1', [
        source.id,
      ])
    ).map(row => [row.key, row.scope_id]),
  );
  const scopeOf = async (sqlNow: Sql, key: string) => {
    const known = scopes.get(key);
    if (known !== undefined) return known;
    const [made] = await sqlNow<{ id: number }>("insert into scope (kind) values ('group') returning id");
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
  const setMembers = async (sqlNow: Sql, scope: number, members: readonly number[]) => {
    await sqlNow('delete from scope_member where scope_id = $1 and colleague_id <> all($2::int[])', [scope, members]);
    await sqlNow(
      'insert into scope_member (scope_id, colleague_id) select $1, unnest($2::int[]) on conflict do nothing',
      [scope, members],
    );
  };
  const known = new Set(groups.map(group => group.key));
  for (const { key, members } of groups)
    await setMembers(sql, await scopeOf(sql, key), [
      ...new Set(members.flatMap(member => colleagues.find(member) ?? [])),
    ]);
  // A group that the CRM no longer has is nobody's; the scopes of single owners are ours, and stay.
  for (const [key, scope] of scopes) if (!known.has(key) && !key.startsWith('only ')) await setMembers(sql, scope, []);

  return {
    async of(sqlNow, { visibility, says }) {
      if (visibility.kind === 'all') return source.scopeId;
      if (visibility.kind === 'group') return scopeOf(sqlNow, visibility.key);
      const owner = 'owner' in says ? says.owner : undefined;
      const scope = await scopeOf(sqlNow, ownersKey(owner));
      const colleague = owner && colleagues.find(owner);
      await setMembers(sqlNow, scope, colleague === undefined ? [] : [colleague]);
      return scope;
    },
  };
}
