/** From "so often between these days" to dated exchanges. */
import type { Contact, Tie } from './contact.ts';
import { daysBefore, onWorkingDay } from './dates.ts';
import type { Random } from './random.ts';
import { randomFor } from './random.ts';

export type Channel = 'calls' | 'meetings' | 'emails' | 'mails' | 'events' | 'messages';
const CHANNELS: readonly Channel[] = ['mails', 'emails', 'meetings', 'calls', 'events', 'messages'];

/** Office hours, UTC. */
function moment(days: number, random: Random): Date {
  return onWorkingDay(daysBefore(days, random.int(7, 15), random.int(0, 11) * 5));
}

/** When the two were in touch on a channel, oldest first. The tie's busiest channel holds its last touch. */
export function momentsOf(tie: Tie, channel: Channel): Date[] {
  const count = tie[channel] ?? 0;
  const random = randomFor(`moments ${tie.colleague} ${tie.contact.id} ${channel}`);
  const busiest = [...CHANNELS].sort((a, b) => (tie[b] ?? 0) - (tie[a] ?? 0))[0];
  const moments = Array.from({ length: count }, (_, at) => {
    if (at === 0 && channel === busiest) return moment(tie.last, random);
    // Squared, so that touches become more frequent towards the end, as they do while a tie grows.
    return moment(tie.last + Math.floor((tie.since - tie.last) * random.next() ** 2), random);
  });
  return moments.sort((a, b) => a.getTime() - b.getTime());
}

/**
 * Others at the same account whom the same colleague may have met along with this tie's contact: only those in touch
 * before, throughout and after, so that a shared meeting or mail freshens up nobody that a story calls stale or unknown.
 */
export function companions(tie: Tie, ties: readonly Tie[]): Contact[] {
  return ties
    .filter(other => other.colleague === tie.colleague && other.contact.account === tie.contact.account)
    .filter(other => other !== tie && other.last <= tie.last && other.since >= tie.since)
    .filter(other => (other.meetings ?? 0) > 0)
    .map(other => other.contact);
}
