/** Turns in the database: stored before the work, finished after it, remembered as lines, never as rows, and forgotten. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Colleague } from '../access/port.ts';
import type { TurnLine } from '../agent/port.ts';
import { cardActions } from '../cards/actions.ts';
import type { Delivery, Reply, Standing, StoredTurn } from '../channels/port.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Arguments, Shown, SkillName, SkillResult } from '../skills/port.ts';
import { noteStanding } from './feedback.ts';
import { heldUntil } from './hold.ts';

/** Eight letters and digits that are not mistaken for one another when read out on the phone. */
export function newReference(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return [...randomBytes(8)].map(byte => letters[byte % letters.length]).join('');
}

const stored = `id, channel, delivery_id as "deliveryId", thread, reference, coalesce(text, '') as text, click, filled, place,
  message_id as "messageId", received_at as now`;

/**
 * Stores a message under its delivery id, or takes up again one whose process ended before it was answered, or a click
 * that failed.
 * @returns null when this delivery was answered before or is under way
 */
export async function storeTurn(db: Database, delivery: Delivery, askerId?: number): Promise<StoredTurn | null> {
  const [row] = await db.query<StoredTurn & Record<string, unknown>>(
    `insert into turn (channel, delivery_id, thread, reference, colleague_id, text, received_at, click, place, message_id, filled, held_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, ${heldUntil})
     on conflict (channel, delivery_id) do update
       set received_at = excluded.received_at, held_until = excluded.held_until, place = excluded.place,
         filled = excluded.filled, finished_at = null
       where (turn.finished_at is null and (turn.held_until is null or turn.held_until < now()))
         or (turn.click is not null and turn.outcome = 'failed')
     returning ${stored}`,
    [
      delivery.channel,
      delivery.deliveryId,
      delivery.thread,
      newReference(),
      askerId ?? null,
      // The one character that Postgres cannot store.
      delivery.text.replaceAll('\0', ''),
      delivery.now,
      delivery.click ?? null,
      delivery.place === undefined ? null : JSON.stringify(delivery.place),
      delivery.messageId ?? null,
      delivery.filled ? JSON.stringify(delivery.filled).replaceAll('\\u0000', '') : null,
    ],
  );
  return row ?? null;
}

