/** A card of one sentence from the catalogue. */
import { type Card, directionOf } from '../cards/card.ts';
import { type MessageId, say, type Values } from '../words/say.ts';
import type { CardOptions } from './card-options.ts';

export function messageCard(id: MessageId, options: Pick<CardOptions, 'language'>, values: Values = {}): Card {
  const { language } = options;
  return { language, direction: directionOf(language), title: say(language, id, values), blocks: [], actions: [] };
}
