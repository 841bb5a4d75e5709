/** The places of Teams and who reads there, as Teams tells of them; kept for a moment. */
import { expiring } from '../expiring.ts';
import type { Conversations } from './conversations.ts';
import type { TeamsPlace } from './heard.ts';
import { isStandard, type Readers, readersOf } from './readers.ts';

/** Who joins or leaves arrives as an event, but at one of our processes only: so not for long. */
const keptFor = 60_000;
const most = 5000;

export interface Places {
  /** @returns `private` also where it cannot be found out who reads: then nobody but the asker shall */
  readers(place: TeamsPlace): Promise<Readers>;
  /** Of one team or one conversation. */
  drop(place: string): void;
}

export function openPlaces(
  conversations: Pick<Conversations, 'members' | 'channels'>,
  tenant: string,
  clock: () => Date,
  unreadable: (conversation: string, error: unknown) => void,
): Places {
  const members = expiring<Readers>(keptFor, most, clock);
  const standard = expiring<boolean>(keptFor, most, clock);

  const membersOf = (key: string, place: TeamsPlace) =>
    members.get(key, async () => readersOf(await conversations.members(place), tenant));

  return {
    async readers(place) {
      try {
        if (place.kind !== 'channel') return await membersOf(place.conversation, place);
        const { team, channel } = place;
        if (!team || !channel) return 'private';
        const open = await standard.get(`${team} ${channel}`, async () =>
          isStandard(channel, await conversations.channels(place, team)),
        );
        return open ? await membersOf(team, place) : 'private';
      } catch (error) {
        unreadable(place.conversation, error);
        return 'private';
      }
    },
    drop(place) {
      members.drop(place);
      standard.drop();
    },
  };
}
