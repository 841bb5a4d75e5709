/** Turns in the database: stored before the work, finished after it, remembered as lines, never as rows, and forgotten. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { TurnLine } from '../agent/port.ts';
import type { Message, Reply } from '../channels/port.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Arguments, Shown, SkillName, SkillResult } from '../skills/port.ts';

/** Eight letters and digits that are not mistaken for one another when read out on the phone. */
export function newReference(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  return [...randomBytes(8)].map(byte => letters[byte % letters.length]).join('');
}

/**
 * Stores a message under its delivery id, or takes up again one whose process ended before it was answered. A redelivery
 * waits for the first to be finished (in-order.ts), so one that is still unfinished by then is under way nowhere.
 * @returns the turn's id and reference, or null when this delivery was answered before
 */
export async function storeTurn(db: Database, message: Message): Promise<{ id: number; reference: string } | null> {
  const [row] = await db.query<{ id: number; reference: string }>(
    `insert into turn (channel, delivery_id, thread, reference, colleague_id, text, received_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (channel, delivery_id) do update set received_at = excluded.received_at where turn.finished_at is null
     returning id, reference`,
    [message.channel, message.deliveryId, message.thread, newReference(), message.asker.id, message.text, message.now],
  );
  return row ?? null;
}

export async function finishTurn(
  db: Database,
  id: number,
  reply: Reply,
  shown: readonly Shown[],
  choosing: SkillResult['choosing'],
  now: Date,
): Promise<void> {
  await db.query(
    'update turn set finished_at = $2, skill = $3, outcome = $4, arguments = $5, shown = $6, choosing = $7 where id = $1',
    [id, now, reply.skill, reply.outcome, JSON.stringify(reply.arguments), JSON.stringify(shown), choosing ?? null],
  );
}

const lines = z.array(
  z.object({
    tool: z.custom<SkillName>(value => typeof value === 'string'),
    arguments: z.custom<Arguments>(value => typeof value === 'object' && value !== null),
    outcome: z.enum(['answered', 'choices', 'nothing', 'declined', 'failed']),
    shown: z.array(z.object({ kind: z.enum(['contact', 'account', 'colleague']), id: z.number() })),
    choosing: z
      .enum(['company', 'person', 'formerCompany', 'like'])
      .nullable()
      .transform(value => value ?? undefined),
  }),
);

/** The memory of a thread before this turn, oldest first. */
export async function memoryOf(db: Database, message: Message, before: number, most: number): Promise<TurnLine[]> {
  const rows = await db.query(
    `select skill as tool, arguments, outcome, shown, choosing from turn
     where channel = $1 and thread = $2 and id < $3 and colleague_id = $5 and skill is not null and skill <> 'none'
     order by id desc limit $4`,
    [message.channel, message.thread, before, most, message.asker.id],
  );
  return lines.parse(rows.reverse());
}

/** Deletes the words of questions that are older than the retention time, and what was understood of them. */
export async function forgetOldTexts(db: Database, before: Date): Promise<void> {
  await db.query(`update turn set text = null, ${nothingUnderstood} where received_at < $1 and text is not null`, [
    before,
  ]);
}

/** Empty, not null: a thread that goes on finds the turn and nothing in it. */
const nothingUnderstood = `arguments = case when arguments is null then null else '{}'::jsonb end,
  shown = case when shown is null then null else '[]'::jsonb end`;

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
  let emptied = 0;
  for (let after = 0, more = true; more; ) {
    const rows = await sql<{ id: number; words: string; showed: boolean }>(
      `select id, concat_ws(' ', text, arguments::text) as words,
         exists (select from jsonb_array_elements(coalesce(shown, '[]')) s
           where s->>'kind' = 'contact' and (s->>'id')::int = any($2::int[])) as showed
       from turn where id > $1 and (text is not null or arguments <> '{}') order by id limit $3`,
      [after, contacts, page],
    );
    const ids = rows.filter(row => row.showed || mentions(row.words)).map(row => row.id);
    await sql(`update turn set text = null, ${nothingUnderstood} where id = any($1::int[])`, [ids]);
    emptied += ids.length;
    after = rows.at(-1)?.id ?? after;
    more = rows.length === page;
  }
  return emptied;
}
