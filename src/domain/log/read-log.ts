/** What a message tells and asks for: what was done, when, for how long, what is to be done, what changes. No records. */
import { clockIn } from '../dates/clock.ts';
import { durationsIn } from '../dates/durations.ts';
import type { DayFound } from '../dates/periods.ts';
import { clockFace, type TimeRange, timeRangesIn } from '../dates/time-ranges.ts';
import { timesIn } from '../dates/times.ts';
import { fold } from '../fold.ts';
import type { ActivityType, activityOutcome } from '../proposal.ts';
import { changesIn } from './changes.ts';
import { type Clause, clausesOf, type Stretch } from './clauses.ts';
import { isBare, isDue } from './day-roles.ts';
import { daysOf, type SaidSetting } from './days-said.ts';
import { type Done, didIn, doneIn, somethingDone } from './done.ts';
import { type FieldWords, fieldWords } from './fields.ts';
import { type LogWords, logWords, says, wholeWords } from './log-words.ts';
import { nothingToDo } from './small-words.ts';
import { taskOf } from './task-words.ts';
import { tasksOf } from './tasks.ts';

export interface LogReading {
  /** Null where only something to do is said. */
  readonly activity: ActivityType | null;
  /** The words of the day and the hour, as written; null: today. */
  readonly when: string | null;
  readonly minutes: number | null;
  readonly outcome: (typeof activityOutcome.options)[number] | null;
  readonly tasks: readonly { readonly what: string; readonly due: string | null }[];
  /** Words of the stage a deal moves to. */
  readonly stage: string | null;
  readonly amount: string | null;
  readonly closeDate: string | null;
  /** Where those stand with whom it was done; elsewhere others are merely mentioned. */
  readonly told: readonly ReadClause[];
  /** A record was asked for in so many words. */
  readonly commanded: boolean;
  /** What was asked for is a reminder. */
  readonly reminds: boolean;
  /** The clauses that tell of something done have a cue of their own. */
  readonly cued: boolean;
}

const has = (pattern: string, folded: string) => says(folded, pattern);

export interface ReadClause extends Clause {
  readonly done: Done | null;
  readonly days: readonly DayFound[];
  readonly kind: 'told' | 'task' | 'close' | 'other';
}

const within = (clause: Clause) => (name: Stretch) => clause.start <= name.start && name.end <= clause.end;

/** A bare "call Sarah" asks for a call; "call with Sarah" tells of one. */
const asksFor = (words: LogWords, clause: Clause) =>
  new RegExp(
    `^(?:(?:${words.joint.replaceAll('\\w', '[\\p{L}\\p{N}]')}|to) )*(?:${words.imperative})(?= |$)(?! (?:with|w|from|mit|to)(?= ))`,
    'u',
  ).test(clause.folded);

function kindOf(
  clause: Clause,
  words: LogWords,
  fields: FieldWords,
  done: ReadClause['done'],
  days: readonly DayFound[],
  told: boolean,
  today: Date,
  alone: boolean,
  nothing: string,
): ReadClause['kind'] {
  const { folded } = clause;
  if (has(nothing, folded)) return done ? 'told' : 'other';
  // "Do nochmal": the day on which it is tried again.
  if (days.length > 0 && folded.split(' ').length <= 5 && has(onceMore, folded)) return 'task';
  const ahead = days.some(one => one.day > today && one.settled && !isLong(one) && !isDue(clause, one, words));
  const due = days.some(one => one.day >= today && isDue(clause, one, words));
  const open = days.some(one => !one.settled || one.day >= today);
  const closes =
    days.length > 0 &&
    (Object.values(fieldWords).some(({ close }) => has(close, folded)) || shifts(clause, done, fields));
  const todo = [...folded.matchAll(wholeWords(words.todo))][0];
  const doneFirst = done !== null && (!todo || done.at <= todo.index);
  // "Stage should be Proposal" changes a deal; nobody has to do anything.
  if (days.length === 0 && has(fields.stage, folded) && !done) return 'other';
  // "The meeting tomorrow is cancelled": told, though its day is to come.
  if (done !== null && !todo && !due && has(words.cancelled, folded) && !asksFor(words, clause)) return 'told';
  if (asksFor(words, clause) && (told || ahead || due || (days.length > 0 && alone) || !done)) return 'task';
  if (todo && !(doneFirst && !told && !ahead && !due))
    return closes && !has(words.remind, folded) && !done ? 'close' : 'task';
  if (closes && (ahead || due || open) && (!done || told)) return 'close';
  if (
    (told || !done) &&
    has(words.wish, folded) &&
    open &&
    days.length > 0 &&
    (told || ahead || due) &&
    !goneBy(days, today)
  )
    return 'task';
  if ((ahead || due) && (told || !done || ahead)) return 'task';
  if (told && !done && !isBare(clause, days) && open && days.some(one => !isLong(one)) && !pastOnly(days, today))
    return 'task';
  return done ? 'told' : 'other';
}

