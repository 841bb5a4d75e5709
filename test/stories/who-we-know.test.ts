import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WhoWeKnowResult } from '../../src/domain/answer.ts';
import { databases } from '../support/databases.ts';
import { company, openStory, person, type Story, touch } from '../support/story.ts';

const ada = { email: 'ada@globex.example', name: 'Ada Example' };

describe.each(databases)('who do we know at a company, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', {
        emails: ['ada@globex.example'],
        company: 'Globex Corporation',
        title: 'VP Sales',
        crmId: 'hubspot:1',
      }),
      person('Bob Silent', { emails: ['bob@globex.example'], company: 'Globex Corporation', title: 'Buyer' }),
    ]);
    await story.says(
      [
        ...Array.from({ length: 14 }, (_, i) => touch('email', 12 + i * 9, ada, { from: i % 2 ? 'us' : 'them' })),
        ...[20, 50, 80].map(days => touch('meeting', days, ada)),
      ],
      { family: 'mailbox', owner: 'jonas@ours.example', sharing: 'named' },
    );
  });
  afterAll(() => story.close());

  test('a seller sees the people there, and the colleague with the warmest tie to each', async () => {
    const reply = await story.ask('who do we know at globex?', { as: 'nina@ours.example' });
    expect(reply).toMatchObject({
      skill: 'who-we-know',
      outcome: 'answered',
      arguments: { company: 'Globex Corporation' },
    });
    const { people } = reply.result as WhoWeKnowResult;
    expect(people.map(one => one.name)).toEqual(['Ada Example', 'Bob Silent']);
    expect(people[0]?.paths[0]).toMatchObject({
      via: 'colleague',
      colleague: 'Jonas Weber',
      word: 'strong',
      canIntroduce: true,
    });
    expect(people[1]?.paths).toEqual([]);
    expect(reply.text).toContain('Jonas Weber');
  });

  test('whose tie it is themselves sees it as their own', async () => {
    const reply = await story.ask('who do we know at globex.example', { as: 'jonas@ours.example' });
    const { people } = reply.result as WhoWeKnowResult;
    expect(people[0]?.paths[0]).toMatchObject({ via: 'you' });
  });
});
