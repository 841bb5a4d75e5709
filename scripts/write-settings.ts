/**
 * Writes `.env.example` and the README's table of settings from the schema in src/config.ts, the one place where a
 * setting is described: `node --import tsx scripts/write-settings.ts`. A test holds them equal.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { settings } from '../src/config.ts';

interface Setting {
  readonly name: string;
  readonly meaning: string;
  /** As it is written; '' where leaving it empty means something of its own. */
  readonly standard: string;
  /** What it may be, in words; '' for any text. */
  readonly values: string;
}

interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Every setting in the order of the schema. */
export function describeSettings(): Setting[] {
  const { properties = {} } = z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, Described>;
  };
  return Object.entries(properties).map(
    ([name, { description, default: standard, enum: words, minimum, maximum }]) => ({
      name,
      meaning: description ?? '',
      standard: standard === undefined ? '' : String(standard),
      values: words ? words.join(', ') : minimum === undefined ? '' : `${minimum} to ${maximum}`,
    }),
  );
}

/** The whole `.env.example`: nothing in it is set, so that a copy of it changes nothing. */
export function envExample(): string {
  const entries = describeSettings().map(
    ({ name, meaning, standard, values }) =>
      `# ${meaning.replaceAll('`', '')}${values ? ` (${values})` : ''}\n#${name}=${standard}\n`,
  );
  return [
    '# Settings of Acquaint. Copy this file to .env and take the # off what you change; none is needed.\n' +
      '# What the shell says wins over .env. Written by scripts/write-settings.ts.\n',
    ...entries,
  ].join('\n');
}

/** The rows of the README's table. */
export function settingsTable(): string {
  const rows = describeSettings().map(
    ({ name, meaning, standard, values }) =>
      `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${meaning}${values ? ` (${values})` : ''} |`,
  );
  return ['| setting | standard | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

const [begin, end] = ['<!-- settings -->', '<!-- /settings -->'];

/** The README with the table between its two marks, or with a chapter for it at the end. */
export function withSettings(readme: string): string {
  const part = `${begin}\n${settingsTable()}\n${end}`;
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from >= 0 && to > from) return `${readme.slice(0, from)}${part}${readme.slice(to + end.length)}`;
  return `${readme.trimEnd()}\n\n## Settings\n\n${part}\n`;
}

const fromRoot = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fromRoot('.env.example'), envExample());
  const readme = fromRoot('README.md');
  if (existsSync(readme)) writeFileSync(readme, withSettings(readFileSync(readme, 'utf8')));
  else process.stdout.write('There is no README.md yet; only .env.example was written.\n');
}
