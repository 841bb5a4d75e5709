/** An OpenAI-compatible chat model. One try and a time limit: while it is down, the interpreter answers at once. */
import type { ChatOpenAICompletions } from '@langchain/openai';
import { openai } from './langchain.ts';

export interface ChatModelSettings {
  readonly apiKey: string;
  /** A local server works too; absent: OpenAI's own. */
  readonly baseUrl?: string;
  readonly model: string;
  /** Milliseconds until the interpreter takes over. */
  readonly timeLimit: number;
  /** For servers that only stream. One tool call is as fast without. */
  readonly streaming?: boolean;
}

/** Chat completions, which every compatible server speaks; the newer Responses API seldom one but OpenAI's own. */
class ChatModel extends openai().ChatOpenAICompletions {
  /** Langchain would fetch a tokenizer from a public website after each stream, and hang where that is not allowed. */
  override async getNumTokens(content: Parameters<ChatOpenAICompletions['getNumTokens']>[0]): Promise<number> {
    return Math.ceil(String(content).length / 4);
  }
}

export function openChatModel(settings: ChatModelSettings): ChatOpenAICompletions {
  return new ChatModel({
    apiKey: settings.apiKey,
    model: settings.model,
    configuration: settings.baseUrl ? { baseURL: settings.baseUrl } : {},
    // Choosing a tool is not writing: the same question should give the same call.
    temperature: 0,
    maxRetries: 0,
    timeout: settings.timeLimit,
    streaming: settings.streaming ?? false,
  });
}
