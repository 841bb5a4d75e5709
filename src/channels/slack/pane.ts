/** The assistant's pane: what one may ask, when somebody opens it. What they write there is the direct conversation. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';

const id = z.string().regex(/^[A-Z0-9]{2,40}$/u);
const opened = z.object({
  team_id: id,
  event: z.object({
    type: z.literal('assistant_thread_started'),
    assistant_thread: z.object({ user_id: id, channel_id: id, thread_ts: z.string() }),
  }),
});

export interface Pane {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  readonly thread: string;
}

export function paneIn(body: unknown): Pane | null {
  const parsed = opened.safeParse(body);
  if (!parsed.success) return null;
  const { user_id: user, channel_id: channel, thread_ts: thread } = parsed.data.event.assistant_thread;
  return { team: parsed.data.team_id, user, channel, thread };
}

/** Questions that can be asked of any company. */
const examples = ['abilities.find', 'abilities.role', 'abilities.recent'] as const;

export async function offerExamples(client: webApi.WebClient, { channel, thread }: Pane, language: Language) {
  const [first, ...rest] = examples.map(id => say(language, id)).map(text => ({ title: text, message: text }));
  if (!first) return;
  await client.assistant.threads.setSuggestedPrompts({
    channel_id: channel,
    thread_ts: thread,
    title: say(language, 'abilities.ask'),
    prompts: [first, ...rest],
  });
}
