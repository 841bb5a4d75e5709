// The embedded database, in a thread of its own so that a long query never stalls a conversation. It listens on a Unix
// socket in a folder only its owner can enter: it has no password, so never a TCP port.
import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** @type {{ dataDir: string | undefined, template: string | null, socket: string }} */
const { dataDir, template, socket } = workerData;

const db = await PGlite.create({
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(template === null ? {} : { loadDataDir: new Blob([await readFile(template)]) }),
  extensions: { vector, pg_trgm },
});
const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 50 });
await server.start();

parentPort.on('message', async (/** @type {'close' | 'dump'} */ message) => {
  if (message === 'dump') {
    const dump = await db.dumpDataDir('gzip');
    parentPort.postMessage({ dumped: Buffer.from(await dump.arrayBuffer()) });
    return;
  }
  await server.stop();
  await db.close();
  parentPort.postMessage('closed');
  parentPort.close();
});
parentPort.postMessage('ready');
