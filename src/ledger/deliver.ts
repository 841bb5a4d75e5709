/**
 * Delivers one entry: at most once, whatever ends in between. Before anything is sent the moment is kept, so that after a
 * crash, or a CRM that did not answer, the entry is "unknown" and not "failed": it is looked for before it is sent again.
 */
import { randomUUID } from 'node:crypto';
import type { Abilities, Writer, Written } from '../crm/port.ts';
import type { Database, Sql } from '../db/database.ts';
import { CrmFault } from '../domain/crm-fault.ts';
import type { EntryState } from '../domain/entry-states.ts';
import { type Author, type RecordRef, type Write, write as writeSchema } from '../domain/write.ts';
import { differences } from './compare.ts';
import type { History } from './port.ts';

export interface Connection {
  readonly writer: Writer;
  readonly abilities: Pick<Abilities, 'findsAfterMs'>;
}

export interface DeliverParts {
  readonly db: Database;
  /** The connection of a source; null while there is none. */
  connection(sourceId: number): Promise<Connection | null>;
  readonly history: History;
}

/** What is to be done next: nothing, or this entry again, no sooner than in so many milliseconds. */
export type Delivered = 'done' | { readonly againInMs: number };

interface Held {
  readonly id: number;
  readonly key: string;
  readonly state: EntryState;
  readonly write: Write;
  readonly author: Author;
  readonly sourceId: number;
  readonly sentMsAgo: number | null;
  readonly attempts: number;
  readonly remoteId: string | null;
  readonly url: string | null;
  readonly version: string | null;
}

/** Seconds after which another worker takes an entry over whose holder is silent. Longer than a CRM may take to answer. */
const holdSeconds = 90;
/** A search that lags is asked only after this many times its lag. */
const lagTimes = 3;
/** Milliseconds: doubled with each attempt, up to the last. */
const firstPause = 1_000;
const longestPause = 5 * 60_000;
/** About a day at the longest pause. */
const mostAttempts = 300;

const pauseAfter = (attempts: number) => Math.min(longestPause, firstPause * 2 ** Math.min(attempts, 20));

const clear = 'held_until = null, held_by = null';

export async function deliver({ db, connection, history }: DeliverParts, id: number): Promise<Delivered> {
  const by = randomUUID();
  const entry = await hold(db, id, by);
  if (!entry) return whenHeld(db, id);
  const mine = `id = ${entry.id} and held_by = '${by}'`;
  const keep: Keep = (set, values = [], alongside) =>
    db.transaction(async sql => {
      const kept = await sql(`update entry set ${set} where ${mine} returning id`, values);
      if (kept.length > 0) await alongside?.(sql);
      return kept.length > 0;
    });
  const remove = (touchKey: string | null) => (sql: Sql) => history.remove(sql, entry, touchKey);

  try {
    const to = await connection(entry.sourceId);
    if (!to) {
      await keep(clear);
      return { againInMs: longestPause };
    }
    const hands = { writer: to.writer, keep, history };
    if (entry.state === 'undoing') return await undo(entry, hands);
    if (entry.state === 'delivered') return await readBack(entry, writtenOf(entry), hands);
    const write = await resolved(db, entry.write);
    if (write === 'later') {
      await keep(clear);
      return { againInMs: firstPause };
    }
    if (write === 'never') {
      await keep(`state = 'failed', reason = 'depends', ${clear}`, [], remove(null));
      return 'done';
    }
    if (entry.sentMsAgo !== null) {
      const wait = lagTimes * to.abilities.findsAfterMs - entry.sentMsAgo;
      if (wait > 0) {
        await keep(clear);
        return { againInMs: wait };
      }
      const [found] = await to.writer.find(entry.key, write);
      if (found) return await arrived(entry, write, found, hands);
    }
    const again = entry.sentMsAgo === null ? '' : ', sent_again_at = now()';
    if (!(await keep(`sent_at = now(), attempts = attempts + 1${again}`))) return 'done';
    const written = await to.writer.write(entry.key, write, entry.author);
    return await arrived(entry, write, written, hands);
  } catch (error) {
    return afterFault(entry, error, keep, remove(null));
  }
}

/** @returns false where another worker has taken the entry over: then nothing more may be done with it */
type Keep = (set: string, values?: readonly unknown[], alongside?: (sql: Sql) => Promise<void>) => Promise<boolean>;

interface Hands {
  readonly writer: Writer;
  readonly keep: Keep;
  readonly history: History;
}

async function hold(db: Database, id: number, by: string): Promise<Held | null> {
  const [row] = await db.query<Record<string, unknown> & Omit<Held, 'write'> & { write: unknown }>(
    // What was sent later than now was sent before the clock went back: the wait begins anew, and not an hour long.
    `update entry e set held_by = $2, held_until = now() + interval '${holdSeconds} seconds',
       sent_at = case when e.sent_at > now() then now() else e.sent_at end
     from proposal p
     where e.id = $1 and p.id = e.proposal_id and e.state in ('queued', 'delivered', 'undoing')
       and (e.held_until is null or e.held_until < now())
     returning e.id, e.key, e.state, e.write, e.author, p.source_id as "sourceId", e.attempts, e.remote_id as "remoteId",
       e.url, e.version, (extract(epoch from now() - e.sent_at) * 1000)::int as "sentMsAgo"`,
    [id, by],
  );
  return row ? { ...row, write: writeSchema.parse(row.write) } : null;
}

