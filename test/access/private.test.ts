/** Private: nobody else is told anything by it, not by a count, an order, a strength or a "nothing found" either. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeSource } from '../../src/intake/remove-source.ts';
import type { Source } from '../../src/intake/source.ts';
import { databases } from '../support/databases.ts';
import { now, type Story } from '../support/story.ts';
import { importJonas, importPublic, jonas, nina, oliver, openCompany, tomas } from './cast.ts';
import { repliesTo, type Said, whereSaid, withoutIds } from './replies.ts';

const stranger = 'stranger@elsewhere.example';
/** Everyone who is not told what only Jonas may know; he himself neither, when somebody else reads along. */
const audiences: readonly { who: string; as: string; readers?: readonly string[] }[] = [
  { who: 'Nina', as: nina },
  { who: 'Oliver, who has no files of his own', as: oliver },
  { who: 'Jonas, while Oliver reads along', as: jonas, readers: [oliver] },
  { who: 'Tomas, while Jonas and a stranger read along', as: tomas, readers: [jonas, stranger] },
];
const onlyJonasKnows = /Secretname|Sybil|Secret Labs|Umbrella|Umbra|Freeman|Zoe|Thomas J|Board games|secretlabs/u;

/** Where the way is what is tested, two of them stand for all. */
const two = audiences.slice(1, 3);

async function toldTo(story: Story, whom = audiences): Promise<Map<string, Said[]>> {
  const told = new Map<string, Said[]>();
  for (const { who, as, readers } of whom) told.set(who, await repliesTo(story, as, { readers }));
  return told;
}

describe.each(databases)('what Jonas keeps to himself, on $kind', database => {
  let story: Story;
  let before: Map<string, Said[]>;
  let sources: Source[];
  beforeAll(async () => {
    story = await openCompany(database);
    await importPublic(story);
    before = await toldTo(story);
    sources = await importJonas(story);
  });
  afterAll(() => story.close());

  const share = async (sharing: 'named' | 'anonymous' | 'private') => {
    for (const source of sources) await story.share(source, sharing);
  };
  const expectNoChange = async (whom = audiences) => {
    const after = await toldTo(story, whom);
    for (const { who } of whom) expect(after.get(who), who).toEqual(before.get(who));
  };

  test('is there, and he is told of it', async () => {
    const own = await repliesTo(story, jonas);
    expect(whereSaid(own, onlyJonasKnows).length).toBeGreaterThan(10);
    for (const { who } of audiences) expect(whereSaid(before.get(who) ?? [], onlyJonasKnows)).toEqual([]);
  });

  test('changes no word, number or order of what anybody else is told', () => expectNoChange());

  test('leaves nothing behind when he shared it by name for a while', async () => {
    await share('named');
    const [open] = await repliesTo(story, oliver, { asked: [['who knows Sybil Hidden?']] });
    expect(open?.outcome).toBe('answered');
    await share('private');
    await expectNoChange(two);
  });

  test('leaves nothing behind when he shared it without his name for a while', async () => {
    await share('anonymous');
    const [open] = await repliesTo(story, oliver, { asked: [['who knows Sybil Hidden?']] });
    expect(open?.outcome).toBe('answered');
    await share('private');
    await expectNoChange(two);
  });

  test('leaves nothing behind when it was shared and is removed', async () => {
    await share('named');
    for (const source of sources) await story.db.transaction(sql => removeSource(sql, source, now));
    await expectNoChange(two);
  });
});

describe.each(databases)('what Jonas had imported before there was anything else, on $kind', database => {
  let expected: Map<string, Said[]>;
  beforeAll(async () => {
    const without = await openCompany(database);
    await importPublic(without);
    expected = await toldTo(without, two);
    await without.close();
  });

  test.each([
    ['as his own', undefined],
    ['by name, and took it back later', 'named'],
  ] as const)(
    '%s, changes nothing of what the others are told',
    async (_, sharing) => {
      const story = await openCompany(database);
      try {
        const sources = await importJonas(story, sharing);
        await importPublic(story);
        for (const source of sharing ? sources : []) await story.share(source, 'private');
        const told = await toldTo(story, two);
        for (const { who } of two)
          expect(withoutIds(told.get(who) ?? []), who).toEqual(withoutIds(expected.get(who) ?? []));
      } finally {
        await story.close();
      }
    },
    240_000,
  );
});
