/** Several people read a reply: it says what all of them may know, whoever asked. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChatLinks } from '../../src/access/chat.ts';
import { audienceOf, colleagueByEmail } from '../../src/access/viewers.ts';
import type { PersonAnswer, WhoWeKnowResult } from '../../src/domain/answer.ts';
import { databases } from '../support/databases.ts';
import { daysAgo, person, type Story, touch } from '../support/story.ts';
import { emma, importPublic, jonas, nina, oliver, openCompany, tomas } from './cast.ts';
import { repliesTo, whereSaid } from './replies.ts';

const ada = { email: 'ada@globex.example', name: 'Ada Example' };
const stranger = 'stranger@elsewhere.example';

describe.each(databases)('a reply that several read, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openCompany(database);
    await importPublic(story);
    // Both keep their mailbox to themselves: each would show a warmer tie to Ada than the other knows of.
    for (const owner of [jonas, tomas]) {
      const own = owner.split('@')[0];
      await story.says(
        [
          ...Array.from({ length: 30 }, (_, i) =>
            touch('email', 2 + i, ada, { from: i % 2 ? 'us' : 'them', key: `${own}-${i}` }),
          ),
          touch('email', 9, { email: `pal@${own}-only.example`, name: `Pal of ${own}` }, { from: 'them' }),
        ],
        { family: 'mailbox', owner, sharing: 'private' },
      );
    }
    await story.says(
      [
        person('Ada Example', {
          emails: [ada.email],
          company: 'Secretive Ltd',
          title: 'CEO',
          asOf: daysAgo(1),
          phones: ['+1 555 0100'],
        }),
      ],
      { family: 'contacts', owner: jonas, sharing: 'private' },
    );
  });
  afterAll(() => story.close());

  const answer = async (text: string, as: string, readers?: readonly string[]) => {
    const reply = await story.ask(text, { as, ...(readers ? { readers } : {}) });
    return { reply, result: reply.result as WhoWeKnowResult };
  };
  const found = async (as: string, readers?: readonly string[]): Promise<PersonAnswer | undefined> =>
    (await answer('who knows Ada Example?', as, readers)).result.people[0];
  const colleagues = (one: PersonAnswer | undefined) => one?.paths.map(path => path.colleague);

  test('in a place of more than five hundred shows what every colleague may see', async () => {
    const links = openChatLinks(story.db);
    const accounts = (count: number) =>
      Array.from({ length: count }, (_, place) => ({
        platform: 'slack' as const,
        team: 'T0OURS',
        id: `U${place}`,
        email: jonas,
      }));
    const asker = await colleagueByEmail(story.db, jonas);
    if (!asker) throw new Error('There is no Jonas.');
    const scopes = async (count: number) =>
      (await audienceOf(story.db, asker, await links.readers(accounts(count)))).scopes;
    expect(await scopes(500)).toEqual((await audienceOf(story.db, asker)).scopes);
    expect(await scopes(501)).toEqual((await audienceOf(story.db, asker, [null])).scopes);
    expect((await scopes(501)).length).toBeLessThan((await scopes(500)).length);
  });

  test('shows the strength of what all of them may see, not of what the asker has', async () => {
    const [alone, together, others] = [await found(jonas), await found(jonas, [jonas, oliver]), await found(oliver)];
    expect(alone?.paths[0]).toMatchObject({ via: 'you', word: 'strong' });
    expect(alone?.account).toBe('Secretive Ltd');
    expect(together).toEqual(others);
    expect(colleagues(together)).toEqual(['Nina Kowalczyk']);
    expect(together?.account).toBe('Globex Corporation');
  });

  test('leaves out what one of them has, and what the other has, also when both have the like', async () => {
    expect(await found(jonas, [tomas])).toEqual(await found(tomas, [jonas]));
    expect(colleagues(await found(jonas, [tomas]))).toEqual(['Nina Kowalczyk']);
    expect(colleagues(await found(tomas))?.sort()).toEqual(['Nina Kowalczyk', 'Tomas Dvorak']);
  });

  test('counts, orders and totals are those of everybody’s knowledge', async () => {
    for (const text of [
      'who do we know at Globex?',
      'who on our side is closest to Globex?',
      'who do we know at Initech?',
    ]) {
      const [mixed, plain] = [await answer(text, jonas, [emma]), await answer(text, oliver)];
      expect(mixed.result, text).toEqual(plain.result);
      expect(mixed.reply.text, text).toBe(plain.reply.text);
    }
  });

  test('does not know whom only the asker knows, by whatever they are called', async () => {
    for (const text of [
      'who knows Pal of jonas?',
      'who knows pal@jonas-only.example',
      'who do we know at Secretive Ltd?',
    ]) {
      const asked = [[text]];
      const [alone] = await repliesTo(story, jonas, { asked });
      expect(alone?.outcome, text).toBe('answered');
      expect(await repliesTo(story, jonas, { asked, readers: [oliver] })).toEqual(
        await repliesTo(story, oliver, { asked }),
      );
    }
  });

  test('says to the asker’s own named ties "you", for everybody reads whose they are', async () => {
    expect((await found(nina, [oliver]))?.paths[0]).toMatchObject({ via: 'you', colleague: 'Nina Kowalczyk' });
  });

  test('a reader who is no colleague takes nothing of the company’s knowledge away, and everything else', async () => {
    expect(await found(jonas, [stranger])).toEqual(await found(oliver));
    expect(await found(jonas, [jonas, stranger])).toEqual(await found(oliver));
  });

  test('the asker reads along, also where the readers do not name them', async () => {
    // Otherwise Jonas could ask what only Tomas may know, for Tomas to read, and read it in the channel.
    expect(colleagues(await found(oliver, [tomas]))).toEqual(['Nina Kowalczyk']);
  });

  test('nothing of Jonas’s or Tomas’s own is in any reply that Emma reads', async () => {
    const asked = [
      ['who do we know at Globex?', 'why?', 'more about the first'],
      ['who knows Ada Example?', 'why?'],
      ['tell me more about Ada Example'],
      ['which CEOs do we know?'],
      ['people we have talked to this week'],
    ];
    for (const readers of [
      [jonas, tomas, emma],
      [jonas, stranger, emma],
    ]) {
      const told = await repliesTo(story, jonas, { asked, readers });
      expect(whereSaid(told, /Secretive|555|30 mails|Jonas|Tomas|Pal of/u)).toEqual([]);
    }
  });
});
