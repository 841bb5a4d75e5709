/** What one turn brings to the agent and takes from it; travels as the agent's `context`. */
import { z } from 'zod';
import type { Audience } from '../access/port.ts';
import type { SkillResult } from '../skills/port.ts';
import type { Language } from '../words/port.ts';
import type { TurnLine } from './memory.ts';

export interface Turn {
  readonly text: string;
  readonly audience: Audience;
  readonly now: Date;
  /** The colleague's language; what the message is in is found by `languageOf`. */
  readonly language: Language;
  /** Of this thread, oldest first. */
  readonly memory: readonly TurnLine[];
  /** What the colleague logged last in whichever thread; absent where others read along, since its words are shown again. */
  readonly lastLog?: () => Promise<TurnLine | undefined>;
}

export interface Answer {
  /** `declined`: no skill fits; the caller says what the bot can do. */
  readonly result: SkillResult | 'declined';
  /** The chat model failed and the embedded interpreter answered: the reply says so. */
  readonly modelDown: boolean;
  /** Why it failed, for the log. */
  readonly modelFailure?: string;
}

/** What the tools and the middleware leave behind while the agent runs. */
export interface TurnOutcome {
  result?: SkillResult;
  /** What a skill threw; handed to the caller as it was. */
  error?: unknown;
  modelFailure?: string;
}

/** The shape langchain checks `context` against; both parts pass through by reference. */
export const turnContext = z.object({ turn: z.custom<Turn>(), outcome: z.custom<TurnOutcome>() });
export type TurnContext = z.infer<typeof turnContext>;
