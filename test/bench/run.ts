/**
 * `npm run bench -- [answers|channels|import|readers|sync|turn …] [--db postgres|embedded] [--size 10k|100k|1m] [--only words] [--minutes n]
 * [--explain]`:
 * measures the product on made-up companies, prints a table for each bench and ends with one line of JSON.
 */
import { type BenchOptions, benchOptions } from './options.ts';
import { machine } from './report.ts';

const benches = ['answers', 'channels', 'import', 'readers', 'sync', 'turn'] as const;

try {
  const { names, ...options } = benchOptions(process.argv.slice(2));
  const unknown = names.find(name => !benches.some(bench => bench === name));
  if (unknown) throw new Error(`There is no bench ${unknown}: choose from ${benches.join(', ')}.`);
  const where = machine();
  process.stdout.write(
    `${where.date} · ${where.cpu}, ${where.cores} cores, ${where.memoryGB} GB · Node ${where.node} · ${where.commit}\n`,
  );
  const results: Record<string, unknown> = {};
  for (const name of benches.filter(bench => names.length === 0 || names.includes(bench))) {
    const bench: { run(options: BenchOptions): Promise<unknown> } = await import(`./${name}.ts`);
    results[name] = await bench.run(options);
  }
  process.stdout.write(`${JSON.stringify({ ...where, ...results })}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
