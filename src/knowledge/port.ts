/** What the interpreter and the skills may ask of knowledge. Everything is seen as one audience. */
import type { Audience } from '../access/port.ts';

export type NameKind = 'account' | 'contact' | 'colleague';

/** How the words in the text led to the stored name, best first. */
export type MatchedBy = 'email' | 'domain' | 'exact' | 'inflected' | 'transliterated' | 'typo' | 'part';

/** A stretch of a text that may name something this audience may see. */
export interface NameMatch {
  readonly kind: NameKind;
  readonly id: number;
  /** The stored name that was matched, as it is shown. */
  readonly name: string;
  /** The words of the text, and where they stand (UTF-16 offsets). */
  readonly words: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1; 1 = equal after folding. */
  readonly similarity: number;
  readonly by: MatchedBy;
  /** What tells it from others of the same name: title and company, or industry and place. */
  readonly hint: string | null;
}

/** Names in a text → candidates this audience may see, best first; overlapping candidates are all returned. */
export type FindNames = (text: string, audience: Audience) => Promise<readonly NameMatch[]>;

/** Turns texts into vectors. Vectors of different `id`s are never compared. */
export interface Embedder {
  readonly id: string;
  readonly dimensions: number;
  embed(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  close(): Promise<void>;
}
