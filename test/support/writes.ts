/** The way from the ledger to a writer without a queue of jobs: what is queued is delivered by whoever asks for it. */
import type { Writer } from '../../src/crm/port.ts';
import type { Database } from '../../src/db/database.ts';
import { loggedTouches } from '../../src/intake/logged-touches.ts';
import { type Delivered, deliver } from '../../src/ledger/deliver.ts';
import type { Writes } from '../../src/ledger/open.ts';
import { refreshCard } from '../../src/turns/refresh.ts';

export interface TestWrites extends Writes {
  /** What a job does: everything that is queued, once. */
  work(): Promise<Delivered[]>;
  /** Whether somebody who waits is served at once. */
  prompt: boolean;
}

/** @param family of the source that is the company's CRM */
export function writesTo(db: Database, writer: Writer | null, family = 'hubspot'): TestWrites {
  const queue = new Set<number>();
  const parts = {
    db,
    history: loggedTouches,
    connection: async () => writer && { writer, abilities: { findsAfterMs: 0 } },
  };
  const one = async (id: number) => {
    const ended = await deliver(parts, id);
    if (ended === 'done') queue.delete(id);
    await refreshCard(db, id);
    return ended;
  };
  const writes: TestWrites = {
    prompt: true,
    async target(sql) {
      const [source] = await sql<{ id: number }>('select id from source where family = $1 and owner_id is null', [
        family,
      ]);
      return source ? { sourceId: source.id, readOnly: writer === null } : null;
    },
    ready: async () => {},
    async enqueue(_, id) {
      queue.add(id);
    },
    async deliverNow(id) {
      if (writes.prompt) await one(id);
    },
    async work() {
      const ended: Delivered[] = [];
      for (const id of queue) ended.push(await one(id));
      return ended;
    },
  };
  return writes;
}
