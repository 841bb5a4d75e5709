/** How long ago something was read in, in words. */
import { sayWhen } from '../words/when.ts';

const day = 86_400_000;

/** After this many days a source says little about who was in touch lately. */
export const staleAfterDays = 45;

export const isStale = (date: Date, now: Date) => now.getTime() - date.getTime() > staleAfterDays * day;

/** "3 minutes ago", "5 hours ago"; days and more as `ago` says them. */
export function since(date: Date, now: Date): string {
  const minutes = Math.floor((now.getTime() - date.getTime()) / 60_000);
  if (minutes < 1) return 'just now';
  const [count, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  return minutes < 24 * 60 ? `${count} ${unit}${count === 1 ? '' : 's'} ago` : ago(date, now);
}

/** "today", "12 days ago", "in May". */
export const ago = (date: Date, now: Date) => sayWhen('en', date, now);
