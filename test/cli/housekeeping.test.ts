import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { csv, type Desk, hubspotColumns, openDesk, type Ran } from './run.ts';

const slow = { timeout: 180_000 };

const crm = csv(
  hubspotColumns,
  ['101', 'Ada', 'Example', 'ada@globex.example', '', 'Jonas Weber', 'OPEN', '2026-11-01 10:00', 'Globex', '9001'],
  ['102', 'Bob', 'Silent', 'bob@globex.example', '', 'Jonas Weber', 'OPEN', '2026-11-01 10:00', 'Globex', '9001'],
  ['103', 'Eva', 'Malá', 'eva@second.example', '', '', 'OPEN', '2026-11-01 10:00', 'Second', '9002'],
);
const event = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:1@cal.example\r\nDTSTAMP:20261101T100000Z\r\nDTSTART:20261110T100000Z\r\nDTEND:20261110T110000Z\r\nSUMMARY:Offer\r\nORGANIZER:mailto:nina@ours.example\r\nATTENDEE;CN=Nina:mailto:nina@ours.example\r\nATTENDEE;CN=Ada Example:mailto:ada@globex.example\r\nATTENDEE;CN=Cleo Other:mailto:cleo@initech.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const widest = ({ stdout }: Ran) => Math.max(...stdout.split('\n').map(line => [...line].length));

describe('after an import', slow, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    const files = [desk.file('crm.csv', crm), desk.file('nina.ics', event)];
    const { code, stderr } = await desk.run(['import', ...files, '--as', 'nina@ours.example']);
    expect(code, stderr).toBe(0);
  }, slow.timeout);
  afterAll(() => desk.remove());

  test('sources are listed with owner, sharing, people, touches and age', async () => {
    const { code, stdout } = await desk.run(['sources']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Id +Source +Owner +Who sees it +People +Touches +Last import +Fresh/);
    expect(stdout).toMatch(/1 +HubSpot +company +all colleagues +3 +0 +\d{4}-\d\d-\d\d +today/);
    expect(stdout).toMatch(/2 +calendar +Nina +private, not chosen +2 +2 +\d{4}-\d\d-\d\d +today/);
    expect(stdout.split('\n').every(line => [...line].length <= 100)).toBe(true);
  });

  test('the sharing of a source is changed by its id, and only that of a colleague’s own', async () => {
    const shared = await desk.run(['sources', 'share', '2', 'named']);
    expect(shared).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^calendar \(2\) is now named: colleagues see/),
    });
    const company = await desk.run(['sources', 'share', '1', 'private']);
    expect(company).toMatchObject({ code: 1, stderr: expect.stringContaining('HubSpot belongs to the company') });
    const unknown = await desk.run(['sources', 'share', '7', 'named']);
    expect(unknown).toMatchObject({ code: 1, stderr: 'There is no source 7. There are: 1 (HubSpot), 2 (calendar).\n' });
  });

  test('company shows who we are, and learns domains, colleagues, our name and who “me” is', async () => {
    const list = desk.file(
      'colleagues.csv',
      csv(
        ['Full name', 'E-mail'],
        ['Nina Kowalczyk', 'nina@ours.example'],
        ['Jonas Weber', 'jonas@ours.example'],
        ['Nobody', 'x'],
      ),
    );
    const { code, stdout, stderr } = await desk.run([
      'company',
      '--domain',
      'second.example',
      '--people',
      list,
      '--name',
      'Ours Ltd',
      '--me',
      'jonas@ours.example',
    ]);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(
      /Company +Ours Ltd\nMail domains +ours\.example, second\.example\nYou +Jonas Weber <jonas@ours\.example>\nColleagues +3/,
    );
    expect(stdout).toMatch(/colleagues\.csv: 3 rows, 0 new, 2 updated, 0 unchanged, 1 rejected/);
    expect(stdout).toMatch(/line 4: "x" is not an e-mail address/);
    expect(stdout).toMatch(/1 contact record turned out to be colleagues and went/);
    await desk.look(async db => {
      expect(await db.query("select from contact_record where name = 'Eva Malá'")).toEqual([]);
      expect(await db.query("select name from colleague where email like '%@unknown.invalid'")).toEqual([]);
    });
  });

  test('company refuses who cannot be a colleague', async () => {
    const { code, stderr } = await desk.run(['company', '--me', 'stranger@globex.example']);
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^stranger@globex\.example is no colleague and no address of ours: add --domain globex\.example/,
      ),
    });
  });

  test('a person is forgotten by e-mail, with a list of what went, and stays away', async () => {
    expect((await desk.run(['ask', 'who do we know at Globex?'])).stdout).toContain('Ada Example');
    const several = await desk.run(['forget', 'Adda', 'Example']);
    expect(several).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^Nobody is called exactly Adda Example\. Say which[\s\S]*Ada Example · Globex · ada@globex\.example/,
      ),
    });
    const gone = await desk.run(['forget', 'ada@globex.example']);
    expect(gone.code, gone.stderr).toBe(0);
    expect(gone.stdout).toMatch(/^Ada Example is forgotten\. This went:/);
    expect(gone.stdout).toMatch(/HubSpot +company +1 +1 +0/);
    expect(gone.stdout).toMatch(/calendar +Nina Kowalczyk +1 +1 +1/);
    expect(gone.stdout).toMatch(/The words of 1 question that named or showed them/);
    expect(widest(gone)).toBeLessThanOrEqual(100);

    const again = await desk.run([
      'import',
      desk.place('crm.csv'),
      desk.place('nina.ics'),
      '--as',
      'nina@ours.example',
    ]);
    expect(again.stdout).toMatch(/Forgotten\n/);
    expect(again.stdout).toMatch(/crm\.csv +hubspot contacts +3 +0 +0 +2 +0 +1/);
    const twice = await desk.run(['forget', 'ada@globex.example']);
    expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining('was forgotten before') });
  });

  test('a source is removed only when that was confirmed', async () => {
    const unasked = await desk.run(['sources', 'remove', '2']);
    expect(unasked).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Nothing was removed: say ./acquaint sources remove 2 --yes'),
    });
    const refused = await desk.run(['sources', 'remove', '2'], { input: 'n\n' });
    expect(refused).toMatchObject({ code: 0, stdout: 'Nothing was removed.\n' });
    const removed = await desk.run(['sources', 'remove', '2'], { input: 'yes\n' });
    expect(removed.stdout).toMatch(
      /^calendar \(2\) is gone: 1 touches, and 1 people and 1 companies that no other source knows\./,
    );
    expect((await desk.run(['sources'])).stdout).not.toContain('calendar');
  });
});

describe('where nothing is yet', slow, () => {
  test('commands that look after data say how to begin, and make nothing', async () => {
    const desk = await openDesk();
    try {
      const data = desk.place('nowhere');
      const sources = await desk.run(['sources'], { data });
      expect(sources).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^There is no database in .*nowhere yet: \.\/acquaint import <files>/),
      });
      const doctor = await desk.run(['doctor'], { data });
      expect(doctor).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/! Database +There is none in .*nowhere yet\./),
      });
    } finally {
      desk.remove();
    }
  });
});
