/** Files made in a test, and what a reader says about them. */
import { Readable } from 'node:stream';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { ReadContext, Reader, SourceFile } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';

export const now = new Date('2026-11-21T12:00:00Z');
export const context: ReadContext = { now, keepDetails: false };

/** A file of this content, handed over in pieces of `piece` bytes. */
export function fileOf(content: string | Uint8Array, name = 'file', piece = 65_536): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  };
  return { name, bytes: bytes.length, head: bytes.subarray(0, 65_536), open: () => Readable.from(pieces()) };
}

export async function itemsOf(reader: Reader, file: SourceFile, given: Partial<ReadContext> = {}): Promise<Incoming[]> {
  const items: Incoming[] = [];
  for await (const item of reader.read(file, { ...context, ...given })) items.push(item);
  return items;
}

/** Recognises the content and reads it. */
export async function read(content: string | Uint8Array, given: Partial<ReadContext> = {}) {
  const file = fileOf(content);
  const reader = recognise(file.head);
  if (!reader) throw new Error('no reader recognised the content');
  return { kind: reader.kind, items: await itemsOf(reader, file, given) };
}

export const ofType = <Type extends Incoming['type']>(items: readonly Incoming[], type: Type) =>
  items.filter((item): item is Extract<Incoming, { type: Type }> => item.type === type);
