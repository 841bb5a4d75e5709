/**
 * Does a question reach the right skill with the right arguments? All of questions.jsonl goes through the public door
 * (`acquaint ask --batch`) against a newly loaded demo company. A question counts as right when skill, outcome and every
 * listed argument are right. Half of the questions may be looked at, the other half is only counted.
 *
 * In `expect.arguments` a list means "any of these" and null "must be absent"; `since` may be the beginning of the day
 * ("2026-08"). Names are compared without case and diacritics. The language of a question is not told to the product.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { z } from 'zod';
import { fold } from '../../src/domain/fold.ts';

const languages = ['en', 'pl', 'cs', 'de', 'fa'] as const;
const halves = ['seen', 'blind'] as const;
const kinds = ['plain', 'follow-up', 'typo', 'chatter', 'unplanned'] as const;

const value = z.union([z.string(), z.number()]);
const expected = z.union([value, z.array(value), z.null()]);
type Expected = z.infer<typeof expected>;

const questionSchema = z.strictObject({
  id: z.string(),
  lang: z.enum(languages),
  half: z.enum(halves),
  as: z.string().optional(),
  thread: z.string().optional(),
  now: z.string(),
  text: z.string(),
  kind: z.enum(kinds),
  expect: z.strictObject({
    skill: z.enum(['who-we-know', 'find-people', 'more', 'why', 'log-interaction', 'none']),
    outcome: z.enum(['answered', 'proposed', 'choices', 'nothing', 'declined']),
    arguments: z.record(z.string(), expected),
  }),
});
type Question = z.infer<typeof questionSchema>;

const answerSchema = z.object({
  id: z.string(),
  skill: z.string(),
  outcome: z.string(),
  arguments: z.record(z.string(), z.unknown()).default({}),
});
type Answer = z.infer<typeof answerSchema>;

interface Marked {
  readonly question: Question;
  readonly skill: boolean;
  readonly outcome: boolean;
  readonly arguments: boolean;
  readonly right: boolean;
  /** An out-of-scope question that a skill acted on. */
  readonly falseAction: boolean;
  /** What differs, for the half that may be looked at. */
  readonly differences: readonly string[];
}

const root = join(import.meta.dirname, '..', '..');
const plain = { head: [], border: [], compact: true };

export async function run(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      /** A data folder to use and keep; by default a new one for this run. */
      data: { type: 'string' },
      /** How many failures of the seen half to print. */
      failures: { type: 'string', default: '20' },
      lang: { type: 'string' },
      /** Another set, in the same form. */
      questions: { type: 'string', default: join(import.meta.dirname, 'questions.jsonl') },
    },
  });
  const all = readQuestions(values.questions);
  const asked = all.filter(question => values.lang === undefined || question.lang === values.lang);
  if (asked.length === 0) throw new Error(`No questions in "${values.lang}": choose one of ${languages.join(', ')}.`);

  const answers = await ask(asked, values.data);
  const marked = asked.map(question => mark(question, answers.get(question.id)));
  console.log(perLanguage(marked));
  console.log(perKind(marked));
  printFailures(marked, Number(values.failures));
  console.log(JSON.stringify(summary(marked)));
}

function readQuestions(file: string): readonly Question[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => questionSchema.parse(JSON.parse(line)));
}

/** Asks everything in one process, in order, and gives the answers by the question's id. */
async function ask(questions: readonly Question[], data: string | undefined): Promise<ReadonlyMap<string, Answer>> {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-questions-'));
  try {
    const file = join(folder, 'batch.jsonl');
    const lines = questions.map(({ id, as, text, thread, now }) => JSON.stringify({ id, as, text, thread, now }));
    writeFileSync(file, `${lines.join('\n')}\n`);
    const answers = new Map<string, Answer>();
    for (const line of await runBatch(file, data ?? join(folder, 'data'))) {
      const answer = answerSchema.parse(JSON.parse(line));
      answers.set(answer.id, answer);
    }
    return answers;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runBatch(file: string, data: string): Promise<readonly string[]> {
  const args = ['--import', 'tsx', 'src/cli.ts', 'ask', '--batch', file, '--data', data];
  // No chat model: this measures the embedded interpreter, the same on every machine.
  const env = { ...process.env, OPENAI_API_KEY: '', OPENAI_BASE_URL: '' };
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      const lines = output.split('\n').filter(line => line.startsWith('{'));
      if (code === 0) resolve(lines);
      else reject(new Error(`ask --batch ended with ${code} after ${lines.length} answers.`));
    });
  });
}

