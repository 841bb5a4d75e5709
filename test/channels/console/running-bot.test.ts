import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answerOthers, askRunningBot } from '../../../src/channels/console/running-bot.ts';
import type { Message } from '../../../src/channels/port.ts';
import { scratchFolder } from '../../support/databases.ts';

const message: Message = {
  channel: 'console',
  deliveryId: '1',
  thread: 't',
  text: 'who do we know at Globex? «سلام»',
  asker: { id: 7, name: 'Nina', email: 'nina@ours.example', team: null, language: null, timeZone: null },
  readers: [7, null],
  language: 'pl',
  now: new Date('2026-11-20T09:00:00Z'),
};

describe('the bot of a data folder', () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  beforeEach(async () => {
    scratch = await scratchFolder();
  });
  afterEach(() => scratch.remove());

  test('hears the question as it was asked, and its reply comes back', async () => {
    const heard: Message[] = [];
    const bot = await answerOthers(scratch.path, 'key', async one => {
      heard.push(one);
      return null;
    });
    const respond = await askRunningBot(scratch.path, 'key');
    expect(await respond?.(message)).toBeNull();
    expect(heard).toEqual([message]);
    await bot.close();
  });

  test('is not asked by whom it would answer differently', async () => {
    const bot = await answerOthers(scratch.path, 'key', async () => null);
    expect(await askRunningBot(scratch.path, 'another key')).toBeNull();
    await bot.close();
  });

  test('is not found where none runs, or none any more', async () => {
    expect(await askRunningBot(scratch.path, 'key')).toBeNull();
    await writeFile(join(scratch.path, 'bot'), join(scratch.path, 'nowhere'));
    expect(await askRunningBot(scratch.path, 'key')).toBeNull();
  });

  test('that ends with a question leaves an error, not silence', async () => {
    const bot = await answerOthers(scratch.path, 'key', async () => {
      throw new Error('gone');
    });
    const respond = await askRunningBot(scratch.path, 'key');
    await expect(respond?.(message)).rejects.toThrow('did not understand');
    await bot.close();
  });

  test('when a second one starts, it is the one that is found, also after the first ended', async () => {
    const first = await answerOthers(scratch.path, 'first', async () => null);
    const second = await answerOthers(scratch.path, 'second', async () => null);
    await first.close();
    expect(await askRunningBot(scratch.path, 'second')).not.toBeNull();
    await second.close();
  });
});
