/** When the chat model fails in any way, the embedded interpreter answers the same turn and the reply says so. */
import { z } from 'zod';
import type { Skill } from '../skills/port.ts';
import type { EmbeddedModel } from './embedded-model.ts';
import { type AIMessage, AIMessageChunk, createMiddleware, isGraphBubbleUp } from './langchain.ts';
import { schemaForModel } from './skill-tools.ts';
import { turnContext } from './turn.ts';

class UnusableAnswer extends Error {}

export function modelFallback(embedded: EmbeddedModel, skills: readonly Skill[], timeLimit: number) {
  return createMiddleware({
    name: 'model-fallback',
    contextSchema: turnContext,
    wrapModelCall: async (request, handler) => {
      try {
        const answer = await within(timeLimit, Promise.resolve(handler(request)));
        return onlyUsableCall(answer as AIMessage, skills);
      } catch (error) {
        if (isGraphBubbleUp(error)) throw error;
        request.runtime.context.outcome.modelFailure = reason(error);
        return handler({ ...request, model: embedded });
      }
    },
  });
}

/** The answer with its first tool call checked against the skills; no call at all is a decision too, unless it is empty. */
function onlyUsableCall(answer: AIMessage, skills: readonly Skill[]): AIMessage {
  if (answer.invalid_tool_calls?.length || !isWhole(answer)) throw new UnusableAnswer('broken JSON in the tool call');
  const [call] = answer.tool_calls ?? [];
  if (!call) {
    if (answer.text.trim() === '') throw new UnusableAnswer('empty answer');
    return answer;
  }
  const skill = skills.find(candidate => candidate.name === call.name);
  if (!skill) throw new UnusableAnswer(`unknown tool ${call.name}`);
  const parsed = schemaForModel(skill).safeParse(withoutBlanks(call.args));
  if (!parsed.success) throw new UnusableAnswer(`bad arguments for ${call.name}: ${z.prettifyError(parsed.error)}`);
  answer.tool_calls = [{ ...call, args: parsed.data }];
  return answer;
}

/** Langchain mends the JSON of a stream that was cut ("Glo" for "Globex"), so what arrived is parsed again as it is. */
function isWhole(answer: AIMessage): boolean {
  if (!AIMessageChunk.isInstance(answer)) return true;
  return (answer.tool_call_chunks ?? []).every(chunk => {
    try {
      return !chunk.args || typeof JSON.parse(chunk.args) === 'object';
    } catch {
      return false;
    }
  });
}

/** Models fill optional arguments with null or ''. */
function withoutBlanks(args: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null && value !== ''));
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new UnusableAnswer(`no answer in ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : String(error);
}
