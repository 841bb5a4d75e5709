/** The embedded interpreter as a langchain chat model: same tools, same loop, no network. */
import type { FindNames, NameMatch } from '../knowledge/port.ts';
import type { Interpret } from './interpreter/interpret.ts';
import { tellsAgain } from './interpreter/log-corrections.ts';
import { AIMessage, BaseChatModel, type BaseMessage, type BindToolsInput, type ChatResult } from './langchain.ts';
import { lastLine } from './memory.ts';
import type { Turn, TurnContext } from './turn.ts';

/** What `_generate` is called with: langgraph hands the agent's `context` on with the call options (1.4: seen). */
interface CallOptions {
  readonly context?: TurnContext;
  readonly tools?: readonly BindToolsInput[];
}

export class EmbeddedModel extends BaseChatModel {
  readonly #interpret: Interpret;
  readonly #findNames: FindNames;

  constructor(interpret: Interpret, findNames: FindNames) {
    super({});
    this.#interpret = interpret;
    this.#findNames = findNames;
  }

  override _llmType(): string {
    return 'embedded-interpreter';
  }

  override bindTools(tools: BindToolsInput[]) {
    return this.withConfig({ tools } as object);
  }

  override async _generate(_messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
    const { context } = options as CallOptions;
    if (!context) throw new Error('The embedded model needs the turn as the agent’s context.');
    const { tool, arguments: args } = await interpretTurn(context.turn, this.#interpret, this.#findNames);
    const call = { name: tool, args: { ...args }, id: 'call-1', type: 'tool_call' as const };
    const message = new AIMessage({ content: '', tool_calls: tool === 'none' ? [] : [call] });
    return { generations: [{ text: '', message }] };
  }
}

/** Looks the names up as this turn's audience, then interprets. */
export async function interpretTurn(turn: Turn, interpret: Interpret, findNames: FindNames) {
  const before = turn.lastLog && tellsAgain(turn.text) ? await turn.lastLog() : undefined;
  const last = lastLine(turn.memory);
  const asked = last?.choosing ? last.arguments[last.choosing] : undefined;
  const timeZone = turn.audience.asker.timeZone ?? 'UTC';
  const names = await findNames(turn.text, turn.audience);
  // What was offered is looked up again for who asks now: memory holds ids, not the names they may no longer see.
  const offered: readonly NameMatch[] = asked ? await findNames(asked, turn.audience) : [];
  return interpret(turn.text, {
    language: turn.language,
    names,
    offered,
    memory: before ? [before, ...turn.memory] : turn.memory,
    now: turn.now,
    timeZone,
  });
}
