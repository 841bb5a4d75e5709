/**
 * The embedded database: one process holds the folder and serves it on a Unix socket; every other process that opens
 * the same folder connects through the holder, so `ask`, `import` and `doctor` work while the bot runs.
 */
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

/** The socket's name as `pg` builds it from a folder and a port. */
const socketIn = (folder: string) => join(folder, '.s.PGSQL.5432');
const lockShape = z.object({ pid: z.number().int(), folder: z.string() });
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

const isAlive = (pid: number) => {
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
    const lock = await open(lockPath, 'wx').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return null;
      throw error;
    });
    if (lock) {
      await lock.close();
      try {
        await writeFile(lockPath, JSON.stringify({ pid: process.pid, folder: '' }));
        const fresh = await isFresh(dataDir);
        const database = await startEmbedded(dataDir, fresh ? template : null);
        await writeFile(`${lockPath}.next`, JSON.stringify({ pid: process.pid, folder: database.host }));
        await rename(`${lockPath}.next`, lockPath);
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
    if (held && !isAlive(held.pid)) {
      await rm(lockPath, { force: true });
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

const readLock = (path: string) =>
  readFile(path, 'utf8').then(
    text => {
      try {
        return lockShape.parse(JSON.parse(text));
      } catch {
        return null; // being written right now
      }
    },
    () => null,
  );
