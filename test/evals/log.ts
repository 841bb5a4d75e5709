/**
 * Does a message that tells of a call become the right proposal? All of log.jsonl, or with `--set unseen` of
 * log-unseen.jsonl, goes through the public door (`acquaint ask --batch --json`) against a newly loaded demo company, or
 * against one of the companies beside this file, imported as anybody imports a CRM. Slots are compared one by one; a record counts as
 * wrong only when another one was proposed, not when it was asked about.
 *
 * `expect`: null where nothing may be proposed; `asks` null or what is asked; `mayAsk`: asking for the contact is right
 * too. A slot that is missing is not looked at; those of a message that was not understood are all missing. `when` is a
 * day or the minute in UTC; `account` lists the names it may have; a task's `what` is a pattern.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { z } from 'zod';
import { fold } from '../../src/domain/fold.ts';
import { proposal } from '../../src/domain/proposal.ts';

const languages = ['en', 'pl', 'cs', 'de', 'fa'] as const;

const expectation = z.strictObject({
  asks: z.string().nullable().optional(),
  mayAsk: z.boolean().optional(),
  type: z.string().nullable().optional(),
  when: z.string().nullable().optional(),
  minutes: z.number().nullable().optional(),
  outcome: z.string().nullable().optional(),
  contacts: z.array(z.string()).optional(),
  account: z.array(z.string()).optional(),
  deal: z.string().nullable().optional(),
  tasks: z.array(z.object({ what: z.string(), due: z.string().nullable().optional() })).optional(),
  changes: z.array(z.object({ field: z.string(), to: z.union([z.string(), z.number()]) })).optional(),
  newContacts: z.array(z.string()).optional(),
});
const message = z.strictObject({
  id: z.string(),
  lang: z.enum(languages),
  /** The demo company, or one of the folders `<data>-company`. */
  data: z
    .string()
    .regex(/^[a-z]+$/u)
    .default('demo'),
  as: z.string(),
  now: z.string(),
  thread: z.string().optional(),
  text: z.string(),
  expect: expectation.nullable(),
});
type Message = z.infer<typeof message>;
/** A message that tells of something, so with what is to be proposed. */
type Telling = Message & { readonly expect: z.infer<typeof expectation> };

const companyFile = z.strictObject({ name: z.string(), domain: z.string() });
const reply = z.object({
  id: z.string(),
  skill: z.string(),
  outcome: z.string(),
  result: z.object({ proposal, asks: z.string().optional() }).nullable().catch(null),
});
type Reply = z.infer<typeof reply>;

const root = join(import.meta.dirname, '..', '..');
const slots = [
  'intent',
  'asks',
  'type',
  'when',
  'minutes',
  'outcome',
  'contacts',
  'account',
  'deal',
  'tasks',
  'due',
  'changes',
  'newContacts',
] as const;
type Slot = (typeof slots)[number];

/** Expected, given and right values of one slot: for precision and recall. */
interface Count {
  readonly wanted: number;
  readonly given: number;
  readonly right: number;
}

interface Marked {
  readonly message: Telling;
  readonly counts: Readonly<Partial<Record<Slot, Count>>>;
  /** Another contact or deal than was meant was proposed. */
  readonly wrongRecord: boolean;
  readonly recordRight: boolean;
  readonly differences: readonly string[];
}

