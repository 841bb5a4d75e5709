/**
 * Somebody else's message as something to log: it supplies the summary, as it stands, and names to look up. Nothing in it is
 * read as an order: it reaches no model, and no task, change or day is looked for in it.
 */
import type { Agent, Turn } from '../agent/port.ts';
import { directionOf } from '../cards/card.ts';
import type { Quoted } from '../channels/port.ts';
import { clockIn, isoOf } from '../domain/dates/clock.ts';
import type { FindNames, NameMatch } from '../knowledge/port.ts';
import type { Arguments, SkillResult } from '../skills/port.ts';
import { say } from '../words/say.ts';
import { namedIn } from './names-in-message.ts';

/** Characters of a summary, as many as of one that is typed. */
const longest = 2000;
/** Candidates this close to the best are not told apart by guessing. */
const margin = 0.02;

/** The headers that a forwarded mail begins with, in our languages; one of the second stands below one of the first. */
const from = /^[>*\s]*(?:from|von|od|از|فرستنده)\s*:/imu;
const about =
  /^[>*\s]*(?:subject|betreff|temat|předmět|موضوع|sent|date|gesendet|datum|data|wysłano|odesláno|تاریخ)\s*:/imu;

const isMail = (text: string) => {
  const first = from.exec(text);
  return first !== null && about.test(text.slice(first.index + first[0].length));
};

/** The words as they stand; too many are cut behind a sentence. */
export function summaryOf(text: string): string {
  const whole = text.trim();
  if (whole.length <= longest) return whole;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(whole)) {
    if (index + segment.length > longest - 2) break;
    end = index + segment.length;
  }
  const cut = end > 0 ? whole.slice(0, end) : [...whole].slice(0, longest - 2).join('');
  return `${cut.trimEnd()} …`;
}

/** Who or what a stretch may mean: the id where that is one, else the words, which are asked about. */
function meant(match: NameMatch, all: readonly NameMatch[]): { readonly id: number } | { readonly words: string } {
  const same = all.filter(
    one =>
      one.kind === match.kind &&
      one.start === match.start &&
      one.end === match.end &&
      one.similarity >= match.similarity - margin,
  );
  return new Set(same.map(one => one.id)).size === 1 ? { id: match.id } : { words: match.words };
}

/** The arguments that the names of a message make; null where it names nobody. */
function namesOf(all: readonly NameMatch[], author: NameMatch | undefined): Arguments | null {
  const found = namedIn(all);
  const people = found.filter(match => match.kind === 'contact').map(match => meant(match, all));
  const ids = people.flatMap(one => ('id' in one ? [one.id] : []));
  const words = people.flatMap(one => ('words' in one ? [one.words] : []));
  const contactIds = [...new Set([...(author ? [author.id] : []), ...ids])];
  const accounts = found.filter(match => match.kind === 'account');
  if (contactIds.length + words.length + accounts.length === 0) return null;
  const withPeople = {
    ...(contactIds.length > 0 ? { contactIds } : {}),
    ...(words.length > 0 ? { people: words } : {}),
  };
  // Whose company it is follows from the people, where they are sure; a company they only wrote about is not theirs.
  if (contactIds.length > 0 && words.length === 0) return withPeople;
  const [first, second] = accounts;
  if (!first) return withPeople;
  if (second) return { ...withPeople, companyIds: accounts.map(({ id }) => id) };
  const account = meant(first, all);
  return { ...withPeople, company: first.words, ...('id' in account ? { companyId: account.id } : {}) };
}

export async function quotedLog(
  { agent, findNames }: { agent: Agent; findNames: FindNames },
  message: string,
  { at, by }: Quoted,
  context: Omit<Turn, 'text' | 'memory'>,
): Promise<SkillResult> {
  const { audience, language } = context;
  const said = summaryOf(message);
  const author = by === null ? [] : await findNames(by, audience);
  const names = namesOf(
    await findNames(said, audience),
    author.find(match => match.kind === 'contact' && match.by === 'email'),
  );
  if (said === '' || names === null) {
    const title = say(language, said === '' ? 'quoted.empty' : 'quoted.nobody');
    const card = { language, direction: directionOf(language), title, blocks: [], actions: [] };
    return { skill: 'log-interaction', arguments: {}, outcome: 'nothing', result: null, card, shown: [] };
  }
  const { today, minutes } = clockIn(audience.asker.timeZone ?? 'UTC', at);
  const two = (number: number) => String(number).padStart(2, '0');
  const args: Arguments = {
    ...names,
    said,
    quoted: 1,
    activity: isMail(said) ? 'email' : 'message',
    when: `${isoOf(today)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`,
  };
  return agent.run('log-interaction', args, { ...context, memory: [], text: '' });
}

/** Somebody else's words are kept beside the turn and not in what was understood, which the models are told. */
export function setApart(result: SkillResult): { readonly result: SkillResult; readonly quoted?: string } {
  const { said, ...args } = result.arguments;
  if (!result.arguments.quoted || said === undefined) return { result };
  return { result: { ...result, arguments: args }, quoted: said };
}
