/** What readers think of an answer. */
import type { Turns } from '../channels/port.ts';
import type { Database } from '../db/database.ts';

export const feedbackIn =
  (db: Database): Turns['feedback'] =>
  async ({ channel, reference, by, good, reason }, now) => {
    await db.query(
      `insert into turn_feedback (turn_id, given_by, good, reason, at)
       select id, $3, $4, $5, $6 from turn where channel = $1 and reference = $2 and finished_at is not null
       on conflict (turn_id, given_by) do update set good = excluded.good, reason = excluded.reason, at = excluded.at`,
      [channel, reference, by, good, reason === null ? null : reason.replaceAll('\0', ''), now],
    );
  };