export async function run(argv: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string' },
      failures: { type: 'string', default: '20' },
      lang: { type: 'string' },
      /** Another set beside this file: log-<set>.jsonl. */
      set: { type: 'string' },
      /** Or one from elsewhere, in the same form. */
      messages: { type: 'string' },
    },
  });
  const beside = join(import.meta.dirname, values.set === undefined ? 'log.jsonl' : `log-${values.set}.jsonl`);
  const all = readFileSync(values.messages ?? beside, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => message.parse(JSON.parse(line)))
    .filter(one => values.lang === undefined || one.lang === values.lang);
  const replies = await ask(all, values.data);
  const marked = all.filter(tells).map(one => mark(one, replies.get(one.id)));
  const others = all.filter(one => !tells(one));
  const proposed = others.filter(({ id }) => isProposed(replies.get(id)));
  console.log(tableOf(marked));
  for (const one of proposed) console.log(`${one.id} “${one.text}”\n    proposed, and tells of nothing done`);
  for (const { message: one, differences } of marked
    .filter(each => each.differences.length > 0)
    .slice(0, Number(values.failures)))
    console.log(`${one.id} “${one.text}”\n    ${differences.join('; ')}`);
  console.log(JSON.stringify({ ...summary(marked), falselyProposed: `${proposed.length} of ${others.length}` }));
}

const tells = (one: Message): one is Telling => one.expect !== null;
const isProposed = (answer: Reply | undefined) =>
  answer?.skill === 'log-interaction' && ['proposed', 'choices'].includes(answer.outcome);

/** In the order of the set, each against the company it is about. */
async function ask(messages: readonly Message[], data: string | undefined): Promise<ReadonlyMap<string, Reply>> {
  const answered = new Map<string, Reply>();
  for (const company of new Set(messages.map(one => one.data))) {
    const about = messages.filter(one => one.data === company);
    for (const [id, one] of await askOf(company, about, data === undefined ? undefined : join(data, company)))
      answered.set(id, one);
  }
  return answered;
}

