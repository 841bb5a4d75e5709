/** What of all that Slack sends is meant for us. Pure: what is not is dropped here, before anything is stored or logged. */
import { z } from 'zod';
import { quotedMessage, quotedText } from './quoted-text.ts';
import { readText } from './read-text.ts';

export const id = z.string().regex(/^[A-Z0-9]{2,40}$/u);
export const timestamp = z.string().regex(/^\d{1,15}\.\d{1,9}$/u);

/** Where a reply goes: stored with the turn, so that any process can send it. Ids only. */
export const slackPlace = z.object({
  team: id,
  channel: id,
  user: id,
  /** Absent: not in a thread, as people write to one another in a direct conversation. */
  thread: timestamp.optional(),
  /** The message with the button that was clicked. */
  message: timestamp.optional(),
  /** To be answered to the asker alone, in the direct conversation, with a line in place that leads there. */
  alone: z.literal(true).optional(),
  /** Where that line is sent: it reaches places that we are no member of. Slack takes it for half an hour. */
  answerTo: z.url().optional(),
  /** The words may be nothing but a name. */
  nameAlone: z.literal(true).optional(),
  /** The words are those of the message that somebody asked about. */
  namesOnly: z.literal(true).optional(),
  /** They are to be logged: when that message was written, in Slack's seconds, and by whom, where that is a user. */
  quoted: z.object({ at: timestamp, by: id.optional() }).optional(),
  /** Said in a thread of ours without mentioning us: perhaps not meant for us. */
  overheard: z.literal(true).optional(),
});
export type SlackPlace = z.infer<typeof slackPlace>;

/** The direct conversation with somebody is one conversation, wherever it was begun. */
export const directThread = ({ team, user }: Pick<SlackPlace, 'team' | 'user'>): string => `${team}:direct:${user}`;

export interface Heard {
  readonly deliveryId: string;
  /** Of what was said, by which an edit or a deletion names it. */
  readonly messageId?: string;
  readonly thread: string;
  readonly text: string;
  readonly click?: string;
  readonly place: SlackPlace;
}

const message = z.object({
  type: z.enum(['app_mention', 'message']),
  channel: id,
  channel_type: z.string().optional(),
  user: id,
  text: z.string().default(''),
  ts: timestamp,
  thread_ts: timestamp.optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  app_id: z.string().optional(),
  edited: z.unknown().optional(),
  hidden: z.boolean().optional(),
});
const envelope = z.object({ type: z.literal('event_callback'), team_id: id, event_id: id, event: message });

/** New words of a person; everything else that comes as a message, edits and deletions too, has another subtype. */
const spoken = [undefined, 'file_share', 'thread_broadcast'];

/** Mentions of people, groups and everybody, ours too: that one comes as an event of its own. */
const mention = /<[@!]/u;

/** How a message may be meant for us; null: it is not. */
function meantAs({ type, channel, channel_type, text, thread_ts }: z.infer<typeof message>) {
  if (channel.startsWith('D')) return type === 'message' && channel_type === 'im' ? 'told' : null;
  if (type === 'app_mention') return 'told';
  return thread_ts !== undefined && !mention.test(text) ? 'overheard' : null;
}

function heardMessage({ team_id: team, event_id, event }: z.infer<typeof envelope>, self: string): Heard | null {
  const meant = meantAs(event);
  if (!meant || !spoken.includes(event.subtype)) return null;
  if (event.bot_id !== undefined || event.edited !== undefined || event.hidden || event.user === self) return null;
  const { thread, place } = where(team, event, event.thread_ts, event.ts);
  return {
    deliveryId: event_id,
    messageId: event.ts,
    text: readText(event.text, self),
    thread,
    place: meant === 'overheard' ? { ...place, overheard: true } : place,
  };
}

