/** Runs a file of this folder, or a command of the product, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { root } from './databases.ts';

async function finished(child: ChildProcess, what: string): Promise<string> {
  let output = '';
  child.stdout?.on('data', chunk => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${what} ended with code ${code}.`);
  return output;
}

/** @returns what the script printed as its last line, parsed */
export async function runScript(name: string, args: readonly string[]): Promise<unknown> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output = await finished(child, name);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '');
}

/** Milliseconds until a command has ended. */
export async function timeCommand(command: string, args: readonly string[]): Promise<number> {
  const began = performance.now();
  await finished(spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] }), command);
  return performance.now() - began;
}

/** Starts a command that waits for input; `ready` is the milliseconds until it printed these words. */
export async function startCommand(command: string, args: readonly string[], words: string) {
  const began = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  const closed = once(child, 'close');
  let output = '';
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', chunk => {
      output += chunk;
      if (output.includes(words)) resolve(performance.now() - began);
    });
    child.once('close', code => reject(new Error(`${command} ended with code ${code} before it said "${words}".`)));
  });
  return {
    ready: await ready,
    /** Ends its input and waits for it. */
    async stop() {
      child.stdin.end();
      await closed;
    },
  };
}
