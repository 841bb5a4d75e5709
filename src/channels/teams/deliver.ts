/** A reply → Teams: into the conversation, in place of the card that was clicked, or to the asker alone. */
import { say } from '../../words/say.ts';
import { hasThumbs } from '../feedback.ts';
import type { Delivered, Reply, Standing } from '../port.ts';
import { messagesOf } from './adaptive-card.ts';
import type { AdaptiveCard, TeamsMessage } from './card-json.ts';
import type { Conversations, Sent, Where } from './conversations.ts';
import { kindOfError } from './errors.ts';
import { conversationOf, isAboutMessage, type TeamsPlace, teamsPlace } from './heard.ts';

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
  /** Shown for the reply’s card, which says the same in words. */
  readonly page?: TeamsMessage;
}

/** Where the messages with thumbs stand is noted: what Teams says of a click on one is its id alone. */
export type Deliver = (reply: Reply, place: TeamsPlace, to: DeliverTo) => Promise<Delivered>;

export const activityOf = ({ summary, card }: TeamsMessage): Sent => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
});

/** With thumbs below the last of them, which open a form of ours. */
function activitiesOf(messages: readonly TeamsMessage[], thumbs: boolean): readonly Sent[] {
  const activities = messages.map(activityOf);
  const last = activities.pop();
  if (!last) return [];
  return [...activities, thumbs ? { ...last, channelData: { feedbackLoop: { type: 'custom' } } } : last];
}

export const sentence = (text: string): Sent => ({ type: 'message', text, textFormat: 'plain' });

interface Log {
  info(facts: object, message: string): void;
}

export function openDeliver(conversations: Conversations, log: Log): Deliver {
  const postAll = async (place: TeamsPlace, activities: readonly Sent[]) => {
    const sent: Where[] = [];
    for (const activity of activities) sent.push(await conversations.post(place, activity));
    return sent;
  };

  const privately = async (reply: Reply, place: TeamsPlace, activities: readonly Sent[]) => {
    const { language } = reply.card;
    const sent = await conversations.direct(place, activities).catch(async (error: unknown) => {
      await conversations.post(place, sentence(say(language, 'place.unreachable')));
      throw error;
    });
    await conversations.post(place, sentence(say(language, 'place.private')));
    return sent;
  };

  const publicly = async (place: TeamsPlace, activities: readonly Sent[]) => {
    try {
      return await postAll(place, activities);
    } catch (error) {
      // Archived, or no right to write: the asker still gets the answer, which was made for no more readers than them.
      if (place.kind === 'personal') throw error;
      return conversations.direct(place, activities);
    }
  };

  /** For everybody who reads there, unlike what is told to the one who clicked. */
  const inPlace = async (place: TeamsPlace, message: string, [first, ...others]: readonly Sent[]) => {
    if (first) await conversations.update(place, message, first);
    return [{ conversation: conversationOf(place), message }, ...(await postAll(place, others))];
  };

  /** The part for the asker alone. Without it they still have the reply, which says that something was left out. */
  const rest = async (reply: Reply, place: TeamsPlace): Promise<Delivered> => {
    const { card, reference } = reply;
    try {
      const activities = activitiesOf(messagesOf(card, reference), hasThumbs(reply));
      return { standing: standing(reply, await conversations.direct(place, activities)) };
    } catch (error) {
      log.info({ reference, reason: kindOfError(error) }, 'the asker cannot be written to in the personal chat');
      await conversations.post(place, sentence(say(card.language, 'place.restUnreachable')));
      return { restWithheld: true };
    }
  };

  /** An answer that is shared; when it cannot be, the one who shares is told, and their card stays as it is. */
  const share = async ({ posts, card, reference }: Reply, place: TeamsPlace, clicker: Clicker | undefined) => {
    if (!posts) return;
    try {
      await postAll(teamsPlace.parse(posts.place), activitiesOf(messagesOf(posts.card, reference), false));
    } catch (error) {
      const line = say(card.language, 'share.failed');
      if (!clicker?.tell(line)) await conversations.post(place, sentence(line));
      throw error;
    }
  };

  return async (reply, place, { alone, clicker, page }) => {
    await share(reply, place, clicker);
    const messages = page ? [page] : messagesOf(reply.card, reply.reference);
    const activities = activitiesOf(messages, hasThumbs(reply));
    const failed = reply.outcome === 'failed';
    // Why they are not answered concerns nobody but the one who clicked.
    const isRefusal = reply.skill === 'none' && reply.outcome === 'declined' && reply.card.blocks.length === 0;
    if (isAboutMessage(place)) return { standing: standing(reply, await conversations.direct(place, activities)) };
    if (reply.quiet || (clicker && isRefusal)) {
      if (!clicker?.tell(reply.text)) await conversations.direct(place, activities);
      return {};
    }
    const sent: Where[] = [];
    if (alone && !failed && (page || reply.skill !== 'none')) sent.push(...(await privately(reply, place, activities)));
    else if (reply.replaces && !failed && place.message) {
      sent.push(...(await inPlace(place, place.message, activities)));
      if (messages[0]) clicker?.tell(messages[0].card);
    } else sent.push(...(await publicly(place, activities)));
    const own = reply.privately ? await rest(reply.privately, place) : {};
    const isDirect = reply.privately && !own.restWithheld;
    clicker?.tell(say(reply.card.language, isDirect ? 'place.restIsDirect' : 'click.answered'));
    return { ...own, standing: [...standing(reply, sent), ...(own.standing ?? [])] };
  };
}

/** The last one has the thumbs. */
function standing(reply: Reply, sent: readonly Where[]): readonly Standing[] {
  const last = hasThumbs(reply) ? sent.at(-1) : undefined;
  return last?.message ? [{ reference: reply.reference, ...last }] : [];
}
