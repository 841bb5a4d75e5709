/** What was said and then edited or deleted. Pure: what cannot have been meant for us is dropped here. */
import { z } from 'zod';
import { directThread } from './heard.ts';
import { readText } from './read-text.ts';

const id = z.string().regex(/^[A-Z0-9]{2,40}$/u);
const said = z.object({
  user: id,
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
});
const change = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event: z.discriminatedUnion('subtype', [
    z.object({
      type: z.literal('message'),
      subtype: z.literal('message_changed'),
      channel: id,
      message: said,
      previous_message: said.optional(),
    }),
    z.object({
      type: z.literal('message'),
      subtype: z.literal('message_deleted'),
      channel: id,
      previous_message: said,
    }),
  ]),
});

export interface ChangedQuestion {
  readonly thread: string;
  readonly messageId: string;
  /** Null: deleted. */
  readonly text: string | null;
}

/** @param self our own user id in the workspace */
export function changedQuestionIn(body: unknown, self: string): ChangedQuestion | null {
  const parsed = change.safeParse(body);
  if (!parsed.success) return null;
  const { team_id: team, event } = parsed.data;
  const { channel } = event;
  const now = event.subtype === 'message_changed' ? event.message : event.previous_message;
  const isDirect = channel.startsWith('D');
  // The first message of a thread names itself as its thread once somebody has answered it.
  const threadIn = now.thread_ts === now.ts ? undefined : now.thread_ts;
  const mentionsUs = [now, event.previous_message].some(one => one?.text.includes(`<@${self}`));
  if (now.user === self || !(isDirect || mentionsUs || threadIn !== undefined)) return null;
  return {
    thread:
      isDirect && threadIn === undefined
        ? directThread({ team, user: now.user })
        : `${team}:${channel}:${threadIn ?? now.ts}`,
    messageId: now.ts,
    text: event.subtype === 'message_changed' ? readText(now.text, self) : null,
  };
}
