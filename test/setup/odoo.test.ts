import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchProject } from './scratch.ts';

describe.skipIf(process.platform === 'win32')('scripts/odoo.sh', () => {
  let project: ReturnType<typeof scratchProject>;
  const url = 'http://admin:admin@odoo.example/crm';
  const odoo = (words: readonly string[], env: Record<string, string>) =>
    project.run('bash', ['scripts/odoo.sh', ...words], { env });

  beforeEach(() => {
    project = scratchProject(['scripts/odoo.sh', 'scripts/debian.sh', 'scripts/postgres.sh'], {});
  });
  afterEach(() => rmSync(project.root, { recursive: true }));

  it('takes a server the tester runs as it is, and never stops it', async () => {
    expect(await odoo(['start'], { ACQUAINT_TEST_ODOO_URL: url })).toMatchObject({ code: 0, stdout: `${url}\n` });
    expect(await odoo(['stop'], { ACQUAINT_TEST_ODOO_URL: url })).toMatchObject({ code: 0, stdout: '' });
  });

  it('says how it is called when it is called wrongly', async () => {
    expect(await odoo(['restart'], {})).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('scripts/odoo.sh start'),
    });
    expect((await odoo(['start', '../x'], {})).code).toBe(2);
  });

  it('says of one that does not run how to start it', async () => {
    const asked = await odoo(['url', 'nobody'], { ACQUAINT_TEST_ODOO_URL: '', ACQUAINT_CACHE: project.root });
    expect(asked).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('scripts/odoo.sh start nobody'),
    });
  });
});
