/** The walk-throughs of CONTRIBUTING.md, followed to the letter in a copy of the project. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from './source-files.ts';

interface Step {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

/** Code blocks that name a file: a whole file, or with `diff` a change to one. */
function stepsOf(page: string): Step[] {
  return [...page.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gmu)].map(([, language = '', file = '', text = '']) => ({
    language,
    file,
    text,
  }));
}

/** The text after a change. The lines to be replaced, with the lines around them, must stand in it exactly once. */
function changed(text: string, { file, text: diff }: Step): string {
  const lines = diff.replace(/\n$/u, '').split('\n');
  const side = (sign: '-' | '+') =>
    lines
      .filter(line => line.startsWith(' ') || line.startsWith(sign))
      .map(line => `${line.slice(1)}\n`)
      .join('');
  const [before, after] = [side('-'), side('+')];
  const places = `\n${text}`.split(`\n${before}`).length - 1;
  if (places !== 1)
    throw new Error(`CONTRIBUTING.md changes ${file} at lines that stand there ${places} times:\n${before}`);
  return `\n${text}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
}

const copied = [
  'src',
  'skills',
  'prompts',
  'test/support',
  'test/sources/support.ts',
  'test/words',
  'test/architecture',
];
const config = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'docs/design.md'];

describe('whoever follows CONTRIBUTING.md', () => {
  let copy: string;
  let steps: Step[];
  const run = (program: string, ...args: string[]) =>
    new Promise<{ code: number | null; said: string }>(done => {
      const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST'));
      const child = spawn(join(projectRoot, 'node_modules/.bin', program), args, {
        cwd: copy,
        env: { ...Object.fromEntries(environment), NO_COLOR: '1' },
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', chunk => {
          said += chunk;
        });
      child.on('close', code => done({ code, said }));
    });

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'acquaint-contributing-'));
    for (const path of [...copied, ...config]) await cp(join(projectRoot, path), join(copy, path), { recursive: true });
    await mkdir(join(projectRoot, '.cache'), { recursive: true });
    for (const path of ['node_modules', '.cache']) await symlink(join(projectRoot, path), join(copy, path));
    steps = stepsOf(await readFile(join(projectRoot, 'CONTRIBUTING.md'), 'utf8'));
    for (const step of steps) {
      const path = join(copy, step.file);
      await mkdir(dirname(path), { recursive: true });
      const text = step.language === 'diff' ? changed(await readFile(path, 'utf8'), step) : step.text;
      await writeFile(path, text);
    }
  });
  afterAll(() => rm(copy, { recursive: true, force: true }));

  test('is led through a source and a skill, each with a test', () => {
    const files = steps.map(step => step.file);
    expect(files).toContain('src/sources/readers.ts');
    expect(files).toContain('src/main.ts');
    expect(files.filter(file => /\.test\.ts$/u.test(file))).toHaveLength(2);
  });

  test('has code that fits the types', { timeout: 240_000 }, async () => {
    const fewer = {
      extends: './tsconfig.json',
      include: ['src', ...steps.map(step => step.file).filter(f => f.endsWith('.ts'))],
    };
    await writeFile(join(copy, 'tsconfig.copy.json'), JSON.stringify(fewer));
    const { code, said } = await run('tsc', '--noEmit', '-p', 'tsconfig.copy.json');
    expect(said).toBe('');
    expect(code).toBe(0);
  });

  test('sees both tests pass, and breaks no rule of rooms and words', { timeout: 240_000 }, async () => {
    const tests = steps.map(step => step.file).filter(file => /\.test\.ts$/u.test(file));
    const rules = ['test/architecture/rooms.test.ts', 'test/words/catalogues.test.ts'];
    const { code, said } = await run('vitest', 'run', ...tests, ...rules);
    expect(code, said).toBe(0);
    expect(said).toMatch(/Test Files\s+4 passed/u);
  });
});
