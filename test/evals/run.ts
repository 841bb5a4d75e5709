/**
 * `npm run eval -- <name> [--data <folder>] [--from <day>] [--to <day>]`: runs test/evals/<name>.ts, which exports
 * `run(argv)`, prints tables with the baselines beside ours, and ends with one JSON line.
 */
import { readdirSync } from 'node:fs';

const helpers = new Set(['run.ts', 'options.ts']);
const [name, ...argv] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter(file => file.endsWith('.ts') && !helpers.has(file))
  .map(file => file.slice(0, -'.ts'.length));

if (name === undefined || !names.includes(name)) {
  console.error(`Usage: npm run eval -- <name> --data <folder>, with one of: ${names.join(', ')}`);
  process.exit(2);
}
const evaluation: { run?: (argv: readonly string[]) => void | Promise<void> } = await import(`./${name}.ts`);
if (!evaluation.run) {
  console.error(`test/evals/${name}.ts is not an evaluation: it exports no run(argv).`);
  process.exit(2);
}
try {
  await evaluation.run(argv);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
