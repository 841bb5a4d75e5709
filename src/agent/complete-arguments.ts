/** Turns "the second" into the id that stood there, for either model, from the thread's memory. */
import type { Arguments, Shown, SkillName } from '../skills/port.ts';
import { lastLine, type TurnLine } from './memory.ts';

/** The arguments with `item` resolved to an id: of a pending choice, else of the list shown last. */
export function completeArguments(tool: SkillName, args: Arguments, memory: readonly TurnLine[]): Arguments {
  if (args.item === undefined || args.personId !== undefined) return args;
  const last = lastLine(memory);
  if (last?.choosing && last.tool === tool) {
    const shown = last.shown[args.item - 1];
    if (!shown || args[`${last.choosing}Id`] !== undefined) return args;
    return { ...args, [`${last.choosing}Id`]: shown.id };
  }
  const shown = itemShown(args.item, memory);
  return shown?.kind === 'contact' ? { ...args, personId: shown.id } : args;
}

/** What stood at a place of the list that a number refers to: the last turn that showed a list, not one person. */
export function itemShown(item: number, memory: readonly TurnLine[]): Shown | undefined {
  return listLine(memory)?.shown[item - 1];
}

/** The last turn that showed a list. "More about the second" shows one person, so a later "and the third" looks past it. */
export function listLine(memory: readonly TurnLine[]): TurnLine | undefined {
  const showsList = (line: TurnLine) => line.shown.length > 0 && line.tool !== 'more' && line.tool !== 'why';
  return memory.findLast(showsList) ?? memory.findLast(line => line.shown.length > 0);
}
