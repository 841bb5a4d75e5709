/** A reply → Slack: into the thread, in place of the card that was clicked, or to the asker alone. */
import type { webApi } from '@slack/bolt';
import { type MessageId, say } from '../../words/say.ts';
import { hasThumbs } from '../feedback.ts';
import type { Delivered, Reply } from '../port.ts';
import { linkTo, messagesOf, sentence } from './blocks.ts';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import { type SlackPlace, slackPlace } from './heard.ts';
import type { SlackMessage } from './message.ts';
import { metadataOf, type Posted } from './posted.ts';

/** Slack neither fetches what is behind an address in a reply (that would tell its owner) nor makes links of names. */
const asWritten = { unfurl_links: false, unfurl_media: false, parse: 'none', link_names: false } as const;

/** @param outsiders somebody reads there who is no colleague: the reply is for the asker, and one line stands there */
export type Deliver = (reply: Reply, place: SlackPlace, outsiders: boolean) => Promise<Delivered>;

export interface Delivering {
  readonly deliver: Deliver;
  /** The same, for a turn whose process ended: what it had posted is not posted again. */
  readonly deliverRest: Deliver;
}

// Our blocks are read-only, Slack's types are not; the shapes are the same.
const bodyOf = ({ text, blocks }: SlackMessage) => ({ text, blocks: structuredClone(blocks) as webApi.KnownBlock[] });

/** Where a message of ours stands. */
interface Sent {
  readonly channel: string;
  readonly ts: string;
}

const inThread = (thread: string | undefined) => (thread === undefined ? {} : { thread_ts: thread });

export interface DeliverParts {
  readonly client: webApi.WebClient;
  readonly fetch: typeof globalThis.fetch;
  readonly posted: Posted;
  readonly log: SlackLog;
}

export function openDeliver({ client, fetch, posted, log }: DeliverParts): Delivering {
  /** @param reference of the turn that all this answers, its private part too */
  const postAll = async (
    { channel, thread }: { channel: string; thread?: string | undefined },
    messages: readonly SlackMessage[],
    reference: string,
  ) => {
    let first: Sent | undefined;
    for (const message of messages) {
      const { ts } = await client.chat.postMessage({
        channel,
        ...inThread(thread),
        ...bodyOf(message),
        ...asWritten,
        metadata: metadataOf(reference),
      });
      if (ts) first ??= { channel, ts };
    }
    if (!first) throw new Error('Slack does not say where the message stands.');
    return first;
  };

  const direct = async (user: string, messages: readonly SlackMessage[], reference: string) => {
    const opened = await client.conversations.open({ users: user });
    if (!opened.channel?.id) throw new Error('Slack opened no direct conversation.');
    return postAll({ channel: opened.channel.id }, messages, reference);
  };

  /** A line in place for the asker alone. It vanishes, reaches nobody who is away, and may fail. */
  const whisper = async (place: SlackPlace, line: () => Promise<SlackMessage>, { reference }: Reply) => {
    const { channel, user, thread, answerTo } = place;
    try {
      const body = bodyOf(await line());
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
      log.info({ reference, reason: kindOfError(error) }, 'no line could be shown to the asker alone');
    }
  };

  /** The line leads to a message in the direct conversation, which stands there anyway. */
  const pointTo = (place: SlackPlace, sent: Sent, id: MessageId, reply: Reply) => {
    const leading = async () => {
      const { permalink } = await client.chat.getPermalink({ channel: sent.channel, message_ts: sent.ts });
      const line = say(reply.card.language, id);
      return permalink ? linkTo(permalink, line) : sentence(line);
    };
    return whisper(place, leading, reply);
  };

  /** Into the direct conversation. Where there can be none, that is said in place, and nothing else. */
  const privately = async (reply: Reply, place: SlackPlace, messages: readonly SlackMessage[]) => {
    try {
      return await direct(place.user, messages, reply.reference);
    } catch (error) {
      await whisper(place, async () => sentence(say(reply.card.language, 'place.unreachable')), reply);
      throw error;
    }
  };

  const inPlace = async (reply: Reply, place: SlackPlace) => {
    const { channel, user, message } = place;
    const messages = messagesOf(reply.card, reply.reference, { thumbs: hasThumbs(reply) });
    const [first, ...rest] = messages;
    if (reply.replaces && reply.outcome !== 'failed' && message && first) {
      await client.chat.update({ channel, ts: message, ...bodyOf(first), parse: 'none', link_names: false });
      if (rest.length > 0) await postAll(place, rest, reply.reference);
      return;
    }
    try {
      await postAll(place, messages, reply.reference);
    } catch (error) {
      // Archived, or no right to write: the asker still gets the answer, which was made for no more readers than them.
      if (channel.startsWith('D')) throw error;
      await direct(user, messages, reply.reference);
    }
  };

  /** An answer that is shared; when it cannot be, the one who shares is told, and their card stays as it is. */
  const share = async (reply: Reply, { channel, user }: SlackPlace) => {
    if (!reply.posts) return;
    const there = slackPlace.parse(reply.posts.place);
    try {
      await postAll(there, messagesOf(reply.posts.card, reply.reference), reply.reference);
    } catch (error) {
      const body = bodyOf(sentence(say(reply.card.language, 'share.failed')));
      await client.chat.postEphemeral({ channel, user, ...body, parse: 'none' });
      throw error;
    }
  };

  /** The part for the asker alone. Without it they still have the reply, which says that something was left out. */
  const rest = async (reply: Reply, place: SlackPlace): Promise<Delivered> => {
    if (!reply.privately) return {};
    const { card, reference } = reply.privately;
    try {
      const sent = await direct(
        place.user,
        messagesOf(card, reference, { thumbs: hasThumbs(reply.privately) }),
        reply.reference,
      );
      await pointTo(place, sent, 'place.restIsDirect', reply);
      return {};
    } catch (error) {
      log.info({ reference, reason: kindOfError(error) }, 'the asker cannot be written to directly');
      await whisper(place, async () => sentence(say(card.language, 'place.restUnreachable')), reply);
      return { restWithheld: true };
    }
  };

  const deliver: Deliver = async (reply, place, outsiders) => {
    const { channel, user, thread } = place;
    const messages = messagesOf(reply.card, reply.reference, { thumbs: hasThumbs(reply) });
    if (place.alone) {
      const sent = await privately(reply, place, messages);
      if (sent.channel !== channel) await pointTo(place, sent, 'place.answerIsDirect', reply);
      return {};
    }
    if (reply.quiet && messages[0]) {
      await client.chat.postEphemeral({ channel, user, ...inThread(thread), ...bodyOf(messages[0]), parse: 'none' });
      return {};
    }
    if (outsiders && reply.outcome !== 'failed' && reply.skill !== 'none') {
      await privately(reply, place, messages);
      await postAll(place, [sentence(say(reply.card.language, 'place.private'))], reply.reference);
      return {};
    }
    await share(reply, place);
    await inPlace(reply, place);
    return rest(reply, place);
  };

  return {
    deliver,
    async deliverRest(reply, place, outsiders) {
      const { reference } = reply;
      const { posts, ...unshared } = reply;
      if (posts) {
        const shared = await posted.there(slackPlace.parse(posts.place), reference);
        return deliver(shared ? unshared : reply, place, outsiders);
      }
      const there = !place.alone && (await posted.there(place, reference));
      const directly = await posted.directly(place, reference);
      if (!there && !directly) return deliver(reply, place, outsiders);
      log.info({ reference }, 'the reply was posted before its process ended');
      return there && !directly ? rest(reply, place) : {};
    },
  };
}
