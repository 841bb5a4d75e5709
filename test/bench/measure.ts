/** Times of many runs, and what is said of them. */

/** The value that `share` of the sorted values do not exceed: the nearest rank. 0 for none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

export interface Times {
  readonly runs: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export const timesOf = (milliseconds: readonly number[]): Times => ({
  runs: milliseconds.length,
  p50: round(percentile(milliseconds, 0.5)),
  p95: round(percentile(milliseconds, 0.95)),
});

export async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}
