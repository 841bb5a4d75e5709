/** One agent, two models. Built once; a turn is one model call that chooses a skill, whose result ends it. */
import type { FindNames } from '../knowledge/port.ts';
import type { Arguments, Skill, SkillName, SkillResult } from '../skills/port.ts';
import { EmbeddedModel } from './embedded-model.ts';
import type { Interpret } from './interpreter/interpret.ts';
import { type BaseChatModel, createAgent, HumanMessage } from './langchain.ts';
import { memoryForModel } from './memory.ts';
import { modelFallback } from './model-fallback.ts';
import { runSkill, skillTools } from './skill-tools.ts';
import { type Answer, type Turn, type TurnContext, turnContext } from './turn.ts';

export interface AgentParts {
  readonly skills: readonly Skill[];
  readonly interpret: Interpret;
  readonly findNames: FindNames;
  /** Absent: the embedded interpreter is the model. */
  readonly chatModel?: BaseChatModel;
  /** What the chat model is told; from prompts/*.md. */
  readonly prompt?: string;
  /** Milliseconds the chat model may take. */
  readonly timeLimit?: number;
}

export interface Agent {
  /** Understands a message and runs the skill it asks for. Throws only what a skill threw. */
  answer(turn: Turn): Promise<Answer>;
  /** What a slash command or a button does: the skill with its arguments, without a model. */
  run(skill: SkillName, args: Arguments, turn: Turn): Promise<SkillResult>;
}

export function openAgent(parts: AgentParts): Agent {
  const embedded = new EmbeddedModel(parts.interpret, parts.findNames);
  const { chatModel, timeLimit = 8_000 } = parts;
  const agent = createAgent({
    model: chatModel ?? embedded,
    tools: skillTools(parts.skills),
    contextSchema: turnContext,
    ...(parts.prompt && chatModel ? { systemPrompt: parts.prompt } : {}),
    middleware: chatModel ? [modelFallback(embedded, parts.skills, timeLimit)] : [],
  });

  return {
    async answer(turn) {
      const context: TurnContext = { turn, outcome: {} };
      await agent.invoke({ messages: [messageOf(turn)] }, { context });
      const { result, error, modelFailure } = context.outcome;
      if (error !== undefined) throw error;
      return {
        result: result ?? 'declined',
        modelDown: modelFailure !== undefined,
        ...(modelFailure === undefined ? {} : { modelFailure }),
      };
    },
    async run(name, args, turn) {
      const skill = parts.skills.find(candidate => candidate.name === name);
      if (!skill) throw new Error(`There is no skill named ${name}.`);
      return runSkill(skill, args, turn);
    },
  };
}

/** The message as a model reads it: earlier turns as lines of data, then the words of the colleague. */
function messageOf(turn: Turn): HumanMessage {
  const earlier = memoryForModel(turn.memory);
  const today = turn.now.toISOString().slice(0, 10);
  const parts = [`Today: ${today}`, ...(earlier ? [`Earlier turns:\n${earlier}`] : []), `Message:\n${turn.text}`];
  return new HumanMessage(parts.join('\n\n'));
}
