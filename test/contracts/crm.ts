/**
 * What every CRM connector must do, whichever the vendor. A world is a CRM with people in it who change things behind our
 * back; `crm.account` and the words on its records are the vendor's business, what is seen through the port is not.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Crm, CrmRecord, Cursor, Stream, Written } from '../../src/crm/port.ts';
import { CrmFault } from '../../src/domain/crm-fault.ts';
import type { Author, RecordRef, Write } from '../../src/domain/write.ts';

export type Fault = 'busy' | 'broken' | 'silent' | 'page';

export interface CrmWorld {
  /** A connection of its own, as after a restart. */
  open(options?: { pageSize?: number; fetch?: typeof fetch }): Promise<Crm>;
  /** Two sellers whom the CRM knows. */
  readonly reps: readonly [Author, Author];
  /** All in the same moment; @returns their keys. */
  addContacts(names: readonly string[]): Promise<string[]>;
  renameContact(key: string, name: string): Promise<void>;
  deleteContact(key: string): Promise<void>;
  /** A deal of nobody we know; @returns its key. */
  addDeal(deal: { name: string; amount: number; stage: string }): Promise<string>;
  /** When a new deal is to be closed, where the vendor asks for a date; else it has none. */
  readonly dealCloses?: string;
  /** Characters of a text that there is room for; else 32 kB. */
  readonly longestText?: number;
  /** What an administrator has left out there, and everything works all the same. */
  readonly missing?: readonly unknown[];
  /** Stages a deal may be moved to. */
  readonly stages: readonly [string, string];
  /** Somebody changes, in the CRM, what we wrote there. */
  meddle(written: Written): Promise<void>;
  /** Everything a person reads in the CRM about what we wrote. */
  seen(written: Written): Promise<string>;
  /** What was written arrives once more, after all; @returns its id. Absent: the CRM refuses a second one under a key. */
  arriveAgain?(written: Written): string;
  /** How often a text stands in the CRM's activities. */
  count(text: string): Promise<number>;
  /** The next answers to reads, or to writes, are this; the write itself is done when the answer is `silent`. */
  readonly faults: ((what: 'read' | 'write', fault: Fault, times: number) => void) | null;
  close(): Promise<void>;
}

const noSignal = new AbortController().signal;

async function all(crm: Crm, stream: Stream, after: Cursor | null = null) {
  const records: CrmRecord[] = [];
  let cursor = after;
  for await (const page of crm.pages(stream, after, noSignal)) {
    records.push(...page.records);
    // As it is stored between two runs.
    cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
  }
  return { records, cursor };
}

async function allKeys(crm: Crm, stream: Stream): Promise<string[]> {
  const found: string[] = [];
  for await (const keys of crm.keys(stream, noSignal)) found.push(...keys);
  return found;
}

const nameOf = ({ says }: CrmRecord) => ('name' in says ? says.name : '');
const keyOf = ({ says }: CrmRecord) => (says.type === 'rejected' ? '' : says.key);

