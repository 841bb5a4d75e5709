/**
 * Holding a turn: a lease in the database, by its clock, so that of several processes one works on a turn and none is
 * forgotten when that one is killed. And waiting for the turns that came before in the thread, wherever they are worked on.
 */
import type { Database } from '../db/database.ts';

/** Seconds after which another process takes over a turn whose holder is silent. */
export const holdSeconds = 30;

/** Until when a turn is held that is taken or renewed now. */
export const heldUntil = `now() + interval '${holdSeconds} seconds'`;

/** Milliseconds between two looks at a turn of another process. */
const look = 150;

const pause = (ms: number) => new Promise<void>(next => setTimeout(next, ms));

/** Runs `work`, renewing the hold while it runs. */
export async function holding<T>(db: Database, id: number, work: () => Promise<T>): Promise<T> {
  const renewing = setInterval(
    () => {
      // One failed renewal is no harm: there are two more before the hold lapses.
      db.query(`update turn set held_until = ${heldUntil} where id = $1 and finished_at is null`, [id]).catch(() => {});
    },
    (holdSeconds * 1000) / 3,
  );
  try {
    return await work();
  } finally {
    clearInterval(renewing);
  }
}

/** Resolves when no earlier turn of the thread is under way in any process. */
export async function earlierDone(db: Database, turn: { id: number; channel: string; thread: string }): Promise<void> {
  for (;;) {
    const earlier = await db.query(
      `select from turn where channel = $1 and thread = $2 and id < $3 and finished_at is null and held_until > now() limit 1`,
      [turn.channel, turn.thread, turn.id],
    );
    if (earlier.length === 0) return;
    await pause(look);
  }
}
