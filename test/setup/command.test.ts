import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot, scratchProject } from './scratch.ts';

describe.skipIf(process.platform === 'win32')('The command ./acquaint', () => {
  let project: ReturnType<typeof scratchProject>;

  beforeEach(() => {
    project = scratchProject(['acquaint'], {});
    const { root } = project;
    for (const folder of ['node_modules', 'scripts', 'src', 'elsewhere']) mkdirSync(join(root, folder));
    symlinkSync(join(projectRoot, 'node_modules/tsx'), join(root, 'node_modules/tsx'));
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
    writeFileSync(join(root, 'tsconfig.json'), '{}');
    writeFileSync(join(root, 'package-lock.json'), '{}');
    writeFileSync(join(root, 'scripts/prepare.mjs'), `process.stderr.write('prepared');`);
    writeFileSync(
      join(root, 'src/cli.ts'),
      'const told: unknown = [process.cwd(), ...process.argv.slice(2)];\nconsole.log(JSON.stringify(told));\n',
    );
  });
  afterEach(() => rmSync(project.root, { recursive: true }));

  it('runs through a symbolic link from any folder and hands the words on as they are', async () => {
    const elsewhere = join(project.root, 'elsewhere');
    symlinkSync('../acquaint', join(elsewhere, 'link'));
    const words = ['ask', 'who do we know at  "Globex"', '--as', 'żaneta@ours.example', '$HOME', ''];
    const ran = await project.run('./link', words, { cwd: elsewhere });
    expect(ran).toMatchObject({ code: 0, stderr: 'prepared' });
    expect(JSON.parse(ran.stdout)).toEqual([realpathSync(elsewhere), ...words]);
  });

  it('skips the set-up when the noted lock file and Node are those of today', async () => {
    const hash = createHash('sha256')
      .update(readFileSync(join(project.root, 'package-lock.json')))
      .digest('hex');
    const note = (text: string) => writeFileSync(join(project.root, 'node_modules/.acquaint-lock-hash'), text);
    note(`${hash}\n${process.version}\n`);
    expect((await project.run('./acquaint', [])).stderr).toBe('');
    note(`${hash}\nv18.0.0\n`);
    expect((await project.run('./acquaint', [])).stderr).toBe('prepared');
    note(`${hash.replace(/./, 'x')}\n${process.version}\n`);
    expect((await project.run('./acquaint', [])).stderr).toBe('prepared');
  });

  it('stops with the exit code of a set-up that failed', async () => {
    writeFileSync(join(project.root, 'scripts/prepare.mjs'), 'process.exit(1);');
    expect(await project.run('./acquaint', ['ask', 'x'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  it('is not misled by the compiler settings of a project it is called from', async () => {
    const { root } = project;
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(join(root, 'node_modules/greeting'));
    writeFileSync(join(root, 'node_modules/greeting/index.js'), `module.exports = 'ours';`);
    writeFileSync(join(elsewhere, 'greeting.ts'), `export default 'theirs';`);
    const paths = { greeting: [join(elsewhere, 'greeting.ts')] };
    writeFileSync(
      join(elsewhere, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { paths }, include: ['../src'] }),
    );
    writeFileSync(join(root, 'src/cli.ts'), `import greeting from 'greeting';\nconsole.log(greeting);\n`);
    expect((await project.run('../acquaint', [], { cwd: elsewhere })).stdout).toBe('ours\n');
  });
});
