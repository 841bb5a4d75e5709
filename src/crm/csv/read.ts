/** Pages of the folder's files. Their form is that of an export; the reader of such files is handed in. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { CrmFault } from '../../domain/crm-fault.ts';
import type { Incoming } from '../../domain/incoming.ts';
import type { Reader, SourceFile } from '../../sources/port.ts';
import type { CrmRecord, Cursor, Page, Stream } from '../port.ts';
import { changesFile } from './names.ts';
import { Table } from './table.ts';

/** The reader for a file, by the first bytes of its content. */
export type Recognise = (head: Uint8Array) => Reader | null;

/** The form of the files, which is also the form of ours. */
export const family = 'hubspot';

const headSize = 65_536;
const noContext = { keepDetails: false, now: new Date(0) };

const typeOf: Readonly<Record<Stream, Incoming['type']>> = {
  colleagues: 'colleague',
  companies: 'company',
  contacts: 'person',
  deals: 'deal',
  activities: 'touch',
};

interface Export {
  readonly name: string;
  readonly bytes: Buffer;
  readonly reader: Reader;
}

const hash = (...parts: readonly (string | Buffer)[]) =>
  parts
    .reduce((sum, part) => sum.update(part), createHash('sha256'))
    .digest('base64url')
    .slice(0, 22);

/** The files of the folder that are exports of a CRM, in the form that we write too. */
export async function exportsIn(folder: string, recognise: Recognise): Promise<Export[]> {
  const there = await readdir(folder).catch((cause: unknown) => {
    throw new CrmFault('unavailable', `The folder ${folder} cannot be read.`, {
      remedy: 'Look whether it is there.',
      cause,
    });
  });
  const names = there.filter(name => /^[^.].*\.csv$/iu.test(name) && name !== changesFile).sort();
  const files = await Promise.all(names.map(async name => ({ name, bytes: await readFile(join(folder, name)) })));
  return files.flatMap(file => {
    const reader = recognise(file.bytes.subarray(0, headSize));
    return reader?.family === family ? [{ ...file, reader }] : [];
  });
}

/** What the files say for a stream, in their order. */
async function statements(files: readonly Export[], stream: Stream): Promise<CrmRecord[]> {
  const records = new Map<string, CrmRecord>();
  for (const { name, bytes, reader } of files) {
    const file: SourceFile = {
      name,
      bytes: bytes.length,
      head: bytes.subarray(0, headSize),
      open: () => Readable.from([bytes]),
    };
    const found: Incoming[] = [];
    for await (const item of reader.read(file, noContext))
      if (item.type === typeOf[stream] || (item.type === 'rejected' && reader.kind.endsWith(stream))) found.push(item);
    if (found.length === 0) continue;
    const table = new Table(bytes.toString('utf8'));
    const rows = new Map(table.rows.map(row => [row.line, row]));
    for (const says of found) {
      const id = says.type === 'rejected' ? `${name}, line ${says.line}` : says.key;
      const row = rows.get(says.line ?? 0);
      // The words of what was logged are not kept besides.
      const fields = row && says.type !== 'colleague' && says.type !== 'touch' ? table.object(row) : {};
      records.set(id, {
        id,
        version: hash(JSON.stringify({ ...says, line: undefined }), JSON.stringify(fields)),
        says,
        visibility: { kind: 'all' },
        fields,
      });
    }
  }
  return [...records.values()];
}

const position = z.object({ digest: z.string(), row: z.number(), rows: z.number() });

export async function* pages(
  folder: string,
  recognise: Recognise,
  stream: Stream,
  after: Cursor | null,
  size: number,
): AsyncGenerator<Page, void, undefined> {
  const files = await exportsIn(folder, recognise);
  const digest = hash(...files.flatMap(file => [file.name, file.bytes]));
  const before = position.safeParse(after);
  // Rows have no time of change: a file that was changed is read from its beginning.
  const from = before.success && before.data.digest === digest ? before.data.row : 0;
  if (from > 0 && from === before.data?.rows) return;
  const records = await statements(files, stream);
  for (let row = from; row < records.length; row += size) {
    const page = records.slice(row, row + size);
    yield {
      records: page,
      gone: [],
      cursor: { digest, row: row + page.length, rows: records.length },
      total: records.length,
    };
  }
}

export async function* keys(
  folder: string,
  recognise: Recognise,
  stream: Stream,
): AsyncGenerator<readonly string[], void, undefined> {
  const records = await statements(await exportsIn(folder, recognise), stream);
  yield records.flatMap(({ says }) => (says.type === 'rejected' ? [] : says.key));
}
