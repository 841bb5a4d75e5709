/** Whether a message tells what was done, or asks for a reminder; and the arguments of log-interaction it gives. */
import { criteriaInText } from '../../domain/criteria.ts';
import { clockIn } from '../../domain/dates/clock.ts';
import { durationsIn } from '../../domain/dates/durations.ts';
import { timeRangesIn } from '../../domain/dates/time-ranges.ts';
import { dateWords } from '../../domain/dates/words.ts';
import { fold } from '../../domain/fold.ts';
import { fieldWords } from '../../domain/log/fields.ts';
import { firstPerson, logWords, says, wholeWords } from '../../domain/log/log-words.ts';
import { type LogReading, readLog } from '../../domain/log/read-log.ts';
import { wishful } from '../../domain/log/small-words.ts';
import { soundsLikeStage } from '../../domain/log/stages.ts';
import type { Arguments } from '../../skills/port.ts';
import { type Language, languages } from '../../words/port.ts';
import type { TurnLine } from '../memory.ts';
import { focusPerson } from './focus.ts';
import type { Interpretation } from './interpret.ts';
import { accountNames, hasUnknownWords, newcomersIn, peopleNames } from './log-names.ts';
import { toldFirst, tookPartIn } from './log-people.ts';
import { asking, beforeQuestion, errands, isQuestion, persianErrands } from './log-questions.ts';
import { severalIn } from './log-several.ts';
import type { Name } from './names.ts';
import { hasPronoun } from './pronouns.ts';
import type { IsStrange } from './strangers.ts';

export interface LogClues {
  readonly message: string;
  readonly language: Language;
  readonly names: readonly Name[];
  readonly isStrange: IsStrange;
  readonly memory: readonly TurnLine[];
  readonly now: Date;
  readonly timeZone: string;
}

/** Nouns that are asked for as often as told of: "e-mail of Sarah", "meeting with Sarah". Folded. */
const nouns: Readonly<Record<Language, string>> = {
  en: 'calls?(?: with| w| to| from| between)?|phone|video|beers?|pint|drinks?|meeting|mtg|e ?mail(?: to| from| with)?|message(?: to| from)?|sms|whatsapp|linkedin(?: message)?|visit(?: to| at)?|(?:site|customer|plant|on site|onsite) visit|demo|lunch (?:with|w)|coffee (?:with|w)|dinner (?:with|w)|note|fyi|voicemail|vm|presentation|workshop|catch up|catchup|on site|onsite|phone (?:call|chat)|chat with|qbr|kickoff|kick off|on the phone|(?:quick|short|long|good|great|first|intro|discovery|follow up|zoom|teams|video|sales|conference|weekly|a) call',
  pl: 'telefon\\w*|tel|e ?mail\\w*|mail\\w*|spotkani\\w*|rozmow\\w+|sms\\w*|linkedin\\w*|demo|call\\w*|wizyt\\w*|notatk\\w*|notka|uwaga|lunch\\w*|prezentacj\\w*|wiadomosc\\w*|whats ?app\\w*|narad\\w*|meeting\\w*|warsztat\\w*|obiad\\w*|kolacj\\w*|polaczeni\\w*|messenger\\w*|wideokonferencj\\w*',
  cs: 'telefon\\w*|tel|e ?mail\\w*|mail\\w*|schuzk\\w*|schuze|hovor\\w*|sms\\w*|linkedin\\w*|demo|call\\w*|navstev\\w*|poznamk\\w*|obed\\w*|prezentac\\w*|zprav\\w*|whats ?app\\w*|meeting\\w*|jednani|setkani|workshop\\w*|telefonat\\w*|rozhovor\\w*|porad[aeu]|videohovor\\w*',
  de: 'telefon\\w*|tel|e ?mail\\w*|mail\\w*|treffen|termin(?: mit| bei)?|anruf\\w*|gesprach\\w*|gespraech\\w*|sms|linked ?in\\w*|demo|call\\w*|besuch\\w*|notiz\\w*|mittag\\w*essen|kaffee\\w*|nachricht\\w*|whats ?app\\w*|meeting\\w*|besprech\\w*|workshop\\w*|prasentation\\w*|vor ort|telko\\w*|videokonferenz\\w*|lunch\\w*|mailbox|abendessen|fruhstuck\\w*',
  fa: 'call\\w*|phone\\w*|meeting\\w*|demo|zoom|teams|google meet|lunch|workshop|e ?mail\\w*|whats ?app|linked ?in|sms|vm|visit|گوگل ?میت|ویدیو ?(?:کال|کنفرانس)|وبینار|میتینگ|تماس|تلفن\\w*|ایمیل|جلسه|پیام|پیامک|دمو|یادداشت|ملاقات|صحبت|مکالمه|واتس ?اپ|واتساپ|لینکدین|تلگرام|ناهار|قهوه|دیدار|بازدید|گفتگو|کال|ارائه|نشست|شام|نهار',
};
/** Of these, those that people look up of somebody. */
const details = 'e ?mail\\w*|mail\\w*|telefon\\w*|tel|linked ?in\\w*|ایمیل|تلفن\\w*|لینکدین';

