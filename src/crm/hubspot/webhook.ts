/**
 * Whether a request to us came from HubSpot: its signature of version 3. What it tells is only a hint to read: events come
 * twice, late and in any order.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** The whole address as HubSpot called it, with its query. */
  readonly url: string;
  /** As it came, before anybody parsed it. */
  readonly body: string;
  readonly signature: string | undefined;
  /** `X-HubSpot-Request-Timestamp`: milliseconds. */
  readonly timestamp: string | undefined;
}

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

export function isFromHubspot(request: SignedRequest, secret: string, now: Date): boolean {
  const { method, url, body, signature, timestamp } = request;
  if (!signature || !timestamp || !/^\d{1,15}$/u.test(timestamp)) return false;
  if (Math.abs(now.getTime() - Number(timestamp)) > oldest) return false;
  const expected = createHmac('sha256', secret)
    .update(`${method}${plainUrl(url)}${body}${timestamp}`)
    .digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
