/** The part of Block Kit that our cards need, and the cutting of what is too much for one message. */
import { limits } from './limits.ts';

interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** Slack leaves addresses and names of channels in the text alone. */
  readonly verbatim: true;
}

export interface SlackButton {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
  readonly value: string;
}

interface Thumb {
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
  /** What a screen reader says. */
  readonly accessibility_label: string;
}

export interface SlackThumbs {
  readonly type: 'feedback_buttons';
  readonly action_id: string;
  readonly positive_button: Thumb;
  readonly negative_button: Thumb;
}

export type SlackBlock =
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] }
  | { readonly type: 'actions'; readonly elements: readonly SlackButton[] }
  | { readonly type: 'context_actions'; readonly elements: readonly SlackThumbs[] };

export interface SlackMessage {
  /** What notifications show and screen readers say: everything that the blocks say. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
}

function size(block: SlackBlock): number {
  switch (block.type) {
    case 'section':
      return block.text.text.length;
    case 'context':
      return block.elements.reduce((sum, element) => sum + element.text.length, 0);
    case 'actions':
      return block.elements.reduce((sum, element) => sum + element.text.text.length, 0);
    case 'context_actions':
      return 0;
  }
}

function textOf(blocks: readonly SlackBlock[]): string {
  const texts = blocks.map(block => {
    if (block.type === 'section') return block.text.text;
    return block.type === 'context' ? block.elements.map(element => element.text).join(' ') : '';
  });
  return texts.filter(text => text !== '').join('\n');
}

/** The first message says in its text what all of them show; the text of a later one is what it shows itself. */
export function splitMessages(blocks: readonly SlackBlock[], text: string): readonly SlackMessage[] {
  const pages: SlackBlock[][] = [[]];
  let length = 0;
  for (const block of blocks) {
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && (page.length === limits.blocks || length + size(block) > limits.message)) {
      pages.push([block]);
      length = size(block);
    } else {
      page.push(block);
      length += size(block);
    }
  }
  return pages.map((page, index) => ({ text: index === 0 ? text : textOf(page), blocks: page }));
}
