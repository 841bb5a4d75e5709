/** What we do in Teams, by the conversation's ids: post, change, ask who is there. Any of our processes can. */
import { type Activity, type ConversationReference, TeamsInfo, type TurnContext } from 'botbuilder';
import { z } from 'zod';
import type { Adapter } from './adapter.ts';
import { conversationOf, isAboutMessage, type TeamsPlace } from './heard.ts';
import { type Member, member } from './members.ts';
import { patiently, statusOf } from './patience.ts';
import type { TeamChannel } from './readers.ts';

export type Sent = Partial<Activity>;

/** Where a message of ours stands. */
export interface Where {
  readonly conversation: string;
  /** Empty: Teams did not say. */
  readonly message: string;
}

export interface Conversations {
  /** Posts where the question stands: in its thread, where there are threads. */
  post(place: TeamsPlace, activity: Sent): Promise<Where>;
  /** A message of ours takes the place of another. */
  update(place: TeamsPlace, message: string, activity: Sent): Promise<void>;
  /** Into the personal chat with the asker. Throws when they do not have us there. */
  direct(place: TeamsPlace, activities: readonly Sent[]): Promise<readonly Where[]>;
  typing(place: TeamsPlace): Promise<void>;
  asker(place: TeamsPlace): Promise<Member>;
  /** Somebody there, by an id that a message names. Throws where we are no member, or they are none. */
  one(place: TeamsPlace, user: string): Promise<Member>;
  /** All members of the team, or of the chat that is no team's. */
  members(place: TeamsPlace): Promise<readonly Member[]>;
  channels(place: TeamsPlace, team: string): Promise<readonly TeamChannel[]>;
}

/** Members a page; Teams gives 500 at most. */
const page = 500;

const channelList = z.array(z.object({ id: z.string(), type: z.string().nullish() }));

export function openConversations({ adapter, audience }: Adapter, appId: string): Conversations {
  const referenceOf = ({ serviceUrl, tenant, kind, conversation, user, bot }: TeamsPlace): ConversationReference => ({
    channelId: 'msteams',
    serviceUrl,
    bot: { id: bot, name: '' },
    user: { id: user, name: '' },
    conversation: {
      id: conversation,
      tenantId: tenant,
      conversationType: kind,
      isGroup: kind !== 'personal',
      name: '',
    },
  });

  const within = <T>(place: TeamsPlace, work: (context: TurnContext) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      adapter
        .continueConversationAsync(appId, referenceOf(place), async context => resolve(await work(context)))
        .catch(reject);
    });

  const send = (place: TeamsPlace, activity: Sent) =>
    within(place, async context => {
      const sent = await patiently(() => context.sendActivity(activity));
      return { conversation: conversationOf(place), message: sent?.id ?? '' };
    });

  /** The id of the personal chat with the asker; it is made where there is none. */
  const openDirect = ({ serviceUrl, tenant, user, bot }: TeamsPlace) =>
    new Promise<string>((resolve, reject) => {
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: user, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      patiently(() =>
        adapter.createConversationAsync(appId, 'msteams', serviceUrl, audience, parameters, async context =>
          resolve(context.activity.conversation.id),
        ),
      ).catch(reject);
    });

  const personal = async (place: TeamsPlace): Promise<TeamsPlace> => {
    const { team: _, channel: __, ...rest } = place;
    return { ...rest, kind: 'personal', conversation: await openDirect(place) };
  };

  return {
    post: send,
    update: (place, message, activity) =>
      within(place, async context => {
        await patiently(() => context.updateActivity({ ...activity, id: message }));
      }),
    async direct(place, activities) {
      const direct = await personal(place);
      const sent: Where[] = [];
      for (const activity of activities) sent.push(await send(direct, activity));
      return sent;
    },
    // Nobody waits for it, so it is not tried again.
    typing: place =>
      within(place, async context => {
        await context.sendActivity({ type: 'typing' });
      }),
    async asker(asked) {
      // A message can be asked about in places that we are not in.
      const place = isAboutMessage(asked) ? await personal(asked) : asked;
      return within(place, async context => {
        const { team, user } = place;
        const inTeam = (id: string) => patiently(() => TeamsInfo.getTeamMember(context, id, user));
        const here = () => patiently(() => TeamsInfo.getMember(context, user));
        if (!team) return member.parse(await here());
        // Who was invited to a shared channel is no member of its team.
        const elsewhere = (error: unknown) => {
          if (statusOf(error) !== 404) throw error;
          return here();
        };
        return member.parse(await inTeam(team).catch(elsewhere));
      });
    },
    one: (place, user) =>
      within(place, async context => member.parse(await patiently(() => TeamsInfo.getMember(context, user)))),
    members: place =>
      within(place, async context => {
        const members: Member[] = [];
        let next: string | undefined;
        do {
          const found = await patiently(() =>
            place.team
              ? TeamsInfo.getPagedTeamMembers(context, place.team, page, next)
              : TeamsInfo.getPagedMembers(context, page, next),
          );
          members.push(...z.array(member).parse(found.members));
          next = found.continuationToken || undefined;
        } while (next !== undefined);
        return members;
      }),
    channels: (place, team) =>
      within(place, async context =>
        channelList.parse(await patiently(() => TeamsInfo.getTeamChannels(context, team))),
      ),
  };
}
