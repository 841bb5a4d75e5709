import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import type { Proposal } from '../../src/domain/proposal.ts';
import { loggedTouches } from '../../src/intake/logged-touches.ts';
import { type Connection, type Delivered, deliver } from '../../src/ledger/deliver.ts';
import { openLedger } from '../../src/ledger/open.ts';
import type { Ledger } from '../../src/ledger/port.ts';
import { lookForTwins, twinsIn } from '../../src/ledger/twins.ts';
import { databases } from '../support/databases.ts';
import { type FakeWriter, openFakeWriter } from '../support/fake-writer.ts';
import { killedAfter } from '../support/killed.ts';
import { callSaying, chosen, nothingProposed, proposed as proposedBy } from '../support/proposed.ts';
import { company, deal, now, openStory, person, type Story, touch } from '../support/story.ts';

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe.each(databases)('the ledger, on $kind', database => {
  let story: Story;
  let crm: FakeWriter;
  let ledger: Ledger;
  let sourceId: number;
  let known: { ada: number; eva: number; globex: number; initech: number; deal: number };
  let nina: { id: number };
  /** What a job would do. */
  const queued: number[] = [];

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    const source = await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
      deal('Globex sensors', { company: { name: 'Globex Corporation' } }),
    ]);
    sourceId = source.id;
    await story.says(
      [
        person('Eva Mail', { emails: ['eva@globex.example'] }),
        touch('email', 3, { email: 'eva@globex.example', name: 'Eva Mail' }),
        touch('email', 4, { email: 'ivo@initech.example', name: 'Ivo Mail' }),
      ],
      { family: 'mailbox', owner: 'nina@ours.example', sharing: 'private' },
    );
    const id = async (statement: string) => Number((await story.db.query<{ id: number }>(statement))[0]?.id);
    known = {
      ada: await id("select contact_id as id from contact_record where name = 'Ada Example'"),
      eva: await id("select contact_id as id from contact_record where name = 'Eva Mail'"),
      globex: await id("select account_id as id from account_record where name = 'Globex Corporation'"),
      deal: await id('select id from deal'),
      initech: await id("select account_id as id from account_record where 'initech.example' = any(domains)"),
    };
    const asker = await colleagueByEmail(story.db, 'nina@ours.example');
    if (!asker) throw new Error('There is no Nina.');
    nina = { id: asker.id };
  });
  afterAll(() => story?.close());

  beforeEach(() => {
    crm = openFakeWriter();
    queued.length = 0;
    ledger = openLedger({
      db: story.db,
      target: async () => ({ sourceId, readOnly: false }),
      ready: async () => {},
      async enqueue(_, entryId) {
        queued.push(entryId);
      },
      deliverNow: async () => {},
      history: loggedTouches,
      undoHours: 24,
    });
  });

  const call = (more: Partial<Proposal> = {}): Proposal => ({
    ...nothingProposed,
    activity: callSaying('wants pricing for 200 seats, budget approved'),
    contacts: [chosen(known.ada, 'Ada Example')],
    account: chosen(known.globex, 'Globex Corporation'),
    deal: chosen(known.deal, 'Globex sensors'),
    ...more,
  });

  const proposed = (proposal: Proposal) => proposedBy(story.db, ledger, proposal, now);

  const parts = (connected: Connection | null = { writer: crm.writer, abilities: { findsAfterMs: 0 } }) => ({
    db: story.db,
    history: loggedTouches,
    connection: async () => connected,
  });
  /** Works off the queue as jobs do, until nothing is left or it only waits. */
  async function worked(most = 20, connected?: Connection | null): Promise<Delivered[]> {
    const ended: Delivered[] = [];
    for (let left = most; left > 0; left--) {
      const id = queued.shift();
      if (id === undefined) break;
      const delivered = await deliver(parts(connected), id);
      ended.push(delivered);
      if (delivered !== 'done') queued.push(id);
    }
    return ended;
  }
  const entries = async (turnId: number) => (await ledger.of(turnId, later(1)))?.entries ?? [];
  const states = async (turnId: number) => (await entries(turnId)).map(entry => entry.state);

  test('writes nothing before somebody says so, and nothing where they leave it', async () => {
    const turn = await proposed(call());
    expect(await states(turn)).toEqual(['proposed']);
    expect(queued).toEqual([]);
    await ledger.leave(turn, now);
    await ledger.save(turn, undefined, now);
    await worked();
    expect(await states(turn)).toEqual(['cancelled']);
    expect(crm.calls).toEqual([]);
  });

  test('writes the call to the records that were read from this CRM, with who logged it, and reads it back', async () => {
    const turn = await proposed(call());
    await ledger.save(turn, { channel: 'C1' }, now);
    await worked();
    expect(await states(turn)).toEqual(['verified']);
    expect(crm.things).toHaveLength(1);
    const { write, author } = crm.things[0] ?? {};
    expect(write).toMatchObject({
      kind: 'activity',
      type: 'call',
      at: '2026-11-20T08:00:00.000Z',
      minutes: 20,
      text: 'wants pricing for 200 seats, budget approved\n\nLogged by Nina Kowalczyk from Slack',
      contacts: [{ name: 'Ada Example' }],
      deal: { name: 'Globex sensors' },
    });
    expect(author).toMatchObject({ email: 'nina@ours.example', via: 'Slack' });
    expect((await entries(turn))[0]).toMatchObject({ differs: [], url: expect.stringContaining('crm.example') });
  });

  test('writes each piece once, however often Save is clicked', async () => {
    const turn = await proposed(call({ tasks: [{ what: 'send pricing', due: '2026-11-27' }] }));
    await Promise.all([ledger.save(turn, undefined, now), ledger.save(turn, undefined, now)]);
    await ledger.leave(turn, now);
    await worked();
    expect(await states(turn)).toEqual(['verified', 'verified']);
    expect(crm.things.map(({ write }) => write.kind)).toEqual(['activity', 'task']);
  });

  test('adds somebody the CRM does not know first, and logs the call on them', async () => {
    const turn = await proposed(call({ contacts: [chosen(known.eva, 'Eva Mail')] }));
    await ledger.save(turn, undefined, now);
    // The jobs of several workers come in any order.
    queued.reverse();
    await worked();
    expect(await states(turn)).toEqual(['verified', 'verified']);
    const [contact, activity] = crm.things;
    expect(contact?.write).toMatchObject({ kind: 'contact', name: 'Eva Mail', email: 'eva@globex.example' });
    expect(activity?.write).toMatchObject({ contacts: [{ key: contact?.id, name: 'Eva Mail' }] });
  });

  test('adds a company that only a mailbox knows where nothing else says what the call was about, and not otherwise', async () => {
    const initech = chosen(known.initech, 'initech.example');
    for (const contacts of [[], [chosen(known.ada, 'Ada Example')]]) {
      crm = openFakeWriter();
      const turn = await proposed(call({ contacts, account: initech, deal: null }));
      await ledger.save(turn, undefined, now);
      await worked();
      expect(crm.things.map(({ write }) => write.kind)).toEqual(
        contacts.length === 0 ? ['company', 'activity'] : ['activity'],
      );
      expect(crm.things.at(-1)?.write).toMatchObject(
        contacts.length === 0 ? { account: { key: crm.things[0]?.id } } : { account: null },
      );
    }
  });

  test('tells what the CRM stored otherwise', async () => {
    crm.rule(write => (write.kind === 'activity' ? { ...write, text: write.text.slice(0, 5), minutes: 30 } : write));
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    await worked();
    expect((await entries(turn))[0]?.differs).toEqual(['minutes', 'text']);
  });

  test('says what the CRM says no to, and what to do, and tries no more', async () => {
    crm.trouble('write', 'refused');
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    await worked();
    expect((await entries(turn))[0]).toMatchObject({
      state: 'failed',
      reason: 'The field Reason is required.',
      remedy: 'Fill it in, or ask who set the rule.',
    });
    expect(crm.calls).toEqual(['write']);
  });

  test('tries again while the CRM is down or busy, and writes once', async () => {
    crm.trouble('write', 'unavailable', 'busy', 'unavailable');
    crm.trouble('read', 'busy');
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    const ended = await worked();
    expect(ended).toEqual([
      { againInMs: expect.any(Number) },
      { againInMs: 20 },
      { againInMs: expect.any(Number) },
      { againInMs: 20 },
      'done',
    ]);
    expect(crm.things).toHaveLength(1);
    expect(await states(turn)).toEqual(['verified']);
  });

  test.each(['done, not answered', 'not done, not answered'] as const)(
    'looks before it writes again when the CRM did not answer (%s)',
    async trouble => {
      crm.trouble('write', trouble);
      const turn = await proposed(call());
      await ledger.save(turn, undefined, now);
      await worked(1);
      expect((await entries(turn))[0]).toMatchObject({ state: 'queued', checking: true });
      await worked();
      expect(crm.calls.slice(0, 2)).toEqual(['write', 'find']);
      expect(crm.things).toHaveLength(1);
      expect(await states(turn)).toEqual(['verified']);
    },
  );

  test('waits three times as long as the search lags before it believes that nothing is there', async () => {
    crm.trouble('write', 'done, not answered');
    crm.lag(100);
    const lagging = { writer: crm.writer, abilities: { findsAfterMs: 100 } };
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    await worked(1, lagging);
    const [waiting] = await worked(1, lagging);
    expect(crm.calls).toEqual(['write']);
    if (!waiting || waiting === 'done') throw new Error('It did not wait.');
    expect(waiting.againInMs).toBeGreaterThan(100);
    await new Promise(go => setTimeout(go, waiting.againInMs + 20));
    await worked(5, lagging);
    expect(crm.things).toHaveLength(1);
    expect(await states(turn)).toEqual(['verified']);
  });

  describe('a call that was sent again, because it was not found, and arrives after all', () => {
    async function twice() {
      crm.trouble('write', 'not done, not answered');
      const turn = await proposed(call());
      await ledger.save(turn, undefined, now);
      await worked();
      const [kept] = crm.things;
      if (!kept) throw new Error('Nothing was written.');
      const { key, write, author } = kept;
      return { turn, kept, late: () => crm.arrive({ key, write, author }) };
    }
    const look = () => lookForTwins(story.db, crm.writer, sourceId);
    const twinsOf = async (turn: number) => (await entries(turn)).map(({ twins }) => twins);

    test('is told of with both, on the card and to whoever looks after the CRM, until people delete one', async () => {
      const { turn, kept, late } = await twice();
      expect(await look()).toEqual([]);
      const second = late();
      expect(await look()).toHaveLength(1);
      expect(await look()).toEqual([]);
      expect(await twinsOf(turn)).toEqual([[{ id: second.id, url: `https://crm.example/${second.id}` }]]);
      expect((await twinsIn(story.db, sourceId)).join()).toMatch(
        new RegExp(`^Written once and there twice: ${kept.id} .* and ${second.id} .*Neither is removed by us`, 'u'),
      );
      expect(crm.things).toEqual([kept, second]);
      crm.things.splice(crm.things.indexOf(kept), 1);
      expect(await look()).toHaveLength(1);
      expect(await twinsOf(turn)).toEqual([[]]);
      expect(await twinsIn(story.db, sourceId)).toEqual([]);
    });

    test('stays there when the other is taken back, and that is told too', async () => {
      const { turn, late } = await twice();
      const second = late();
      await ledger.undo(turn, undefined, now);
      await worked();
      expect(await states(turn)).toEqual(['undone']);
      expect(crm.things).toEqual([second]);
      await look();
      expect((await twinsIn(story.db, sourceId)).join()).toMatch(
        new RegExp(`^Taken back, and there once more: ${second.id} `, 'u'),
      );
      crm.things.length = 0;
      await look();
      expect(await twinsIn(story.db, sourceId)).toEqual([]);
    });

    test('is not looked for where the CRM answered, or said that it had done nothing', async () => {
      const asked = async () => {
        crm.calls.length = 0;
        await look();
        return crm.calls.length;
      };
      const before = await asked();
      crm.trouble('write', 'busy');
      const turn = await proposed(call());
      await ledger.save(turn, undefined, now);
      await worked();
      expect(await states(turn)).toEqual(['verified']);
      expect(await asked()).toBe(before);
    });
  });

  test('writes once after the CRM was down for an hour, without knocking at its door all the time', async () => {
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    const [id = 0] = queued;
    let waited = 0;
    let knocks = 0;
    for (; waited < 3_600_000; knocks++) {
      crm.trouble('write', 'unavailable');
      const ended = await deliver(parts(), id);
      if (ended === 'done') throw new Error('It cannot be done while the CRM is down.');
      waited += ended.againInMs;
      expect((await entries(turn))[0]).toMatchObject({ state: 'queued', reason: 'The CRM cannot be reached.' });
    }
    expect(knocks).toBeLessThan(30);
    expect(await deliver(parts(), id)).toBe('done');
    expect(crm.things).toHaveLength(1);
    expect((await entries(turn))[0]).toMatchObject({ state: 'verified', reason: null });
  });

  test('waits no longer for an answer that was lost when the clock goes back an hour', async () => {
    crm.trouble('write', 'done, not answered');
    const lagging = { writer: crm.writer, abilities: { findsAfterMs: 20 } };
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    const [id = 0] = queued;
    await deliver(parts(lagging), id);
    await story.db.query("update entry set sent_at = sent_at + interval '1 hour' where id = $1", [id]);
    let waited = 0;
    for (let ended = await deliver(parts(lagging), id); ended !== 'done'; ended = await deliver(parts(lagging), id)) {
      waited += ended.againInMs;
      if (waited > 10_000) break;
      await new Promise(go => setTimeout(go, Math.min(500, ended.againInMs)));
    }
    expect(waited).toBeLessThan(1_000);
    expect(crm.things).toHaveLength(1);
    expect(await states(turn)).toEqual(['verified']);
  });

  test('takes back what it wrote, for a day', async () => {
    const turn = await proposed(call({ tasks: [{ what: 'send pricing', due: null }] }));
    await ledger.save(turn, undefined, now);
    await worked();
    await story.db.query('update entry set verified_at = $1', [now]);
    expect(await ledger.lastUndoable({ channel: 'slack', thread: 'T1', askerId: nina.id }, later(23))).toBe(turn);
    expect(await ledger.lastUndoable({ channel: 'slack', thread: 'T1', askerId: nina.id }, later(25))).toBeNull();
    await ledger.undo(turn, undefined, later(25));
    expect(await states(turn)).toEqual(['verified', 'verified']);
    await ledger.undo(turn, undefined, later(23));
    await worked();
    expect(await states(turn)).toEqual(['undone', 'undone']);
    expect(crm.things).toEqual([]);
  });

  test('leaves what somebody changed since, and says so', async () => {
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    await worked();
    for (const thing of crm.things) thing.version += 1;
    await ledger.undo(turn, undefined, later(1));
    await worked();
    expect((await entries(turn))[0]).toMatchObject({ state: 'verified', reason: 'changed' });
    expect(crm.things).toHaveLength(1);
  });

  test('waits while no CRM is connected, and says so before anything is proposed', async () => {
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    const [ended] = await worked(1, null);
    expect(ended).toMatchObject({ againInMs: expect.any(Number) });
    expect(await states(turn)).toEqual(['queued']);
  });

  test('writes once whatever is killed wherever, and never says more than is true', async () => {
    let runs = 0;
    for (const answered of [true, false]) {
      for (let calls = 0; calls <= 7; calls++) {
        for (const trouble of [null, 'unavailable', 'done, not answered', 'not done, not answered'] as const) {
          for (const undoing of [false, true]) {
            crm = openFakeWriter();
            queued.length = 0;
            const turn = await proposed(call());
            await ledger.save(turn, undefined, now);
            const [id = 0] = queued;
            if (undoing) {
              await worked();
              await ledger.undo(turn, undefined, later(1));
            }
            if (trouble) crm.trouble(undoing ? 'undo' : 'write', trouble);
            const { mortal, dead } = killedAfter(calls);
            const { query, transaction } = story.db;
            const writer = {
              ...crm.writer,
              write: mortal(crm.writer.write, !answered),
              find: mortal(crm.writer.find, !answered),
              read: mortal(crm.writer.read, !answered),
              undo: mortal(crm.writer.undo, !answered),
            };
            const db = {
              ...story.db,
              query: mortal(query, !answered) as typeof query,
              transaction: mortal(transaction, !answered) as typeof transaction,
            };
            await Promise.race([
              dead,
              deliver(
                { db, history: loggedTouches, connection: async () => ({ writer, abilities: { findsAfterMs: 0 } }) },
                id,
              ),
            ]);
            const [before] = await entries(turn);
            const isThere = crm.things.length === 1;
            if (before?.state === 'verified' || before?.state === 'delivered') expect(isThere).toBe(true);
            if (before?.state === 'undone') expect(isThere).toBe(false);
            // The lease of the dead runs out.
            await story.db.query(
              "update entry set held_until = now() - interval '1 second' where held_until is not null",
            );
            queued.length = 0;
            queued.push(id);
            await worked();
            expect(await states(turn)).toEqual([undoing ? 'undone' : 'verified']);
            expect(crm.things).toHaveLength(undoing ? 0 : 1);
            runs += 1;
          }
        }
      }
    }
    expect(runs).toBe(128);
  }, 120_000);

  test('lets one of several workers at a time deliver an entry', async () => {
    const turn = await proposed(call());
    await ledger.save(turn, undefined, now);
    const [id = 0] = queued;
    await Promise.all([1, 2, 3, 4].map(() => deliver(parts(), id)));
    expect(crm.things).toHaveLength(1);
    expect(await states(turn)).toEqual(['verified']);
  });

  test('no statement may move an entry where it cannot go', async () => {
    const turn = await proposed(call());
    await expect(story.db.query("update entry set state = 'verified' where state = 'proposed'")).rejects.toThrow(
      /cannot become verified when it is proposed/u,
    );
    expect(await states(turn)).toEqual(['proposed']);
  });
});
