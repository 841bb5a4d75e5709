/** A reply → Teams: into the conversation, in place of the card that was clicked, or to the asker alone. */
import { say } from '../../words/say.ts';
import type { Reply } from '../port.ts';
import { messagesOf } from './adaptive-card.ts';
import type { AdaptiveCard, TeamsMessage } from './card-json.ts';
import type { Conversations, Sent } from './conversations.ts';
import type { TeamsPlace } from './heard.ts';

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

export function openDeliver(conversations: Conversations): Deliver {
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

  return async (reply, place, { alone, clicker }) => {
    const messages = messagesOf(reply.card, reply.reference);
    const [first, ...rest] = messages;
    const failed = reply.outcome === 'failed';
    // Why they are not answered concerns nobody but the one who clicked.
    const isRefusal = reply.skill === 'none' && reply.outcome === 'declined' && reply.card.blocks.length === 0;
    if (reply.quiet || (clicker && isRefusal)) {
      if (!clicker?.tell(reply.text)) await conversations.direct(place, messages.map(activityOf));
      return;
    }
    if (alone && !failed && reply.skill !== 'none') await privately(reply, place, messages);
    else if (reply.replaces && !failed && place.message && first) {
      // For everybody who reads here; what is told to the one who clicked changes the card for them only.
      await conversations.update(place, place.message, activityOf(first));
      await postAll(place, rest);
      clicker?.tell(first.card);
    } else await publicly(place, messages);
    clicker?.tell(say(reply.card.language, 'click.answered'));
  };
}
