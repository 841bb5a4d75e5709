/** The platforms whose requests are timed: our fakes, on which every colleague of a company may ask in one open place. */
import { botUser, eventOf, openFakeSlack, signed } from '../support/fake-slack.ts';
import { openFakeTeams } from '../support/fake-teams.ts';
import { nextTs } from '../support/slack-workspace.ts';
import { inChannel, mentioning, nextId } from '../support/teams-tenant.ts';
import type { Reach } from './channel-child.ts';

export interface Asked {
  /** What the replies name. */
  readonly thread: string;
  /** Milliseconds of `performance.now()`. */
  readonly began: number;
  readonly acknowledged: number;
  readonly status: number;
}

export interface Platform {
  readonly name: 'Slack' | 'Teams';
  readonly reach: Reach;
  /** One of the colleagues asks; the same delivery again where `again` is what was sent before. */
  ask(base: string, text: string, by: number): Promise<Asked & { again(base: string): Promise<Asked> }>;
  /** Every message that was posted into a thread: when, and its text. */
  replies(): ReadonlyMap<string, readonly { at: number; text: string }[]>;
  close(): Promise<void>;
}

const grouped = <T>(all: readonly T[], key: (one: T) => string) => {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
};

/** @returns the thread and the moments; a connection that breaks is status 0 */
async function sent(thread: string, url: string, body: string, headers: Record<string, string>): Promise<Asked> {
  const began = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  }).catch(() => null);
  await response?.arrayBuffer().catch(() => {});
  return { thread, began, acknowledged: performance.now(), status: response?.status ?? 0 };
}

export async function openSlackSide(emails: readonly string[]): Promise<Platform> {
  const fake = await openFakeSlack();
  const users = emails.map((email, place) => fake.user(`U0BENCH${place}`, email).id);
  const channel = fake.channel('C0BENCH', [...users, botUser]).id;
  return {
    name: 'Slack',
    reach: { platform: 'slack', api: fake.url },
    async ask(base, text, by) {
      const ts = nextTs();
      const user = users[by % users.length];
      const body = eventOf({ type: 'app_mention', user, channel, text: `<@${botUser}> ${text}`, ts });
      const send = (to: string) => sent(ts, `${to}/slack/events`, body, signed(body));
      return { ...(await send(base)), again: send };
    },
    replies: () =>
      grouped(
        fake.posted.filter(one => one.channel === channel && !one.ephemeral),
        one => one.thread_ts ?? '',
      ),
    close: () => fake.close(),
  };
}

export async function openTeamsSide(emails: readonly string[]): Promise<Platform> {
  const fake = await openFakeTeams();
  const users = emails.map((email, place) => fake.person(`29:bench-${place}`, email).id);
  const { channel } = fake.team(users);
  return {
    name: 'Teams',
    reach: { platform: 'teams', app: fake.app, microsoft: fake.microsoft },
    async ask(base, text, by) {
      const id = nextId();
      const body = JSON.stringify(inChannel(fake, channel, users[by % users.length] ?? '', id, mentioning(text)));
      const authorization = `Bearer ${await fake.token()}`;
      const send = (to: string) => sent(`${channel};messageid=${id}`, `${to}/api/messages`, body, { authorization });
      return { ...(await send(base)), again: send };
    },
    replies: () => grouped(fake.posted, one => one.conversation),
    async close() {
      await fake.close();
      if (fake.faults.length > 0) throw new Error(`Teams refused: ${fake.faults.join('; ')}`);
    },
  };
}