/** Says that the one who writes did it: a noun beside it tells of something done. Folded. */
const pastOf: Readonly<Record<Language, string>> = {
  en: 'called|phoned|rang|spoke|talked|chatted|met|emailed|e mailed|texted|messaged|visited|pinged|presented|wrote|(?:i|we|just|ive|weve) (?:just )?(?:had|did|finished|wrapped|left|got|have had)|had (?:a|an|another|my|our|some)(?: \\w+){0,2} (?:call|meeting|chat|conversation|demo|lunch|coffee)|just (?:had|finished|wrapped)',
  pl: '\\w+(?:lem|lam|lismy|lysmy)',
  cs: 'jsem|jsme',
  de: '\\w{0,6}ge\\w{3,}(?:t|en)|g(?:sprochen|redt|schrieben|schickt|mailt|wesen)|hab|habe|hatte|hatten|war|waren|bin|rief|sprach|traf|trafen|\\w{3,}iert',
  fa: '(?:حرف|گپ|زنگ)ید(?:م|یم)|دیدم\\w*|دیدیم\\w*|بودم|بودیم|نشستم|نشستیم|گذاشتم|گذاشتیم|شدم|شدیم|نوشتیم|رسیدم|رسیدیم|دادم|زدم|گرفتم|داشتم|کردم|فرستادم|رفتم|خوردم|دادیم|زدیم|گرفتیم|داشتیم|کردیم|فرستادیم|رفتیم|خوردیم|نوشتم',
};

interface Cue {
  readonly cue: string;
  readonly before: string;
  readonly after: string;
}

/** What was done, and what stands around it; names are left out, since companies are called by industries. */
function cueOf({ message, language, names }: LogClues): Cue | null {
  const blanked = names.reduce(
    (text, { start, end }) => `${text.slice(0, start)}${'\u2003'.repeat(end - start)}${text.slice(end)}`,
    message,
  );
  const { activity, verbs } = logWords[language];
  const forms = (tables: object) => Object.values(tables).join('|');
  // What stands in another clause describes nothing here.
  const clauses = blanked.split(/[,;:.!?\n،؛]+|\s[-–—]\s/u).map(fold);
  for (const all of [forms(verbs), forms(activity), firstPerson[language]].filter(one => one !== '')) {
    for (const [place, clause] of clauses.entries()) {
      const [match] = [...clause.matchAll(wholeWords(all))];
      if (!match) continue;
      const rest = [clause.slice(match.index + match[0].length), ...clauses.slice(place + 1)].join(' ');
      return { cue: match[0], before: clause.slice(0, match.index), after: rest };
    }
  }
  return null;
}

/** "Engineers we met": an English relative clause needs no pronoun, only a noun before "we". */
function describes(reading: LogReading, language: Language): boolean {
  if (language !== 'en') return false;
  const clause = reading.told.find(one => one.done !== null && says(one.folded, 'we|i|ive|weve|i have|we have'));
  const before = clause && /^(.*?)(?:^| )(?:we|i|ive|weve)(?: |$)/u.exec(clause.folded)?.[1];
  if (!before) return false;
  const left = before
    .replace(
      wholeWords(
        `${logWords.en.joint}|ok|okay|hi|hey|hello|well|update|today|yesterday|just|quick|fyi|log|this|last|morning|afternoon|evening|night|week|on|at|after|the|in|earlier|finally|\\d+|${dateWords.en.weekdays.join('|')}`,
      ),
      '',
    )
    .trim();
  return left !== '' && !says(before, Object.values(logWords.en.activity).join('|'));
}

/** Several fields, a deal that is over, or one that comes to a stage: nobody asks a question with these. */
function changesMuch(reading: LogReading): boolean {
  const { stage } = reading;
  const fields = [stage, reading.amount, reading.closeDate].filter(field => field !== null);
  return fields.length > 1 || (stage !== null && soundsLikeStage(stage));
}

