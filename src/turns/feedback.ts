/** What readers think of an answer, and whom they may mean by a wrong person. */
import { z } from 'zod';
import { audienceOf } from '../access/viewers.ts';
import type { Standing, Turns } from '../channels/port.ts';
import type { Database, Sql } from '../db/database.ts';
import type { Knowledge } from '../knowledge/port.ts';
import { languages } from '../words/port.ts';

/** Notes where replies stand. A reply that takes another's place is what the message shows from now on. */
export async function noteStanding(sql: Sql, standing: readonly Standing[]): Promise<void> {
  if (standing.length === 0) return;
  await sql(
    `insert into reply_message (channel, conversation, message, turn_id)
     select t.channel, m.conversation, m.message, t.id
     from unnest($1::text[], $2::text[], $3::text[]) as m (reference, conversation, message)
     join turn t on t.reference = m.reference
     on conflict (channel, conversation, message) do update set turn_id = excluded.turn_id`,
    [standing.map(one => one.reference), standing.map(one => one.conversation), standing.map(one => one.message)],
  );
}

const answered = z.object({ reference: z.string(), language: z.enum(languages).nullable() });

type FeedbackDoor = Pick<Turns, 'feedback' | 'shownIn' | 'answerIn'>;

export function openFeedback({ db, knowledge }: { db: Database; knowledge: Knowledge }): FeedbackDoor {
  return {
    async feedback({ channel, reference, by, good, fault, reason }, now) {
      const stored = await db.query(
        `insert into turn_feedback (turn_id, given_by, good, fault, contact_id, reason, at)
         select id, $3, $4, $5, $6, $7, $8 from turn where channel = $1 and reference = $2 and finished_at is not null
         on conflict (turn_id, given_by) do update set good = excluded.good, fault = excluded.fault,
           contact_id = excluded.contact_id, reason = excluded.reason, at = excluded.at
         returning turn_id`,
        [
          channel,
          reference,
          by,
          good,
          fault?.kind ?? null,
          fault?.kind === 'person' ? fault.contactId : null,
          reason === null ? null : reason.replaceAll('\0', ''),
          now,
        ],
      );
      return stored.length > 0;
    },
    async shownIn({ channel, reference }, reader, now) {
      const shown = await db.query<{ id: number }>(
        `select (s.item ->> 'id')::int as id
         from turn t, jsonb_array_elements(coalesce(t.shown, '[]')) with ordinality as s (item, place)
         where t.channel = $1 and t.reference = $2 and t.outcome = 'answered' and s.item ->> 'kind' = 'contact'
         order by s.place`,
        [channel, reference],
      );
      if (shown.length === 0) return [];
      const audience = await audienceOf(db, reader);
      const ids = shown.map(({ id }) => id);
      const seen = await knowledge.read(audience, now, reading => reading.describe(ids));
      return ids.flatMap(id => {
        const person = seen.find(one => one.contactId === id);
        return person ? [{ contactId: id, name: person.name, title: person.title, account: person.account }] : [];
      });
    },
    async answerIn({ channel, conversation, message, reference }) {
      const [found] = await db.query(
        `select t.reference, t.language from reply_message m join turn t on t.id = m.turn_id
         where m.channel = $1 and m.conversation = $2 and (m.message = $3 or t.reference = $4)
         order by (m.message = $3) is true desc limit 1`,
        [channel, conversation, message ?? null, reference ?? null],
      );
      return found ? answered.parse(found) : null;
    },
  };
}
