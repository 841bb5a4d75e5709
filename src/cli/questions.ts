/** Questions of a command, and their answers: typed at a terminal, or piped in beforehand. */
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

export interface Questions {
  /** Whether somebody sits there, or answers were piped in: nobody else is asked, nor waited for. */
  anybody(): Promise<boolean>;
  /** The answer without blanks around it; null when nobody answers. */
  ask(question: string): Promise<string | null>;
  /** Says something to whoever answers. */
  tell(text: string): void;
  close(): void;
}

export interface QuestionStreams {
  readonly input: Readable & { isTTY?: boolean };
  readonly output: Writable;
  /** Milliseconds. Piped answers are there already; a program that left its pipe open is not waited for. */
  readonly patience: number;
}

const usual = (): QuestionStreams => ({ input: process.stdin, output: process.stderr, patience: 2000 });

export function openQuestions({ input, output, patience }: QuestionStreams = usual()): Questions {
  const atTerminal = input.isTTY ?? false;
  const lines: string[] = [];
  let reader: Interface | null = null;
  let ended = false;
  let wake = () => {};

  const open = () => {
    reader ??= createInterface({ input, ...(atTerminal ? { output } : {}), terminal: atTerminal })
      .on('line', line => {
        lines.push(line);
        wake();
      })
      // Ctrl-C is for the command, not an answer.
      .on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
      .on('close', () => {
        ended = true;
        wake();
      });
    return reader;
  };

  const someLine = async () => {
    const late = atTerminal
      ? undefined
      : setTimeout(() => {
          ended = true;
          wake();
        }, patience);
    while (lines.length === 0 && !ended) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
    clearTimeout(late);
    return lines.length > 0;
  };

  return {
    async anybody() {
      if (atTerminal) return !ended;
      open();
      return someLine();
    },
    tell: text => void output.write(`${text}\n`),
    async ask(question) {
      if (ended && lines.length === 0) return null;
      const from = open();
      if (atTerminal) {
        from.setPrompt(`${question} `);
        from.prompt();
      }
      await someLine();
      const line = lines.shift();
      if (line !== undefined && !atTerminal) output.write(`${question} ${line}\n`);
      return line?.trim() ?? null;
    },
    close() {
      if (!reader) return;
      reader.close();
      // An open pipe must not keep a finished command alive.
      input.destroy();
    },
  };
}
