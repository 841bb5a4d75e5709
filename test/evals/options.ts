/** What every evaluation takes: where its data is and, where it has cut times, the first and the last of them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

export interface EvalOptions {
  /** The folder with this evaluation's data. */
  readonly data: string;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** How many of the worst cases to print. */
  readonly worst: number;
}

/** Reads `--data`, `--from`, `--to` and `--worst`; the data is by default `$ACQUAINT_SHARED/benchmarks/<name>`. */
export function evalOptions(name: string, argv: readonly string[]): EvalOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      worst: { type: 'string', default: '0' },
    },
  });
  const data = values.data ?? join(process.env.ACQUAINT_SHARED ?? '../shared', 'benchmarks', name);
  if (!existsSync(data)) throw new Error(`No folder ${data}: give the evaluation's data with --data <folder>.`);
  return { data, from: day(values.from), to: day(values.to), worst: Number(values.worst) };
}

function day(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) throw new Error(`"${text}" is not a day: write it as 1999-01-01.`);
  return date;
}
