/** What Nina's sentence leaves behind: a turn, and on its card what would be written. */
import { randomUUID } from 'node:crypto';
import { audienceOf, colleagueByEmail } from '../../src/access/viewers.ts';
import type { Database } from '../../src/db/database.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import type { Ledger } from '../../src/ledger/port.ts';

export const chosen = (id: number | null, name: string) => ({ id, name, why: [], margin: 1, runnersUp: [] });

/** Nothing yet, to be filled. */
export const nothingProposed: Proposal = {
  activity: null,
  contacts: [],
  account: null,
  deal: null,
  tasks: [],
  changes: [],
  newContacts: [],
};

/** A call that took twenty minutes. */
export const callSaying = (summary: string): Proposal['activity'] => ({
  type: 'call',
  when: '2026-11-20T08:00:00.000Z',
  durationMinutes: 20,
  outcome: null,
  summary,
});

/** @returns the turn whose card shows it */
export async function proposed(db: Database, ledger: Ledger, proposal: Proposal, now: Date): Promise<number> {
  const nina = await colleagueByEmail(db, 'nina@ours.example');
  if (!nina) throw new Error('There is no Nina.');
  const { scopes } = await audienceOf(db, nina);
  return db.transaction(async sql => {
    const [turn] = await sql<{ id: number }>(
      `insert into turn (channel, delivery_id, thread, reference, received_at) values ('slack', $1, 'T1', $1, $2) returning id`,
      [randomUUID(), now],
    );
    const turnId = Number(turn?.id);
    await ledger.propose(
      sql,
      {
        turnId,
        askerId: nina.id,
        scopes,
        channel: 'slack',
        thread: 'T1',
        language: 'en',
        proposal,
        subject: 'Call with Ada Example',
        byline: 'Logged by Nina Kowalczyk from Slack',
        author: { name: 'Nina Kowalczyk', email: 'nina@ours.example', via: 'Slack' },
      },
      now,
    );
    return turnId;
  });
}
