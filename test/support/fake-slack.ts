/** A Slack of our own: the Web API over HTTP with users, channels and messages, and events that are really signed. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FakeSockets, openFakeSockets } from './fake-slack-sockets.ts';
import { faultsOfMessage, faultsOfView } from './slack-blocks.ts';

export const team = 'T0OURS';
export const botUser = 'U0BOT';
export const signingSecret = 'a-signing-secret-of-the-tests';
export const botToken = 'xoxb-of-the-tests';
export const appToken = 'xapp-of-the-tests';

export interface FakeUser {
  readonly id: string;
  readonly team_id: string;
  readonly profile: { email?: string };
  readonly is_email_confirmed?: boolean;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_restricted?: boolean;
  readonly is_stranger?: boolean;
}

export interface FakeChannel {
  readonly id: string;
  readonly is_private?: boolean;
  readonly is_mpim?: boolean;
  readonly is_ext_shared?: boolean;
  members: string[];
}

export interface Posted {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  text: string;
  blocks: Record<string, unknown>[];
  /** Seen by this one only. */
  readonly ephemeral?: string;
  /** Seen by apps only. */
  readonly metadata?: unknown;
  readonly unfurl_links?: string | undefined;
  readonly unfurl_media?: string | undefined;
  /** Of `performance.now()`. */
  readonly at: number;
  updates: number;
}

type Args = Record<string, string>;
const failure = (error: string) => ({ ok: false, error });

export interface FakeSlack {
  readonly url: string;
  readonly users: Map<string, FakeUser>;
  readonly channels: Map<string, FakeChannel>;
  readonly posted: Posted[];
  /** The connections of Socket Mode. */
  readonly sockets: FakeSockets;
  /** What was wrong with messages and views that were not taken. `close` throws while there are any. */
  readonly refused: string[];
  /** Every call: method and what it was given. */
  readonly calls: { method: string; args: Args }[];
  /** The next calls of this method are told to wait. */
  limit(method: string, times: number, seconds: number): void;
  /** This method takes so many milliseconds from now on; 0: as usual. */
  slow(method: string, milliseconds: number): void;
  /** What shows in a thread while we work: by channel and thread, and all there was. */
  readonly statuses: { thread: string; status: string }[];
  /** Examples offered in threads of the assistant's pane. */
  readonly prompts: { thread: string; title: string; prompts: { title: string; message: string }[] }[];
  /** Forms that are open, newest last. */
  readonly forms: { user: string; view: Record<string, unknown> }[];
  /** The blocks of each person's home tab. */
  readonly homes: Map<string, Record<string, unknown>[]>;
  /** A click that lets the app open one form, within three seconds. */
  trigger(user: string): string;
  /** This method answers so from now on; null: as usual. */
  break(method: string, error: string | null): void;
  user(id: string, email: string | undefined, more?: Partial<FakeUser>): FakeUser;
  channel(id: string, members: readonly string[], more?: Partial<FakeChannel>): FakeChannel;
  /** What Slack sends when somebody types a command; the body answers at `response_url`, five times at most. */
  command(user: string, channel: string, name: string, text: string): string;
  /** What Slack sends when somebody chooses "Who knows them?", or another shortcut, in the menu of a message. */
  shortcut(user: string, channel: string, text: string, more?: { name?: string; message?: object }): string;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Args> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')));
}

