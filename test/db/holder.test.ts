/** Several processes with one embedded database: one holds the folder, the others go through it. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openFolder } from '../../src/db/database.ts';
import { readMigrations } from '../../src/db/migrate.ts';
import { preparedTemplate, scratchFolder } from '../support/databases.ts';
import { killAll, type Spawned, spawned } from './spawned.ts';

// Each process takes seconds to start, many more on a busy machine.
describe('an embedded database that several processes use', { timeout: 180_000 }, () => {
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

  test('a command works on the bot’s data while it runs, and takes over when the bot ends', async () => {
    const bot = await spawned(folder, template);
    await add(bot, 'bot.example');
    const command = await spawned(folder);
    await add(command, 'command.example');
    expect(await holder()).toBe(bot.pid);
    expect(await domains(command)).toEqual(['bot.example', 'command.example']);
    expect(await domains(bot)).toEqual(['bot.example', 'command.example']);
    await bot.end();
    expect(await domains(command)).toEqual(['bot.example', 'command.example']);
    expect(await holder()).toBe(command.pid);
    await command.end();
  });

  test('one holder after the other may end in the middle of what a command does', async () => {
    const first = await spawned(folder, template);
    const second = await spawned(folder);
    const db = await openFolder(folder);
    const leaving = [
      async () => {
        await first.end();
        await second.run('select 1');
        expect(await holder()).toBe(second.pid);
      },
      () => second.end(),
    ];
    const answer = await db.transaction(async sql => {
      await sql("insert into own_domain (domain) values ('ours.example')");
      await leaving.shift()?.();
      return sql('select domain from own_domain');
    });
    expect(answer).toEqual([{ domain: 'ours.example' }]);
    expect(await holder()).toBe(process.pid);
    await db.close();
  });

  test('when the holder is killed, what was committed is kept; whoever comes next takes over its lock, and one only', async () => {
    const killed = await spawned(folder, template);
    const connected = await spawned(folder);
    await add(killed, 'kept.example');
    await killed.kill();
    expect(await domains(connected)).toEqual(['kept.example']);
    expect(await holder()).toBe(connected.pid);
    await connected.kill();
    expect(await holder()).toBe(connected.pid);
    const all = await Promise.all([spawned(folder), spawned(folder), spawned(folder)]);
    for (const [place, one] of all.entries()) await add(one, `${place}.example`);
    for (const one of all) expect(await domains(one)).toEqual(['0.example', '1.example', '2.example', 'kept.example']);
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
    const db = await openFolder(folder);
    expect(await db.query('select from own_domain')).toEqual([]);
    await db.close();
  });
});
