/** Other processes with the same database, for tests about several of them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const program = fileURLToPath(new URL('./process.ts', import.meta.url));
const answer = z.union([z.object({ rows: z.array(z.unknown()) }), z.object({ error: z.string() })]);

export interface Spawned {
  readonly pid: number;
  /** Rows of a statement, or the names of the migrations applied for `migrate`. */
  run(statement: string): Promise<unknown[]>;
  /** Ends it properly. */
  end(): Promise<void>;
  /** kill -9: it has no time to tidy up. */
  kill(): Promise<void>;
}

const running = new Set<ChildProcess>();

/** For `afterAll`: a test that failed half-way leaves nobody behind. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

/** A process that has `target` (a folder or an address) open. */
export async function spawned(target: string, template?: string): Promise<Spawned> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, target, ...(template ? [template] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  running.add(child);
  const gone = new Promise<void>(done =>
    child.once('exit', () => {
      running.delete(child);
      done();
    }),
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('The process ended without an answer.');
    const told = answer.parse(JSON.parse(value));
    if ('error' in told) throw new Error(told.error);
    return told.rows;
  };
  await next();
  return {
    pid: child.pid ?? 0,
    run(statement) {
      child.stdin.write(`${statement.replaceAll('\n', ' ')}\n`);
      return next();
    },
    async end() {
      child.stdin.end();
      await gone;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
