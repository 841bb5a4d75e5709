/** A reply → Teams: into the conversation, in place of the card that was clicked, or to the asker alone. */
import { say } from '../../words/say.ts';
import type { Reply } from '../port.ts';
import { messagesOf } from './adaptive-card.ts';
import type { AdaptiveCard, TeamsMessage } from './card-json.ts';
import type { Conversations, Sent } from './conversations.ts';
import { kindOfError } from './errors.ts';
import { type TeamsPlace, teamsPlace } from './heard.ts';

/** Whoever clicked; Teams waits a moment for what is said to them. */
export interface Clicker {
  /** @returns false when Teams does not wait any more */
  tell(said: string | AdaptiveCard): boolean;
}

export interface DeliverTo {
  /** The reply is for the asker, although the question stands where others read. */
  readonly alone: boolean;
  /** Absent: not a click, or one that is answered by another process than the one that heard it. */
  readonly clicker?: Clicker;
}

export type Deliver = (reply: Reply, place: TeamsPlace, to: DeliverTo) => Promise<void>;

const activityOf = ({ summary, card }: TeamsMessage): Sent => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

const sentence = (text: string): Sent => ({ type: 'message', text, textFormat: 'plain' });

interface Log {
  info(facts: object, message: string): void;
}

export function openDeliver(conversations: Conversations, log: Log): Deliver {
  const postAll = async (place: TeamsPlace, messages: readonly TeamsMessage[]) => {
    for (const message of messages) await conversations.post(place, activityOf(message));
  };

  const privately = async (reply: Reply, place: TeamsPlace, messages: readonly TeamsMessage[]) => {
    const { language } = reply.card;
    try {
      await conversations.direct(place, messages.map(activityOf));
    } catch (error) {
      await conversations.post(place, sentence(say(language, 'place.unreachable')));
      throw error;
    }
    await conversations.post(place, sentence(say(language, 'place.private')));
  };

  const publicly = async (place: TeamsPlace, messages: readonly TeamsMessage[]) => {
    try {
      await postAll(place, messages);
    } catch (error) {
      // Archived, or no right to write: the asker still gets the answer, which was made for no more readers than them.
      if (place.kind === 'personal') throw error;
      await conversations.direct(place, messages.map(activityOf));
    }
  };

  /** The part for the asker alone. Without it they still have the reply, which says that something was left out. */
  const rest = async ({ card, reference }: Reply, place: TeamsPlace) => {
    try {
      await conversations.direct(place, messagesOf(card, reference).map(activityOf));
    } catch (error) {
      log.info({ reference, reason: kindOfError(error) }, 'the asker cannot be written to in the personal chat');
      await conversations.post(place, sentence(say(card.language, 'place.restUnreachable')));
    }
  };

  /** An answer that is shared; when it cannot be, the one who shares is told, and their card stays as it is. */
  const share = async ({ posts, card, reference }: Reply, place: TeamsPlace, clicker: Clicker | undefined) => {
    if (!posts) return;
    try {
      await postAll(teamsPlace.parse(posts.place), messagesOf(posts.card, reference));
    } catch (error) {
      const line = say(card.language, 'share.failed');
      if (!clicker?.tell(line)) await conversations.post(place, sentence(line));
      throw error;
    }
  };

  return async (reply, place, { alone, clicker }) => {
    await share(reply, place, clicker);
    const messages = messagesOf(reply.card, reply.reference);
    const [first, ...others] = messages;
    const failed = reply.outcome === 'failed';
    // Why they are not answered concerns nobody but the one who clicked.
    const isRefusal = reply.skill === 'none' && reply.outcome === 'declined' && reply.card.blocks.length === 0;
    if (place.namesOnly) return conversations.direct(place, messages.map(activityOf));
    if (reply.quiet || (clicker && isRefusal)) {
      if (!clicker?.tell(reply.text)) await conversations.direct(place, messages.map(activityOf));
      return;
    }
    if (alone && !failed && reply.skill !== 'none') await privately(reply, place, messages);
    else if (reply.replaces && !failed && place.message && first) {
      // For everybody who reads here; what is told to the one who clicked changes the card for them only.
      await conversations.update(place, place.message, activityOf(first));
      await postAll(place, others);
      clicker?.tell(first.card);
    } else await publicly(place, messages);
    if (reply.privately) await rest(reply.privately, place);
    clicker?.tell(say(reply.card.language, reply.privately ? 'place.restIsDirect' : 'click.answered'));
  };
}
