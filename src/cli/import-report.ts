/** What an import did: a table of files, the rows that were not used and why, the files that were left out. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import picocolors from 'picocolors';
import { clean } from '../cards/untrusted.ts';
import { wrap } from '../channels/console/wrap.ts';
import type { FileReport } from '../intake/import-file.ts';
import type { ImportResult } from '../intake/import-paths.ts';
import { type Column, number, pageWidth, table } from './table.ts';

/** Rejected rows on the screen; all of them are in the file of `--rejects`. */
const shownRejects = 20;
/** Files of one kind beyond this share a line: a mailbox of single mails is a folder of thousands. */
const shownFiles = 12;
const shownLeft = 20;

type Line = Pick<FileReport, 'file' | 'kind' | 'rows' | 'added' | 'updated' | 'unchanged' | 'forgotten'> & {
  readonly rejects: number;
};

const lineOf = (report: FileReport): Line => ({ ...report, rejects: report.rejected.length });

const added = (lines: readonly Line[], file: string, kind: string): Line => {
  const sum = (field: 'rows' | 'added' | 'updated' | 'unchanged' | 'forgotten' | 'rejects') =>
    lines.reduce((total, line) => total + line[field], 0);
  return {
    file,
    kind,
    rows: sum('rows'),
    added: sum('added'),
    updated: sum('updated'),
    unchanged: sum('unchanged'),
    forgotten: sum('forgotten'),
    rejects: sum('rejects'),
  };
};

/** One line a file, or one a kind where there are too many. */
function linesOf(files: readonly FileReport[]): Line[] {
  const kinds = new Map<string, Line[]>();
  for (const file of files) kinds.set(file.kind, [...(kinds.get(file.kind) ?? []), lineOf(file)]);
  return [...kinds].flatMap(([kind, lines]) =>
    lines.length > shownFiles ? [added(lines, `${number(lines.length)} files`, kind)] : lines,
  );
}

/** The table of files. The column of forgotten people is there only when some were met. */
export function fileTable(files: readonly FileReport[]): string {
  const lines = linesOf(files);
  const all = lines.length > 1 ? [...lines, added(lines, 'all', '')] : lines;
  const forgotten = all.some(line => line.forgotten > 0);
  const head: Column[] = [
    { title: 'File', cut: 'start' },
    { title: 'Kind', cut: 'end' },
    ...['Rows read', 'New', 'Updated', 'Unchanged', 'Rejected', ...(forgotten ? ['Forgotten'] : [])].map(title => ({
      title,
      right: true,
    })),
  ];
  return table(
    head,
    all.map(line => [
      line.file,
      line.kind,
      line.rows,
      line.added,
      line.updated,
      line.unchanged,
      line.rejects,
      ...(forgotten ? [line.forgotten] : []),
    ]),
  );
}

/** An item of a list: a dash, and what does not fit on the line goes on under it. */
export const item = (text: string) =>
  wrap(clean(text, 600), pageWidth - 4)
    .map((line, at) => `${at === 0 ? '  - ' : '    '}${line}`)
    .join('\n');

/** The whole report as text. */
export function importReport({ files, left }: ImportResult, rejectsFile: string | null): string {
  const ink = picocolors;
  const parts: string[] = [];
  if (files.length > 0) parts.push(fileTable(files));
  const rejected = files.flatMap(file => file.rejected.map(row => ({ file: file.file, ...row })));
  if (rejected.length > 0) {
    const more = rejected.length - shownRejects;
    const where = rejectsFile ? `all are in ${rejectsFile}` : '--rejects <file> writes all of them';
    parts.push(
      [
        ink.bold(`${number(rejected.length)} rejected`),
        ...rejected.slice(0, shownRejects).map(row => item(`${row.file}, line ${number(row.line)}: ${row.reason}`)),
        ...(more > 0 ? [`    and ${number(more)} more; ${where}`] : rejectsFile ? [`    ${where}`] : []),
      ].join('\n'),
    );
  }
  if (left.length > 0) {
    const more = left.length - shownLeft;
    parts.push(
      [
        ink.bold(`${number(left.length)} left out`),
        ...left.slice(0, shownLeft).map(file => item(`${file.name}: ${file.reason}`)),
        ...(more > 0 ? [`    and ${number(more)} more`] : []),
      ].join('\n'),
    );
  }
  return parts.join('\n\n');
}

const cell = (text: string | number) =>
  /[",\r\n]/u.test(String(text)) ? `"${String(text).replaceAll('"', '""')}"` : text;

/** Every rejected row as CSV: file, line, reason, and the row as it stood. */
export async function writeRejects(path: string, files: readonly FileReport[]): Promise<void> {
  const out = createWriteStream(path);
  await once(out, 'open');
  out.write('file,line,reason,row\n');
  for (const { file, rejected } of files)
    for (const { line, reason, row } of rejected) out.write(`${[file, line, reason, row].map(cell).join(',')}\n`);
  out.end();
  await once(out, 'close');
}
