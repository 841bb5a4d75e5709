import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openFolder } from '../../src/db/database.ts';
import { contentsOf } from './contents.ts';
import { csv, type Desk, hubspotColumns, openDesk } from './run.ts';

// More than one batch of each, so that there is something between.
const people = 1050;
const companies = 60;
const mails = 1500;
const mailOf = (i: number) => `person${i}@company${i % companies}.example`;

const contacts = csv(
  hubspotColumns,
  ...Array.from({ length: people }, (_, i) => [
    String(i + 1),
    `Given${i}`,
    `Family${i % 900}`,
    i % 50 === 0 ? '' : mailOf(i),
    '',
    i % 2 ? 'Rep One' : 'Nina Kowalczyk',
    'OPEN',
    '2026-11-01 10:00',
    `Company ${i % companies}`,
    String(9000 + (i % companies)),
  ]),
);
const mailbox = Array.from({ length: mails }, (_, i) => {
  const at = new Date(Date.UTC(2026, 0, 1) + i * 3_600_000);
  const [from, to] = i % 2 ? ['nina@ours.example', mailOf(i % 150)] : [mailOf(i % 150), 'nina@ours.example'];
  const list = i % 10 === 0 ? 'List-Id: Packaging Forum <packaging.lists.example>\n' : '';
  return `From ${from} ${at.toUTCString()}\nFrom: ${from}\nTo: ${to}\nDate: ${at.toUTCString()}\nMessage-ID: <m${i}@mail.example>\n${list}Subject: s\n\ntext\n\n`;
}).join('');

describe('an import that was killed', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.remove());

  test('ends, run again, as if it had never been killed', { timeout: 240_000 }, async () => {
    const words = [
      'import',
      desk.file('crm.csv', contacts),
      desk.file('nina.mbox', mailbox),
      '--as',
      'nina@ours.example',
    ];
    const stored = async (db: Database, table: string) =>
      (await db.query<{ rows: number }>(`select count(*)::int as rows from ${table}`))[0]?.rows ?? 0;

    // Killed once among the people and once among the mails.
    for (const [table, enough] of [
      ['contact_record', 500],
      ['touch', 500],
    ] as const) {
      const running = desk.start(words);
      await running.holds();
      const watcher = await openFolder(desk.data);
      while ((await stored(watcher, table).catch(() => 0)) < enough) await new Promise(done => setTimeout(done, 20));
      running.kill();
      const { code, stdout } = await running.done;
      await watcher.close();
      expect({ code, stdout }).toEqual({ code: null, stdout: '' });
    }
    const halfway = await desk.look(db => stored(db, 'touch'));
    expect(halfway).toBeLessThan(mails * 0.85);

    const again = await desk.run(words);
    expect(again.code, again.stderr).toBe(0);
    const clean = await desk.another();
    expect((await desk.run(words, { data: clean })).code).toBe(0);

    const resumed = await desk.look(contentsOf);
    const other = await openFolder(clean);
    const whole = await contentsOf(other).finally(() => other.close());
    expect(whole.contact_record?.length).toBe(people + 150); // a record for each of the two sources
    for (const table of Object.keys(whole)) expect(resumed[table], table).toEqual(whole[table]);
  });
});
