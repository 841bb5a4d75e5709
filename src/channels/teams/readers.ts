/** Who will read a reply in a place: the rule, without asking anybody. */
import type { ChatUser } from '../../access/port.ts';
import { chatUserOf, kindOf, type Member } from './members.ts';

/**
 * `these`: exactly these. `private`: somebody reads there who is no colleague, or it is not known who reads, so the reply
 * goes to the asker alone.
 */
export type Readers = 'private' | { readonly these: readonly ChatUser[] };

/** What Teams says of a channel; those of a team that name no type are of the time when there was only one. */
export interface TeamChannel {
  readonly id: string;
  readonly type?: string | null | undefined;
}

/** Everybody in the team reads a standard channel; who reads a private or shared one does not follow from the team. */
export function isStandard(channel: string | undefined, channels: readonly TeamChannel[]): boolean {
  const found = channels.find(({ id }) => id === channel);
  return found !== undefined && (found.type ?? 'standard') === 'standard';
}

export function readersOf(members: readonly Member[], tenant: string): Readers {
  const reading = members.filter(user => kindOf(user, tenant) !== 'bot');
  if (reading.length === 0 || reading.some(user => kindOf(user, tenant) !== 'member')) return 'private';
  return { these: reading.map(user => chatUserOf(user, tenant)) };
}
