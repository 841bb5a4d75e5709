import { describe, expect, test } from 'vitest';
import { patiently } from '../../../src/channels/teams/patience.ts';

/** A failure as botbuilder tells of it. */
const refused = (statusCode: number, headers: Record<string, string> = {}) =>
  Object.assign(new Error('refused'), { statusCode, response: { headers: new Headers(headers) } });

/** Fails with each of these, one after the other, and then succeeds. */
function failing(...failures: Error[]) {
  const left = [...failures];
  return async () => {
    const failure = left.shift();
    if (failure) throw failure;
    return 'sent';
  };
}

describe('what is sent to Teams', () => {
  test.each([412, 429, 502, 504])('is sent again after a %i', async status => {
    expect(await patiently(failing(refused(status, { 'retry-after': '0' })))).toBe('sent');
  });

  test('waits as long as Teams says', async () => {
    const began = performance.now();
    await patiently(failing(refused(429, { 'retry-after': '1' })));
    expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  });

  test.each([400, 401, 403, 404, 413])('is not sent again after a %i, which would stay', async status => {
    await expect(patiently(failing(refused(status)))).rejects.toThrow('refused');
  });

  test('is given up when it is refused for too long', async () => {
    const busy = Array.from({ length: 9 }, () => refused(429, { 'retry-after': '0' }));
    await expect(patiently(failing(...busy))).rejects.toThrow('refused');
  });

  test('is given up when Teams never answers', async () => {
    await expect(patiently(() => new Promise(() => {}), 20)).rejects.toThrow('does not answer');
  });
});
