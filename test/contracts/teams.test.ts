import { expect } from 'vitest';
import type { Turns } from '../../src/channels/port.ts';
import { openFakeTeams, type Posted } from '../support/fake-teams.ts';
import { type Activity, inChannel, mentioning, nextId, openTenant } from '../support/teams-tenant.ts';
import { type ChannelParts, type ChannelUnderTest, channelContract } from './channel.ts';

const user = '29:nina';

/** What a person reads of a card, buttons too. */
function read({ card, text }: Posted): string {
  interface Element {
    readonly inlines?: readonly { text: string }[];
    readonly items?: readonly Element[];
    readonly actions?: readonly { title: string }[];
  }
  const linesOf = ({ inlines = [], items = [], actions = [] }: Element): string[] => [
    inlines.map(run => run.text).join(''),
    ...items.flatMap(linesOf),
    ...actions.map(action => action.title),
  ];
  const lines = ((card?.body ?? []) as Element[]).flatMap(linesOf);
  return [text, ...lines]
    .filter(line => line !== '')
    .join('\n')
    .replaceAll(/[●○]+ /gu, '');
}

async function openTeamsUnderTest({ story, asker, seen }: ChannelParts): Promise<ChannelUnderTest> {
  const fake = await openFakeTeams();
  fake.person(user, asker.email);
  const { channel } = fake.team([user]);
  /** What each delivery brought: one list of messages an answer. */
  const answers = new Map<string, string[][]>();
  let look = () => {};
  const turns: Turns = {
    ...story.acquaint.turns,
    async answer(turn, how) {
      let messages: Posted[] = [];
      await story.acquaint.turns.answer(turn, {
        ...how,
        async deliver(reply) {
          seen(reply);
          const before = fake.posted.length;
          await how.deliver(reply);
          messages = fake.posted.slice(before).filter(one => turn.thread.endsWith(one.conversation));
        },
      });
      answers.set(turn.deliveryId, [...(answers.get(turn.deliveryId) ?? []), messages.map(read)]);
      look();
    },
  };
  const teams = await openTenant(story, fake, turns);
  const threads = new Map<string, { root: string; first: Activity; id: string }>();
  let sent: Promise<unknown> = Promise.resolve();
  /** One after the other, as Teams sends them; none waits for the answer to the one before. */
  const send = (activity: Activity) => {
    const own = sent.then(() => teams.send(activity));
    sent = own;
    return own;
  };
  const answered = (id: string) =>
    new Promise<string[]>(done => {
      const before = look;
      look = () => {
        before();
        const [first] = answers.get(id) ?? [];
        if (first) done(first);
      };
      look();
    });
  return {
    async deliver(thread, text) {
      const message = nextId();
      const root = threads.get(thread)?.root ?? message;
      const activity = { ...inChannel(fake, channel, user, root, mentioning(text)), id: message };
      const id = `${channel};messageid=${root}:${message}`;
      if (root === message) threads.set(thread, { root, first: activity, id });
      await send(activity);
      return answered(id);
    },
    async deliverFirstAgain(thread) {
      const { first = {}, id = '' } = threads.get(thread) ?? {};
      await send(first);
      await answered(id);
      await turns.settled();
      return (answers.get(id) ?? []).slice(1).flat();
    },
    harmful: [/<\/?at/iu, /<script/u, /\]\(/u],
    async close() {
      await teams.close();
      await fake.close();
      expect(fake.faults).toEqual([]);
    },
  };
}

channelContract('teams', openTeamsUnderTest);
