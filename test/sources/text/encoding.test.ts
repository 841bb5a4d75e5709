import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingOf, encodingOfFile } from '../../../src/sources/text/encoding.ts';
import { linesOf, textOf } from '../../../src/sources/text/text.ts';
import { fileOf } from '../support.ts';

const whole = async (content: Uint8Array, piece?: number) => {
  let text = '';
  for await (const part of textOf(fileOf(content, 'f', piece))) text += part;
  return text;
};
/** Text without the characters that line endings and byte order marks are made of. */
const prose = fc.string({ unit: 'grapheme' }).map(text => text.replace(/[\r\ufeff]|\p{Cc}/gu, ' '));

describe('the encoding of a file', () => {
  it('survives UTF-8 with and without a byte order mark, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(prose, fc.boolean(), fc.integer({ min: 1, max: 9 }), async (text, mark, piece) => {
        expect(await whole(Buffer.from((mark ? '\ufeff' : '') + text), piece)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('survives UTF-16 with a byte order mark, in both orders', async () => {
    await fc.assert(
      fc.asyncProperty(prose, fc.boolean(), async (text, big) => {
        const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
        expect(await whole(big ? bytes.swap16() : bytes, 7)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('reads UTF-16 without a mark by its zero bytes', async () => {
    expect(await whole(Buffer.from('Name;Firma\nAda;Łąka', 'utf16le'))).toBe('Name;Firma\nAda;Łąka');
  });

  it.each([
    ['windows-1250', [0x4a, 0x65, 0x72, 0x7a, 0x79, 0x20, 0xa3, 0x75, 0x6b, 0x61, 0x73, 0x69, 0x6b], 'Jerzy Łukasik'],
    ['windows-1250', [0x4a, 0x69, 0xf8, 0xed, 0x20, 0x44, 0x76, 0x6f, 0xf8, 0xe1, 0x6b], 'Jiří Dvořák'],
    ['windows-1252', [0x46, 0x72, 0xe0, 0x6e, 0x20, 0xc5, 0x6b, 0x65, 0x20, 0x64, 0x65], 'Fràn Åke de'],
    ['windows-1250', [0x4d, 0xfc, 0x6c, 0x6c, 0x65, 0x72, 0x20, 0x26, 0x20, 0x53, 0x6f, 0x68, 0x6e], 'Müller & Sohn'],
  ])('tells %s by its letters', async (encoding, bytes, text) => {
    expect(encodingOf(Uint8Array.from(bytes))).toBe(encoding);
    expect(await whole(Uint8Array.from(bytes))).toBe(text);
  });

  it('reads Persian written in windows-1256', async () => {
    expect(await whole(Uint8Array.from([0xd3, 0xe1, 0xc7, 0xe3, 0x20, 0xd3, 0xe1, 0xc7, 0xe3]))).toBe('سلام سلام');
  });

  it('looks past a head of plain ASCII for the first letter that decides', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n'.repeat(20_000)),
      Buffer.from([0xa3, 0x75, 0x6b, 0x61, 0x73, 0x7a]),
    ]);
    expect(await encodingOfFile(fileOf(content))).toBe('windows-1250');
  });

  it('counts lines whatever their endings and wherever the file is cut', async () => {
    for (const piece of [1, 2, 3, 1000]) {
      const lines = [];
      for await (const batch of linesOf(fileOf('one\r\ntwo\nthree\rfour', 'f', piece))) lines.push(...batch);
      expect(lines).toEqual([
        { number: 1, text: 'one' },
        { number: 2, text: 'two' },
        { number: 3, text: 'three' },
        { number: 4, text: 'four' },
      ]);
    }
  });
});
