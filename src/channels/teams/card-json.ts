/** The part of Adaptive Cards 1.5 that our cards need, and the cutting of what is too much for one message. */
import { limits } from './limits.ts';

/** Teams interprets nothing in a run of text, unlike in a text block. */
export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium';
  readonly isSubtle?: true;
  readonly color?: 'Attention';
  readonly selectAction?: { readonly type: 'Action.OpenUrl'; readonly url: string };
}

export interface TeamsButton {
  readonly type: 'Action.Execute';
  readonly title: string;
  readonly verb: 'turn';
  /** Where it leads, and the language of the card: a click that comes too late is answered in it. */
  readonly data: { readonly turn: string; readonly language: string };
}

/** Opens a form in a dialog. */
export interface FormButton {
  readonly type: 'Action.Submit';
  readonly title: string;
  /** What the form is about, in ids: the own page, or what a card proposes; and the language of the card. */
  readonly data: {
    readonly msteams: { readonly type: 'task/fetch' };
    readonly language: string;
  } & ({ readonly home: string } | { readonly change: string });
}

interface Spaced {
  readonly spacing?: 'None' | 'Small' | 'Medium';
}
export type CardElement = Spaced &
  (
    | { readonly type: 'RichTextBlock'; readonly inlines: readonly TextRun[] }
    | { readonly type: 'ActionSet'; readonly actions: readonly (TeamsButton | FormButton)[] }
    | { readonly type: 'Container'; readonly items: readonly CardElement[] }
  );

export interface AdaptiveCard {
  readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly rtl?: true;
  readonly fallbackText: string;
  readonly body: readonly CardElement[];
}

export interface TeamsMessage {
  /** What notifications show: everything that the card says. */
  readonly summary: string;
  readonly card: AdaptiveCard;
}

const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

/** Everything written in an element, buttons left out. */
function linesOf(element: CardElement): readonly string[] {
  switch (element.type) {
    case 'RichTextBlock':
      return [element.inlines.map(run => run.text).join('')];
    case 'Container':
      return element.items.flatMap(linesOf);
    case 'ActionSet':
      return [];
  }
}

const titlesOf = (element: CardElement): readonly string[] =>
  element.type === 'ActionSet' ? element.actions.map(action => action.title) : [];

type Frame = Pick<AdaptiveCard, 'rtl'>;

function messageOf(body: readonly CardElement[], text: string, frame: Frame): TeamsMessage {
  const card: AdaptiveCard = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    ...frame,
    fallbackText: text,
    body,
  };
  return { summary: text, card };
}

/** The first message says in its text what all of them show; the text of a later one is what it shows itself. */
export function splitMessages(
  body: readonly CardElement[],
  text: string,
  frame: Frame,
  within: (text: string) => string,
): readonly TeamsMessage[] {
  // What stands around the elements, with the text, which is there twice.
  const room = limits.message - sizeOf(messageOf([], '', frame)) - 2 * limits.text;
  const pages: CardElement[][] = [[]];
  let size = 0;
  for (const element of body) {
    const own = sizeOf(element) + 1;
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && size + own > room) {
      pages.push([element]);
      size = own;
    } else {
      page.push(element);
      size += own;
    }
  }
  const said = (page: readonly CardElement[]) => {
    const lines = page.flatMap(linesOf);
    // Of a message that holds nothing but buttons, they are what there is to read.
    return (lines.length > 0 ? lines : page.flatMap(titlesOf)).join('\n');
  };
  return pages.map((page, index) => messageOf(page, index === 0 ? text : within(said(page)), frame));
}
