/** The buttons of a card in one order, so that a button can carry its place instead of what it does. */
import type { Block, Card, CardAction } from './card.ts';

function ofBlock(block: Block): readonly CardAction[] {
  switch (block.type) {
    case 'person':
      return block.actions ?? [];
    case 'choices':
      return block.items.map(item => item.action);
    case 'actions':
      return block.actions;
    default:
      return [];
  }
}

export function cardActions(card: Card): readonly CardAction[] {
  return [...card.blocks.flatMap(ofBlock), ...card.actions];
}
