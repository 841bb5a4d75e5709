/**
 * The text of a message of ours: what the seller said, escaped, and below it who was there and who logged it. A mark that
 * Odoo keeps tells our paragraph from the seller's own.
 */
import type { ActivityType } from '../../domain/proposal.ts';
import type { Author, RecordRef, Write } from '../../domain/write.ts';
import type { Language } from '../../words/port.ts';
import { say } from '../../words/say.ts';
import { idOfKey } from './records.ts';

type Activity = Extract<Write, { kind: 'activity' }>;

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, char => escapes[char] ?? char);

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
/** Text of our own paragraphs back from what Odoo made of them. */
export const unescapeHtml = (html: string) =>
  html
    .replace(/<br\s*\/?>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/giu, (all, decimal?: string, hex?: string, name?: string) =>
      decimal
        ? String.fromCodePoint(Number(decimal))
        : hex
          ? String.fromCodePoint(Number.parseInt(hex, 16))
          : (named[name ?? ''] ?? all),
    );

const mark = 'acquaint:';
const paragraph = /<p data-id="acquaint:(\w+)">([\s\S]*?)<\/p>/u;

export const signature = (author: Author, language: Language) =>
  say(language, 'crm.logged', { name: author.name, via: author.via });

/** Odoo's own form of a mention, so that it leads to the contact. */
const mention = (ref: RecordRef) => {
  const id = 'key' in ref ? idOfKey(ref.key) : undefined;
  const name = escapeHtml(ref.name);
  return id === undefined ? name : `<a href="#" data-oe-model="res.partner" data-oe-id="${id}">${name}</a>`;
};

const lines = (text: string) => escapeHtml(text).replace(/\r?\n/gu, '<br>');

/** The facts of an activity that the message has no field for. */
export function factsOf(write: Activity, language: Language): string {
  return [
    say(language, 'crm.activity', { type: write.type }),
    ...(write.minutes === null ? [] : [say(language, 'crm.minutes', { minutes: write.minutes })]),
    ...(write.outcome === null ? [] : [say(language, 'crm.outcome', { outcome: write.outcome.replace('-', '') })]),
  ].join(' · ');
}

export function bodyOf(write: Activity, author: Author, language: Language): string {
  const parts = [
    escapeHtml(factsOf(write, language)),
    ...(write.contacts.length > 0 ? [write.contacts.map(mention).join(', ')] : []),
    escapeHtml(signature(author, language)),
  ];
  return `<p>${lines(write.text)}</p><p data-id="${mark}${write.type}">${parts.join('<br>')}</p>`;
}

/** Parts the seller's words from ours where a field holds plain text. */
const line = '\n\n--\n';

/** The same for a field that shows markup as it stands: up to 14 the description of a meeting does. */
export function plainBodyOf(write: Activity, author: Author, language: Language): string {
  const names = write.contacts.map(contact => contact.name).join(', ');
  const parts = [factsOf(write, language), ...(names ? [names] : []), signature(author, language)];
  return write.text + line + parts.join('\n');
}

export interface OurBody {
  readonly text: string;
  readonly type: ActivityType;
  /** What stands in our paragraph, as text. */
  readonly facts: string;
  /** Ids of the partners named in it. */
  readonly partners: readonly number[];
}

const types: readonly string[] = ['call', 'meeting', 'email', 'message', 'visit', 'note'] satisfies ActivityType[];
const isType = (word: string): word is ActivityType => types.includes(word);

/** What stands in a message of ours; null where it is none, or not any more. */
export function readBody(html: string): OurBody | null {
  const found = paragraph.exec(html);
  const [whole, type = '', facts = ''] = found ?? [];
  if (whole === undefined || !isType(type)) return null;
  const said = html.slice(0, found?.index).replace(/^\s*<p>|<\/p>\s*$/gu, '');
  return {
    text: unescapeHtml(said),
    type,
    facts: unescapeHtml(facts),
    partners: [...facts.matchAll(/data-oe-model="res\.partner" data-oe-id="(\d+)"/gu)].map(match => Number(match[1])),
  };
}

/** What stands in the description of a meeting of ours where it is plain text. */
export function readPlainBody(text: string): Pick<OurBody, 'text' | 'facts'> | null {
  const at = text.lastIndexOf(line);
  return at < 0 ? null : { text: text.slice(0, at), facts: text.slice(at + line.length) };
}
