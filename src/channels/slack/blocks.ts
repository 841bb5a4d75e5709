/** Card → Slack messages: pure, measured, and complete in the text beside the blocks, too. */

import { cardActions } from '../../cards/actions.ts';
import { bar } from '../../cards/bar.ts';
import type { Block, Card, CardAction, ChoiceItem, PersonBlock } from '../../cards/card.ts';
import { cardText } from '../../cards/text.ts';
import { say } from '../../words/say.ts';
import { escaped, escapeWithin, plainWithin } from './escape.ts';
import { limits } from './limits.ts';
import { type SlackBlock, type SlackButton, type SlackMessage, splitMessages } from './message.ts';

/** More people than this are on the next page. */
const mostPeople = 5;

/** Sets the direction of a line that begins with a name in the other script; prints nothing. */
export const rightToLeftMark = '\u200F';

interface Page {
  readonly card: Card;
  /** Of the turn that this card answers: what its buttons lead to. */
  readonly reference: string;
  /** The buttons by their place; the same object is the same button. */
  readonly places: ReadonlyMap<CardAction, number>;
}

const directed = (line: string, page: Page) => (page.card.direction === 'rtl' ? rightToLeftMark + line : line);

/** On one line, because a mark of format reaches to the end of its line at most. */
const inline = (text: string, most: number) => escapeWithin(text.replace(/\s+/gu, ' ').trim(), most);

/** Escaped, with `marks` around it; room for marks and the mark of direction is kept free. */
const line = (text: string, page: Page, mark = '') =>
  text === '' ? '' : directed(`${mark}${inline(text, limits.section - 8)}${mark}`, page);

/** Sections of lines, as many as they need. */
function sections(lines: readonly string[]): readonly SlackBlock[] {
  const texts: string[] = [];
  for (const one of lines.filter(text => text !== '')) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + one.length <= limits.section)
      texts[texts.length - 1] = `${last}\n${one}`;
    else texts.push(one);
  }
  return texts.map(text => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } }));
}

function button(action: CardAction, page: Page): SlackButton {
  const place = page.places.get(action) ?? 0;
  return {
    type: 'button',
    // The language is that of the card: a click that comes too late is answered in it without looking anything up.
    action_id: `${action.verb === 'change' ? 'change' : 'turn'}.${place}.${page.card.language}`,
    text: { type: 'plain_text', text: plainWithin(action.label, limits.buttonText), emoji: false },
    value: `${page.reference}.${place}`,
  };
}

function buttons(actions: readonly CardAction[], page: Page): readonly SlackBlock[] {
  const rows: SlackBlock[] = [];
  for (let from = 0; from < actions.length; from += limits.actions) {
    const row = actions.slice(from, from + limits.actions);
    rows.push({ type: 'actions', elements: row.map(action => button(action, page)) });
  }
  return rows;
}

const numbered = (number: number, page: Page) => new Intl.NumberFormat(page.card.language).format(number);

function personBlocks(person: PersonBlock, page: Page): readonly SlackBlock[] {
  const head = `${numbered(person.number, page)}. *${inline(person.name, limits.section / 2)}*`;
  const strength = `${bar(person.level)} ${inline(person.word, limits.section / 4)}`;
  // Five lines at most: what belongs together is on one line. The buttons stand below, because one that stands beside the
  // text takes half of a phone's width from it, and is cut off there.
  const together = (parts: readonly string[]) => line(parts.filter(part => part !== '').join(' · '), page);
  const lines = [
    directed(`${head}  ${strength}`, page),
    together([person.role, ...person.reasons]),
    ...person.paths.map(path => line(path, page)),
    together(person.warnings.map(warning => `⚠ ${warning}`)),
    line(person.sources ?? '', page),
  ];
  return [...sections(lines), ...buttons(person.actions ?? [], page)];
}

function choiceBlocks(item: ChoiceItem, page: Page): readonly SlackBlock[] {
  const hint = item.hint === '' ? '' : ` – ${inline(item.hint, limits.section / 3)}`;
  const label = inline(item.label, limits.section / 2);
  const text = directed(`${numbered(item.number, page)}. *${label}*${hint}`, page);
  return [...sections([text]), ...buttons([item.action], page)];
}

function blocksOf(block: Block, page: Page): readonly SlackBlock[] {
  switch (block.type) {
    case 'text':
      if (block.tone === 'muted') {
        const text = line(block.text, page);
        return text === '' ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
      }
      return sections([line(block.tone === 'warning' ? `⚠ ${block.text}` : block.text, page)]);
    case 'person':
      return personBlocks(block, page);
    case 'choices':
      return block.items.flatMap(item => choiceBlocks(item, page));
    case 'facts':
      return sections(
        block.facts.map(({ label, value }) => {
          const name = `*${inline(label, 200)}:*`;
          return directed(`${name} ${inline(value, limits.section - name.length - 8)}`, page);
        }),
      );
    case 'actions':
      return buttons(block.actions, page);
    case 'links': {
      const links = block.links.map(
        ({ label, url }) => `<${url.replaceAll('&', '&amp;')}|${inline(label, limits.buttonText)}>`,
      );
      const text = directed(links.join(' · '), page);
      return links.length === 0 ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] }];
    }
  }
}

/** One small row, told from the card's own buttons by Slack itself. */
function thumbsUnder({ card, reference }: Page): SlackBlock {
  const thumb = (text: string, verdict: 'good' | 'bad') => ({
    text: { type: 'plain_text' as const, text },
    value: `${reference}.${verdict}`,
    accessibility_label: plainWithin(say(card.language, `feedback.${verdict}`), limits.buttonText),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: `feedback.${card.language}`,
        positive_button: thumb('👍', 'good'),
        negative_button: thumb('👎', 'bad'),
      },
    ],
  };
}

function firstView(card: Card): Card {
  let people = 0;
  return { ...card, blocks: card.blocks.filter(block => block.type !== 'person' || ++people <= mostPeople) };
}

/**
 * One message, or several where Slack would refuse one. `reference`: of the turn that the card answers; the buttons
 * carry it and their place on the card, never data.
 */
export function messagesOf(
  card: Card,
  reference: string,
  { thumbs = false }: { thumbs?: boolean } = {},
): readonly SlackMessage[] {
  const places = new Map(cardActions(card).map((action, place) => [action, place] as const));
  const page: Page = { card, reference, places };
  const shown = firstView(card);
  const besidePeople = new Set(
    shown.blocks.flatMap(block => (block.type === 'person' ? (block.actions ?? []) : [])).map(({ label }) => label),
  );
  const blocks = [
    ...sections([line(card.title, page, '*')]),
    ...shown.blocks.flatMap(block => blocksOf(block, page)),
    // The next step may be the button that a person has already.
    ...buttons(
      shown.actions.filter(({ label }) => !besidePeople.has(label)),
      page,
    ),
    ...(thumbs ? [thumbsUnder(page)] : []),
  ];
  return splitMessages(blocks, escapeWithin(cardText(shown), limits.text));
}

/** One sentence of ours as a message; what it says is escaped like everything else. */
export function sentence(text: string): SlackMessage {
  return { text: escaped(text), blocks: sections([inline(text, limits.section)]) };
}

/** A sentence of ours that leads to a message; `address` comes from Slack. */
export function linkTo(address: string, text: string): SlackMessage {
  const label = inline(text, limits.section / 2).replaceAll('|', '/');
  const link = `<${new URL(address).href.replaceAll('|', '%7C')}|${label}>`;
  return { text: link, blocks: sections([link]) };
}
