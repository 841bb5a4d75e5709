/** What of all that Teams sends is meant for us. Pure: what is not is dropped here, before anything is stored or logged. */
import { z } from 'zod';
import { readText } from './read-text.ts';

/** Ids of Teams are opaque; they hold neither spaces nor anything that could break a line of the log. */
const id = z.string().regex(/^[^\s\p{Cc}]{1,400}$/u);
const kind = z.enum(['personal', 'groupChat', 'channel']);

/** Where a reply goes: stored with the turn, so that any process can send it. Ids and the address of Teams only. */
export const teamsPlace = z.object({
  /** Teams’ address for this conversation. The token of the request that named it was made for it. */
  serviceUrl: z.url({ protocol: /^https?$/u }),
  tenant: id,
  kind,
  /** In a channel with the thread behind it: `19:…@thread.tacv2;messageid=…`. */
  conversation: id,
  team: id.optional(),
  channel: id.optional(),
  user: id,
  /** We, as this conversation knows us. */
  bot: id,
  /** The message with the button that was clicked. */
  message: id.optional(),
});
export type TeamsPlace = z.infer<typeof teamsPlace>;

export interface Heard {
  readonly deliveryId: string;
  readonly thread: string;
  readonly text: string;
  readonly click?: string;
  /** The language of the card that was clicked; it stands on the button. */
  readonly language?: string;
  readonly place: TeamsPlace;
}

const activity = z.object({
  channelId: z.literal('msteams'),
  serviceUrl: teamsPlace.shape.serviceUrl,
  from: z.object({ id, role: z.string().nullish() }),
  recipient: z.object({ id }),
  conversation: z.object({ id, conversationType: kind, tenantId: id.nullish() }),
  channelData: z
    .object({
      tenant: z.object({ id }).nullish(),
      team: z.object({ id: id.nullish() }).nullish(),
      channel: z.object({ id: id.nullish() }).nullish(),
    })
    .nullish(),
});
type Activity = z.infer<typeof activity>;

const mention = z.object({ type: z.literal('mention'), mentioned: z.object({ id: z.string() }), text: z.string() });
const message = activity.extend({
  type: z.literal('message'),
  id,
  text: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
});

const click = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('adaptiveCard/action'),
  replyToId: id,
  value: z.object({
    action: z.object({
      type: z.literal('Action.Execute'),
      verb: z.literal('turn'),
      data: z.object({
        turn: z.string().regex(/^[a-z0-9]{8}\.\d{1,3}$/u),
        language: z.string().regex(/^[a-z]{2}$/u),
      }),
    }),
  }),
});

/** Bots of Teams are known by the beginning of their ids. */
const isBot = ({ id: who, role }: Activity['from']) => role === 'bot' || who.startsWith('28:');

function placeOf(said: Activity): TeamsPlace | null {
  const { serviceUrl, conversation, channelData, from, recipient } = said;
  const tenant = conversation.tenantId ?? channelData?.tenant?.id;
  if (!tenant || isBot(from)) return null;
  const [team, channel] = [channelData?.team?.id, channelData?.channel?.id];
  return {
    serviceUrl,
    tenant,
    kind: conversation.conversationType,
    conversation: conversation.id,
    ...(team ? { team } : {}),
    ...(channel ? { channel } : {}),
    user: from.id,
    bot: recipient.id,
  };
}

/** The personal chat with somebody, whose conversation we may not know yet where they ask elsewhere. */
export const directThread = ({ tenant, user }: Pick<TeamsPlace, 'tenant' | 'user'>): string =>
  `${tenant}:direct:${user}`;

const threadOf = (place: TeamsPlace) =>
  place.kind === 'personal' ? directThread(place) : `${place.tenant}:${place.conversation}`;

function heardMessage(said: z.infer<typeof message>): Heard | null {
  const place = placeOf(said);
  if (!place) return null;
  const mentions = (said.entities ?? [])
    .map(entity => mention.safeParse(entity).data)
    .flatMap(found => (found ? [{ mentioned: found.mentioned.id, text: found.text }] : []));
  const self = said.recipient.id;
  if (place.kind !== 'personal' && !mentions.some(({ mentioned }) => mentioned === self)) return null;
  return {
    // The id of a message is unique within its conversation only.
    deliveryId: `${place.conversation}:${said.id}`,
    thread: threadOf(place),
    text: readText(said.text ?? '', mentions, self),
    place,
  };
}

/** The same button, clicked again by the same person, is the same delivery: it does what it does once. */
function heardClick(said: z.infer<typeof click>): Heard | null {
  const place = placeOf(said);
  if (!place) return null;
  const { turn, language } = said.value.action.data;
  return {
    deliveryId: `click:${place.conversation}:${said.replyToId}:${turn}:${place.user}`,
    thread: threadOf(place),
    text: '',
    click: turn,
    language,
    place: { ...place, message: said.replyToId },
  };
}

export function heardIn(body: unknown): Heard | null {
  const said = message.safeParse(body);
  if (said.success) return heardMessage(said.data);
  const clicked = click.safeParse(body);
  return clicked.success ? heardClick(clicked.data) : null;
}

const changed = z.object({
  type: z.enum(['conversationUpdate', 'installationUpdate']),
  conversation: z.object({ id }),
  channelData: z.object({ team: z.object({ id: id.nullish() }).nullish() }).nullish(),
});

/** The place where somebody joined or left, or that was changed otherwise: what we remember of it is no longer true. */
export function changedPlace(body: unknown): string | null {
  const update = changed.safeParse(body);
  if (!update.success) return null;
  const { conversation, channelData } = update.data;
  return channelData?.team?.id ?? conversation.id;
}
