/** What every bench takes. */
import { parseArgs } from 'node:util';
import type { Kind } from './databases.ts';

const sizes: Readonly<Record<string, number>> = { '1k': 1_000, '10k': 10_000, '100k': 100_000, '1m': 1_000_000 };

export interface BenchOptions {
  readonly kinds: readonly Kind[];
  /** Contacts; empty: each bench's own choice. */
  readonly sizes: readonly number[];
  /** Lines of `answers`, parts of `turn` with these words only; empty: all. */
  readonly only: string;
  /** How long each part of `channels` asks. */
  readonly minutes: number;
  /** Print the slowest statements, and the plan of each. */
  readonly explain: boolean;
}

export interface BenchRequest extends BenchOptions {
  readonly names: readonly string[];
}

/** @throws a sentence about what was not understood */
export function benchOptions(argv: readonly string[]): BenchRequest {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      size: { type: 'string' },
      only: { type: 'string', default: '' },
      minutes: { type: 'string', default: '5' },
      explain: { type: 'boolean', default: false },
    },
  });
  const kinds = (values.db?.split(',') ?? ['postgres', 'embedded']).map(name => {
    if (name === 'postgres' || name === 'embedded') return name;
    throw new Error(`--db ${name} is neither postgres nor embedded.`);
  });
  const wanted = (values.size?.split(',') ?? []).map(name => {
    const size = sizes[name.toLowerCase()];
    if (size) return size;
    throw new Error(`--size ${name} is none of ${Object.keys(sizes).join(', ')}.`);
  });
  const minutes = Number(values.minutes);
  if (!Number.isInteger(minutes) || minutes < 1)
    throw new Error(`--minutes ${values.minutes} is no whole number from 1.`);
  return { names: positionals, minutes, kinds, sizes: wanted, only: values.only, explain: values.explain };
}

export const sizeName = (contacts: number): string =>
  Object.entries(sizes).find(([, size]) => size === contacts)?.[0] ?? String(contacts);