/** Turns of a channel that nobody holds any more, oldest first; from now on the caller does. */
export async function takeLapsed(db: Database, channel: string): Promise<StoredTurn[]> {
  const rows = await db.query<StoredTurn & Record<string, unknown>>(
    `update turn set held_until = ${heldUntil} where id in (
       select id from turn where channel = $1 and finished_at is null and place is not null and held_until < now()
       order by id limit 20 for update skip locked)
     returning ${stored}`,
    [channel],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** What is kept of an answer besides the reply itself. */
export interface Kept {
  readonly shown: readonly Shown[];
  readonly choosing?: SkillResult['choosing'];
  readonly askerId?: number;
  /** The turn whose card this reply takes the place of: its buttons lead nowhere from now on. */
  readonly replacedTurn?: number;
  /** Overheard and not understood: nothing is said, and the words go. */
  readonly silent?: boolean;
  /** The words were somebody else's: they go. */
  readonly forgetWords?: boolean;
  /** Those of them that the card would log, as long as it may. */
  readonly quoted?: string;
  /** Of a private answer: where it may be shared. */
  readonly sharePlace?: unknown;
  /** Of `reply.privately`: a turn of its own in the direct conversation, so that one can go on from it there. */
  readonly privately?: Kept & { readonly thread: string };
  /** What is kept in the same transaction: what the card proposes, or that it shows the ledger. */
  readonly alongside?: (sql: Sql, turnId: number) => Promise<void>;
}

export function finishTurn(
  db: Database,
  id: number,
  reply: Reply,
  kept: Kept,
  { now, standing = [] }: { now: Date; standing?: readonly Standing[] | undefined },
): Promise<void> {
  return db.transaction(async sql => {
    await finish(sql, id, reply, kept, now);
    await kept.alongside?.(sql, id);
    if (kept.replacedTurn !== undefined)
      await sql('update turn set actions = null, quoted = null where id = $1', [kept.replacedTurn]);
    await finishPrivately(sql, id, reply, kept, now);
    await noteStanding(sql, standing);
  });
}

async function finishPrivately(sql: Sql, id: number, reply: Reply, kept: Kept, now: Date): Promise<void> {
  if (!reply.privately || !kept.privately) return;
  // Empty words, not none: what was understood is forgotten when they are.
  const [row] = await sql<{ id: number }>(
    `insert into turn (channel, delivery_id, thread, reference, text, received_at)
       select channel, delivery_id || ':private', $2, $3, '', received_at from turn where id = $1
       on conflict (channel, delivery_id) do update set thread = excluded.thread, reference = excluded.reference
       returning id`,
    [id, kept.privately.thread, reply.privately.reference],
  );
  if (!row) return;
  await finish(sql, row.id, reply.privately, kept.privately, now);
  await kept.privately.alongside?.(sql, row.id);
}

async function finish(sql: Sql, id: number, reply: Reply, kept: Kept, now: Date): Promise<void> {
  const actions = cardActions(reply.card).map(({ verb, arguments: args }) => ({ verb, arguments: args }));
  await sql(
    `update turn set finished_at = $2, skill = $3, outcome = $4, arguments = $5, shown = $6, choosing = $7,
       colleague_id = coalesce($8, colleague_id), actions = $9, language = $10, share_place = $11, place = null,
       filled = null, held_until = null, text = case when $12 then null when $13 then '' else text end, quoted = $14
     where id = $1`,
    [
      id,
      now,
      reply.skill,
      reply.outcome,
      JSON.stringify(reply.arguments),
      JSON.stringify(kept.shown),
      kept.choosing ?? null,
      kept.askerId ?? null,
      actions.length === 0 ? null : JSON.stringify(actions),
      reply.card.language,
      kept.sharePlace === undefined ? null : JSON.stringify(kept.sharePlace),
      kept.silent ?? false,
      // Empty words, not none: what was understood is forgotten when they are.
      kept.forgetWords ?? false,
      kept.quoted ?? null,
    ],
  );
}

const lines = z.array(
  z.object({
    tool: z.custom<SkillName>(value => typeof value === 'string'),
    arguments: z.custom<Arguments>(value => typeof value === 'object' && value !== null),
    outcome: z.enum(['answered', 'proposed', 'choices', 'nothing', 'declined', 'failed']),
    shown: z.array(z.object({ kind: z.enum(['contact', 'account', 'colleague', 'deal', 'day']), id: z.number() })),
    choosing: z
      .enum(['company', 'person', 'formerCompany', 'like', 'deal', 'when', 'due'])
      .nullable()
      .transform(value => value ?? undefined),
    quoted: z
      .string()
      .nullable()
      .transform(value => value ?? undefined),
  }),
);

/** The memory of a thread before this turn, oldest first. */
export async function memoryOf(
  db: Database,
  message: { channel: string; thread: string; asker: Colleague },
  before: number,
  most: number,
): Promise<TurnLine[]> {
  const rows = await db.query(
    `select skill as tool, arguments, outcome, shown, choosing, quoted from turn
     where channel = $1 and thread = $2 and id < $3 and colleague_id = $5 and skill is not null and skill <> 'none'
     order by id desc limit $4`,
    [message.channel, message.thread, before, most, message.asker.id],
  );
  return lines.parse(rows.reverse());
}

/** What a colleague logged last, in whichever thread: what was left is not counted. */
export async function lastLogOf(db: Database, colleagueId: number): Promise<TurnLine | undefined> {
  const rows = await db.query(
    `select skill as tool, arguments, outcome, shown, choosing, quoted from turn t
     where t.colleague_id = $1 and t.skill = 'log-interaction' and t.outcome = 'proposed' and t.quoted is null
       and exists (select from proposal p join entry e on e.proposal_id = p.id
         where p.colleague_id = t.colleague_id and p.channel = t.channel and p.thread = t.thread
           and p.created_at = t.received_at and e.state in ('queued', 'delivered', 'verified'))
     order by t.id desc limit 1`,
    [colleagueId],
  );
  return lines.parse(rows)[0];
}

/** Deletes the words of questions that are older than the retention time, and what was understood of them. */
export async function forgetOldTexts(db: Database, before: Date): Promise<void> {
  await db.transaction(async sql => {
    await sql(
      `update turn_feedback f set reason = null, contact_id = null from turn t
       where t.id = f.turn_id and t.received_at < $1 and (f.reason is not null or f.contact_id is not null)`,
      [before],
    );
    await sql('delete from reply_message m using turn t where t.id = m.turn_id and t.received_at < $1', [before]);
    await sql(`update turn set text = null, ${nothingUnderstood} where received_at < $1 and text is not null`, [
      before,
    ]);
    // What was written stands in the CRM, with who logged it; what is still on its way is not lost.
    await sql(
      `delete from proposal p where p.created_at < $1
       and not exists (select from entry e where e.proposal_id = p.id and e.state in ('queued', 'delivered', 'undoing'))`,
      [before],
    );
  });
}

/** Empty, not null: a thread that goes on finds the turn and nothing in it. */
const nothingUnderstood = `arguments = case when arguments is null then null else '{}'::jsonb end,
  shown = case when shown is null then null else '[]'::jsonb end, actions = null, quoted = null`;

/** Turns that are read at a time: a company's turns of a month need not fit into memory. */
const page = 1000;

/**
 * Empties the turns that mention people who are to be forgotten.
 * @param contacts turns that showed one of these
 * @param mentions whether a text names one of them
 * @returns how many turns
 */
export async function forgetMentions(
  sql: Sql,
  contacts: readonly number[],
  mentions: (text: string) => boolean,
): Promise<number> {
  await sql('update turn_feedback set reason = null, contact_id = null where contact_id = any($1::int[])', [contacts]);
  await forgetProposals(sql, contacts, mentions);
  let emptied = 0;
  for (let after = 0, more = true; more; ) {
    const rows = await sql<{ id: number; words: string; showed: boolean }>(
      `select id, concat_ws(' ', text, quoted, arguments::text,
           (select string_agg(reason, ' ') from turn_feedback where turn_id = turn.id)) as words,
         exists (select from jsonb_array_elements(coalesce(shown, '[]')) s
           where s->>'kind' = 'contact' and (s->>'id')::int = any($2::int[])) as showed
       from turn where id > $1 and (text is not null or arguments <> '{}') order by id limit $3`,
      [after, contacts, page],
    );
    const ids = rows.filter(row => row.showed || mentions(row.words)).map(row => row.id);
    await sql(`update turn set text = null, ${nothingUnderstood} where id = any($1::int[])`, [ids]);
    await sql('update turn_feedback set reason = null, contact_id = null where turn_id = any($1::int[])', [ids]);
    emptied += ids.length;
    after = rows.at(-1)?.id ?? after;
    more = rows.length === page;
  }
  return emptied;
}

/** What was to be written about them, and the trace of what was: in the CRM it is for the CRM to forget. */
async function forgetProposals(
  sql: Sql,
  contacts: readonly number[],
  mentions: (text: string) => boolean,
): Promise<void> {
  const rows = await sql<{ id: number; words: string; named: boolean }>(
    `select p.id,
       concat_ws(' ', p.proposal::text, (select string_agg(e.write::text, ' ') from entry e where e.proposal_id = p.id)) as words,
       exists (select from jsonb_array_elements(p.proposal -> 'contacts') c where (c ->> 'id')::int = any($1::int[])) as named
     from proposal p`,
    [contacts],
  );
  await sql('delete from proposal where id = any($1::int[])', [
    rows.filter(row => row.named || mentions(row.words)).map(row => row.id),
  ]);
}
