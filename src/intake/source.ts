/** One source as the importer works with it. */
import type { Sql } from '../db/database.ts';

export type Sharing = 'company' | 'named' | 'anonymous' | 'private';

export interface Source {
  readonly id: number;
  readonly family: string;
  readonly name: string;
  readonly ownerId: number | null;
  readonly sharing: Sharing;
  readonly sharingChosen: boolean;
  readonly keepDetails: boolean;
  /** Who sees the ties and touches. */
  readonly scopeId: number;
  /** Who sees that its people exist. */
  readonly peopleScopeId: number;
  /** The owner's alone. For a source of the company: the same as `scopeId`. */
  readonly ownScopeId: number;
}

/**
 * Since when a statement of this source holds, as others may read it. All statements of an anonymous sharer show one
 * date, the start of the year: the day of a mail, or of an import by which a named source of theirs came too, would
 * tell who it is. `exact` is kept where no reader has a right to it, for the day they share by name.
 */
export const shownDate = (source: Source, asOf: Date | undefined, now: Date): { asOf: Date; exact: Date | null } =>
  source.sharing === 'anonymous' ? { asOf: startOfYear(now), exact: asOf ?? now } : { asOf: asOf ?? now, exact: null };

export const startOfYear = (now: Date) => new Date(Date.UTC(now.getUTCFullYear(), 0, 1));

const columns = `source.id, family, source.name, owner_id as "ownerId", sharing, sharing_chosen as "sharingChosen",
  keep_details as "keepDetails", source.scope_id as "scopeId", people_scope_id as "peopleScopeId",
  coalesce(colleague.own_scope_id, source.scope_id) as "ownScopeId"`;

export async function listSources(sql: Sql): Promise<Source[]> {
  return sql<Source & Record<string, unknown>>(
    `select ${columns} from source left join colleague on colleague.id = owner_id order by source.id`,
  );
}

/** The source of this family, owner and name, made private to its owner when it is new. A company's is for everyone. */
export async function openSource(sql: Sql, family: string, ownerId: number | null, name: string): Promise<Source> {
  const find = () =>
    sql<Source & Record<string, unknown>>(
      `select ${columns} from source left join colleague on colleague.id = owner_id
       where family = $1 and owner_id is not distinct from $2::int and source.name = $3`,
      [family, ownerId, name],
    );
  const [known] = await find();
  if (known) return known;
  const everyone = ownerId === null;
  const scopes = await sql<{ id: number }>(
    "insert into scope (kind, everyone) values ('source', $1), ('source', $1) returning id",
    [everyone],
  );
  const [scopeId, peopleScopeId] = scopes.map(row => row.id);
  if (ownerId !== null) {
    await sql('insert into scope_member (scope_id, colleague_id) values ($1, $3), ($2, $3)', [
      scopeId,
      peopleScopeId,
      ownerId,
    ]);
  }
  await sql(
    `insert into source (family, owner_id, name, sharing, sharing_chosen, scope_id, people_scope_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [family, ownerId, name, everyone ? 'company' : 'private', everyone, scopeId, peopleScopeId],
  );
  const [made] = await find();
  if (!made) throw new Error(`The source ${name} could not be made.`);
  return made;
}

/** A source as its owner is shown it. */
export interface SourceFacts {
  readonly id: number;
  readonly name: string;
  readonly owner: string | null;
  readonly sharing: Sharing;
  readonly sharingChosen: boolean;
  readonly people: number;
  readonly touches: number;
  /** End of the last import that was finished; null when none was. */
  readonly importedAt: Date | null;
}

export async function sourceFacts(sql: Sql): Promise<SourceFacts[]> {
  return sql<SourceFacts & Record<string, unknown>>(
    `select s.id, s.name, c.name as owner, sharing, sharing_chosen as "sharingChosen", imported_at as "importedAt",
       coalesce(p.people, 0)::int as people, coalesce(t.touches, 0)::int as touches
     from source s
     left join colleague c on c.id = s.owner_id
     left join (select source_id, count(*) as people from contact_record group by 1) p on p.source_id = s.id
     left join (select source_id, count(*) as touches from touch group by 1) t on t.source_id = s.id
     order by s.id`,
  );
}
