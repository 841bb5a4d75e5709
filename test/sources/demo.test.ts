/** The demo company is read by the same readers as everybody's files; nothing of it may be refused. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../src/sources/linkedin/archive.ts';
import { ownerProfile } from '../../src/sources/linkedin/owner.ts';
import { isUnopened, openFiles } from '../../src/sources/open.ts';
import type { SourceFile } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';
import { context, itemsOf, ofType } from './support.ts';

const folder = new URL('../../data/demo', import.meta.url).pathname;

async function files(): Promise<SourceFile[]> {
  const all: SourceFile[] = [];
  for await (const file of openFiles([folder])) {
    if (isUnopened(file)) throw new Error(`${file.name}: ${file.problem}`);
    // The two descriptions of the demo itself are no sources.
    if (!file.name.endsWith('.json')) all.push(file);
  }
  return all;
}

describe.skipIf(!existsSync(folder))('the demo company', () => {
  it('is recognised file by file and read without a rejected row', async () => {
    for (const file of await files()) {
      const reader = recognise(file.head);
      expect(reader, file.name).not.toBeNull();
      if (!reader) continue;
      const items = await itemsOf(reader, file);
      expect(ofType(items, 'rejected'), file.name).toEqual([]);
      expect(items.length, file.name).toBeGreaterThan(0);
      const keys = items.map(item => `${item.type} ${'key' in item ? item.key : ''}`);
      expect(new Set(keys).size, `${file.name}: every statement has a key of its own`).toBe(keys.length);
    }
  }, 60_000);

  it('shows of every LinkedIn archive whose it is', async () => {
    const archives = new Map<string, SourceFile[]>();
    for (const file of await files()) archives.set(archiveOf(file), [...(archives.get(archiveOf(file)) ?? []), file]);
    for (const [name, parts] of archives) {
      const slug = /linkedin\/([a-z-]+)/u.exec(name)?.[1];
      if (slug) expect((await ownerProfile(parts, context))?.profile).toContain(slug);
    }
  });
});
