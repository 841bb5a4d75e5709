/** Whether what says it is HubSpot is HubSpot. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isFromHubspot, type SignedRequest } from '../../../src/crm/hubspot/webhook.ts';

const secret = 'app-secret';
const now = new Date('2026-11-22T10:00:00Z');
const body = '[{"eventId":1,"subscriptionType":"contact.propertyChange","objectId":101}]';

const signed = (url: string, sentUrl = url, at = now.getTime() - 1000): SignedRequest => ({
  method: 'POST',
  url: sentUrl,
  body,
  timestamp: String(at),
  signature: createHmac('sha256', secret).update(`POST${url}${body}${at}`).digest('base64'),
});
const address = 'https://acquaint.example/hubspot?portal=1';

describe('a request signed by HubSpot', () => {
  test('is taken as it came', () => {
    expect(isFromHubspot(signed(address), secret, now)).toBe(true);
  });

  test('is taken where a proxy wrote its address with other letters', () => {
    expect(
      isFromHubspot(
        signed('https://acquaint.example/a/b?c=d:e', 'https://acquaint.example/a%2Fb?c=d%3ae'),
        secret,
        now,
      ),
    ).toBe(true);
  });

  test.each<[string, Partial<SignedRequest>]>([
    ['with another body', { body: body.replace('101', '102') }],
    ['to another address', { url: 'https://acquaint.example/hubspot?portal=2' }],
    ['by another method', { method: 'PUT' }],
    ['at another time', { timestamp: String(now.getTime() - 2000) }],
    ['without a time', { timestamp: undefined }],
    ['without a signature', { signature: undefined }],
    ['with half a signature', { signature: signed(address).signature?.slice(0, 20) }],
  ])('is refused %s', (_, change) => {
    expect(isFromHubspot({ ...signed(address), ...change }, secret, now)).toBe(false);
  });

  test('is refused with the secret of another app', () => {
    expect(isFromHubspot(signed(address), 'other-secret', now)).toBe(false);
  });

  test('is refused five minutes later, and when it comes from the future', () => {
    const minutes = 60_000;
    expect(isFromHubspot(signed(address, address, now.getTime() - 4 * minutes), secret, now)).toBe(true);
    expect(isFromHubspot(signed(address, address, now.getTime() - 6 * minutes), secret, now)).toBe(false);
    expect(isFromHubspot(signed(address, address, now.getTime() + 6 * minutes), secret, now)).toBe(false);
  });
});
