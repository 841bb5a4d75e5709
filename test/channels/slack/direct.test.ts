/** The direct conversation with the bot: messages, and the thread of the assistant's pane. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { nextTs, openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { openStory, type Story } from '../../support/story.ts';

const question = 'who do we know at Globex?';
const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('the direct conversation in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await globexAndInitech(story);
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
  beforeEach(() => {
    fake.posted.length = 0;
  });

  test('a follow-up is understood, and neither stands in a thread', async () => {
    const [first] = await slack.write(nina, question);
    const [second] = await slack.write(nina, 'and at Initech?');
    expect(first).toMatchObject({ channel: `D${nina}`, thread_ts: undefined });
    expect(second).toMatchObject({ channel: `D${nina}`, thread_ts: undefined });
    expect(second?.text).toContain('Bob Example');
  });

  test('a click goes on in the same conversation', async () => {
    const [card] = await slack.write(nina, question);
    const [about] = await slack.click(nina, card, /^More about Ada/u);
    expect(about).toMatchObject({ channel: `D${nina}`, thread_ts: undefined });
    expect((await slack.write(nina, 'and at Initech?'))[0]?.text).toContain('Bob Example');
  });

  test('a thread of it, such as the assistant’s pane, is a conversation of its own, answered there', async () => {
    await slack.write(nina, question);
    const thread = { thread_ts: nextTs() };
    const [lost] = await slack.write(nina, 'and the first?', thread);
    expect(lost?.text).not.toContain('Ada');
    const [answer] = await slack.write(nina, question, thread);
    expect(answer).toMatchObject(thread);
    expect((await slack.write(nina, 'and at Initech?', thread))[0]?.text).toContain('Bob Example');
  });

  describe('in the assistant’s pane', () => {
    const open = async (user: string) => {
      const channel_id = fake.channel(`D${user}`, [user]).id;
      const thread_ts = nextTs();
      const assistant_thread = { user_id: user, channel_id, thread_ts, context: {} };
      fake.prompts.length = 0;
      await slack.event({ type: 'assistant_thread_started', assistant_thread, event_ts: nextTs() });
      return thread_ts;
    };

    test.each(languages)(
      'examples are offered in the colleague’s language (%s), and each is understood',
      async language => {
        await story.db.query("update colleague set language = $1 where email = 'nina@ours.example'", [language]);
        const thread_ts = await open(nina);
        await expect.poll(() => fake.prompts).toHaveLength(1);
        await story.db.query('update colleague set language = null');
        const [offered] = fake.prompts;
        expect(offered).toMatchObject({ thread: `D${nina}:${thread_ts}`, title: say(language, 'abilities.ask') });
        expect(new Set(offered?.prompts.map(one => one.message)).size).toBe(3);
        for (const { message } of offered?.prompts ?? []) {
          const [answer] = await slack.write(nina, message, { thread_ts });
          expect(answer).toMatchObject({ thread_ts });
          expect(answer?.text, message).not.toContain(say(language, 'abilities.declined'));
        }
      },
    );

    test('nothing is offered to whom we do not know', async () => {
      fake.user('U0GUEST', 'guest@elsewhere.example', { is_restricted: true });
      await open('U0GUEST');
      expect(fake.prompts).toEqual([]);
    });
  });

  test('is nobody else’s to go on with', async () => {
    await slack.write(nina, question);
    expect((await slack.write(jonas, 'and at Initech?'))[0]?.text).not.toContain('Globex');
  });
});
