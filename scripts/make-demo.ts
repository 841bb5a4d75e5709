/**
 * Writes the demo company to data/demo: `node --import tsx scripts/make-demo.ts`. The same bytes on every run;
 * data/README.md tells what is in them.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDemo } from './demo/make.ts';

const folder = fileURLToPath(new URL('../data/demo/', import.meta.url));
rmSync(folder, { recursive: true, force: true });
let bytes = 0;
for (const [path, content] of makeDemo()) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  bytes += content.length;
}
console.log(`data/demo: ${(bytes / 1_000_000).toFixed(2)} MB`);