/** Somebody else works on it, and may end before it is done; or there is nothing left to do. */
async function whenHeld(db: Database, id: number): Promise<Delivered> {
  const [row] = await db.query<{ ms: number }>(
    `select greatest(0, extract(epoch from held_until - now()) * 1000)::int as ms from entry
     where id = $1 and state in ('queued', 'delivered', 'undoing')`,
    [id],
  );
  return row ? { againInMs: row.ms + firstPause } : 'done';
}

const writtenOf = ({ remoteId, url }: Held): Written => ({ id: remoteId ?? '', url });

async function arrived(entry: Held, write: Write, written: Written, hands: Hands): Promise<Delivered> {
  // The write as it was sent, with the ids of what was made before it: reading back and undoing need them.
  const kept = await hands.keep(
    `state = 'delivered', remote_id = $1, url = $2, delivered_at = now(), reason = null, remedy = null, write = $3`,
    [written.id, written.url, JSON.stringify(write)],
  );
  return kept ? readBack({ ...entry, write }, written, hands) : 'done';
}

async function readBack(entry: Held, written: Written, { writer, keep, history }: Hands): Promise<Delivered> {
  const found = await writer.read(written, entry.write);
  const touchKey = writer.touchKey(written);
  if (!found) {
    await keep(`state = 'failed', reason = 'gone', ${clear}`, [], sql => history.remove(sql, entry, touchKey));
    return 'done';
  }
  await keep(
    `state = 'verified', verified_at = now(), read_back = $1, version = $2, differs = $3, ${clear}`,
    [JSON.stringify(found.write), found.version, differences(entry.write, found.write)],
    sql => history.settle(sql, entry, touchKey),
  );
  return 'done';
}

async function undo(entry: Held, { writer, keep, history }: Hands): Promise<Delivered> {
  const written = writtenOf(entry);
  const ended = await writer.undo(written, entry.write, entry.version ?? '');
  if (ended === 'changed') await keep(`state = 'verified', reason = 'changed', ${clear}`);
  else
    await keep(`state = 'undone', undone_at = now(), reason = null, ${clear}`, [], sql =>
      history.remove(sql, entry, writer.touchKey(written)),
    );
  return 'done';
}

/** What the entry needs of others that are made first. */
async function resolved(db: Database, write: Write): Promise<Write | 'later' | 'never'> {
  const refs = refsOf(write).flatMap(ref => ('entry' in ref ? [ref.entry] : []));
  if (refs.length === 0) return write;
  const made = await db.query<{ key: string; state: EntryState; made: string | null }>(
    `select key, state, remote_id as made from entry where key = any($1::text[])`,
    [refs],
  );
  const there = new Map(made.map(row => [row.key, row]));
  const states = refs.map(key => there.get(key)?.state);
  if (states.some(state => state === 'failed' || state === 'undone' || state === 'cancelled' || state === undefined))
    return 'never';
  if (states.some(state => state === 'queued' || state === 'proposed')) return 'later';
  const keyOf = (ref: RecordRef): RecordRef => {
    if (!('entry' in ref)) return ref;
    const key = there.get(ref.entry)?.made;
    return key ? { key, name: ref.name } : ref;
  };
  return withRefs(write, keyOf);
}

function refsOf(write: Write): RecordRef[] {
  switch (write.kind) {
    case 'activity':
    case 'task':
      return [...write.contacts, ...(write.account ? [write.account] : []), ...(write.deal ? [write.deal] : [])];
    case 'contact':
      return write.account ? [write.account] : [];
    default:
      return [];
  }
}

function withRefs(write: Write, keyOf: (ref: RecordRef) => RecordRef): Write {
  const one = (ref: RecordRef | null) => ref && keyOf(ref);
  switch (write.kind) {
    case 'activity':
    case 'task':
      return { ...write, contacts: write.contacts.map(keyOf), account: one(write.account), deal: one(write.deal) };
    case 'contact':
      return { ...write, account: one(write.account) };
    default:
      return write;
  }
}

async function afterFault(
  entry: Held,
  error: unknown,
  keep: Keep,
  forget: (sql: Sql) => Promise<void>,
): Promise<Delivered> {
  if (!(error instanceof CrmFault)) {
    // A fault of ours: nobody knows whether it was sent, so it stays unknown, and the log has the rest.
    await keep(clear);
    throw error;
  }
  const told = [error.message, error.remedy];
  if (error.kind === 'refused' || entry.attempts >= mostAttempts) {
    // Taking back was refused: what was written is still there.
    const state = entry.state === 'undoing' ? 'verified' : entry.state === 'delivered' ? 'delivered' : 'failed';
    await keep(
      `state = '${state}', reason = $1, remedy = $2, sent_at = null, ${clear}`,
      told,
      state === 'failed' ? forget : undefined,
    );
    return state === 'delivered' ? { againInMs: longestPause } : 'done';
  }
  // The CRM said that nothing was done: the next attempt need not look for it.
  const certain = error.kind === 'busy' || error.kind === 'unavailable';
  const sent = certain && entry.sentMsAgo === null ? ', sent_at = null' : '';
  await keep(`reason = $1, remedy = $2${sent}, ${clear}`, told);
  return { againInMs: error.retryAfterMs ?? pauseAfter(entry.attempts) };
}
