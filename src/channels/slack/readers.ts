/** Who will read a reply in a place: the rule, without asking anybody. */

import type { ChatUser } from '../../access/port.ts';
import { chatUserOf, kindOf, type SlackUser } from './people.ts';

/** What Slack says of a conversation. */
export interface Conversation {
  readonly is_im?: boolean | undefined;
  readonly is_mpim?: boolean | undefined;
  readonly is_private?: boolean | undefined;
  readonly is_ext_shared?: boolean | undefined;
  readonly is_org_shared?: boolean | undefined;
  readonly is_pending_ext_shared?: boolean | undefined;
}

/**
 * `everyone`: all colleagues, whoever has joined, because anybody may open and search the place. `these`: exactly these.
 * `private`: somebody reads there who is no colleague, so the reply goes to the asker alone.
 */
export type Readers = 'everyone' | 'private' | { readonly these: readonly ChatUser[] };

export function isShared(place: Conversation): boolean {
  return Boolean(place.is_ext_shared || place.is_org_shared || place.is_pending_ext_shared);
}

export function isPublic(place: Conversation): boolean {
  return place.is_private === false && !place.is_mpim && !place.is_im;
}

export function readersOf(place: Conversation, members: readonly SlackUser[], team: string): Readers {
  if (isShared(place)) return 'private';
  const reading = members.filter(member => kindOf(member, team) !== 'gone');
  if (reading.some(member => kindOf(member, team) !== 'member')) return 'private';
  if (isPublic(place)) return 'everyone';
  return { these: reading.map(member => chatUserOf(member, team)) };
}
