/** Whether the asker alone would have been told more than those who read along. */
import type { Audience } from '../access/port.ts';
import type { SkillResult } from '../skills/port.ts';

/** The asker alone can see more only where they are in a scope that not all readers are in. */
export function sees(more: Audience, than: Audience): boolean {
  return more.scopes.some(scope => !than.scopes.includes(scope));
}

/** Sums over the same rows may differ in the last digits, by the order in which they were added up. */
const digits = 9;

/** What spoke for a record of a log, besides which one it is: ties that only the asker sees speak too. */
const grounds: readonly string[] = ['why', 'margin', 'runnersUp'];

const facts = ({ skill, result }: SkillResult) =>
  JSON.stringify(result, (name, value: unknown) => {
    if (skill === 'log-interaction' && grounds.includes(name)) return undefined;
    return typeof value === 'number' ? Number(value.toPrecision(digits)) : value;
  });

const withoutMeaning = ({ result }: SkillResult) =>
  typeof result === 'object' && result !== null && 'withoutMeaning' in result && result.withoutMeaning === true;

/**
 * Two results of the same skill and arguments, for the readers and for the asker alone. By row security the asker sees all
 * that the readers see, so any difference is something more.
 */
export function leavesOut(shown: SkillResult, alone: SkillResult): boolean {
  // When the search by meaning was in time for one of them only, the difference says nothing about rights.
  if (withoutMeaning(shown) !== withoutMeaning(alone)) return false;
  return shown.outcome !== alone.outcome || facts(shown) !== facts(alone);
}