export async function openFakeSlack(): Promise<FakeSlack> {
  const users = new Map<string, FakeUser>([[botUser, { id: botUser, team_id: team, profile: {}, is_bot: true }]]);
  const channels = new Map<string, FakeChannel>();
  const posted: Posted[] = [];
  const refused: string[] = [];
  const calls: { method: string; args: Args }[] = [];
  const limited = new Map<string, { times: number; seconds: number }>();
  const broken = new Map<string, string>();
  const slowed = new Map<string, number>();
  const statuses: { thread: string; status: string }[] = [];
  const prompts: FakeSlack['prompts'] = [];
  const forms: FakeSlack['forms'] = [];
  const homes: FakeSlack['homes'] = new Map();
  const triggers = new Map<string, { user: string; until: number }>();
  let clock = 1_760_000_000;
  const nextTs = () => `${++clock}.000100`;

  const accepts = (faults: readonly string[]) => {
    refused.push(...faults);
    return faults.length === 0;
  };

  const metadataIn = ({ metadata }: Args) => (metadata === undefined ? {} : { metadata: JSON.parse(metadata) });
  /** A page of messages as an app reads them; ephemeral ones stand nowhere. */
  const read = (all: readonly Posted[], { cursor = '0', limit = '100', include_all_metadata = 'false' }: Args) => {
    const found = all.filter(message => !message.ephemeral);
    const [from, size] = [Number(cursor || 0), Number(limit)];
    const messages = found
      .slice(from, from + size)
      .map(({ metadata, ...rest }) => (include_all_metadata === 'true' && metadata ? { ...rest, metadata } : rest));
    const next = from + size < found.length ? String(from + size) : '';
    return { ok: true, messages, response_metadata: { next_cursor: next } };
  };

  const post = (args: Args, ephemeral?: string) => {
    const { channel = '' } = args;
    const place = channels.get(channel);
    if (!place) return failure('channel_not_found');
    if (ephemeral && !place.members.includes(ephemeral)) return failure('user_not_in_channel');
    const { text = '' } = args;
    const blocks = JSON.parse(args.blocks ?? '[]');
    if (!accepts(faultsOfMessage(text, blocks))) return failure('invalid_blocks');
    const message: Posted = {
      channel,
      ts: nextTs(),
      thread_ts: args.thread_ts,
      text,
      blocks,
      unfurl_links: args.unfurl_links,
      unfurl_media: args.unfurl_media,
      at: performance.now(),
      updates: 0,
      ...(ephemeral ? { ephemeral } : metadataIn(args)),
    };
    posted.push(message);
    return { ok: true, channel, ts: message.ts };
  };

  const methods: Record<string, (args: Args) => object> = {
    'apps.connections.open': () => {
      const query = new URLSearchParams({ ticket: sockets.ticket(), app_id: 'A0APP' });
      return { ok: true, url: `${origin.replace('http', 'ws')}/link/?${query}` };
    },
    'auth.test': () => ({ ok: true, team: 'Ours', team_id: team, user_id: botUser, bot_id: 'B0BOT' }),
    'users.info': ({ user = '' }) => {
      const found = users.get(user);
      return found ? { ok: true, user: found } : failure('user_not_found');
    },
    'users.list': ({ cursor = '0', limit = '100' }) => {
      const [from, size] = [Number(cursor), Number(limit)];
      const all = [...users.values()];
      const next = from + size < all.length ? String(from + size) : '';
      return { ok: true, members: all.slice(from, from + size), response_metadata: { next_cursor: next } };
    },
    'conversations.info': ({ channel = '' }) => {
      const found = channels.get(channel);
      if (!found) return failure('channel_not_found');
      const { members: _, ...facts } = found;
      return { ok: true, channel: { is_private: false, ...facts } };
    },
    'conversations.members': ({ channel = '', cursor = '0' }) => {
      const found = channels.get(channel);
      if (!found) return failure('channel_not_found');
      // Two a page, so that whoever reads the first only is found out.
      const from = Number(cursor || 0);
      const next = from + 2 < found.members.length ? String(from + 2) : '';
      return { ok: true, members: found.members.slice(from, from + 2), response_metadata: { next_cursor: next } };
    },
    'conversations.open': ({ users: user = '' }) => {
      const id = `D${user}`;
      if (!channels.has(id)) channels.set(id, { id, members: [user] });
      return { ok: true, channel: { id } };
    },
    'conversations.history': args => {
      const { channel = '' } = args;
      if (!channels.has(channel)) return failure('channel_not_found');
      return read(posted.filter(message => message.channel === channel && !message.thread_ts).toReversed(), args);
    },
    'conversations.replies': args => {
      const { channel = '', ts } = args;
      if (!channels.has(channel)) return failure('channel_not_found');
      return read(
        posted.filter(message => message.channel === channel && message.thread_ts === ts),
        { ...args, limit: '2' },
      );
    },
    'chat.postMessage': args => post(args),
    'chat.postEphemeral': args => post(args, args.user),
    'assistant.threads.setStatus': ({ channel_id = '', thread_ts = '', status }) => {
      if (!channels.has(channel_id)) return failure('channel_not_found');
      if (thread_ts === '' || status === undefined) return failure('invalid_arguments');
      statuses.push({ thread: `${channel_id}:${thread_ts}`, status });
      return { ok: true };
    },
    'assistant.threads.setSuggestedPrompts': ({ channel_id, thread_ts, title = '', prompts: offered = '[]' }) => {
      const parsed = JSON.parse(offered);
      if (parsed.length === 0 || parsed.length > 4) return failure('invalid_arguments');
      prompts.push({ thread: `${channel_id}:${thread_ts}`, title, prompts: parsed });
      return { ok: true };
    },
    'views.open': ({ trigger_id = '', view = '{}' }) => {
      const trigger = triggers.get(trigger_id);
      triggers.delete(trigger_id);
      if (!trigger || trigger.until < Date.now()) return failure('expired_trigger_id');
      const form = JSON.parse(view);
      // Slack's word for a view; `invalid_blocks` is that for a message.
      if (form.type !== 'modal' || !accepts(faultsOfView(form))) return failure('invalid_arguments');
      forms.push({ user: trigger.user, view: form });
      return { ok: true, view: { id: `V${forms.length}` } };
    },
    'views.publish': ({ user_id = '', view = '{}' }) => {
      const home = JSON.parse(view);
      if (home.type !== 'home' || !accepts(faultsOfView(home))) return failure('invalid_arguments');
      if (!users.has(user_id)) return failure('user_not_found');
      homes.set(user_id, home.blocks);
      return { ok: true };
    },
    'chat.getPermalink': ({ channel, message_ts }) => {
      const found = posted.find(message => message.channel === channel && message.ts === message_ts);
      if (!found || found.ephemeral) return failure('message_not_found');
      return { ok: true, channel, permalink: permalinkOf(found) };
    },
    'chat.update': ({ channel, ts, text = '', blocks = '[]' }) => {
      const found = posted.find(message => message.channel === channel && message.ts === ts && !message.ephemeral);
      if (!found) return failure('message_not_found');
      const parsed = JSON.parse(blocks);
      if (!accepts(faultsOfMessage(text, parsed))) return failure('invalid_blocks');
      found.text = text;
      found.blocks = parsed;
      found.updates += 1;
      return { ok: true, channel, ts };
    },
  };

  /** What may still be answered at the address that came with a command. */
  const answerable = new Map<string, { user: string; channel: string; left: number }>();
  const answered = async (request: IncomingMessage) => {
    const place = answerable.get(request.url ?? '');
    if (!place || place.left === 0) return 404;
    place.left -= 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { text = '', blocks = [] } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (!accepts(faultsOfMessage(text, blocks))) return 400;
    const message = { channel: place.channel, ts: nextTs(), text, blocks, ephemeral: place.user };
    posted.push({ ...message, at: performance.now(), updates: 0 });
    return 200;
  };

  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/commands/')) {
      response.writeHead(await answered(request)).end('ok');
      return;
    }
    const method = (request.url ?? '').replace('/api/', '');
    const args = await bodyOf(request);
    calls.push({ method, args });
    const wait = limited.get(method);
    if (wait && wait.times > 0) {
      wait.times -= 1;
      response.writeHead(429, { 'retry-after': String(wait.seconds) }).end();
      return;
    }
    const slow = slowed.get(method);
    if (slow) await new Promise(next => setTimeout(next, slow));
    const token = method === 'apps.connections.open' ? appToken : botToken;
    const isOurs = request.headers.authorization === `Bearer ${token}`;
    const error = isOurs ? broken.get(method) : 'invalid_auth';
    const answer = error ? failure(error) : (methods[method]?.(args) ?? failure('unknown_method'));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  const sockets = openFakeSockets(server, refused);
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/api/`,
    command(user, channel, name, text) {
      const path = `/commands/${answerable.size}`;
      answerable.set(path, { user, channel, left: 5 });
      return new URLSearchParams({
        command: name,
        text,
        team_id: team,
        team_domain: 'ours',
        user_id: user,
        user_name: 'somebody',
        channel_id: channel,
        channel_name: 'somewhere',
        api_app_id: 'A0APP',
        is_enterprise_install: 'false',
        trigger_id: `${answerable.size}.${Math.random()}`,
        response_url: `${origin}${path}`,
      }).toString();
    },
    shortcut(user, channel, text, { name = 'who_knows_them', message = {} } = {}) {
      const path = `/commands/${answerable.size}`;
      answerable.set(path, { user, channel, left: 5 });
      const payload = {
        type: 'message_action',
        callback_id: name,
        trigger_id: `${answerable.size}.${Math.random()}`,
        team: { id: team, domain: 'ours' },
        user: { id: user, team_id: team },
        channel: { id: channel, name: 'somewhere' },
        message_ts: '1.1',
        message: { type: 'message', user: 'U0ANYBODY', ts: '1.1', text, ...message },
        response_url: `${origin}${path}`,
      };
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    },
    users,
    channels,
    posted,
    sockets,
    refused,
    calls,
    limit: (method, times, seconds) => void limited.set(method, { times, seconds }),
    slow: (method, milliseconds) => void slowed.set(method, milliseconds),
    statuses,
    prompts,
    forms,
    homes,
    trigger(user) {
      const id = `trigger-${triggers.size}-${Math.random()}`;
      triggers.set(id, { user, until: Date.now() + 3000 });
      return id;
    },
    break: (method, error) => void (error === null ? broken.delete(method) : broken.set(method, error)),
    user(id, email, more = {}) {
      const user = { id, team_id: team, profile: email ? { email } : {}, is_email_confirmed: true, ...more };
      users.set(id, user);
      return user;
    },
    channel(id, members, more = {}) {
      const channel = { id, members: [...members], ...more };
      channels.set(id, channel);
      return channel;
    },
    async close() {
      sockets.close();
      await closed(server);
      if (refused.length > 0) throw new Error(`Slack refused: ${refused.join('; ')}`);
    },
  };
}

export const permalinkOf = ({ channel, ts }: Pick<Posted, 'channel' | 'ts'>) =>
  `https://ours.slack.com/archives/${channel}/p${ts.replace('.', '')}`;

