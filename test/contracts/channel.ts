/** What every channel owes the people who write in it. Console, Slack and Teams run this suite as it is. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Colleague } from '../../src/access/port.ts';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import type { Block, Card } from '../../src/cards/card.ts';
import type { Reply, Respond } from '../../src/channels/port.ts';
import { say } from '../../src/words/say.ts';
import { databases } from '../support/databases.ts';
import { company, now, openStory, person, type Story, touch } from '../support/story.ts';

/** A message as its readers see it. */
export interface Shown {
  readonly text: string;
  readonly buttons: readonly string[];
}

/** A platform with our channel in it, as the suites drive it. */
export interface ChannelUnderTest {
  /**
   * The asker writes in a thread. Resolves once the platform has been told all there is to tell: what readers see.
   * `openly`: where a colleague reads too. Two calls without waiting are two messages sent at once, in this order.
   */
  deliver(thread: string, text: string, where?: { openly?: boolean }): Promise<readonly Shown[]>;
  /** The platform, having seen no acknowledgement, delivers the first message of a thread once more. */
  deliverFirstAgain(thread: string): Promise<readonly Shown[]>;
  /** The asker clicks the newest button of a thread that says this. */
  click(thread: string, label: string): Promise<readonly Shown[]>;
  /** What must never reach this platform unescaped, such as a mention of everybody. */
  readonly harmful: readonly RegExp[];
  close(): Promise<void>;
}

export interface ChannelParts {
  readonly respond: Respond;
  readonly asker: Colleague;
  readonly story: Story;
  /** Address of the colleague who reads what is asked openly. */
  readonly readsAlong: string;
  clock(): Date;
  /** A channel that does not answer through `respond` says here what it replied. */
  seen(reply: Reply): void;
}

/** Control characters but the line break, and everything that turns the direction of the text after it. */
const deceiving = /[^\P{Cc}\n]|[\u200B\u200E\u202A-\u202E\u2060-\u2065\uFEFF]/u;
/** Channels break lines where they like. */
export const squash = (text: string) => text.replace(/[\u200F\u2066-\u2069]/gu, '').replace(/\s+/gu, ' ');

const hostileName =
  'Eve\u202E\u0007\u001B[2J\r\n@channel <!channel> <script>alert(1)</script> *Bold* [x](http://evil.example)';

