/** Who may see that a colleague knows somebody: the levels in plain words, and the one question about them. */
import { clean } from '../cards/untrusted.ts';
import { wrap } from '../channels/console/wrap.ts';
import type { Database } from '../db/database.ts';
import { setSharing } from '../intake/sharing.ts';
import { listSources, type Sharing } from '../intake/source.ts';
import type { Questions } from './questions.ts';
import { pageWidth } from './table.ts';

export type Level = Exclude<Sharing, 'company'>;

export const levels: Readonly<Record<Level, string>> = {
  named: 'colleagues see that you know someone, how well, and when you were last in touch',
  anonymous: 'colleagues see that someone in your team knows them, not who, without dates and counts',
  private: 'only you',
};
const names = Object.keys(levels) as Level[];

/** @throws a sentence that names the levels */
export function parseSharing(text: string, option: string): Level {
  const level = names.find(name => name === text.trim().toLowerCase());
  if (level) return level;
  throw new Error(
    `${option} "${text}" is no level of sharing. Choose one of:\n${names.map(name => `  ${name.padEnd(9)}  ${levels[name]}`).join('\n')}`,
  );
}

/** Asks once about sources that are private because nobody chose yet; without an answer they stay so. */
export async function askSharing(
  db: Database,
  questions: Questions,
  unshared: readonly { id: number; name: string }[],
  now: Date,
): Promise<void> {
  if (unshared.length === 0) return;
  const names = unshared.map(source => source.name).join(', ');
  const level = (await questions.anybody()) ? await askLevel(questions, names) : null;
  if (level === null) {
    const ids = unshared.map(source => source.id).join(', ');
    say(
      `Private until their owner chooses: ${names}.`,
      `To change it: ./acquaint sources share <id> named|anonymous|private (${unshared.length > 1 ? 'ids' : 'id'} ${ids})`,
    );
    return;
  }
  await db.transaction(async sql => {
    for (const source of (await listSources(sql)).filter(one => unshared.some(({ id }) => id === one.id)))
      await setSharing(sql, source, level, now);
  });
  say(`Shared as ${level} (${levels[level]}): ${names}.`, 'To change it: ./acquaint sources share <id> <level>');
}

const say = (...sentences: readonly string[]) =>
  process.stdout.write(`\n${sentences.flatMap(sentence => wrap(clean(sentence, 600), pageWidth)).join('\n')}\n`);

async function askLevel(questions: Questions, what: string): Promise<Level | null> {
  questions.tell(
    `\nWho may see whom you know from your ${what}? Subjects and texts stay yours in any case.\n` +
      names.map((name, at) => `  ${at + 1} ${name.padEnd(9)}  ${levels[name]}`).join('\n'),
  );
  for (;;) {
    const answer = await questions.ask('1, 2 or 3 [3]:');
    if (answer === null) return null;
    const level =
      answer === '' ? 'private' : (names[Number(answer) - 1] ?? names.find(name => name === answer.toLowerCase()));
    if (level) return level;
    questions.tell(`${answer} is none of them.`);
  }
}
