import { existsSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchProject } from './scratch.ts';

// Stands in for npm: notes how it was called and what it could read, and does what npm ci does to node_modules.
const npm = `
[ -z "$NPM_SLOW" ] || sleep "$NPM_SLOW"
echo "$* read:$(cat)" >> calls
[ -z "$NPM_ERROR" ] || { echo "npm error code $NPM_ERROR" >&2; exit 1; }
rm -rf node_modules; mkdir node_modules
echo "added 3 packages"
`;

describe.skipIf(process.platform === 'win32')('The set-up before every start', () => {
  let project: ReturnType<typeof scratchProject>;
  const prepare = (env: NodeJS.ProcessEnv = {}, input = '', nodeOptions: string[] = []) =>
    project.run(process.execPath, [...nodeOptions, 'scripts/prepare.mjs'], { env, input });
  const lockFile = (text: string) => writeFileSync(join(project.root, 'package-lock.json'), text);
  const installs = () =>
    existsSync(join(project.root, 'calls')) ? readFileSync(join(project.root, 'calls'), 'utf8').trim().split('\n') : [];

  beforeEach(() => {
    project = scratchProject(['scripts/prepare.mjs'], { npm });
    lockFile('{"lockfileVersion":3}');
  });
  afterEach(() => rmSync(project.root, { recursive: true }));

  it('installs the packages of a fresh clone, development ones too, and only once', async () => {
    expect((await prepare()).code).toBe(0);
    expect(await prepare()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(installs()).toHaveLength(1);
    expect(installs()[0]).toMatch(/^ci --include=dev /);
  });

  it('installs again when the lock file changed, not when it was only touched', async () => {
    await prepare();
    utimesSync(join(project.root, 'package-lock.json'), new Date(), new Date());
    await prepare();
    expect(installs()).toHaveLength(1);
    lockFile('{"lockfileVersion":3,"packages":{}}');
    await prepare();
    expect(installs()).toHaveLength(2);
  });

  it('leaves standard output to the answer and standard input to the command that comes next', async () => {
    const { stdout } = await prepare({}, 'who do we know at Globex?\n');
    expect(stdout).toBe('');
    expect(installs()[0]).toMatch(/ read:$/);
  });

  it.each([
    ['ENOTFOUND', /could not install its packages: the package registry could not be reached\. Check the network/],
    ['EUSAGE', /package\.json and package-lock\.json do not agree\. Run npm install once/],
    ['E418', /npm ci ended with E418\. Read what npm says above/],
  ])('says what went wrong (%s) and what to do, and tries again the next time', async (code, sentence) => {
    const failed = await prepare({ NPM_ERROR: code });
    expect(failed.code).toBe(1);
    expect(failed.stderr.trim().split('\n').at(-1)).toMatch(sentence);
    expect((await prepare()).code).toBe(0);
    expect(installs()).toHaveLength(2);
  });

  it('does not take a failed install for a finished one when the lock file goes back to what it was', async () => {
    await prepare();
    lockFile('{"changed":true}');
    await prepare({ NPM_ERROR: 'ECONNRESET' });
    lockFile('{"lockfileVersion":3}');
    await prepare();
    expect(installs()).toHaveLength(3);
  });

  it('installs once when two are started at the same time', async () => {
    const both = await Promise.all([prepare({ NPM_SLOW: '1' }), prepare({ NPM_SLOW: '1' })]);
    expect(both.map(each => each.code)).toEqual([0, 0]);
    expect(installs()).toHaveLength(1);
  });

  it('takes over from an installer that was killed', async () => {
    const left = join(project.root, '.cache', 'installing');
    mkdirSync(left, { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(left, longAgo, longAgo);
    expect((await prepare()).code).toBe(0);
    expect(installs()).toHaveLength(1);
    expect(() => statSync(left)).toThrow();
  });

  it('refuses a Node that is too old, naming the one it needs', async () => {
    const old = join(project.root, 'old.cjs');
    writeFileSync(old, `Object.defineProperty(process, 'versions', { value: { node: '20.18.3' } });`);
    const refused = await prepare({}, '', ['--require', old]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/needs Node\.js 20\.19 or later and this is 20\.18\.3: install a current one/);
    expect(installs()).toHaveLength(0);
  });
});
