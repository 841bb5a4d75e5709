/** Who and which company a log names: stored names, and those that nobody has yet. */
import { durationsIn } from '../../domain/dates/durations.ts';
import { dateWords, monthForms } from '../../domain/dates/words.ts';
import { fold, type Token, tokens } from '../../domain/fold.ts';
import { fieldWords } from '../../domain/log/fields.ts';
import { logWords, wholeWords } from '../../domain/log/log-words.ts';
import type { LogReading } from '../../domain/log/read-log.ts';
import { soundsLikeStage } from '../../domain/log/stages.ts';
import { spanWords } from '../../domain/span-words.ts';
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
/** The same where a Polish "w" or a Czech "to" would be taken for an English word; "z" is "with" in Polish, "from" in Czech. */
const slavic: Readonly<Partial<Record<Language, { person: ReadonlySet<string>; company: ReadonlySet<string> }>>> = {
  pl: {
    person: new Set('with met z ze do od u i oraz a pan pani pania panem panu pana mr mrs ms dr'.split(' ')),
    company: new Set('at w we u z ze firma firmy firmie fa'.split(' ')),
  },
  cs: {
    person: new Set('with met s se k ke od za a pan pani panem panu pana mr mrs ms dr'.split(' ')),
    company: new Set('at v ve z ze u firma firmy firme spolecnosti'.split(' ')),
  },
};
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

/** Before somebody: "with mark", "called mark". Folded. */
const addressing =
  /^(?:with|w|called|phoned|rang|met|saw|sent|told|asked|gave|emailed|texted|messaged|z|ze|s|se|mit|herr|herrn|hr|frau|fr|pan|pana|panem|pani|pania|mr|mrs|ms|dr|با|به|اقای|خانم)$/u;
/** Between two people: "Möller u. Böhm". Folded; signs are no words. */
const joining = /^\s*(?:(?:and|und|u|i|oraz|a|y|و)\.?|[+&/,])\s*$/iu;