async function askOf(
  company: Message['data'],
  messages: readonly Message[],
  data: string | undefined,
): Promise<ReadonlyMap<string, Reply>> {
  const folder = mkdtempSync(join(tmpdir(), 'acquaint-log-'));
  try {
    const place = data ?? join(folder, 'data');
    if (company !== 'demo' && !existsSync(place)) await importCompany(company, place);
    const file = join(folder, 'batch.jsonl');
    writeFileSync(
      file,
      messages.map(({ id, as, text, thread, now }) => `${JSON.stringify({ id, as, text, thread, now })}\n`).join(''),
    );
    const output = await acquaint('ask', '--batch', file, '--data', place);
    const lines = output.split('\n').filter(line => line.startsWith('{'));
    return new Map(lines.map(line => reply.parse(JSON.parse(line))).map(one => [one.id, one]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Our own people, then their CRM's export: what an admin does on the first day. */
async function importCompany(company: string, place: string): Promise<void> {
  const folder = join(import.meta.dirname, `${company}-company`);
  const { name, domain } = companyFile.parse(JSON.parse(readFileSync(join(folder, 'company.json'), 'utf8')));
  const own = ['--name', name, '--domain', domain];
  await acquaint('company', ...own, '--people', join(folder, 'colleagues.csv'), '--data', place);
  await acquaint('import', join(folder, 'crm'), '--data', place);
}

async function acquaint(...args: readonly string[]): Promise<string> {
  // No chat model: this measures the embedded interpreter, the same on every machine.
  const env = { ...process.env, OPENAI_API_KEY: '', OPENAI_BASE_URL: '' };
  const command = ['--import', 'tsx', 'src/cli.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    output += chunk;
  });
  const code = await new Promise(resolve => child.on('close', resolve));
  if (code !== 0) throw new Error(`acquaint ${args[0]} ended with ${code}.`);
  return output;
}

const same = (a: string, b: string) => fold(a) === fold(b);

function listCount(wanted: readonly string[], given: readonly string[]): Count {
  return {
    wanted: wanted.length,
    given: given.length,
    right: wanted.filter(one => given.some(other => same(one, other))).length,
  };
}

function valueCount(wanted: string | number | null, given: string | number | null, right = wanted === given): Count {
  return { wanted: wanted === null ? 0 : 1, given: given === null ? 0 : 1, right: wanted !== null && right ? 1 : 0 };
}

/** A day is right when the moment lies in it; a minute must be the minute. */
const fits = (wanted: string, given: string) => given.slice(0, wanted.length) === wanted;

const nothing: NonNullable<Reply['result']> = {
  proposal: { activity: null, contacts: [], account: null, deal: null, tasks: [], changes: [], newContacts: [] },
};

function mark(one: Telling, answer: Reply | undefined): Marked {
  const { expect } = one;
  const understood = answer?.skill === 'log-interaction' ? answer.result : null;
  // What was not understood has every slot missing.
  const found = understood ?? nothing;
  const { proposal: given } = found;
  const asks = found.asks ?? null;
  const names = given.contacts.map(contact => contact.name);
  const counts: Partial<Record<Slot, Count>> = {
    intent: { wanted: 1, given: 1, right: understood ? 1 : 0 },
  };
  if (expect.asks !== undefined) counts.asks = valueCount(expect.asks, expect.mayAsk ? expect.asks : asks);
  if (expect.type !== undefined) counts.type = valueCount(expect.type, given.activity?.type ?? null);
  if (expect.when !== undefined && asks !== 'date' && (given.activity || !understood))
    counts.when = valueCount(
      expect.when,
      given.activity?.when ?? null,
      expect.when !== null && fits(expect.when, given.activity?.when ?? ''),
    );
  if (expect.minutes !== undefined)
    counts.minutes = valueCount(expect.minutes, given.activity?.durationMinutes ?? null);
  if (expect.outcome !== undefined) counts.outcome = valueCount(expect.outcome, given.activity?.outcome ?? null);
  const askedContact = asks === 'contact';
  if (expect.contacts && !askedContact) counts.contacts = listCount(expect.contacts, names);
  const account = given.account?.name ?? null;
  if (expect.account && !askedContact)
    counts.account = valueCount(
      expect.account[0] ?? null,
      account,
      expect.account.some(name => account !== null && same(name, account)),
    );
  if (expect.deal !== undefined && asks !== 'deal' && !askedContact)
    counts.deal = valueCount(expect.deal, given.deal?.name ?? null);
  if (expect.tasks) {
    const pairs = expect.tasks.map(task => ({
      task,
      found: given.tasks.find(
        other =>
          new RegExp(fold(task.what).replaceAll(' ', '.*'), 'u').test(fold(other.what)) ||
          task.what.split('|').some(part => fold(other.what).includes(fold(part))),
      ),
    }));
    counts.tasks = {
      wanted: expect.tasks.length,
      given: given.tasks.length,
      right: pairs.filter(pair => pair.found).length,
    };
    const dated = pairs.filter(pair => pair.task.due !== undefined);
    counts.due = {
      wanted: dated.filter(pair => pair.task.due).length,
      given: dated.filter(pair => pair.found?.due).length,
      right: dated.filter(pair => pair.task.due && pair.found?.due === pair.task.due).length,
    };
  }
  if (expect.changes && !askedContact) {
    const text = (change: { field: string; to: string | number }) => `${change.field} ${change.to}`;
    counts.changes = listCount(expect.changes.map(text), given.changes.map(text));
  }
  if (expect.newContacts)
    counts.newContacts = {
      ...listCount(
        expect.newContacts,
        given.newContacts.map(contact => contact.name),
      ),
      right: expect.newContacts.filter(name =>
        given.newContacts.some(contact => fold(contact.name).includes(fold(name).slice(0, 4))),
      ).length,
    };
  const wrongContact =
    !askedContact &&
    expect.contacts !== undefined &&
    names.some(name => !expect.contacts?.some(wanted => same(wanted, name)));
  const wrongDeal =
    asks !== 'deal' &&
    given.deal !== null &&
    expect.deal !== undefined &&
    expect.asks !== 'deal' &&
    !same(given.deal.name, expect.deal ?? '');
  const asked = asks !== null && asks !== 'date';
  const recordRight =
    understood !== null &&
    (asked ||
      ((counts.contacts === undefined || (counts.contacts.right === counts.contacts.wanted && !wrongContact)) &&
        !wrongDeal &&
        (counts.deal === undefined || counts.deal.right === counts.deal.wanted)));
  return {
    message: one,
    counts,
    wrongRecord: wrongContact || wrongDeal,
    recordRight,
    differences: [
      ...(understood ? [] : [`${answer?.skill ?? 'no answer'}, not log-interaction`]),
      ...differencesOf(expect, found, counts),
    ],
  };
}

function differencesOf(
  expect: Telling['expect'],
  { proposal: given, asks }: NonNullable<Reply['result']>,
  counts: Marked['counts'],
): readonly string[] {
  const shown: Readonly<Partial<Record<Slot, readonly [unknown, unknown]>>> = {
    asks: [asks ?? null, expect.asks],
    type: [given.activity?.type ?? null, expect.type],
    when: [given.activity?.when ?? null, expect.when],
    minutes: [given.activity?.durationMinutes ?? null, expect.minutes],
    outcome: [given.activity?.outcome ?? null, expect.outcome],
    contacts: [given.contacts.map(one => one.name), expect.contacts],
    account: [given.account?.name ?? null, expect.account],
    deal: [given.deal?.name ?? null, expect.deal],
    tasks: [given.tasks, expect.tasks],
    due: [given.tasks.map(task => task.due), expect.tasks?.map(task => task.due)],
    changes: [given.changes.map(change => `${change.field} ${change.to}`), expect.changes],
    newContacts: [given.newContacts.map(one => one.name), expect.newContacts],
  };
  return slots.flatMap(slot => {
    const count = counts[slot];
    if (!count || (count.right === count.wanted && count.given <= count.wanted)) return [];
    const [got, want] = shown[slot] ?? [];
    return [`${slot} ${JSON.stringify(got)}, not ${JSON.stringify(want)}`];
  });
}

const sumOf = (marked: readonly Marked[], slot: Slot): Count =>
  marked.reduce(
    (sum, { counts }) => {
      const count = counts[slot] ?? { wanted: 0, given: 0, right: 0 };
      return { wanted: sum.wanted + count.wanted, given: sum.given + count.given, right: sum.right + count.right };
    },
    { wanted: 0, given: 0, right: 0 },
  );

const round = (value: number) => Math.round(value * 1000) / 1000;
const f1 = ({ wanted, given, right }: Count) => (wanted + given === 0 ? 1 : round((2 * right) / (wanted + given)));
const shareOf = (marked: readonly Marked[], of: (one: Marked) => boolean) =>
  marked.length === 0 ? 0 : round(marked.filter(of).length / marked.length);

function tableOf(marked: readonly Marked[]): string {
  const table = new Table({ style: { head: [], border: [], compact: true }, head: ['F1', ...languages, 'all'] });
  const groups = [...languages.map(language => marked.filter(one => one.message.lang === language)), marked];
  for (const slot of slots) table.push([slot, ...groups.map(group => f1(sumOf(group, slot)))]);
  table.push(['record right or asked', ...groups.map(group => shareOf(group, one => one.recordRight))]);
  table.push(['wrong record', ...groups.map(group => shareOf(group, one => one.wrongRecord))]);
  table.push(['n', ...groups.map(group => group.length)]);
  return table.toString();
}

function summary(marked: readonly Marked[]) {
  const slotF1 = (group: readonly Marked[]) => Object.fromEntries(slots.map(slot => [slot, f1(sumOf(group, slot))]));
  const mean = (group: readonly Marked[]) =>
    round(slots.reduce((sum, slot) => sum + f1(sumOf(group, slot)), 0) / slots.length);
  return {
    eval: 'log',
    ...Object.fromEntries(
      languages.map(language => [language, mean(marked.filter(one => one.message.lang === language))]),
    ),
    ...slotF1(marked),
    recordRightOrAsked: shareOf(marked, one => one.recordRight),
    wrongRecord: shareOf(marked, one => one.wrongRecord),
    n: marked.length,
  };
}
