/** The part of `mbox-reader` that we use; the library ships no types. */
declare module 'mbox-reader' {
  export interface MailboxMessage {
    readonly content: Buffer;
    readonly headers: ReadonlyMap<string, readonly string[]>;
  }
  export function mboxReader(stream: NodeJS.ReadableStream): AsyncIterable<MailboxMessage>;
}
