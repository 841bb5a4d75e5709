/** What a file reader is. A new kind of file is a new reader in this folder and one line in `readers.ts`. */
import type { Incoming } from '../domain/incoming.ts';

/** A file as the importer hands it over; the bytes are read as often as needed, always as a stream. */
export interface SourceFile {
  /** As the user would recognise it: `archive.zip › Connections.csv`. */
  readonly name: string;
  readonly bytes: number;
  /** A fresh stream of the content from the beginning, uncompressed. */
  open(): NodeJS.ReadableStream;
  /** The first up to 64 KB, to recognise the content by. */
  readonly head: Uint8Array;
}

/** A path, or an entry of an archive, that could not be opened: said in the import table, never a crash. */
export interface Unopened {
  readonly name: string;
  /** What is wrong and what to do about it, as one plain sentence. */
  readonly problem: string;
}

/** What is known about the source while it is read. */
export interface ReadContext {
  /** E-mail of the colleague who owns this mailbox, calendar or archive, where known. */
  readonly self?: string;
  /** Profile key and name of the owner of a LinkedIn archive, found over all its files by `linkedin/owner.ts`. */
  readonly selfProfile?: string;
  readonly selfName?: string;
  /** Whether the owner asked to keep subjects, places and bodies. */
  readonly keepDetails: boolean;
  readonly now: Date;
  /** Column → field, for a CSV whose shape is not known. */
  readonly mapping?: Readonly<Record<string, string>>;
  /** Bytes read so far, for the progress bar. */
  onProgress?(bytes: number): void;
}

/** Whether a kind of file belongs to one colleague (private until shared) or to the company. */
export type Ownership = 'colleague' | 'company';

export interface Reader {
  /** Shown in the import table: `hubspot contacts`, `linkedin connections`, `mailbox`, `calendar`. */
  readonly kind: string;
  /** Files of one family and owner are one source: `hubspot`, `linkedin`, `mailbox`, `calendar`, `contacts`. */
  readonly family: string;
  readonly ownership: Ownership;
  /** Decides by content alone, never by the file's name. */
  recognises(head: Uint8Array): boolean;
  /** Every item has been checked against its shape; a row that cannot be used comes as `rejected`. */
  read(file: SourceFile, context: ReadContext): AsyncIterable<Incoming>;
}
