/** Teams as the suites that every channel runs drive it. */
import { expect } from 'vitest';
import { openFakeTeams, type Posted } from '../support/fake-teams.ts';
import { type Activity, buttonsOf, inChannel, mentioning, nextId, openTenant } from '../support/teams-tenant.ts';
import { watchAnswers } from './answers.ts';
import { type ChannelParts, type ChannelUnderTest, exactly, type Shown } from './channel.ts';

const [user, reader] = ['29:nina', '29:reader'];

/** What a person reads of a card. */
function shownOf(message: Posted): Shown {
  interface Element {
    readonly inlines?: readonly { text: string }[];
    readonly items?: readonly Element[];
  }
  const linesOf = ({ inlines = [], items = [] }: Element): string[] => [
    inlines.map(run => run.text).join(''),
    ...items.flatMap(linesOf),
  ];
  const lines = [message.text, ...((message.card?.body ?? []) as Element[]).flatMap(linesOf)];
  return {
    text: lines.filter(line => line !== '').join('\n'),
    buttons: buttonsOf(message).map(button => button.title),
  };
}

export async function openTeamsUnderTest({ story, asker, seen, readsAlong }: ChannelParts): Promise<ChannelUnderTest> {
  const fake = await openFakeTeams();
  fake.person(user, asker.email);
  fake.person(reader, readsAlong);
  const alone = fake.team([user]).channel;
  const shared = fake.team([user, reader]).channel;
  const answers = watchAnswers(story.acquaint.turns, fake.posted, seen);
  const tenant = await openTenant(story, fake, answers.turns);
  const threads = new Map<string, { conversation: string; root: string; first: Activity; id: string }>();
  const shown = (messages: readonly Posted[]) => messages.map(shownOf);
  return {
    async deliver(thread, text, { openly = false } = {}) {
      const channel = openly ? shared : alone;
      const message = nextId();
      const root = threads.get(thread)?.root ?? message;
      const conversation = `${channel};messageid=${root}`;
      const activity = { ...inChannel(fake, channel, user, root, mentioning(text)), id: message };
      const id = `${conversation}:${message}`;
      if (root === message) threads.set(thread, { conversation, root, first: activity, id });
      await answers.inOrder(() => tenant.send(activity));
      return shown(await answers.first(id));
    },
    async deliverFirstAgain(thread) {
      const { first = {}, id = '' } = threads.get(thread) ?? {};
      await answers.inOrder(() => tenant.send(first));
      return shown(await answers.again(id));
    },
    async click(thread, label) {
      const inThread = fake.posted.filter(message => message.conversation === threads.get(thread)?.conversation);
      const offered = inThread.findLast(message => buttonsOf(message).some(button => button.title === label));
      const { posted } = await tenant.click(user, offered, exactly(label));
      return shown(posted);
    },
    harmful: [/<\/?at/iu, /<script/u, /\]\(/u],
    async close() {
      await tenant.close();
      await fake.close();
      expect(fake.faults).toEqual([]);
    },
  };
}
