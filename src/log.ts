/** The log: one JSON line an event, in the data folder. Never a message's text, a subject, a key or a password. */
import { join } from 'node:path';
import pino from 'pino';

export type Log = pino.Logger;

export function openLog(folder: string, level: string): Log {
  return pino(
    {
      level,
      // Several processes write to one log: the bot, an import, a question asked meanwhile.
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.text', '*.apiKey', '*.password', '*.connectionString'], remove: true },
    },
    pino.destination({ dest: join(folder, 'acquaint.log'), mkdir: true, sync: true }),
  );
}