function mark(question: Question, answer: Answer | undefined): Marked {
  const { expect } = question;
  const wrong = Object.entries(expect.arguments).filter(
    ([name, wanted]) => !matches(name, wanted, answer?.arguments[name]),
  );
  const skill = answer?.skill === expect.skill;
  const outcome = answer?.outcome === expect.outcome;
  const right = skill && outcome && wrong.length === 0;
  const differences = [
    ...(skill ? [] : [`skill ${answer?.skill ?? 'no answer'}, not ${expect.skill}`]),
    ...(outcome ? [] : [`outcome ${answer?.outcome ?? 'no answer'}, not ${expect.outcome}`]),
    ...wrong.map(([name, wanted]) => `${name} ${shown(answer?.arguments[name])}, not ${shown(wanted)}`),
  ];
  const falseAction = expect.skill === 'none' && answer !== undefined && answer.skill !== 'none';
  return { question, skill, outcome, arguments: wrong.length === 0, right, falseAction, differences };
}

function matches(name: string, wanted: Expected, given: unknown): boolean {
  if (wanted === null) return given === undefined || given === null || given === '';
  if (Array.isArray(wanted)) return wanted.some(one => matches(name, one, given));
  if (typeof wanted === 'number') return given === wanted;
  if (typeof given !== 'string') return false;
  return name === 'since' ? given.startsWith(wanted) : fold(given) === fold(wanted);
}

const shown = (one: unknown) => (one === undefined ? 'missing' : JSON.stringify(one));

const share = (marked: readonly Marked[], of: (one: Marked) => boolean) =>
  marked.length === 0 ? 0 : marked.filter(of).length / marked.length;
const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
const right = (one: Marked) => one.right;

function perLanguage(marked: readonly Marked[]): string {
  const table = new Table({ style: plain, head: ['language', 'half', 'n', 'skill', 'outcome', 'arguments', 'right'] });
  const row = (language: string, half: string, rows: readonly Marked[]) => {
    if (rows.length === 0) return;
    const shares = [(one: Marked) => one.skill, (one: Marked) => one.outcome, (one: Marked) => one.arguments, right];
    table.push([language, half, rows.length, ...shares.map(of => percent(share(rows, of)))]);
  };
  for (const language of languages)
    for (const half of halves)
      row(
        language,
        half,
        marked.filter(({ question }) => question.lang === language && question.half === half),
      );
  for (const half of halves)
    row(
      'all',
      half,
      marked.filter(({ question }) => question.half === half),
    );
  return table.toString();
}

function perKind(marked: readonly Marked[]): string {
  const table = new Table({ style: plain, head: ['kind', 'n', ...halves, ...languages] });
  const cell = (rows: readonly Marked[]) => (rows.length === 0 ? '–' : percent(share(rows, right)));
  for (const kind of kinds) {
    const rows = marked.filter(({ question }) => question.kind === kind);
    const byHalf = halves.map(half => cell(rows.filter(({ question }) => question.half === half)));
    const byLanguage = languages.map(language => cell(rows.filter(({ question }) => question.lang === language)));
    table.push([kind, rows.length, ...byHalf, ...byLanguage]);
  }
  return table.toString();
}

/** Only of the seen half; of the other no more than how many. */
function printFailures(marked: readonly Marked[], count: number): void {
  const failed = marked.filter(one => !one.right);
  const seen = failed.filter(({ question }) => question.half === 'seen');
  for (const { question, differences } of seen.slice(0, count))
    console.log(`${question.id} ${question.kind} “${question.text}”\n    ${differences.join('; ')}`);
  const acted = (rows: readonly Marked[]) => rows.filter(one => one.falseAction).length;
  console.log(
    `Failed: ${seen.length} seen (${Math.min(count, seen.length)} printed), ${failed.length - seen.length} blind. ` +
      `Out of scope: ${marked.filter(({ question }) => question.expect.skill === 'none').length}, ` +
      `acted on: ${acted(seen)} seen, ${acted(failed) - acted(seen)} blind.`,
  );
}

function summary(marked: readonly Marked[]): Readonly<Record<string, string | number>> {
  const accuracy = (of: (question: Question) => boolean) =>
    round(
      share(
        marked.filter(({ question }) => of(question)),
        right,
      ),
    );
  const outOfScope = marked.filter(({ question }) => question.expect.skill === 'none');
  const present = languages.filter(language => marked.some(({ question }) => question.lang === language));
  return {
    eval: 'questions',
    ...Object.fromEntries(present.map(language => [language, accuracy(({ lang }) => lang === language)])),
    ...Object.fromEntries(halves.map(half => [half, accuracy(question => question.half === half)])),
    falseAction: round(share(outOfScope, one => one.falseAction)),
    n: marked.length,
  };
}

const round = (part: number) => Math.round(part * 1000) / 1000;
