/** A process that ends after posting a reply, before noting it: whoever takes the turn over sees that the reply stands. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canaryOfNina, sevenAtGlobex } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const question = 'who do we know at Globex?';
const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('a reply whose process ended before it could note it, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await sevenAtGlobex(story);
    await canaryOfNina(story);
    // From now on turns cannot be finished where this says so.
    await story.db.query('create table ending (id int)');
    await story.db.query(`create function ends() returns trigger language plpgsql as
      'begin if exists (select from ending) then raise ''the process ended''; end if; return new; end'`);
    await story.db.query(
      'create trigger ends before update of finished_at on turn for each row execute function ends()',
    );
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.user(jonas, 'jonas@ours.example');
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  let places = 0;
  let channel = '';
  beforeEach(() => {
    fake.posted.length = 0;
    channel = fake.channel(`C0POSTED${++places}`, [nina, jonas, 'U0BOT']).id;
  });

  /** Runs `work`, whose turn stays unfinished; then another process takes it over. */
  const interrupted = async (work: () => Promise<unknown>, meanwhile = () => {}) => {
    await story.db.query('insert into ending values (1)');
    await work();
    await story.db.query('delete from ending');
    meanwhile();
    await story.db.query("update turn set held_until = now() - interval '1 second' where finished_at is null");
    const other = await openWorkspace(story, fake);
    const open = () => story.db.query('select from turn where finished_at is null');
    await expect.poll(async () => (await open()).length).toBe(0);
    await other.close();
  };
  const inChannel = () => fake.posted.filter(message => message.channel === channel && !message.ephemeral);

  test('is not posted again in a thread, and is gone on from', async () => {
    // The thread is longer than a page.
    for (let i = 0; i < 3; i++) await slack.mention(jonas, channel, 'help', { ts: '5.5' });
    await interrupted(() => slack.mention(jonas, channel, question, { thread_ts: '5.5' }));
    expect(inChannel()).toHaveLength(4);
    const [turned] = await slack.click(jonas, inChannel().at(-1), /more$/u);
    expect(turned?.text).toMatch(/Next 2 of 7/u);
    const [second] = await slack.mention(jonas, channel, 'more about the second', { thread_ts: '5.5' });
    expect(second?.text).toContain('gus@globex.example');
  });

  test('is not posted again in the direct conversation', async () => {
    await interrupted(() => slack.write(jonas, question));
    expect(fake.posted).toHaveLength(1);
  });

  test('is not posted again where it answers a command', async () => {
    await interrupted(() => slack.command(jonas, channel, '/who', 'Globex'));
    expect(fake.posted.filter(message => !message.ephemeral)).toHaveLength(1);
  });

  test('is completed by the part for the asker alone, where that was not posted yet', async () => {
    await interrupted(
      () => slack.mention(nina, channel, question),
      () => fake.posted.splice(1),
    );
    expect(inChannel()).toHaveLength(1);
    const direct = fake.posted.filter(message => message.channel === `D${nina}`);
    expect(direct).toMatchObject([{ text: expect.stringContaining('Canary Private') }]);
    await interrupted(() => slack.mention(nina, channel, question));
    expect(fake.posted.filter(message => !message.ephemeral)).toHaveLength(4);
  });

  test('is not posted again where it was shared', async () => {
    const [, direct] = await slack.mention(nina, channel, question);
    await slack.click(nina, direct, /^Share with the channel$/u);
    await interrupted(() => slack.click(nina, direct, /^Share$/u));
    const shared = inChannel().filter(message => message.text.includes('Canary Private'));
    expect(shared).toHaveLength(1);
  });

  test('is posted again where nobody can say whether it stands: rather twice than never', async () => {
    await interrupted(
      () => slack.mention(jonas, channel, question),
      () => fake.break('conversations.replies', 'missing_scope'),
    );
    fake.break('conversations.replies', null);
    expect(inChannel()).toHaveLength(2);
  });
});
