/** Which of several records a sentence means: each candidate scored by what speaks for it, chosen only when well ahead. */
import type { Chosen } from './proposal.ts';

export interface Candidate {
  readonly id: number;
  readonly name: string;
  /** 0 to 1: how well the words fit the name. */
  readonly similarity: number;
  /** Works at (or belongs to) the account that was named; null where none was. */
  readonly atAccount: boolean | null;
  /** Days since the colleague, and since anybody of ours, last exchanged something with them. */
  readonly ownTouchDays: number | null;
  readonly anyTouchDays: number | null;
  /** Open deals they stand on: any, and those that the colleague owns. */
  readonly openDeals: number;
  readonly ownDeals: number;
  /** The colleague owns the record itself. */
  readonly owned: boolean;
  /** No longer where the record says. */
  readonly left: boolean;
  /** How many of the words that tell deals apart were said. */
  readonly said?: number;
}

/** The reasons for a choice, keys of `proposal.why.…`, and what each weighs. */
const weights = { name: 4, account: 3, said: 3, recent: 2, deal: 0.8, ownDeal: 0.7, owned: 0.6, anyone: 0.5, left: -1 };
/** Touches count half after so many days. */
const halfLife = 30;
/** Below this lead it is asked. Two people of one name, one met this week and one never, are 2.5 apart. */
const leastLead = 2.2;
/** A name that fits this much worse is another name. */
const otherName = 0.06;

const fresh = (days: number | null) => (days === null ? 0 : 0.5 ** (Math.max(0, days) / halfLife));

function reasons(one: Candidate): readonly (readonly [string, number])[] {
  return [
    ['name', weights.name * one.similarity],
    ['account', one.atAccount === null ? 0 : one.atAccount ? weights.account : -weights.account],
    ['said', weights.said * Math.min(1, one.said ?? 0)],
    ['recent', weights.recent * fresh(one.ownTouchDays)],
    ['anyone', weights.anyone * fresh(one.anyTouchDays)],
    ['deal', one.openDeals > 0 ? weights.deal : 0],
    ['ownDeal', one.ownDeals > 0 ? weights.ownDeal : 0],
    ['owned', one.owned ? weights.owned : 0],
    ['left', one.left ? weights.left : 0],
  ];
}

export const scoreOf = (one: Candidate) => reasons(one).reduce((sum, [, points]) => sum + points, 0);

const round = (value: number) => Math.round(value * 100) / 100;

/** The record that is meant, or all that it could be, best first. */
export function chooseRecord(
  candidates: readonly Candidate[],
  lead = leastLead,
): { chosen: Chosen } | { among: readonly Candidate[] } {
  const best = Math.max(...candidates.map(one => one.similarity));
  const close = candidates.filter(one => one.similarity >= best - otherName);
  const ranked = close
    .map(one => ({ one, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score || a.one.id - b.one.id);
  const [first, second] = ranked;
  if (!first) return { among: [] };
  const ahead = second ? first.score - second.score : Number.POSITIVE_INFINITY;
  // Elsewhere than was said is never taken silently.
  if (ahead < lead || first.one.atAccount === false) return { among: ranked.map(({ one }) => one) };
  const why = reasons(first.one)
    .filter(([, points]) => points > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([reason]) => reason);
  return {
    chosen: {
      id: first.one.id,
      name: first.one.name,
      why,
      margin: second ? round(1 - Math.exp(-ahead)) : 1,
      runnersUp: ranked.slice(1, 4).map(({ one, score }) => ({ id: one.id, name: one.name, score: round(score) })),
    },
  };
}
