/** Card → the complete plain text: for notifications, logs, `--json` and whoever listens instead of looking. */
import type { Block, Card, CardAction, PersonBlock } from './card.ts';

/** Sets the direction of a line that begins with a name in the other script; prints nothing. */
const rightToLeftMark = '\u200F';

function numberIn(card: Card, number: number): string {
  return new Intl.NumberFormat(card.language).format(number);
}

const labels = (actions: readonly CardAction[]) => actions.map(action => action.label).join(' · ');

function personLines(person: PersonBlock, card: Card): readonly string[] {
  const comma = card.language === 'fa' ? '، ' : ', ';
  const who = [person.name, person.role].filter(part => part !== '').join(comma);
  const below = [
    ...person.paths,
    ...person.warnings.map(warning => `! ${warning}`),
    ...person.reasons,
    ...(person.sources ? [person.sources] : []),
  ];
  return [`${numberIn(card, person.number)}. ${who} (${person.word})`, ...below.map(line => `   ${line}`)];
}

function blockLines(block: Block, card: Card): readonly string[] {
  switch (block.type) {
    case 'text':
      return [block.text];
    case 'person':
      return personLines(block, card);
    case 'choices':
      return block.items.map(
        item => `${numberIn(card, item.number)}. ${item.label}${item.hint === '' ? '' : ` – ${item.hint}`}`,
      );
    case 'facts':
      return block.facts.map(fact => `${fact.label}: ${fact.value}`);
    case 'actions':
      return block.actions.length === 0 ? [] : [labels(block.actions)];
    case 'links':
      return block.links.map(({ label, url }) => `${label}: ${url}`);
  }
}

/**
 * Every sentence, name, path and warning of the card, one a line; the bar is said by its word. Buttons stand in the
 * last line by their labels, which are also what one may type.
 */
export function cardText(card: Card): string {
  const lines = [card.title, ...card.blocks.flatMap(block => blockLines(block, card))];
  if (card.actions.length > 0) lines.push(labels(card.actions));
  return lines.map(line => (card.direction === 'rtl' ? rightToLeftMark + line : line)).join('\n');
}