/** "A call with mark": a first name that is also a word names somebody where a name must stand, or beside another name. */
export function withAddressed(names: readonly Name[], found: readonly NameMatch[], message: string): readonly Name[] {
  const isBeside = ({ start }: NameMatch) =>
    /^\p{Lu}/u.test(message.slice(start)) &&
    names.some(name => name.end < start && joining.test(message.slice(name.end, start)));
  const free = found.filter(
    match =>
      match.kind === 'contact' &&
      match.by === 'part' &&
      (addressing.test(wordBefore(message, match.start)) || isBeside(match)) &&
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

/** Whether a word is nothing but a weekday or a month of one of these languages. */
function namesDay(folded: string, of: readonly Language[]): boolean {
  return of.some(one =>
    [...dateWords[one].weekdays, ...monthForms(one)].some(forms => folded.replace(wholeWords(forms), '') === ''),
  );
}

/**
 * "Aoife at Monday", "met Emre on Monday": a company called like a day or a month is meant where a company stands, and in
 * a message of another language.
 */
export function withoutCalendar(
  names: readonly Name[],
  found: readonly NameMatch[],
  message: string,
  language: Language,
): readonly Name[] {
  const stands = ({ start, end }: { start: number; end: number }) => {
    const before = message.slice(0, start);
    const word = wordBefore(message, start);
    if (/@\s?$/u.test(before) || /^(?:at|into|bei|beim|u|firma|firmie|firmy|company|شرکت)$/u.test(word)) return true;
    // "Aoife from Monday", but not "from Monday on".
    const ofSomebody = names.some(
      name => name.end < start && /^\s+(?:from|of|von|z|ze|od|از)\s+$/u.test(message.slice(name.end, start)),
    );
    return ofSomebody || /^\s+(?:inc|ltd|gmbh|group)\b/iu.test(message.slice(end));
  };
  // "April called", but not "in April" nor "April 3".
  const isPerson = (name: Name) =>
    !name.kinds.includes('account') &&
    !/^(?:in|by|until|till|end|since|next|last|this|early|mid|late|of|on|before|after|im|ab|seit|bis|ende|anfang)$/u.test(
      wordBefore(message, name.start),
    ) &&
    !/^\s*\d/u.test(message.slice(name.end));
  const isDay = (folded: string) => namesDay(folded, [language]);
  const kept = names.filter(name => !isDay(fold(name.words)) || stands(name) || isPerson(name));
  const added = found.flatMap((match): Name[] => {
    const { words, start, end } = match;
    const isFree = !kept.some(name => name.start < end && start < name.end);
    const isNamed = match.kind === 'account' && match.by === 'exact';
    // "At next week's fair" names no company.
    const goesOn = !namesDay(fold(words), [language, 'en']) && /^ \p{Ll}/u.test(message.slice(end));
    return isFree && isNamed && !goesOn && stands(match)
      ? [{ words, start, end, kinds: ['account'], matches: [match] }]
      : [];
  });
  return [...kept, ...added].sort((a, b) => a.start - b.start);
}

interface Newcomer {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** Months and weekdays are written with a capital too. */
const isCalendar = (folded: string, language: Language) => namesDay(folded, [language, 'en']);

const isCapital = (token: Token) => /^\p{Lu}/u.test(token.word);

/** «به مدت», «دو و نیم», «بعد از ظهر», «از طرف»: after «به», «و», «با», «از» and nobody's name. Folded. */
const persianPlain =
  /^(?:مدت|نیم|ونیم|ربع|ظهر|بعد|قبل|صبح|عصر|شب|طور|عنوان|همراه|صورت|دلیل|خاطر|علت|نظر|زودی|تازگی|جای|غیر|اینکه|اون|خوبی|سختی|راحتی|هر|جز|نام|اسم|دست|سمت|طرف|طریق|طریقه|اتفاق|بقیه|همه\p{L}*|خود\p{L}*|تیم\p{L}*|بچه\p{L}*|مدیر\p{L}*|مشتری\p{L}*|قیمت\p{L}*|قرارداد\p{L}*|پیشنهاد\p{L}*|پیش|فاکتور|شرایط|پرداخت|تخفیف|زمان|تحویل|پروژه\p{L}*|نفر|کارخانه|کارخونه|شرکت|دفتر\p{L}*|انبار\p{L}*|سایت|محل|عید|هم|حدود|تقریبا|ساعت|دقیقه|دقه|دیقه|نمایشگاه|شنبه|موقع|وقت|احتمال|شدت|ترتیب|منظور|سلامتی|خیر|امید|درد|کار|حضور|لحاظ|فردا|امروز|دیروز|خونه|خانه|بازدید|تاخیر|رقیب\p{L}*|بند|امنیت|شبکه|قطعات|لیست|کاتالوگ|price|legal|contract)$/u;

/** Words that are no part of a name although nothing else knows them. */
function isPlain(token: Token, language: Language): boolean {
  const words = logWords[language];
  const { won, lost, close, shift } = fieldWords[language];
  const cues = [...Object.values(words.activity), words.todo, words.wish, words.joint, words.command];
  return (
    isCalendar(token.folded, language) ||
    /\d/u.test(token.folded) ||
    durationsIn(`1 ${token.word}`, language).length > 0 ||
    soundsLikeStage(token.folded) ||
    [...cues, won, lost, close, shift].some(pattern => token.folded.match(wholeWords(pattern))?.[0] === token.folded)
  );
}

/** Whether something is said that no word list knows: perhaps what a deal is called. */
export const hasUnknownWords = ({ message, language, isStrange }: LogClues) =>
  tokens(message).some(token => token.folded.length > 3 && isStrange(token) && !isPlain(token, language));

/** Runs of unknown words where a person or a company stands: after "with", "called", "at". */
export function newcomersIn(
  clues: LogClues,
  reading: LogReading,
  nobody: boolean,
): { people: readonly Newcomer[]; company: string | undefined } {
  const { message, names, language, isStrange } = clues;
  const spans = [...names, ...durationsIn(message, language)];
  const covered = (token: Token) => spans.some(one => token.start < one.end && one.start < token.end);
  const grammar = spanWords(language);
  const all = tokens(message.replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+/gu, mail => ' '.repeat(mail.length)));
  const persian = language === 'fa';
  const { person: personal, company: corporate } = slavic[language] ?? { person: beforePerson, company: beforeCompany };
  const fits = (token: Token | undefined): token is Token => {
    if (!token || covered(token) || isPlain(token, language)) return false;
    return persian
      ? isStrange(token) && !persianPlain.test(token.folded)
      : isCapital(token) || (isStrange(token) && !grammar.isStop(token.folded) && !/\p{Lu}/u.test(message.slice(1)));
  };
  // "Signed. Lori": a full stop is within a name only after an initial or a title.
  const joins = (last: Token | undefined, between: string) =>
    /^[\s.&'’-]*$/u.test(between) && (!between.includes('.') || (last?.word.length ?? 0) <= 3);
  // "Goes to Verbal Commit": what follows is a stage, however it is written.
  const isMoved = (start: number) =>
    reading.told.some(
      clause =>
        clause.start <= start &&
        start < clause.end &&
        fold(message.slice(clause.start, start)).search(wholeWords(fieldWords[language].stage)) >= 0,
    );
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
      run.length < 4 && fits(next) && joins(run.at(-1), message.slice(run.at(-1)?.end, next.start));
      next = all[i + run.length]
    )
      run.push(next);
    const [start, end] = [first.start, run.at(-1)?.end ?? first.end];
    const words = message.slice(start, end);
    // An abbreviation is nobody: "PO is received".
    if (isMoved(start) || (run.length === 1 && /^\p{Lu}{2,4}$/u.test(words))) continue;
    const told = reading.told.length === 0 || reading.told.some(clause => clause.start <= start && end <= clause.end);
    // "Beata Zaręba z Narwi"
    const ofSomebody = names.some(name => name.kinds.includes('contact') && name.end === all[i - 2]?.end);
    const isCompany =
      legalForm.test(fold(words)) ||
      (corporate.has(before) &&
        !courtesy.has(before) &&
        (!personal.has(before) || people.length > 0 || (language in slavic && ofSomebody)));
    const polite = courtesy.has(before);
    // "Paul Keller (paul@globex.example)"
    const addressed = run.length > 1 && /^[\s(<,:-]{1,3}[\p{L}\p{N}._%+-]+@/u.test(message.slice(end));
    // German nouns have capitals, Persian has none: two in a row, or a form of address, make a name there.
    const whole = run.length > 1 && (nobody || persian || run.every(isCapital));
    // One word alone is a name only where nobody else is named: else it is where somebody is from, or a word we lack.
    const single = nobody && !persian && language !== 'de' && isCapital(first);
    // In small letters any unknown word would be one; “o integracji z SAP” is about a thing.
    const likely = !(language in slavic) || (isCapital(first) ? !/^\p{Lu}{2,4}$/u.test(words) : run.length === 2);
    const enough = polite || addressed || isCompany || (likely && (whole || single));
    if (told && enough && isCompany) company ??= words;
    else if (told && enough && (personal.has(before) || polite || addressed)) people.push({ words, start, end });
    else if (told && enough && !persian && run.length > 1 && run.every(isCapital)) named.push({ words, start, end });
    i += run.length - 1;
  }
  // "Their new buyer, Karen Dillard": where nobody else is named, two words written like a name are one.
  return { people: people.length === 0 && nobody ? named.slice(0, 1) : people, company };
}
