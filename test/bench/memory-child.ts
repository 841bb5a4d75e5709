/**
 * A process of its own that answers on a loaded company: `memory-child.ts <kind> <url or folder> <file with what to ask>`.
 * The generated company stays with its parent, whose memory is not the product's.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { readConfig } from '../../src/config.ts';
import { openFolder, openServer } from '../../src/db/database.ts';
import { openAcquaint } from '../../src/main.ts';
import { benchNow } from './company.ts';

/** What the parent reads. */
export interface MemoryReport {
  readonly questions: number;
  readonly peakMB: number;
}

const [kind = '', place = '', file = ''] = process.argv.slice(2);
const { email, texts } = z
  .object({ email: z.string(), texts: z.array(z.string()) })
  .parse(JSON.parse(await readFile(file, 'utf8')));
const db = kind === 'postgres' ? openServer(place) : await openFolder(place);
const logs = await mkdtemp(join(tmpdir(), 'acquaint-bench-'));
const acquaint = await openAcquaint(readConfig({}), db, logs);
try {
  const asker = await colleagueByEmail(db, email);
  if (!asker) throw new Error('The seller of the bench is not in the database.');
  await acquaint.embedder.embed(['procurement of bicycles']);
  for (const text of texts) {
    const id = randomUUID();
    await acquaint.respond({ channel: 'bench', deliveryId: id, thread: id, text, asker, now: benchNow });
  }
  const report: MemoryReport = {
    questions: texts.length,
    peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await acquaint.close();
  await rm(logs, { recursive: true, force: true });
}
