import { describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/domain/incoming.ts';
import { checked } from '../../src/sources/checked.ts';
import type { Reader } from '../../src/sources/port.ts';
import { readers, recognise } from '../../src/sources/readers.ts';
import { unrecognised } from '../../src/sources/unrecognised.ts';
import { fileOf, itemsOf } from './support.ts';

describe('the readers', () => {
  it('have kinds of their own', () => {
    expect(new Set(readers.map(reader => reader.kind)).size).toBe(readers.length);
  });

  it('hand on nothing that does not fit its shape, but the row with what is wrong', async () => {
    const careless: Reader = {
      kind: 'careless',
      family: 'x',
      ownership: 'company',
      recognises: () => true,
      async *read() {
        yield { type: 'person', key: 'k', line: 7, name: '' } as unknown as Incoming;
        yield { type: 'person', key: 'k', line: 8, name: 'Ada Example' } as unknown as Incoming;
      },
    };
    const items = await itemsOf(checked(careless), fileOf(''));
    expect(items).toMatchObject([
      { type: 'rejected', line: 7, reason: expect.stringMatching(/^name: /u) },
      { type: 'person', emails: [], positions: [] },
    ]);
  });

  it('tell the progress bar how far they are, up to the whole file', async () => {
    const file = fileOf(
      `Record ID,First Name,Last Name,Email,Contact owner\n${'1,Ada,Example,ada@acme.example,Rep\n'.repeat(500)}`,
      'f',
      1000,
    );
    const seen: number[] = [];
    const reader = recognise(file.head);
    if (!reader) throw new Error('not recognised');
    await itemsOf(reader, file, { onProgress: bytes => seen.push(bytes) });
    expect(seen.at(-1)).toBe(file.bytes);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it.each([
    ['%PDF-1.7', 'PDF'],
    ['!BDN1234', '.pst'],
    ['PK\u0003\u0004\u0014\u0000\u0006\u0000[Content_Types].xml', 'Office'],
    ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', 'Office'],
    ['<!doctype html><html>', 'web page'],
    ['{"a":1}', 'JSON'],
    ['Dear diary, today, as so often,\nnothing happened.\n', 'no known kind'],
  ])('know none for %s and say what it is', (start, what) => {
    const { head } = fileOf(Buffer.from(start, 'latin1'));
    expect(recognise(head)).toBeNull();
    expect(unrecognised({ head }).reason).toContain(what);
  });
});
