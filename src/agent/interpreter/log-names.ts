/** Who and which company a log names: stored names, and those that nobody has yet. */
import { dateWords, monthForms } from '../../domain/dates/words.ts';
import { fold, type Token, tokens } from '../../domain/fold.ts';
import { logWords, wholeWords } from '../../domain/log/log-words.ts';
import type { LogReading } from '../../domain/log/read-log.ts';
import type { NameMatch } from '../../knowledge/port.ts';
import type { Language } from '../../words/port.ts';
import type { LogClues } from './log.ts';
import type { Name } from './names.ts';

/** Before a company; folded. */
const beforeCompany = new Set(
  'at from of bei von vom u v ve w we firmy firmie firme firma spolecnosti fa شرکت از در bei der'.split(' '),
);
/** Before a person. */
const beforePerson = new Set(
  'with w to and from met called phoned emailed texted messaged visited rang z ze do od i oraz s se k ke a u mit an und herr herrn frau pan pani panem pania panu pana mr mrs ms dr با به و خانم اقای از'.split(
    ' ',
  ),
);
const courtesy = new Set('herr herrn frau pan pani panem pania panu pana mr mrs ms dr خانم اقای دکتر مهندس'.split(' '));
const legalForm = /\b(?:ltd|plc|inc|llc|corp|gmbh|ag|se|kg|sro|s r o|as|a s|sp z o o|s a|sa|co)$/u;

const wordBefore = (text: string, start: number) => tokens(text.slice(0, start)).at(-1)?.folded ?? '';

/** What a name that may be both is here. */
function isCompanyHere(name: Name, message: string): boolean {
  if (!name.kinds.includes('account')) return false;
  if (name.kinds.length === 1) return true;
  const before = wordBefore(message, name.start);
  if (beforeCompany.has(before) && !beforePerson.has(before)) return true;
  return name.matches[0]?.kind === 'account' && !beforePerson.has(before);
}

export const accountNames = (names: readonly Name[], message: string) =>
  names.filter(name => isCompanyHere(name, message));

export const peopleNames = (names: readonly Name[], message: string) =>
  names.filter(name => name.kinds.includes('contact') && !isCompanyHere(name, message));

/** "A call with mark": a first name that is also a word names somebody where a name must stand. */
export function withAddressed(names: readonly Name[], found: readonly NameMatch[], message: string): readonly Name[] {
  const free = found.filter(
    match =>
      match.kind === 'contact' &&
      match.by === 'part' &&
      /^(?:with|w|called|phoned|rang|met|saw|sent|told|asked|gave|emailed|texted|messaged|z|ze|s|se|mit|herr|herrn|hr|frau|fr|pan|pana|panem|pani|pania|mr|mrs|ms|dr|با|به|اقای|خانم)$/u.test(
        wordBefore(message, match.start),
      ) &&
      !names.some(name => name.start < match.end && match.start < name.end),
  );
  const starts = [...new Set(free.map(match => match.start))];
  const added = starts.flatMap((start): Name[] => {
    const here = free.filter(match => match.start === start);
    const [best] = here.sort((a, b) => b.words.length - a.words.length);
    const same = here.filter(match => match.end === best?.end);
    return best ? [{ words: best.words, start, end: best.end, kinds: ['contact'], matches: same }] : [];
  });
  return [...names, ...added].sort((a, b) => a.start - b.start);
}

interface Newcomer {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Months and weekdays are written with a capital too. */
const isCalendar = (folded: string, language: Language) =>
  [language, 'en' as const].some(one =>
    [...dateWords[one].weekdays, ...monthForms(one)].some(forms => folded.replace(wholeWords(forms), '') === ''),
  );

/** Words that are no part of a name although nothing else knows them. */
function isPlain(token: Token, language: Language): boolean {
  const words = logWords[language];
  return (
    isCalendar(token.folded, language) ||
    /\d/u.test(token.folded) ||
    [...Object.values(words.activity), words.todo, words.wish, words.joint, words.command].some(
      pattern =>
        token.folded.search(wholeWords(pattern)) === 0 && token.folded.match(wholeWords(pattern))?.[0] === token.folded,
    )
  );
}

/** Runs of unknown words where a person or a company stands: after "with", "called", "at". */
export function newcomersIn(
  clues: LogClues,
  reading: LogReading,
  nobody: boolean,
): { people: readonly Newcomer[]; company: string | undefined } {
  const { message, names, language, isStrange } = clues;
  const covered = (token: Token) => names.some(name => token.start < name.end && name.start < token.end);
  const all = tokens(message.replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, mail => ' '.repeat(mail.length)));
  const persian = language === 'fa';
  const fits = (token: Token | undefined): token is Token => {
    if (!token || covered(token) || isPlain(token, language)) return false;
    return persian
      ? isStrange(token)
      : /^\p{Lu}/u.test(token.word) || (isStrange(token) && !/\p{Lu}/u.test(message.slice(1)));
  };
  const people: Newcomer[] = [];
  const named: Newcomer[] = [];
  let company: string | undefined;
  for (let i = 1; i < all.length; i++) {
    const first = all[i];
    if (!fits(first)) continue;
    const before = all[i - 1]?.folded ?? '';
    const run = [first];
    for (
      let next = all[i + 1];
      run.length < 4 && fits(next) && /^[\s.&'’-]*$/u.test(message.slice(run.at(-1)?.end, next.start));
      next = all[i + run.length]
    )
      run.push(next);
    const [start, end] = [first.start, run.at(-1)?.end ?? first.end];
    const words = message.slice(start, end);
    const told = reading.told.length === 0 || reading.told.some(clause => clause.start <= start && end <= clause.end);
    const isCompany =
      legalForm.test(fold(words)) ||
      (beforeCompany.has(before) && !courtesy.has(before) && (!beforePerson.has(before) || people.length > 0));
    const polite = courtesy.has(before);
    // "Paul Keller (paul@globex.example)"
    const addressed = run.length > 1 && /^[\s(<,:-]{1,3}[\p{L}\p{N}._%+-]+@/u.test(message.slice(end));
    // German nouns have capitals: only two in a row, or a form of address, make a name.
    const enough = language !== 'de' || polite || run.length > 1 || isCompany;
    if (told && enough && isCompany) company ??= words;
    else if (told && enough && (beforePerson.has(before) || polite || addressed)) people.push({ words, start, end });
    else if (told && enough && !persian && run.length > 1) named.push({ words, start, end });
    i += run.length - 1;
  }
  // "Their new buyer, Karen Dillard": where nobody else is named, two words written like a name are one.
  return { people: people.length === 0 && nobody ? named.slice(0, 1) : people, company };
}
