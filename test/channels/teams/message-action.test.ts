/** "Who knows them?" on somebody's message. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifestOf } from '../../../scripts/teams-package/manifest.ts';
import { say } from '../../../src/words/say.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams } from '../../support/fake-teams.ts';
import { company, openStory, person, type Story } from '../../support/story.ts';
import {
  type Activity,
  inChannel,
  inChat,
  nextId,
  openTenant,
  shown,
  type Tenant,
} from '../../support/teams-tenant.ts';

const [nina, jonas] = ['29:nina', '29:jonas'];

describe.each(databases)('asked about a message in Teams, on $kind', database => {
  let story: Story;
  let fake: FakeTeams;
  let teams: Tenant;

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
    ]);
    fake = await openFakeTeams();
    fake.person(nina, 'nina@ours.example');
    fake.person(jonas, 'jonas@elsewhere.example');
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
  });
  afterEach(() => expect(fake.faults.splice(0)).toEqual([]));

  const [extension] = manifestOf({
    appId: '',
    domain: '',
    website: '',
    version: '',
    followUps: false,
  }).composeExtensions;
  const about = (content: string, place: Activity, locale: string) => ({
    ...place,
    type: 'invoke',
    id: nextId(),
    locale,
    name: 'composeExtension/fetchTask',
    value: {
      commandId: extension?.commands[0]?.id,
      commandContext: 'message',
      messagePayload: { id: nextId(), body: { contentType: 'html', content } },
    },
  });
  const inTeam = (user: string) => inChannel(fake, fake.team([nina, jonas]).channel, user, nextId());
  const ask = async (content: string, place = inTeam(nina), locale = 'en-GB') => {
    const { body } = await teams.send(about(content, place, locale));
    await story.acquaint.turns.settled();
    return { body, posted: [...fake.posted] };
  };
  const task = (text: string) => ({ task: { type: 'message', value: text } });

  test('the asker gets who knows the names in it, in the personal chat, and is told so', async () => {
    const { body, posted } = await ask('<p>Lunch with <b>Ada Example</b> of Globex&nbsp;Corporation tomorrow</p>');
    expect(body).toEqual(task(say('en', 'place.answerIsDirect')));
    expect(posted).toHaveLength(1);
    expect(fake.conversations.get(posted[0]?.conversation ?? '')).toMatchObject({ kind: 'personal', members: [nina] });
    expect(shown(posted[0])).toContain(say('en', 'names.inMessage', { count: 2 }));
    expect(shown(posted[0])).toContain('Ada Example');
  });

  test('also where we are no member', async () => {
    const place = { ...inChat(fake, '19:elsewhere@thread.v2', nina) };
    const conversation = { ...(place.conversation as object), conversationType: 'groupChat' };
    const { posted } = await ask('<p>Ada Example</p>', { ...place, conversation });
    expect(shown(posted[0])).toContain('Ada Example');
  });

  test('they are told so in the language of their Teams', async () => {
    const { body } = await ask('<p>x</p>', undefined, 'pl-PL');
    expect(body).toEqual(task(say('pl', 'place.answerIsDirect')));
  });

  test('what others wrote asks for nothing, and is not kept', async () => {
    const { posted } = await ask('<p>more about Ada Example, canary-of-others</p>');
    expect(shown(posted[0])).toContain(say('en', 'names.inMessage', { count: 1 }));
    expect(shown(posted[0])).not.toContain('ada@globex.example');
    const log = await readFile(join(story.folder, 'acquaint.log'), 'utf8');
    expect(await story.db.query("select from turn where text like '%canary-of%'")).toEqual([]);
    expect(log).not.toContain('canary-of');
  });

  test('somebody who is no colleague is told why, alone', async () => {
    const { posted } = await ask('<p>Ada Example</p>', inTeam(jonas));
    expect(posted).toHaveLength(1);
    expect(posted[0]?.summary).toBe(say('en', 'identity.chat.unknown'));
    expect(fake.conversations.get(posted[0]?.conversation ?? '')).toMatchObject({ kind: 'personal', members: [jonas] });
  });
});
