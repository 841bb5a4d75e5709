/** `ask`: one question, or a batch; a card in the terminal, or JSON lines for programs. */

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { colleagueByEmail } from '../access/viewers.ts';
import { renderCard } from '../channels/console/render.ts';
import { askRunningBot } from '../channels/console/running-bot.ts';
import type { Message, Reply } from '../channels/port.ts';
import type { Database } from '../db/database.ts';
import { openLog } from '../log.ts';
import type { Acquaint } from '../main.ts';
import { languages } from '../words/port.ts';
import { askerOf } from './asker.ts';
import { config, folderOf, keyOf, type Opened, openToAsk } from './data.ts';
import { openProgress } from './progress.ts';

export interface AskOptions {
  readonly as?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly batch?: string;
  readonly data?: string;
}

const language = z.enum(languages);

const batchLine = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  as: z.string().optional(),
  text: z.string(),
  thread: z.string().optional(),
  readers: z.array(z.string()).optional(),
  lang: language.optional(),
  now: z.coerce.date().optional(),
});
type BatchLine = z.infer<typeof batchLine>;

const jsonOf = (
  id: BatchLine['id'],
  { skill, arguments: args, outcome, result, text, card, elapsedMs, reference }: Reply,
) =>
  JSON.stringify({
    ...(id === undefined ? {} : { id }),
    skill,
    arguments: args,
    outcome,
    result,
    text,
    card,
    elapsedMs,
    reference,
  });

/** The lines of a batch. A line that cannot be read stops everything: a test set with a hole in it measures nothing. */
async function* batchOf(path: string): AsyncGenerator<BatchLine> {
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch {
      throw new Error(`${path}, line ${number} is no JSON: write one object a line.`);
    }
    const parsed = batchLine.safeParse(json);
    if (!parsed.success) throw new Error(`${path}, line ${number}: ${z.prettifyError(parsed.error)}`);
    yield parsed.data;
  }
}

/** E-mails of readers → colleagues; an address we do not know belongs to somebody who sees what all colleagues see. */
const readersOf = async (db: Database, readers: readonly string[] | undefined) =>
  readers && Promise.all(readers.map(async email => (await colleagueByEmail(db, email))?.id ?? null));

async function messageOf(db: Database, line: BatchLine, run: string): Promise<Message> {
  const readers = await readersOf(db, line.readers);
  return {
    channel: 'console',
    deliveryId: randomUUID(),
    thread: `${run}-${line.thread ?? randomUUID()}`,
    text: line.text,
    asker: await askerOf(db, line.as),
    now: line.now ?? new Date(),
    ...(readers ? { readers } : {}),
    ...(line.lang ? { language: line.lang } : {}),
  };
}

/** What is proposed here can be saved only while a bot runs: nothing is written after a command has ended. */
async function openOwn(opened: Opened): Promise<Acquaint> {
  const [{ openAcquaint }, { openBackground }] = await Promise.all([import('../main.ts'), import('./background.ts')]);
  const log = openLog(opened.folder, opened.config.ACQUAINT_LOG_LEVEL);
  const { writes } = openBackground(opened, log);
  return openAcquaint(opened.config, opened.db, opened.folder, writes, log);
}

export async function ask(question: string, options: AskOptions): Promise<void> {
  const run = randomUUID();
  if (!options.batch && question.trim() === '')
    throw new Error('Ask something: ./acquaint ask "who do we know at Globex"');
  const first = options.batch ? (await batchOf(options.batch).next()).value : undefined;
  let bar: ReturnType<typeof openProgress> | null = null;
  const settings = config();
  const running = await askRunningBot(folderOf(settings, options.data), keyOf(settings));
  // Together: the embedded database starts in a thread of its own.
  const [opened] = await Promise.all([
    openToAsk(
      options.data,
      {
        // A batch with a fixed clock sees the demo company as of that day.
        now: first?.now ?? new Date(),
        progress(what, done) {
          bar ??= openProgress('Loading the demo company', 1);
          bar.update(done, what);
          if (done === 1) bar.stop();
        },
      },
      settings,
    ),
    running ?? import('../main.ts'),
  ]);
  let own: Acquaint | undefined;
  const answered = async (message: Message): Promise<Reply> => {
    const reply = await running?.(message).catch(() => null);
    if (reply) return reply;
    // No bot runs, or it ended with our question: then it is asked here, as a new one.
    own ??= await openOwn(opened);
    const replied = await own.respond({ ...message, deliveryId: randomUUID() });
    if (!replied) throw new Error('This question was answered before.'); // never: each gets a delivery id of its own
    return replied;
  };
  try {
    if (options.batch) {
      for await (const line of batchOf(options.batch)) {
        const reply = await answered(await messageOf(opened.db, { ...line, as: line.as ?? options.as }, run));
        process.stdout.write(`${jsonOf(line.id, reply)}\n`);
      }
      return;
    }
    const lang = options.lang === undefined ? undefined : language.safeParse(options.lang);
    if (lang && !lang.success) throw new Error(`--lang ${options.lang} is not spoken here: en, pl, cs, de or fa.`);
    const line = { text: question, as: options.as, ...(lang?.data ? { lang: lang.data } : {}) };
    const reply = await answered(await messageOf(opened.db, line, run));
    const width = process.stdout.columns ?? 100;
    process.stdout.write(
      options.json
        ? `${jsonOf(undefined, reply)}\n`
        : `${renderCard(reply.card, { width, color: process.stdout.isTTY })}\n`,
    );
    if (reply.outcome === 'failed') process.exitCode = 1;
  } finally {
    await (own ?? opened.db).close();
  }
}
