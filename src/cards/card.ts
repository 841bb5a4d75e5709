/**
 * What we show, independent of the channel: plain data with final strings. A channel renders it; `cards/text.ts` turns
 * it into the complete text fallback. A first view is five lines and then a button.
 */
import type { Language } from '../words/port.ts';

/** A click: the verb and its arguments, stored with the turn; a channel's button carries only an id that leads here. */
export interface CardAction {
  readonly label: string;
  readonly verb: 'more-people' | 'pick' | 'why' | 'about' | 'ask';
  readonly arguments: Readonly<Record<string, string | number>>;
}

export interface PersonBlock {
  readonly type: 'person';
  /** Place in the list, from 1: what "the second" means. */
  readonly number: number;
  readonly name: string;
  /** Title · company · place, already joined. */
  readonly role: string;
  /** 0 to 1, drawn as a small bar where the channel can. Null where nobody knows them. */
  readonly strength: number | null;
  /** `strong`, `warm`, `faint`, `connected only`, in the reader's language. */
  readonly word: string;
  /** "You" / "Anna Nowak · 14 mails both ways, last 12 days ago · 3 meetings" */
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
  readonly actions?: readonly CardAction[];
}

export type Block =
  | { readonly type: 'text'; readonly text: string; readonly tone?: 'plain' | 'muted' | 'warning' }
  | PersonBlock
  | { readonly type: 'choices'; readonly items: readonly { number: number; label: string; hint: string; action: CardAction }[] }
  | { readonly type: 'facts'; readonly facts: readonly { label: string; value: string }[] }
  | { readonly type: 'actions'; readonly actions: readonly CardAction[] };

export interface Card {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** One line: the answer in short. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The next step, one click away. */
  readonly actions: readonly CardAction[];
}
