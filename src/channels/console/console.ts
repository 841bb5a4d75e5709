/** The terminal as a channel: one line is one message, one session is one thread. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Colleague } from '../../access/port.ts';
import { clean } from '../../cards/untrusted.ts';
import type { Channel, Respond } from '../port.ts';
import { renderCard } from './render.ts';

/** Characters of a piped question that are shown again above its answer. */
const longestEcho = 500;

export interface ConsoleParts {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  readonly asker: Colleague;
  /** Of this session: lines typed in it are one conversation. */
  readonly session: string;
  readonly clock: () => Date;
}

/** With piped input it answers each line and ends; at a terminal it asks until `exit` or the end of input. */
export function openConsole({ input, output, asker, session, clock }: ConsoleParts): Channel {
  const lines = createInterface({
    input,
    ...(input.isTTY ? { output, prompt: '› ' } : {}),
    terminal: input.isTTY ?? false,
  });
  return {
    name: 'console',
    async start(respond: Respond) {
      let count = 0;
      if (input.isTTY) lines.prompt();
      for await (const line of lines) {
        const text = line.trim();
        if (/^(exit|quit|:q)$/iu.test(text)) break;
        if (text !== '') {
          count += 1;
          if (!input.isTTY) output.write(`\n› ${clean(text, longestEcho)}\n`);
          const reply = await respond({
            channel: 'console',
            deliveryId: `${session}-${count}`,
            thread: session,
            text,
            asker,
            now: clock(),
          });
          if (reply)
            output.write(
              `\n${renderCard(reply.card, { width: output.columns ?? 100, color: output.isTTY ?? false })}\n`,
            );
        }
        if (input.isTTY) lines.prompt();
      }
      lines.close();
    },
    async stop() {
      lines.close();
    },
  };
}