/** A channel's message begins a thread; what stands in a direct conversation outside of threads belongs together. */
export function where(
  team: string,
  { channel, user }: { channel: string; user: string },
  threadIn: string | undefined,
  own: string,
): Pick<Heard, 'thread' | 'place'> {
  if (threadIn === undefined && channel.startsWith('D'))
    return { thread: directThread({ team, user }), place: { team, channel, user } };
  const thread = threadIn ?? own;
  return { thread: `${team}:${channel}:${thread}`, place: { team, channel, user, thread } };
}

const click = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id }),
  user: z.object({ id }),
  container: z.object({
    type: z.literal('message'),
    channel_id: id,
    message_ts: timestamp,
    thread_ts: timestamp.optional(),
  }),
  message: z.object({ thread_ts: timestamp.optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string().regex(/^turn\.\d{1,3}\.[a-z]{2}$/u),
        value: z.string().regex(/^[a-z0-9]{8}\.\d{1,3}$/u),
      }),
    )
    .length(1),
});

/** The same button, clicked again by the same person, is the same delivery: it does what it does once. */
function heardClick({ team, user, container, message: clicked, actions }: z.infer<typeof click>): Heard | null {
  const [action] = actions;
  if (!action) return null;
  const { channel_id: channel, message_ts: at } = container;
  const { thread, place } = where(team.id, { channel, user: user.id }, container.thread_ts ?? clicked?.thread_ts, at);
  return {
    deliveryId: `click:${channel}:${at}:${action.value}:${user.id}`,
    thread,
    text: '',
    click: action.value,
    place: { ...place, message: at },
  };
}

const command = z.object({
  command: z.enum(['/who', '/acquaint']),
  text: z.string().default(''),
  team_id: id,
  user_id: id,
  channel_id: id,
  trigger_id: z.string().min(1).max(100),
  response_url: z.url(),
});

function heardCommand(said: z.infer<typeof command>, self: string): Heard {
  const asker = { team: said.team_id, user: said.user_id };
  const text = readText(said.text, self);
  return {
    deliveryId: `command:${said.trigger_id}`,
    // Only the direct conversation sees the answer, so it goes on there.
    thread: directThread(asker),
    text: text.toLowerCase() === 'help' ? '' : text,
    place: {
      ...asker,
      channel: said.channel_id,
      alone: true,
      answerTo: said.response_url,
      ...(said.command === '/who' ? { nameAlone: true } : {}),
    },
  };
}

const shortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.enum(['who_knows_them', 'log_this']),
  team: z.object({ id }),
  user: z.object({ id }),
  channel: z.object({ id }),
  trigger_id: z.string().min(1).max(100),
  response_url: z.url(),
  message: quotedMessage.extend({ ts: timestamp, user: id.optional().catch(undefined) }),
});

function heardShortcut(
  { team, user, channel, message: about, ...said }: z.infer<typeof shortcut>,
  self: string,
): Heard {
  const asker = { team: team.id, user: user.id };
  const place = { ...asker, channel: channel.id, alone: true as const, answerTo: said.response_url };
  const isNames = said.callback_id === 'who_knows_them';
  return {
    deliveryId: `shortcut:${said.trigger_id}`,
    thread: directThread(asker),
    text: isNames ? readText(about.text, self) : quotedText(about, self),
    place: isNames
      ? { ...place, namesOnly: true }
      : { ...place, quoted: { at: about.ts, ...(about.user ? { by: about.user } : {}) } },
  };
}

/** @param self our own user id in the workspace */
export function heardIn(body: unknown, self: string): Heard | null {
  const said = envelope.safeParse(body);
  if (said.success) return heardMessage(said.data, self);
  const clicked = click.safeParse(body);
  if (clicked.success) return heardClick(clicked.data);
  const commanded = command.safeParse(body);
  if (commanded.success) return heardCommand(commanded.data, self);
  const aboutMessage = shortcut.safeParse(body);
  return aboutMessage.success ? heardShortcut(aboutMessage.data, self) : null;
}

/** The language of the card that was clicked stands on the button. */
export function languageOnButton(body: unknown): string | undefined {
  const clicked = click.safeParse(body);
  return clicked.success ? clicked.data.actions[0]?.action_id.split('.')[2] : undefined;
}
