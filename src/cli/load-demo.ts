/** The demo company into an empty database, through the ordinary importer. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setMe } from '../access/viewers.ts';
import type { Database } from '../db/database.ts';
import { loadColleagues } from '../intake/colleagues.ts';
import { daysSince, readDemo, shiftedReader } from '../intake/demo.ts';
import { importFile } from '../intake/import-file.ts';
import { importPaths } from '../intake/import-paths.ts';
import { recognise } from '../sources/readers.ts';
import { fileReading } from './file-reading.ts';
import { root } from './place.ts';

export interface DemoLoading {
  readonly now: Date;
  /** Shown while it loads: what is read, and how far along it is from 0 to 1. */
  progress(what: string, done: number): void;
}

export async function loadDemo(db: Database, { now, progress }: DemoLoading): Promise<void> {
  const folder = join(fileURLToPath(root), 'data', 'demo');
  const company = await readDemo(folder);
  const days = daysSince(company.anchor, now);
  await db.transaction(async sql => {
    await sql('insert into own_domain (domain) select unnest($1::text[]) on conflict do nothing', [company.domains]);
    await sql(
      "insert into setting (key, value) values ('demo', 'true'), ('company', to_jsonb($1::text)) on conflict do nothing",
      [company.name],
    );
  });
  const colleagues = join(folder, 'colleagues.csv');
  await importFile(db, null, requireReader(await headOf(colleagues)), await fileAt(colleagues), {
    keepDetails: false,
    now,
  });
  await db.transaction(async sql => {
    const id = (await loadColleagues(sql)).find({ email: company.me });
    if (id !== undefined) await setMe(sql, id);
  });
  const reading = fileReading();
  for (const [place, source] of company.sources.entries()) {
    progress(source.path, place / company.sources.length);
    await importPaths(
      db,
      reading,
      {
        paths: [join(folder, source.path)],
        owner: source.owner,
        sharing: source.sharing === 'company' ? null : source.sharing,
        keepDetails: false,
        now,
        adapt: reader => shiftedReader(reader, days, company.anchor),
      },
      { file() {}, bytes() {}, done() {} },
    );
  }
  progress('ready', 1);
}

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const fileAt = async (path: string) => ({
  name: 'colleagues.csv',
  bytes: (await stat(path)).size,
  head: await headOf(path),
  open: () => createReadStream(path),
});

function requireReader(head: Uint8Array) {
  const reader = recognise(head);
  if (!reader) throw new Error('The demo company’s colleagues.csv cannot be read: fetch data/demo again.');
  return reader;
}
