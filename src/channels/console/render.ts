/** Card → text for a terminal: as wide as the terminal, coloured where it has colours, safe for both directions. */
import picocolors from 'picocolors';
import { bar } from '../../cards/bar.ts';
import type { Block, Card, CardAction, Level, PersonBlock } from '../../cards/card.ts';
import { columns, wrap } from './wrap.ts';

export interface RenderOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
}

/** Lines longer than this are hard to follow with the eye, however wide the terminal. */
const widest = 100;
const narrowest = 30;

const rightToLeftMark = '\u200F';

type Paint = (text: string) => string;

interface Ink {
  readonly title: Paint;
  readonly name: Paint;
  readonly muted: Paint;
  readonly warning: Paint;
  readonly action: Paint;
  readonly level: (level: Level) => Paint;
}

function inkFor(color: boolean): Ink {
  const colors = picocolors.createColors(color);
  const levels: Readonly<Record<Level, Paint>> = {
    4: colors.green,
    3: colors.yellow,
    2: colors.cyan,
    1: colors.dim,
    0: colors.dim,
  };
  return {
    title: colors.bold,
    name: colors.bold,
    muted: colors.dim,
    warning: colors.yellow,
    action: colors.cyan,
    level: level => levels[level],
  };
}

interface Page {
  readonly card: Card;
  readonly width: number;
  readonly ink: Ink;
}

/** Wrapped, painted and indented; `hanging` columns more from the second line on. */
function lines(text: string, page: Page, indent: number, paint: Paint = String, hanging = 0): readonly string[] {
  return wrap(text, page.width - indent - hanging).map((line, index) => {
    return ' '.repeat(indent + (index > 0 ? hanging : 0)) + paint(line);
  });
}

function numbered(number: number, page: Page): string {
  return new Intl.NumberFormat(page.card.language).format(number).padStart(2);
}

/** Under the name, to the right of number and bar. */
const personIndent = 8;

/** Name, role and word on one line where they fit, else the role below; the word is painted like the dots. */
function headLines(person: PersonBlock, page: Page): readonly string[] {
  const { ink } = page;
  const width = page.width - personIndent;
  const word = ink.level(person.level)(person.word);
  const role = person.role === '' ? '' : ` · ${person.role}`;
  if (columns(`${person.name}${role}  ${person.word}`) <= width) return [`${ink.name(person.name)}${role}  ${word}`];
  const below = person.role === '' ? [] : wrap(person.role, width);
  if (columns(`${person.name}  ${person.word}`) <= width) return [`${ink.name(person.name)}  ${word}`, ...below];
  return [
    ...wrap(person.name, width).map(ink.name),
    ...wrap(person.word, width).map(ink.level(person.level)),
    ...below,
  ];
}

/** The paths, and where this is known from: behind the last path where there is room for it. */
function pathLines(person: PersonBlock, page: Page): readonly string[] {
  const { ink } = page;
  const paths = person.paths.flatMap(path => lines(path, page, personIndent, String, 2));
  const last = paths.at(-1);
  if (!person.sources) return paths;
  if (last !== undefined && columns(`${last} · ${person.sources}`) <= page.width) {
    return [...paths.slice(0, -1), `${last}${ink.muted(` · ${person.sources}`)}`];
  }
  return [...paths, ...lines(person.sources, page, personIndent, ink.muted, 2)];
}

function personLines(person: PersonBlock, page: Page): readonly string[] {
  const { ink } = page;
  const [first = '', ...rest] = headLines(person, page);
  return [
    `${numbered(person.number, page)} ${ink.level(person.level)(bar(person.level))} ${first}`,
    ...rest.map(line => ' '.repeat(personIndent) + line),
    ...person.reasons.flatMap(reason => lines(reason, page, personIndent, ink.muted, 2)),
    ...pathLines(person, page),
    ...person.warnings.flatMap(warning => lines(`! ${warning}`, page, personIndent, ink.warning, 2)),
  ];
}

function choiceLines(block: Extract<Block, { type: 'choices' }>, page: Page): readonly string[] {
  const { ink } = page;
  return block.items.flatMap(item => {
    const hint = item.hint === '' ? '' : ` – ${item.hint}`;
    const [first = '', ...rest] = wrap(`${item.label}${hint}`, page.width - 4);
    const painted = first.startsWith(item.label)
      ? ink.name(item.label) + ink.muted(first.slice(item.label.length))
      : ink.name(first);
    return [`${numbered(item.number, page)}  ${painted}`, ...rest.map(line => `    ${ink.muted(line)}`)];
  });
}

function factLines(block: Extract<Block, { type: 'facts' }>, page: Page): readonly string[] {
  return block.facts.flatMap(({ label, value }) => {
    const [first = '', ...rest] = wrap(`${label}: ${value}`, page.width - 5);
    const painted = first.startsWith(`${label}:`) ? page.ink.muted(`${label}:`) + first.slice(label.length + 1) : first;
    return [`   ${painted}`, ...rest.map(line => `     ${line}`)];
  });
}

/** Buttons are what one may type next. */
function actionLines(actions: readonly CardAction[], page: Page): readonly string[] {
  const text = actions.map(action => `› ${action.label}`);
  const together = text.join('   ');
  if (columns(together) <= page.width) return [page.ink.action(together)];
  return text.flatMap(label => lines(label, page, 0, page.ink.action, 2));
}

function blockLines(block: Block, page: Page): readonly string[] {
  switch (block.type) {
    case 'text': {
      const paint = { plain: String, muted: page.ink.muted, warning: page.ink.warning }[block.tone ?? 'plain'];
      return lines(block.text, page, 0, paint);
    }
    case 'person':
      return personLines(block, page);
    case 'choices':
      return choiceLines(block, page);
    case 'facts':
      return factLines(block, page);
    case 'actions':
      return actionLines(block.actions, page);
    case 'links':
      return block.links.flatMap(({ label, url }) => lines(`${label}: ${url}`, page, 0, page.ink.muted, 2));
  }
}

/**
 * The card as terminal lines, none wider than `width` columns (30 at least, 100 at most). Every line of a
 * right-to-left card begins with a mark that says so, because it may begin with a name in Latin letters.
 */
export function renderCard(card: Card, options: RenderOptions): string {
  const width = Math.max(narrowest, Math.min(options.width, widest));
  const page: Page = { card, width, ink: inkFor(options.color) };
  const rendered = [
    ...lines(card.title, page, 0, page.ink.title),
    ...card.blocks.flatMap(block => blockLines(block, page)),
    ...(card.actions.length > 0 ? actionLines(card.actions, page) : []),
  ];
  return rendered.map(line => (card.direction === 'rtl' ? rightToLeftMark + line : line)).join('\n');
}
