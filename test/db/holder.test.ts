/** Several processes with one embedded database: one holds the folder, the others go through it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readMigrations } from '../../src/db/migrate.ts';
import { preparedTemplate, scratchFolder } from '../support/databases.ts';
import { killAll, type Spawned, spawned } from './spawned.ts';

describe('an embedded database that several processes use', () => {
  let template: string;
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let folder: string;
  beforeAll(async () => {
    template = await preparedTemplate();
  });
  beforeEach(async () => {
    scratch = await scratchFolder();
    folder = join(scratch.path, 'company');
  });
  afterEach(async () => {
    killAll();
    await scratch.remove();
  });
  afterAll(killAll);

  const holder = async () => (JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as { pid: number }).pid;
  const add = (one: Spawned, domain: string) => one.run(`insert into own_domain (domain) values ('${domain}')`);
  const domains = async (one: Spawned) =>
    ((await one.run('select domain from own_domain order by domain')) as { domain: string }[]).map(row => row.domain);

  test('a command started while the bot runs works on the same data, through the bot', async () => {
    const bot = await spawned(folder, template);
    await add(bot, 'bot.example');
    const command = await spawned(folder);
    await add(command, 'command.example');
    expect(await holder()).toBe(bot.pid);
    expect(await domains(command)).toEqual(['bot.example', 'command.example']);
    expect(await domains(bot)).toEqual(['bot.example', 'command.example']);
    await command.end();
    expect(await domains(bot)).toHaveLength(2);
    await bot.end();
  });

  test('when the holder ends, the other takes over with its next question', async () => {
    const first = await spawned(folder, template);
    const second = await spawned(folder);
    await add(second, 'kept.example');
    await first.end();
    expect(await domains(second)).toEqual(['kept.example']);
    expect(await holder()).toBe(second.pid);
    await second.end();
  });

  test('when the holder is killed, what was committed is there and the other takes over', async () => {
    const first = await spawned(folder, template);
    const second = await spawned(folder);
    await add(first, 'kept.example');
    await first.kill();
    expect(await domains(second)).toEqual(['kept.example']);
    expect(await holder()).toBe(second.pid);
    await second.end();
  });

  test('a lock left behind by a killed process stops nobody', async () => {
    const killed = await spawned(folder, template);
    await add(killed, 'kept.example');
    await killed.kill();
    expect(await holder()).toBe(killed.pid);
    const next = await spawned(folder);
    expect(await domains(next)).toEqual(['kept.example']);
    expect(await holder()).toBe(next.pid);
    await next.end();
  });

  test('of several that find a lock left behind, one takes it and the others go through that one', async () => {
    await (await spawned(folder, template)).kill();
    const all = await Promise.all([1, 2, 3, 4].map(() => spawned(folder)));
    for (const [place, one] of all.entries()) await add(one, `${place}.example`);
    for (const one of all) expect(await domains(one)).toEqual(['0.example', '1.example', '2.example', '3.example']);
    for (const one of all) await one.end();
  });

  test('two that set up the same new folder at once apply each migration once', async () => {
    const both = await Promise.all([spawned(folder), spawned(folder)]);
    const applied = await Promise.all(both.map(one => one.run('migrate')));
    expect(applied.flat().sort()).toEqual((await readMigrations()).map(({ name }) => name));
    for (const one of both) await one.end();
  });

  test('a restarted container, where the new process has the number of the killed one, opens its database', async () => {
    await (await spawned(folder, template)).kill();
    const lock = JSON.parse(await readFile(join(folder, 'lock'), 'utf8')) as object;
    // This process stands for the new one: it is alive, and the lock with its number is not its own.
    await writeFile(join(folder, 'lock'), JSON.stringify({ ...lock, pid: process.pid }));
    const { openFolder } = await import('../../src/db/database.ts');
    const db = await openFolder(folder);
    expect(await db.query('select from own_domain')).toEqual([]);
    await db.close();
  });
});
