/** The four dots beside a person: as many filled as the level. */
import type { Level } from './card.ts';

export function bar(level: Level): string {
  return '●'.repeat(level) + '○'.repeat(4 - level);
}
