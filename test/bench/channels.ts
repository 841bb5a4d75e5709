/**
 * Questions on Slack and Teams, 200 a minute: from the request to the reply that was posted, beside a bare bot of the same
 * SDK and the same questions inside the process; whether memory stays flat; two processes on one Postgres, one killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { randomFor } from '../../scripts/demo/random.ts';
import { loadDemo } from '../../src/cli/load-demo.ts';
import { holdSeconds } from '../../src/turns/hold.ts';
import type { Order } from './channel-child.ts';
import { openBench, root } from './databases.ts';
import { percentile, round, timesOf } from './measure.ts';
import type { BenchOptions } from './options.ts';
import { type Asked, openSlackSide, openTeamsSide, type Platform } from './platforms.ts';
import { type Cell, printTable, progress } from './report.ts';

const demoNow = new Date('2026-11-20T09:00:00Z');
const aMinute = 200;
/** Minutes the bare bot and the questions inside the process are asked for, at the same pace. */
const floorMinutes = 1;
const warmUp = 40;

interface Bot {
  readonly base: string;
  /** Milliseconds that an answer took inside the process; its memory in MB. */
  told(order: Order): Promise<number>;
  kill(): void;
  end(): Promise<void>;
}

async function openBot(what: 'product' | 'echo', kind: string, place: string, platform: Platform): Promise<Bot> {
  const script = fileURLToPath(new URL('channel-child.ts', import.meta.url));
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', script, what, kind, place, JSON.stringify(platform.reach)],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => {
    throw new Error(`The process that answers on ${platform.name} ended with code ${code} before it answered.`);
  });
  const [{ port }] = (await Promise.race([once(child, 'message'), failed])) as [{ port: number }];
  failed.catch(() => {});
  const waiting = new Map<number, (told: number) => void>();
  child.on('message', ({ id, told }: { id: number; told: number }) => waiting.get(id)?.(told));
  let orders = 0;
  return {
    base: `http://127.0.0.1:${port}`,
    told(order) {
      const id = ++orders;
      child.send({ id, ...order });
      return new Promise<number>(done => waiting.set(id, done));
    },
    kill: () => void child.kill('SIGKILL'),
    async end() {
      child.send({ order: 'end' });
      await ended;
    },
  };
}

const questionLine = z.object({ text: z.string(), kind: z.string() });

async function questions(): Promise<string[]> {
  const lines = (await readFile(join(root, 'test', 'evals', 'questions.jsonl'), 'utf8')).split('\n');
  return lines.filter(line => line !== '').map(line => questionLine.parse(JSON.parse(line)).text);
}

/** Calls at moments as people choose them: each as likely as any other (a Poisson process), seeded. */
async function paced(count: number, call: (place: number) => Promise<unknown>): Promise<void> {
  const chance = randomFor('arrivals');
  const calls: Promise<unknown>[] = [];
  let at = performance.now();
  for (let place = 0; place < count; place++) {
    at += (-Math.log(1 - chance.next()) * 60_000) / aMinute;
    await new Promise(go => setTimeout(go, at - performance.now()));
    calls.push(call(place));
  }
  await Promise.all(calls);
}

/** Waits until every thread was replied to, or nothing more can come. */
async function settled(platform: Platform, asked: readonly Asked[], seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds * 10; waited++) {
    const replies = platform.replies();
    if (asked.every(({ thread }) => replies.has(thread))) return;
    await new Promise(go => setTimeout(go, 100));
  }
}

interface Judged {
  readonly questions: number;
  readonly p50: number;
  readonly p95: number;
  readonly acknowledgedP95: number;
  readonly unanswered: number;
  /** Questions under which the same message stands twice. */
  readonly twice: number;
}

function judge(platform: Platform, asked: readonly Asked[]): Judged {
  const replies = platform.replies();
  const firsts = asked.flatMap(({ thread, began }) => {
    const [first] = replies.get(thread) ?? [];
    return first ? [first.at - began] : [];
  });
  const twice = asked.filter(({ thread }) => {
    const texts = (replies.get(thread) ?? []).map(({ text }) => text);
    return new Set(texts).size < texts.length;
  });
  const acknowledged = asked.map(one => one.acknowledged - one.began);
  return {
    questions: asked.length,
    p50: round(percentile(firsts, 0.5)),
    p95: round(percentile(firsts, 0.95)),
    acknowledgedP95: round(percentile(acknowledged, 0.95)),
    unanswered: asked.length - firsts.length,
    twice: twice.length,
  };
}

async function asking(platform: Platform, bots: readonly Bot[], texts: readonly string[], count: number) {
  const asked: Awaited<ReturnType<Platform['ask']>>[] = [];
  await paced(count, async place => {
    const bot = bots[place % bots.length];
    const text = texts[place % texts.length];
    if (bot && text !== undefined) asked.push(await platform.ask(bot.base, text, place));
  });
  await settled(platform, asked, 10);
  return asked;
}

