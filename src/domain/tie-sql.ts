/** The formula of tie-strength.ts as one SQL aggregate over rows of parts, for ranking inside the database. */
import { exchangeKinds, type PartKind, standingKinds, type TieSettings, tieSettings } from './tie.ts';

/** Where the expression finds things: SQL names or expressions, never anything a user wrote. */
export interface PartColumns {
  readonly kind: string;
  readonly sum: string;
  readonly sumLong: string;
  readonly count: string;
}

const quoted = (kind: PartKind): string => `'${kind}'`;

/**
 * An aggregate expression (double precision, 0 to below 1) for `select …, <this> from parts group by colleague, contact`.
 * `now` is an SQL expression of type timestamptz; `literal` says how a kind is written where it is stored as other
 * than its name. Gives the same numbers as `strength`; a test holds them equal.
 */
export function strengthSql(
  columns: PartColumns,
  now: string,
  settings: TieSettings = tieSettings,
  literal: (kind: PartKind) => string = quoted,
): string {
  const { referenceDate, halfLife, longShare, scale, cuts } = settings;
  const days = `(extract(epoch from (${now}) - timestamptz '${referenceDate.toISOString()}') / 86400)::float8`;
  const list = (kinds: readonly PartKind[]) => `(${kinds.map(literal).join(', ')})`;
  const total = (column: string, filter: string) => `coalesce(sum(${column}) filter (where ${filter}), 0)::float8`;
  const isExchange = `${columns.kind} in ${list(exchangeKinds)}`;
  const isStanding = `${columns.kind} in ${list(standingKinds)}`;
  const fading = `${total(columns.sum, `not ${isStanding}`)} * power(2::float8, -${days} / ${halfLife.short})`;
  const x = `1 + ${fading} + ${total(columns.sum, isStanding)}`;
  const y = `1 + ${total(columns.sumLong, isExchange)} * power(2::float8, -${days} / ${halfLife.long})`;
  // e^(−(ln X + share · ln Y) / scale) without the logarithms.
  return `(case when ${total(columns.count, isExchange)} > 0 then 1 else ${cuts.warm} end
    * (1 - power(${x}, ${-1 / scale}) * power(${y}, ${-longShare / scale})))`;
}
