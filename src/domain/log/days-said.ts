/** The days a message names, where names of people and companies are none. */
import { type DateSetting, daysIn } from '../dates/find.ts';
import type { DayFound, Direction } from '../dates/periods.ts';
import type { Clause, Stretch } from './clauses.ts';

/** Where and when a message was said, and where names stand in it. */
export interface SaidSetting extends Omit<DateSetting, 'direction'> {
  readonly names: readonly Stretch[];
}

/** "Jetzt bei Angebot": how things stand, and no day. */
const now = /^(?:jetzt|now|teraz|te[dď]|nyn[ií]|الان|الن)$/iu;

/**
 * The days a stretch of the message names. "Aoife at Monday", "mit Fr. Brückner": what is a name, or a title right before
 * one, is no day.
 */
export function daysOf(
  stretch: Pick<Clause, 'text' | 'start'>,
  setting: SaidSetting,
  direction: Direction,
): readonly DayFound[] {
  return daysIn(stretch.text, { ...setting, direction }).filter(one => {
    if (now.test(stretch.text.slice(one.start, one.end))) return false;
    const [start, end] = [stretch.start + one.start, stretch.start + one.end];
    const isTitle = (name: Stretch) =>
      end - start === 2 &&
      name.start > end &&
      name.start - end <= 2 &&
      /^fr$/iu.test(stretch.text.slice(one.start, one.end));
    return !setting.names.some(name => (name.start < end && start < name.end) || isTitle(name));
  });
}
