/** Tables for the terminal: columns under plain headings, never wider than a page, nothing in a cell that deceives. */
import Table from 'cli-table3';
import picocolors from 'picocolors';
import { clean } from '../cards/untrusted.ts';
import { columns } from '../channels/console/wrap.ts';

/** Columns of a line: what a terminal of usual size and a mail both show whole. */
export const pageWidth = 100;

export interface Column {
  readonly title: string;
  /** Numbers stand right. */
  readonly right?: boolean;
  /** Gives way when the table is too wide: its beginning is cut (`start`, file names) or its end. */
  readonly cut?: 'start' | 'end';
}

const between = 2;
const bare = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map(name => [
    name,
    '',
  ]),
);

/** Whole numbers in groups of three: 12,345. */
export const number = (value: number) => value.toLocaleString('en');

/** The text in at most `width` columns; what was cut shows as an ellipsis. */
export function shortened(text: string, width: number, side: 'start' | 'end' = 'end'): string {
  if (columns(text) <= width) return text;
  const letters = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(one => one.segment);
  const kept = () => letters.join('');
  while (letters.length > 0 && columns(kept()) > width - 1) side === 'end' ? letters.pop() : letters.shift();
  return side === 'end' ? `${kept()}…` : `…${kept()}`;
}

/** The table as text without a line end. Cells are taken as data that others wrote. */
export function table(
  head: readonly Column[],
  rows: readonly (readonly (string | number)[])[],
  color = picocolors.isColorSupported,
): string {
  const ink = picocolors.createColors(color);
  const cells = rows.map(row => row.map(cell => (typeof cell === 'number' ? number(cell) : clean(cell, 200))));
  const widths = head.map((column, at) => Math.max(columns(column.title), ...cells.map(row => columns(row[at] ?? ''))));
  const wanted = widths.reduce((sum, width) => sum + width, 0) + between * (head.length - 1);
  let over = wanted - pageWidth;
  head.forEach((column, at) => {
    const width = widths[at] ?? 0;
    if (over <= 0 || !column.cut) return;
    // Half of the page for one column at least is left to it before the next one gives way.
    const next = Math.max(width - over, Math.min(width, 24));
    over -= width - next;
    widths[at] = next;
  });
  const drawn = new Table({
    chars: {
      ...bare,
      mid: '',
      'mid-mid': '',
      'left-mid': '',
      'right-mid': '',
      left: '',
      right: '',
      middle: ' '.repeat(between),
    },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
    colAligns: head.map(column => (column.right ? 'right' : 'left')),
  });
  drawn.push(head.map((column, at) => ink.dim(shortened(column.title, widths[at] ?? 0))));
  for (const row of cells) drawn.push(row.map((cell, at) => shortened(cell, widths[at] ?? 0, head[at]?.cut)));
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n');
}
