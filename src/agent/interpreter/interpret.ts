/** From a message to a tool and its arguments, without a network. Pure: names were looked up before. */
import { tokens } from '../../domain/fold.ts';
import { filler } from '../../domain/lexicon/filler.ts';
import type { NameMatch } from '../../knowledge/port.ts';
import type { Arguments, SkillName } from '../../skills/port.ts';
import type { Language } from '../../words/port.ts';
import type { TurnLine } from '../memory.ts';
import { criteriaIn } from './criteria.ts';
import { decide, nothing, type Wish } from './decide.ts';
import { type Intent, learnIntents } from './intents.ts';
import { itemIn } from './items.ts';
import { type LanguageOf, learnLanguages } from './language.ts';
import { learnNameContext } from './name-context.ts';
import { namesIn } from './names.ts';
import type { Phrasing } from './phrasings.ts';
import { pick } from './picks.ts';
import { learnPoliteness, politeForms, withoutPoliteness } from './politeness.ts';
import { hasPronoun } from './pronouns.ts';
import { strangeIn } from './strangers.ts';
import { bestReading, type Reading } from './variants.ts';

export interface Setting {
  /** The colleague's language: for messages that do not show theirs. */
  readonly language: Language;
  /** Names in the message that this audience may see. */
  readonly names: readonly NameMatch[];
  /** Where the last reply asked to choose: the candidates of the words that were ambiguous. */
  readonly offered?: readonly NameMatch[];
  readonly memory: readonly TurnLine[];
  readonly now: Date;
}

export interface Interpretation {
  readonly tool: SkillName | 'none';
  readonly arguments: Arguments;
}

export type Interpret = (message: string, setting: Setting) => Interpretation;

export interface Interpreter {
  readonly interpret: Interpret;
  readonly languageOf: LanguageOf;
}

/** How sure the best skill must be; below it the bot says honestly what it can do. */
const leastProbability = 0.34;
/** The same where the only name is one that nobody knows. */
const leastWithGuess = 0.5;
/** How much more an answer nobody asked for costs than an honest "I cannot do that". */
const caution = 1.6;
/** Longer messages are letters or pasted text, not questions; only their end is read. */
const longestMessage = 600;

/** Learns the phrasings once; interpreting is then a matter of a few milliseconds. */
export function createInterpreter(phrasings: readonly Phrasing[]): Interpreter {
  const politeness = learnPoliteness(phrasings);
  const examples = phrasings.filter(phrasing => !politeForms.includes(phrasing.form));
  const intents = learnIntents(withoutPoliteness(examples, politeness));
  const spoken = learnLanguages(phrasings);
  const context = learnNameContext(examples);

  const interpret: Interpret = (whole, setting) => {
    const kept = politeness.strip(whole.slice(-longestMessage));
    const message = whole.slice(-longestMessage).slice(kept.start, kept.end);
    if (tokens(message).length === 0) return nothing;
    const offset = Math.max(0, whole.length - longestMessage) + kept.start;
    const found = setting.names.flatMap(match => shifted(match, offset, message));
    const language = spoken.of(message, setting.language) ?? setting.language;
    const everySpan = criteriaIn(message, language, setting.now);
    const isCriterion = (word: string) =>
      everySpan.some(span => tokens(message.slice(span.start, span.end)).some(t => t.folded === word));
    const names = namesIn(message, found, word => intents.known(word) > 1 || filler.has(word) || isCriterion(word));
    const blanked = names.reduce((text, name) => blank(text, name.start, name.end), message);
    const spans = names.length === 0 ? everySpan : criteriaIn(blanked, language, setting.now);
    const item = itemIn(spans.reduce((text, span) => blank(text, span.start, span.end), blanked));

    const picked = pick(
      {
        message,
        item: item?.place,
        spans: everySpan,
        names: found,
        offered: setting.offered ?? [],
        criteriaOf: hint => criteriaIn(hint, 'en', setting.now),
        isCommon: word => intents.known(word) > 3,
      },
      setting.memory,
    );
    const isStrange = strangeIn(message, language, intents);
    const reading = {
      ...bestReading({ message, names, spans, item }, intents, context, isStrange),
      pronoun: hasPronoun(message),
    };
    const wish = wishOf(reading);
    if (
      picked &&
      (wish.skill === 'none' || wish.skill === 'more' || wish.form === 'follow-up' || reading.plainWords < 4)
    )
      return picked;
    return decide(wish, reading, setting.memory);
  };
  return { interpret, languageOf: spoken.of };
}

/** The skill whose forms together are likeliest, and its likeliest form; follow-ups count as a skill of their own. */
function wishOf(reading: Reading): Wish {
  const sums = new Map<string, number>();
  const groupOf = (intent: Intent) => (intent.form === 'follow-up' ? 'follow-up' : intent.skill);
  for (const intent of reading.intents) {
    const weight = intent.skill === 'none' ? caution : 1;
    sums.set(groupOf(intent), (sums.get(groupOf(intent)) ?? 0) + weight * intent.probability);
  }
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  const first = reading.intents.find(intent => groupOf(intent) === best?.[0]);
  const none: Wish = { skill: 'none', form: '' };
  if (!first || !best) return none;
  const names = [...reading.companies, ...reading.people];
  const guessed = names.length > 0 && names.every(name => !name.known);
  if (best[1] < (guessed ? leastWithGuess : leastProbability)) return none;
  // "That was helpful" is not a question about somebody called Helpful.
  const aboutNobody = guessed && names.every(name => !name.marked) && (first.skill === 'more' || first.skill === 'why');
  return aboutNobody || (guessed && reading.bare) ? none : first;
}

/** A match with its place in the part of the message that is read; none when it lies outside. */
function shifted(match: NameMatch, offset: number, message: string): readonly NameMatch[] {
  const start = match.start - offset;
  const end = match.end - offset;
  return start >= 0 && end <= message.length ? [{ ...match, start, end }] : [];
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}
