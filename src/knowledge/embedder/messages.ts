/** What the embedder and its worker thread say to each other. */
export interface EmbedRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

export type EmbedReply =
  /** Vectors one after another, each `dimensions` long and of length 1. */
  { readonly id: number; readonly vectors: Float32Array } | { readonly id: number; readonly error: string };
