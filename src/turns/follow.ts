/** What people say in a thread of ours after they were answered, and what becomes of a question that they change. */
import type { Turns } from '../channels/port.ts';
import type { Database } from '../db/database.ts';

/** Milliseconds after an answer in which the one who asked may go on without mentioning us. */
const goesOnFor = 24 * 3_600_000;

/** One read by the thread: Slack sends every message of its channels, and most are none of ours. */
export const followsIn =
  (db: Database): Turns['follows'] =>
  async ({ channel, team, id }, thread, now) => {
    const answered = await db.query(
      `select from turn t join chat_identity i on i.colleague_id = t.colleague_id
       where t.channel = $1 and t.thread = $2 and i.platform = $1 and i.team = $3 and i.chat_user = $4
         and t.outcome in ('answered', 'choices', 'nothing') and t.finished_at > $5 limit 1`,
      [channel, thread, team, id, new Date(now.getTime() - goesOnFor)],
    );
    return answered.length > 0;
  };

export const changedIn =
  (db: Database): Turns['changed'] =>
  async ({ channel, thread, messageId }, text, now) => {
    const message = [channel, thread, messageId];
    if (text !== null) {
      await db.query(
        `update turn set text = $4 where channel = $1 and thread = $2 and message_id = $3 and finished_at is null`,
        [...message, text.replaceAll('\0', '')],
      );
      return;
    }
    // Empty words, not none, of an answered one: what was understood is forgotten when they are.
    await db.query(
      `update turn set text = '', place = case when finished_at is null then null else place end,
         outcome = coalesce(outcome, 'withdrawn'), finished_at = coalesce(finished_at, $4), held_until = null
       where channel = $1 and thread = $2 and message_id = $3`,
      [...message, now],
    );
  };

/** @returns the words of a turn as they are now; null when it was withdrawn, or finished by whoever took it over */
export async function wordsNow(db: Database, id: number): Promise<string | null> {
  const [row] = await db.query<{ text: string; finished: boolean }>(
    `select coalesce(text, '') as text, finished_at is not null as finished from turn where id = $1`,
    [id],
  );
  return row && !row.finished ? row.text : null;
}
