/** Whether what says it is HubSpot is HubSpot. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openWebhooks } from '../../../src/crm/hubspot/webhook.ts';
import type { Knock } from '../../../src/crm/port.ts';

const secret = 'app-secret';
const now = new Date('2026-11-22T10:00:00Z');
const body = '[{"eventId":1,"subscriptionType":"contact.propertyChange","objectId":101}]';

const signed = (url: string, sentUrl = url, at = now.getTime() - 1000, content = body): Knock => ({
  method: 'POST',
  url: sentUrl,
  body: content,
  headers: {
    'x-hubspot-request-timestamp': String(at),
    'x-hubspot-signature-v3': createHmac('sha256', secret).update(`POST${url}${content}${at}`).digest('base64'),
  },
});
const isTaken = (knock: Knock, by = secret) => openWebhooks(by).hear(knock, now) !== null;
const without = (header: string) => ({ headers: { ...signed(address).headers, [header]: undefined } });
const address = 'https://acquaint.example/hubspot?portal=1';

describe('a request signed by HubSpot', () => {
  test('is taken as it came', () => {
    expect(isTaken(signed(address))).toBe(true);
  });

  test('is taken where a proxy wrote its address with other letters', () => {
    expect(isTaken(signed('https://acquaint.example/a/b?c=d:e', 'https://acquaint.example/a%2Fb?c=d%3ae'))).toBe(true);
  });

  test.each<[string, Partial<Knock>]>([
    ['with another body', { body: body.replace('101', '102') }],
    ['to another address', { url: 'https://acquaint.example/hubspot?portal=2' }],
    ['by another method', { method: 'PUT' }],
    [
      'at another time',
      { headers: { ...signed(address).headers, 'x-hubspot-request-timestamp': String(now.getTime() - 2000) } },
    ],
    ['without a time', without('x-hubspot-request-timestamp')],
    ['without a signature', without('x-hubspot-signature-v3')],
    ['with half a signature', { headers: { ...signed(address).headers, 'x-hubspot-signature-v3': 'c2hvcnQ=' } }],
  ])('is refused %s', (_, change) => {
    expect(isTaken({ ...signed(address), ...change })).toBe(false);
  });

  test('is refused with the secret of another app', () => {
    expect(isTaken(signed(address), 'other-secret')).toBe(false);
  });

  test('is refused five minutes later, and when it comes from the future', () => {
    const minutes = 60_000;
    expect(isTaken(signed(address, address, now.getTime() - 4 * minutes))).toBe(true);
    expect(isTaken(signed(address, address, now.getTime() - 6 * minutes))).toBe(false);
    expect(isTaken(signed(address, address, now.getTime() + 6 * minutes))).toBe(false);
  });
});

describe('what HubSpot tells', () => {
  const at = now.getTime() - 500;
  const streams = (events: readonly object[]) =>
    openWebhooks(secret)
      .hear(signed(address, address, at, JSON.stringify(events)), now)
      ?.map(({ stream }) => stream);
  const event = { eventId: 1, objectId: 101, occurredAt: 1, portalId: 7 };

  test('names the kind of record that changed, created, merged or deleted, in both forms', () => {
    expect(
      streams([
        { ...event, subscriptionType: 'contact.propertyChange', propertyName: 'email', propertyValue: 'x@y.example' },
        { ...event, subscriptionType: 'company.merge' },
        { ...event, subscriptionType: 'deal.deletion' },
        { ...event, subscriptionType: 'object.creation', objectTypeId: '0-48' },
        { ...event, subscriptionType: 'object.propertyChange', objectTypeId: '0-1' },
      ]),
    ).toEqual(['contacts', 'companies', 'deals', 'activities', 'contacts']);
  });

  test('is passed over where it is about nothing that we read, or not understood', () => {
    expect(streams([{ ...event, subscriptionType: 'ticket.creation' }])).toEqual([]);
    expect(streams([{ hello: 'there' }])).toEqual([]);
    expect(openWebhooks(secret).hear(signed(address, address, at, 'no json'), now)).toEqual([]);
  });
});
