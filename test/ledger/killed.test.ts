/**
 * A process that ends anywhere while it delivers or takes back, before or after any call to the database or to the CRM:
 * what was approved is in the CRM once, or gone once it is taken back, and what the ledger says meanwhile is true.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm } from '../../src/crm/port.ts';
import type { Database } from '../../src/db/database.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import { syncCrm } from '../../src/intake/crm-sync.ts';
import { loggedTouches } from '../../src/intake/logged-touches.ts';
import { deliver } from '../../src/ledger/deliver.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { Ledger } from '../../src/ledger/port.ts';
import type { CrmWorld } from '../contracts/crm.ts';
import { databases } from '../support/databases.ts';
import { openHubspotWorld } from '../support/hubspot-world.ts';
import { killedAfter } from '../support/killed.ts';
import { type Odoo14, odooUrl, openOdoo14 } from '../support/odoo-14.ts';
import { openPipedriveWorld } from '../support/pipedrive-world.ts';
import { callSaying, chosen, nothingProposed, proposed } from '../support/proposed.ts';
import { openStory, type Story } from '../support/story.ts';

/** How often something stands in the CRM: as one who looks there finds it. */
interface Target {
  readonly name: string;
  open(): Promise<{ world: CrmWorld; standing(text: string): Promise<number> }>;
}

const target = <W extends CrmWorld>(
  name: string,
  openWorld: () => Promise<W>,
  standing: (world: W, text: string) => Promise<number>,
): Target => ({
  name,
  async open() {
    const world = await openWorld();
    return { world, standing: text => standing(world, text) };
  },
});

const inOdoo = async ({ rpc }: Odoo14, text: string) => {
  const inside = (model: string, field: string) => rpc<number>(model, 'search_count', [[[field, 'ilike', text]]]);
  // A new contact has a message of Odoo's own, with the name in it.
  if (text.startsWith('contact')) return inside('res.partner', 'name');
  return (await inside('mail.message', 'body')) + (await inside('mail.activity', 'summary'));
};

const url = odooUrl;
const targets: readonly Target[] = [
  target('HubSpot’s fake', openHubspotWorld, async ({ hubspot }, text) => {
    const living = [...hubspot.rows.values()].filter(row => !row.archived);
    return living.filter(({ properties }) => Object.values(properties).join('\n').includes(text)).length;
  }),
  target('Pipedrive’s fake', openPipedriveWorld, async ({ pipedrive }, text) => {
    const { activities, notes, persons } = pipedrive.tables;
    const rows = [...activities.values(), ...notes.values(), ...persons.values()];
    return rows.filter(row => !row.is_deleted && JSON.stringify(row).includes(text)).length;
  }),
  ...(url ? [target('a real Odoo 14', () => openOdoo14(url), inOdoo)] : []),
];

test.skipIf(url)(
  'NO ODOO 14: nobody is killed while it is written to, because ACQUAINT_TEST_ODOO_URL is not set; scripts/odoo.sh start prints it',
  context => context.skip(),
);

/** Each with a text that stands nowhere else. */
const writes: Readonly<Record<string, (text: string) => Partial<Proposal>>> = {
  call: summary => ({ activity: callSaying(summary) }),
  task: what => ({ tasks: [{ what, due: '2026-11-27' }] }),
  contact: name => ({
    newContacts: [{ name, email: null, phone: null, accountId: null, company: null }],
  }),
};

// One database will do: the steps of a delivery are the same on both, and `ledger.test.ts` has them on both.
const [database] = databases.toReversed();

