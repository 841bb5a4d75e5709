/** What a thread remembers of its turns: the tool, what was asked, and which ids were shown in which order. Never rows. */
import type { Arguments, Outcome, Shown, SkillName, SkillResult } from '../skills/port.ts';

export interface TurnLine {
  readonly tool: SkillName;
  readonly arguments: Arguments;
  readonly outcome: Outcome;
  readonly shown: readonly Shown[];
  /** Set when the reply asked to choose: the argument a pick fills in. */
  readonly choosing?: SkillResult['choosing'];
  /** Somebody else's words that the turn would log. Not for a model. */
  readonly quoted?: string | undefined;
}

/** How many earlier turns of a thread are kept in mind. */
export const remembered = 6;

/** The line a result leaves in its thread's memory. */
export function turnLine(result: SkillResult): TurnLine {
  return {
    tool: result.skill,
    arguments: result.arguments,
    outcome: result.outcome,
    shown: result.shown,
    ...(result.choosing ? { choosing: result.choosing } : {}),
  };
}

/** The last turn that a follow-up may refer to; a declined or failed turn leaves nothing to follow up on. */
export function lastLine(memory: readonly TurnLine[]): TurnLine | undefined {
  return memory.findLast(line => line.outcome !== 'declined' && line.outcome !== 'failed');
}

/** What the chat model is told of earlier turns: one line a turn; the ids stay here, it sees only how many were shown. */
export function memoryForModel(memory: readonly TurnLine[]): string {
  return memory
    .slice(-remembered)
    .map(line =>
      JSON.stringify({
        tool: line.tool,
        arguments: Object.fromEntries(Object.entries(line.arguments).filter(([key]) => !/Ids?$/u.test(key))),
        outcome: line.outcome,
        shown: line.shown.length,
        ...(line.choosing ? { choosing: line.choosing } : {}),
      }),
    )
    .join('\n');
}
