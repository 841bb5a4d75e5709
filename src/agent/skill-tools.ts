/** The skills as langchain tools. A tool's result ends the turn; the typed result travels beside the messages. */
import { z } from 'zod';
import type { Arguments, Skill } from '../skills/port.ts';
import { completeArguments } from './complete-arguments.ts';
import { isGraphBubbleUp, type ToolRuntime, tool } from './langchain.ts';
import type { TurnContext, turnContext } from './turn.ts';

/** Runs a skill for a turn. Used by the tools, and directly by slash commands and buttons, which need no model. */
export function runSkill(skill: Skill, args: Arguments, turn: TurnContext['turn']) {
  const context = { audience: turn.audience, now: turn.now, language: turn.language };
  return skill.run(completeArguments(skill.name, inOwnWords(skill, args, turn), turn.memory), context);
}

/** What is written down is in the colleague's own words: of this message or an earlier one, never a model's version of it. */
function inOwnWords(skill: Skill, given: Arguments, { text, memory }: TurnContext['turn']): Arguments {
  if (skill.effect !== 'propose' || text === '') return given;
  const { quoted, ...args } = given;
  // A correction of what quotes somebody goes on quoting them, as long as their words are there.
  const said = quoted && memory.findLast(line => line.quoted !== undefined)?.quoted;
  if (said) return { ...args, quoted, said };
  const spoken = [text.trim(), ...memory.flatMap(line => line.arguments.said ?? [])];
  return args.said !== undefined && spoken.includes(args.said)
    ? args
    : { ...args, said: text.trim().slice(0, longestSaid) };
}

/** As much as the schema of the tool takes. */
const longestSaid = 2000;

const item = z.number().int().optional().describe('Place in the list or the choices shown before, from 1.');

/**
 * What a model may fill in: the skill's own arguments without ids, which come from the thread's memory only (one that a
 * model made up would open somebody at random), and the place in a list instead.
 */
export function schemaForModel(skill: Skill): z.ZodObject {
  const words = Object.entries(skill.schema.shape).filter(([key]) => !/Ids?$|^(?:leftOut|piece)$/u.test(key));
  return z.object({ ...Object.fromEntries(words), item });
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
      // Loose, because the interpreter also passes the ids it took from memory.
      { name: skill.name, description: skill.description, schema: schemaForModel(skill).loose(), returnDirect: true },
    ),
  );
}
