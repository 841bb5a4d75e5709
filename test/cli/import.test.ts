import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { me } from '../../src/access/viewers.ts';
import { parseDomain, parseSomebody } from '../../src/cli/introduce.ts';
import { parseMapping } from '../../src/cli/mapping.ts';
import { parseSharing } from '../../src/cli/sharing.ts';
import { csv, type Desk, hubspotColumns, noSamples, openDesk, type Ran, samples, withSamples } from './run.ts';

const hubspot = csv(
  hubspotColumns,
  ['101', 'Ada', 'Example', 'ada@globex.example', '', 'Nina Kowalczyk', 'OPEN', '2026-11-01 10:00', 'Globex', '9001'],
  ['102', 'Bob', 'Silent', 'bob@globex.example', '', 'Jonas Weber', 'OPEN', '2026-11-01 10:00', 'Globex', '9001'],
  ['103', 'Nina', 'Kowalczyk', 'nina@ours.example', '', '', '', '2026-11-01 10:00', '', ''],
  ['104', '', '', '', '', '', '', '', '', ''],
);
const mail = (id: number, from: string, to: string) =>
  `From ${from} Thu Nov 19 10:00:00 2026\nFrom: ${from}\nTo: ${to}\nDate: Thu, 19 Nov 2026 10:0${id}:00 +0000\nMessage-ID: <m${id}@mail.example>\nSubject: About the offer\n\nHello\n\n`;
const mbox =
  mail(1, 'nina@ours.example', 'Ada Example <ada@globex.example>') + mail(2, 'ada@globex.example', 'nina@ours.example');
const attendees = csv(
  ['Badge', 'Stand', 'Contact address', 'Remark'],
  ['Cleo Other', 'Initech', 'cleo@initech.example', 'stand 4'],
  ['Dan Third', 'Hooli', 'dan@hooli.example', ''],
);

/** The numbers of a line of the table, from Rows read to Rejected. */
const numbers = ({ stdout }: Ran, file: string) =>
  (stdout.split('\n').find(line => line.includes(file)) ?? '').trim().split(/\s+/).slice(-5).map(Number);
const widest = ({ stdout }: Ran) => Math.max(...stdout.split('\n').map(line => [...line].length));

// Every command is a process of its own, which on a busy machine takes its time.
const slow = { timeout: 180_000 };

