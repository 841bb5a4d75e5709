/**
 * What a tie is made of: the kinds of evidence, what one touch is worth, and the parts that are stored and added up.
 * One part per (colleague, contact, scope, kind) is stored; strengths are computed from the parts a reader may see
 * (tie-strength.ts, in SQL tie-sql.ts). The unit of every sum is one mail that a colleague wrote to one person today.
 */
import type { Side, TouchKind } from './incoming.ts';

/** Exchanges: something passed between the two, or they sat together. Only these can make a tie warm or strong. */
export const exchangeKinds = [
  'email',
  'meeting',
  'call',
  'message',
  'chat',
  'letter',
  'event',
] as const satisfies readonly TouchKind[];

/**
 * Contexts: `group`, both wrote on the same mailing list; `circle`, the colleague exchanges with other people of the
 * contact's lists; `invitation`, one asked the other to connect. They fade like exchanges.
 */
export const contextKinds = ['group', 'circle', 'invitation'] as const;

/** Facts without a pace: connected on a network, once with the same employer. They do not fade. */
export const standingKinds = ['connection', 'employer'] as const;

/** Kinds of evidence a tie is computed from. Only the first group are exchanges. */
export type PartKind = (typeof exchangeKinds)[number] | (typeof contextKinds)[number] | (typeof standingKinds)[number];

export const isExchange = (kind: PartKind): boolean => (exchangeKinds as readonly PartKind[]).includes(kind);
export const isStanding = (kind: PartKind): boolean => (standingKinds as readonly PartKind[]).includes(kind);

/**
 * Chosen on public mailing-list mail (docs/measurements.md): half-lives from 45 to 120 days, context weights from .1 to
 * .4 and long shares from 0 to .3 rank alike (NDCG@5 within .01), so these are round numbers; the context weights are
 * low so that a strong tie does not need lists. That data holds only mail: the weights of other kinds are a judgement of
 * how much of a relation each takes, and could not be learned.
 */
export const tieSettings = {
  /** Sums are stored as of this day and never rewritten as days pass. Changing it means computing all parts again. */
  referenceDate: new Date('2020-01-01T00:00:00Z'),
  /** Days after which a touch counts half; `long` keeps the memory of exchanges that are years old. */
  halfLife: { short: 90, long: 730 },
  /** What one touch is worth, in mails. A two-way mail is 1.5, so an hour together is two of those. */
  weights: {
    email: 1,
    meeting: 3,
    call: 2,
    message: 1,
    chat: 0.3,
    letter: 2,
    event: 1,
    group: 0.15,
    circle: 0.15,
    invitation: 0.2,
    connection: 0.1,
    employer: 0.2,
  } satisfies Record<PartKind, number>,
  /** Writing says more of the colleague than being written to, and keeps unanswered sales mail from looking warm. */
  sides: { from: 1, to: 0.5, with: 1 } satisfies Record<Side, number>,
  /** A touch among n people counts (n − 1) to the power of minus this for each of them. */
  crowd: 0.5,
  /** Share of the long memory beside the short one, in points. */
  longShare: 0.2,
  /** Points at which strength reaches 1 − 1/e. */
  scale: 2,
  /** Least strength for each word. On the same data a strong tie was in touch again within 90 days in four of five cases. */
  cuts: { strong: 0.72, warm: 0.6, faint: 0.02 },
};
export type TieSettings = typeof tieSettings;

/** Sums of one kind of evidence. Sums are as of the reference date; an absent date means none is known. */
export interface TiePart {
  readonly kind: PartKind;
  readonly sum: number;
  /** With the long half-life; exchanges only, else 0. */
  readonly sumLong: number;
  /** Touches; of `group` and `circle` the lists. */
  readonly count: number;
  /** Touches the contact began. */
  readonly countIn: number;
  /** Touches the colleague began. Those on equal terms are in neither. */
  readonly countOut: number;
  readonly firstAt: Date | null;
  readonly lastAt: Date | null;
}

const day = 86_400_000;
/** Older touches count nothing: 2 to the −500 is nothing, and Postgres refuses numbers that vanish in a product. */
const oldestHalfLives = 500;

/**
 * What a touch worth 1 at `at` is worth on `referenceDate`, `halfLife` in days. Above 1 when it came after that day:
 * a sum of such worths times `decayedAt(referenceDate, now, halfLife)` is the sum as of `now`.
 */
export function decayedAt(at: Date, referenceDate: Date, halfLife: number): number {
  const halfLives = (at.getTime() - referenceDate.getTime()) / day / halfLife;
  return halfLives < -oldestHalfLives ? 0 : 2 ** halfLives;
}

/**
 * Worth of one touch on its day, in mails. `size`: how many people took part in all, at least 2; `side`: whether the
 * colleague started it (`from`), was reached by the contact (`to`), or both took part on equal terms (`with`).
 */
export function touchWeight(kind: PartKind, size: number, side: Side, settings: TieSettings = tieSettings): number {
  return settings.weights[kind] * settings.sides[side] * Math.max(1, size - 1) ** -settings.crowd;
}

/**
 * The part that one touch alone makes. Leave out touches that have not happened yet: their worth would grow towards
 * their day; import them again when they are past. Two people who both only received a mail have no touch.
 */
export function touchPart(
  touch: { readonly kind: PartKind; readonly at: Date; readonly size: number; readonly side: Side },
  settings: TieSettings = tieSettings,
): TiePart {
  const { kind, at, size, side } = touch;
  const worth = touchWeight(kind, size, side, settings);
  const { referenceDate, halfLife } = settings;
  return {
    kind,
    sum: isStanding(kind) ? worth : worth * decayedAt(at, referenceDate, halfLife.short),
    sumLong: isExchange(kind) ? worth * decayedAt(at, referenceDate, halfLife.long) : 0,
    count: 1,
    countIn: side === 'to' ? 1 : 0,
    countOut: side === 'from' ? 1 : 0,
    firstAt: at,
    lastAt: at,
  };
}

/** Two parts of the same kind as one; in whatever order touches arrive the result is the same. */
export function addPart(one: TiePart, other: TiePart): TiePart {
  if (one.kind !== other.kind) throw new Error(`Cannot add a part of kind ${other.kind} to one of kind ${one.kind}.`);
  return {
    kind: one.kind,
    sum: one.sum + other.sum,
    sumLong: one.sumLong + other.sumLong,
    count: one.count + other.count,
    countIn: one.countIn + other.countIn,
    countOut: one.countOut + other.countOut,
    firstAt: pick(one.firstAt, other.firstAt, (a, b) => a <= b),
    lastAt: pick(one.lastAt, other.lastAt, (a, b) => a >= b),
  };
}

function pick(a: Date | null, b: Date | null, first: (a: Date, b: Date) => boolean): Date | null {
  if (!a || !b) return a ?? b;
  return first(a, b) ? a : b;
}
