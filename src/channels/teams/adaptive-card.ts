/** Card → Adaptive Cards for Teams: pure, measured, and complete in the text beside the card, too. */

import { cardActions } from '../../cards/actions.ts';
import { bar } from '../../cards/bar.ts';
import type { Block, Card, CardAction, ChoiceItem, PersonBlock } from '../../cards/card.ts';
import { cardText } from '../../cards/text.ts';
import {
  type CardElement,
  type FormButton,
  splitMessages,
  type TeamsButton,
  type TeamsMessage,
  type TextRun,
} from './card-json.ts';
import { escapeWithin } from './escape.ts';
import { limits } from './limits.ts';

/** More people than this are on the next page. */
const mostPeople = 5;

interface Page {
  readonly card: Card;
  /** Of the turn that this card answers: what its buttons lead to. */
  readonly reference: string;
  /** The buttons by their place; the same object is the same button. */
  readonly places: ReadonlyMap<CardAction, number>;
}

type Look = Omit<TextRun, 'type' | 'text'>;

const inline = (text: string, most: number) => escapeWithin(text.replace(/\s+/gu, ' ').trim(), most);

const run = (text: string, look: Look = {}): TextRun => ({ type: 'TextRun', text, ...look });

const paragraph = (inlines: readonly TextRun[], spacing: CardElement['spacing']): CardElement => ({
  type: 'RichTextBlock',
  spacing,
  inlines: inlines.filter(({ text }) => text !== ''),
});

const besideEachOther = (runs: readonly TextRun[]) =>
  runs.flatMap((one, index) => (index === 0 ? [one] : [run(' · '), one]));

/** A line below what it belongs to, its parts side by side; nothing where there is nothing to say. */
function line(...parts: readonly (readonly [text: string, look?: Look])[]): readonly CardElement[] {
  const runs = parts.flatMap(([text, look]) => {
    const said = inline(text, limits.line);
    return said === '' ? [] : [run(said, look)];
  });
  return runs.length === 0 ? [] : [paragraph(besideEachOther(runs), 'None')];
}

function button(action: CardAction, page: Page): TeamsButton | FormButton {
  const turn = `${page.reference}.${page.places.get(action) ?? 0}`;
  const title = inline(action.label, limits.buttonText);
  const { language } = page.card;
  return action.verb === 'change'
    ? { type: 'Action.Submit', title, data: { msteams: { type: 'task/fetch' }, change: turn, language } }
    : { type: 'Action.Execute', title, verb: 'turn', data: { turn, language } };
}

function buttons(
  actions: readonly CardAction[],
  page: Page,
  spacing: CardElement['spacing'] = 'Small',
): readonly CardElement[] {
  const rows: CardElement[] = [];
  for (let from = 0; from < actions.length; from += limits.actions) {
    const row = actions.slice(from, from + limits.actions).map(action => button(action, page));
    rows.push({ type: 'ActionSet', spacing, actions: row });
  }
  return rows;
}

const numbered = (number: number, page: Page) => `${new Intl.NumberFormat(page.card.language).format(number)}. `;

function person(block: PersonBlock, page: Page): CardElement {
  const head = paragraph(
    [
      run(numbered(block.number, page)),
      run(inline(block.name, limits.line), { weight: 'Bolder' }),
      run(`  ${bar(block.level)} ${inline(block.word, limits.line / 4)}`),
    ],
    'None',
  );
  // Five lines at most: two paths, and what belongs together on one line.
  const items = [
    head,
    ...line([block.role], [block.reasons.join(' · '), { isSubtle: true }]),
    ...block.paths.flatMap(path => line([path])),
    ...line(
      [block.warnings.map(warning => `⚠ ${warning}`).join(' · '), { color: 'Attention' }],
      [block.sources ?? '', { isSubtle: true }],
    ),
    ...buttons(block.actions ?? [], page),
  ];
  return { type: 'Container', spacing: 'Medium', items };
}

function choice(item: ChoiceItem, page: Page): CardElement {
  const hint = item.hint === '' ? '' : ` – ${inline(item.hint, limits.line)}`;
  const label = paragraph(
    [run(numbered(item.number, page)), run(inline(item.label, limits.line), { weight: 'Bolder' }), run(hint)],
    'None',
  );
  return { type: 'Container', spacing: 'Medium', items: [label, ...buttons([item.action], page)] };
}

function elementsOf(block: Block, page: Page): readonly CardElement[] {
  switch (block.type) {
    case 'text': {
      const warning = block.tone === 'warning';
      const text = inline(warning ? `⚠ ${block.text}` : block.text, limits.paragraph);
      const look: Look = warning ? { color: 'Attention' } : block.tone === 'muted' ? { isSubtle: true } : {};
      return text === '' ? [] : [paragraph([run(text, look)], 'Small')];
    }
    case 'person':
      return [person(block, page)];
    case 'choices':
      return block.items.map(item => choice(item, page));
    case 'facts':
      return block.facts.map(({ label, value }) => {
        const name = run(`${inline(`${label}:`, limits.line)} `, { weight: 'Bolder' });
        const said = inline(value, limits.line);
        return paragraph([name, run(said)], 'Small');
      });
    case 'actions':
      return buttons(block.actions, page);
    case 'links': {
      const links = block.links.map(({ label, url }) =>
        run(inline(label, limits.line), { selectAction: { type: 'Action.OpenUrl', url } }),
      );
      return links.length === 0 ? [] : [paragraph(besideEachOther(links), 'Small')];
    }
  }
}

function firstView(card: Card): Card {
  let people = 0;
  return { ...card, blocks: card.blocks.filter(block => block.type !== 'person' || ++people <= mostPeople) };
}

/**
 * One message, or several where Teams would refuse one. `reference`: of the turn that the card answers; the buttons carry
 * it and their place on the card, never data.
 */
export function messagesOf(card: Card, reference: string): readonly TeamsMessage[] {
  const places = new Map(cardActions(card).map((action, place) => [action, place] as const));
  const page: Page = { card, reference, places };
  const shown = firstView(card);
  const title = inline(shown.title, limits.paragraph);
  const besidePeople = new Set(
    shown.blocks.flatMap(block => (block.type === 'person' ? (block.actions ?? []) : [])).map(({ label }) => label),
  );
  const body = [
    ...(title === '' ? [] : [paragraph([run(title, { weight: 'Bolder', size: 'Medium' })], 'None')]),
    ...shown.blocks.flatMap(block => elementsOf(block, page)),
    // The next step may be the button that a person has already.
    ...buttons(
      shown.actions.filter(({ label }) => !besidePeople.has(label)),
      page,
      'Medium',
    ),
  ];
  const within = (text: string) => escapeWithin(text, limits.text);
  const frame = card.direction === 'rtl' ? { rtl: true as const } : {};
  return splitMessages(body, within(cardText(shown)), frame, within);
}
