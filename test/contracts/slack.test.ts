import type { Turns } from '../../src/channels/port.ts';
import { eventOf, openFakeSlack, type Posted } from '../support/fake-slack.ts';
import { nextTs, openWorkspace } from '../support/slack-workspace.ts';
import { type ChannelParts, type ChannelUnderTest, channelContract } from './channel.ts';

const user = 'U0NINA';

/** What a person reads of a message: entities as the characters they stand for. */
function read({ blocks }: Posted): string {
  const parts = blocks.flatMap(block => {
    const {
      text,
      elements = [],
      accessory,
    } = block as {
      text?: { text: string };
      elements?: { text?: string | { text: string } }[];
      accessory?: { text: { text: string } };
    };
    const labels = elements.map(one => (typeof one.text === 'string' ? one.text : (one.text?.text ?? '')));
    return [text?.text ?? '', ...labels, accessory?.text.text ?? ''];
  });
  return parts
    .join('\n')
    .replaceAll('*', '')
    .replaceAll(/[●○]+ /gu, '')
    .replaceAll('&amp;', '&');
}

async function openSlackUnderTest(
  { story, asker, seen }: ChannelParts,
  over: 'http' | 'socket',
): Promise<ChannelUnderTest> {
  const fake = await openFakeSlack();
  fake.user(user, asker.email);
  fake.channel(`D${user}`, [user]);
  /** What each delivery brought: one list of messages an answer. */
  const answers = new Map<string, string[][]>();
  let look = () => {};
  const turns: Turns = {
    ...story.acquaint.turns,
    async answer(turn, how) {
      let messages: Posted[] = [];
      await story.acquaint.turns.answer(turn, {
        ...how,
        async deliver(reply) {
          seen(reply);
          const before = fake.posted.length;
          await how.deliver(reply);
          messages = fake.posted.slice(before).filter(one => turn.thread.endsWith(String(one.thread_ts)));
        },
      });
      answers.set(turn.deliveryId, [...(answers.get(turn.deliveryId) ?? []), messages.map(read)]);
      look();
    },
  };
  const workspace = await openWorkspace(story, fake, { turns, over });
  const threads = new Map<string, { ts: string; id: string; first: string }>();
  let sent: Promise<unknown> = Promise.resolve();
  let events = 0;
  /** One after the other, as Slack sends them; none waits for the answer to the one before. */
  const send = (body: string) => {
    const own = sent.then(() => workspace.send(body));
    sent = own;
    return own;
  };
  const answered = (id: string) =>
    new Promise<string[]>(done => {
      const before = look;
      look = () => {
        before();
        const [first] = answers.get(id) ?? [];
        if (first) done(first);
      };
      look();
    });
  return {
    async deliver(thread, text) {
      const known = threads.get(thread);
      const ts = nextTs();
      const id = `EVC${++events}`;
      // As in the assistant's pane: the first message stands in a thread already.
      const event = {
        type: 'message',
        channel_type: 'im',
        user,
        channel: `D${user}`,
        text,
        ts,
        thread_ts: known?.ts ?? ts,
      };
      const body = eventOf(event, id);
      if (!known) threads.set(thread, { ts, id, first: body });
      await send(body);
      return answered(id);
    },
    async deliverFirstAgain(thread) {
      const { first = '', id = '' } = threads.get(thread) ?? {};
      await send(first);
      await answered(id);
      await turns.settled();
      return (answers.get(id) ?? []).slice(1).flat();
    },
    harmful: [/<!/u, /<@/u, /<http/u, /<script/u],
    async close() {
      await workspace.close();
      await fake.close();
    },
  };
}

channelContract('slack', parts => openSlackUnderTest(parts, 'http'));
channelContract('slack over a socket', parts => openSlackUnderTest(parts, 'socket'));
