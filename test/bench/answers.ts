/**
 * How fast the two big skills answer inside the process, and how much of that is SQL: the statements of each answer are
 * recorded and sent again by a bare client, in the same role, for the same audience, in turn with the product.
 */
import { audienceOf } from '../../src/access/viewers.ts';
import { tieSettings } from '../../src/domain/tie.ts';
import { createUseEmbedder } from '../../src/knowledge/embedder/use-embedder.ts';
import { openKnowledge } from '../../src/knowledge/open.ts';
import type { Embedder } from '../../src/knowledge/port.ts';
import { findPeople } from '../../src/skills/find-people/run.ts';
import type { Skill } from '../../src/skills/port.ts';
import { whoWeKnow } from '../../src/skills/who-we-know/run.ts';
import { type BenchCompany, benchCompany, benchNow } from './company.ts';
import { type BenchDatabase, type Kind, openLoaded } from './databases.ts';
import { round, type Times, timed, timesOf } from './measure.ts';
import { type BenchOptions, sizeName } from './options.ts';
import { type Asked, questionsFor } from './questions.ts';
import { openBare, type Recorded, recording } from './recording.ts';
import { databaseVersion, printTable, progress } from './report.ts';

/** Questions of each group with an aim, and the rounds in which all are asked. */
const questions = 80;
const rounds = 3;

interface Line {
  readonly ours: Times;
  readonly bare: Times;
  /** Ours divided by bare, at the 95th percentile. */
  readonly ratio: number;
  readonly outcomes: Readonly<Record<string, number>>;
}
type Lines = Record<string, Line>;

export async function run(options: BenchOptions): Promise<unknown> {
  const results: Record<string, { database: string; audienceScopes: number; lines: Lines }> = {};
  for (const kind of options.kinds) {
    const sizes =
      options.sizes.length > 0 ? options.sizes : kind === 'postgres' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000];
    for (const contacts of sizes) {
      const company = benchCompany(contacts);
      const opened = await openLoaded(kind, contacts, progress);
      try {
        results[`${kind} ${sizeName(contacts)}`] = await answersOn(opened, company, options);
      } finally {
        await opened.close();
      }
    }
  }
  for (const kind of options.kinds) printGrowth(results, kind);
  return results;
}

/** One bare embedding costs the same at every size; it is asked for before the reading and is no SQL. */
function rememberingEmbedder(): Embedder {
  const embedder = createUseEmbedder({ idleMs: 60_000 });
  const known = new Map<string, Float32Array>();
  return {
    ...embedder,
    async embed(texts) {
      const missing = texts.filter(text => !known.has(text));
      const made = missing.length > 0 ? await embedder.embed(missing) : [];
      for (const [place, text] of missing.entries()) known.set(text, made[place] ?? new Float32Array());
      return texts.map(text => known.get(text) ?? new Float32Array());
    },
    close: () => embedder.close(),
  };
}

