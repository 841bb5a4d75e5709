/**
 * The embedded database: one process holds the folder and serves it on a Unix socket; every other process that opens
 * the same folder connects through the holder, so `ask`, `import` and `doctor` work while the bot runs.
 */
import { link, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** The socket's name as `pg` builds it from a folder and a port. */
const socketIn = (folder: string) => join(folder, '.s.PGSQL.5432');
/** `folder` is that of the socket, empty while the database is being opened. */
const lockShape = z.object({ pid: z.number().int(), started: z.number(), folder: z.string() });
type Lock = z.infer<typeof lockShape>;
/** When this process began, in milliseconds since 1970: in a container every process has the number of its predecessor. */
const started = Math.round(performance.timeOrigin);
const wait = (ms: number) => new Promise(done => setTimeout(done, ms));

export interface Embedded {
  /** The folder of the socket: what `pg` takes as its host. */
  readonly host: string;
  /** Whether this process holds the database itself. */
  readonly holder: boolean;
  close(): Promise<void>;
}

/** Whether somebody answers on the socket. */
const answers = (path: string) =>
  new Promise<boolean>(resolve => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const isAlive = ({ pid, started: since }: Lock) => {
  if (pid === process.pid) return since === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Starts a database in a thread. `dataDir` undefined: in memory. */
export async function startEmbedded(
  dataDir: string | undefined,
  template: string | null,
): Promise<Embedded & { dump(): Promise<Buffer> }> {
  const folder = await mkdtemp(join(tmpdir(), 'acquaint-'));
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: { dataDir, template, socket: socketIn(folder) },
    execArgv: [],
  });
  const next = () =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', code => reject(new Error(`The embedded database stopped with code ${code}.`)));
    });
  try {
    await next();
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(
      `The embedded database in ${dataDir ?? 'memory'} could not be opened: ${cause instanceof Error ? cause.message : String(cause)}. ` +
        'If the folder was damaged, move it away and import again.',
      { cause },
    );
  }
  // The thread must not keep a finished command alive; close() waits for it.
  worker.unref();
  return {
    host: folder,
    holder: true,
    async dump() {
      const answer = next();
      worker.postMessage('dump');
      return Buffer.from(z.object({ dumped: z.instanceof(Uint8Array) }).parse(await answer).dumped);
    },
    async close() {
      worker.ref();
      const closed = next();
      worker.postMessage('close');
      await closed;
      await worker.terminate();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Opens the database in `folder`, or connects to the process that holds it.
 * @param template a prepared database to start a new folder from; a first start without one takes five seconds more
 */
export async function openEmbedded(folder: string, template: string | null): Promise<Embedded> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lockPath = join(folder, 'lock');
  const dataDir = join(folder, 'pg');
  for (let tries = 0; tries < 400; tries++) {
    if (await take(lockPath)) {
      try {
        const fresh = await isFresh(dataDir);
        const database = await startEmbedded(dataDir, fresh ? template : null);
        await writeFile(own(lockPath), contentOf(database.host));
        await rename(own(lockPath), lockPath);
        return {
          ...database,
          async close() {
            await database.close();
            await rm(lockPath, { force: true });
          },
        };
      } catch (error) {
        await rm(lockPath, { force: true });
        throw error;
      }
    }
    const held = await readLock(lockPath);
    if (held && held.folder !== '' && (await answers(socketIn(held.folder)))) {
      return { host: held.folder, holder: false, close: async () => {} };
    }
    if (held && !isAlive(held)) {
      await removeLeftBehind(lockPath, held);
      continue;
    }
    await wait(50);
  }
  throw new Error(
    `The database in ${folder} is held by a process that does not answer. ` +
      `Stop it, or delete ${lockPath} if it is no longer running.`,
  );
}

const isFresh = (dataDir: string) =>
  readFile(join(dataDir, 'PG_VERSION')).then(
    () => false,
    () => true,
  );

/** A name beside the lock that no other process uses. */
const own = (lockPath: string) => `${lockPath}.${process.pid}`;
const contentOf = (folder: string) => JSON.stringify({ pid: process.pid, started, folder } satisfies Lock);

/** @returns whether the lock is ours now. It appears with its content or not at all. */
async function take(lockPath: string): Promise<boolean> {
  await writeFile(own(lockPath), contentOf(''));
  try {
    await link(own(lockPath), lockPath);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(own(lockPath), { force: true });
  }
}

/** Several may find the same lock left behind: what is moved aside and proves to be a newer one is put back. */
async function removeLeftBehind(lockPath: string, expected: Lock): Promise<void> {
  try {
    await rename(lockPath, own(lockPath));
  } catch {
    return; // somebody was quicker
  }
  const moved = await readLock(own(lockPath));
  if (moved?.pid !== expected.pid || moved.started !== expected.started)
    await link(own(lockPath), lockPath).catch(() => {});
  await rm(own(lockPath), { force: true });
}

const readLock = (path: string): Promise<Lock | null> =>
  readFile(path, 'utf8').then(
    text => {
      try {
        return lockShape.parse(JSON.parse(text));
      } catch {
        return null;
      }
    },
    () => null,
  );
