/**
 * What Pipedrive tells by itself, webhooks of version 2. It signs nothing: what it offers is a user and a password that it
 * sends along. It is only a hint to read.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { json } from '../json.ts';
import type { Hint, Stream, Webhooks } from '../port.ts';

export interface WebhookLogin {
  readonly user: string;
  readonly password: string;
}

const told = z.object({
  meta: z.object({ id: z.string(), entity: z.string() }),
});

const streams: Readonly<Record<string, Stream>> = {
  organization: 'companies',
  person: 'contacts',
  deal: 'deals',
  activity: 'activities',
};

function hintIn(body: string): Hint[] {
  const { meta } = told.safeParse(json(body)).data ?? {};
  const stream = meta && streams[meta.entity];
  return stream ? [{ stream, event: meta.id }] : [];
}

/** In a time that does not tell how much of it was right. */
const same = (one: string, other: string) => {
  const [a, b] = [one, other].map(text => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
};

export const openWebhooks = ({ user, password }: WebhookLogin): Webhooks => {
  const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  return {
    hear: ({ headers, body }) => (same(headers.authorization ?? '', expected) ? hintIn(body) : null),
    // A read ends two minutes before now.
    settlesSeconds: 125,
    // A read costs some 50 tokens of a budget that all integrations of the company share.
    togetherSeconds: 300,
  };
};