const onceMore =
  'again|retry|next try|another go|nochmal|noch einmal|wieder|nachster versuch|znowu|ponownie|jeszcze raz|znovu|jeste jednou|zase|دوباره|مجدد';

/** What has a day of its own that may move: not the deal's. Folded. */
const events =
  'meetings?|calls?|demos?|visits?|workshops?|deliver\\w*|install\\w*|kick ?off|start|launch|training|appointments?|sessions?|review|go live|they|he|she|decision|spotkani\\w*|rozmow\\w*|dostaw\\w*|montaz\\w*|szkoleni\\w*|start\\w*|termin\\w*|schuzk\\w*|hovor\\w*|dodav\\w*|dodani|skoleni\\w*|instalac\\w*|treffen|liefer\\w*|schulung\\w*|gesprach\\w*|besuch\\w*|inbetriebnahme|جلسه|تماس|تحویل|نصب|اموزش|بازدید';

/** "Cold rooms slips to April": nothing else has a day there, so it is the deal's. */
const shifts = (clause: Clause, done: ReadClause['done'], fields: FieldWords) =>
  done === null && has(fields.shift, clause.folded) && !has(events, clause.folded);

/** A month and longer: "the budget for next year" is no appointment. */
const isLong = (one: DayFound) => one.until !== undefined && one.until.getTime() - one.day.getTime() > 8 * 86_400_000;

/** "2 December" said in November is not last year's: nobody logs that late. */
const isRemote = (one: DayFound, today: Date) => !one.settled && today.getTime() - one.day.getTime() > 200 * 86_400_000;

const pastOnly = (days: readonly DayFound[], today: Date) => days.every(one => one.settled && one.day <= today);
const goneBy = (days: readonly DayFound[], today: Date) => days.every(one => one.settled && one.day < today);