async function answersOn(opened: BenchDatabase, company: BenchCompany, { only, explain }: BenchOptions) {
  const { db } = opened;
  const recorder = recording(db);
  const embedder = rememberingEmbedder();
  const bare = await openBare(opened.bare);
  try {
    const seller = company.colleagues[20];
    const [asker] = await db.query<{
      id: number;
      name: string;
      email: string;
      team: string;
      language: string;
      timeZone: string;
    }>('select id, name, email, team, language, time_zone as "timeZone" from colleague where email = $1', [
      seller?.email,
    ]);
    if (!asker) throw new Error('The seller of the bench is not in the database.');
    const audience = await audienceOf(db, asker);
    const knowledge = openKnowledge(recorder.db, embedder, tieSettings);
    const skills: Readonly<Record<Asked['skill'], Skill>> = {
      'who-we-know': whoWeKnow(knowledge, ''),
      'find-people': findPeople(knowledge, ''),
    };
    const ask = ({ skill, args }: Asked) => skills[skill].run(args, { audience, now: benchNow, language: 'en' });

    const asked = questionsFor(company, questions).filter(one => one.group.includes(only));
    for (const { args } of asked) if (args.text) await embedder.embed([args.text]);
    const outcomes = new Map<string, Record<string, number>>();
    const recorded = new Map<Asked, readonly Recorded[]>();
    recorder.on = true;
    for (const one of asked) {
      const { outcome } = await ask(one);
      const counts = outcomes.get(one.group) ?? {};
      outcomes.set(one.group, { ...counts, [outcome]: (counts[outcome] ?? 0) + 1 });
      recorded.set(one, recorder.taken.splice(0));
    }
    recorder.on = false;
    for (const one of asked) await bare.replay(recorded.get(one) ?? []);
    bare.slow.clear();

    const times = new Map<string, { ours: number[]; bare: number[] }>();
    for (let round = 0; round < rounds; round++) {
      for (const [place, one] of asked.entries()) {
        const group = times.get(one.group) ?? { ours: [], bare: [] };
        times.set(one.group, group);
        const product = async () => group.ours.push((await timed(() => ask(one))).ms);
        const floor = async () => group.bare.push((await timed(() => bare.replay(recorded.get(one) ?? []))).ms);
        // In turn, so that neither always finds what the other has just read.
        for (const run of (place + round) % 2 === 0 ? [product, floor] : [floor, product]) await run();
      }
    }
    const lines: Lines = {};
    for (const [group, { ours, bare }] of times) {
      const [own, floor] = [timesOf(ours), timesOf(bare)];
      lines[group] = {
        ours: own,
        bare: floor,
        ratio: round(own.p95 / floor.p95, 2),
        outcomes: outcomes.get(group) ?? {},
      };
    }
    const database = await databaseVersion(db);
    printTable(
      `Answers: ${sizeName(company.contacts)} contacts, ${database}, one seller who is in ${audience.scopes.length} scopes (ms)`,
      ['question', 'p50', 'p95', 'bare SQL p50', 'bare SQL p95', 'p95 / bare', 'outcomes'],
      Object.entries(lines).map(([group, line]) => [
        group,
        line.ours.p50,
        line.ours.p95,
        line.bare.p50,
        line.bare.p95,
        line.ratio,
        Object.entries(line.outcomes)
          .map(([outcome, count]) => `${outcome} ${count}`)
          .join(', '),
      ]),
    );
    if (explain) await printSlowest(bare, [...recorded.values()].flat());
    return { database, audienceScopes: audience.scopes.length, lines };
  } finally {
    await bare.close();
    await embedder.close();
  }
}

type Bare = Awaited<ReturnType<typeof openBare>>;

/** Where the time goes, and the plans of the slowest statements with the parameters that took longest. */
async function printSlowest(bare: Bare, transactions: readonly Recorded[]): Promise<void> {
  const slowest = [...bare.slow].sort(([, a], [, b]) => b.ms - a.ms).slice(0, 12);
  printTable(
    'Slowest statements (bare)',
    ['ms in all', 'ms each', 'runs', 'statement'],
    slowest.map(([text, { ms, runs }]) => [
      round(ms, 0),
      round(ms / runs, 2),
      runs,
      text.replace(/\s+/gu, ' ').slice(0, 90),
    ]),
  );
  for (const [text] of slowest.slice(0, 6)) {
    let worst: { ms: number; plan: string } | undefined;
    const runs = transactions.flatMap(one =>
      one.statements.filter(statement => statement.text === text).map(statement => ({ one, statement })),
    );
    for (const { one, statement } of runs.filter((_, place) => place % Math.ceil(runs.length / 40) === 0)) {
      const { ms, result } = await timed(() => bare.explain(one, statement));
      if (!worst || ms > worst.ms) worst = { ms, plan: result };
    }
    process.stdout.write(`\n${text.replace(/\s+/gu, ' ').slice(0, 200)}\n${worst?.plan ?? ''}\n`);
  }
}

function printGrowth(results: Readonly<Record<string, { lines: Lines }>>, kind: Kind): void {
  const sizes = Object.keys(results).filter(name => name.startsWith(`${kind} `));
  const [first, last] = [results[sizes[0] ?? ''], results[sizes.at(-1) ?? '']];
  if (!first || !last || sizes.length < 2) return;
  printTable(
    `Growth of the p95, ${sizes[0]} → ${sizes.at(-1)}`,
    ['question', 'times'],
    Object.entries(first.lines).map(([group, line]) => [
      group,
      round((last.lines[group]?.ours.p95 ?? 0) / line.ours.p95, 2),
    ]),
  );
}
