/** How long ago something was read in, in words. */
import { sayWhen } from '../words/when.ts';

const day = 86_400_000;

/** After this many days a source says little about who was in touch lately. */
export const staleAfterDays = 45;

export const isStale = (date: Date, now: Date) => now.getTime() - date.getTime() > staleAfterDays * day;

/** "today", "12 days ago", "in May". */
export const ago = (date: Date, now: Date) => sayWhen('en', date, now);
