/** Turns in the database: stored before the work, finished after it, remembered as lines, never as rows. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { TurnLine } from '../agent/port.ts';
import type { Message, Reply } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import type { Arguments, Shown, SkillResult } from '../skills/port.ts';

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
    tool: z.enum(['who-we-know', 'find-people', 'more', 'why']),
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

/** Deletes the words of questions that are older than the retention time. */
export async function forgetOldTexts(db: Database, before: Date): Promise<void> {
  await db.query('update turn set text = null where received_at < $1 and text is not null', [before]);
}
