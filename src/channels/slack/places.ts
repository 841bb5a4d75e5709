/** The places of a workspace and who reads there, as Slack tells of them. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { expiring } from '../expiring.ts';
import type { People } from './people.ts';
import { isPublic, isShared, type Readers, readersOf } from './readers.ts';

const conversation = z.object({
  is_im: z.boolean().optional(),
  is_mpim: z.boolean().optional(),
  is_private: z.boolean().optional(),
  is_ext_shared: z.boolean().optional(),
  is_org_shared: z.boolean().optional(),
  is_pending_ext_shared: z.boolean().optional(),
});

const page = z.object({
  members: z.array(z.string()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Who joins or leaves arrives as an event, but at one of our processes only: so not for long. */
const keptFor = 60_000;
const most = 5000;

export interface Places {
  /** @returns `private` also where it cannot be found out who reads: then nobody but the asker shall */
  readers(channel: string, team: string): Promise<Readers>;
  /** Of one place, or of all. */
  drop(channel?: string): void;
}

export function openPlaces(
  client: webApi.WebClient,
  people: People,
  clock: () => Date,
  unreadable: (channel: string, error: unknown) => void,
): Places {
  const kept = expiring<Readers>(keptFor, most, clock);

  const membersOf = async (channel: string) => {
    const members: string[] = [];
    let cursor = '';
    do {
      const found = page.parse(
        await client.conversations.members({ channel, limit: 500, ...(cursor ? { cursor } : {}) }),
      );
      members.push(...found.members);
      cursor = found.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return members;
  };

  const look = async (channel: string, team: string): Promise<Readers> => {
    const place = conversation.parse((await client.conversations.info({ channel })).channel);
    if (isShared(place)) return 'private';
    // Where the workspace has nobody but colleagues, a public channel of thousands need not be gone through.
    if (isPublic(place) && !(await people.anyOutsiders(team))) return 'everyone';
    return readersOf(place, await people.several(await membersOf(channel)), team);
  };

  return {
    async readers(channel, team) {
      try {
        return await kept.get(channel, () => look(channel, team));
      } catch (error) {
        unreadable(channel, error);
        return 'private';
      }
    },
    drop: channel => kept.drop(channel),
  };
}
