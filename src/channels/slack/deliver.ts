/** A reply → Slack: into the thread, in place of the card that was clicked, or to the asker alone. */
import type { webApi } from '@slack/bolt';
import { type MessageId, say } from '../../words/say.ts';
import { hasThumbs } from '../feedback.ts';
import type { Reply } from '../port.ts';
import { linkTo, messagesOf, sentence } from './blocks.ts';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import { type SlackPlace, slackPlace } from './heard.ts';
import type { SlackMessage } from './message.ts';

/** Slack neither fetches what is behind an address in a reply (that would tell its owner) nor makes links of names. */
const asWritten = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

/** @param outsiders somebody reads there who is no colleague: the reply is for the asker, and one line stands there */
export type Deliver = (reply: Reply, place: SlackPlace, outsiders: boolean) => Promise<void>;

// Our blocks are read-only, Slack's types are not; the shapes are the same.
const bodyOf = ({ text, blocks }: SlackMessage) => ({ text, blocks: structuredClone(blocks) as webApi.KnownBlock[] });

/** Where a message of ours stands. */
interface Sent {
  readonly channel: string;
  readonly ts: string;
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

export function openDeliver(client: webApi.WebClient, fetch: typeof globalThis.fetch, log: SlackLog): Deliver {
  const postAll = async (channel: string, thread: string | undefined, messages: readonly SlackMessage[]) => {
    let first: Sent | undefined;
    for (const message of messages) {
      const { ts } = await client.chat.postMessage({
        channel,
        ...inThread(thread),
        ...bodyOf(message),
        ...asWritten,
      });
      if (ts) first ??= { channel, ts };
    }
    if (!first) throw new Error('Slack does not say where the message stands.');
    return first;
  };

  const direct = async (user: string, messages: readonly SlackMessage[]) => {
    const opened = await client.conversations.open({ users: user });
    if (!opened.channel?.id) throw new Error('Slack opened no direct conversation.');
    return postAll(opened.channel.id, undefined, messages);
  };

  /**
   * A line in place that leads to a message in the direct conversation. It vanishes, reaches nobody who is away, and may
   * fail: what it leads to stands there anyway.
   */
  const pointTo = async (place: SlackPlace, sent: Sent, id: MessageId, reply: Reply) => {
    const { channel, user, thread, answerTo } = place;
    try {
      const { permalink } = await client.chat.getPermalink({ channel: sent.channel, message_ts: sent.ts });
      const line = say(reply.card.language, id);
      const body = bodyOf(permalink ? linkTo(permalink, line) : sentence(line));
      if (answerTo === undefined) {
        await client.chat.postEphemeral({ channel, user, ...inThread(thread), ...body, parse: 'none' });
        return;
      }
      const answered = await fetch(answerTo, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ response_type: 'ephemeral', ...body }),
        signal: AbortSignal.timeout(5000),
      });
      if (!answered.ok) throw new Error(`Slack answered ${answered.status}.`);
    } catch (error) {
      log.info({ reference: reply.reference, reason: kindOfError(error) }, 'no line could lead to the private answer');
    }
  };

  const inPlace = async (reply: Reply, place: SlackPlace) => {
    const { channel, user, thread, message } = place;
    const messages = messagesOf(reply.card, reply.reference, { thumbs: hasThumbs(reply) });
    const [first, ...rest] = messages;
    if (reply.replaces && reply.outcome !== 'failed' && message && first) {
      await client.chat.update({ channel, ts: message, ...bodyOf(first), parse: 'none', link_names: false });
      if (rest.length > 0) await postAll(channel, thread, rest);
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

  /** An answer that is shared; when it cannot be, the one who shares is told, and their card stays as it is. */
  const share = async (reply: Reply, { channel, user }: SlackPlace) => {
    if (!reply.posts) return;
    const there = slackPlace.parse(reply.posts.place);
    try {
      await postAll(there.channel, there.thread, messagesOf(reply.posts.card, reply.reference));
    } catch (error) {
      const body = bodyOf(sentence(say(reply.card.language, 'share.failed')));
      await client.chat.postEphemeral({ channel, user, ...body, parse: 'none' });
      throw error;
    }
  };

  return async (reply, place, outsiders) => {
    const { channel, user, thread } = place;
    const messages = messagesOf(reply.card, reply.reference, { thumbs: hasThumbs(reply) });
    if (place.alone) {
      const sent = await direct(user, messages);
      if (sent.channel !== channel) await pointTo(place, sent, 'place.answerIsDirect', reply);
      return;
    }
    if (reply.quiet && messages[0]) {
      await client.chat.postEphemeral({ channel, user, ...inThread(thread), ...bodyOf(messages[0]), parse: 'none' });
      return;
    }
    if (outsiders && reply.outcome !== 'failed' && reply.skill !== 'none') {
      await direct(user, messages);
      await postAll(channel, thread, [sentence(say(reply.card.language, 'place.private'))]);
      return;
    }
    await share(reply, place);
    await inPlace(reply, place);
    if (reply.privately) {
      const sent = await direct(user, messagesOf(reply.privately.card, reply.privately.reference, { thumbs: true }));
      await pointTo(place, sent, 'place.restIsDirect', reply);
    }
  };
}