describe('the first import of a company', slow, () => {
  let desk: Desk;
  let first: Ran;
  let rejects: string;
  beforeAll(async () => {
    desk = await openDesk();
    for (const [name, text] of [
      ['files/crm.csv', hubspot],
      ['files/nina.mbox', mbox],
      ['files/page.html', '<!doctype html><p>hello'],
      ['files/empty.csv', ''],
    ] as const)
      desk.file(name, text);
    rejects = desk.file('rejects.csv', '');
    first = await desk.run([
      'import',
      desk.place('files'),
      '--as',
      'Nina Kowalczyk <nina@ours.example>',
      '--rejects',
      rejects,
    ]);
  }, slow.timeout);
  afterAll(() => desk.remove());

  test('ends with a table of files, the rejected rows with line and reason, and what was left out and why', () => {
    expect(first.code, first.stderr).toBe(0);
    expect(first.stdout).toMatch(/File +Kind +Rows read +New +Updated +Unchanged +Rejected/);
    expect(numbers(first, 'crm.csv')).toEqual([4, 2, 0, 1, 1]);
    expect(numbers(first, 'nina.mbox')).toEqual([2, 2, 0, 0, 0]);
    expect(first.stdout).toMatch(/crm\.csv, line 5: no name and no e-mail/);
    expect(first.stdout).toMatch(/page\.html: a web page or XML: export the data as CSV/);
    expect(first.stdout).toMatch(/empty\.csv: it is empty/);
    expect(widest(first)).toBeLessThanOrEqual(100);
  });

  test('writes every rejected row to the file it was told', () => {
    expect(readFileSync(rejects, 'utf8')).toMatch(
      /^file,line,reason,row\nfiles\/crm\.csv,5,"?no name and no e-mail[^\n]*104/,
    );
  });

  test('learns from --as who we are, and the colleagues from the CRM', async () => {
    expect(first.stderr).toContain('Our mail domain is ours.example');
    expect(first.stderr).toContain('You are nina@ours.example');
    await desk.look(async db => {
      expect(await me(db)).toMatchObject({ name: 'Nina Kowalczyk', email: 'nina@ours.example' });
      const names = await db.query<{ name: string }>('select name from colleague order by name');
      expect(names.map(row => row.name)).toEqual(['Jonas Weber', 'Nina Kowalczyk']);
      expect(await db.query("select from contact_record where 'nina@ours.example' = any(emails)")).toEqual([]);
    });
  });

  test('leaves the mailbox private, says how to change it, and keeps no subject', async () => {
    expect(first.stdout).toMatch(
      /Private until their owner chooses: mailbox[\s\S]*sources share <id> named\|anonymous\|private \(id 2\)/,
    );
    await desk.look(async db => {
      expect(await db.query("select sharing, sharing_chosen from source where family = 'mailbox'")).toEqual([
        { sharing: 'private', sharing_chosen: false },
      ]);
      expect(await db.query('select from touch_detail')).toEqual([]);
    });
  });

  test('repeated, changes nothing; and the one question is answered by what is piped in', async () => {
    const again = await desk.run(['import', desk.place('files')], { input: '5\n2\n' });
    expect(again.code, again.stderr).toBe(0);
    expect(numbers(again, 'crm.csv')).toEqual([4, 0, 0, 3, 1]);
    expect(numbers(again, 'nina.mbox')).toEqual([2, 0, 0, 2, 0]);
    expect(again.stderr).toContain('5 is none of them.');
    expect(again.stdout).toContain('Shared as anonymous');
    await desk.look(async db => {
      expect(await db.query("select sharing from source where family = 'mailbox' and sharing_chosen")).toEqual([
        { sharing: 'anonymous' },
      ]);
    });
  });

  test('is answered from at once', async () => {
    const asked = await desk.run(['ask', 'who do we know at Globex?']);
    expect(asked.stdout).toMatch(/Ada Example[\s\S]*2 mails both ways/);
  });

  test('asks which column is what of a table it does not know, and remembers it', async () => {
    const list = desk.file('attendees.csv', attendees);
    // Nobody answers, and nobody closes the input: it must not wait for ever.
    const without = await desk.start(['import', list]).done;
    expect(without).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/columns are not clear \(Badge, Stand[\s\S]*--map/),
    });
    expect(without.stdout).toContain('Nothing was imported.');

    const asked = await desk.run(['import', list], { input: 'name\ncompny\ncompany\n\n-\n' });
    expect(asked.stderr).toMatch(/Badge \(as in "Cleo Other"\).*: name/);
    expect(asked.stderr).toContain('There is no field compny. Fields are id, name');
    expect(asked.code, asked.stderr).toBe(0);
    expect(numbers(asked, 'attendees.csv')).toEqual([2, 2, 0, 0, 0]);

    const remembered = await desk.run(['import', list]);
    expect(numbers(remembered, 'attendees.csv')).toEqual([2, 0, 0, 2, 0]);
    await desk.look(async db => {
      expect(await db.query("select name, emails from contact_record where name = 'Cleo Other'")).toEqual([
        { name: 'Cleo Other', emails: ['cleo@initech.example'] },
      ]);
    });
  });

  test('takes the columns from --map, and shares as --share says', async () => {
    const list = desk.file('leads.csv', attendees.replace('Badge', 'Wer').replace('Dan', 'Daniel'));
    const ran = await desk.run([
      'import',
      list,
      desk.place('files/nina.mbox'),
      '--map',
      'Wer=name,Stand=company',
      '--map',
      'Contact address=email',
      '--share',
      'named',
    ]);
    expect(numbers(ran, 'leads.csv')).toEqual([2, 2, 0, 0, 0]);
    await desk.look(async db => {
      expect(await db.query("select sharing from source where family = 'mailbox'")).toEqual([{ sharing: 'named' }]);
      expect(await db.query("select name from source where family = 'table' order by id")).toEqual([
        { name: 'attendees.csv' },
        { name: 'leads.csv' },
      ]);
    });
  });

  test('takes nobody for a colleague whose address is not ours', async () => {
    const ran = await desk.run(['import', desk.place('files'), '--as', 'nina@typo.example']);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(
      'nina@typo.example is no address of ours (ours.example): correct it, or add its domain with',
    );
  });

  test('makes no database for files that are not there, and none of the demo company’s', async () => {
    const nowhere = desk.place('elsewhere');
    const ran = await desk.run(['import', '/no/such/file.csv'], { data: nowhere });
    expect(ran).toMatchObject({
      code: 1,
      stderr: 'There is no file or folder /no/such/file.csv: check the spelling.\n',
    });
    expect(existsSync(nowhere)).toBe(false);
    await desk.look(db => db.query("update setting set value = 'true' where key = 'demo'"));
    const refused = await desk.run(['import', desk.place('files')]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/holds the demo company, and your own data is never mixed with it/);
  });
});

