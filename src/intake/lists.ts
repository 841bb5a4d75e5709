/** Mailing lists and round letters: who writes on which, as stored from mail to many. */
import type { Sql } from '../db/database.ts';
import type { IncomingTouch } from '../domain/incoming.ts';
import { decayedAt, tieSettings } from '../domain/tie.ts';
import { digestOf } from './digest.ts';
import type { Source } from './source.ts';

/** Mail to more people than this is a round letter: shared context, like a list, and no tie. */
export const roundLetter = 12;

/** A mail to many, and the contact's record who sent it: none for mail of ours or of a machine. */
export interface ListMail {
  readonly touch: IncomingTouch;
  readonly list: string;
  readonly senders: readonly number[];
}

/** The list a mail went to; null for mail to a few. A round letter to the same people is the same, whoever sent it. */
export function listOf(touch: IncomingTouch): string | null {
  if (touch.list) return touch.list;
  if (touch.kind !== 'email' || touch.size <= roundLetter) return null;
  // Hashed, so that it names nobody.
  return `round:${digestOf(touch.people.map(({ ref }) => ref.email ?? '').sort())}`;
}

interface Standing {
  readonly list: number;
  readonly colleague: number | null;
  readonly record: number | null;
  readonly scope: number;
  count: number;
  sum: number;
  at: Date;
}

/**
 * Stores who wrote on which list. What only people say whom nobody but the owner may know of is the owner's too: the
 * list itself, when nobody else writes there, and what the owner has read there of theirs.
 * @returns the keys of the mails that were not counted before
 */
export async function storeLists(sql: Sql, source: Source, mails: readonly ListMail[]): Promise<Set<string>> {
  if (mails.length === 0) return new Set();
  const counted = await sql<{ key: string }>(
    'insert into group_message (source_id, key) select $1, unnest($2::text[]) on conflict do nothing returning key',
    [source.id, mails.map(({ touch }) => touch.key)],
  );
  const fresh = new Set(counted.map(row => row.key));
  const hidden = await hiddenRecords(sql, source, mails);
  const isHidden = ({ senders }: ListMail) => senders.length > 0 && senders.every(sender => hidden.has(sender));
  const lists = await openLists(sql, source, mails, isHidden);

  const standings = new Map<string, Standing>();
  const note = (list: number, colleague: number | null, record: number | null, scope: number, at: Date) => {
    const key = `${list} ${colleague} ${record} ${scope}`;
    const known = standings.get(key) ?? { list, colleague, record, scope, count: 0, sum: 0, at };
    known.count += 1;
    known.sum += decayedAt(at, tieSettings.referenceDate, tieSettings.halfLife.short);
    if (at > known.at) known.at = at;
    standings.set(key, known);
  };
  for (const mail of mails) {
    const list = lists.get(mail.list);
    if (list === undefined || !fresh.delete(mail.touch.key)) continue;
    const scopeOf = (isOwn: boolean) => (isOwn ? source.ownScopeId : source.scopeId);
    // Whoever owns the mailbox is on the list, also when they only read it.
    if (source.ownerId !== null) note(list, source.ownerId, null, scopeOf(isHidden(mail)), mail.touch.at);
    for (const sender of mail.senders) note(list, null, sender, scopeOf(hidden.has(sender)), mail.touch.at);
  }
  await upsertStandings(sql, source, [...standings.values()]);
  return new Set(counted.map(row => row.key));
}

/** Records that are the owner's alone, whatever they share. */
async function hiddenRecords(sql: Sql, source: Source, mails: readonly ListMail[]): Promise<Set<number>> {
  const rows = await sql<{ id: number }>(
    'select id from contact_record where id = any($1::int[]) and scope_id = $2 and $2 <> $3',
    [mails.flatMap(mail => mail.senders), source.ownScopeId, source.scopeId],
  );
  return new Set(rows.map(row => row.id));
}

/** The lists of these mails, made where they are new. */
async function openLists(
  sql: Sql,
  source: Source,
  mails: readonly ListMail[],
  isHidden: (mail: ListMail) => boolean,
): Promise<Map<string, number>> {
  const lists = [...new Map(mails.map(mail => [mail.list, mail.touch]))];
  const shared = new Set(mails.filter(mail => !isHidden(mail)).map(mail => mail.list));
  const rows = await sql<{ id: number; key: string }>(
    `insert into groups as g (source_id, scope_id, key, kind, name)
     select $1, scope, key, kind, name from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as i(scope, key, kind, name)
     on conflict (source_id, key) do update set name = excluded.name,
       scope_id = case when excluded.scope_id = $6 then excluded.scope_id else g.scope_id end
     returning id, key`,
    [
      source.id,
      lists.map(([list]) => (shared.has(list) ? source.scopeId : source.ownScopeId)),
      lists.map(([list]) => list),
      lists.map(([, touch]) => (touch.list ? 'list' : 'round')),
      lists.map(([, touch]) => (touch.list ? (touch.listName ?? shortName(touch.list)) : 'round letter')),
      source.scopeId,
    ],
  );
  return new Map(rows.map(row => [row.key, row.id]));
}

async function upsertStandings(sql: Sql, source: Source, rows: readonly Standing[]): Promise<void> {
  await sql(
    `insert into group_member as m (group_id, source_id, scope_id, colleague_id, record_id, count, sum, last_at)
     select list, $1, scope, colleague, record, count, sum, at
     from unnest($2::int[], $3::int[], $4::int[], $5::int[], $6::int[], $7::float8[], $8::timestamptz[])
       as i(list, scope, colleague, record, count, sum, at)
     on conflict (group_id, colleague_id, record_id, scope_id) do update set count = m.count + excluded.count,
       sum = m.sum + excluded.sum, last_at = greatest(m.last_at, excluded.last_at)`,
    [
      source.id,
      rows.map(row => row.list),
      rows.map(row => row.scope),
      rows.map(row => row.colleague),
      rows.map(row => row.record),
      rows.map(row => row.count),
      rows.map(row => row.sum),
      rows.map(row => row.at),
    ],
  );
}

/** A list without a name of its own: `packaging.lists.example` → packaging. */
const shortName = (list: string) => list.split('.')[0] || list;
