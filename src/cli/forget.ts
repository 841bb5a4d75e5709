/** `forget`: a person out of everything we keep. */
import { clean } from '../cards/untrusted.ts';
import type { Database } from '../db/database.ts';
import { fold } from '../domain/fold.ts';
import { personKey } from '../domain/names.ts';
import { type ForgottenPerson, type Found, findToForget, forgetContacts, wasForgotten } from '../intake/forget.ts';
import { settle } from '../intake/settled.ts';
import { forgetMentions } from '../turns/store.ts';
import { openExisting } from './data.ts';
import { item } from './import-report.ts';
import { openQuestions } from './questions.ts';
import { table } from './table.ts';

export interface ForgetOptions {
  readonly yes?: boolean;
  readonly data?: string;
}

export async function forgetCommand(words: readonly string[], options: ForgetOptions): Promise<void> {
  const { db } = await openExisting(options.data);
  const questions = openQuestions();
  try {
    const chosen = await choose(db, words);
    if (!options.yes && process.stdin.isTTY) {
      const answer = await questions.ask(`Erase ${chosen.map(line).join('; ')}? This cannot be undone. [y/N]`);
      if (!/^y(?:es)?$/iu.test(answer ?? '')) {
        process.stdout.write('Nothing was erased.\n');
        return;
      }
    }
    const { gone, turns } = await db.transaction(async sql => {
      const gone = await forgetContacts(
        sql,
        chosen.map(one => one.contactId),
        new Date(),
      );
      return { gone, turns: await forgetMentions(sql, gone.contacts, mentions(gone)) };
    });
    await settle(db, 'deleted');
    process.stdout.write(`${whatWent(gone, turns)}\n`);
  } finally {
    questions.close();
    await db.close();
  }
}

const line = (one: Found) => clean([one.name, one.hint].filter(Boolean).join(' · '), 90);

/** @throws a sentence when nobody is meant, or more than one */
async function choose(db: Database, words: readonly string[]): Promise<readonly Found[]> {
  const text = words.join(' ');
  const ids = words.every(word => /^#?\d{1,9}$/u.test(word)) ? words : [text];
  const found: Found[] = [];
  for (const one of ids) {
    const { people, exact } = await db.transaction(sql => findToForget(sql, one));
    const [person, second] = people;
    if (exact && person && !second) {
      found.push(person);
      continue;
    }
    if (people.length > 0)
      throw new Error(
        `${exact ? `Several contacts are called ${one}` : `Nobody is called exactly ${one}`}. ` +
          `Say which by e-mail or id, as in ./acquaint forget ${people[0]?.contactId}:\n` +
          people
            .slice(0, 12)
            .map(other => `  ${String(other.contactId).padStart(6)}  ${line(other)}`)
            .join('\n') +
          (people.length > 12 ? `\n  and ${people.length - 12} more` : ''),
      );
    if (await db.transaction(sql => wasForgotten(sql, one)))
      throw new Error(`${one} was forgotten before: nothing is kept but a hash that keeps them out of imports.`);
    const [colleague] = await db.query<{ name: string }>(
      "select name from colleague where email = lower($1) or id in (select colleague_id from colleague_key where kind = 'name' and value = $2)",
      [one, personKey(one, { anyOrder: true })],
    );
    if (colleague) throw new Error(`${colleague.name} is a colleague, not a contact: only contacts can be forgotten.`);
    throw new Error(`There is no contact ${one}: nothing is kept about them. Check the spelling, or give an e-mail.`);
  }
  return found;
}

/**
 * Whether a question names them: an address, or every word of a full name in any order and, as languages inflect names
 * ("Annę Nowak", "s Dvořákem"), up to its last two letters. Emptying a question too many harms nobody.
 */
export function mentions({ names, emails }: Pick<ForgottenPerson, 'names' | 'emails'>): (text: string) => boolean {
  const keys = [...new Set(names.map(name => personKey(name)))]
    .map(key => key.split(' '))
    .filter(words => words.length > 1);
  const begins = (said: string, word: string) => {
    const stem = word.slice(0, Math.max(3, word.length - 2));
    return said === word || (word.length > 2 && said.startsWith(stem) && said.length <= word.length + 4);
  };
  return text => {
    const lower = text.toLowerCase();
    if (emails.some(email => lower.includes(email))) return true;
    const said = fold(text).split(' ');
    return keys.some(words => words.every(word => said.some(token => begins(token, word))));
  };
}

/** What went from each source, what else went, and what stays and why. */
function whatWent({ names, erased, details, mentions: left, namesakes }: ForgottenPerson, turns: number): string {
  const what = table(
    [
      { title: 'Source', cut: 'end' },
      { title: 'Owner', cut: 'end' },
      ...['Records', 'Positions', 'Touches', 'Texts', 'Groups', 'Deals'].map(title => ({ title, right: true })),
    ],
    erased.map(row => [
      row.source,
      row.owner ?? 'company',
      row.records,
      row.positions,
      row.touches,
      row.details,
      row.groups,
      row.deals,
    ]),
  );
  return [
    `${clean(names[0] ?? 'The person', 60)} is forgotten. This went:`,
    '',
    what,
    '',
    ...(details > 0 ? [item(`${details} more subjects or texts that named them`)] : []),
    ...(turns > 0 ? [item(`The words of ${turns} question${turns === 1 ? '' : 's'} that named or showed them`)] : []),
    item('A keyed hash of their addresses and names stays, so that no import brings them back'),
    ...(namesakes.length > 0
      ? [
          item('Not erased, because only the name is the same; if it is the same person, ./acquaint forget <id>:'),
          ...namesakes.slice(0, 5).map(one => `      ${String(one.contactId).padStart(6)}  ${line(one)}`),
        ]
      : []),
    ...(left.length > 0
      ? [item(`Companies and deals are named after them and stay until the CRM renames them: ${left.join(', ')}`)]
      : []),
  ].join('\n');
}
