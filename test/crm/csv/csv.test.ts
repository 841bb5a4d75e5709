/** A folder of CSV files as a CRM: the contract, and what is particular to files. */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCsv } from '../../../src/crm/csv/csv.ts';
import { activitiesFile, contactsFile } from '../../../src/crm/csv/names.ts';
import { Table } from '../../../src/crm/csv/table.ts';
import type { Crm } from '../../../src/crm/port.ts';
import type { Write } from '../../../src/domain/write.ts';
import { recognise } from '../../../src/sources/readers.ts';
import { type CrmWorld, crmContract } from '../../contracts/crm.ts';
import { readText } from '../../support/databases.ts';

const clock = () => new Date('2026-11-20T09:00:00Z');
const demo = new URL('../../../data/demo/crm/', import.meta.url).pathname;

async function openWorld(): Promise<CrmWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-csv-'));
  await cp(demo, folder, { recursive: true });
  let made = 0;
  const newId = (letter: string) => {
    made += 1;
    return `${letter}${made}`;
  };
  const edit = async (name: string, change: (table: Table) => void) => {
    const table = new Table(await readText(join(folder, name)));
    change(table);
    await writeFile(join(folder, name), table.toString());
  };
  const ourFile = (id: string) => (id.startsWith('contact:') ? contactsFile : activitiesFile);
  return {
    open: async options => openCsv({ folder, recognise, clock, ...options }),
    reps: [
      { name: 'Nina Kowalczyk', email: 'nina@ours.example', crmOwner: null, via: 'Slack' },
      { name: 'Jonas Weber', email: 'jonas@ours.example', crmOwner: null, via: 'Slack' },
    ],
    stages: ['Qualified To Buy', 'Closed Won'],
    async addContacts(names) {
      const ids = names.map(() => newId('t'));
      await edit('contacts.csv', table => {
        for (const [at, name] of names.entries()) {
          const [first = '', ...last] = name.split(' ');
          table.add({ 'Record ID': ids[at] ?? '', 'First Name': first, 'Last Name': last.join(' ') });
        }
      });
      return ids.map(id => `contact:${id}`);
    },
    renameContact: (key, name) =>
      edit('contacts.csv', table => {
        const row = table.find(key.slice(8), 'Record ID');
        const [first = '', ...last] = name.split(' ');
        if (!row) throw new Error(`There is no ${key}.`);
        table.set(row, first, 'First Name');
        table.set(row, last.join(' '), 'Last Name');
      }),
    deleteContact: key =>
      edit('contacts.csv', table => {
        const row = table.find(key.slice(8), 'Record ID');
        if (row) table.remove(row);
      }),
    async addDeal({ name, amount, stage }) {
      const id = newId('d');
      await edit('deals.csv', table =>
        table.add({ 'Record ID': id, 'Deal Name': name, Amount: String(amount), 'Deal Stage': stage }),
      );
      return `deal:${id}`;
    },
    meddle: written =>
      edit(ourFile(written.id), table => {
        const row = table.find(written.id.split(':')[1] ?? '', 'Activity ID', 'Record ID');
        if (row) table.set(row, 'As somebody else says it.', 'Text');
      }),
    async seen(written) {
      const table = new Table(await readText(join(folder, ourFile(written.id))));
      const row = table.find(written.id.split(':')[1] ?? '', 'Activity ID', 'Record ID');
      return row?.cells.join('\n') ?? '';
    },
    async count(text) {
      const file = await readText(join(folder, activitiesFile)).catch(() => '');
      return file.split(text).length - 1;
    },
    faults: null,
    close: () => rm(folder, { recursive: true }),
  };
}

crmContract('csv, a folder of files', openWorld);

