// What must be true before any of our code runs: a Node that is new enough, and the packages of package-lock.json.
// Plain Node without a dependency, because it runs before there is one. Standard output stays empty (it belongs to
// the answer of `ask --json`) and standard input is never touched (it belongs to the command that comes next).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = [20, 19];
// First line: sha256 of the lock file that was installed; second: the Node that was checked. `acquaint` reads both.
const stamp = join(root, 'node_modules', '.acquaint-lock-hash');
const lock = join(root, '.cache', 'installing');
// The installing process touches its lock every 2 s; one untouched for 20 s was left by a process that was killed.
const heartbeat = 2_000;
const staleAfter = 20_000;

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function stop(sentence) {
  say(sentence);
  process.exit(1);
}

function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

function wantedHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** True when the packages noted as installed are those of the lock file. */
function isInstalled() {
  if (!existsSync(stamp)) return false;
  const noted = readFileSync(stamp, 'utf8');
  if (noted.split('\n')[0] !== wantedHash()) return false;
  if (noted !== stampText()) writeFileSync(stamp, stampText());
  return true;
}

function stampText() {
  return `${wantedHash()}\n${process.version}\n`;
}

/** Takes the lock and returns true, or returns false while another process holds it. */
function takeLock() {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    if (Date.now() - statSync(lock).mtimeMs > staleAfter) {
      // A rename succeeds for one process only, so two that find the lock stale do not both think it is theirs.
      const stale = `${lock}-${process.pid}`;
      renameSync(lock, stale);
      rmSync(stale, { recursive: true });
    }
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
}

/** Runs `npm ci`; resolves with the sentence that explains a failure (after the start of npm's own words), or ''. */
function install() {
  return new Promise(resolve => {
    // Development packages too, whatever NODE_ENV says: the TypeScript runner and the checks are among them.
    const child = spawn('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32', // npm is npm.cmd there
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk;
      });
    }
    child.on('error', error => resolve(explain(error.code, output)));
    // npm is stopped and waited for before the lock is freed, or it would go on writing beside the next installer.
    let interrupted = false;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        interrupted = true;
        child.kill(signal);
      });
    }
    child.on('close', code => {
      if (code === 0) return resolve('');
      if (interrupted) return resolve(explain('interrupted', ''));
      say(output.split('\n').slice(0, 20).join('\n')); // npm ends with pages of its options
      resolve(explain(`exit code ${code}`, output));
    });
  });
}

const reasons = [
  [/^interrupted$/, 'it was interrupted', 'Give it time'],
  [/ENOENT.*npm|^ENOENT$/, 'npm was not found', 'Install Node.js together with npm'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/,
    'the package registry could not be reached',
    'Check the network and the proxy settings of npm',
  ],
  [/EACCES|EPERM|EROFS/, 'this folder may not be written to', 'Give yourself write access to it'],
  [/ENOSPC/, 'the disk is full', 'Free about 1 GB'],
  [/EUSAGE/, 'package.json and package-lock.json do not agree', 'Run npm install once'],
  [/EINTEGRITY/, 'a downloaded package is not the one the lock file names', 'Run npm cache clean --force'],
];

function explain(code, output) {
  const npmCode = /npm error code (\S+)/.exec(output)?.[1] ?? code;
  const [, reason, remedy] = reasons.find(([pattern]) => pattern.test(npmCode)) ?? [
    0,
    `npm ci ended with ${npmCode}`,
    'Read what npm says above',
  ];
  return `Acquaint could not install its packages: ${reason}. ${remedy}, then run the same command again.`;
}

async function installOnce() {
  let told = false;
  while (!takeLock()) {
    if (!told) say('Another process is installing the packages; waiting for it.');
    told = true;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  const beat = setInterval(() => utimesSync(lock, new Date(), new Date()), heartbeat);
  try {
    if (isInstalled()) return ''; // by the process we waited for
    say('Installing the packages Acquaint needs (once, about half a minute) …');
    rmSync(stamp, { force: true }); // a half-made node_modules must not pass for a whole one
    const problem = await install();
    if (!problem) writeFileSync(stamp, stampText());
    return problem;
  } finally {
    clearInterval(beat);
    rmSync(lock, { recursive: true, force: true });
  }
}

if (!nodeIsNewEnough()) {
  stop(
    `Acquaint needs Node.js ${oldestNode.join('.')} or later and this is ${process.versions.node}: ` +
      'install a current one (24 LTS is a good choice) from https://nodejs.org, then run the same command again.',
  );
}
try {
  if (!isInstalled()) {
    const problem = await installOnce();
    if (problem) stop(problem);
  }
} catch (error) {
  stop(explain(error.code ?? String(error), ''));
}
