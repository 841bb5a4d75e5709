/**
 * Which of our colleagues is in touch with company X next quarter: does tie strength put them first, and do its words
 * mean what they say? Public mailing-list mail of a standards body; the protocol is in the README beside the data.
 */
import Table from 'cli-table3';
import type { StrengthWord } from '../../src/domain/answer.ts';
import { strengthWord } from '../../src/domain/tie-strength.ts';
import { evalOptions } from './options.ts';
import * as baselines from './who-knows/baselines.ts';
import {
  evaluate,
  mean,
  ndcg5,
  type Quarter,
  quarters,
  ranked,
  readEvents,
  type Score,
  type Scorer,
} from './who-knows/protocol.ts';
import { type CompanyTies, companyStrength, companyTies } from './who-knows/ties.ts';

/**
 * Orders candidates that score alike. Rules that leave many at nothing depend on it (over 60 orders, mean ± standard
 * deviation: count .626 ± .008, decay .644 ± .007, cold shared lists .534 ± .008; with lists .700 ± .003); in this
 * order they come out as in the README.
 */
const tieSeed = 60;

const plain = { head: [], border: [], compact: true };

const rules = [
  ['count', 'messages ever', baselines.count, 'ndcg5'],
  ['decay180', 'half-life 180 days', baselines.decay180, 'ndcg5'],
  ['decayAndSharedLists', 'the same + .02 × shared lists', baselines.decayAndLists, 'ndcg5'],
  ['coldPopularity', 'busiest colleague', baselines.popularity, 'coldMrr'],
  ['coldSharedLists', 'shared lists', baselines.lists, 'coldMrr'],
] as const;

export function run(argv: readonly string[]): void {
  const options = evalOptions('who-knows', argv);
  const from = options.from ?? new Date('1999-01-01T00:00:00Z');
  const to = options.to ?? new Date('2000-10-01T00:00:00Z');
  const all = quarters(readEvents(options.data), from, to, tieSeed);
  const queries = all.reduce((sum, quarter) => sum + quarter.known.length, 0);
  const coldQueries = all.reduce((sum, quarter) => sum + quarter.cold.length, 0);

  const table = new Table({ style: plain, head: ['rule', 'NDCG@5', 'MRR', 'cold MRR'] });
  const row = (name: string, score: Score) =>
    table.push([name, ...[score.ndcg5, score.mrr, score.coldMrr].map(value => value.toFixed(3))]);
  const known: Record<string, number> = {};
  for (const [key, name, scorer, metric] of rules) {
    const score = evaluate(all, scorer);
    known[key] = round(score[metric]);
    row(name, score);
  }
  const ties = new Map(all.map(quarter => [quarter, companyTies(quarter)]));
  const strengths = (quarter: Quarter) => companyStrength(ties.get(quarter) ?? new Map(), quarter);
  const scorer: Scorer = quarter => {
    const of = strengths(quarter);
    return (staff, company) => of(staff, company).strength;
  };
  const ours = evaluate(all, scorer);
  row('tie strength (ours)', ours);
  const half = Math.ceil(all.length / 2);
  row('  first half of the quarters', evaluate(all.slice(0, half), scorer));
  row('  second half', evaluate(all.slice(half), scorer));
  console.log(`${queries} queries, ${coldQueries} cold\n${table.toString()}`);

  const words = wordsKept(ties);
  const wordTable = new Table({ style: plain, head: ['word', 'pairs', 'in touch within 90 days'] });
  for (const [word, { pairs, again }] of Object.entries(words))
    wordTable.push([word, pairs, `${(again * 100).toFixed(1)} %`]);
  console.log(wordTable.toString());
  if (options.worst > 0) printWorst(all, strengths, options.worst);
  console.log(JSON.stringify({ eval: 'who-knows', ...rounded(ours), queries, coldQueries, baselines: known, words }));
}

/** For each word, how many pairs of colleague and company bore it, and the share that was in touch in the quarter. */
function wordsKept(
  all: ReadonlyMap<Quarter, CompanyTies>,
): Partial<Record<StrengthWord, { pairs: number; again: number }>> {
  const kept: Partial<Record<StrengthWord, number[]>> = { strong: [], warm: [], faint: [], none: [] };
  for (const [quarter, ties] of all) {
    const of = companyStrength(ties, quarter);
    for (const [company, colleagues] of ties) {
      for (const name of colleagues.keys()) {
        if (!quarter.candidates.includes(name)) continue;
        const word = strengthWord(of(name, company).strength, false);
        kept[word]?.push(quarter.next.get(company)?.has(name) ? 1 : 0);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(kept).map(([word, again]) => [word, { pairs: again.length, again: round(mean(again)) }]),
  );
}

/** The queries with the lowest NDCG@5: who we put first and why, and who was in touch. */
function printWorst(
  all: readonly Quarter[],
  strengths: (quarter: Quarter) => ReturnType<typeof companyStrength>,
  count: number,
): void {
  const table = new Table({ style: plain, head: ['quarter', 'company', 'NDCG@5', 'our first three', 'in touch'] });
  const cases = all.flatMap(quarter => {
    const of = strengths(quarter);
    return quarter.known.map(company => {
      const messages = quarter.next.get(company) ?? new Map<string, number>();
      const order = ranked(quarter, company, (name, other) => of(name, other).strength);
      const told = (name: string) => {
        const { strength, terms } = of(name, company);
        const why = terms.map(term => `${term.count} ${term.kind} ${term.points.toFixed(2)}`).join(', ');
        return `${name} ${strength.toFixed(2)} (${why || 'nothing'})`;
      };
      const top = order.slice(0, 3).map(told).join('\n');
      const met = [...messages].map(([name, sum]) => `${sum} × ${told(name)}, rank ${order.indexOf(name) + 1}`);
      return [quarter.start.toISOString().slice(0, 10), company, ndcg5(order, messages), top, met.join('\n')] as const;
    });
  });
  cases.sort((a, b) => a[2] - b[2]);
  for (const [start, company, value, ...rest] of cases.slice(0, count)) {
    table.push([start, company, value.toFixed(3), ...rest]);
  }
  console.log(table.toString());
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = (score: Score): Score => ({
  ndcg5: round(score.ndcg5),
  mrr: round(score.mrr),
  coldMrr: round(score.coldMrr),
});
