/** Whether a reply stands already: a process may end after posting it, and before noting that it did. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { SlackLog } from './bolt-log.ts';
import { kindOfError } from './errors.ts';
import type { SlackPlace } from './heard.ts';

/** What people do not see of a message, and apps do: which turn it answers. */
export const metadataOf = (reference: string) => ({ event_type: eventType, event_payload: { reference } });
const eventType = 'acquaint_reply';

const page = z.object({
  messages: z.array(
    z.object({
      metadata: z
        .object({ event_type: z.literal(eventType), event_payload: z.object({ reference: z.string() }) })
        .optional()
        .catch(undefined),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).nullish(),
});

/** Messages a page; the reply is among the newest. */
const limit = 200;

export interface Posted {
  /** In the thread or the direct conversation where the question stands. */
  there(place: SlackPlace, reference: string): Promise<boolean>;
  /** In the direct conversation with the asker. */
  directly(place: SlackPlace, reference: string): Promise<boolean>;
}

/** Where that cannot be found out, nothing counts as posted: rather twice than never. */
export function openPosted(client: webApi.WebClient, log: SlackLog): Posted {
  const isIn = (found: z.infer<typeof page>, reference: string) =>
    found.messages.some(({ metadata }) => metadata?.event_payload.reference === reference);

  const inHistory = async (channel: string, reference: string) =>
    isIn(page.parse(await client.conversations.history({ channel, limit, include_all_metadata: true })), reference);

  /** Replies come oldest first. */
  const inThread = async (channel: string, ts: string, reference: string) => {
    let cursor = '';
    do {
      const paged = { channel, ts, limit, include_all_metadata: true as const, ...(cursor ? { cursor } : {}) };
      const found = page.parse(await client.conversations.replies(paged));
      if (isIn(found, reference)) return true;
      cursor = found.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return false;
  };

  const unknown = (error: unknown) => {
    log.info({ reason: kindOfError(error) }, 'it cannot be found out whether a reply was posted');
    return false;
  };

  return {
    async there({ channel, thread }, reference) {
      const look = thread === undefined ? inHistory(channel, reference) : inThread(channel, thread, reference);
      return look.catch(unknown);
    },
    async directly({ user }, reference) {
      const look = async () => {
        const opened = await client.conversations.open({ users: user });
        return inHistory(opened.channel?.id ?? '', reference);
      };
      return look().catch(unknown);
    },
  };
}
