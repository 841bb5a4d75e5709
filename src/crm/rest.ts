/**
 * One request to a vendor's JSON API, and what its failure means. No retries here: whoever asks knows whether the same may
 * be asked again, and whether something may have been done already.
 */
import type { z } from 'zod';
import { CrmFault } from '../domain/crm-fault.ts';
import { json } from './json.ts';

export interface RestOptions {
  /** As people call it: `HubSpot`. */
  readonly vendor: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: () => Date;
  readonly fetch?: typeof fetch;
  /** Milliseconds an answer may take. */
  readonly timeoutMs?: number;
  /** What the vendor says is wrong, where it says so; undefined leaves it to the status. */
  readonly faultOf: (answer: Answer) => CrmFault | undefined;
  /** Called with the headers of each answer: some vendors tell there how much we may still ask. */
  readonly heard?: (headers: Headers) => void;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined where it is no JSON. */
  readonly body: unknown;
}

export type How = 'read' | 'write';

export interface Rest {
  /** @throws CrmFault */
  ask<T>(shape: z.ZodType<T>, method: string, url: string, body: unknown, how: How): Promise<T>;
  /** The server's clock, as far as its answers told: records are stamped by it, not by ours. */
  now(): Date;
}

export function openRest({
  vendor,
  headers,
  clock,
  fetch: send = fetch,
  timeoutMs = 30_000,
  faultOf,
  heard,
}: RestOptions): Rest {
  /** How far the server's clock is ahead of ours. Milliseconds. */
  let skew = 0;

  async function answerTo(
    method: string,
    url: string,
    body: unknown,
    lost: 'unknown' | 'unavailable',
  ): Promise<Answer> {
    try {
      const response = await send(url, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        // A login must not travel to another address.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      const date = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(date)) skew = date - clock().getTime();
      heard?.(response.headers);
      return { status: response.status, headers: response.headers, body: json(text) };
    } catch (cause) {
      if (neverSent(cause)) throw new CrmFault('unavailable', `${vendor} cannot be reached.`, { cause });
      throw new CrmFault(lost, `${vendor} did not answer.`, { cause });
    }
  }

  return {
    async ask(shape, method, url, body, how) {
      // Once a write is on its way, no answer does not mean that it was not done.
      const lost = how === 'write' ? 'unknown' : 'unavailable';
      const answer = await answerTo(method, url, body, lost);
      const told = faultOf(answer);
      if (told) throw told;
      const isFine = answer.status >= 200 && answer.status < 300;
      if (!isFine) throw new CrmFault(lost, `${vendor} answered with an error (${answer.status}).`);
      const checked = shape.safeParse(answer.body);
      if (checked.success) return checked.data;
      throw new CrmFault(lost, `${vendor} answered in a form that we do not know (${answer.status}).`, {
        cause: checked.error,
      });
    },
    now: () => new Date(clock().getTime() + skew),
  };
}

/** No connection was made, so nothing was sent. Node's own `fetch` says it in the cause. */
export function neverSent(error: unknown): boolean {
  const told = error as { code?: string; cause?: { code?: string } } | undefined;
  const code = told?.code ?? told?.cause?.code ?? '';
  return ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    code,
  );
}