describe.each(targets)('whoever is killed while $name is written to', { timeout: 300_000 }, ({ open }) => {
  let story: Story;
  let world: CrmWorld;
  let standing: (text: string) => Promise<number>;
  let crm: Crm;
  let ledger: Ledger;
  let ada: { id: number; name: string };
  const queued: number[] = [];
  const run = Math.random().toString(36).slice(2, 8);

  beforeAll(async () => {
    if (!database) return;
    ({ world, standing } = await open());
    crm = await world.open();
    const name = `Ada Quark ${run}`;
    await world.addContacts([name]);
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await syncCrm(story.db, crm, {
      source: { family: crm.name, name: 'CRM' },
      full: true,
      now: new Date(Date.now() + 3_600_000),
      signal: new AbortController().signal,
    });
    const [row] = await story.db.query<{ id: number; sourceId: number }>(
      'select contact_id as id, source_id as "sourceId" from contact_record where name = $1',
      [name],
    );
    ada = { id: Number(row?.id), name };
    ledger = openLedger({
      db: story.db,
      target: async () => ({ sourceId: Number(row?.sourceId), readOnly: false }),
      ready: async () => {},
      enqueue: async (_, id) => void queued.push(id),
      deliverNow: async () => {},
      history: loggedTouches,
      undoHours: 24,
    });
  }, 120_000);
  afterAll(async () => {
    await story?.close();
    await crm?.close();
    await world?.close();
  });

  async function approved(proposal: Proposal): Promise<{ turn: number; entry: number }> {
    const now = new Date();
    const turn = await proposed(story.db, ledger, proposal, now);
    await ledger.save(turn, undefined, now);
    const [entry = 0] = queued.splice(0);
    return { turn, entry };
  }

  const connection = (to: Crm) => async () => {
    if (!to.writer) throw new Error('This CRM is not written to.');
    return { writer: to.writer, abilities: { findsAfterMs: 0 } };
  };
  const stateOf = async (turn: number) => (await ledger.of(turn, new Date()))?.entries[0]?.state;
  /** The lease of the dead runs out, and a worker takes over. */
  async function tookOver(entry: number) {
    await story.db.query("update entry set held_until = now() - interval '1 second' where id = $1", [entry]);
    for (let tries = 0; tries < 5; tries++)
      if ((await deliver({ db: story.db, history: loggedTouches, connection: connection(crm) }, entry)) === 'done')
        return;
    throw new Error('It was never done.');
  }

  /** @returns false where it was done before it was killed: there is no further place to be killed at */
  async function killed(entry: number, calls: number, answered: boolean): Promise<boolean> {
    const { mortal, dead } = killedAfter(calls);
    const dying: Database = {
      ...story.db,
      query: mortal(story.db.query, !answered) as Database['query'],
      transaction: mortal(story.db.transaction, !answered) as Database['transaction'],
    };
    const line = await world.open({ fetch: mortal(fetch, !answered) });
    const ended = await Promise.race([
      dead,
      deliver({ db: dying, history: loggedTouches, connection: connection(line) }, entry),
    ]);
    return ended === 'killed';
  }

  test.each(Object.entries(writes))('a %s is there once, and gone once it is taken back', async (kind, write) => {
    let runs = 0;
    for (const undoing of [false, true])
      for (const answered of [true, false])
        for (let calls = 0, more = true; more; calls++) {
          const text = `${kind}${run}x${runs}x`;
          const people = kind === 'contact' ? [] : [chosen(ada.id, ada.name)];
          const { turn, entry } = await approved({ ...nothingProposed, contacts: people, ...write(text) });
          if (undoing) {
            await tookOver(entry);
            await ledger.undo(turn, undefined, new Date());
            queued.splice(0);
          }
          more = await killed(entry, calls, answered);
          const state = await stateOf(turn);
          const there = await standing(text);
          if (state === 'verified' || state === 'delivered') expect(there, `${state} after ${calls} calls`).toBe(1);
          if (state === 'undone') expect(there, `${state} after ${calls} calls`).toBe(0);
          expect(there).toBeLessThanOrEqual(1);
          await tookOver(entry);
          expect(await stateOf(turn)).toBe(undoing ? 'undone' : 'verified');
          expect(await standing(text), `after ${calls} calls`).toBe(undoing ? 0 : 1);
          runs += 1;
        }
    expect(runs).toBeGreaterThan(20);
  });
});
