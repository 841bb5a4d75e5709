/** What a check of `doctor` found, and how it is shown. */
import picocolors from 'picocolors';
import { clean } from '../../cards/untrusted.ts';
import { wrap } from '../../channels/console/wrap.ts';
import { pageWidth } from '../table.ts';

export interface Finding {
  readonly topic: string;
  /** `note`: works, and could be better. `broken`: something does not work. */
  readonly level: 'ok' | 'note' | 'broken';
  readonly text: string;
  readonly remedy?: string;
  /** To be pasted as it stands. */
  readonly paste?: string;
}

/** What went wrong, in one line. A failed connection to several addresses says so only inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.message || (error as { code?: string }).code || error.name;
}

const topicWidth = 11;

export function renderFindings(findings: readonly Finding[], color = picocolors.isColorSupported): string {
  const ink = picocolors.createColors(color);
  const marks = { ok: ink.green('✓'), note: ink.yellow('!'), broken: ink.red('✗') };
  const indent = ' '.repeat(topicWidth + 3);
  return findings
    .flatMap(({ topic, level, text, remedy, paste }) => {
      const [first = '', ...rest] = wrap(clean(text, 900), pageWidth - indent.length);
      return [
        `${marks[level]} ${topic.padEnd(topicWidth)} ${first}`,
        ...rest.map(line => indent + line),
        ...(remedy
          ? wrap(clean(remedy, 900), pageWidth - indent.length - 2).map(
              (line, at) => `${indent}${at === 0 ? '→' : ' '} ${line}`,
            )
          : []),
        ...(paste ? paste.split('\n').map(line => `${indent}  ${line}`) : []),
      ];
    })
    .join('\n');
}
