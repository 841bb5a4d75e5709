/**
 * The text of what we log, where a vendor has one field for it, of HTML or of plain text: what the seller said, and a last
 * paragraph with what the vendor has no field for, who logged it, and a mark by which it is found again. The mark is text,
 * because vendors drop the attributes of what they are given.
 */
import type { Author, Write } from '../domain/write.ts';
import type { Language } from '../words/port.ts';
import { say } from '../words/say.ts';

type Activity = Extract<Write, { kind: 'activity' }>;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** Quotes stay, because 32 kB of them would not fit any more. */
export const inHtml = (text: string) =>
  text
    .replace(/\r\n/gu, '\n')
    .replace(/[&<>]/gu, char => escapes[char] ?? char)
    .replaceAll('\n', '<br>');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** The text of HTML, whoever wrote it. */
export const fromHtml = (html: string) =>
  html
    .replace(/<br\s*\/?>|<\/(?:p|div)>(?=\s*<)/giu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu, (all, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : Number.NaN;
      return code <= 0x10ffff ? String.fromCodePoint(code) : (named[name ?? ''] ?? all);
    });

export const signature = (author: Author, language: Language) =>
  say(language, 'crm.logged', { name: author.name, via: author.via });

type Facts = readonly string[];

/** What was said besides the text. */
function factLine(write: Activity, language: Language, more: Facts): string {
  return [
    say(language, 'crm.activity', { type: write.type }),
    ...(write.minutes === null ? [] : [say(language, 'crm.minutes', { minutes: write.minutes })]),
    ...(write.outcome === null ? [] : [say(language, 'crm.outcome', { outcome: write.outcome.replace('-', '') })]),
    ...more,
  ].join(' · ');
}

const mark = (kind: string, key: string) => `[acquaint ${kind} ${key}]`;
const markAtEnd = /\[acquaint ([a-z]+) ([\w.:-]+)\]\s*$/u;

const withMark = (text: string, last: readonly string[]) =>
  `<div>${inHtml(text)}</div><p>${last.map(inHtml).join('<br>')}</p>`;

export const activityHtml = (write: Activity, key: string, author: Author, language: Language) =>
  withMark(write.text, activityLines(write, key, author, language));

export const taskHtml = (key: string, author: Author, language: Language) =>
  withMark('', taskLines(key, author, language));

export const changeHtml = (said: string, key: string, author: Author, language: Language) =>
  withMark(said, changeLines(key, author, language));

/** The last paragraph as lines of plain text; `more` are facts that a vendor has no place for. */
export const activityLines = (write: Activity, key: string, author: Author, language: Language, more: Facts = []) => [
  factLine(write, language, more),
  signature(author, language),
  mark(write.type, key),
];

export const taskLines = (key: string, author: Author, language: Language) => [
  signature(author, language),
  mark('task', key),
];

export const changeLines = (key: string, author: Author, language: Language) => [
  signature(author, language),
  mark('change', key),
];

export const inPlain = (text: string, last: readonly string[]) =>
  [...(text === '' ? [] : [text, '']), ...last].join('\n');

export interface Logged {
  /** What the seller said, without our paragraph. */
  readonly text: string;
  /** The type of activity, `task` or `change`. */
  readonly kind: string;
  readonly key: string;
  /** The line of facts is the one that belongs to this write. */
  readonly says: (write: Activity, language: Language, more?: Facts) => boolean;
}

/** What stands in a text of ours; null where it is none, or not any more. */
export const readLogged = (html: string) => readWhole(fromHtml(html));

/** The same of plain text, where an empty line stands before our paragraph. */
export function readPlain(text: string): Logged | null {
  const found = readWhole(text);
  return found && { ...found, text: found.text.replace(/\n$/u, '') };
}

function readWhole(text: string): Logged | null {
  const whole = text.replace(/\r\n/gu, '\n').trimEnd();
  const found = markAtEnd.exec(whole);
  if (!found) return null;
  const [, kind = '', key = ''] = found;
  const lines = whole.slice(0, found.index).trimEnd().split('\n');
  const isActivity = kind !== 'task' && kind !== 'change';
  const ours = lines.splice(isActivity ? -2 : -1);
  return {
    text: lines.join('\n'),
    kind,
    key,
    says: (write, language, more = []) => ours[0] === factLine(write, language, more),
  };
}
