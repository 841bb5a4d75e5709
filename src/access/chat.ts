/** Which colleague a user of a chat platform is: by the platform's verified e-mail, or as an administrator said. */
import type { Database, Sql } from '../db/database.ts';
import type { ChatLinks, ChatUser, Colleague } from './port.ts';

/**
 * Of more members a place counts as one that all colleagues read: they share no scope that all colleagues would not, and to
 * find out which they do share takes longer than a turn has. `npm run bench -- readers`, docs/measurements.md.
 */
const mostReaders = 500;

type Found = Colleague & { linked: boolean; link: number | null; byAdministrator: boolean };

export function openChatLinks(db: Database): ChatLinks {
  return {
    async colleague(user, now) {
      const [found] = await db.query<Found & Record<string, unknown>>(
        `select c.id, c.name, c.email, c.team, c.language, c.time_zone as "timeZone",
           i.chat_user is not null as linked, i.colleague_id as link, coalesce(i.linked_by = 'administrator', false) as "byAdministrator"
         from (select $1::text as platform, $2::text as team, $3::text as chat_user) as u
         left join chat_identity i using (platform, team, chat_user)
         left join colleague_key k on k.kind = 'email' and k.value = lower(trim($4::text))
         left join colleague c on c.id = case when i.linked_by = 'administrator' then i.colleague_id else k.colleague_id end`,
        [user.platform, user.team, user.id, user.email],
      );
      const colleague = found && found.id !== null ? colleagueIn(found) : null;
      if (!found?.byAdministrator && (found?.link ?? null) !== (colleague?.id ?? null))
        await link(db, user, colleague, now);
      return colleague;
    },
    async readers(users) {
      if (users.length === 0) return [];
      if (users.length > mostReaders) return [null];
      const rows = await db.query<{ id: number | null }>(
        `select case when i.linked_by = 'administrator' then i.colleague_id else k.colleague_id end as id
         from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as u(platform, team, chat_user, email)
         left join chat_identity i using (platform, team, chat_user)
         left join colleague_key k on k.kind = 'email' and k.value = lower(trim(u.email))`,
        [
          users.map(user => user.platform),
          users.map(user => user.team),
          users.map(user => user.id),
          users.map(user => user.email),
        ],
      );
      return [...new Set(rows.map(row => row.id))];
    },
  };
}

/** The workspaces or organisations of a platform that somebody asked from. */
export async function chatTeams(db: Database, platform: ChatUser['platform']): Promise<string[]> {
  const rows = await db.query<{ team: string }>(
    'select distinct team from chat_identity where platform = $1 order by 1',
    [platform],
  );
  return rows.map(row => row.team);
}

/**
 * What an administrator says holds whatever the e-mail of the account.
 * @param colleague null: this user is nobody of ours
 */
export async function linkByAdministrator(
  db: Database,
  user: Omit<ChatUser, 'email'>,
  colleague: Colleague | null,
  now: Date,
): Promise<void> {
  await db.transaction(async sql => {
    await sql(
      `insert into chat_identity (platform, team, chat_user, colleague_id, linked_by, at) values ($1, $2, $3, $4, 'administrator', $5)
       on conflict (platform, team, chat_user) do update
         set colleague_id = excluded.colleague_id, linked_by = excluded.linked_by, at = excluded.at`,
      [user.platform, user.team, user.id, colleague?.id ?? null, now],
    );
    await audit(sql, user, colleague, 'administrator', now);
  });
}

async function audit(
  sql: Sql,
  user: Omit<ChatUser, 'email'>,
  colleague: Colleague | null,
  by: 'email' | 'administrator',
  now: Date,
): Promise<void> {
  await sql('insert into audit (at, colleague_id, what, detail) values ($1, $2, $3, $4)', [
    now,
    colleague?.id ?? null,
    colleague ? 'chat user linked' : 'chat user unlinked',
    JSON.stringify({ platform: user.platform, team: user.team, user: user.id, by }),
  ]);
}

function colleagueIn({ id, name, email, team, language, timeZone }: Colleague): Colleague {
  return { id, name, email, team, language, timeZone };
}

/** Notes a link that is new or leads to somebody else, and a link that ended, with a line of audit each. */
async function link(db: Database, user: ChatUser, colleague: Colleague | null, now: Date): Promise<void> {
  const key = [user.platform, user.team, user.id];
  await db.transaction(async sql => {
    if (colleague)
      await sql(
        `insert into chat_identity (platform, team, chat_user, colleague_id, linked_by, at) values ($1, $2, $3, $4, 'email', $5)
         on conflict (platform, team, chat_user) do update set colleague_id = excluded.colleague_id, at = excluded.at`,
        [...key, colleague.id, now],
      );
    else await sql('delete from chat_identity where platform = $1 and team = $2 and chat_user = $3', key);
    await audit(sql, user, colleague, 'email', now);
  });
}
