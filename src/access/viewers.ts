/** Who asks, and what everyone who will read the reply may see. */
import type { Database, Sql } from '../db/database.ts';
import type { Audience, Colleague } from './port.ts';

const columns = 'id, name, email, team, language, time_zone as "timeZone"';

export async function colleagueByEmail(db: Database, email: string): Promise<Colleague | null> {
  const [row] = await db.query<Colleague & Record<string, unknown>>(
    `select ${columns} from colleague where id =
       (select colleague_id from colleague_key where kind = 'email' and value = $1)`,
    [email.trim().toLowerCase()],
  );
  return row ?? null;
}

export async function me(db: Database): Promise<Colleague | null> {
  const [row] = await db.query<Colleague & Record<string, unknown>>(`select ${columns} from colleague where is_me`);
  return row ?? null;
}

export async function listColleagues(db: Database): Promise<Colleague[]> {
  return db.query<Colleague & Record<string, unknown>>(`select ${columns} from colleague order by id`);
}

export async function setMe(sql: Sql, colleagueId: number): Promise<void> {
  await sql('update colleague set is_me = false where is_me and id <> $1', [colleagueId]);
  await sql('update colleague set is_me = true where id = $1', [colleagueId]);
}

/**
 * The scopes that every one of `readers` is in. A reader who is no colleague has no right of their own: they see what
 * all colleagues see, so `null` among the readers leaves only that.
 */
export async function audienceOf(
  db: Database,
  asker: Colleague,
  readers: readonly (number | null)[] = [asker.id],
): Promise<Audience> {
  const everyone = [...new Set([asker.id, ...readers.filter(id => id !== null)])];
  const rows = await db.query<{ id: number }>(
    // What all share is among what the asker has: of thousands of scopes a few are looked at.
    `select s.id from scope s where s.everyone
     union
     select own.scope_id from scope_member own
     where own.colleague_id = $3 and not $2::boolean and not exists (
       select from unnest($1::int[]) as reader
       where not exists (select from scope_member m where m.scope_id = own.scope_id and m.colleague_id = reader))
     order by 1`,
    [everyone, readers.includes(null), asker.id],
  );
  return { asker, readers: everyone, scopes: rows.map(row => row.id) };
}

/**
 * What everyone who reads may see, and what the asker adds of their own: the scopes of sources that are theirs. Never
 * their own scope, where people stay whom no sharing shows (docs/privacy.md), and never a scope of somebody else's source.
 */
export async function sharingAudience(
  db: Database,
  asker: Colleague,
  readers: readonly (number | null)[],
): Promise<Audience> {
  const audience = await audienceOf(db, asker, readers);
  const own = await db.query<{ id: number }>(
    `select s.id from scope s join source o on s.id in (o.scope_id, o.people_scope_id)
     where o.owner_id = $1 and s.kind = 'source' order by 1`,
    [asker.id],
  );
  return { ...audience, scopes: [...new Set([...audience.scopes, ...own.map(row => row.id)])] };
}
