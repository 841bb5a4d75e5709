import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { describeSettings, envExample, settingsTable, withSettings } from '../../scripts/write-settings.ts';
import { readConfig } from '../../src/config.ts';
import { root } from './run.ts';

const remedy = 'run: node --import tsx scripts/write-settings.ts';

describe('The settings as they are written down', () => {
  it('are in .env.example as the schema has them', () => {
    expect(readFileSync(join(root, '.env.example'), 'utf8'), remedy).toBe(envExample());
  });

  test.skipIf(!existsSync(join(root, 'README.md')))('are in the README as the schema has them', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme, remedy).toContain(settingsTable());
    expect(withSettings(readme), remedy).toBe(readme);
  });

  it('have a meaning each, and standards that the schema takes', () => {
    const described = describeSettings();
    expect(described.length).toBeGreaterThan(10);
    for (const { name, meaning } of described) expect(meaning, name).toMatch(/^[A-Z].*\.$/);
    const standards = Object.fromEntries(described.map(({ name, standard }) => [name, standard]));
    expect(readConfig(standards)).toEqual(readConfig({}));
  });

  it('stand once in a README that had no chapter for them, and are renewed in one that had', () => {
    const first = withSettings('# Acquaint\n');
    expect(first).toContain('## Settings');
    const changed = first.replace('| `DATABASE_URL`', '| `OLD_NAME`');
    expect(withSettings(changed)).toBe(first);
  });

  it('change nothing when .env.example is copied as it is', () => {
    const set = envExample()
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'));
    expect(set).toEqual([]);
  });
});
