/**
 * How strong a tie is, from the parts a reader may see.
 *
 *     x = Σ fading parts, as of now, short half-life  +  Σ standing parts
 *     y = Σ exchanges, as of now, long half-life
 *     points   = ln(1 + x) + longShare · ln(1 + y)
 *     strength = 1 − e^(−points / scale)                    with an exchange
 *              = cuts.warm · (1 − e^(−points / scale))      with contexts only, which so never look warm
 *
 * tie-sql.ts says the same in SQL. Parts of several contacts may be put together: that is the tie to their account.
 */
import type { StrengthWord } from './answer.ts';
import {
  decayedAt,
  isExchange,
  isStanding,
  type PartKind,
  type TiePart,
  type TieSettings,
  tieSettings,
} from './tie.ts';

export interface StrengthTerm {
  readonly kind: PartKind;
  /** This kind's share of the points. */
  readonly points: number;
  readonly count: number;
  readonly lastAt: Date | null;
}

export interface Strength {
  /** From 0, no tie, towards 1. */
  readonly strength: number;
  /** The sum of the terms' points, from 0 upwards; 2 is a strength of .63. */
  readonly points: number;
  /** One for each kind, most points first. */
  readonly terms: readonly StrengthTerm[];
  /** False when there are contexts only. */
  readonly exchanged: boolean;
}

/** Strength of the tie whose parts these are, as of `now`. Parts of one kind are added up. No parts: 0. */
export function strength(parts: Iterable<TiePart>, now: Date, settings: TieSettings = tieSettings): Strength {
  const { referenceDate, halfLife, longShare, scale, cuts } = settings;
  const shortFactor = decayedAt(referenceDate, now, halfLife.short);
  const longFactor = decayedAt(referenceDate, now, halfLife.long);
  const kinds = new Map<PartKind, { short: number; long: number; count: number; lastAt: Date | null }>();
  for (const part of parts) {
    const kind = kinds.get(part.kind) ?? { short: 0, long: 0, count: 0, lastAt: null };
    kind.short += isStanding(part.kind) ? part.sum : part.sum * shortFactor;
    kind.long += part.sumLong * longFactor;
    kind.count += part.count;
    if (part.lastAt && (!kind.lastAt || part.lastAt > kind.lastAt)) kind.lastAt = part.lastAt;
    kinds.set(part.kind, kind);
  }
  let x = 0;
  let y = 0;
  let exchanges = 0;
  for (const [kind, sums] of kinds) {
    x += sums.short;
    y += sums.long;
    if (isExchange(kind)) exchanges += sums.count;
  }
  // The logarithm is of the sum over kinds, so each kind gets the share of it that it has of the sum.
  const perShort = x > 0 ? Math.log1p(x) / x : 0;
  const perLong = y > 0 ? (longShare * Math.log1p(y)) / y : 0;
  const terms = [...kinds]
    .map(([kind, sums]) => ({
      kind,
      points: sums.short * perShort + sums.long * perLong,
      count: sums.count,
      lastAt: sums.lastAt,
    }))
    .sort((a, b) => b.points - a.points);
  const points = x * perShort + y * perLong;
  const exchanged = exchanges > 0;
  return { strength: (exchanged ? 1 : cuts.warm) * -Math.expm1(-points / scale), points, terms, exchanged };
}

/** Whether the two are connected on a network, or were asked to be, and nothing else is known to tie them. */
export function hasOnlyConnection(parts: Iterable<TiePart>): boolean {
  let connected = false;
  for (const { kind } of parts) {
    if (kind === 'connection') connected = true;
    else if (kind !== 'invitation') return false;
  }
  return connected;
}

/** The word for a strength. `onlyConnection`: see {@link hasOnlyConnection}. */
export function strengthWord(
  value: number,
  onlyConnection: boolean,
  settings: TieSettings = tieSettings,
): StrengthWord {
  const { strong, warm, faint } = settings.cuts;
  if (onlyConnection) return 'connected';
  if (value >= strong) return 'strong';
  if (value >= warm) return 'warm';
  return value >= faint ? 'faint' : 'none';
}
