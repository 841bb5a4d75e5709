/** Going on without mentioning the bot, questions that are changed, and all the talk that is none of its business. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams } from '../../support/fake-teams.ts';
import { daysAgo, openStory, type Story } from '../../support/story.ts';
import {
  type Activity,
  inChannel,
  inChat,
  mentioning,
  nextId,
  openTenant,
  shown,
  type Tenant,
} from '../../support/teams-tenant.ts';

const question = 'who do we know at Globex?';
const [nina, jonas] = ['29:nina', '29:jonas'];

/** Somebody says something in the place; `more` may be a mention, or another id. */
type Say = (user: string, more: Activity) => Activity;

describe.each(databases)('what is said in Teams, on $kind', database => {
  let story: Story;
  let fake: FakeTeams;
  let teams: Tenant;
  /** Statements of the code, since the last look. */
  let statements: string[] = [];

  beforeAll(async () => {
    story = await openStory(database);
    const { query } = story.db;
    Object.assign(story.db, {
      query: (text: string, values?: readonly unknown[]) => {
        statements.push(text);
        return query(text, values);
      },
    });
    await globexAndInitech(story);
    fake = await openFakeTeams();
    fake.person(nina, 'nina@ours.example');
    fake.person(jonas, 'jonas@ours.example');
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

  const channel = (): Say => {
    const there = fake.team([nina, jonas]).channel;
    const root = nextId();
    return (user, more) => inChannel(fake, there, user, root, { id: nextId(), ...more });
  };
  const group = (): Say => {
    const { id } = fake.chat('groupChat', [nina, jonas]);
    return (user, more) => inChat(fake, id, user, more);
  };
  const personal = (): Say => {
    const { id } = fake.chat('personal', [nina]);
    return (user, more) => inChat(fake, id, user, more);
  };
  /** A place where Nina was answered. */
  const answered = async (open: () => Say) => {
    const say = open();
    await teams.said(say(nina, mentioning(question)));
    fake.posted.length = 0;
    return say;
  };
  const kept = async (words: string) => {
    const turns = await story.db.query('select from turn where text like $1 or arguments::text like $1', [
      `%${words}%`,
    ]);
    const log = await readFile(join(story.folder, 'acquaint.log'), 'utf8');
    return turns.length > 0 || log.includes(words);
  };

  describe.each([
    ['the thread of a channel', channel],
    ['a group chat', group],
  ])('in %s a follow-up without a mention', (_, open) => {
    test('is answered there', async () => {
      const say = await answered(open);
      const activity = say(nina, { text: 'and at Initech?' });
      const [reply, ...more] = await teams.said(activity);
      expect(more).toEqual([]);
      expect(reply).toMatchObject({ conversation: (activity.conversation as { id: string }).id });
      expect(shown(reply)).toContain('Bob Example');
    });

    test('goes on for a day, not longer', async () => {
      const say = await answered(open);
      const { id } = say(nina, {}).conversation as { id: string };
      const age = (days: number) =>
        story.db.query('update turn set finished_at = $1 where thread like $2', [daysAgo(days), `%${id}`]);
      await age(0.99);
      expect(await teams.said(say(nina, { text: 'and at Initech?' }))).toHaveLength(1);
      await age(1.01);
      expect(await teams.said(say(nina, { text: 'and at Globex?' }))).toEqual([]);
    });

    test('that is not understood is not answered, and not kept', async () => {
      const say = await answered(open);
      expect(await teams.said(say(nina, { text: 'lunch at canary-not-understood? 🍜' }))).toEqual([]);
      expect(await kept('canary-not')).toBe(false);
    });

    const said = 'do we know canary-of-the-coffee-corner at Initech?';
    const mention = { type: 'mention', mentioned: { id: jonas, name: 'Jonas' }, text: '<at>Jonas</at>' };
    test.each<[string, number, () => Promise<Activity>]>([
      ['of somebody else: one read', 1, async () => (await answered(open))(jonas, { text: said })],
      ['where nobody was answered: one read', 1, async () => open()(nina, { text: said })],
      [
        'that mentions somebody: no read',
        0,
        async () => (await answered(open))(nina, { text: `<at>Jonas</at> ${said}`, entities: [mention] }),
      ],
      ['of a bot: no read', 0, async () => (await answered(open))('28:other', { text: said })],
    ])('is dropped before anything is stored or logged %s', async (__, reads, activity) => {
      const sent = await activity();
      statements = [];
      expect(await teams.said(sent)).toEqual([]);
      const own = statements.filter(statement => !statement.includes('acquaint_'));
      expect(own).toHaveLength(reads);
      expect(own.filter(statement => !/^\s*select from turn t join chat_identity/u.test(statement))).toEqual([]);
      expect(await kept('canary-of')).toBe(false);
    });
  });

  test('what begins a thread of a channel is dropped without a read', async () => {
    const there = fake.team([nina, jonas]).channel;
    await teams.said(inChannel(fake, there, nina, nextId(), mentioning(question)));
    fake.posted.length = 0;
    statements = [];
    expect(await teams.said(inChannel(fake, there, nina, nextId(), { text: 'and at Initech?' }))).toEqual([]);
    expect(statements.filter(statement => !statement.includes('acquaint_'))).toEqual([]);
  });

  describe.each([
    ['a channel', channel],
    ['a group chat', group],
    ['the personal chat', personal],
  ])('a question in %s', (_, open) => {
    const event = (activity: Activity, type: string, eventType: string, more: Activity) => ({
      ...activity,
      type,
      channelData: { ...(activity.channelData as object), eventType },
      ...more,
    });
    const edited = (activity: Activity, text: string) =>
      event(activity, 'messageUpdate', 'editMessage', mentioning(text));
    const deleted = (activity: Activity) =>
      event(activity, 'messageDelete', 'softDeleteMessage', { text: undefined, entities: undefined });
    /** Asked, and changed while Teams is slow to say who asks. */
    const asked = async (change: (activity: Activity) => Activity) => {
      const activity = open()(nina, mentioning(question));
      fake.slow(/\/members\/29:nina$/u, 400);
      const answer = teams.said(activity);
      await expect.poll(() => fake.calls.at(-1)).toMatch(/members\/29:nina$/u);
      expect((await teams.send(change(activity))).status).toBe(200);
      return { activity, posted: await answer };
    };
    const stored = async ({ id }: Activity) =>
      (await story.db.query('select text, outcome, place from turn where message_id = $1', [id]))[0];

    test('that is edited before it is answered is answered as edited, once', async () => {
      const { posted } = await asked(activity => edited(activity, 'who do we know at Initech?'));
      expect(posted).toHaveLength(1);
      expect(posted[0]?.summary).toMatch(/^1 person at Initech Ltd/u);
    });

    test('that is deleted before it is answered is not answered, and its words are gone', async () => {
      const { activity, posted } = await asked(deleted);
      expect(posted).toEqual([]);
      expect(await stored(activity)).toEqual({ text: '', outcome: 'withdrawn', place: null });
    });

    test('that was answered stays answered when it is edited, and loses its words when it is deleted', async () => {
      const activity = open()(nina, mentioning(question));
      const [answer] = await teams.said(activity);
      expect(await teams.said(edited(activity, 'who do we know at Initech?'))).toEqual([]);
      expect(shown(answer)).toContain('Ada Example');
      expect(await teams.said(deleted(activity))).toEqual([]);
      expect(await stored(activity)).toMatchObject({ text: '', outcome: 'answered' });
    });
  });
});
