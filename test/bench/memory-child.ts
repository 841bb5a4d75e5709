/** A process of its own that answers on a loaded company: `memory-child.ts <kind> <url or folder> <contacts>`. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { colleagueByEmail } from '../../src/access/viewers.ts';
import { readConfig } from '../../src/config.ts';
import { openFolder, openServer } from '../../src/db/database.ts';
import { openAcquaint } from '../../src/main.ts';
import { benchCompany, benchNow } from './company.ts';
import { questionsFor } from './questions.ts';

/** What the parent reads. */
export interface MemoryReport {
  readonly questions: number;
  readonly peakMB: number;
}

const [kind = '', place = '', contacts = ''] = process.argv.slice(2);
const company = benchCompany(Number(contacts));
const email = company.colleagues[20]?.email ?? '';
/** As words, because the interpreter is part of what is measured. */
const texts = questionsFor(company, 16).flatMap(({ args }) => [
  ...(args.company ? [`who do we know at ${args.company}?`] : []),
  ...(args.person ? [`who knows ${args.person}?`] : []),
  ...(args.text ? [`someone who knows about ${args.text}`] : []),
  ...(args.function && args.place ? [`someone in ${args.function} in ${args.place}`] : []),
]);
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
