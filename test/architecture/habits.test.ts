/** Habits that a reader relies on, as rules over the text of src. */
import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles();
const where = (broken: (code: string, path: string) => boolean) =>
  files.filter(({ code, path }) => broken(code, path)).map(({ path }) => path);

describe('habits of src', () => {
  test('only config.ts reads the environment; the commands may load .env into it', () => {
    expect(
      where((code, path) => /\bprocess\.env\b/u.test(code) && path !== 'config.ts' && path !== 'cli/data.ts'),
    ).toEqual([]);
  });

  test('no code behaves differently in a test', () => {
    expect(where(code => /NODE_ENV|VITEST/u.test(code))).toEqual([]);
  });

  test('nothing is typed any, and no check is switched off', () => {
    expect(where(code => /[:<|&(,=]\s*any\b(?!\s*\()(?=\s*[\][;,)>|&={]|\s*$)|\bas any\b/mu.test(code))).toEqual([]);
    const silenced = files.filter(({ text }) => /@ts-(?:ignore|nocheck|expect-error)|biome-ignore/u.test(text));
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  test('no file grows beyond 300 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 301);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1} lines`)).toEqual([]);
  });

  test('every file says at its top what it is for', () => {
    const silent = files.filter(
      ({ path, text }) => !/^(?:\/\*\*|\/\/ )/u.test(text) && !/\.d\.ts$|^words\/port/u.test(path),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('no file is a drawer for odds and ends', () => {
    expect(where((_, path) => /(?:^|\/)(?:utils?|helpers?|misc|common|shared)\.m?ts$/u.test(path))).toEqual([]);
  });

  test('only the commands, the terminal and the log write where a user reads', () => {
    expect(
      where((code, path) => /\bconsole\.|process\.std(?:out|err)\b/u.test(code) && !/^cli[./]/u.test(path)),
    ).toEqual([]);
  });

  test('no statement copies from standard input, which ends the embedded database', () => {
    expect(where(code => /\bcopy\b[^'"`]*\bfrom\s+stdin\b/iu.test(code))).toEqual([]);
  });

  test('no statement sets something for longer than its transaction: other clients would inherit it', () => {
    expect(
      where(code => /['"`;]\s*set\s+(?!local\b|search_path|constraints)[a-z_.]+\s*(?:=|to\b)/u.test(code)),
    ).toEqual([]);
    expect(where(code => /set_config\([^)]*,\s*false\s*\)/iu.test(code))).toEqual([]);
  });
});
