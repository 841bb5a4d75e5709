/** A Teams of our own: the connector over HTTP with people, chats, teams and messages; tokens both ways are really checked. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppCredentials, PasswordServiceClientCredentialFactory } from 'botframework-connector';
import { OAuth2Server } from 'oauth2-mock-server';
import type { Issuer, TeamsApp } from '../../src/channels/teams/adapter.ts';
import { faultsOf } from './adaptive-cards.ts';

export const tenant = '11111111-2222-3333-4444-555555555555';
export const otherTenant = '99999999-8888-7777-6666-555555555555';

export interface FakeMember {
  readonly id: string;
  readonly name: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

export interface FakeConversation {
  readonly id: string;
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly team?: string;
  members: string[];
}

export interface FakeTeam {
  readonly id: string;
  readonly channels: { id: string; name: string | null; type?: string }[];
  members: string[];
}

export interface Posted {
  readonly id: string;
  readonly conversation: string;
  text: string;
  summary: string;
  /** Null: a message without a card. */
  card: FakeCard | null;
  /** Whether Teams puts thumbs under it that open a form of ours. */
  thumbs: boolean;
  /** Of `performance.now()`. */
  readonly at: number;
  updates: number;
}

export interface FakeCard {
  readonly body: readonly unknown[];
  readonly fallbackText: string;
  readonly rtl?: boolean;
}

interface Trouble {
  readonly path: RegExp;
  times: number;
  readonly status: number;
  readonly headers: Record<string, string>;
}

export interface FakeTeams {
  /** What Teams calls its own address; tokens are made for it. */
  readonly serviceUrl: string;
  readonly app: TeamsApp;
  readonly issuer: Issuer;
  /** Where its Microsoft is: what `issuerOf` needs in another process. */
  readonly microsoft: string;
  readonly people: Map<string, FakeMember>;
  readonly conversations: Map<string, FakeConversation>;
  readonly teams: Map<string, FakeTeam>;
  readonly posted: Posted[];
  /** Conversations in which we were seen typing, once each time. */
  readonly typed: string[];
  /** Every request: method and path. */
  readonly calls: string[];
  /** What was wrong with cards and messages that we sent. */
  readonly faults: string[];
  /** Who does not have us in their personal chats. */
  readonly withoutUs: Set<string>;
  /** The next requests to such a path are answered so. */
  trouble(path: RegExp, times: number, status: number, headers?: Record<string, string>): void;
  /** The next requests to such a path are answered after so many milliseconds. */
  slow(path: RegExp, milliseconds: number): void;
  person(id: string, email: string | undefined, more?: Partial<FakeMember>): FakeMember;
  chat(kind: 'personal' | 'groupChat', members: readonly string[]): FakeConversation;
  /** A team with one channel. @returns the team and that channel */
  team(members: readonly string[], type?: string): { team: FakeTeam; channel: string };
  /** A token as Teams sends it with a request. */
  token(claims?: Record<string, unknown>, options?: { expiresIn?: number }): Promise<string>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<{ text: string; json: Record<string, unknown> }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return { text, json: text === '' ? {} : JSON.parse(text) };
}

/** Our tokens from the server on loopback; the library asks for them as it asks Microsoft. */
class LocalCredentials extends AppCredentials {
  private readonly tokenUrl: string;
  constructor(appId: string, tokenUrl: string) {
    super(appId);
    this.tokenUrl = tokenUrl;
  }
  protected override async refreshToken() {
    const body = new URLSearchParams({ grant_type: 'client_credentials', scope: this.oAuthScope });
    const response = await fetch(this.tokenUrl, { method: 'POST', body });
    const { access_token: accessToken } = (await response.json()) as { access_token: string };
    return { accessToken, expiresOn: new Date(Date.now() + 3_600_000) };
  }
}

class LocalCredentialsFactory extends PasswordServiceClientCredentialFactory {
  private readonly tokenUrl: string;
  constructor(app: TeamsApp, tokenUrl: string) {
    super(app.id, app.password, app.tenant);
    this.tokenUrl = tokenUrl;
  }
  override async createCredentials(appId: string) {
    return new LocalCredentials(appId, this.tokenUrl);
  }
}

