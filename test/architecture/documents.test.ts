/** What the documents name is there: words, files, commands. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settings } from '../../src/config.ts';
import { projectRoot, sourceFiles } from './source-files.ts';

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/design.md',
  'docs/operations.md',
  'docs/privacy.md',
  'docs/crm.md',
  'docs/install-slack.md',
  'docs/install-teams.md',
].filter(path => existsSync(join(projectRoot, path)));

describe('the documents', () => {
  test('there is a page for each reader', () => {
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/design.md', 'docs/operations.md']),
    );
  });

  test('the glossary in the code has the words of the design, in its order', () => {
    const design = [...(read('docs/design.md').split('## 2.')[0] ?? '').matchAll(/^\| ([a-z]+) \|/gmu)].map(
      row => row[1],
    );
    const glossary = [...read('src/domain/index.ts').matchAll(/^ \* - ([a-z]+): /gmu)].map(line => line[1]);
    expect(glossary.length).toBeGreaterThan(10);
    expect(glossary).toEqual(design.filter(word => word !== 'word'));
  });

  test('every link leads to a file', () => {
    const broken = pages.flatMap(page =>
      [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/gu)]
        .map(link => link[1] ?? '')
        .filter(target => !existsSync(join(projectRoot, dirname(page), target)))
        .map(target => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  test('every command and option that is shown can be given', () => {
    const code = read('src/cli/command.ts');
    const commands = new Set([...code.matchAll(/\.command\('([a-z]+)/gu)].map(match => match[1]));
    const options = new Set([...code.matchAll(/'(--[a-z-]+)/gu)].map(match => match[1]));
    const broken = pages.flatMap(page =>
      [...read(page).matchAll(/\.\/acquaint ([a-z]+)((?: [^`\n|]*)?)/gu)].flatMap(([, command = '', rest = '']) => [
        ...(commands.has(command) ? [] : [`${page}: ./acquaint ${command}`]),
        ...[...rest.matchAll(/ (--[a-z-]+)/gu)]
          .map(match => match[1] ?? '')
          .filter(option => !options.has(option) && option !== '--help')
          .map(option => `${page}: ./acquaint ${command} ${option}`),
      ]),
    );
    expect(broken).toEqual([]);
  });

  test('every setting that can be given is read', () => {
    const code = sourceFiles()
      .filter(({ path }) => path !== 'config.ts')
      .map(file => file.code)
      .join('\n');
    expect(Object.keys(settings.shape).filter(name => !code.includes(name))).toEqual([]);
  });

  test('every npm script that is shown exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = pages.flatMap(page =>
      [...read(page).matchAll(/\bnpm (?:run )?([a-z]+(?::[a-z]+)?)/gu)].map(match => match[1] ?? ''),
    );
    const ofNpm = ['ci', 'install'];
    expect([...new Set(named)].filter(name => !(name in scripts) && !ofNpm.includes(name))).toEqual([]);
  });
});
