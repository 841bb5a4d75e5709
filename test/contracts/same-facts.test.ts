/** The same twenty stories on every channel: whatever a platform makes of a card, its readers are told the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { languages } from '../../src/words/port.ts';
import { say } from '../../src/words/say.ts';
import { jonas, nina, openGlobex } from '../stories/globex.ts';
import { databases } from '../support/databases.ts';
import { company, now, person, type Story, touch } from '../support/story.ts';
import type { ChannelUnderTest, Shown } from './channel.ts';
import { type Facts, factsOf, type Known, unarranged } from './facts.ts';
import { openSlackUnderTest } from './open-slack.ts';
import { openTeamsUnderTest } from './open-teams.ts';
import { openTerminal } from './open-terminal.ts';
import { names, paperStreet, type Story as Scene, stories, type Told } from './stories.ts';

const known: Known = {
  people: names,
  colleagues: ['Jonas Weber', 'Nina Kowalczyk', ...languages.map(language => say(language, 'via.start.you'))],
};

describe.each(databases)('the same twenty stories, on $kind', database => {
  let story: Story;
  const channels = new Map<string, ChannelUnderTest>();

  beforeAll(async () => {
    story = await openGlobex(database);
    await story.says([
      company('Paper Street', {}),
      ...paperStreet.map(name =>
        person(name, { emails: [`${name}@paper.example`.toLowerCase().replace(' ', '.')], company: 'Paper Street' }),
      ),
    ]);
    const canary = { email: 'canary@quiet.example', name: 'Canary Private' };
    await story.says(
      [
        person(canary.name, { emails: [canary.email], company: 'Quiet Works' }),
        touch('email', 3, canary, { from: 'them' }),
        touch('email', 2, canary),
      ],
      { family: 'calendar', owner: nina, sharing: 'private' },
    );
    const asker = await colleagueByEmail(story.db, nina);
    if (!asker) throw new Error('Nina is missing.');
    const parts = { asker, story, readsAlong: jonas, clock: () => now, seen() {}, respond: story.acquaint.respond };
    channels.set('Slack', await openSlackUnderTest(parts));
    channels.set('Slack over a socket', await openSlackUnderTest(parts, 'socket'));
    channels.set('Teams', await openTeamsUnderTest(parts));
    channels.set('the terminal', await openTerminal(parts));
  });
  afterAll(async () => {
    for (const channel of channels.values()) await channel.close();
    await story?.close();
  });

  const played = async (channel: ChannelUnderTest, { name, openly = false, steps }: Scene): Promise<Facts[]> => {
    let shown: readonly Shown[] = [];
    for (const { says, clicks } of steps)
      shown = clicks ? await channel.click(name, clicks) : await channel.deliver(name, says ?? '', { openly });
    return shown.map(one => factsOf(one, known));
  };

  const tells = (facts: Facts | undefined, told: Told, where: string) => {
    expect(facts?.sentence, where).toMatch(told.sentence);
    if (!told.people) return;
    expect(
      facts?.people.map(one => one.name),
      where,
    ).toEqual(told.people);
    const of = (name: string) => facts?.people.find(one => one.name === name);
    for (const [name, colleague] of Object.entries(told.through ?? {}))
      expect(of(name)?.through, `${where}: through whom ${name} is reached`).toBe(colleague);
    for (const [name, phrases] of Object.entries(told.of ?? {}))
      for (const phrase of phrases) expect(of(name)?.told, `${where}: what is told of ${name}`).toContain(phrase);
  };

  test('are twenty', () => {
    expect(new Set(stories.map(scene => scene.name)).size).toBe(20);
  });

  test.each(stories)('$name', async scene => {
    const told = new Map<string, Facts[]>();
    for (const [name, channel] of channels) {
      // The terminal has one reader, from whom nothing is left out.
      if (scene.openly && name === 'the terminal') continue;
      told.set(name, await played(channel, scene));
    }
    for (const [name, facts] of told) {
      expect(facts, name).toHaveLength(scene.told.length);
      for (const [index, one] of scene.told.entries()) tells(facts[index], one, name);
      expect(facts.map(unarranged), `${name}, beside Slack`).toEqual(told.get('Slack')?.map(unarranged));
    }
  });
});
