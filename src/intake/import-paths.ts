/** `import`: paths → files → readers → sources, in the order in which they need each other. */
import type { Database, Sql } from '../db/database.ts';
import type { Reader, SourceFile, Unopened } from '../sources/port.ts';
import { loadColleagues } from './colleagues.ts';
import { type FileReport, importFile } from './import-file.ts';
import { removeOwnPeople } from './our-company.ts';
import { settle } from './settled.ts';
import { refreshHints, setSharing } from './sharing.ts';
import { openSource, type Sharing } from './source.ts';
import { countPast } from './tie-parts.ts';

export interface FileReading {
  readonly openFiles: (paths: readonly string[]) => AsyncIterable<SourceFile | Unopened>;
  readonly recognise: (head: Uint8Array) => Reader | null;
  readonly unrecognised: (file: SourceFile) => string;
  /** Whose LinkedIn archive these files are, where they show it. */
  readonly ownerProfile: (
    files: Iterable<SourceFile>,
    known: { self?: string },
  ) => Promise<{ profile?: string; name?: string } | null>;
  /** For a table whose columns are not known: the columns → fields, or null to leave the file out. */
  readonly mappingFor: (file: SourceFile) => Promise<Readonly<Record<string, string>> | null>;
}

export interface ImportRequest {
  readonly paths: readonly string[];
  /** E-mail of the colleague whose files these are. */
  readonly owner: string | null;
  readonly sharing: Exclude<Sharing, 'company'> | null;
  readonly keepDetails: boolean;
  /** What a source of the company is called, where there are two of one kind. */
  readonly name?: string;
  readonly now: Date;
  /** The demo's dates move, and a named source has ids of its own. */
  readonly adapt?: (reader: Reader) => Reader;
}

export interface ImportProgress {
  /** What there is to read, before the first file. */
  found?(files: number, bytes: number): void;
  file(name: string, kind: string, bytes: number): void;
  bytes(done: number): void;
  done(report: FileReport): void;
}

export interface ImportResult {
  readonly files: readonly FileReport[];
  readonly left: readonly { name: string; reason: string }[];
  /** How many of the files are one colleague's, and not the company's. */
  readonly owned: number;
  /** Sources of a colleague whose sharing was never chosen: the one plain question is asked about these. */
  readonly unshared: readonly { id: number; name: string }[];
}

const titles: Readonly<Record<string, string>> = {
  hubspot: 'HubSpot',
  salesforce: 'Salesforce',
  pipedrive: 'Pipedrive',
  linkedin: 'LinkedIn',
  mailbox: 'mailbox',
  calendar: 'calendar',
};

/** Address books say different things of one person, so each is a source of its own. */
const addressBooks: Readonly<Record<string, string>> = {
  'google contacts': 'Google contacts',
  'outlook contacts': 'Outlook contacts',
  vcard: 'vCards',
};

/** What a source is called: after its system, or after the file where it is a table of somebody's own. */
function sourceName(reader: Reader, file: SourceFile, given: string | undefined): string {
  if (reader.ownership === 'company' && given) return given;
  if (reader.family === 'table') return file.name.split(/[/›]/u).at(-1)?.trim() ?? file.name;
  return addressBooks[reader.kind] ?? titles[reader.family] ?? reader.family;
}

/** Companies before people, people before deals and what happened: references are found in one pass. */
const order = [/colleague|user/u, /compan|organi|account/u, /contact|people|lead|connection|card/u, /deal|opportunit/u];
const rankOf = (kind: string) => {
  const place = order.findIndex(words => words.test(kind));
  return place < 0 ? order.length : place;
};

export async function importPaths(
  db: Database,
  reading: FileReading,
  request: ImportRequest,
  progress: ImportProgress,
): Promise<ImportResult> {
  const found: { file: SourceFile; reader: Reader }[] = [];
  const left: { name: string; reason: string }[] = [];
  for await (const file of reading.openFiles(request.paths)) {
    if ('problem' in file) {
      left.push({ name: file.name, reason: file.problem });
      continue;
    }
    const reader = reading.recognise(file.head);
    if (reader) found.push({ file, reader: request.adapt?.(reader) ?? reader });
    else left.push({ name: file.name, reason: reading.unrecognised(file) });
  }
  found.sort((a, b) => rankOf(a.reader.kind) - rankOf(b.reader.kind) || a.file.name.localeCompare(b.file.name));

  const archive = found.filter(({ reader }) => reader.family === 'linkedin').map(({ file }) => file);
  const member =
    archive.length > 0 ? await reading.ownerProfile(archive, request.owner ? { self: request.owner } : {}) : null;

  // Whatever has to be asked is asked before the first file is read.
  const ready: { file: SourceFile; reader: Reader; mapping?: Readonly<Record<string, string>> }[] = [];
  for (const { file, reader } of found) {
    const mapping = reader.family === 'table' ? await reading.mappingFor(file) : undefined;
    if (mapping === null) left.push({ name: file.name, reason: reading.unrecognised(file) });
    else if (reader.ownership === 'colleague' && request.owner === null)
      left.push({ name: file.name, reason: `a ${reader.kind} belongs to one colleague: say whose with --as <e-mail>` });
    else ready.push({ file, reader, ...(mapping ? { mapping } : {}) });
  }
  progress.found?.(
    ready.length,
    ready.reduce((sum, { file }) => sum + file.bytes, 0),
  );
  const files: FileReport[] = [];
  const touched = new Map<number, { id: number; name: string }>();
  for (const { file, reader, mapping } of ready) {
    const owned = reader.ownership === 'colleague';
    const open = async (sql: Sql) => {
      const colleagues = await loadColleagues(sql);
      const owner =
        owned && request.owner
          ? await colleagues.learn(sql, {
              email: request.owner,
              ...(member?.name ? { name: member.name } : {}),
              ...(reader.family === 'linkedin' && member?.profile ? { profile: member.profile } : {}),
            })
          : null;
      const name = sourceName(reader, file, request.name);
      const opened = await openSource(sql, reader.family, owner?.id ?? null, name);
      if (owned && request.keepDetails && !opened.keepDetails) {
        await sql('update source set keep_details = true where id = $1', [opened.id]);
      }
      if (owned && request.sharing && (request.sharing !== opened.sharing || !opened.sharingChosen)) {
        await setSharing(sql, opened, request.sharing, request.now);
      }
      return { ...opened, keepDetails: opened.keepDetails || request.keepDetails };
    };
    // Who we are is no statement of a source.
    const source = reader.family === 'colleagues' ? null : await db.transaction(open);
    progress.file(file.name, reader.kind, file.bytes);
    const report = await importFile(db, source, reader, file, {
      ...(request.owner ? { self: request.owner } : {}),
      keepDetails: owned && source?.keepDetails === true,
      now: request.now,
      ...(member?.profile ? { selfProfile: member.profile } : {}),
      ...(member?.name ? { selfName: member.name } : {}),
      ...(mapping ? { mapping } : {}),
      onProgress: bytes => progress.bytes(bytes),
    });
    files.push(report);
    progress.done(report);
    if (owned && source && !source.sharingChosen && !request.sharing)
      touched.set(source.id, { id: source.id, name: source.name });
  }
  if (found.some(({ reader }) => reader.family === 'colleagues'))
    await db.transaction(sql => removeOwnPeople(sql, request.now));
  await db.transaction(sql => countPast(sql, request.now));
  await db.transaction(sql => refreshHints(sql, request.now));
  await settle(db);
  const owned = ready.filter(({ reader }) => reader.ownership === 'colleague').length;
  return { files, left, owned, unshared: [...touched.values()] };
}
