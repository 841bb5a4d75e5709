import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChatLinks } from '../../src/access/chat.ts';
import { type Desk, openDesk } from './run.ts';

const slow = { timeout: 180_000 };
const now = new Date('2026-11-20T09:00:00Z');

describe('people of a chat platform', slow, () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
    const people = desk.file(
      'colleagues.csv',
      'name,email\nNina Kowalczyk,nina@ours.example\nJonas Weber,jonas@ours.example\n',
    );
    const { code, stderr } = await desk.run(['company', '--domain', 'ours.example', '--people', people]);
    expect(code, stderr).toBe(0);
  }, slow.timeout);
  afterAll(() => desk.remove());

  const whoIs = (id: string, email: string | null) =>
    desk.look(async db => {
      const found = await openChatLinks(db).colleague({ platform: 'slack', team: 'T0OURS', id, email }, now);
      return found?.email ?? null;
    });
  const audits = () =>
    desk.look(db =>
      db.query(
        "select what, detail->>'user' as user, detail->>'by' as by from audit where what like 'chat user%' order by id",
      ),
    );

  test('are linked and unlinked by hand, whatever their e-mail, with a line of audit each', async () => {
    const first = await desk.run(['people', 'link', 'slack', 'U0NINA', 'nina@ours.example']);
    expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('--team') });
    const linked = await desk.run(['people', 'link', 'slack', 'U0NINA', 'nina@ours.example', '--team', 'T0OURS']);
    expect(linked).toMatchObject({ code: 0, stdout: expect.stringContaining('Nina Kowalczyk') });
    expect(await whoIs('U0NINA', 'private@elsewhere.example')).toBe('nina@ours.example');
    expect(await whoIs('U0NINA', 'jonas@ours.example')).toBe('nina@ours.example');
    // The only workspace need not be named.
    const unlinked = await desk.run(['people', 'unlink', 'slack', 'U0NINA']);
    expect(unlinked).toMatchObject({ code: 0, stdout: expect.stringContaining('nobody') });
    expect(await whoIs('U0NINA', 'nina@ours.example')).toBeNull();
    expect(await audits()).toEqual([
      { what: 'chat user linked', user: 'U0NINA', by: 'administrator' },
      { what: 'chat user unlinked', user: 'U0NINA', by: 'administrator' },
    ]);
  });

  test.each([
    ['a platform there is not', ['link', 'irc', 'U0X', 'nina@ours.example'], /slack, teams/u],
    [
      'somebody who is no colleague',
      ['link', 'slack', 'U0X', 'eve@elsewhere.example', '--team', 'T0'],
      /no colleague/u,
    ],
  ])('%s is refused with the remedy', async (_, words, remedy) => {
    const before = await audits();
    const { code, stderr } = await desk.run(['people', ...words]);
    expect(code).toBe(1);
    expect(stderr).toMatch(remedy);
    expect(await audits()).toEqual(before);
  });
});
