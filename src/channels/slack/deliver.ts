/** A reply → Slack: into the thread, in place of the card that was clicked, or to the asker alone. */
import type { webApi } from '@slack/bolt';
import { say } from '../../words/say.ts';
import type { Reply } from '../port.ts';
import { messagesOf, sentence } from './blocks.ts';
import type { SlackPlace } from './heard.ts';
import type { SlackMessage } from './message.ts';

/** Slack neither fetches what is behind an address in a reply (that would tell its owner) nor makes links of names. */
const asWritten = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

/** @param alone the reply is for the asker, although the question stands where others read */
export type Deliver = (reply: Reply, place: SlackPlace, alone: boolean) => Promise<void>;

// Our blocks are read-only, Slack's types are not; the shapes are the same.
const bodyOf = ({ text, blocks }: SlackMessage) => ({ text, blocks: structuredClone(blocks) as webApi.KnownBlock[] });

export function openDeliver(client: webApi.WebClient): Deliver {
  const post = (channel: string, thread: string | undefined, message: SlackMessage) =>
    client.chat.postMessage({ channel, ...(thread ? { thread_ts: thread } : {}), ...bodyOf(message), ...asWritten });

  const postAll = async (channel: string, thread: string | undefined, messages: readonly SlackMessage[]) => {
    for (const message of messages) await post(channel, thread, message);
  };

  const direct = async (user: string, messages: readonly SlackMessage[]) => {
    const opened = await client.conversations.open({ users: user });
    if (!opened.channel?.id) throw new Error('Slack opened no direct conversation.');
    await postAll(opened.channel.id, undefined, messages);
  };

  return async (reply, place, alone) => {
    const { channel, user, thread } = place;
    const messages = messagesOf(reply.card, reply.reference);
    const [first, ...rest] = messages;
    if (reply.quiet && first) {
      await client.chat.postEphemeral({ channel, user, thread_ts: thread, ...bodyOf(first), parse: 'none' });
      return;
    }
    if (alone && reply.outcome !== 'failed' && reply.skill !== 'none') {
      await direct(user, messages);
      await post(channel, thread, sentence(say(reply.card.language, 'place.private')));
      return;
    }
    if (reply.replaces && reply.outcome !== 'failed' && place.message && first) {
      await client.chat.update({ channel, ts: place.message, ...bodyOf(first), parse: 'none', link_names: false });
      await postAll(channel, thread, rest);
      return;
    }
    try {
      await postAll(channel, thread, messages);
    } catch (error) {
      // Archived, or no right to write: the asker still gets the answer, which was made for no more readers than them.
      if (channel.startsWith('D')) throw error;
      await direct(user, messages);
    }
  };
}