export function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise(done => server.close(() => done()));
}

/** What Slack sends to /slack/events. `at`: the second of the signature. */
export function signed(body: string, { secret = signingSecret, at = Math.floor(Date.now() / 1000) } = {}) {
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${signature}` };
}

let events = 0;
const eventId = () => `EV${String(++events).padStart(8, '0')}`;

/** A message event as the Events API delivers it. */
export function eventOf(event: Record<string, unknown>, id = eventId()): string {
  return JSON.stringify({
    type: 'event_callback',
    team_id: team,
    api_app_id: 'A0APP',
    event_id: id,
    event_time: 1,
    event,
  });
}

export function clickOf(
  user: string,
  message: Posted,
  button: { action_id: string; value: string; type?: string },
  trigger = String(Math.random()),
): string {
  const payload = {
    type: 'block_actions',
    team: { id: team, domain: 'ours' },
    user: { id: user, team_id: team },
    api_app_id: 'A0APP',
    trigger_id: trigger,
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}),
    },
    channel: { id: message.channel },
    message: { ts: message.ts },
    actions: [{ type: 'button', block_id: 'b', action_ts: String(Math.random()), ...button }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

export function homeClickOf(user: string, button: { action_id: string; value: string }, trigger: string): string {
  const payload = {
    type: 'block_actions',
    team: { id: team, domain: 'ours' },
    user: { id: user, team_id: team },
    api_app_id: 'A0APP',
    trigger_id: trigger,
    container: { type: 'view', view_id: 'V0HOME' },
    view: { id: 'V0HOME', type: 'home' },
    actions: [{ type: 'button', block_id: 'b', action_ts: '1', ...button }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

/** What Slack sends when somebody sends a form: what they filled in, by block and field. */
export function submissionOf(
  user: string,
  view: Record<string, unknown>,
  values: Record<string, Record<string, object>>,
) {
  const payload = {
    type: 'view_submission',
    team: { id: team, domain: 'ours' },
    user: { id: user, team_id: team },
    api_app_id: 'A0APP',
    view: { id: 'V1', ...view, state: { values } },
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}
