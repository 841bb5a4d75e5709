/** The people of a workspace, as Slack tells of them. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { ChatUser } from '../../access/port.ts';
import { expiring } from '../expiring.ts';

export const slackUser = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_workflow_bot: z.boolean().optional(),
  is_connector_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_email_confirmed: z.boolean().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  profile: z.object({ email: z.string().optional() }).optional(),
});
export type SlackUser = z.infer<typeof slackUser>;

export type Kind = 'member' | 'guest' | 'external' | 'gone';

/** Slack's own helper has no flag that says what it is. */
const slackbot = 'USLACKBOT';

/** `gone`: bots and deactivated users, who read nothing. Whoever belongs to no team of ours is of another company. */
export function kindOf(user: SlackUser, team: string): Kind {
  if (user.is_bot || user.is_workflow_bot || user.is_connector_bot || user.deleted || user.id === slackbot)
    return 'gone';
  const ours = user.team_id === team || (user.enterprise_user?.teams ?? []).includes(team);
  if (!ours || user.is_stranger) return 'external';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}

/** An address that nobody confirmed could be anybody's, so it links nobody. */
export function chatUserOf(user: SlackUser, team: string): ChatUser {
  const email = user.is_email_confirmed === true ? (user.profile?.email ?? null) : null;
  return { platform: 'slack', team, id: user.id, email };
}

const page = z.object({
  members: z.array(slackUser),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Minutes that people are kept; changes of a user arrive as events and are taken over at once. */
const keptFor = 10 * 60_000;
const most = 50_000;

export interface People {
  one(id: string): Promise<SlackUser>;
  /** Several at once, through the list of all: a channel has more members than may be asked for one by one. */
  several(ids: readonly string[]): Promise<SlackUser[]>;
  /** Whether the workspace has guests or people of other companies at all. */
  anyOutsiders(team: string): Promise<boolean>;
  learn(user: unknown): void;
  drop(): void;
}

export function openPeople(client: webApi.WebClient, clock: () => Date): People {
  const known = expiring<SlackUser>(keptFor, most, clock);
  const lists = expiring<Map<string, SlackUser>>(keptFor, 1, clock);

  const one = (id: string) => known.get(id, async () => slackUser.parse((await client.users.info({ user: id })).user));

  const all = () =>
    lists.get('all', async () => {
      const users = new Map<string, SlackUser>();
      let cursor = '';
      do {
        const found = page.parse(await client.users.list({ limit: 500, ...(cursor ? { cursor } : {}) }));
        for (const user of found.members) users.set(user.id, user);
        cursor = found.response_metadata?.next_cursor ?? '';
      } while (cursor !== '');
      return users;
    });

  const drop = () => {
    known.drop();
    lists.drop();
  };

  return {
    drop,
    one,
    async several(ids) {
      const users = await all();
      return Promise.all(ids.map(id => users.get(id) ?? one(id)));
    },
    async anyOutsiders(team) {
      const kinds = [...(await all()).values()].map(user => kindOf(user, team));
      return kinds.includes('guest') || kinds.includes('external');
    },
    learn(user) {
      const parsed = slackUser.safeParse(user);
      // Who cannot be read is not guessed at: everybody is asked for again.
      if (!parsed.success) return drop();
      known.set(parsed.data.id, parsed.data);
      lists.drop();
    },
  };
}
