/**
 * What we show, independent of the channel: plain data with final strings. A channel renders it; `cards/text.ts` turns
 * it into the complete text fallback. A first view is five lines and then a button.
 */
import type { Language } from '../words/port.ts';

/**
 * `share…` are steps of sharing a private answer: look at what it would show, do it, leave it. `save` to `undo` are decisions
 * about what is proposed to be written: all that is ticked, tick or untick a piece, open a form, leave it, take it back.
 */
export const verbs = [
  ...(['more-people', 'pick', 'why', 'about', 'ask', 'share', 'share-now', 'share-not'] as const),
  ...(['save', 'tick', 'change', 'leave', 'undo'] as const),
] as const;

/**
 * A click: the verb and its arguments, stored with the turn; a channel's button carries only an id that leads here.
 * The arguments are laid over those of the turn the card answered, except for `ask`, whose `text` is a new message.
 */
export interface CardAction {
  readonly label: string;
  readonly verb: (typeof verbs)[number];
  readonly arguments: Readonly<Record<string, string | number>>;
}

/** How many of the four dots of the bar are filled. Follows the word, so that the cut-offs decide, not the number. */
export type Level = 0 | 1 | 2 | 3 | 4;

export interface PersonBlock {
  readonly type: 'person';
  /** Place in the list, from 1: what "the second" means. */
  readonly number: number;
  readonly name: string;
  /** Title · company · place, already joined; empty where none is known. */
  readonly role: string;
  /** 0 to 1. Null where nobody knows them. */
  readonly strength: number | null;
  readonly level: Level;
  /** `strong`, `warm`, `faint`, `connected only`, in the reader's language. */
  readonly word: string;
  /** Why this person is shown: "matches: procurement (“Head of Purchasing”) · Kraków". */
  readonly reasons: readonly string[];
  /** "You" / "Anna Nowak · 14 mails both ways, last 12 days ago · 3 meetings" */
  readonly paths: readonly string[];
  readonly warnings: readonly string[];
  /** "from HubSpot and your LinkedIn"; null unless several sources speak of this person. */
  readonly sources: string | null;
  readonly actions?: readonly CardAction[];
}

export interface ChoiceItem {
  readonly number: number;
  readonly label: string;
  /** What tells it from the others; may be empty. */
  readonly hint: string;
  readonly action: CardAction;
}

export type Block =
  | { readonly type: 'text'; readonly text: string; readonly tone?: 'plain' | 'muted' | 'warning' }
  | PersonBlock
  | { readonly type: 'choices'; readonly items: readonly ChoiceItem[] }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly type: 'actions'; readonly actions: readonly CardAction[] }
  /** Pages of the company's own CRM, and of nobody else: `url` is one of `webAddress`. */
  | { readonly type: 'links'; readonly links: readonly { readonly label: string; readonly url: string }[] };

export interface Card {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  /** One line: the answer in short. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** The next step, one click away. */
  readonly actions: readonly CardAction[];
}

/** The direction the sentences of a language run in. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'fa' ? 'rtl' : 'ltr';
}

/** The same card with a line added: that the model was down, that not all may be shown here. */
export function withNote(card: Card, text: string): Card {
  return { ...card, blocks: [...card.blocks, { type: 'text', text, tone: 'muted' }] };
}
