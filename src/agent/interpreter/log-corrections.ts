/** "Make it 30 minutes", "no, the other deal", "it was yesterday": the last log once more, with what was corrected. */
import { clockIn } from '../../domain/dates/clock.ts';
import { durationsIn } from '../../domain/dates/durations.ts';
import { daysIn } from '../../domain/dates/find.ts';
import { timesIn } from '../../domain/dates/times.ts';
import { fold, tokens } from '../../domain/fold.ts';
import { logWords, says, wholeWords } from '../../domain/log/log-words.ts';
import { readLog } from '../../domain/log/read-log.ts';
import { tookPart } from '../../domain/log/small-words.ts';
import type { Arguments } from '../../skills/port.ts';
import { languages } from '../../words/port.ts';
import { lastLine } from '../memory.ts';
import type { Interpretation } from './interpret.ts';
import type { LogClues } from './log.ts';
import { accountNames, peopleNames } from './log-names.ts';
import { asking } from './log-questions.ts';

/** Stands around a day or a length. Folded. */
const small =
  /^(?:on|at|for|the|it|was|in|by|w|we|o|na|bylo|byl|byla|v|ve|to|am|um|es|das|war|waren|im|do|bis|rather|about|ca|بود|در|روز|تا|ساعت)$/u;

/** Longer messages tell something new. */
const mostWords = 16;
const other = /\b(?:other|another|inn\w*|drug\w*|jin\w*|druh\w*|ander\w*)\b|دیگر|دیگه|اون یکی|ان یکی/u;
const deal =
  /\b(?:deal\w*|opportunit\w*|szans\w*|obchod\w*|zakazk\w*|prilezitost\w*|verkaufschance\w*|geschaft\w*|auftrag\w*)\b|معامله|فرصت/u;
const dueWords =
  /\b(?:due|task|deadline|reminder|remind|termin|zadani\w*|ukol\w*|aufgabe|fallig|frist)\b|مهلت|کار|تسک/u;
const also = /\b(?:also|too|as well|and|oraz|tez|takze|jeszcze|taky|take|i|a|auch|und|dazu)\b|هم|همچنین/u;

/** Whether the last log is told once more, in whichever language. */
export const tellsAgain = (message: string) => languages.some(one => says(fold(message), logWords[one].again));

function again(clues: LogClues): Interpretation | undefined {
  const { message, language, memory } = clues;
  if (!says(fold(message), logWords[language].again)) return undefined;
  // A decision about a log has no words of its own.
  const last = memory.findLast(line => line.tool === 'log-interaction' && line.arguments.said !== undefined);
  if (!last) return undefined;
  const day = daysIn(message, { ...clues, direction: 'past' })[0];
  const { whenId, dueId, ...kept } = last.arguments;
  return {
    tool: 'log-interaction',
    arguments: { ...kept, ...(day ? { when: message.slice(day.start, day.end) } : {}) },
  };
}

