/** The skills as langchain tools. A tool's result ends the turn; the typed result travels beside the messages. */
import { isGraphBubbleUp } from '@langchain/langgraph';
import { type ToolRuntime, tool } from 'langchain';
import type { Arguments, Skill } from '../skills/port.ts';
import { completeArguments } from './complete-arguments.ts';
import type { TurnContext, turnContext } from './turn.ts';

/** Runs a skill for a turn. Used by the tools, and directly by slash commands and buttons, which need no model. */
export function runSkill(skill: Skill, args: Arguments, turn: TurnContext['turn']) {
  const context = { audience: turn.audience, now: turn.now, language: turn.language };
  return skill.run(completeArguments(skill.name, args, turn.memory), context);
}

export function skillTools(skills: readonly Skill[]) {
  return skills.map(skill =>
    tool(
      async (input: Record<string, unknown>, runtime: ToolRuntime<never, typeof turnContext>) => {
        const { turn, outcome } = runtime.context;
        // A second call in the same answer would overwrite the first.
        if (outcome.result || outcome.error) return 'skipped';
        try {
          outcome.result = await runSkill(skill, input as Arguments, turn);
        } catch (error) {
          if (isGraphBubbleUp(error)) throw error;
          // Caught here because langchain would hand the text of the error to the model and call it again.
          outcome.error = error;
        }
        return 'shown';
      },
      // Loose, because the interpreter also passes ids it took from the thread's memory.
      { name: skill.name, description: skill.description, schema: skill.schema.loose(), returnDirect: true },
    ),
  );
}
