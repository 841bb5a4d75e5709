/** Reads the prose half of the skills: SKILL.md for the chat model, the phrasings for the interpreter. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SkillName } from '../skills/port.ts';
import { languages } from '../words/port.ts';
import { type Phrasing, readPhrasings } from './interpreter/phrasings.ts';

export interface SkillPage {
  readonly name: string;
  /** What a model reads to choose. */
  readonly description: string;
  readonly allowedTools: readonly string[];
  /** When and how to use it. */
  readonly body: string;
}

const frontmatter = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/;

/** Reads one SKILL.md; an error names the file and what it lacks. */
export function readSkillPage(text: string, where: string): SkillPage {
  const parts = frontmatter.exec(text.replaceAll('\r\n', '\n'));
  if (!parts) throw new Error(`${where}: starts with a block between --- lines.`);
  const fields = new Map((parts[1] ?? '').split('\n').map(line => [line.split(':')[0]?.trim(), afterColon(line)]));
  const field = (name: string) => {
    const value = fields.get(name);
    if (!value) throw new Error(`${where}: the block between --- lines has no ${name}.`);
    return value;
  };
  return {
    name: field('name'),
    description: field('description'),
    allowedTools: field('allowed-tools')
      .split(',')
      .map(tool => tool.trim()),
    body: (parts[2] ?? '').trim(),
  };
}

function afterColon(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}

/** All skills of a folder by name. `none` has phrasings only. */
export async function loadSkillPages(folder: string): Promise<ReadonlyMap<string, SkillPage>> {
  const pages = new Map<string, SkillPage>();
  for (const name of await skillFolders(folder)) {
    if (name === 'none') continue;
    const file = join(folder, name, 'SKILL.md');
    pages.set(name, readSkillPage(await readFile(file, 'utf8'), file));
  }
  return pages;
}

/** The phrasings of every skill in every language; a missing language is an error, since answers would silently fail. */
export async function loadPhrasings(folder: string): Promise<readonly Phrasing[]> {
  const found: Phrasing[] = [];
  for (const skill of await skillFolders(folder)) {
    for (const language of languages) {
      const file = await readFile(join(folder, skill, 'phrasings', `${language}.txt`), 'utf8');
      found.push(...readPhrasings(file, skill as SkillName | 'none', language));
    }
  }
  return found;
}

/** What a chat model is told, from prompts/*.md in the order of their names, then when to use each skill. */
export async function loadPrompt(folder: string, pages: ReadonlyMap<string, SkillPage>): Promise<string> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.md')).sort();
  const prompts = await Promise.all(files.map(name => readFile(join(folder, name), 'utf8')));
  const skills = [...pages.values()].map(page => `## ${page.name}\n${page.body}`);
  return [...prompts, ...skills].map(part => part.trim()).join('\n\n');
}

async function skillFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}
