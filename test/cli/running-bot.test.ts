import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csv, type Desk, hubspotColumns, openDesk, type Running } from './run.ts';

const crm = csv(hubspotColumns, [
  '101',
  'Ada',
  'Example',
  'ada@globex.example',
  '',
  '',
  'OPEN',
  '2026-11-01 10:00',
  'Globex',
  '9001',
]);
const question = ['ask', 'who do we know at Globex?'];

describe('a question asked while the bot runs on the same data', { timeout: 180_000 }, () => {
  let desk: Desk;
  let bot: Running;
  /** The processes that answered, in order. */
  const answeredBy = () =>
    readFileSync(join(desk.data, 'acquaint.log'), 'utf8')
      .split('\n')
      .flatMap(line => (line.includes('"who-we-know"') ? [(JSON.parse(line) as { pid: number }).pid] : []));
  const note = () => join(desk.data, 'bot');

  beforeEach(async () => {
    desk = await openDesk();
    await desk.run(['import', desk.file('crm.csv', crm), '--as', 'nina@ours.example']);
    bot = desk.start(['start']);
    while (!bot.said().includes('Ask, for example')) await new Promise(next => setTimeout(next, 20));
  }, 180_000);
  afterEach(async () => {
    bot.kill();
    await bot.done;
    desk.remove();
  });

  test('is answered by the bot, with the same answer', async () => {
    const { code, stdout, stderr } = await desk.run(question);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('Ada Example');
    const json = await desk.run([...question, '--json', '--lang', 'pl']);
    expect(JSON.parse(json.stdout)).toMatchObject({ outcome: 'answered', card: { language: 'pl' } });
    expect(answeredBy()).toEqual([bot.pid, bot.pid]);
  });

  test('is answered by the asker’s own process when its settings are others', async () => {
    const { code, stdout } = await desk.run(question, { env: { ACQUAINT_STRONG: '0.9' } });
    expect(code).toBe(0);
    expect(stdout).toContain('Ada Example');
    expect(answeredBy()).not.toContain(bot.pid);
    expect(answeredBy()).toHaveLength(1);
  });

  test('is answered also when the bot was killed and left its note behind', async () => {
    bot.kill();
    await bot.done;
    expect(existsSync(note())).toBe(true);
    const { code, stdout } = await desk.run(question);
    expect(code).toBe(0);
    expect(stdout).toContain('Ada Example');
  });

  test('finds no note of a bot that ended', async () => {
    bot.write('exit\n');
    expect((await bot.done).code).toBe(0);
    expect(existsSync(note())).toBe(false);
  });
});
