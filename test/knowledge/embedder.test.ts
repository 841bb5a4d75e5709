import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUseEmbedder } from '../../src/knowledge/embedder/use-embedder.ts';
import type { Embedder } from '../../src/knowledge/port.ts';

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}

describe('the bundled embedder', { timeout: 60_000 }, () => {
  let embedder: Embedder;
  beforeAll(() => {
    embedder = createUseEmbedder({ idleMs: 60_000 });
  });
  afterAll(() => embedder.close());

  it('puts texts of like meaning closer than others', async () => {
    const [asked, baker, driver] = await embedder.embed(['bread maker', 'Runs a bakery', 'Truck driver']);
    expect(dot(asked!, baker!)).toBeGreaterThan(dot(asked!, driver!));
  });

  it('gives one vector of length 1 for each text, in their order', async () => {
    const texts = ['one', 'two', 'three', 'four', 'five', 'six'];
    const vectors = await embedder.embed(texts);
    const again = await embedder.embed(['six']);
    expect(vectors.map(vector => vector.length)).toEqual(texts.map(() => embedder.dimensions));
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
    expect(dot(vectors[5]!, again[0]!)).toBeCloseTo(1, 4);
  });

  it('takes empty texts, other scripts and long texts', async () => {
    const vectors = await embedder.embed(['', '  ', 'خرید', '🎉', 'very long '.repeat(500)]);
    expect(vectors).toHaveLength(5);
  });

  it('stops waiting when the question is withdrawn, and goes on working', async () => {
    const withdrawn = new AbortController();
    const waiting = embedder.embed(['a', 'b', 'c'], withdrawn.signal);
    withdrawn.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    expect(await embedder.embed(['still there'])).toHaveLength(1);
  });

  it('lets a question overtake a long import', async () => {
    let imported = false;
    const long = embedder.embed(Array.from({ length: 40 }, (_, i) => `text ${i}`)).then(() => {
      imported = true;
    });
    await embedder.embed(['a question']);
    expect(imported).toBe(false);
    await long;
  });

  it('starts again after it was closed or went idle', async () => {
    const own = createUseEmbedder({ idleMs: 10 });
    await own.embed(['first']);
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(await own.embed(['second'])).toHaveLength(1);
    await own.close();
    expect(await own.embed(['third'])).toHaveLength(1);
    await own.close();
  });

  it('tells whoever waits that it was closed', async () => {
    const own = createUseEmbedder({ idleMs: 1_000 });
    const waiting = own.embed(['never answered']);
    const refused = expect(waiting).rejects.toThrow('closed');
    await own.close();
    await refused;
  });

  it('does not keep a finished process alive', async () => {
    const url = new URL('../../src/knowledge/embedder/use-embedder.ts', import.meta.url).href;
    const script = `import { createUseEmbedder } from ${JSON.stringify(url)};
      await createUseEmbedder({ idleMs: 600_000 }).embed(['x']);
      console.log('done');`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      {
        timeout: 30_000,
      },
    );
    expect(stdout.trim()).toBe('done');
  });
});
