/** Teams says when it is asked too much, and is away for moments: what was to be sent is sent again after a while. */
import { z } from 'zod';

/** Too many, or somebody else writes there just now, or what is behind the gateway is away. */
const passing = [412, 429, 502, 504];
/** Tries, each after a longer wait; the library itself tries some of these failures again, too. */
const tries = 6;
const firstWait = 500;
/** Milliseconds; whatever Teams asks for, somebody waits for the answer. */
const longestWait = 60_000;

interface Headers {
  get(name: string): unknown;
}
const isHeaders = (value: unknown) => value !== null && typeof value === 'object' && 'get' in value;
const failure = z.object({
  statusCode: z.number(),
  response: z.object({ headers: z.custom<Headers>(isHeaders) }).optional(),
});

export const statusOf = (error: unknown): number | undefined => failure.safeParse(error).data?.statusCode;

function askedToWait(error: unknown): number | undefined {
  const headers = failure.safeParse(error).data?.response?.headers;
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

const pause = (ms: number) => new Promise<void>(next => setTimeout(next, ms));

/** Milliseconds of one try, in which the library may wait as Teams asks; it has no limit of its own. */
const longestTry = 120_000;

async function inTime<T>(call: () => Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, milliseconds, new Error('Teams does not answer.'));
  });
  try {
    return await Promise.race([call(), late]);
  } finally {
    clearTimeout(timer);
  }
}

export async function patiently<T>(call: () => Promise<T>, eachWithin = longestTry): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTime(call, eachWithin);
    } catch (error) {
      if (attempt === tries || !passing.includes(statusOf(error) ?? 0)) throw error;
      // Not all at the same moment again.
      const own = firstWait * 2 ** (attempt - 1) * (0.75 + Math.random() / 2);
      await pause(Math.min(askedToWait(error) ?? own, longestWait));
    }
  }
}