/** A deal's amount or its day changes, and nothing was done: "May Group now 230k". */
const changesOnly = (reading: LogReading) =>
  reading.activity === null && (reading.amount !== null || reading.closeDate !== null);

/**
 * For a language that the message is not clearly in: it must tell how a deal moved, how something ended or how long it
 * took, and be no question and no order in any language.
 */
export function tellsPlainly({ message, ...clues }: LogClues): boolean {
  const folded = fold(message);
  const asks = (one: Language) => isQuestion(message, one) || says(folded, `^(?:${errands[one]})`);
  if (languages.some(one => asks(one) || says(folded, wishful[one]))) return false;
  const reading = readLog(message, clues);
  return changesMuch(reading) || reading.outcome !== null || reading.minutes !== null;
}

/** A question must never become a log, nor a log a question: what is said must tell, and name somebody or a length. */
function tells(reading: LogReading, clues: LogClues, named: boolean): boolean {
  const { message, language } = clues;
  if (reading.commanded) {
    // "Trag einen Termin für morgen ein" books something; what was done, or a reminder, is written down.
    const books = reading.activity === null && !reading.reminds;
    return !books && (!/[?؟]\s*$/u.test(message) || named);
  }
  const folded = fold(message);
  if (says(folded, `^(?:${errands[language]})`)) return false;
  // Persian asks with its last word.
  if (language === 'fa' && new RegExp(`(?:^| )(?:${persianErrands})$`, 'u').test(folded)) return false;
  const told = beforeQuestion(message);
  const over = reading.stage === 'won' || reading.stage === 'lost';
  const asks = told !== null && (reading.minutes !== null || reading.outcome !== null || over) ? told : message;
  if (isQuestion(asks, language)) return false;
  const due = reading.tasks.some(task => task.due !== null);
  const measured = reading.minutes !== null || reading.outcome !== null;
  const found = cueOf(clues);
  if (says(folded, wishful[language]) && !says(folded, pastOf[language]) && reading.outcome === null) return false;
  if (reading.outcome === null && isAhead(reading, clues)) return false;
  // "Follow up with her on Monday", "she did not show up": no word for what was done is needed.
  if (named && (changesMuch(reading) || changesOnly(reading))) return true;
  // "Fleet Pulse is in trial": the words nobody knows are the deal's name.
  if (changesMuch(reading) && hasUnknownWords(clues) && !says(folded, logWords[language].relative)) return true;
  if (!found) return named && (measured || (due && reading.activity === null));
  // "Got that from Kayla" points at what was said.
  const before_ =
    language === 'en' ? found.before.replace(/(?:got|heard|said|says|told \w+|know|so|like) that/gu, '') : found.before;
  if (says(before_, `${logWords[language].relative}|${asking[language]}`) || describes(reading, language)) return false;
  const did = says(`${found.before} ${found.cue} ${found.after}`.replace(/\s+/gu, ' ').trim(), pastOf[language]);
  // German and Persian verbs stand at the end: what those do whom it was done with comes before ("Frau Huber vom Einkauf").
  const polite = language === 'fa' || (language === 'de' && says(found.before, 'frau|herrn?|fr|hr'));
  const describesThem = polite && named && did;
  // "Engineers we met this year" looks for people.
  // "Montag" is no "Montage", nor is "Kaffee" the food industry.
  const plain = [...Object.values(logWords[language].activity), ...dateWords[language].weekdays].join('|');
  const before = found.before.replace(wholeWords(plain), '');
  const sought = criteriaInText(before, language, clues.now).spans;
  // Nobody looks for people of a kind who names one: "Greg Hollis (CISO) sent the form".
  const toldOf = peopleNames(clues.names, message).some(name => name.start < message.length / 3);
  if (!toldOf && !describesThem && sought.some(span => span.slot !== 'since' && span.end - span.start > 3))
    return false;
  if (named && (reading.stage === 'won' || reading.stage === 'lost')) return true;
  const isNoun = !did && says(found.cue, nouns[language]) && found.cue.replace(wholeWords(nouns[language]), '') === '';
  const isDetail = isNoun && says(found.cue, details);
  if (!named) return !isNoun && (measured || due) && reading.activity !== null;
  const answered =
    /(?:^| )(?:from|od|von|an|to|do|pro|z|s|به|از)(?: |$)/u.test(`${found.cue}${found.after}`.slice(0, 40)) &&
    (reading.told.length > 1 || reading.tasks.length > 0 || goesOn(found.after, language));
  if (isDetail) return measured || reading.when !== null || due || answered;
  if (isNoun)
    return measured || reading.when !== null || reading.tasks.length > 0 || reading.told.length > 1 || answered;
  return reading.activity !== null || due;
}

