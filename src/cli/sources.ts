/** `sources`: what was imported, whose it is, who sees it, how fresh it is; and changing that. */
import picocolors from 'picocolors';
import type { Database } from '../db/database.ts';
import { onlyHere, removeSource } from '../intake/remove-source.ts';
import { settle } from '../intake/settled.ts';
import { setSharing } from '../intake/sharing.ts';
import { listSources, type Source, type SourceFacts, sourceFacts } from '../intake/source.ts';
import { openExisting } from './data.ts';
import { ago } from './freshness.ts';
import { openQuestions } from './questions.ts';
import { levels, parseSharing } from './sharing.ts';
import { number, table } from './table.ts';

export interface SourcesOptions {
  readonly data?: string;
  readonly yes?: boolean;
}

/** The level in a word, and whether somebody chose it. */
const sharingOf = (source: SourceFacts) =>
  source.sharing === 'company'
    ? 'all colleagues'
    : source.sharingChosen
      ? source.sharing
      : `${source.sharing}, not chosen`;

export function sourcesTable(sources: readonly SourceFacts[], now: Date): string {
  return table(
    [
      { title: 'Id', right: true },
      { title: 'Source', cut: 'end' },
      { title: 'Owner', cut: 'end' },
      { title: 'Who sees it' },
      { title: 'People', right: true },
      { title: 'Touches', right: true },
      { title: 'Last import' },
      { title: 'Fresh' },
    ],
    sources.map(source => [
      String(source.id),
      source.name,
      source.owner ?? 'company',
      sharingOf(source),
      source.people,
      source.touches,
      source.importedAt?.toISOString().slice(0, 10) ?? 'not finished',
      source.importedAt ? ago(source.importedAt, now) : 'import again',
    ]),
  );
}

export async function listCommand(options: SourcesOptions): Promise<void> {
  const { db, isDemo } = await openExisting(options.data);
  try {
    const sources = await db.transaction(sourceFacts);
    if (sources.length === 0) {
      process.stdout.write('Nothing was imported yet: ./acquaint import <files or folders>\n');
      return;
    }
    process.stdout.write(
      `${isDemo ? 'These are the demo company’s.\n' : ''}${sourcesTable(sources, new Date())}\n\n` +
        './acquaint sources share <id> named|anonymous|private   who sees whom the owner knows\n' +
        './acquaint sources remove <id>                          removes it with everything only it said\n',
    );
  } finally {
    await db.close();
  }
}

/** @throws a sentence that lists the sources there are */
async function sourceOf(db: Database, id: string): Promise<Source> {
  const sources = await db.transaction(listSources);
  const source = sources.find(one => String(one.id) === id.trim());
  if (source) return source;
  const known = sources.map(one => `${one.id} (${one.name})`).join(', ');
  throw new Error(`There is no source ${id}. ${known === '' ? 'Nothing was imported yet.' : `There are: ${known}.`}`);
}

export async function shareCommand(id: string, level: string, options: SourcesOptions): Promise<void> {
  const sharing = parseSharing(level, 'The level');
  const { db } = await openExisting(options.data);
  try {
    const source = await sourceOf(db, id);
    await db.transaction(sql => setSharing(sql, source, sharing, new Date()));
    process.stdout.write(`${source.name} (${source.id}) is now ${sharing}: ${levels[sharing]}.\n`);
  } finally {
    await db.close();
  }
}

export async function removeCommand(id: string, options: SourcesOptions): Promise<void> {
  const { db } = await openExisting(options.data);
  const questions = openQuestions();
  try {
    const source = await sourceOf(db, id);
    const would = await db.transaction(sql => onlyHere(sql, source.id));
    const what =
      `${number(would.touches)} touches, and ${number(would.contacts)} people and ${number(would.accounts)} companies ` +
      'that no other source knows';
    if (!options.yes) {
      questions.tell(`${picocolors.bold(source.name)} (${source.id}) holds ${what}.`);
      const answer = (await questions.anybody())
        ? await questions.ask('Remove it? This cannot be undone. [y/N]')
        : null;
      if (answer === null) throw new Error(`Nothing was removed: say ./acquaint sources remove ${source.id} --yes`);
      if (!/^y(?:es)?$/iu.test(answer)) {
        process.stdout.write('Nothing was removed.\n');
        return;
      }
    }
    await db.transaction(sql => removeSource(sql, source, new Date()));
    await settle(db, 'deleted');
    process.stdout.write(`${source.name} (${source.id}) is gone: ${what}.\n`);
  } finally {
    questions.close();
    await db.close();
  }
}
