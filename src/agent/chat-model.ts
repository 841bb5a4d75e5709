/** An OpenAI-compatible chat model. One try and a time limit: while it is down, the interpreter answers at once. */
import { ChatOpenAI } from '@langchain/openai';

export interface ChatModelSettings {
  readonly apiKey: string;
  /** A local server works too; absent: OpenAI's own. */
  readonly baseUrl?: string;
  readonly model: string;
  /** Milliseconds until the interpreter takes over. */
  readonly timeLimit: number;
  readonly streaming?: boolean;
}

export function openChatModel(settings: ChatModelSettings): ChatOpenAI {
  return new ChatOpenAI({
    apiKey: settings.apiKey,
    model: settings.model,
    configuration: settings.baseUrl ? { baseURL: settings.baseUrl } : {},
    // Choosing a tool is not writing: the same question should give the same call.
    temperature: 0,
    maxRetries: 0,
    timeout: settings.timeLimit,
    streaming: settings.streaming ?? false,
    // Servers other than OpenAI's seldom speak the Responses API.
    useResponsesApi: false,
  });
}
