/** Writes the package that an administrator uploads to Teams: `npm run teams:package -- --app-id <id> --domain <host>`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest';
import yazl from 'yazl';
import { colourIcon, outlineIcon } from './teams-package/icons.ts';
import { manifestOf, type PackageOptions } from './teams-package/manifest.ts';

/** The same options make the same bytes. */
const mtime = new Date('2026-01-01T00:00:00Z');

/** @throws when Teams would refuse the manifest, with the reasons */
export async function teamsPackage(options: PackageOptions): Promise<Buffer> {
  const manifest = manifestOf(options);
  // Its schemas are in the package: nothing is fetched. Its types know the versions one by one.
  const faults = await AppManifestUtils.validateAgainstSchema(manifest as unknown as TeamsManifest);
  if (faults.length > 0) throw new Error(`Teams would not take this app:\n${faults.join('\n')}`);
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'manifest.json', { mtime });
  zip.addBuffer(colourIcon(), 'color.png', { mtime });
  zip.addBuffer(outlineIcon(), 'outline.png', { mtime });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const host = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/iu;

/** @throws one message that names every option that is missing or wrong */
export function optionsOf(argv: readonly string[], version: string): PackageOptions & { readonly out: string } {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'app-id': { type: 'string', default: '' },
      domain: { type: 'string', default: '' },
      website: { type: 'string' },
      'follow-ups': { type: 'boolean', default: false },
      out: { type: 'string', default: 'acquaint-teams.zip' },
    },
  });
  const { 'app-id': appId, domain, website = `https://${domain}`, 'follow-ups': followUps, out } = values;
  const problems = [
    ...(guid.test(appId)
      ? []
      : ['  --app-id <id>: portal.azure.com, your Azure Bot, Configuration, Microsoft App ID.']),
    ...(host.test(domain) ? [] : ['  --domain <host>: the host name of your server, such as acquaint.ours.example.']),
    ...(URL.canParse(website) && website.startsWith('https://')
      ? []
      : ['  --website <address>: begins with https://.']),
  ];
  if (problems.length > 0) throw new Error(`Missing or wrong:\n${problems.join('\n')}`);
  return { appId, domain, website, version, followUps, out };
}

async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const options = optionsOf(process.argv.slice(2), version);
  writeFileSync(options.out, await teamsPackage(options));
  process.stdout.write(`Wrote ${options.out}. Upload it as docs/install-teams.md says.\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