export function readLog(message: string, setting: SaidSetting): LogReading {
  const { language } = setting;
  const words = logWords[language];
  const { today } = clockIn(setting.timeZone, setting.now);
  const ranges = timeRangesIn(message, language);
  const whole = [...setting.names, ...daysOf({ text: message, start: 0 }, setting, 'future'), ...ranges];
  const raw = clausesOf(message, language, whole);
  const folded = fold(message);
  const commandAt = new RegExp(
    `^(?:(?:hey|hi|ok|prosim|bitte|prosze|please|لطفا) )*(?:${words.command.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?= |$)`,
    'u',
  ).test(folded);
  const remindAt = new RegExp(
    `^(?:(?:hey|hi|ok|prosim|bitte|prosze|please|لطفا) )*(?:${words.remind.replaceAll('\\w', '[\\p{L}\\p{N}]')})(?= |$)`,
    'u',
  ).test(folded);

  // Persian verbs stand at the end.
  const asksAtEnd = (forms: string) => language === 'fa' && has(`${forms}`, folded);
  const commanded = commandAt || asksAtEnd('ثبت کن\\w*|یادداشت کن\\w*|ثبت شود');
  const toldAlso = raw.some(clause => has(Object.values(words.verbs).join('|') || '(?!)', clause.folded));
  // «زنگ زد، یادم بنداز شنبه بفرستم»: only the rest is a reminder.
  const reminds =
    remindAt || (!toldAlso && asksAtEnd('یاداوری کن\\w*|یادم بنداز\\w*|یادم بینداز\\w*|تسک بگذار\\w*|تسک بذار'));

  let told = false;
  const clauses = raw.map((clause): ReadClause => {
    const done = doneIn(words, clause.folded) ?? (setting.names.some(within(clause)) ? didIn(language, clause) : null);
    const found = daysOf(clause, setting, 'future');
    const kind = kindOf(
      clause,
      words,
      fieldWords[language],
      done,
      found,
      told,
      today,
      raw.length === 1,
      nothingToDo[language],
    );
    if (kind === 'told') told = true;
    return { ...clause, done, days: found, kind: reminds ? 'task' : kind };
  });
  const tasks = clauses.filter(clause => clause.kind === 'task');
  const telling = clauses.filter(clause => clause.kind !== 'task' && clause.kind !== 'close');
  // "Moved to contract sent" names a stage.
  const isStage = (clause: ReadClause) => has(fieldWords[language].stage, clause.folded);
  const done = telling.filter(clause => clause.done !== null);
  const surely = done.filter(clause => clause.done?.guessed !== true);
  const first = [...surely, ...done].find(clause => !isStage(clause)) ?? surely[0] ?? done[0];
  const outcome = outcomeIn(words, telling.map(clause => clause.folded).join(' '));
  const range = ranges.find(one => telling.some(clause => within(clause)(one)));
  const moment = momentIn(first ? [first, ...telling.filter(one => one !== first)] : telling, range, setting);
  const minutes = telling.flatMap(clause => durationsIn(clause.text, language))[0]?.minutes ?? range?.minutes ?? null;
  const told_ =
    first?.done?.type ??
    (outcome === null
      ? null
      : outcome === 'no-show' || outcome === 'cancelled'
        ? ('meeting' as const)
        : ('call' as const)) ??
    // So long with somebody: something was done, whatever it was called.
    (minutes !== null && setting.names.length > 0 ? somethingDone(folded, range !== undefined) : null);
  const typed = told_ ?? (commanded && tasks.length === 0 ? 'note' : null);
  const activity = typed === 'message' && (outcome === 'left-message' || outcome === 'no-answer') ? 'call' : typed;
  return {
    activity: reminds ? null : activity,
    when: moment,
    minutes,
    outcome: reminds ? null : outcome,
    tasks: reminds
      ? [taskOf(clauseOfAll(message), { ...setting, reminds })].filter(({ what }) => what !== '')
      : tasksOf(clauses, setting),
    ...changesIn(clauses, language),
    told: telling,
    commanded: commanded || reminds,
    reminds,
    cued: first !== undefined,
  };
}

const clauseOfAll = (message: string): Clause => ({
  start: 0,
  end: message.length,
  text: message,
  folded: fold(message),
});

function outcomeIn(words: LogWords, folded: string): LogReading['outcome'] {
  if (has(words.leftMessage, folded)) return 'left-message';
  if (has(words.noAnswer, folded)) return 'no-answer';
  if (has(words.noShow, folded)) return 'no-show';
  if (has(words.cancelled, folded)) return 'cancelled';
  return has(words.reached, folded) ? 'reached' : null;
}

/** The day and the hour of what was done, as written; never a deadline, nor a month. */
function momentIn(telling: readonly Clause[], range: TimeRange | undefined, setting: SaidSetting): string | null {
  const words = logWords[setting.language];
  const { today } = clockIn(setting.timeZone, setting.now);
  const dated = telling
    .map(clause => ({
      clause,
      day: daysOf(clause, setting, 'past').find(
        one => one.day <= today && !isLong(one) && !isDue(clause, one, words) && !isRemote(one, today),
      ),
    }))
    .find(one => one.day);
  const day = dated?.day ? dated.clause.text.slice(dated.day.start, dated.day.end) : '';
  if (range) return [day, clockFace(range.from)].filter(Boolean).join(' ');
  const places = [...(dated ? [dated.clause] : []), ...telling];
  const timed = places
    .map(clause => {
      // "1h15" is how long it took.
      const lengths = durationsIn(clause.text, setting.language);
      const isLength = (one: Stretch) => lengths.some(length => one.start < length.end && length.start < one.end);
      const times = timesIn(clause.text, setting.language);
      return { clause, time: times.find(one => one.relative === undefined && !isLength(one)) };
    })
    .find(one => one.time);
  const time = timed?.time ? timed.clause.text.slice(timed.time.start, timed.time.end) : '';
  // "Monday at ten" may be read as one stretch.
  const inside =
    dated?.day &&
    timed?.time &&
    timed.clause === dated.clause &&
    timed.time.start >= dated.day.start &&
    timed.time.end <= dated.day.end;
  return [day, inside ? '' : time].filter(Boolean).join(' ') || null;
}
