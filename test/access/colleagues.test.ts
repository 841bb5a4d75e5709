/** Of our own people too everybody knows only what is everybody's: not whom one of us writes to, nor under which name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { databases } from '../support/databases.ts';
import { type Story, touch } from '../support/story.ts';
import { importPublic, jonas, oliver, openCompany } from './cast.ts';
import { everythingSeen, rowsSaying } from './everything-seen.ts';
import { repliesTo, withoutIds } from './replies.ts';

const zoe = 'zoe.newcomer@ours.example';
const ada = { email: 'ada@globex.example', key: 'email:ada@globex.example' };
const asked = [
  ['who knows Ada Example?', 'why?'],
  ['who on our side is closest to Globex?'],
  ['tell me more about Ada Example'],
  ['who does Zoe Newcomer know at Globex?'],
  ['who knows Zoe Newcomer?'],
];
/** What Jonas has from her: a name she would not use at work. */
const fromZoe = touch('email', 5, { email: zoe, name: 'Zozo the Great' }, { from: 'them' });

describe.each(databases)('a colleague whom only somebody’s own files name, on $kind', database => {
  let story: Story;
  let without: Story;
  beforeAll(async () => {
    [story, without] = [await openCompany(database), await openCompany(database)];
    for (const one of [story, without]) await importPublic(one);
  });
  afterAll(async () => {
    await story.close();
    await without.close();
  });
  const expectTheSame = async () => {
    const [told, expected] = [await repliesTo(story, oliver, { asked }), await repliesTo(without, oliver, { asked })];
    expect(withoutIds(told)).toEqual(withoutIds(expected));
    expect(rowsSaying(await everythingSeen(story, oliver), /zozo/iu)).toEqual([]);
    return told;
  };

  test('is nobody to the others, and may still ask', async () => {
    await story.says([fromZoe], { family: 'mailbox', owner: jonas, sharing: 'named' });
    await expectTheSame();
    expect(rowsSaying(await everythingSeen(story, oliver), /zoe/iu)).toEqual([]);
    expect((await colleagueByEmail(story.db, zoe))?.name).toBe('Zoe Newcomer');
    expect((await story.ask('who knows Ada Example?', { as: zoe })).outcome).toBe('answered');
  });

  test('has the name and the ties that the company’s own files give her, from the day they do', async () => {
    for (const one of [story, without])
      await one.says([touch('call', 3, ada, { owner: zoe }), touch('meeting', 4, ada, { owner: zoe })]);
    const [about] = await expectTheSame();
    expect(about?.reply).toContain('Zoe Newcomer');
  });
});
