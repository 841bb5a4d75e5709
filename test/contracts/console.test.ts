import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { openConsole } from '../../src/channels/console/console.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story } from '../support/story.ts';
import { channelContract } from './channel.ts';
import { openTerminal } from './open-terminal.ts';

channelContract('console', openTerminal);

describe.each(databases)('the terminal, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation', title: 'VP Sales' }),
    ]);
  });
  afterAll(() => story.close());

  /** What a session shows when all of its input is there at once, as from a pipe or a file. */
  async function session(input: string, session: string): Promise<string> {
    const asker = await colleagueByEmail(story.db, 'nina@ours.example');
    if (!asker) throw new Error('Nina is missing.');
    let shown = '';
    const output = new Writable({
      write(chunk, _, done) {
        shown += chunk;
        done();
      },
    });
    await openConsole({ input: Readable.from([input]), output, asker, session, clock: () => now }).start(
      story.acquaint.respond,
    );
    return shown;
  }

  test('piped input is answered line by line and then the session ends', async () => {
    const shown = await session('who do we know at Globex?\n\n  who knows Ada Example?', 'piped');
    const [first, second] = ['› who do we know at Globex?', '› who knows Ada Example?'].map(line =>
      shown.indexOf(line),
    );
    expect(first).toBeGreaterThanOrEqual(0);
    expect(second).toBeGreaterThan(first ?? 0);
    expect(shown.slice(first, second)).toContain('Ada Example');
    expect(shown.slice(second)).toContain('Ada Example');
    const turns = await story.db.query("select from turn where thread = 'piped'");
    expect(turns).toHaveLength(2);
  });

  test('no input at all ends the session, and exit ends it before the rest is read', async () => {
    expect(await session('', 'silent')).toBe('');
    const shown = await session('who do we know at Globex?\nexit\nwho knows Ada Example?\n', 'left');
    expect(shown).not.toContain('who knows');
  });

  test('what was piped in is shown again without what would move the cursor or turn the line around', async () => {
    const shown = await session('who do we know\u001B[2J at \u202EGlobex?\n', 'echo');
    expect(shown).toContain('› who do we know[2J at Globex?');
    expect(shown).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
  });
});
