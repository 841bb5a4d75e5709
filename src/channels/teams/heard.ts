/** What of all that Teams sends is meant for us. Pure: what is not is dropped here, before anything is stored or logged. */
import { z } from 'zod';
import { type Language, languages } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { commands } from './commands.ts';
import { readHtml, readHtmlLines, readText } from './read-text.ts';

/** Ids of Teams are opaque; they hold neither spaces nor anything that could break a line of the log. */
export const id = z.string().regex(/^[^\s\p{Cc}]{1,400}$/u);
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
  /** Said without mentioning us where we answered: perhaps not meant for us. Only where we are let hear such messages. */
  overheard: z.literal(true).optional(),
  /** The words are those of a message that somebody asked about; answered to them alone, in the personal chat. */
  namesOnly: z.literal(true).optional(),
  /** They are to be logged: when that message was written, and by whom, where Teams says so. Answered the same way. */
  quoted: z.object({ at: z.iso.datetime({ offset: true }).optional(), by: id.optional() }).optional(),
  /** They asked for their own page, in this language. */
  home: z.enum(languages).optional(),
});
export type TeamsPlace = z.infer<typeof teamsPlace>;

/** Asked about a message, in places that we may not be in. */
export const isAboutMessage = ({ namesOnly, quoted }: TeamsPlace): boolean =>
  namesOnly === true || quoted !== undefined;

export interface Heard {
  readonly deliveryId: string;
  /** Of what was said, by which an edit or a deletion names it. */
  readonly messageId?: string;
  readonly thread: string;
  readonly text: string;
  readonly click?: string;
  /** Of the card that was clicked, where it stands on the button, or of their Teams. */
  readonly language?: string;
  readonly place: TeamsPlace;
}

export const activity = z.object({
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
      eventType: z.string().nullish(),
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

export function placeOf(said: Activity): TeamsPlace | null {
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

/** The conversation that a place is in, without the thread: there each message has an id of its own. */
export const conversationOf = ({ conversation }: Pick<TeamsPlace, 'conversation'>): string =>
  conversation.split(';')[0] ?? conversation;

/** The personal chat with somebody, whose conversation we may not know yet where they ask elsewhere. */
export const directThread = ({ tenant, user }: Pick<TeamsPlace, 'tenant' | 'user'>): string =>
  `${tenant}:direct:${user}`;

export const threadOf = (place: TeamsPlace) =>
  place.kind === 'personal' ? directThread(place) : `${place.tenant}:${place.conversation}`;

const mentionsIn = ({ entities }: Pick<z.infer<typeof message>, 'entities'>) =>
  (entities ?? [])
    .map(entity => mention.safeParse(entity).data)
    .flatMap(found => (found ? [{ mentioned: found.mentioned.id, text: found.text }] : []));

/** Mentions of people, tags, channels and everybody, whatever else Teams says of them. */
const mentionsSomebody = ({ text, entities }: z.infer<typeof message>) =>
  /<at\b/iu.test(text ?? '') ||
  (entities ?? []).some(one => z.object({ type: z.literal('mention') }).safeParse(one).success);

/** How a message may be meant for us; null: it is not. What begins a thread goes on from nothing. */
function meantAs(said: z.infer<typeof message>, place: TeamsPlace) {
  if (place.kind === 'personal') return 'told';
  if (mentionsIn(said).some(({ mentioned }) => mentioned === said.recipient.id)) return 'told';
  const begins = place.kind === 'channel' && place.conversation.split(';messageid=')[1] === said.id;
  return begins || mentionsSomebody(said) ? null : 'overheard';
}

/** Nothing but this word, as the list of commands writes it, asks for one's own page; in which language. */
const homeWords: ReadonlyMap<string, Language> = new Map(
  languages.map(language => [say(language, 'home.word').normalize('NFC').toLowerCase(), language]),
);

function heardMessage(said: z.infer<typeof message>): Heard | null {
  const place = placeOf(said);
  const meant = place && meantAs(said, place);
  if (!place || !meant) return null;
  const text = readText(said.text ?? '', mentionsIn(said), said.recipient.id);
  const home = homeWords.get(text.normalize('NFC').toLowerCase());
  return {
    // The id of a message is unique within its conversation only.
    deliveryId: `${place.conversation}:${said.id}`,
    messageId: said.id,
    thread: threadOf(place),
    text,
    place: meant === 'overheard' ? { ...place, overheard: true } : { ...place, ...(home ? { home } : {}) },
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

const messageAction = activity.extend({
  type: z.literal('invoke'),
  name: z.literal('composeExtension/fetchTask'),
  id,
  locale: z.string().nullish(),
  value: z.object({
    commandId: z.enum([commands.names.id, commands.log.id]),
    commandContext: z.literal('message'),
    messagePayload: z.object({
      body: z.object({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
      createdDateTime: z.iso.datetime({ offset: true }).nullish().catch(null),
      from: z.object({ user: z.object({ id }).nullish().catch(null) }).nullish(),
    }),
  }),
});

function heardAction(said: z.infer<typeof messageAction>): Heard | null {
  const place = placeOf(said);
  if (!place) return null;
  const { commandId, messagePayload: about } = said.value;
  const content = about.body?.content ?? '';
  const isNames = commandId === commands.names.id;
  const by = about.from?.user?.id;
  const at = about.createdDateTime;
  const quoted = { ...(at ? { at } : {}), ...(by ? { by } : {}) };
  return {
    deliveryId: `${isNames ? 'names' : 'log'}:${place.conversation}:${said.id}`,
    // Only the personal chat sees the answer, so it goes on there.
    thread: directThread(place),
    text: isNames ? readHtml(content) : about.body?.contentType === 'text' ? content.trim() : readHtmlLines(content),
    language: (said.locale ?? '').slice(0, 2),
    place: isNames ? { ...place, namesOnly: true } : { ...place, quoted },
  };
}

export function heardIn(body: unknown): Heard | null {
  const said = message.safeParse(body);
  if (said.success) return heardMessage(said.data);
  const clicked = click.safeParse(body);
  if (clicked.success) return heardClick(clicked.data);
  const action = messageAction.safeParse(body);
  return action.success ? heardAction(action.data) : null;
}

const edit = message.extend({ type: z.literal('messageUpdate') });
const deletion = activity.extend({ type: z.literal('messageDelete'), id });
/** Another one, `undeleteMessage`, brings back what we have forgotten. */
const eventTypes = { messageUpdate: 'editMessage', messageDelete: 'softDeleteMessage' } as const;

export interface ChangedQuestion {
  readonly thread: string;
  readonly messageId: string;
  /** Null: deleted. */
  readonly text: string | null;
}

/** A message that was edited or deleted; whether it was a question of ours is known where the questions are. */
export function changedQuestionIn(body: unknown): ChangedQuestion | null {
  const edited = edit.safeParse(body).data;
  const said = edited ?? deletion.safeParse(body).data;
  const place = said && placeOf(said);
  if (!place || said.channelData?.eventType !== eventTypes[said.type]) return null;
  return {
    thread: threadOf(place),
    messageId: said.id,
    text: edited ? readText(edited.text ?? '', mentionsIn(edited), edited.recipient.id) : null,
  };
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
