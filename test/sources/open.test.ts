import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zip } from '../../scripts/demo/zip.ts';
import { isUnopened, openFiles } from '../../src/sources/open.ts';
import type { SourceFile, Unopened } from '../../src/sources/port.ts';
import { recognise } from '../../src/sources/readers.ts';
import { itemsOf, ofType } from './support.ts';

const connections =
  'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Example,,ada@acme.example,Acme,CTO,05 Mar 2024\n';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'acquaint-open-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function opened(...paths: string[]): Promise<(SourceFile | Unopened)[]> {
  const all: (SourceFile | Unopened)[] = [];
  for await (const file of openFiles(paths.map(path => join(folder, path)))) all.push(file);
  return all;
}
const names = (files: (SourceFile | Unopened)[]) => files.map(file => file.name.slice(file.name.indexOf('/') + 1));

describe('opening what a user names', () => {
  it('goes through folders in order and leaves hidden and system files out', async () => {
    await mkdir(join(folder, 'a/__MACOSX'), { recursive: true });
    for (const path of ['b.csv', 'a/z.csv', 'a/.DS_Store', 'a/Thumbs.db', 'a/__MACOSX/x', '.hidden'])
      await writeFile(join(folder, path), 'x,y\n');
    expect(names(await opened('.'))).toEqual(['a/z.csv', 'b.csv']);
  });

  it('reads an archive without unpacking it, as often as asked, also one inside another', async () => {
    const inner = zip([
      { name: 'LinkedIn/Connections.csv', text: connections },
      { name: '__MACOSX/._x', text: 'x' },
    ]);
    // The archive maker copies whatever `Buffer.from` takes; here the bytes of an archive.
    await writeFile(join(folder, 'outer.zip'), zip([{ name: 'inner.zip', text: inner as unknown as string }]));
    const [file, ...others] = await opened('outer.zip');
    expect(others).toEqual([]);
    if (!file || isUnopened(file)) throw new Error('not opened');
    expect(file.name).toBe('outer.zip › inner.zip › LinkedIn/Connections.csv');
    const reader = recognise(file.head);
    if (!reader) throw new Error('not recognised');
    for (const _ of [1, 2]) expect(ofType(await itemsOf(reader, file), 'person')).toHaveLength(1);
  });

  it('says plainly what cannot be opened, and goes on', async () => {
    await writeFile(join(folder, 'empty.csv'), '');
    await writeFile(
      join(folder, 'broken.zip'),
      Buffer.concat([zip([{ name: 'a.csv', text: 'a,b\n' }]).subarray(0, 30), Buffer.alloc(40)]),
    );
    await mkdir(join(folder, 'nothing'));
    await writeFile(join(folder, 'good.csv'), 'a,b\n1,2\n');
    const files = await opened('missing.csv', 'empty.csv', 'broken.zip', 'nothing', 'good.csv');
    expect(
      files.map(file => (isUnopened(file) ? file.problem.replace(folder, '').split(/[:(]/u)[0]?.trim() : 'opened')),
    ).toEqual([
      'there is no file or folder /missing.csv',
      'it is empty',
      'the zip archive is damaged',
      'the folder is empty',
      'opened',
    ]);
  });

  it('does not follow links round in circles, and reads a file named twice once', async () => {
    await writeFile(join(folder, 'a.csv'), 'a,b\n');
    await symlink(folder, join(folder, 'loop'));
    expect(names(await opened('.', 'a.csv'))).toEqual(['a.csv']);
  });
});
