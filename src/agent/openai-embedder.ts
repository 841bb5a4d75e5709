/** Vectors from an OpenAI-compatible server, instead of the bundled English embedder. */
import type { Embedder } from '../knowledge/port.ts';
import { openai } from './langchain.ts';

export interface OpenAIEmbedderSettings {
  readonly apiKey: string;
  readonly baseUrl?: string;
  readonly model: string;
}

/** As many numbers as the bundled embedder gives: the column holds no others. */
const dimensions = 512;

export function createOpenAIEmbedder({ apiKey, baseUrl, model }: OpenAIEmbedderSettings): Embedder {
  const client = new (openai().OpenAIEmbeddings)({
    apiKey,
    model,
    dimensions,
    // Servers that ignore base64 would otherwise give wrong numbers without an error.
    encodingFormat: 'float',
    maxRetries: 0,
    ...(baseUrl ? { configuration: { baseURL: baseUrl } } : {}),
  });
  return {
    id: `openai:${model}`,
    dimensions,
    englishOnly: false,
    async embed(texts, signal) {
      signal?.throwIfAborted();
      const answer = client.embedDocuments([...texts]);
      const aborted = new Promise<never>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      });
      const vectors = await Promise.race([answer, aborted]);
      const wrong = vectors.find(vector => vector.length !== dimensions);
      if (wrong) {
        throw new Error(
          `The embedding model ${model} gives ${wrong.length} numbers where ${dimensions} were asked for: name one that can shorten its vectors, or leave OPENAI_EMBEDDING_MODEL empty.`,
        );
      }
      return vectors.map(vector => Float32Array.from(vector));
    },
    async close() {},
  };
}
