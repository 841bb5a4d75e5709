/**
 * Whole turns: through the interpreter on the demo company, beside an import, from a cold process and beside a running
 * bot; how long the first start takes, and the peak memory of answering and importing.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Colleague } from '../../src/access/port.ts';
import { colleagueByEmail, me } from '../../src/access/viewers.ts';
import type { Respond } from '../../src/channels/port.ts';
import { loadDemo } from '../../src/cli/load-demo.ts';
import { readConfig } from '../../src/config.ts';
import { openFolder } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { companyKey } from '../../src/domain/companies.ts';
import { openAcquaint } from '../../src/main.ts';
import { runScript, startCommand, timeCommand } from './child.ts';
import { benchCompany } from './company.ts';
import { openBench, openLoaded, root } from './databases.ts';
import { exportsOf } from './import.ts';
import { type Times, timed, timesOf } from './measure.ts';
import type { MemoryReport } from './memory-child.ts';
import { type BenchOptions, sizeName } from './options.ts';
import { questionsFor } from './questions.ts';
import { printTable, progress } from './report.ts';

/** The demo's dates are moved to this day, which is also the day the questions are asked on. */
const demoNow = new Date('2026-11-20T09:00:00Z');
const question = 'who do we know at Globex?';

const parts = ['processes', 'demo', 'beside an import', 'memory'] as const;

export async function run(options: BenchOptions): Promise<unknown> {
  const memorySize = options.sizes[0] ?? 100_000;
  const importSize = Math.min(memorySize, 10_000);
  const only = (part: (typeof parts)[number]) => part.includes(options.only);
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
  const times: Record<string, Times> = {};
  const memory: Record<string, MemoryReport> = {};
  try {
    if (only('processes')) {
      progress('processes');
      const demo = join(folder, 'demo');
      times['first npm start until the prompt'] = timesOf([await firstStartIn(demo)]);
      const ask = () => timeCommand('./acquaint', ['ask', question, '--data', demo]);
      times['./acquaint ask, cold'] = timesOf(await several(5, ask));
      const bot = await startCommand('./acquaint', ['start', '--data', demo], 'Ask, for example');
      times['./acquaint ask while the bot runs'] = timesOf(await several(5, ask));
      await bot.stop();
    }
    if (only('demo')) {
      progress('turns on the demo company');
      times['whole turn with the interpreter, demo company, PGlite'] = await demoTurns(join(folder, 'turns'));
    }
    if (only('beside an import')) {
      progress('questions beside an import');
      times[`turn while ${sizeName(importSize)} contacts are imported, PGlite`] =
        await questionsBesideImport(importSize);
    }
    if (only('memory')) {
      const asked = join(folder, 'asked.json');
      await writeFile(asked, JSON.stringify(askedOf(memorySize)));
      for (const kind of options.kinds) {
        progress(`memory, ${kind}`);
        const loaded = await openLoaded(kind, memorySize, progress);
        await loaded.close();
        memory[kind] = (await runScript('memory-child.ts', [kind, loaded.place, asked])) as MemoryReport;
      }
    }
    printTable(
      'Turns (ms)',
      ['what', 'runs', 'p50', 'p95'],
      Object.entries(times).map(([what, { runs, p50, p95 }]) => [what, runs, p50, p95]),
    );
    printTable(
      `Peak memory of answering at ${sizeName(memorySize)} contacts, embedder included (MB)`,
      ['database', 'questions', 'peak'],
      Object.entries(memory).map(([kind, report]) => [kind, report.questions, report.peakMB]),
    );
    return { times, memory };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Who asks what: as words, because the interpreter is part of what is measured. */
function askedOf(contacts: number): { email: string; texts: string[] } {
  const company = benchCompany(contacts);
  const texts = questionsFor(company, 16).flatMap(({ args }) => [
    ...(args.company ? [`who do we know at ${args.company}?`] : []),
    ...(args.person ? [`who knows ${args.person}?`] : []),
    ...(args.text ? [`someone who knows about ${args.text}`] : []),
    ...(args.function && args.place ? [`someone in ${args.function} in ${args.place}`] : []),
  ]);
  return { email: company.colleagues[20]?.email ?? '', texts };
}

async function several(times: number, work: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < times; run++) all.push(await work());
  return all;
}

async function firstStartIn(data: string): Promise<number> {
  const started = await startCommand('npm', ['start', '--silent', '--', '--data', data], 'Ask, for example');
  await started.stop();
  return started.ready;
}

async function ask(respond: Respond, asker: Colleague, text: string, now: Date): Promise<number> {
  const message = { channel: 'bench', deliveryId: randomUUID(), thread: randomUUID(), text, asker, now };
  const { ms, result } = await timed(() => respond(message));
  if (!result || result.outcome === 'failed') throw new Error(`"${text}" failed: reference ${result?.reference}.`);
  return ms;
}

const questionLine = z.object({ text: z.string() });

/** Every question of the evaluation, each as a conversation of its own, after a warm-up. */
async function demoTurns(data: string): Promise<Times> {
  const db = await openFolder(data);
  await migrate(db);
  await loadDemo(db, { now: demoNow, progress() {} });
  const acquaint = await openAcquaint(readConfig({}), db, data);
  try {
    const asker = await me(db);
    if (!asker) throw new Error('Nobody is "me" in the demo company.');
    const lines = (await readFile(join(root, 'test', 'evals', 'questions.jsonl'), 'utf8')).split('\n');
    const texts = lines.filter(line => line !== '').map(line => questionLine.parse(JSON.parse(line)).text);
    for (const text of texts.slice(0, 30)) await ask(acquaint.respond, asker, text, demoNow);
    const all: number[] = [];
    for (const text of texts) all.push(await ask(acquaint.respond, asker, text, demoNow));
    return timesOf(all);
  } finally {
    await acquaint.close();
  }
}

/** This process holds the database and answers every quarter of a second; another one imports through it. */
async function questionsBesideImport(contacts: number): Promise<Times> {
  const company = benchCompany(contacts);
  const exports = await exportsOf(contacts);
  const opened = await openBench('embedded', 'acquaint_bench_beside', true);
  const acquaint = await openAcquaint(readConfig({}), opened.db, opened.place);
  try {
    let importing = true;
    const imported = runScript('import-child.ts', ['embedded', opened.place, exports]).finally(() => {
      importing = false;
    });
    const all: number[] = [];
    let asker: Colleague | null = null;
    for (let turn = 0; importing; turn++) {
      asker ??= await colleagueByEmail(opened.db, company.colleagues[company.accounts[0]?.team[0] ?? 0]?.email ?? '');
      const account = company.accounts[turn % company.accounts.length];
      if (asker && account) {
        const text = `who do we know at ${companyKey(account.name)}?`;
        all.push(await ask(acquaint.respond, asker, text, demoNow));
      }
      await new Promise(done => setTimeout(done, 250));
    }
    await imported;
    return timesOf(all);
  } finally {
    await acquaint.close();
  }
}
