/** What a rule of dates is: a pattern over folded words, and the day it names. */
import type { Groups, Moment, Named } from './periods.ts';

export interface Rule {
  readonly pattern: RegExp;
  find(groups: Groups, moment: Moment): Named | null;
}

export const anyOf = (forms: readonly string[]) => forms.map(form => `(?:${form})`).join('|');
export const whole = (pattern: string) => new RegExp(`(?<=^| )(?:${pattern})(?= |$)`, 'gu');
export const indexOf = (forms: readonly string[], word: string | undefined) =>
  forms.findIndex(form => new RegExp(`^(?:${form})$`, 'u').test(word ?? ''));
