/** The real command in a process of its own, on a data folder that is gone afterwards. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, openFolder } from '../../src/db/database.ts';
import { preparedTemplate } from '../support/databases.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Samples of real export formats; they are not part of the project. */
export const samples = join(process.env.ACQUAINT_SHARED ?? '', 'specs', 'contact-files');
export const noSamples = !process.env.ACQUAINT_SHARED || !existsSync(samples);
/** For the name of a test that needs them. */
export const withSamples = noSamples ? ' (skipped: ACQUAINT_SHARED names no folder with specs/contact-files)' : '';

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly pid: number | undefined;
  readonly done: Promise<Ran>;
  readonly said: () => string;
  readonly write: (text: string) => void;
  /** Waits until it has opened the database itself, so that whoever comes now goes through it. */
  readonly holds: () => Promise<void>;
  readonly kill: () => void;
  /** Asks it to end, as whoever runs it does. */
  readonly end: () => void;
}

export interface Desk {
  /** The data folder, with a migrated empty database. */
  readonly data: string;
  /** Writes a file of the user's and gives its path. */
  file(name: string, text: string | Buffer): string;
  /** Where a file or folder of the user's is, or would be. */
  place(name: string): string;
  /** Runs `acquaint <words> --data <folder>` to its end. `input` is piped in; without it the input is empty. */
  run(words: readonly string[], more?: { input?: string; env?: NodeJS.ProcessEnv; data?: string }): Promise<Ran>;
  /** Starts it and lets it run with its input open. */
  start(words: readonly string[], more?: { env?: NodeJS.ProcessEnv; data?: string }): Running;
  /** Looks into the database, while no command runs. */
  look<T>(at: (db: Database) => Promise<T>): Promise<T>;
  /** Another data folder like the first. */
  another(): Promise<string>;
  remove(): void;
}

const unset = { DATABASE_URL: '', ACQUAINT_DATA: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '', NO_COLOR: '1' };

export async function openDesk(): Promise<Desk> {
  const path = mkdtempSync(join(tmpdir(), 'acquaint-cli-'));
  const prepared = await preparedTemplate();
  let folders = 0;
  /** As if an earlier command had made it: a first start takes seconds. */
  const dataFolder = () => {
    folders += 1;
    const data = join(path, `data-${folders}`);
    mkdirSync(join(data, 'pg'), { recursive: true, mode: 0o700 });
    spawnSync('tar', ['xzf', prepared, '-C', join(data, 'pg')], { stdio: 'ignore' });
    return data;
  };
  const data = dataFolder();
  const begin = (words: readonly string[], env: NodeJS.ProcessEnv, folder: string) =>
    spawn(process.execPath, ['--import', 'tsx', join(root, 'src/cli.ts'), ...words, '--data', folder], {
      cwd: root,
      env: { ...process.env, ...unset, ...env },
    });
  const ending = (child: ReturnType<typeof begin>) => {
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text;
      });
    child.stdin.on('error', () => {}); // it may be gone before it read everything
    const done = new Promise<Ran>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => resolve({ code, ...said }));
    });
    return { done, said: () => said.stdout + said.stderr };
  };
  return {
    data,
    place: name => join(path, 'home', name),
    file(name, text) {
      const place = join(path, 'home', name);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
      return place;
    },
    run(words, { input = '', env = {}, data: folder = data } = {}) {
      const child = begin(words, env, folder);
      const { done } = ending(child);
      child.stdin.end(input);
      return done;
    },
    start(words, { env = {}, data: folder = data } = {}) {
      const child = begin(words, env, folder);
      return {
        ...ending(child),
        pid: child.pid,
        write: text => void child.stdin.write(text),
        async holds() {
          const lock = join(folder, 'lock');
          const held = () =>
            existsSync(lock) && new RegExp(`"pid":${child.pid}\\b.*"folder":"/`).test(readFileSync(lock, 'utf8'));
          while (!held()) await new Promise(next => setTimeout(next, 20));
        },
        kill: () => void child.kill('SIGKILL'),
        end: () => void child.kill('SIGTERM'),
      };
    },
    async look(at) {
      const db = await openFolder(data);
      try {
        return await at(db);
      } finally {
        await db.close();
      }
    },
    another: async () => dataFolder(),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export const csv = (...rows: readonly (readonly string[])[]) => `${rows.map(row => row.join(',')).join('\n')}\n`;

/** A HubSpot export of contacts with the columns that matter here. */
export const hubspotColumns = [
  'Record ID',
  'First Name',
  'Last Name',
  'Email',
  'Phone Number',
  'Contact owner',
  'Lead Status',
  'Last Modified Date',
  'Associated Company',
  'Associated Company IDs',
] as const;
