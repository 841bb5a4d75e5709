/**
 * A session of Salesforce through jsforce: the login of an External Client App, and one request at a time. The line is ours:
 * that of jsforce repeats what was not answered, waits half an hour for it, follows redirections with our token, and beside
 * the node-fetch that others here need ends the process where a connection breaks. Nor does a session log in again by
 * itself, because jsforce would do so without end.
 */
import { PassThrough } from 'node:stream';
import { Connection } from 'jsforce/lib/connection.js';
import { OAuth2 } from 'jsforce/lib/oauth2.js';
import { Transport } from 'jsforce/lib/transport.js';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/index.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { z } from 'zod';
import { apiVersion } from './api.ts';

export interface Login {
  /** `https://company.my.salesforce.com` */
  readonly url: string;
  readonly key: string;
  readonly secret: string;
}

export interface LineSettings {
  /** Milliseconds an answer may take. */
  readonly timeoutMs: number;
  readonly fetch?: typeof fetch;
}

export interface Heard {
  /** 0 where nothing was answered. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Session {
  /** `https://company.my.salesforce.com`, where the records are. */
  readonly instanceUrl: string;
  readonly userId: string;
  /** @throws what jsforce throws; `heard` is told of an answer before that */
  ask(request: HttpRequest, heard: (answer: Heard) => void): Promise<unknown>;
}

/** One request and its answer, by Node's own `fetch`. */
class Line extends Transport {
  readonly #settings: LineSettings;
  readonly #heard: (answer: Heard) => void;

  constructor(settings: LineSettings, heard: (answer: Heard) => void) {
    super();
    this.#settings = settings;
    this.#heard = heard;
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({ stream: new PassThrough(), promise: this.#send(request) }));
  }

  async #send({ url, method, headers = {}, body }: HttpRequest): Promise<HttpResponse> {
    const { fetch: send = fetch, timeoutMs } = this.#settings;
    const response = await send(url, {
      method,
      headers,
      ...(typeof body === 'string' ? { body } : {}),
      // Our token must not travel to another address.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const answer = { status: response.status, headers: Object.fromEntries(response.headers) };
    const text = await response.text();
    this.#heard(answer);
    return { statusCode: answer.status, headers: answer.headers, body: text };
  }
}

const granted = z.object({ instance_url: z.url(), access_token: z.string(), id: z.string() });

/** @throws what jsforce throws: `name` is the code of OAuth */
export async function openSession({ url, key, secret }: Login, settings: LineSettings): Promise<Session> {
  const oauth = new OAuth2({ loginUrl: url, clientId: key, clientSecret: secret });
  oauth._transport = new Line(settings, () => {});
  const token = granted.parse(await oauth.requestToken({ grant_type: 'client_credentials' }));
  const connection = new Connection({
    version: apiVersion,
    instanceUrl: token.instance_url,
    accessToken: token.access_token,
  });
  return {
    instanceUrl: token.instance_url,
    userId: token.id.split('/').at(-1) ?? '',
    ask: async (request, heard) => connection.request<unknown>(request, { transport: new Line(settings, heard) }),
  };
}
