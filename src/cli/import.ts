/** `import`: files and folders into the company's database. */
import { access, writeFile } from 'node:fs/promises';
import type { Database } from '../db/database.ts';
import { type ImportProgress, importPaths } from '../intake/import-paths.ts';
import { underName } from '../intake/named-source.ts';
import { openToChange } from './data.ts';
import { fileReading, type Mapper } from './file-reading.ts';
import { importReport, writeRejects } from './import-report.ts';
import { introduce, parseSomebody } from './introduce.ts';
import { askMapping, isUseful, loadMappings, type Mapping, parseMapping } from './mapping.ts';
import { openProgress, type Progress } from './progress.ts';
import { openQuestions, type Questions } from './questions.ts';
import { askSharing, parseSharing } from './sharing.ts';
import { shortened } from './table.ts';

export interface ImportOptions {
  readonly as?: string;
  readonly share?: string;
  readonly keepDetails?: boolean;
  readonly map?: readonly string[];
  readonly rejects?: string;
  readonly name?: string;
  readonly data?: string;
}

export async function importCommand(paths: readonly string[], options: ImportOptions): Promise<void> {
  // Everything that can be wrong about the command itself, before a database is made.
  const as = options.as === undefined ? null : parseSomebody(options.as, '--as');
  const sharing = options.share === undefined ? null : parseSharing(options.share, '--share');
  const given = options.map ? parseMapping(options.map) : null;
  await someExist(paths);
  if (options.rejects !== undefined) await mayWrite(options.rejects);

  const { db } = await openToChange(options.data);
  const questions = openQuestions();
  const now = new Date();
  const stopped = () => {
    process.stderr.write('\nStopped. What was read is kept: run the same command again to go on.\n');
    process.exit(130);
  };
  process.once('SIGINT', stopped);
  try {
    const { owner, notes } = await introduce(db, as, questions, now);
    for (const note of notes) process.stderr.write(`${note}\n`);
    const bar = progressBar();
    const result = await importPaths(
      db,
      fileReading(await mapper(db, given, questions)),
      {
        paths,
        owner,
        sharing,
        keepDetails: options.keepDetails ?? false,
        now,
        ...(options.name ? { name: options.name, adapt: underName(options.name) } : {}),
      },
      bar,
    ).finally(bar.stop);
    if (options.rejects !== undefined) await writeRejects(options.rejects, result.files);
    process.stdout.write(`${importReport(result, options.rejects ?? null)}\n`);
    if (result.files.length === 0) {
      process.stdout.write('\nNothing was imported.\n');
      process.exitCode = 1;
      return;
    }
    if (as === null && result.owned > 0)
      process.stdout.write(`\nWhat is one colleague's was taken as ${owner}'s; --as <e-mail> says otherwise.\n`);
    await askSharing(db, questions, result.unshared, now);
    const data = options.data ? ` --data ${options.data}` : '';
    process.stdout.write(`\nNow ask: ./acquaint ask "who do we know at <company>?"${data}\n`);
  } finally {
    process.off('SIGINT', stopped);
    questions.close();
    await db.close();
  }
}

/** Unknown tables: `--map` where one of its columns is there, else what was chosen last time, else asked. */
async function mapper(db: Database, map: Mapping | null, questions: Questions): Promise<Mapper> {
  const mappings = await loadMappings(db);
  const fits = (headers: readonly string[]) =>
    map !== null && isUseful(map) && headers.some(header => map[header.trim()] !== undefined);
  return {
    given: headers => (fits(headers) ? map : mappings.of(headers)),
    canAsk: true,
    async ask(file, headers, rows, guess) {
      const mapping = await askMapping(questions, file, headers, rows, guess);
      if (mapping) await mappings.remember(headers, mapping);
      return mapping;
    },
    chosen: headers => (fits(headers) && map ? mappings.remember(headers, map) : Promise.resolve()),
  };
}

/** One bar over the bytes of all files. */
function progressBar(): ImportProgress & { stop(): void } {
  let bar: Progress | null = null;
  let [files, place, before, current] = [0, 0, 0, 0];
  let name = '';
  const what = () => `${place}/${files} ${shortened(name, 40, 'start')}`;
  return {
    found(count, bytes) {
      files = count;
      if (count > 0) bar = openProgress('Importing', Math.max(1, bytes));
    },
    file(file, _kind, bytes) {
      [name, current] = [file, bytes];
      place += 1;
      bar?.update(before, what());
    },
    bytes(done) {
      bar?.update(before + Math.min(done, current), what());
    },
    done() {
      before += current;
      bar?.update(before, what());
    },
    stop: () => bar?.stop(),
  };
}

/** @throws a sentence when none of the paths leads anywhere; one of several is said in the report */
async function someExist(paths: readonly string[]): Promise<void> {
  const found = await Promise.all(
    paths.map(path =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (!found.includes(true)) throw new Error(`There is no file or folder ${paths.join(', ')}: check the spelling.`);
}

async function mayWrite(path: string): Promise<void> {
  await writeFile(path, '').catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'ENOENT'
        ? 'its folder does not exist'
        : error.code === 'EISDIR'
          ? 'it is a folder'
          : error.message;
    throw new Error(`--rejects ${path} cannot be written: ${why}. Name a file in a folder you may write to.`);
  });
}
