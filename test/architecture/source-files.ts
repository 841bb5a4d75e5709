/** The files of src and what each imports, as the structural tests read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export interface SourceFile {
  /** From src on, with forward slashes: `skills/who-we-know/run.ts`. */
  readonly path: string;
  readonly text: string;
  /** Text without comments: what a rule about code may look at. */
  readonly code: string;
  /** Our own files it imports, as paths from src on. */
  readonly ours: readonly string[];
  /** Packages it imports by their names: `pg`, `@langchain/core`. Node's own modules are left out. */
  readonly packages: readonly string[];
}

/** Ends of import and export statements, bare imports, dynamic imports, and files named to a worker. */
const imports = [
  /^(?:import|export|\})[^'"\n]*\bfrom\s*['"]([^'"]+)['"]/gmu,
  /^import\s*['"]([^'"]+)['"]/gmu,
  /\bimport\(\s*['"]([^'"]+)['"]\s*[,)]/gu,
  /\bnew URL\(\s*['"](\.[^'"]+\.m?[jt]s)['"]\s*,\s*import\.meta\.url\s*\)/gu,
];

/** Comments gone; strings that hold `//` (addresses) are kept by asking for a space, a bracket or a line start before it. */
export const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/(^|[\s;,{}()])\/\/.*$/gmu, '$1');

function packageOf(specifier: string): string {
  const [scope = '', name = ''] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

/** What a file imports. Exported so that a test can show that every form of import is seen. */
export function importsOf(path: string, text: string): Pick<SourceFile, 'ours' | 'packages'> {
  const code = withoutComments(text);
  const found = imports.flatMap(form => [...code.matchAll(form)].map(match => match[1] ?? ''));
  const ours = found.filter(name => name.startsWith('.')).map(name => posix.join(posix.dirname(path), name));
  const packages = found.filter(name => !name.startsWith('.') && !name.startsWith('node:')).map(packageOf);
  return { ours: [...new Set(ours)], packages: [...new Set(packages)] };
}

/** @param folder of the project; paths are from there on */
export function sourceFiles(folder = 'src'): readonly SourceFile[] {
  const src = join(projectRoot, folder);
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /\.m?ts$|\.mjs$/u.test(path))
    .sort()
    .map(path => {
      const text = readFileSync(join(src, path), 'utf8');
      return { path, text, code: withoutComments(text), ...importsOf(path, text) };
    });
}
