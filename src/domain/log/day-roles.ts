/** What a day in a clause is: the whole of what it says, or that by which something is due. */
import type { DayFound } from '../dates/periods.ts';
import { fold } from '../fold.ts';
import type { Clause } from './clauses.ts';
import type { LogWords } from './log-words.ts';

/** "On Wednesday for 25 minutes": nothing but when and how long, so it belongs to what was told. */
export function isBare(clause: Clause, days: readonly DayFound[]): boolean {
  const left = days.reduce((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, clause.text);
  return fold(left)
    .split(' ')
    .every(
      word =>
        word.length < 4 || /^\d|^(?:hour|minut|godzin|hodin|stunde|about|lasted|took|dauer|ساعت|دقیقه)/u.test(word),
    );
}

/** "By Friday". */
export function isDue(clause: Clause, one: DayFound, words: LogWords): boolean {
  const before = fold(clause.text.slice(0, one.start));
  const inside = fold(clause.text.slice(one.start, one.end));
  const deadline = words.deadline.replaceAll('\\w', '[\\p{L}\\p{N}]');
  return (
    new RegExp(`(?:^| )(?:${deadline})(?: the| end| den| dem| zum)?$`, 'u').test(before) ||
    new RegExp(`^(?:${deadline}) `, 'u').test(inside)
  );
}
