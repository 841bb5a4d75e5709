/** What is proposed, decided and shown; delivery is a job's. */
import type { Database, Sql } from '../db/database.ts';
import { type EntryState, openStates, undoableUntil } from '../domain/entry-states.ts';
import { proposal as proposalSchema } from '../domain/proposal.ts';
import { type Write, write as writeSchema } from '../domain/write.ts';
import type { Language } from '../words/port.ts';
import type { Entry, History, Ledger, Ledgered, Proposing } from './port.ts';
import { plan } from './propose.ts';

/** The CRM that is written to. */
export interface Target {
  readonly sourceId: number;
  readonly readOnly: boolean;
}

/** How the ledger reaches the CRM. */
export interface Writes {
  /** Null: no CRM is connected. Asked within a transaction, so through its handle. */
  target(sql: Sql): Promise<Target | null | 'half-set'>;
  /** Before a transaction that enqueues: what that needs of the database is not to be opened inside. */
  ready(): Promise<void>;
  /** An entry is to be delivered or taken back: kept in the same transaction as its state. */
  enqueue(sql: Sql, entryId: number): Promise<void>;
  /** Somebody waits: the entry is delivered here and now if it can be; if not, the job does it. Never throws. */
  deliverNow(entryId: number): Promise<void>;
}

export interface LedgerParts extends Writes {
  readonly db: Database;
  readonly history: History;
  readonly undoHours: number;
}

/** Milliseconds between two looks at what is under way. */
const look = 50;

const shortName = (write: Write): string => {
  switch (write.kind) {
    case 'activity':
      return write.type;
    case 'task':
      return write.what;
    case 'change':
      return write.field;
    default:
      return write.name;
  }
};

interface EntryRow extends Record<string, unknown> {
  readonly id: number;
  readonly piece: number;
  readonly state: EntryState;
  readonly checking: boolean;
  readonly write: unknown;
  readonly reason: string | null;
  readonly remedy: string | null;
  readonly differs: readonly string[];
  readonly url: string | null;
  readonly twins: Entry['twins'];
  readonly verifiedAt: Date | null;
}

