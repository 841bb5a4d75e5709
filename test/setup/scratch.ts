import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** A new folder with copies of the named project files and with programs of ours that come first in its PATH. */
export function scratchProject(files: string[], programs: Record<string, string> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'acquaint setup '));
  for (const file of files) cpSync(join(projectRoot, file), join(root, file), { recursive: true });
  const bin = join(root, 'programs');
  mkdirSync(bin);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${text}`);
    chmodSync(join(bin, name), 0o755);
  }
  const path = `${bin}${delimiter}${process.env.PATH}`;
  return {
    root,
    run: (program: string, args: string[], given: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {}) =>
      new Promise<Finished>((resolve, reject) => {
        const child = spawn(program, args, {
          cwd: given.cwd ?? root,
          env: { ...process.env, PATH: path, ...given.env },
        });
        let stdout = '';
        let stderr = '';
        child.stdout.on('data', chunk => {
          stdout += chunk;
        });
        child.stderr.on('data', chunk => {
          stderr += chunk;
        });
        child.on('error', reject);
        child.on('close', code => resolve({ code, stdout, stderr }));
        child.stdin.on('error', () => {}); // a program that reads nothing may be gone before we wrote
        child.stdin.end(given.input ?? '');
      }),
  };
}