/** The arguments that the message sets anew; undefined where it corrects nothing. */
export function correctionIn(clues: LogClues): Interpretation | undefined {
  const repeated = again(clues);
  if (repeated) return repeated;
  const { message, language, memory, names } = clues;
  const last = lastLine(memory);
  if (last?.tool !== 'log-interaction' || last !== memory.at(-1)) return undefined;
  const folded = fold(message);
  const words = tokens(message);
  if (words.length > mostWords || /[?؟]\s*$/u.test(message) || says(folded, asking[language])) return undefined;
  const { correction, joint } = logWords[language];
  const people = peopleNames(names, message);
  const opened =
    folded.search(
      wholeWords(
        `(?:(?:${joint}|oh|ah|aha|hm+|hey|no|wait|hang on|hold on|nah|oj|ach|jo|aj|jeste|quatsch|ne|nee|moment|stop|warte|sorki|اوه|ای|وای) )*(?:${correction}|quatsch|wait)`,
      ),
    ) === 0 ||
    adds(folded, language) ||
    rightLength(folded) !== undefined ||
    // "Und die Daniela war auch dabei".
    (words.length < 9 && people.length > 0 && also.test(folded) && says(folded, tookPart[language]));
  const [duration] = durationsIn(message, language);
  const [account] = accountNames(names, message);
  const reading = readLog(message, { ...clues, names });
  const days = daysIn(message, { ...clues, direction: 'past' });
  // Without "no" or "make it", only what is nothing but an hour, a day or a length corrects; "engineers since May" asks.
  const spans = [...durationsIn(message, language), ...days, ...timesIn(message, language)];
  const rest = words.filter(
    word =>
      !spans.some(span => word.start < span.end && span.start < word.end) &&
      !says(word.folded, logWords[language].joint),
  );
  const bare = spans.length > 0 && rest.every(word => small.test(word.folded) || dueWords.test(word.folded));
  const answers = last.choosing === 'person' || last.choosing === 'company' || last.choosing === 'deal';
  if (!opened && !bare && !answers) return undefined;
  const { dealId, ...args } = last.arguments;
  const rerun = (changed: Arguments, dropped: readonly (keyof Arguments)[] = []): Interpretation => {
    const kept = Object.fromEntries(
      Object.entries({ ...args, ...(dealId === undefined ? {} : { dealId }) }).filter(
        ([key]) => !dropped.some(one => one === key),
      ),
    );
    return { tool: 'log-interaction', arguments: { ...kept, ...changed } };
  };
  const length =
    rightLength(folded) ?? duration?.minutes ?? (args.duration === undefined ? undefined : bareLength(folded));
  // "Sorry, that was yesterday, and Vikram was on it too": all that is set right at once.
  const denied = people.some(name => /(?:^|\s)(?:not|nie|ne|nein|nicht|نه)\s+$/iu.test(message.slice(0, name.start)));
  const joined = people.length > 0 && !denied && (also.test(folded) || says(folded, tookPart[language]));
  const { today } = clockIn(clues.timeZone, clues.now);
  // "Nie dzisiaj, w poniedziałek": the one that is denied is not meant.
  const meant = days.find(
    one => one.day <= today && !/(?:^|\s)(?:not|nie|ne|nicht|نه)\s$/iu.test(message.slice(0, one.start)),
  );
  const moved = meant && !adds(folded, language) ? message.slice(meant.start, meant.end) : undefined;
  const added = adds(folded, language) ? reading.tasks : reading.tasks.filter(task => task.due !== null);
  const parts: readonly [unknown, Arguments, readonly (keyof Arguments)[]][] = [
    [length, { duration: length }, []],
    [joined || undefined, { people: people.map(name => name.words) }, ['person']],
    [moved, { when: moved }, ['whenId']],
    [
      added[0],
      { tasks: [...(args.tasks ?? []), ...added.map(({ what, due }) => ({ what, ...(due ? { due } : {}) }))] },
      [],
    ],
    [reading.amount ?? undefined, { amount: reading.amount ?? '' }, []],
  ];
  const said = parts.filter(([part]) => part !== undefined);
  const addsOnly = said.length === 1 && added.length > 0 && adds(folded, language);
  if (said.length > 1 || addsOnly)
    return rerun(
      Object.assign({}, ...said.map(([, changed]) => changed)),
      said.flatMap(([, , dropped]) => dropped),
    );
  if (deal.test(folded) || (last.choosing === 'deal' && said.length === 0)) {
    if (other.test(folded) && dealId) return { tool: 'log-interaction', arguments: { ...args, notDealId: dealId } };
    if (deal.test(folded) || length === undefined)
      return {
        tool: 'log-interaction',
        arguments: { ...args, deal: message.trim(), ...(reading.amount ? { amount: reading.amount } : {}) },
      };
  }
  if (length !== undefined) return rerun({ duration: length });
  if (people.length > 0) {
    const named = people.map(name => name.words);
    if (joined) return rerun({ people: named }, ['person']);
    // "It was Mark, not Sarah": the first one named is meant.
    return rerun({ people: named.slice(0, 1) }, ['person', 'personId', 'contactIds', 'company', 'companyId', 'dealId']);
  }
  if (account) return rerun({ company: account.words }, ['companyId', 'dealId', 'newCompanyId']);
  const day = meant ?? days[0];
  const [time] = timesIn(message, language);
  if (day) {
    const said = message.slice(day.start, day.end);
    const forTask =
      args.tasks !== undefined &&
      (dueWords.test(folded) || args.activity === 'task' || last.choosing === 'due' || isDeadline(folded, language));
    if (forTask) return rerun({ due: said }, ['dueId']);
    return rerun({ when: time ? `${said} ${message.slice(time.start, time.end)}` : said }, ['whenId']);
  }
  if (reading.amount && opened) return rerun({ amount: reading.amount });
  if (reading.stage && opened) return rerun({ stage: reading.stage });
  if (reading.cued && reading.activity && opened) return rerun({ activity: reading.activity });
  return undefined;
}

/** "Nie 45 tylko 30", "not 10 but 20", «۲۰ دقیقه بود نه ۱۰»: the one that is right. */
function rightLength(folded: string): number | undefined {
  const unit = '(?: ?(?:m|min\\w*|دقیقه|دقه))?';
  const found =
    new RegExp(
      `(?:^| )(?:not|nie|ne|nicht) (?:\\d{1,3})${unit} (?:but|tylko|ale|sondern|lecz) (?<right>\\d{1,3})(?: |$)`,
      'u',
    ).exec(folded) ??
    new RegExp(`(?:^| )(?<right>\\d{1,3})${unit}(?: \\p{L}+){0,2} (?:not|nie|ne|nicht|نه) \\d{1,3}`, 'u').exec(folded);
  return found?.groups?.right === undefined ? undefined : Number(found.groups.right);
}

/** "And add: …": one more thing to do. Folded. */
const adding: Readonly<Record<LogClues['language'], string>> = {
  en: '(?:and |also |oh |please )*(?:add|remind|i promised|i need|i have to|i owe|next step|task|todo)',
  pl: '(?:i |jeszcze |a |oraz |prosze )*(?:dodaj|dorzuc|dopisz|mam|musze|przypomnij|zadanie|task)',
  cs: '(?:a |jeste |jo |prosim )*(?:pridej|dopln|prihod|pripis|mam|musim|pripomen|ukol)',
  de: '(?:und |noch |ach |bitte )*(?:noch|fug|erganz\\w*|trag|muss|aufgabe|todo|ich muss)',
  fa: '(?:و |هم |راستی )*(?:اضافه کن|اضافه|یادم|باید)',
};
const adds = (folded: string, language: LogClues['language']) => folded.search(wholeWords(adding[language])) === 0;

/** "Make that 40": a number alone, where a length was said before. */
function bareLength(folded: string): number | undefined {
  const [only, ...others] = [...folded.matchAll(/(?<= )\d{1,3}(?= |$)/gu)].map(match => Number(match[0]));
  return only !== undefined && others.length === 0 && only >= 5 && only <= 600 ? only : undefined;
}

const isDeadline = (folded: string, language: LogClues['language']) => says(folded, logWords[language].deadline);
