/** The bytes of a file, chunk by chunk, telling the progress bar how far it is. */
import type { ReadContext, SourceFile } from '../port.ts';

/** Chunks of the file in order. `context` is left out where a first pass should not move the progress bar. */
export async function* bytesOf(
  file: SourceFile,
  context?: Pick<ReadContext, 'onProgress'>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let read = 0;
  for await (const chunk of file.open()) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    read += bytes.length;
    context?.onProgress?.(read);
    yield bytes;
  }
}
