/** Bolt's log → ours: warnings and errors, without what people wrote. At its debug level Bolt logs whole requests. */
import { type Logger, LogLevel } from '@slack/bolt';

export interface SlackLog {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const longest = 300;

/** Of an error its name, code and sentence; anything else that is no text may hold a message. */
function lineOf(parts: readonly unknown[]): string {
  const texts = parts.map(part => {
    if (part instanceof Error) return `${part.name} ${(part as { code?: string }).code ?? ''} ${part.message}`;
    return typeof part === 'string' ? part : `(${typeof part})`;
  });
  return texts.join(' ').slice(0, longest);
}

export function boltLog(log: SlackLog): Logger {
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.info({ bolt: lineOf(parts) }, 'Slack’s library warns'),
    error: (...parts: unknown[]) => log.error({ bolt: lineOf(parts) }, 'Slack’s library failed'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
