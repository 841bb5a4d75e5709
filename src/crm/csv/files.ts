/** The files of the folder: read whole, replaced whole, by one writer at a time. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CrmFault } from '../../domain/crm-fault.ts';
import { Table } from './table.ts';

/** A writer that has not finished after this long was killed. Milliseconds. */
const staleAfter = 30_000;
/** How long a writer waits for another. Milliseconds. */
const patience = 10_000;

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A table of the folder; null where there is no such file. @throws CrmFault when it is not UTF-8 */
export async function readTable(folder: string, name: string): Promise<Table | null> {
  const bytes = await readFile(join(folder, name)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (bytes === null) return null;
  try {
    return new Table(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new CrmFault('refused', `${name} is not in UTF-8, so it cannot be changed without damaging it.`, {
      remedy: 'Save it as CSV UTF-8.',
      cause,
    });
  }
}

/** The file is either the old one or the new one, whenever the power goes. */
export async function replaceTable(folder: string, name: string, table: Table): Promise<void> {
  const fresh = join(folder, `.${name}.${randomBytes(4).toString('hex')}`);
  try {
    const file = await open(fresh, 'wx');
    try {
      await file.writeFile(table.toString());
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, join(folder, name));
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
  const directory = await open(folder);
  await directory.sync().finally(() => directory.close());
}

/** Runs `work` while nobody else writes into the folder, in whichever process. */
export async function asOnlyWriter<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, '.acquaint-lock');
  const ours = `${process.pid} ${randomBytes(8).toString('hex')}`;
  for (const begun = Date.now(); ; await wait(20)) {
    try {
      await writeFile(path, ours, { flag: 'wx' });
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (Date.now() - begun > patience)
      throw new CrmFault('unavailable', `Another program is writing into ${folder}.`, { remedy: 'Try again.' });
    await removeStale(path);
  }
  try {
    return await work();
  } finally {
    if ((await readFile(path, 'utf8').catch(() => '')) === ours) await rm(path, { force: true });
  }
}

/** Two may find a stale lock at once: whoever moved a fresh one away puts it back. */
async function removeStale(path: string): Promise<void> {
  const [held, facts] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => [null, null] as const);
  if (held === null || facts === null || Date.now() - facts.mtimeMs < staleAfter) return;
  const aside = `${path}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== held) await link(aside, path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
