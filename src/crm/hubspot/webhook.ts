/**
 * What HubSpot tells by itself, by its signature of version 3. It is only a hint to read: events come twice, late and in any
 * order.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { json } from '../json.ts';
import type { Hint, Knock, Stream, Webhooks } from '../port.ts';

/** Milliseconds after which a request may be somebody's copy of it. */
const oldest = 5 * 60_000;

/** HubSpot signs the address with these characters as themselves. */
const asThemselves: Readonly<Record<string, string>> = {
  '%3A': ':',
  '%2F': '/',
  '%3F': '?',
  '%40': '@',
  '%21': '!',
  '%24': '$',
  '%27': "'",
  '%28': '(',
  '%29': ')',
  '%2A': '*',
  '%2C': ',',
  '%3B': ';',
};
const plainUrl = (url: string) =>
  url.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/giu, code => asThemselves[code.toUpperCase()] ?? code);

function isFromHubspot({ method, url, headers, body }: Knock, secret: string, now: Date): boolean {
  const signature = headers['x-hubspot-signature-v3'];
  /** Milliseconds. */
  const timestamp = headers['x-hubspot-request-timestamp'];
  if (!signature || !timestamp || !/^\d{1,15}$/u.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp)) > oldest) return false;
  const expected = createHmac('sha256', secret)
    .update(`${method}${plainUrl(url)}${body}${timestamp}`)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const events = z.array(
  z.object({
    eventId: z.union([z.string(), z.number()]),
    /** `contact.creation`; `object.creation` where an app asked for any type. */
    subscriptionType: z.string(),
    objectTypeId: z.string().optional(),
    objectId: z.union([z.string(), z.number()]).optional(),
    occurredAt: z.union([z.string(), z.number()]).optional(),
  }),
);

const streams: Readonly<Record<string, Stream>> = {
  contact: 'contacts',
  company: 'companies',
  deal: 'deals',
  '0-1': 'contacts',
  '0-2': 'companies',
  '0-3': 'deals',
  '0-18': 'activities',
  '0-46': 'activities',
  '0-47': 'activities',
  '0-48': 'activities',
  '0-49': 'activities',
};

function hintsIn(body: string): Hint[] {
  const found = events.safeParse(json(body));
  return (found.data ?? []).flatMap(({ eventId, subscriptionType, objectTypeId, objectId, occurredAt }) => {
    const stream = streams[objectTypeId ?? subscriptionType.split('.')[0] ?? ''];
    // Its ids of events are not one of a kind.
    return stream ? [{ stream, event: [eventId, subscriptionType, objectId, occurredAt].join(' ') }] : [];
  });
}

/** @param secret the client secret of the app whose webhooks these are */
export const openWebhooks = (secret: string): Webhooks => ({
  hear: (knock, now) => (isFromHubspot(knock, secret, now) ? hintsIn(knock.body) : null),
  // A read ends two minutes before now, and the index of the search lags.
  settlesSeconds: 130,
  togetherSeconds: 30,
});
