/** Shared by name: colleagues see who knows whom and how often, and of what was said nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WhoWeKnowResult } from '../../src/domain/answer.ts';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { Source } from '../../src/intake/source.ts';
import { databases } from '../support/databases.ts';
import { person, type Story, touch } from '../support/story.ts';
import { everyone, importPublic, jonas, nina, oliver, openCompany } from './cast.ts';
import { everythingSeen, rowsSaying } from './everything-seen.ts';
import { repliesTo, whereSaid } from './replies.ts';

const kim = { email: 'kim@quantum.example', name: 'Kim Quantum' };
const confidential = /merger|boardroom|codename/iu;
const mail = (days: number): Incoming => {
  const one = touch('email', days, kim, { from: days % 2 ? 'us' : 'them', key: `kim-${days}` });
  const detail = { subject: 'The merger', place: 'Boardroom 5', body: 'codename Falcon' };
  return one.type === 'touch' ? { ...one, detail } : one;
};

describe.each(databases)('shared by name, on $kind', database => {
  let story: Story;
  let mailbox: Source;
  const asks = async (as: string, text = 'who knows Kim Quantum?') =>
    (await story.ask(text, { as })).result as WhoWeKnowResult;
  beforeAll(async () => {
    story = await openCompany(database);
    await importPublic(story);
    mailbox = await story.says([1, 2, 3, 4].map(mail), { family: 'mailbox', owner: jonas, sharing: 'named' });
  });
  afterAll(() => story.close());

  test('everybody sees who it is, the counts, the dates, and who can introduce them', async () => {
    for (const as of everyone.filter(one => one !== jonas)) {
      const [found] = (await asks(as)).people;
      expect(found?.paths).toMatchObject([{ via: 'colleague', colleague: 'Jonas Weber', canIntroduce: true }]);
      expect(found?.paths[0]?.evidence).toMatchObject([{ kind: 'email', count: 4, twoWay: true }]);
      expect(found?.sources).toEqual(['mailbox (Jonas Weber)']);
    }
  });

  test('what was said is not even stored where the owner did not ask for it', async () => {
    const stored = await story.db.query('select subject, place, body from touch_detail');
    expect(stored).toEqual([]);
    expect(rowsSaying(await everythingSeen(story, jonas), confidential)).toEqual([]);
  });

  test('what the owner asked to keep is theirs to read, and in nobody else’s rows or replies', async () => {
    await story.db.query('update source set keep_details = true where id = $1', [mailbox.id]);
    await story.says([5, 6].map(mail), { family: 'mailbox', owner: jonas });
    expect(rowsSaying(await everythingSeen(story, jonas), confidential)).toHaveLength(2);
    for (const others of [[oliver], [nina], [jonas, nina]])
      expect(rowsSaying(await everythingSeen(story, ...others), confidential)).toEqual([]);
    const asked = [
      ['who knows Kim Quantum?', 'why?', 'tell me more about them'],
      ['who knows merger'],
      ['codename Falcon'],
    ];
    expect(whereSaid(await repliesTo(story, oliver, { asked }), confidential)).toEqual([]);
  });

  test('what a CRM has of letters is nobody’s, so it is not kept', async () => {
    const logged = touch('email', 3, { email: 'ada@globex.example', key: 'email:ada@globex.example' }, { owner: nina });
    const crm = await story.says([]);
    await story.db.query('update source set keep_details = true where id = $1', [crm.id]);
    await story.says([{ ...(logged as Extract<Incoming, { type: 'touch' }>), detail: { subject: 'merger talks' } }]);
    expect(rowsSaying(await everythingSeen(story, nina), /merger talks/u)).toEqual([]);
    expect(await story.db.query("select from touch_detail where subject = 'merger talks'")).toEqual([]);
  });

  test('whom a source never named, or names without a tie, has no path through its owner', async () => {
    await story.says([person('Lone Card', { emails: ['lone@quantum.example'], company: 'Quantum' })], {
      family: 'contacts',
      owner: jonas,
      sharing: 'named',
    });
    expect((await asks(oliver, 'who knows Lone Card?')).people[0]?.paths).toEqual([]);
  });
});
