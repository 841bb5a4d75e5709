/** From a message to a tool and its arguments, without a network. Pure: names were looked up before. */
import { tokens } from '../../domain/fold.ts';
import { filler } from '../../domain/lexicon/filler.ts';
import { withHalfSpaces } from '../../domain/persian-words.ts';
import type { NameMatch } from '../../knowledge/port.ts';
import type { Arguments, SkillName } from '../../skills/port.ts';
import { type Language, languages } from '../../words/port.ts';
import type { TurnLine } from '../memory.ts';
import { criteriaIn, type Span } from './criteria.ts';
import { decide, nothing, type Wish } from './decide.ts';
import { itemIn, mistypedItem } from './items.ts';
import type { LanguageOf } from './language.ts';
import { learnFrom } from './learned.ts';
import { logIn, tellsPlainly } from './log.ts';
import { correctionIn } from './log-corrections.ts';
import { withAddressed, withoutCalendar } from './log-names.ts';
import { namesIn } from './names.ts';
import type { Phrasing } from './phrasings.ts';
import { pick } from './picks.ts';
import type { Politeness } from './politeness.ts';
import { hasPronoun } from './pronouns.ts';
import { respell } from './respell.ts';
import { strangeIn } from './strangers.ts';
import { bestReading, type Reading } from './variants.ts';
import { wishOf } from './wish.ts';

export interface Setting {
  /** The colleague's language: for messages that do not show theirs. */
  readonly language: Language;
  /** Names in the message that this audience may see. */
  readonly names: readonly NameMatch[];
  /** Where the last reply asked to choose: the candidates of the words that were ambiguous. */
  readonly offered?: readonly NameMatch[];
  readonly memory: readonly TurnLine[];
  readonly now: Date;
  /** IANA zone of whoever asks; UTC when not known. */
  readonly timeZone?: string;
}

export interface Interpretation {
  readonly tool: SkillName | 'none';
  readonly arguments: Arguments;
}

export type Interpret = (message: string, setting: Setting) => Interpretation;

export interface Interpreter {
  readonly interpret: Interpret;
  /** The language of a message where it is clear: the answer is in it. */
  readonly languageOf: LanguageOf;
  /** Whether a message is a greeting, thanks, "help" or a joke: to refuse it would be odd. */
  readonly isChatter: (message: string) => boolean;
  /** Learns all languages ahead, the colleague's first; without it the first message of a language takes 0.2 s longer. */
  warmUp(first: Language): Promise<void>;
}

/** Of what a colleague tells, so much is read. */
const longestLog = 2000;
/** Longer messages are letters or pasted text, not questions; only their end is read. */
const longestMessage = 600;

