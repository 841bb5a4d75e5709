/**
 * The bundled Universal Sentence Encoder (lite, English, 512 numbers) in a worker thread of its own: loaded by the
 * first text, gone when idle, and never a reason for the process to stay alive once nobody waits for an answer.
 */
import { Worker } from 'node:worker_threads';
import type { Embedder } from '../port.ts';
import type { EmbedReply, EmbedRequest } from './messages.ts';

export interface UseEmbedderOptions {
  /** The thread (about 175 MB) ends after so many milliseconds without a question. */
  readonly idleMs: number;
}

/** Texts in one message: small, so that a question asked during an import waits for one message, not for all. */
const pieceSize = 4;
const dimensions = 512;

interface Piece {
  readonly texts: readonly string[];
  readonly urgent: boolean;
  resolve(vectors: readonly Float32Array[]): void;
  reject(reason: unknown): void;
}

function cut(flat: Float32Array): Float32Array[] {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < flat.length; at += dimensions) vectors.push(flat.slice(at, at + dimensions));
  return vectors;
}

class Thread {
  readonly #idleMs: number;
  readonly #waiting: Piece[] = [];
  #worker: Worker | undefined;
  #running: Piece | undefined;
  #idle: NodeJS.Timeout | undefined;
  #requests = 0;

  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  add(piece: Piece): void {
    if (piece.urgent) this.#waiting.unshift(piece);
    else this.#waiting.push(piece);
    this.#next();
  }

  /** A piece not yet sent is forgotten; one that runs is let finish, nobody listens. */
  drop(piece: Piece): void {
    const at = this.#waiting.indexOf(piece);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  async end(reason: Error): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    const lost = [this.#running, ...this.#waiting.splice(0)];
    this.#running = undefined;
    for (const piece of lost) piece?.reject(reason);
    await worker?.terminate();
  }

  #next(): void {
    if (this.#running !== undefined) return;
    const piece = this.#waiting.shift();
    if (piece === undefined) {
      this.#rest();
      return;
    }
    clearTimeout(this.#idle);
    this.#running = piece;
    this.#worker ??= this.#start();
    this.#worker.ref();
    const request: EmbedRequest = { id: ++this.#requests, texts: piece.texts };
    this.#worker.postMessage(request);
  }

  #rest(): void {
    this.#worker?.unref();
    clearTimeout(this.#idle);
    if (this.#worker === undefined) return;
    this.#idle = setTimeout(() => void this.end(new Error('the embedder went idle')), this.#idleMs).unref();
  }

  #start(): Worker {
    // Without the parent's execArgv: a TypeScript loader there would be loaded into the thread for nothing.
    const worker = new Worker(new URL('./worker.mjs', import.meta.url), { execArgv: [] });
    worker.on('message', (reply: EmbedReply) => {
      const piece = this.#running;
      this.#running = undefined;
      if ('error' in reply) piece?.reject(new Error(`the embedder failed: ${reply.error}`));
      else piece?.resolve(cut(reply.vectors));
      this.#next();
    });
    const gone = (reason: Error) => {
      if (this.#worker === worker) void this.end(reason);
    };
    worker.on('error', error => gone(error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', code => gone(new Error(`the embedder's thread ended with code ${code}`)));
    return worker;
  }
}

/** The bundled embedder. Rejects with the signal's reason when aborted, with an `Error` when the thread fails. */
export function createUseEmbedder({ idleMs }: UseEmbedderOptions): Embedder {
  const thread = new Thread(idleMs);

  const embedPiece = (texts: readonly string[], urgent: boolean, signal: AbortSignal | undefined) =>
    new Promise<readonly Float32Array[]>((resolve, reject) => {
      const stop = () => {
        thread.drop(piece);
        reject(signal?.reason);
      };
      const done = () => signal?.removeEventListener('abort', stop);
      const piece: Piece = {
        texts,
        urgent,
        resolve: vectors => {
          done();
          resolve(vectors);
        },
        reject: reason => {
          done();
          reject(reason);
        },
      };
      signal?.addEventListener('abort', stop, { once: true });
      thread.add(piece);
    });

  return {
    id: 'use-lite-en-512',
    dimensions,
    englishOnly: true,
    async embed(texts, signal) {
      const vectors: Float32Array[] = [];
      const urgent = texts.length <= pieceSize;
      for (let at = 0; at < texts.length; at += pieceSize) {
        signal?.throwIfAborted();
        vectors.push(...(await embedPiece(texts.slice(at, at + pieceSize), urgent, signal)));
      }
      return vectors;
    },
    close: () => thread.end(new Error('the embedder was closed')),
  };
}