/** "Tomorrow at four I have a call with her, 30 min": all that is said to have been is still to come. */
function isAhead(reading: LogReading, { message, language, now, timeZone }: LogClues): boolean {
  const { today } = clockIn(timeZone, now);
  const days = reading.told.flatMap(clause => clause.days);
  const first = reading.told.find(clause => clause.kind === 'told') ?? reading.told[0];
  const ahead = first?.days.some(one => one.settled && one.day > today) ?? false;
  return ahead && !days.some(one => one.day <= today) && !says(fold(message), pastOf[language]);
}

/** "SMS from Sarah that they will sign": more is said than from whom it was. Names are blanked. */
const goesOn = (after: string, language: Language) =>
  after
    .replace(wholeWords(`${logWords[language].joint}|from|at|of|od|z|ze|von|bei|an|to|do|pro|u|به|از`), '')
    .trim()
    .split(/\s+/u).length > 2;

export function logArguments(reading: LogReading, message: string): Arguments {
  return {
    said: message.trim(),
    activity: reading.activity ?? (reading.commanded && reading.tasks.length === 0 ? 'note' : 'task'),
    ...(reading.when ? { when: reading.when } : {}),
    ...(reading.minutes ? { duration: reading.minutes } : {}),
    ...(reading.outcome ? { ended: reading.outcome } : {}),
    ...(reading.tasks.length > 0
      ? { tasks: reading.tasks.map(({ what, due }) => ({ what, ...(due ? { due } : {}) })) }
      : {}),
    ...(reading.stage ? { stage: reading.stage } : {}),
    ...(reading.amount ? { amount: reading.amount } : {}),
    ...(reading.closeDate ? { closeDate: reading.closeDate } : {}),
  };
}

/** @returns undefined where the message is no log */
export function logIn(clues: LogClues): Interpretation | undefined {
  const { message, language } = clues;
  const cues = everyCue(language);
  const parts = [message, ...message.split(/[,;:.!?\n،؛]+/u)];
  const measured = durationsIn(message, language).length + timeRangesIn(message, language).length > 0;
  if (!measured && !parts.some(part => says(fold(part), cues)) && !/->|→|\s>\s/u.test(message)) return undefined;
  const several = severalIn(clues);
  if (!several) return oneIn(clues);
  const names = clues.names.filter(name => name.end <= several.end);
  const first = oneIn({ ...clues, message: message.slice(0, several.end), names });
  return first && { ...first, arguments: { ...first.arguments, rest: message.slice(several.start).trim() } };
}

function oneIn(clues: LogClues): Interpretation | undefined {
  const { message, memory } = clues;
  const { names } = clues;
  const reading = readLog(message, { ...clues, names });
  const people = peopleNames(names, message);
  const accounts = accountNames(names, message);
  const newcomers = newcomersIn(clues, reading, people.length === 0);
  const pronoun =
    people.length === 0 && newcomers.people.length === 0 && hasPronoun(message) ? focusPerson(memory) : undefined;
  const named =
    people.length + accounts.length + newcomers.people.length > 0 ||
    newcomers.company !== undefined ||
    pronoun !== undefined;
  if (!tells(reading, clues, named)) return undefined;
  const with_ = tookPartIn(people, reading, clues).map(name => name.words);
  const [account] = toldFirst(accounts, reading);
  const strangers = toldFirst(newcomers.people, reading).map(one => one.words);
  const company = account?.words ?? newcomers.company;
  const all = [...new Set([...with_, ...strangers])];
  return {
    tool: 'log-interaction',
    arguments: {
      ...logArguments(reading, message),
      ...(all.length > 0 ? { people: all } : {}),
      ...(company ? { company } : {}),
      ...(pronoun?.personId && all.length === 0
        ? { personId: pronoun.personId, ...(pronoun.person ? { person: pronoun.person } : {}) }
        : {}),
    },
  };
}

function everyCue(language: Language): string {
  const words = logWords[language];
  return [
    ...Object.values(words.verbs),
    ...Object.values(words.activity),
    words.remind,
    words.command,
    words.todo,
    words.imperative,
    words.noShow,
    words.leftMessage,
    words.noAnswer,
    words.cancelled,
    firstPerson[language],
    ...Object.values(fieldWords[language]),
  ].join('|');
}