export function crmContract(title: string, openWorld: () => Promise<CrmWorld>): void {
  describe(`a CRM: ${title}`, { timeout: 60_000 }, () => {
    let world: CrmWorld;
    let crm: Crm;
    beforeAll(async () => {
      world = await openWorld();
      crm = await world.open();
    }, 120_000);
    afterAll(async () => {
      await crm?.close();
      await world?.close();
    });

    const writer = () => {
      if (!crm.writer) throw new Error('This contract is for connections that write.');
      return crm.writer;
    };
    // A CRM that is used by two runs keeps what the first one wrote.
    const run = randomUUID().slice(0, 8);
    let writes = 0;
    const newKey = () => {
      writes += 1;
      return `acquaint-test-${run}-${writes}`;
    };
    const someone = async (name: string): Promise<RecordRef & { key: string }> => {
      const [key = ''] = await world.addContacts([name]);
      return { key, name };
    };
    const call = (
      fields: Partial<Extract<Write, { kind: 'activity' }>> = {},
    ): Extract<Write, { kind: 'activity' }> => ({
      kind: 'activity',
      type: 'call',
      at: '2026-11-19T14:00:00.000Z',
      timeKnown: true,
      minutes: 20,
      outcome: 'reached',
      subject: 'Call about prices',
      text: 'Wants prices for 200 seats.',
      contacts: [],
      account: null,
      deal: null,
      ...fields,
    });

    describe('reading', () => {
      test('says what it is connected to and what it may do', async () => {
        const { says, abilities, missing } = await crm.check();
        expect(says).not.toBe('');
        expect(missing).toEqual(world.missing ?? []);
        expect(abilities.writes).toEqual(expect.arrayContaining(['activity', 'task', 'change', 'contact', 'company']));
      });

      test('everything comes once, and what others point at comes before it', async () => {
        const streams = [...crm.streams];
        expect(streams.indexOf('companies')).toBeLessThan(streams.indexOf('contacts'));
        expect(streams.indexOf('contacts')).toBeLessThan(streams.indexOf('deals'));
        for (const stream of streams) {
          const { records } = await all(crm, stream);
          expect(new Set(records.map(record => record.id)).size, stream).toBe(records.length);
          expect(
            records.every(record => record.version !== ''),
            stream,
          ).toBe(true);
          const usable = records.map(keyOf).filter(key => key !== '');
          if (stream === 'colleagues') continue;
          // What is no exchange, like a note, has a key and says nothing.
          const keys = await allKeys(crm, stream);
          if (stream === 'activities') expect(keys).toEqual(expect.arrayContaining(usable));
          else expect(keys.sort(), stream).toEqual(usable.sort());
        }
      });

      test('more people than a page, made in the same second, all come', async () => {
        const keys = await world.addContacts(Array.from({ length: 12 }, (_, at) => `Same Second ${at}`));
        const small = await world.open({ pageSize: 5 });
        const { records } = await all(small, 'contacts');
        await small.close();
        expect(records.map(keyOf)).toEqual(expect.arrayContaining(keys));
      });

      test('whoever was killed after a page goes on behind it, and loses nobody', async () => {
        const first = await world.open({ pageSize: 5 });
        let cursor: Cursor | null = null;
        const before: CrmRecord[] = [];
        for await (const page of first.pages('contacts', null, noSignal)) {
          before.push(...page.records);
          cursor = JSON.parse(JSON.stringify(page.cursor)) as Cursor;
          if (before.length >= 10) break;
        }
        await first.close();
        const next = await world.open({ pageSize: 5 });
        const { records } = await all(next, 'contacts', cursor);
        const whole = await all(next, 'contacts');
        await next.close();
        const found = new Set([...before, ...records].map(keyOf));
        expect([...found].sort()).toEqual(whole.records.map(keyOf).sort());
        expect(records.length).toBeLessThan(whole.records.length);
      });

      test('after everything was read, only what is new comes with a version that is new', async () => {
        const dana = await someone('Dana Quiet');
        const before = await all(crm, 'contacts');
        const known = new Set(before.records.map(record => `${record.id} ${record.version}`));
        const isNew = (record: CrmRecord) => !known.has(`${record.id} ${record.version}`);
        expect((await all(crm, 'contacts', before.cursor)).records.filter(isNew)).toEqual([]);
        await world.renameContact(dana.key, 'Dana Loud');
        const after = await all(crm, 'contacts', before.cursor);
        expect(after.records.filter(isNew).map(nameOf)).toEqual(['Dana Loud']);
      });

      test('somebody changed while pages were read comes with the next read at the latest', async () => {
        const [first = ''] = await world.addContacts(['Early Page', 'Late Page']);
        const small = await world.open({ pageSize: 3 });
        const read: CrmRecord[] = [];
        let cursor: Cursor | null = null;
        let changed = false;
        for await (const page of small.pages('contacts', null, noSignal)) {
          read.push(...page.records);
          cursor = page.cursor;
          if (!changed) await world.renameContact(first, 'Renamed Meanwhile');
          changed = true;
        }
        read.push(...(await all(small, 'contacts', cursor)).records);
        await small.close();
        expect(
          read
            .filter(record => keyOf(record) === first)
            .map(nameOf)
            .at(-1),
        ).toBe('Renamed Meanwhile');
      });

      test('whoever was deleted is missing among the keys', async () => {
        const gone = await someone('Gone Tomorrow');
        expect(await allKeys(crm, 'contacts')).toContain(gone.key);
        await world.deleteContact(gone.key);
        expect(await allKeys(crm, 'contacts')).not.toContain(gone.key);
      });

      test('a deal without an owner whom we know is read all the same', async () => {
        const key = await world.addDeal({ name: 'Nobody’s deal', amount: 1200, stage: world.stages[0] });
        const { records } = await all(crm, 'deals');
        expect(records.find(record => keyOf(record) === key)?.says).toMatchObject({
          type: 'deal',
          name: 'Nobody’s deal',
          amount: 1200,
          stage: world.stages[0],
        });
      });
    });

    describe('writing', () => {
      test.each(['call', 'meeting'] as const)(
        'a %s that was written is read again under the key that was told of it',
        async type => {
          const contact = await someone(`Read Again ${type}`);
          const written = await writer().write(newKey(), call({ type, contacts: [contact] }), world.reps[0]);
          const { records } = await all(crm, 'activities');
          expect(records.map(keyOf)).toContain(writer().touchKey(written));
        },
      );

      test('a call is written, read back as it was said, found by its key, and undone', async () => {
        const contact = await someone('Ada Called');
        const [nina] = world.reps;
        const [key, write] = [newKey(), call({ contacts: [contact] })];
        const written = await writer().write(key, write, nina);
        expect(await writer().find(key, write)).toEqual([written]);
        const back = await writer().read(written, write);
        expect(back?.write).toMatchObject({ kind: 'activity', contacts: [contact] });
        const seen = await world.seen(written);
        expect(seen).toContain('Wants prices for 200 seats.');
        expect(seen).toContain(nina.name);
        expect(await writer().undo(written, write, back?.version ?? '')).toBe('undone');
        expect(await writer().read(written, write)).toBeNull();
        expect(await writer().undo(written, write, back?.version ?? '')).toBe('gone');
      });

      test.each(['call', 'meeting', 'email', 'message', 'visit', 'note'] as const)(
        'a %s of which only the day is known keeps its words, and is read again by the sync or passed over, never rejected',
        async type => {
          const contact = await someone(`Ben ${type}`);
          const [nina] = world.reps;
          const write = call({
            type,
            contacts: [contact],
            timeKnown: false,
            at: '2026-11-18T12:00:00.000Z',
            minutes: null,
          });
          const written = await writer().write(newKey(), write, nina);
          expect((await writer().read(written, write))?.write).toMatchObject({ type, text: write.text });
          const { records } = await all(crm, 'activities');
          expect(records.filter(record => record.says.type === 'rejected')).toEqual([]);
        },
      );

      test('a task for Friday is written, read back and undone', async () => {
        const contact = await someone('Cora Waits');
        const [nina] = world.reps;
        const write: Write = {
          kind: 'task',
          what: 'Send the prices',
          due: '2026-11-27',
          contacts: [contact],
          account: null,
          deal: null,
        };
        const key = newKey();
        const written = await writer().write(key, write, nina);
        const back = await writer().read(written, write);
        expect(back?.write).toMatchObject({ kind: 'task', what: 'Send the prices', due: '2026-11-27' });
        expect(await writer().find(key, write)).toEqual([written]);
        expect(await writer().undo(written, write, back?.version ?? '')).toBe('undone');
        expect(await writer().read(written, write)).toBeNull();
      });

      test('stage, amount and close date of a deal are changed and put back', async () => {
        const [nina] = world.reps;
        const [from, to] = world.stages;
        const deal = {
          key: await world.addDeal({ name: 'Moving deal', amount: 500, stage: from }),
          name: 'Moving deal',
        };
        const changes: Write[] = [
          { kind: 'change', deal, field: 'stage', from, to, currency: null },
          { kind: 'change', deal, field: 'amount', from: 500, to: 750, currency: null },
          {
            kind: 'change',
            deal,
            field: 'closeDate',
            from: world.dealCloses ?? null,
            to: '2026-12-24',
            currency: null,
          },
        ];
        const is = async () => (await all(crm, 'deals')).records.find(record => keyOf(record) === deal.key)?.says;
        for (const write of changes) {
          const written = await writer().write(newKey(), write, nina);
          const back = await writer().read(written, write);
          expect(back?.write).toMatchObject({ kind: 'change', to: (write as { to: unknown }).to });
          if (write.kind === 'change' && write.field === 'amount') expect(await is()).toMatchObject({ amount: 750 });
          expect(await writer().undo(written, write, back?.version ?? '')).toBe('undone');
        }
        expect(await is()).toMatchObject({ stage: from, amount: 500 });
      });

      test('a deal that somebody else moved meanwhile is not changed over their heads', async () => {
        const [nina] = world.reps;
        const [from, to] = world.stages;
        const deal = { key: await world.addDeal({ name: 'Moved deal', amount: 5, stage: to }), name: 'Moved deal' };
        const fault = await writer()
          .write(newKey(), { kind: 'change', deal, field: 'amount', from: 4, to: 6, currency: null }, nina)
          .catch((error: unknown) => error);
        expect(fault).toBeInstanceOf(CrmFault);
        expect(fault).toMatchObject({ kind: 'refused' });
        expect(from).not.toBe(to);
      });

      test('a new company and a contact there are made, come with the next read, and are undone', async () => {
        const [nina] = world.reps;
        const company = { kind: 'company', name: `Newly Founded ${run}`, domain: 'newly.example' } as const;
        const founded = await writer().write(newKey(), company, nina);
        const { records } = await all(crm, 'companies');
        const made = records.find(record => nameOf(record) === company.name);
        // What is made here is named by its key afterwards.
        expect(made && keyOf(made)).toBe(founded.id);
        const contact: Write = {
          kind: 'contact',
          name: 'Fay Fresh',
          email: 'fay@newly.example',
          phone: '+48 22 555 01 01',
          account: { key: founded.id, name: company.name },
        };
        const fay = await writer().write(newKey(), contact, nina);
        const back = await writer().read(fay, contact);
        expect(back?.write).toEqual(contact);
        expect((await all(crm, 'contacts')).records.map(keyOf)).toContain(fay.id);
        expect(await writer().undo(fay, contact, back?.version ?? '')).toBe('undone');
        const was = await writer().read(founded, company);
        expect(await writer().undo(founded, company, was?.version ?? '')).toBe('undone');
        expect(await allKeys(crm, 'contacts')).not.toContain(fay.id);
      });

      test('what is written again under its key exists once, also from another process at the same time', async () => {
        const contact = await someone('Once Only');
        const [nina] = world.reps;
        const other = await world.open();
        for (const write of [
          call({ contacts: [contact], text: `written once, by key ${run}` }),
          { kind: 'contact', name: `Twin Less ${run}`, email: null, phone: null, account: null } as const,
        ]) {
          const key = newKey();
          const first = await writer().write(key, write, nina);
          expect(await writer().write(key, write, nina)).toEqual(first);
          expect(await other.writer?.find(key, write)).toEqual([first]);
        }
        await other.close();
        expect(await world.count(`written once, by key ${run}`)).toBe(1);
        expect(
          (await all(crm, 'contacts')).records.filter(record => nameOf(record) === `Twin Less ${run}`),
        ).toHaveLength(1);
      });

      test('all that stands under a key is found, the first first, and taking it back removes no other', async () => {
        const contact = await someone('Called Twice');
        const text = `arrived after all ${run}`;
        const [key, write] = [newKey(), call({ contacts: [contact], text })];
        const written = await writer().write(key, write, world.reps[0]);
        const again = world.arriveAgain ? [world.arriveAgain(written)] : [];
        expect((await writer().find(key, write)).map(({ id }) => id)).toEqual([written.id, ...again]);
        const back = await writer().read(written, write);
        expect(await writer().undo(written, write, back?.version ?? '')).toBe('undone');
        expect((await writer().find(key, write)).map(({ id }) => id)).toEqual(again);
      });

      test('nothing that was never written is found', async () => {
        expect(await writer().find(newKey(), call())).toEqual([]);
      });

      test('what somebody changed since is not undone', async () => {
        const contact = await someone('Mia Meddled');
        const [nina] = world.reps;
        const write = call({ contacts: [contact], type: 'note', text: 'As Nina said it.' });
        const written = await writer().write(newKey(), write, nina);
        const version = (await writer().read(written, write))?.version ?? '';
        await world.meddle(written);
        expect(await writer().undo(written, write, version)).toBe('changed');
        expect(await writer().read(written, write)).not.toBeNull();
      });

      test('two sellers each have their own name on what they logged', async () => {
        const contact = await someone('Both Called');
        const [nina, jonas] = world.reps;
        const seen = [];
        for (const rep of [nina, jonas])
          seen.push(await world.seen(await writer().write(newKey(), call({ contacts: [contact] }), rep)));
        expect(seen[0]).toContain(nina.name);
        expect(seen[0]).not.toContain(jonas.name);
        expect(seen[1]).toContain(jonas.name);
      });

      test('a seller whom the CRM does not know is named in the text', async () => {
        const contact = await someone('Called By Temp');
        const temp: Author = { name: 'Temp Orary', email: 'temp@ours.example', crmOwner: null, via: 'Teams' };
        const write = call({ contacts: [contact] });
        const written = await writer().write(newKey(), write, temp);
        expect(await world.seen(written)).toContain('Temp Orary');
      });

      test('emoji, markup, formulas and 32 kB come back as they were said', async () => {
        const contact = await someone('Long Told');
        const [nina] = world.reps;
        const texts = [
          'Great call 🎉👩🏽‍💻 — <b>not bold</b> & "quoted"; =HYPERLINK("x")',
          '=1+1',
          'زنگ زدم\nzweite Zeile\n\nvierte, mit; Zeichen',
          'long '.repeat(6500).slice(0, world.longestText).trim(),
        ];
        for (const text of texts) {
          const write = call({ contacts: [contact], type: 'note', text });
          const written = await writer().write(newKey(), write, nina);
          const back = await writer().read(written, write);
          expect(back?.write.kind === 'activity' && back.write.text).toBe(text);
        }
      });

      test('what is not in the CRM yet is refused in words, and nothing is written', async () => {
        const [nina] = world.reps;
        const fault = await writer()
          .write(newKey(), call({ contacts: [{ entry: 'e1', name: 'Not Yet' }], text: `never there ${run}` }), nina)
          .catch((error: unknown) => error);
        expect(fault).toMatchObject({ name: 'CrmFault', kind: 'refused' });
        expect(await world.count(`never there ${run}`)).toBe(0);
      });
    });

    describe('when it goes wrong', () => {
      const rude = (what: 'read' | 'write', fault: Fault, times = 1) => world.faults?.(what, fault, times);
      const kindOf = (error: unknown) => (error instanceof CrmFault ? error.kind : String(error));
      // A folder has no line that could break.
      const overWire = test.skipIf(title.startsWith('csv'));

      overWire.each([
        ['busy', 'busy'],
        ['broken', 'unavailable'],
        ['page', 'unavailable'],
        ['silent', 'unavailable'],
      ] as const)('a read answered with %s is a fault that says %s, without a traceback', async (fault, kind) => {
        const short = await world.open();
        rude('read', fault, 10);
        const error = await all(short, 'contacts').catch((cause: unknown) => cause);
        rude('read', fault, 0);
        expect(kindOf(error)).toBe(kind);
        expect(String(error)).not.toMatch(/Traceback|File "|<html/u);
        expect((await all(short, 'contacts')).records.length).toBeGreaterThan(0);
        await short.close();
      });

      overWire('a create that is refused for now was not done, and can be tried again', async () => {
        const contact = await someone('Busy Line');
        const [nina] = world.reps;
        const [key, write] = [newKey(), call({ contacts: [contact], text: `busy then done ${run}` })];
        rude('write', 'busy');
        expect(await writer().write(key, write, nina).catch(kindOf)).toBe('busy');
        await writer().write(key, write, nina);
        expect(await world.count(`busy then done ${run}`)).toBe(1);
      });

      overWire.each(['broken', 'silent', 'page'] as const)(
        'a create that is answered with %s may have been done: it says unknown, is found, and is not done twice',
        async fault => {
          const contact = await someone(`Lost ${fault}`);
          const [nina] = world.reps;
          const text = `answer lost: ${fault} ${run}`;
          for (const write of [
            call({ contacts: [contact], text }),
            call({ contacts: [contact], text, type: 'note' }),
            call({ contacts: [contact], text, type: 'meeting' }),
          ]) {
            const before = await world.count(text);
            const key = newKey();
            rude('write', fault);
            expect(await writer().write(key, write, nina).catch(kindOf)).toBe('unknown');
            const [found] = await writer().find(key, write);
            // As the ledger does it: look first, write only where nothing is there.
            const written = found ?? (await writer().write(key, write, nina));
            expect(await writer().find(key, write)).toEqual([written]);
            expect(await world.count(text)).toBe(before + 1);
          }
        },
      );
    });
  });
}
