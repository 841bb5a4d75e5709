import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BrokenRow, type Row, rowsOf } from '../../../src/sources/csv/table.ts';
import { fileOf } from '../support.ts';

async function rows(content: string | Uint8Array, piece?: number): Promise<(Row | BrokenRow)[]> {
  const all: (Row | BrokenRow)[] = [];
  for await (const batch of rowsOf(fileOf(content, 'f', piece))) all.push(...batch);
  return all;
}

/** Words, gaps and everything that makes CSV hard, without bare returns, which no writer leaves inside a cell. */
const cell = fc
  .array(fc.constantFrom('Ada', 'Łódź', 'محمد', '"', ',', ';', '\t', '\n', ' ', "'", '0'), { maxLength: 6 })
  .map(parts => parts.join('').trim());
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('rows of a table', () => {
  it('come back as they were written, with the line each began on', async () => {
    const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    const style = fc.record({
      delimiter: fc.constantFrom(',', ';', '\t'),
      end: fc.constantFrom('\n', '\r\n'),
      mark: fc.boolean(),
      utf16: fc.boolean(),
      last: fc.boolean(),
      piece: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(tables, style, async (table, { delimiter, end, mark, utf16, last, piece }) => {
        const header = ['first name', 'last name', 'company'];
        const lines = [header, ...table].map(row => row.map(quote).join(delimiter).replaceAll('\n', end));
        const text = (mark || utf16 ? '\ufeff' : '') + lines.join(end) + (last ? end : '');
        const read = await rows(utf16 ? Buffer.from(text, 'utf16le') : text, piece);
        expect(read.map(row => ('cells' in row ? row.cells.map(value => value.trim()) : null))).toEqual([
          header,
          ...table,
        ]);
        let line = 1;
        for (const row of read) {
          expect(row.line).toBe(line);
          line += row.raw.split('\n').length;
        }
      }),
      { numRuns: 80 },
    );
  });

  it('keep the row as it stands in the file', async () => {
    const read = await rows('name;note\r\n"Ada ""A"" Example";"two\r\nlines"\r\n\r\nBob;"x"\r\n');
    expect(read.map(row => [row.line, row.raw])).toEqual([
      [1, 'name;note'],
      [2, '"Ada ""A"" Example";"two\nlines"'],
      [5, 'Bob;"x"'],
    ]);
  });

  it('go on after a quotation mark that is never closed', async () => {
    const read = await rows('name,company\nAda,Acme\nBob,"Globex\nEve,Initech\n');
    expect(read.map(row => row.line)).toEqual([1, 2, 3, 4]);
    expect(read[2]).toMatchObject({ openQuote: true, raw: 'Bob,"Globex' });
    expect(read[3]).toMatchObject({ cells: ['Eve', 'Initech'] });
  });

  it('take a quotation mark inside a word as it is', async () => {
    expect((await rows('name,size\nAda,5" pipe\n"Acme" Ltd,2\n')).map(row => 'cells' in row && row.cells)).toEqual([
      ['name', 'size'],
      ['Ada', '5" pipe'],
      ['"Acme" Ltd', '2'],
    ]);
  });

  it('obey a first line that names the delimiter', async () => {
    const read = await rows('sep=;\nname;company\nAda, PhD;Acme, Inc, Ltd, Co\n');
    expect(read.at(-1)).toMatchObject({ cells: ['Ada, PhD', 'Acme, Inc, Ltd, Co'], line: 3 });
  });
});
