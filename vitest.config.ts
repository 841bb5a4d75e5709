import { configDefaults, defineConfig } from 'vitest/config';

// Long ones, run only when named on the command line: `npx vitest run test/evals`.
const long = ['test/bench', 'test/evals'].filter(folder => !process.argv.some(word => word.includes(folder)));

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...long.map(folder => `${folder}/**`)],
    // One process per file: PGlite and the embedder each take some hundred megabytes that only an exit gives back.
    pool: 'forks',
    maxWorkers: 2,
    // A first PGlite takes seconds, more when the machine is busy.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
