/** Somebody wants to change what a card proposes: asks for the form, or sends it. Pure. */
import { z } from 'zod';
import type { Filled } from '../../cards/form.ts';
import { filledIn, formState } from './form.ts';
import { id, type SlackPlace, timestamp, where } from './heard.ts';

const click = z.string().regex(/^[a-z0-9]{8}\.\d{1,3}$/u);
const who = { team: z.object({ id }), user: z.object({ id }) };

const asked = z.object({
  type: z.literal('block_actions'),
  ...who,
  trigger_id: z.string(),
  container: z.object({
    type: z.literal('message'),
    channel_id: id,
    message_ts: timestamp,
    thread_ts: timestamp.optional(),
  }),
  message: z.object({ thread_ts: timestamp.optional() }).optional(),
  actions: z.array(z.object({ action_id: z.string().regex(/^change\.\d{1,3}\.[a-z]{2}$/u), value: click })).length(1),
});

/** Where the card stands, which Slack does not say when the form is sent. */
const about = z.object({ click, channel: id, message: timestamp, thread: timestamp.optional() });

const sent = z.object({
  type: z.literal('view_submission'),
  ...who,
  view: z.object({
    callback_id: z.string().regex(/^change\.[a-z]{2}$/u),
    private_metadata: z
      .string()
      .max(1000)
      .transform((text, context) => {
        try {
          return about.parse(JSON.parse(text));
        } catch {
          context.addIssue({ code: 'custom', message: 'not ours' });
          return z.NEVER;
        }
      }),
    state: z.object({ values: formState }),
  }),
});

interface Change {
  readonly click: string;
  readonly language: string;
  readonly thread: string;
  readonly place: SlackPlace;
}
export type HeardChange =
  | (Change & { readonly did: 'asked'; readonly trigger: string })
  | (Change & { readonly did: 'sent'; readonly filled: Filled });

export const metadataOf = ({ click: value, place }: Change): string =>
  JSON.stringify({ click: value, channel: place.channel, message: place.message, thread: place.thread });

function at(asker: { team: string; user: string }, channel: string, message: string, threadIn: string | undefined) {
  const { thread, place } = where(asker.team, { channel, user: asker.user }, threadIn, message);
  return { thread, place: { ...place, message } };
}

export function changeIn(body: unknown): HeardChange | null {
  const ask = asked.safeParse(body).data;
  const [action] = ask?.actions ?? [];
  if (ask && action) {
    const { container, message, trigger_id: trigger } = ask;
    const asker = { team: ask.team.id, user: ask.user.id };
    return {
      did: 'asked',
      trigger,
      click: action.value,
      language: action.action_id.split('.')[2] ?? '',
      ...at(asker, container.channel_id, container.message_ts, container.thread_ts ?? message?.thread_ts),
    };
  }
  const form = sent.safeParse(body).data;
  if (!form) return null;
  const { private_metadata: card, state, callback_id } = form.view;
  const asker = { team: form.team.id, user: form.user.id };
  return {
    did: 'sent',
    click: card.click,
    language: callback_id.split('.')[1] ?? '',
    filled: filledIn(state.values),
    ...at(asker, card.channel, card.message, card.thread),
  };
}
