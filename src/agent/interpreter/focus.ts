/** Who and what a thread is about: the list shown last, the person shown last, the question asked last. */
import type { Arguments } from '../../skills/port.ts';
import { itemShown, listLine } from '../complete-arguments.ts';
import { lastLine, type TurnLine } from '../memory.ts';
import { placeInList } from './items.ts';

/** The last question that a follow-up can repeat. */
export function lastQuestion(memory: readonly TurnLine[]): TurnLine | undefined {
  return memory.findLast(
    line => (line.tool === 'who-we-know' || line.tool === 'find-people') && line.outcome !== 'failed',
  );
}

/** The last list of people. */
export function lastList(memory: readonly TurnLine[]): TurnLine | undefined {
  return lastQuestion(memory);
}

/** "Her", "him", or nobody named: the one person shown last, else the first of the list. */
export function focusPerson(memory: readonly TurnLine[]): Arguments | undefined {
  const line = lastLine(memory);
  if (!line) return undefined;
  const { person, personId } = line.arguments;
  if (personId !== undefined) return { ...(person === undefined ? {} : { person }), personId };
  const shown = line.shown[0];
  if (shown?.kind === 'contact') return { ...(person === undefined ? {} : { person }), personId: shown.id };
  return person === undefined ? undefined : { person };
}

/** What "the second" or "the last one" stands for. */
export function itemArguments(place: number, memory: readonly TurnLine[]): Arguments {
  const length = listLine(memory)?.shown.length ?? 0;
  const item = placeInList(place, length);
  if (item === undefined) return place > 0 ? { item: place } : {};
  const shown = itemShown(item, memory);
  return { item, ...(shown?.kind === 'contact' ? { personId: shown.id } : {}) };
}

/** Whether the last reply showed one person only. */
export function showsOne(memory: readonly TurnLine[]): boolean {
  const line = lastLine(memory);
  return line !== undefined && (line.shown.length === 1 || line.tool === 'more' || line.tool === 'why');
}