describe.skipIf(noSamples)(`files as the systems write them${withSamples}`, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  }, slow.timeout);
  afterAll(() => desk.remove());

  test('are all recognised, and twice the same, whatever they are called', slow, async () => {
    const first = await desk.run(['import', samples, '--as', 'Rep One <rep@ours.example>']);
    expect(first.code, first.stderr).toBe(0);
    expect(
      first.stdout.match(/(?:hubspot|pipedrive|salesforce|linkedin|google|outlook) \w+|vcard/g)?.length,
    ).toBeGreaterThanOrEqual(16);
    expect(widest(first)).toBeLessThanOrEqual(100);
    const again = await desk.run(['import', samples]);
    const [rows, added, updated, unchanged, rejected] = numbers(again, 'all ');
    expect({ added, updated }).toEqual({ added: 0, updated: 0 });
    expect((unchanged ?? 0) + (rejected ?? 0)).toBe(rows);
  });
});

describe('what is written wrongly on the command line', () => {
  const said = (work: () => unknown) => {
    try {
      work();
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each([
    ['an e-mail', () => parseSomebody('nina', '--as'), /^--as "nina" is no e-mail address: write name@ours\.example/],
    [
      'an e-mail without a domain',
      () => parseSomebody('nina@localhost', '--me'),
      /^--me "nina@localhost" is no e-mail/,
    ],
    ['a free-mail domain', () => parseDomain('gmail.com'), /^Everyone can have an address at gmail\.com/],
    ['a word for a domain', () => parseDomain('ours'), /^"ours" is no mail domain: write what follows the @/],
    [
      'a level of sharing',
      () => parseSharing('all', '--share'),
      /^--share "all" is no level of sharing[\s\S]*named[\s\S]*anonymous[\s\S]*private/,
    ],
    [
      'a mapping without a field',
      () => parseMapping(['Person']),
      /^--map "Person" assigns nothing: write column=field/,
    ],
    [
      'a mapping to no field',
      () => parseMapping(['Person=nme']),
      /^--map Person=nme: there is no field nme\. Fields are id, name/,
    ],
  ])('%s is named with the reason and the remedy', (_, work, sentence) => expect(said(work)).toMatch(sentence));

  test('what is right is taken as people write it', () => {
    expect(parseSomebody('"Rep One" <Rep@Ours.example>', '--as')).toEqual({
      email: 'rep@ours.example',
      name: 'Rep One',
    });
    expect(parseSomebody('rep@ours.example', '--as')).toEqual({ email: 'rep@ours.example' });
    expect(['@Ours.example', 'https://www.ours.example/about'].map(parseDomain)).toEqual([
      'ours.example',
      'ours.example',
    ]);
    expect(parseMapping(['Full name=name, Firm = Company'])).toMatchObject({ 'Full name': 'name' });
    expect(parseSharing(' Named ', '--share')).toBe('named');
  });
});
