/** The table of docs/design.md, "Rooms and doors", held by reading the import lines of every file in src. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, projectRoot, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const design = readFileSync(join(projectRoot, 'docs/design.md'), 'utf8');

/**
 * Which rooms a room may open besides itself. Ports are open to all but `domain`, `cards` and `words`.
 * A room that is not here may open nothing, so a new folder begins with a line here and one in docs/design.md.
 */
const doors: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  words: [],
  cards: [],
  db: ['domain'],
  access: ['db', 'domain'],
  identity: ['db', 'domain'],
  knowledge: ['db', 'domain'],
  ledger: ['db', 'domain'],
  jobs: ['db', 'domain'],
  intake: ['db', 'domain', 'identity', 'access'],
  turns: ['db', 'domain', 'access', 'cards', 'words'],
  sources: ['domain', 'cards', 'words'],
  crm: ['domain', 'cards', 'words'],
  channels: ['domain', 'cards', 'words'],
  skills: ['domain', 'cards', 'words'],
  agent: ['domain', 'cards', 'words'],
};

/** Rooms that may not even open a port, and the one exception: the languages there are. */
const closed: Readonly<Record<string, readonly string[]>> = { domain: [], words: [], cards: ['words/port.ts'] };

/** The composition root and the commands know everything. */
const knowsAll = (path: string) => path === 'main.ts' || path === 'cli.ts' || path.startsWith('cli/');
/** Folders whose parts do not know one another: vendors, channels, skills. Files directly in the room are shared. */
const divided = ['channels', 'crm', 'skills'];

const roomOf = (path: string) => path.split('/')[0] ?? '';
const partOf = (path: string) => (path.split('/').length > 2 ? (path.split('/')[1] ?? '') : '');
const isPort = (path: string) => /^[^/]+\/port\.ts$/u.test(path);

function mayOpen(from: string, to: string): boolean {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (knowsAll(from)) return true;
  if (room === target) {
    return !divided.includes(room) || partOf(to) === '' || partOf(from) === partOf(to);
  }
  if (room in closed) return closed[room]?.includes(to) ?? false;
  return isPort(to) || (doors[room]?.includes(target) ?? false);
}

describe('rooms and doors', () => {
  test('every form of import is seen, so that no door is opened behind the test’s back', () => {
    const text = [
      "import type { A } from '../db/database.ts';",
      "import {\n  B,\n  C,\n} from '../../agent/agent.ts';",
      "import './side.ts';",
      "export type { D } from './d.ts';",
      "export * from './e.ts';",
      "const f = await import('../f.ts');",
      "new Worker(new URL('./worker.mjs', import.meta.url));",
      "// import { no } from './comment.ts';",
      "import pg from 'pg';\nimport { tool } from '@langchain/core/tools';\nimport { join } from 'node:path';",
    ].join('\n');
    expect(importsOf('skills/why/run.ts', text)).toEqual({
      ours: [
        'skills/db/database.ts',
        'agent/agent.ts',
        'skills/why/d.ts',
        'skills/why/e.ts',
        'skills/why/side.ts',
        'skills/f.ts',
        'skills/why/worker.mjs',
      ],
      packages: ['pg', '@langchain/core'],
    });
  });

  test('a skill may not open another skill, a vendor or the database; a port it may', () => {
    expect(mayOpen('skills/why/run.ts', 'skills/more/run.ts')).toBe(false);
    expect(mayOpen('skills/why/run.ts', 'skills/naming.ts')).toBe(true);
    expect(mayOpen('skills/why/run.ts', 'knowledge/port.ts')).toBe(true);
    expect(mayOpen('skills/why/run.ts', 'knowledge/open.ts')).toBe(false);
    expect(mayOpen('skills/naming.ts', 'skills/why/card.ts')).toBe(false);
    expect(mayOpen('domain/tie.ts', 'knowledge/port.ts')).toBe(false);
    expect(mayOpen('elsewhere/new.ts', 'db/database.ts')).toBe(false);
  });

  test('no file opens a door that is not its room’s to open', () => {
    const broken = files.flatMap(({ path, ours }) =>
      ours.filter(target => !mayOpen(path, target)).map(target => `${path} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('every import leads to a file', () => {
    const known = new Set(files.map(file => file.path));
    const broken = files.flatMap(({ path, ours }) =>
      ours.filter(target => /\.m?[jt]s$/u.test(target) && !known.has(target)).map(target => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('every room stands on the map of docs/design.md, and its table of doors is the one of this test', () => {
    const rooms = [...new Set(files.map(({ path }) => path).filter(path => path.includes('/')))].map(roomOf);
    const onMap = (room: string) => new RegExp(`^  (?:\\S+ · )?${room}/`, 'mu').test(design);
    expect([...new Set(rooms)].filter(room => !onMap(room))).toEqual([]);

    const rows = [...design.matchAll(/^\| (`.+) \| (`.+) \|$/gmu)].filter(([, names = '']) => !names.includes('main'));
    const inBackticks = (text: string) => [...text.matchAll(/`([a-z]+)[^`]*`/gu)].map(match => match[1] ?? '');
    const table = rows.flatMap(([, names = '', open = '']) =>
      inBackticks(names).map(name => [name, inBackticks(open).filter(other => other !== name)] as const),
    );
    const written = Object.entries(doors).filter(([room]) => !(room in closed));
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(written));
  });

  test('a port holds types only', () => {
    // The one value: which languages there are, because schemas and loops need the list that the type is made of.
    const allowed = /^export const languages = \[[^\]]*\] as const;$/gmu;
    const values = /^\s*export\s+(?:default|const|let|var|function|async|class|enum|\{|\*)/mu;
    const valueImports = /^import\s+(?!type\b)(?!\{\s*(?:type \w+,?\s*)+\})/mu;
    const broken = files
      .filter(({ path }) => isPort(path))
      .filter(({ code }) => values.test(code.replace(allowed, '')) || valueImports.test(code))
      .map(({ path }) => path);
    expect(broken).toEqual([]);
  });
});