export function createInterpreter(phrasings: readonly Phrasing[]): Interpreter {
  const { politeness, spoken, lessons, warmUp } = learnFrom(phrasings);
  const chatter = new Set(phrasings.filter(({ form }) => form === 'chatter').map(({ words }) => words.join(' ')));

  const interpret: Interpret = (whole, setting) => {
    const { message, found } = essence(whole, setting.names, politeness);
    if (tokens(message).length === 0) return nothing;
    const language = spoken.likely(message, setting.language);
    const { intents, context, spelling } = lessons(language);
    // «کیو» is "whom" before it is Kyoto; "IT" in capitals is no pronoun.
    const isCue = (span: Span) => {
      const words = message.slice(span.start, span.end);
      return !/\p{Lu}/u.test(words) && tokens(words).every(token => intents.cue(token.folded) > 2);
    };
    const criteria = (text: string) => criteriaIn(text, language, setting.now).filter(span => !isCue(span));
    const everySpan = criteria(message);
    const isCriterion = (word: string) =>
      everySpan.some(span => tokens(message.slice(span.start, span.end)).some(token => token.folded === word));
    const isStrange = strangeIn(message, language, intents);
    const everyday = (word: string) =>
      intents.known(word) > 1 || filler.has(word) || isCriterion(word) || spelling.names(word);
    const names = namesIn(message, found, everyday, isStrange);
    const log = () => {
      const told = withHalfSpaces(whole.slice(0, longestLog));
      const here = setting.names.filter(match => match.end <= told.length);
      const isStrangeHere = strangeIn(told, language, intents);
      const written = withAddressed(namesIn(told, here, everyday, isStrangeHere), here, told);
      const { memory, now, timeZone = 'UTC' } = setting;
      // "Polmarex energy meters wygrana": product names hide the language, so the others are tried too.
      const others = written.length > 0 ? languages : [];
      for (const tried of new Set([language, setting.language, ...others])) {
        const names = withoutCalendar(written, here, told, tried);
        const clues = { message: told, language: tried, names, isStrange: isStrangeHere, memory, now, timeZone };
        const corrected = correctionIn(clues);
        if (corrected) return corrected;
        const logged = tried === language || tellsPlainly(clues) ? logIn(clues) : undefined;
        if (!logged) continue;
        // As it was written, Persian half-spaces included.
        const said = logged.arguments.rest === undefined ? whole.slice(0, longestLog).trim() : undefined;
        return { ...logged, arguments: { ...logged.arguments, ...(said ? { said } : {}) } };
      }
      return undefined;
    };
    const logged = log();
    if (logged) return logged;
    const withoutNames = names.reduce((text, name) => blank(text, name), message);
    const written = names.length === 0 ? everySpan : criteria(withoutNames);
    const mended = respell(withoutNames, written, { isStrange, spelling, context, language, now: setting.now });
    const spans = [...written, ...mended.spans];
    const withoutSpans = spans.reduce((text, span) => blank(text, span), withoutNames);
    const item = itemIn(withoutSpans) ?? mistypedItem(withoutSpans, mended.words);

    const reading: Reading = {
      ...bestReading({ message, language, names, spans, item, respelled: mended.words }, intents, context, isStrange),
      pronoun: hasPronoun(message),
    };
    const wish = wishOf(reading);
    const picked = () =>
      pick(
        {
          message,
          item: item?.place,
          // "Szpital" or "Krankenhaus" picks in a thread of any language; two words do not show theirs.
          spans: () => languages.flatMap(other => criteriaIn(message, other, setting.now)),
          names: found,
          offered: setting.offered ?? [],
          criteriaOf: hint => criteriaIn(hint, 'en', setting.now),
          isCommon: word => intents.known(word) > 3,
        },
        setting.memory,
      );
    return (mayPick(wish, reading) ? picked() : undefined) ?? decide(wish, reading, setting.memory);
  };
  const isChatter = (message: string) => {
    const said = tokens(message).map(token => token.folded);
    return said.length === 0 || chatter.has(said.join(' '));
  };
  return { interpret, languageOf: spoken.clear, isChatter, warmUp };
}

/** A whole question after a list of choices is a new question, even when a word of it would fit a choice. */
function mayPick(wish: Wish, reading: Reading): boolean {
  return wish.skill === 'none' || wish.skill === 'more' || wish.form === 'follow-up' || reading.plainWords < 4;
}

/** The message without politeness, and the names in it with their new places. */
function essence(whole: string, names: readonly NameMatch[], politeness: Politeness) {
  const cut = Math.max(0, whole.length - longestMessage);
  const text = withHalfSpaces(whole.slice(cut));
  const { start, end } = politeness.strip(text);
  const placed = names.flatMap(match => shifted(match, cut, text));
  // "Thanks Anna" keeps its thanks, or it would ask about Anna; "Hello Fresh" is a company.
  const nameSplit = placed.some(match => match.similarity >= 0.9 && match.start < start && match.end > start);
  const onlyName = start > 0 && placed.some(match => match.start <= start && match.end >= end - 1);
  if (nameSplit || onlyName) return { message: text, found: placed };
  const message = text.slice(start, end);
  return { message, found: placed.flatMap(match => shifted(match, start, message)) };
}

/** A match with its place in the part of the message that is read; none when it lies outside. */
function shifted(match: NameMatch, by: number, message: string): readonly NameMatch[] {
  const start = match.start - by;
  const end = match.end - by;
  return start >= 0 && end <= message.length ? [{ ...match, start, end }] : [];
}

function blank(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