/** Tokens of the Microsoft at this address. */
export function issuerOf(app: TeamsApp, url: string): Issuer {
  const metadata = `${url}/.well-known/openid-configuration`;
  return {
    options: {
      ToBotFromChannelOpenIdMetadataUrl: metadata,
      ToBotFromEmulatorOpenIdMetadataUrl: metadata,
      ToBotFromChannelTokenIssuer: url,
      ToChannelFromBotLoginUrl: url,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: url,
      ValidateAuthority: false,
      CallerId: '',
    },
    credentials: new LocalCredentialsFactory(app, `${url}/token`),
  };
}

/** Teams refuses larger messages. */
const largest = 28_000;

export async function openFakeTeams(): Promise<FakeTeams> {
  const microsoft = new OAuth2Server();
  await microsoft.issuer.keys.generate('RS256');
  await microsoft.start(0, '127.0.0.1');
  const issuerUrl = `http://127.0.0.1:${microsoft.address().port}`;
  microsoft.issuer.url = issuerUrl;
  const ours = new Set<string>();
  microsoft.service.on('beforeResponse', (response: { body: Record<string, unknown> }) => {
    ours.add(`Bearer ${response.body.access_token}`);
  });

  // A new id for each: the library keeps our tokens by it.
  const app = { id: randomUUID(), password: 'a-password-of-the-tests', tenant };
  const people = new Map<string, FakeMember>();
  const conversations = new Map<string, FakeConversation>();
  const teams = new Map<string, FakeTeam>();
  const posted: Posted[] = [];
  const [typed, calls, faults]: [string[], string[], string[]] = [[], [], []];
  const withoutUs = new Set<string>();
  const troubles: Trouble[] = [];
  const slows: { path: RegExp; milliseconds: number }[] = [];
  let clock = 1_770_000_000_000;
  let places = 0;

  const read = (activity: Record<string, unknown>) => {
    const [attachment] = (activity.attachments ?? []) as { contentType: string; content: FakeCard }[];
    if (attachment) faults.push(...faultsOf(attachment.content));
    const { feedbackLoop } = (activity.channelData ?? {}) as { feedbackLoop?: { type?: string } };
    if (feedbackLoop && feedbackLoop.type !== 'custom') faults.push(`thumbs of the type ${feedbackLoop.type}`);
    return {
      thumbs: feedbackLoop !== undefined,
      text: String(activity.text ?? ''),
      summary: String(activity.summary ?? ''),
      card: attachment?.content ?? null,
    };
  };

  type Answer = { status: number; body: unknown };
  const ok = (body: unknown): Answer => ({ status: 200, body });
  const missing: Answer = { status: 404, body: { error: { code: 'ConversationNotFound', message: 'Not found.' } } };
  const membersOf = (id: string) => teams.get(id)?.members ?? conversations.get(id.split(';')[0] ?? '')?.members;

  const routes: [string, RegExp, (found: string[], body: Record<string, unknown>, url: URL) => Answer][] = [
    [
      'POST',
      /^\/v3\/conversations$/u,
      (_, body) => {
        const [user] = body.members as { id: string }[];
        if (!user || withoutUs.has(user.id))
          return {
            status: 403,
            body: { error: { code: 'ForbiddenOperationException', message: 'Bot not installed.' } },
          };
        const known = [...conversations.values()].find(
          ({ kind, members }) => kind === 'personal' && members.includes(user.id),
        );
        return ok({ id: (known ?? chat('personal', [user.id])).id });
      },
    ],
    [
      'POST',
      /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/u,
      ([id = ''], body) => {
        if (!membersOf(id)) return missing;
        if (body.type === 'typing') typed.push(id);
        else posted.push({ id: String(++clock), conversation: id, at: performance.now(), updates: 0, ...read(body) });
        return ok({ id: String(clock) });
      },
    ],
    [
      'PUT',
      /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/u,
      ([id, activity], body) => {
        const found = posted.find(message => message.conversation === id && message.id === activity);
        if (!found) return missing;
        Object.assign(found, read(body), { updates: found.updates + 1 });
        return ok({ id: activity });
      },
    ],
    [
      'GET',
      /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/u,
      ([id = '', user = '']) => {
        // What a message says of its author is their id in Entra.
        const member = people.get(user.replace(/^aad-/u, ''));
        return member && membersOf(id)?.includes(member.id) ? ok(member) : missing;
      },
    ],
    [
      'GET',
      /^\/v3\/conversations\/([^/]+)\/pagedmembers$/u,
      ([id = ''], _, url) => {
        const members = membersOf(id);
        if (!members) return missing;
        // Two a page, so that whoever reads the first only is found out.
        const from = Number(url.searchParams.get('continuationToken') ?? 0);
        const continuationToken = from + 2 < members.length ? String(from + 2) : undefined;
        return ok({ members: members.slice(from, from + 2).map(user => people.get(user)), continuationToken });
      },
    ],
    [
      'GET',
      /^\/v3\/teams\/([^/]+)\/conversations$/u,
      ([id = '']) => {
        const team = teams.get(id);
        return team ? ok({ conversations: team.channels }) : missing;
      },
    ],
  ];

  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://127.0.0.1');
    const path = decodeURIComponent(url.pathname).replace(/^\/emea/u, '');
    const { text, json } = await bodyOf(request);
    calls.push(`${request.method} ${path}`);
    const answer = ({ status, body }: Answer, headers = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    const slow = slows.findIndex(one => one.path.test(path));
    const [waiting] = slow < 0 ? [] : slows.splice(slow, 1);
    if (waiting) await new Promise(next => setTimeout(next, waiting.milliseconds));
    // Typing comes and goes with the time that work takes; trouble is for what was to arrive.
    const trouble = json.type === 'typing' ? null : troubles.find(one => one.times > 0 && one.path.test(path));
    if (trouble) {
      trouble.times -= 1;
      return answer(
        { status: trouble.status, body: { error: { code: 'Trouble', message: 'Trouble.' } } },
        trouble.headers,
      );
    }
    if (!ours.has(request.headers.authorization ?? '')) return answer({ status: 401, body: {} });
    if (Buffer.byteLength(text) > largest) {
      faults.push(`a message of ${Buffer.byteLength(text)} bytes`);
      return answer({ status: 413, body: { error: { code: 'MessageSizeTooBig', message: 'Too big.' } } });
    }
    for (const [method, pattern, route] of routes) {
      const found = pattern.exec(path);
      if (found && method === request.method) return answer(route(found.slice(1), json, url));
    }
    answer(missing);
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emea/`;

  function chat(kind: 'personal' | 'groupChat', members: readonly string[]): FakeConversation {
    const id = kind === 'personal' ? `a:personal-${++places}` : `19:chat-${++places}@thread.v2`;
    const conversation = { id, kind, members: [...members] };
    conversations.set(id, conversation);
    return conversation;
  }

  return {
    serviceUrl,
    app,
    issuer: issuerOf(app, issuerUrl),
    microsoft: issuerUrl,
    people,
    conversations,
    teams,
    posted,
    typed,
    calls,
    faults,
    withoutUs,
    trouble: (path, times, status, headers = {}) => void troubles.push({ path, times, status, headers }),
    slow: (path, milliseconds) => void slows.push({ path, milliseconds }),
    person(id, email, more = {}) {
      const person: FakeMember = {
        id,
        name: id,
        ...(email ? { email, userPrincipalName: email } : {}),
        tenantId: tenant,
        userRole: 'user',
        ...more,
      };
      people.set(id, person);
      return person;
    },
    chat,
    team(members, type) {
      const channel = `19:channel-${++places}@thread.tacv2`;
      const team: FakeTeam = {
        id: `19:team-${places}@thread.tacv2`,
        channels: [{ id: channel, name: 'Sales', ...(type ? { type } : {}) }],
        members: [...members],
      };
      teams.set(team.id, team);
      conversations.set(channel, { id: channel, kind: 'channel', team: team.id, members: team.members });
      return { team, channel };
    },
    token: (claims = {}, { expiresIn = 3600 } = {}) =>
      microsoft.issuer.buildToken({
        expiresIn,
        scopesOrTransform: (_, payload) =>
          void Object.assign(payload, { aud: app.id, serviceurl: serviceUrl, ...claims }),
      }),
    async close() {
      await microsoft.stop();
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}
