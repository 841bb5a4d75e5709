/** A card that shows the ledger, once its entries have moved on: a turn that nobody asked for, answered like any other. */

import type { Database, Sql } from '../db/database.ts';
import { type EntryState, statesOf } from '../domain/entry-states.ts';
import { newReference } from './store.ts';

/** What comes behind the reference of the card that is to be shown anew. */
const ending = '.ledger';

/** Seconds for whoever waits at the card, who shows it sooner. */
const grace = 4;

async function statesNow(sql: Sql, proposalId: number): Promise<string> {
  const entries = await sql<{ state: EntryState; checking: boolean; twins: readonly unknown[] }>(
    'select state, checking, twins from entry where proposal_id = $1 order by id',
    [proposalId],
  );
  return statesOf(entries);
}

/** One turn for each of the states that a card comes to. */
const deliveryOf = (proposalId: number, states: string) => `ledger:${proposalId}:${states}`;

/** Has the card of an entry shown anew, by whichever process serves its channel, where it says something else by now. */
export async function refreshCard(db: Database, entryId: number): Promise<void> {
  await db.transaction(async sql => {
    const [card] = await sql<{ id: number; turnId: number; shown: string | null }>(
      `select p.id, p.turn_id as "turnId", p.shown from proposal p join entry e on e.proposal_id = p.id
       where e.id = $1 and p.place is not null`,
      [entryId],
    );
    if (!card) return;
    const states = await statesNow(sql, card.id);
    if (states === card.shown) return;
    await sql(
      `insert into turn (channel, delivery_id, thread, reference, colleague_id, text, received_at, click, place, held_until)
       select p.channel, $2, p.thread, $3, p.colleague_id, '', now(), t.reference || '${ending}',
         p.place, now() + interval '${grace} seconds'
       from proposal p join turn t on t.id = p.turn_id where p.id = $1
       on conflict (channel, delivery_id) do nothing`,
      [card.id, deliveryOf(card.id, states), newReference()],
    );
  });
}

/**
 * The card of a turn shows these states from now on: what it was to be shown anew for before is over. Without this the next
 * message of the thread would wait out the grace of turns that have nothing to do.
 */
export async function refreshNotNeeded(sql: Sql, turnId: number, shown: string): Promise<void> {
  const [card] = await sql<{ id: number }>('select id from proposal where turn_id = $1', [turnId]);
  if (!card) return;
  const now = await statesNow(sql, card.id);
  await sql(
    `delete from turn t using proposal p where p.id = $1 and t.channel = p.channel and t.thread = p.thread
       and t.finished_at is null and starts_with(t.delivery_id, 'ledger:' || p.id || ':')
       and t.delivery_id is distinct from $2`,
    [card.id, now === shown ? null : deliveryOf(card.id, now)],
  );
}

/** @returns the turn whose card is to be shown anew; null for any other click, undefined where it is gone */
export async function refreshedTurn(db: Database, click: string): Promise<number | null | undefined> {
  if (!click.endsWith(ending)) return null;
  const [row] = await db.query<{ id: number }>('select id from turn where reference = $1', [
    click.slice(0, -ending.length),
  ]);
  return row?.id;
}