async function one(platform: Platform, kind: 'postgres' | 'embedded', emails: readonly string[], minutes: number) {
  const texts = await questions();
  const opened = await openBench(kind, 'acquaint_bench_channels', true);
  await loadDemo(opened.db, { now: demoNow, progress() {} });
  await opened.close();

  const echo = await openBot('echo', kind, opened.place, platform);
  await asking(platform, [echo], texts, warmUp);
  const echoed = judge(platform, await asking(platform, [echo], texts, aMinute * floorMinutes));
  await echo.end();

  const product = await openBot('product', kind, opened.place, platform);
  await asking(platform, [product], texts, warmUp);
  const inside: number[] = [];
  await paced(aMinute * floorMinutes, async place => {
    const [text, email] = [texts[place % texts.length] ?? '', emails[place % emails.length] ?? ''];
    inside.push(await product.told({ order: 'inside', text, email, readers: emails }));
  });
  const memory: number[] = [];
  const look = async () => memory.push(await product.told({ order: 'memory' }));
  await look();
  const asked: Asked[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const rotated = [...texts.slice(minute * aMinute), ...texts.slice(0, minute * aMinute)];
    asked.push(...(await asking(platform, [product], rotated, aMinute)));
    await look();
  }
  const judged = judge(platform, asked);
  await product.end();
  return { echo: echoed, inside: timesOf(inside), product: judged, memory };
}

/** Two processes share a Postgres; every twentieth delivery comes to the other one too; one is killed in the middle. */
async function two(platform: Platform, minutes: number) {
  const texts = await questions();
  const opened = await openBench('postgres', 'acquaint_bench_channels', true);
  await loadDemo(opened.db, { now: demoNow, progress() {} });
  await opened.close();
  const bots = [
    await openBot('product', 'postgres', opened.place, platform),
    await openBot('product', 'postgres', opened.place, platform),
  ] as const;
  await asking(platform, bots, texts, warmUp);
  const asked: Asked[] = [];
  const count = aMinute * minutes;
  await paced(count, async place => {
    const [mine, other] = place % 2 === 0 ? bots : ([bots[1], bots[0]] as const);
    if (place === Math.floor(count / 2)) bots[0].kill();
    const question = await platform.ask(mine.base, texts[place % texts.length] ?? '', place);
    asked.push(question);
    // What is not acknowledged the platform sends again, and its balancer to whoever is there.
    if (question.status !== 200 || place % 20 === 0) await question.again(other.base);
  });
  await settled(platform, asked, holdSeconds + 30);
  const judged = judge(platform, asked);
  await bots[1].end();
  return judged;
}

export async function run(options: BenchOptions): Promise<unknown> {
  const minutes = options.minutes;
  const demo = await readFile(join(root, 'data', 'demo', 'colleagues.csv'), 'utf8');
  const emails = [...demo.matchAll(/[\w.]+@lumetria\.example/gu)].map(([email]) => email);
  const results: Record<string, unknown> = {};
  const rows: Cell[][] = [];
  for (const open of [openSlackSide, openTeamsSide]) {
    for (const kind of options.kinds) {
      const platform = await open(emails);
      const label = `${platform.name}, ${kind}`;
      if (label.toLowerCase().includes(options.only.toLowerCase())) {
        progress(label);
        const found = await one(platform, kind, emails, minutes);
        results[label] = found;
        rows.push([label, found.product.questions, found.product.unanswered, found.product.twice]);
        rows[rows.length - 1]?.push(
          `${found.product.p50} / ${found.product.p95}`,
          `${found.inside.p50} / ${found.inside.p95}`,
          `${found.echo.p50} / ${found.echo.p95}`,
          round(found.inside.p95 + 4 * found.echo.p95),
          found.product.acknowledgedP95,
          `${found.memory[1] ?? found.memory[0]} → ${found.memory.at(-1)}`,
        );
      }
      await platform.close();
    }
    const platform = await open(emails);
    const label = `${platform.name}, two processes, one killed`;
    if (options.kinds.includes('postgres') && label.toLowerCase().includes(options.only.toLowerCase())) {
      progress(label);
      const found = await two(platform, Math.min(minutes, 2));
      results[label] = found;
      rows.push([label, found.questions, found.unanswered, found.twice, `${found.p50} / ${found.p95}`]);
    }
    await platform.close();
  }
  printTable(
    `${aMinute} questions a minute, demo company, from request to posted reply (p50 / p95, ms)`,
    ['where', 'asked', 'unanswered', 'twice', 'product', 'inside', 'bare bot', 'aim p95', 'acknowledged p95', 'MB'],
    rows,
  );
  return results;
}