describe('a folder of files', () => {
  let folder: string;
  let crm: Crm;
  const nina = { name: 'Nina Kowalczyk', email: 'nina@ours.example', crmOwner: null, via: 'Slack' };
  const note = (text: string): Write => ({
    kind: 'activity',
    type: 'note',
    at: '2026-11-19T14:00:00.000Z',
    timeKnown: true,
    minutes: null,
    outcome: null,
    subject: text,
    text,
    contacts: [{ key: 'contact:1', name: 'Ada' }],
    account: null,
    deal: null,
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'acquaint-csv-'));
    crm = openCsv({ folder, recognise, clock });
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('a changed deal leaves every other byte of the export as it was: mark, line ends, quotes, unknown columns', async () => {
    const rows = [
      '\ufeffRecord ID,Deal Name,"Deal Stage",Amount,Colour of the sky,Last Modified Date',
      '1,"First, with a comma",Open,100,"blue ""ish""",2026-01-01 10:00',
      '2,Second,Open,200,grey,2026-01-01 10:00',
      '',
    ];
    await writeFile(join(folder, 'deals.csv'), rows.join('\r\n'));
    const write = {
      kind: 'change',
      deal: { key: 'deal:2', name: 'Second' },
      field: 'amount',
      from: 200,
      to: 250,
      currency: null,
    } as const;
    await crm.writer?.write('k1', write, nina);
    rows[2] = '2,Second,Open,250,grey,2026-11-20 09:00';
    expect(await readText(join(folder, 'deals.csv'))).toBe(rows.join('\r\n'));
  });

  test('no cell that somebody said is a formula to a spreadsheet, and a phone number stays one', async () => {
    await crm.writer?.write('k1', note('=HYPERLINK("http://evil.example")'), nina);
    await crm.writer?.write(
      'k2',
      { kind: 'contact', name: '@evil', email: null, phone: '+48 22 555 01 01', account: null },
      nina,
    );
    const cells = [activitiesFile, contactsFile].map(async name => new Table(await readText(join(folder, name))));
    const all = (await Promise.all(cells)).flatMap(table => table.rows.flatMap(row => row.cells));
    expect(all.filter(cell => /^[=@\t\r]/u.test(cell))).toEqual([]);
    expect(all).toContain('+48 22 555 01 01');
  });

  test('four processes that write at once lose nothing of one another', { timeout: 60_000 }, async () => {
    const program = `
      import { openCsv } from ${JSON.stringify(new URL('../../../src/crm/csv/csv.ts', import.meta.url).href)};
      const crm = openCsv({ folder: ${JSON.stringify(folder)}, recognise: () => null, clock: () => new Date(0) });
      const [from] = process.argv.slice(-1);
      for (let at = 0; at < 5; at++)
        await crm.writer.write('k' + from + '-' + at, { ...${JSON.stringify(note('x'))}, text: 'note ' + from + '-' + at }, ${JSON.stringify(nina)});
    `;
    const one = (at: number) =>
      new Promise<void>((done, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program, String(at)], {
          stdio: ['ignore', 'ignore', 'pipe'],
        });
        let said = '';
        child.stderr.on('data', chunk => {
          said += chunk;
        });
        child.on('close', code => (code === 0 ? done() : reject(new Error(said))));
      });
    await Promise.all([0, 1, 2, 3].map(one));
    const table = new Table(await readText(join(folder, activitiesFile)));
    expect(table.rows).toHaveLength(20);
    expect((await readdir(folder)).filter(name => name.startsWith('.'))).toEqual([]);
  });

  test('a lock that a killed writer left behind does not stop anybody', async () => {
    const path = join(folder, '.acquaint-lock');
    await writeFile(path, 'gone');
    await utimes(path, new Date(0), new Date(0));
    await crm.writer?.write('k1', note('after the crash'), nina);
    expect(await readText(join(folder, activitiesFile))).toContain('after the crash');
  });

  test('an export that is not in UTF-8 is not damaged: the change is refused with the remedy', async () => {
    const bytes = Buffer.from('Record ID,Deal Name,Amount\n1,Caf\xe9,5\n', 'latin1');
    await writeFile(join(folder, 'deals.csv'), bytes);
    const write = {
      kind: 'change',
      deal: { key: 'deal:1', name: 'Café' },
      field: 'amount',
      from: 5,
      to: 6,
      currency: null,
    } as const;
    await expect(crm.writer?.write('k1', write, nina)).rejects.toMatchObject({
      kind: 'refused',
      remedy: 'Save it as CSV UTF-8.',
    });
    expect(await readFile(join(folder, 'deals.csv'))).toEqual(bytes);
  });
});