export const exactly = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}$`, 'u');

/** With how full the bar of a strength is left out: the word says it. */
const readable = ({ text, buttons }: Shown) => [text, ...buttons].join('\n').replaceAll(/[●○]+ /gu, '');

export function channelContract(name: string, openChannel: (parts: ChannelParts) => Promise<ChannelUnderTest>): void {
  describe.each(databases)(`${name} keeps what every channel promises, on $kind`, database => {
    let story: Story;
    let channel: ChannelUnderTest;
    const replies: Reply[] = [];
    let threads = 0;
    const newThread = () => `${name}-thread-${++threads}`;

    beforeAll(async () => {
      story = await openStory(database);
      await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
      await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
      await story.says([
        company('Globex Corporation', { domains: ['globex.example'] }),
        company('Initech Ltd', { domains: ['initech.example'] }),
        person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation', title: 'VP Sales' }),
        person('Bob Silent', { emails: ['bob@globex.example'], company: 'Globex Corporation', title: 'Engineer' }),
        person('Cem Quiet', { emails: ['cem@initech.example'], company: 'Initech Ltd', title: 'Buyer' }),
        person('Sam Lee', { emails: ['sam@globex.example'], company: 'Globex Corporation', title: 'Buyer' }),
        person('Sam Lee', { emails: ['sam@initech.example'], company: 'Initech Ltd', title: 'Engineer' }),
        company('Odd Names GmbH', { domains: ['odd.example'] }),
        person(hostileName, {
          emails: ['eve@odd.example'],
          company: 'Odd Names GmbH',
          title: '\u202Ereyub\u0007 <!here>',
        }),
        person('شیرین مرادی', { emails: ['shirin@odd.example'], company: 'Odd Names GmbH', title: 'Buyer' }),
        person('Řehoř Kříž', { emails: ['rehor@odd.example'], company: 'Odd Names GmbH', title: 'Buyer' }),
      ]);
      const ada = { email: 'ada@globex.example', name: 'Ada Example' };
      await story.says(
        Array.from({ length: 6 }, (_, i) => touch('email', 12 + i * 9, ada, { from: i % 2 ? 'us' : 'them' })),
        { family: 'mailbox', owner: 'nina@ours.example', sharing: 'named' },
      );
      const asker = await colleagueByEmail(story.db, 'nina@ours.example');
      if (!asker) throw new Error('Nina is missing.');
      channel = await openChannel({
        asker,
        story,
        readsAlong: 'jonas@ours.example',
        clock: () => now,
        seen: reply => void replies.push(reply),
        async respond(message) {
          const reply = await story.acquaint.respond(message);
          if (reply) replies.push(reply);
          return reply;
        },
      });
    });
    afterAll(async () => {
      await channel?.close();
      await story?.close();
    });

    /** One message in a thread of its own, and the one reply a reader sees. */
    async function seen(text: string, thread = newThread()): Promise<string> {
      const [shown, ...more] = await channel.deliver(thread, text);
      expect(more).toEqual([]);
      return shown ? readable(shown) : '';
    }

    test('a question gets exactly one reply', async () => {
      const before = replies.length;
      const reply = await seen('who do we know at Globex?');
      expect(squash(reply).match(/Ada Example (?:·|faint) VP Sales/gu)).toHaveLength(1);
      expect(replies.length - before).toBe(1);
    });

    test('a message delivered twice is answered once', async () => {
      const thread = newThread();
      await seen('who do we know at Globex?', thread);
      expect(await channel.deliverFirstAgain(thread)).toEqual([]);
    });

    test('a message delivered again while its answer is under way is answered once', async () => {
      const thread = newThread();
      const both = await Promise.all([
        channel.deliver(thread, 'who do we know at Globex?'),
        channel.deliverFirstAgain(thread),
      ]);
      expect(both.flat()).toHaveLength(1);
    });

    test('messages of a thread are answered in order and share its memory, also when sent at once', async () => {
      const thread = newThread();
      const [first = [], second = []] = await Promise.all([
        channel.deliver(thread, 'who do we know at Globex?'),
        channel.deliver(thread, 'and at Initech?'),
      ]);
      const all = (shown: readonly Shown[]) => squash(shown.map(readable).join());
      expect(all(first)).toContain('Ada Example');
      expect(all(second)).toContain('Cem Quiet');
      expect(all(second)).not.toContain('Ada Example');
      expect(squash(await seen('more about the first', thread))).toContain('Initech');
    });

    test('threads do not share a memory', async () => {
      await seen('who do we know at Globex?');
      const elsewhere = squash(await seen('why?'));
      expect(elsewhere).not.toMatch(/Ada|Globex/u);
    });

    test('a name that several people have is asked about, and the pick is understood', async () => {
      const thread = newThread();
      const choices = squash(await seen('who knows Sam Lee?', thread));
      expect(choices).toMatch(/Globex.*Initech|Initech.*Globex/u);
      expect(replies.at(-1)?.outcome).toBe('choices');
      const picked = squash(await seen('2', thread));
      expect(picked).toContain('Sam Lee');
      expect(replies.at(-1)?.outcome).not.toBe('choices');
    });

    test('what is not ours to do, and what nobody can understand, gets the line of what we can do', async () => {
      for (const text of ['book me a flight to Oslo', 'asdf qwer zxcv', '?!', '🙂']) {
        expect(squash(await seen(text))).toContain(say('en', 'abilities.title'));
        expect(replies.at(-1)).toMatchObject({ skill: 'none', outcome: 'declined' });
      }
    });

    test('“help” and a greeting get the line of what we can do, and are refused nothing', async () => {
      for (const text of ['help', 'hi!']) {
        const shown = squash(await seen(text));
        expect(shown).toContain(say('en', 'abilities.title'));
        expect(shown).not.toContain(say('en', 'abilities.declined'));
      }
      expect(squash(await seen('book me a flight to Oslo'))).toContain(say('en', 'abilities.declined'));
    });

    test('when something breaks, a sentence says so, with a reference that is found in the log', async () => {
      await story.db.query('alter table tie_part rename to tie_part_away');
      const broken = await seen('who do we know at Globex?').finally(() =>
        story.db.query('alter table tie_part_away rename to tie_part'),
      );
      const reply = replies.at(-1);
      expect(reply?.outcome).toBe('failed');
      expect(squash(broken)).toContain(say('en', 'failure.title'));
      expect(squash(broken)).toContain(reply?.reference);
      expect(squash(broken)).not.toMatch(/tie_part|relation|select/u);
      const log = await readFile(join(story.folder, 'acquaint.log'), 'utf8');
      const lines = log.split('\n').filter(line => line.includes(reply?.reference ?? 'none'));
      expect(lines.join()).toMatch(/turn failed.*tie_part|tie_part.*turn failed/u);
      expect(log).not.toContain('who do we know');
      expect(squash(await seen('who do we know at Globex?'))).toContain('Ada Example');
    });

    test('the text of a reply says all that its card shows, and the reader sees it', async () => {
      for (const text of [
        'who do we know at Globex?',
        'who knows Sam Lee?',
        'more about Ada Example',
        'who is at Nowhere?',
      ]) {
        const shown = squash(await seen(text));
        const reply = replies.at(-1);
        const said = squash(reply?.text ?? '');
        for (const part of partsOf(reply?.card)) {
          expect(said, `the text of the reply to “${text}”`).toContain(squash(part));
          expect(shown, `what is shown for “${text}”`).toContain(squash(part));
        }
      }
    });

    test('names that others wrote cannot break a line, hide text, call everybody or run as code', async () => {
      const shown = await seen('who do we know at Odd Names?');
      expect(shown).not.toMatch(deceiving);
      for (const pattern of channel.harmful) expect(shown).not.toMatch(pattern);
      expect(squash(shown)).toContain('Eve');
      expect(replies.at(-1)?.text).not.toMatch(deceiving);
      // What stands behind the break in the name stays in the line of that person.
      expect(replies.at(-1)?.text).toContain('@channel');
      expect(replies.at(-1)?.text).not.toMatch(/^\s*@channel/mu);
    });

    test('names in other scripts are shown as they are written', async () => {
      const shown = squash(await seen('who do we know at Odd Names?'));
      expect(shown).toContain('شیرین مرادی');
      expect(shown).toContain('Řehoř Kříž');
    });

    test.each([
      ['control characters', 'who do we\u0007 know\u001B[2J at\u202E Globex\u0000?'],
      ['a lone half of a character', 'who do we know at Globex \uD83D?'],
      ['very much text', `who do we know at Globex? ${'please '.repeat(3000)}`],
      ['a statement of SQL', "who do we know at '; drop table turn; --"],
    ])('a message with %s is answered like any other', async (_, text) => {
      const shown = await seen(text);
      expect(shown).not.toMatch(deceiving);
      expect(replies.at(-1)?.outcome).not.toBe('failed');
    });

    test('a question in another language is answered in it', async () => {
      expect(squash(await seen('kogo znamy w Globexie?'))).toMatch(/Ada Example/u);
      expect(replies.at(-1)?.card.language).toBe('pl');
    });
  });
}

/** All strings that a card shows. Labels of buttons are what one may type, so they count. */
function partsOf(card: Card | undefined): string[] {
  if (!card) return [];
  const ofBlock = (block: Block): (string | null)[] => {
    switch (block.type) {
      case 'text':
        return [block.text];
      case 'person':
        return [block.name, block.role, block.word, ...block.reasons, ...block.paths, ...block.warnings, block.sources];
      case 'choices':
        return block.items.flatMap(item => [item.label, item.hint]);
      case 'facts':
        return block.facts.flatMap(fact => [fact.label, fact.value]);
      case 'actions':
        return block.actions.map(action => action.label);
      case 'links':
        return block.links.flatMap(link => [link.label, link.url]);
    }
  };
  const parts = [card.title, ...card.blocks.flatMap(ofBlock), ...card.actions.map(action => action.label)];
  return parts.filter((part): part is string => part !== null && part !== '');
}