export function openLedger({ db, target, ready, enqueue, deliverNow, history, undoHours }: LedgerParts): Ledger {
  const shown = ({ verifiedAt: _, write, ...row }: EntryRow): Entry => {
    const parsed = writeSchema.parse(write);
    return { ...row, kind: parsed.kind, name: shortName(parsed) };
  };

  const of: Ledger['of'] = async (turnId, now) => {
    const [card] = await db.query<{
      id: number;
      proposal: unknown;
      crm: string;
      askerId: number;
      language: Language;
      shown: string | null;
    }>(
      `select p.id, p.proposal, s.name as crm, p.colleague_id as "askerId", p.language, p.shown
       from proposal p join source s on s.id = p.source_id where p.turn_id = $1`,
      [turnId],
    );
    if (!card) return null;
    const rows = await db.query<EntryRow>(
      `select id, piece, state, checking, write, reason, remedy, differs, url, twins, verified_at as "verifiedAt"
       from entry where proposal_id = $1 order by id`,
      [card.id],
    );
    const until = rows.flatMap(({ state, verifiedAt }) =>
      state === 'verified' && verifiedAt ? [undoableUntil(verifiedAt, undoHours)] : [],
    );
    const last = until.sort((a, b) => b.getTime() - a.getTime())[0];
    const view: Ledgered = {
      ...card,
      proposal: proposalSchema.parse(card.proposal),
      entries: rows.map(shown),
      undoableUntil: last && last > now ? last : null,
    };
    return view;
  };

  /** Moves the entries of a turn's card, and queues what has to be done. */
  const move = async (
    turnId: number,
    place: unknown,
    work: (sql: Sql, proposalId: number) => Promise<readonly { id: number }[]>,
  ) => {
    await ready();
    const moved = await db.transaction(async sql => {
      const [card] = await sql<{ id: number }>(
        'update proposal set place = coalesce($2, place) where turn_id = $1 returning id',
        [turnId, place === undefined ? null : JSON.stringify(place)],
      );
      const ids = card ? await work(sql, card.id) : [];
      for (const { id } of ids) await enqueue(sql, id);
      return ids;
    });
    void (async () => {
      for (const { id } of moved) await deliverNow(id);
    })();
  };

  return {
    async writable() {
      const found = await target(db.query);
      if (found === 'half-set') return found;
      return !found ? 'no-crm' : found.readOnly ? 'read-only' : 'yes';
    },
    needs: (proposing, now) =>
      db.transaction(async sql => {
        const to = await target(sql);
        if (!to || to === 'half-set') return [];
        const planned = await plan(sql, to.sourceId, proposing, now);
        return planned.flatMap(({ piece, write }) => (piece === 0 && 'name' in write ? write.name : []));
      }),
    propose: (sql, proposing, now) => store(sql, proposing, target, now),
    of,
    async lastUndoable({ channel, thread, askerId }, now) {
      const [row] = await db.query<{ turnId: number }>(
        `select p.turn_id as "turnId" from proposal p
         where p.channel = $1 and p.thread = $2 and p.colleague_id = $3
           and exists (select from entry e where e.proposal_id = p.id and e.state = 'verified' and e.verified_at > $4)
         order by p.id desc limit 1`,
        [channel, thread, askerId, new Date(now.getTime() - undoHours * 3_600_000)],
      );
      return row?.turnId ?? null;
    },
    async moved(sql, from, to, states) {
      await sql('update proposal set turn_id = $2, shown = $3 where turn_id = $1', [from, to, states]);
    },
    async lastShown({ channel, thread, askerId }) {
      const [row] = await db.query<{ turnId: number }>(
        `select t.id as "turnId" from (
           select id from turn where channel = $1 and thread = $2 and colleague_id = $3 and finished_at is not null
           order by id desc limit 1) t
         where exists (select from proposal p where p.turn_id = t.id)`,
        [channel, thread, askerId],
      );
      return row?.turnId ?? null;
    },
    save: (turnId, place, now) =>
      move(turnId, place, async (sql, proposalId) => {
        const decided = await sql<{ id: number; key: string; write: unknown; sourceId: number; colleagueId: number }>(
          `with decided as (
             update entry set state = 'queued', decided_at = $2
             where proposal_id = $1 and state = 'proposed' returning id, key, write)
           select d.id, d.key, d.write, p.source_id as "sourceId", p.colleague_id as "colleagueId"
           from decided d, proposal p where p.id = $1 order by d.id`,
          [proposalId, now],
        );
        for (const { write, ...entry } of decided) {
          const activity = writeSchema.parse(write);
          if (activity.kind === 'activity') await history.add(sql, { ...entry, activity }, now);
        }
        return decided;
      }),
    leave: (turnId, now) => cancel(db.query, turnId, now),
    undo: (turnId, place, now) =>
      move(turnId, place, (sql, proposalId) =>
        // What was made first is taken back last: others point at it.
        sql<{ id: number }>(
          `with undone as (
             update entry set state = 'undoing', reason = null, attempts = 0
             where proposal_id = $1 and state = 'verified' and verified_at > $2 returning id)
           select id from undone order by id desc`,
          [proposalId, new Date(now.getTime() - undoHours * 3_600_000)],
        ),
      ),
    async settled(turnId, milliseconds) {
      for (let waited = 0; waited < milliseconds; waited += look) {
        const open = await db.query(
          `select from entry e join proposal p on p.id = e.proposal_id
           where p.turn_id = $1 and e.state = any($2::text[]) limit 1`,
          [turnId, openStates],
        );
        if (open.length === 0) return;
        await new Promise(go => setTimeout(go, look));
      }
    },
  };
}

async function cancel(sql: Sql, turnId: number, now: Date): Promise<void> {
  await sql(
    `update entry e set state = 'cancelled', decided_at = $2 from proposal p
     where p.turn_id = $1 and e.proposal_id = p.id and e.state = 'proposed'`,
    [turnId, now],
  );
}

async function store(sql: Sql, proposing: Proposing, target: LedgerParts['target'], now: Date): Promise<void> {
  const to = await target(sql);
  if (!to || to === 'half-set' || to.readOnly) return;
  if (proposing.replaces !== undefined) await cancel(sql, proposing.replaces, now);
  const [owner] = await sql<{ value: string }>(
    `select k.value from colleague_key k join source s on s.id = $2
     where k.colleague_id = $1 and k.kind = 'crm' and k.value like s.family || ':%' limit 1`,
    [proposing.askerId, to.sourceId],
  );
  const author = { ...proposing.author, crmOwner: owner?.value ?? null };
  const planned = await plan(sql, to.sourceId, proposing, now);
  const [card] = await sql<{ id: number }>(
    `insert into proposal (turn_id, colleague_id, source_id, channel, thread, language, proposal, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [
      proposing.turnId,
      proposing.askerId,
      to.sourceId,
      proposing.channel,
      proposing.thread,
      proposing.language,
      JSON.stringify(proposing.proposal),
      now,
    ],
  );
  if (!card) return;
  await sql(
    `insert into entry (proposal_id, key, piece, state, write, author)
     select $1, i.key, i.piece, 'proposed', i.write, $5
     from unnest($2::text[], $3::int[], $4::jsonb[]) with ordinality as i(key, piece, write, place) order by i.place`,
    [
      card.id,
      planned.map(one => one.key),
      planned.map(one => one.piece),
      planned.map(one => JSON.stringify(one.write)),
      JSON.stringify(author),
    ],
  );
}
