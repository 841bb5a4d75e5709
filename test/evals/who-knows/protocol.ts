/** The protocol of who-knows: events, cut times, queries, candidates, gains, and the metrics. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

export interface Event {
  readonly at: Date;
  readonly kind: 'staff_to_company' | 'company_to_staff' | 'staff_to_list' | 'company_to_list';
  readonly staff: string;
  readonly company: string;
  readonly person: string;
  readonly list: string;
}

export interface Quarter {
  readonly start: Date;
  /** Everything before `start`, oldest first. */
  readonly past: readonly Event[];
  /** Staff with a message in the year before, in the order that breaks ties. */
  readonly candidates: readonly string[];
  /** Direct messages of the 90 days from `start`: company → staff → number. */
  readonly next: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Companies to rank candidates for: some candidate is in touch, and somebody wrote before. */
  readonly known: readonly string[];
  /** The same where nobody wrote before, but the company was on a list in the year before. */
  readonly cold: readonly string[];
}

/** How good a colleague looks for a company at the start of a quarter. */
export type Scorer = (quarter: Quarter) => (staff: string, company: string) => number;

export interface Score {
  readonly ndcg5: number;
  readonly mrr: number;
  readonly coldMrr: number;
}

export const days = (count: number): number => count * 86_400_000;
export const isDirect = (event: Event): boolean => event.staff !== '' && event.company !== '';

export function readEvents(folder: string): Event[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'events.csv')), { columns: true });
  return rows
    .map(row => ({
      at: new Date(Number(row.unix_time) * 1000),
      kind: row.kind as Event['kind'],
      staff: row.staff ?? '',
      company: row.company ?? '',
      person: row.person ?? '',
      list: row.list ?? '',
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** One quarter for each first day of a quarter from `from` to `to`, both included. */
export function quarters(events: readonly Event[], from: Date, to: Date, seed: number): Quarter[] {
  const staff = shuffled([...new Set(events.map(event => event.staff).filter(name => name !== ''))].sort(), seed);
  const all: Quarter[] = [];
  for (let start = from; start <= to; start = nextQuarter(start)) all.push(quarter(events, start, staff));
  return all;
}

function nextQuarter(start: Date): Date {
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 3, 1));
}

function quarter(events: readonly Event[], start: Date, staff: readonly string[]): Quarter {
  const begin = start.getTime();
  const past = events.filter(event => event.at.getTime() < begin);
  const lastYear = past.filter(event => event.at.getTime() >= begin - days(365));
  const active = new Set(lastYear.map(event => event.staff));
  const met = new Set(past.filter(isDirect).map(event => event.company));
  const listed = new Set(lastYear.filter(event => event.kind === 'company_to_list').map(event => event.company));
  const next = new Map<string, Map<string, number>>();
  for (const event of events) {
    if (!isDirect(event) || event.at.getTime() < begin || event.at.getTime() >= begin + days(90)) continue;
    const gains = next.get(event.company) ?? new Map<string, number>();
    next.set(event.company, gains.set(event.staff, (gains.get(event.staff) ?? 0) + 1));
  }
  const asked = [...next].filter(([, gains]) => [...gains.keys()].some(name => active.has(name))).map(([name]) => name);
  return {
    start,
    past,
    candidates: staff.filter(name => active.has(name)),
    next,
    known: asked.filter(name => met.has(name)).sort(),
    cold: asked.filter(name => !met.has(name) && listed.has(name)).sort(),
  };
}

/** Candidates best first; those that score alike stay in the random order they came in. */
export function ranked(quarter: Quarter, company: string, score: (staff: string, company: string) => number): string[] {
  return quarter.candidates
    .map(name => ({ name, value: score(name, company) }))
    .sort((a, b) => b.value - a.value)
    .map(({ name }) => name);
}

const discount = (rank: number): number => 1 / Math.log2(rank + 1);

/** NDCG@5 with gain log2(1 + messages), against the best order of the candidates. */
export function ndcg5(order: readonly string[], messages: ReadonlyMap<string, number>): number {
  const gains = order.map(name => Math.log2(1 + (messages.get(name) ?? 0)));
  const dcg = (values: readonly number[]) =>
    values.slice(0, 5).reduce((sum, gain, index) => sum + gain * discount(index + 1), 0);
  return dcg(gains) / dcg(gains.toSorted((a, b) => b - a));
}

/** 1 / rank of the first candidate who is in touch. */
export function reciprocalRank(order: readonly string[], messages: ReadonlyMap<string, number>): number {
  return 1 / (order.findIndex(name => messages.has(name)) + 1);
}

export function evaluate(all: readonly Quarter[], scorer: Scorer): Score {
  const known = { ndcg: [] as number[], mrr: [] as number[] };
  const cold: number[] = [];
  for (const one of all) {
    const score = scorer(one);
    for (const company of one.known) {
      const order = ranked(one, company, score);
      const messages = one.next.get(company) ?? new Map();
      known.ndcg.push(ndcg5(order, messages));
      known.mrr.push(reciprocalRank(order, messages));
    }
    for (const company of one.cold) {
      cold.push(reciprocalRank(ranked(one, company, score), one.next.get(company) ?? new Map()));
    }
  }
  return { ndcg5: mean(known.ndcg), mrr: mean(known.mrr), coldMrr: mean(cold) };
}

export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fisher–Yates with the generator mulberry32, so that a seed gives the same order everywhere. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}
