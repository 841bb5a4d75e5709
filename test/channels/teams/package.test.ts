import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { needs } from '../../../scripts/teams-package/manifest.ts';
import { optionsOf, teamsPackage } from '../../../scripts/teams-package.ts';
import { projectRoot } from '../../architecture/source-files.ts';
import { scratchFolder } from '../../support/databases.ts';

const appId = '00000000-1111-2222-3333-444444444444';
const options = {
  appId,
  domain: 'acquaint.ours.example',
  website: 'https://ours.example',
  version: '1.2.3',
  followUps: false,
};

async function filesOf(zip: Buffer): Promise<Record<string, Buffer>> {
  const files: Record<string, Buffer> = {};
  const opened = await yauzl.fromBufferPromise(zip);
  for await (const entry of opened.eachEntry())
    files[entry.fileName] = await buffer(await opened.openReadStreamPromise(entry));
  return files;
}

/** The pixels of a PNG that has one part of data and no filters, as ours have. */
function pixelsOf(png: Buffer): { width: number; height: number; pixels: number[][] } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([...png.subarray(24, 26)]).toEqual([8, 6]);
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const pixels: number[][] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = y * (1 + width * 4) + 1 + x * 4;
      pixels.push([...rows.subarray(from, from + 4)]);
    }
  return { width, height, pixels };
}

const run = (args: readonly string[], cwd: string) =>
  promisify(execFile)(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(projectRoot, 'scripts/teams-package.ts'), ...args],
    { cwd },
  );

describe('the package of the Teams app', () => {
  test('holds the manifest and its two icons, and nothing else', async () => {
    const files = await filesOf(await teamsPackage(options));
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    const manifest = JSON.parse(String(files['manifest.json']));
    expect(manifest.icons).toEqual({ color: 'color.png', outline: 'outline.png' });
    expect(manifest).toMatchObject({ id: appId, version: '1.2.3', validDomains: ['acquaint.ours.example'] });
    expect(manifest.bots).toMatchObject([{ botId: appId, scopes: ['personal', 'team', 'groupChat'] }]);
  });

  test('has icons of the sizes that Teams wants, the outline white on nothing', async () => {
    const files = await filesOf(await teamsPackage(options));
    const colour = pixelsOf(files['color.png'] as Buffer);
    expect(colour).toMatchObject({ width: 192, height: 192 });
    expect(colour.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const outline = pixelsOf(files['outline.png'] as Buffer);
    expect(outline).toMatchObject({ width: 32, height: 32 });
    expect(outline.pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    const opaque = outline.pixels.filter(([, , , alpha]) => alpha === 255).length;
    expect(opaque).toBeGreaterThan(100);
    expect(opaque).toBeLessThan(600);
  });

  test('asks to hear what does not mention it only where that is wanted', async () => {
    const manifestWith = async (argv: readonly string[]) => {
      const own = optionsOf(['--app-id', appId, '--domain', 'acquaint.ours.example', ...argv], '1.0.0');
      return JSON.parse(String((await filesOf(await teamsPackage(own)))['manifest.json']));
    };
    expect(await manifestWith([])).not.toHaveProperty('authorization');
    const { authorization, webApplicationInfo } = await manifestWith(['--follow-ups']);
    expect(webApplicationInfo).toEqual({ id: appId });
    expect(authorization.permissions.resourceSpecific).toEqual(
      Object.keys(needs.followUps).map(name => ({ name, type: 'Application' })),
    );
  });

  test('is the same for the same options', async () => {
    expect((await teamsPackage(options)).equals(await teamsPackage(options))).toBe(true);
  });

  test('is not made when Teams would not take it', async () => {
    await expect(teamsPackage({ ...options, appId: 'acquaint' })).rejects.toThrow(/botId/u);
  });

  test('names in one message all that is missing, and where it is', () => {
    expect(() => optionsOf([], '1.0.0')).toThrow(/--app-id[\s\S]*Configuration[\s\S]*--domain/u);
    expect(() => optionsOf(['--app-id', appId, '--domain', 'https://x.example/'], '1.0.0')).toThrow(/--domain/u);
  });

  test('is written by the command', async () => {
    const folder = await scratchFolder();
    const { stdout } = await run(['--app-id', appId, '--domain', 'acquaint.ours.example'], folder.path);
    const files = await filesOf(readFileSync(join(folder.path, 'acquaint-teams.zip')));
    await folder.remove();
    expect(stdout).toContain('acquaint-teams.zip');
    expect(JSON.parse(String(files['manifest.json'])).developer.websiteUrl).toBe('https://acquaint.ours.example');
  });

  test('has what it asks for explained, in the same words, on the page about installing it', () => {
    const page = readFileSync(join(projectRoot, 'docs/install-teams.md'), 'utf8');
    const table = page.split('| permission | why we need it |')[1]?.split('\n\n')[0] ?? '';
    const rows = [...table.matchAll(/^\| `([A-Za-z.]+)` \| (.+) \|$/gmu)].map(row => [row[1], row[2]]);
    expect(Object.fromEntries(rows)).toEqual({ ...needs.scopes, ...needs.permissions, ...needs.followUps });
  });
});
