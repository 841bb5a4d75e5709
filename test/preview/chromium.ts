/** Pictures by a headless Chromium, spoken to over a pipe: no port, no library. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Where one is; null: nowhere. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap(folder => names.map(name => join(folder, name))).find(path => existsSync(path)) ?? null;
}

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

/** Each element with the class `picture`, by its id, as PNG. */
export async function picturesOf(chromium: string, address: string, width: number): Promise<Map<string, Buffer>> {
  const browser = spawn(
    chromium,
    ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe', 'about:blank'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const [, , , input, output] = browser.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, (answer: Answer) => void>();
  let rest = '';
  output.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (rest + chunk).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const answer: Answer = JSON.parse(part);
      if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
    }
  });
  let calls = 0;
  const gone = new Promise<never>((_, reject) => {
    browser.once('error', reject);
    browser.once('exit', () => reject(new Error('Chromium ended before the pictures were made.')));
  });
  gone.catch(() => {});
  const call = async (method: string, params: object, sessionId?: string) => {
    const id = ++calls;
    const answered = new Promise<Answer>(resolve => waiting.set(id, resolve));
    input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    const { result, error } = await Promise.race([answered, gone]);
    if (error) throw new Error(`Chromium: ${method}: ${error.message}`);
    return result ?? {};
  };
  try {
    const { targetId } = await call('Target.createTarget', { url: address });
    const attached = await call('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached.sessionId);
    await call(
      'Emulation.setDeviceMetricsOverride',
      { width: width * 2 + 100, height: 900, deviceScaleFactor: 1, mobile: false },
      session,
    );
    const places = `new Promise(done => {
      const look = () => done(JSON.stringify([...document.querySelectorAll('.picture')].map(one => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return { id: one.id, x: x + scrollX, y: y + scrollY, width, height: Math.ceil(height) };
      })));
      const ready = () => document.fonts.ready.then(look);
      document.readyState === 'complete' ? ready() : addEventListener('load', ready);
    })`;
    const looked = await call(
      'Runtime.evaluate',
      { expression: places, awaitPromise: true, returnByValue: true },
      session,
    );
    const found: { id: string; x: number; y: number; width: number; height: number }[] = JSON.parse(
      String((looked.result as { value: string }).value),
    );
    const pictures = new Map<string, Buffer>();
    for (const { id, ...clip } of found) {
      const options = { format: 'png', captureBeyondViewport: true, clip: { ...clip, scale: 1 } };
      const { data } = await call('Page.captureScreenshot', options, session);
      pictures.set(id, Buffer.from(String(data), 'base64'));
    }
    return pictures;
  } finally {
    browser.kill();
  }
}
