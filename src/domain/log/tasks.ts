/** What is to be done, of all that a message says. */
import { durationsIn } from '../dates/durations.ts';
import { fold } from '../fold.ts';
import type { Clause } from './clauses.ts';
import { isBare, isDue } from './day-roles.ts';
import type { SaidSetting } from './days-said.ts';
import { logWords } from './log-words.ts';
import type { LogReading, ReadClause } from './read-log.ts';
import { pointsBack } from './small-words.ts';
import { taskOf, trimmed } from './task-words.ts';

/** What is to be done; "will send it" takes along the clause that says what. */
export function tasksOf(clauses: readonly ReadClause[], setting: SaidSetting): LogReading['tasks'] {
  const { language } = setting;
  const found = [...clauses.filter(({ kind }) => kind === 'task'), ...dueInTold(clauses, setting)].map(clause => ({
    clause,
    ...taskOf(clause, { ...setting, reminds: false }),
  }));
  const taken = new Set<Clause>();
  const whole = found.map(({ clause, what, due }) => {
    if (!pointsBack(fold(what), language)) return { clause, what, due };
    const before = clauses.findLast(
      one => one.end <= clause.start && one.folded.split(' ').length > 1 && !isBare(one, one.days),
    );
    if (!before) return { clause, what, due };
    taken.add(before);
    return { clause, what: `${trimmed(before.text).trim()}, ${what}`, due };
  });
  return whole.flatMap(({ clause, what, due }) => (what === '' || taken.has(clause) ? [] : [{ what, due }]));
}

/** "Called her 20 mins pricing by friday": what is due, where nothing parts it from what was told. */
function dueInTold(clauses: readonly ReadClause[], setting: SaidSetting): readonly Clause[] {
  const words = logWords[setting.language];
  return clauses.flatMap(clause => {
    if (clause.kind !== 'told') return [];
    const due = clause.days.find(one => isDue(clause, one, words));
    if (!due) return [];
    const marks = [
      ...setting.names.map(name => name.end - clause.start).filter(end => end > 0 && end < due.start),
      ...durationsIn(clause.text, setting.language)
        .map(one => one.end)
        .filter(end => end < due.start),
    ];
    const from = Math.max(0, ...marks);
    const text = clause.text.slice(from, due.end);
    // Nothing is left between the name and the day: "met her before Monday".
    const what = fold(text).split(' ').length - fold(clause.text.slice(due.start, due.end)).split(' ').length;
    return from > 0 && what > 1
      ? [{ start: clause.start + from, end: clause.start + due.end, text, folded: fold(text) }]
      : [];
  });
}
