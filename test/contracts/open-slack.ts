/** Slack, over HTTP or a socket, as the suites that every channel runs drive it. */
import { eventOf, openFakeSlack, type Posted } from '../support/fake-slack.ts';
import { buttonsOf, nextTs, openWorkspace } from '../support/slack-workspace.ts';
import { watchAnswers } from './answers.ts';
import { type ChannelParts, type ChannelUnderTest, exactly, type Shown } from './channel.ts';

const user = 'U0NINA';
const [direct, shared] = [`D${user}`, 'C0SHARED'];

let events = 0;

/** What a person reads of a message. */
function shownOf(message: Posted): Shown {
  const lines = message.blocks.flatMap(block => {
    const { text, elements = [] } = block as { text?: { text: string }; elements?: { text?: unknown }[] };
    return [text?.text ?? '', ...elements.map(one => (typeof one.text === 'string' ? one.text : ''))];
  });
  const text = lines.join('\n').replaceAll('*', '').replaceAll('&amp;', '&');
  return { text, buttons: buttonsOf(message).map(button => button.text.text) };
}

export async function openSlackUnderTest(
  { story, asker, seen, readsAlong }: ChannelParts,
  over: 'http' | 'socket' = 'http',
): Promise<ChannelUnderTest> {
  const fake = await openFakeSlack();
  fake.user(user, asker.email);
  fake.user('U0READER', readsAlong);
  fake.channel(direct, [user]);
  fake.channel(shared, [user, 'U0READER', 'U0BOT']);
  const answers = watchAnswers(story.acquaint.turns, fake.posted, seen);
  const workspace = await openWorkspace(story, fake, { turns: answers.turns, over });
  const threads = new Map<string, { ts: string; id: string; first: string }>();
  // A line that leads to a message which is there anyway says nothing itself.
  const shown = (messages: readonly Posted[]) => messages.filter(message => !message.ephemeral).map(shownOf);
  return {
    async deliver(thread, text, { openly = false } = {}) {
      const known = threads.get(thread);
      const ts = nextTs();
      const id = `EVC${++events}`;
      const place = openly
        ? { type: 'app_mention', channel: shared }
        : { type: 'message', channel_type: 'im', channel: direct };
      // As in the assistant's pane: the first message stands in a thread already.
      const body = eventOf({ ...place, user, text, ts, thread_ts: known?.ts ?? ts }, id);
      if (!known) threads.set(thread, { ts, id, first: body });
      await answers.inOrder(() => workspace.send(body));
      return shown(await answers.first(id));
    },
    async deliverFirstAgain(thread) {
      const { first = '', id = '' } = threads.get(thread) ?? {};
      await answers.inOrder(() => workspace.send(first));
      return shown(await answers.again(id));
    },
    async click(thread, label) {
      const inThread = fake.posted.filter(message => message.thread_ts === threads.get(thread)?.ts);
      const offered = inThread.findLast(message => buttonsOf(message).some(button => button.text.text === label));
      return shown(await workspace.click(user, offered, exactly(label)));
    },
    harmful: [/<!/u, /<@/u, /<http/u, /<script/u],
    async close() {
      await workspace.close();
      await fake.close();
    },
  };
}
