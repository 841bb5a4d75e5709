import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOpenAIEmbedder } from '../../src/agent/openai-embedder.ts';

let server: LLMock;
beforeEach(async () => {
  server = new LLMock({ port: 0 });
  await server.start();
});
afterEach(() => server.stop());

const embedder = () =>
  createOpenAIEmbedder({ apiKey: 'key', baseUrl: `${server.url}/v1`, model: 'text-embedding-3-small' });

test('a text gets as many numbers as the column holds', async () => {
  server.onEmbedding(/.*/, { embedding: Array.from({ length: 512 }, (_, i) => i / 512) });
  const [vector] = await embedder().embed(['cold storage']);
  expect(vector).toHaveLength(512);
  expect(vector?.[256]).toBeCloseTo(0.5);
});

test('a model that gives another number of them is named, with the remedy', async () => {
  server.onEmbedding(/.*/, { embedding: [0.1, 0.2] });
  await expect(embedder().embed(['cold storage'])).rejects.toThrow(
    /gives 2 numbers where 512.*OPENAI_EMBEDDING_MODEL/u,
  );
});

test('a question that no longer waits is not kept waiting', async () => {
  const late = AbortSignal.abort(new Error('too late'));
  await expect(embedder().embed(['cold storage'], late)).rejects.toThrow('too late');
});
