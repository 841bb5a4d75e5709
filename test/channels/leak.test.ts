/**
 * What only an owner may see, searched for in everything that anybody else may read: askers × places × questions, about
 * sources at every sharing level. A platform joins with one entry in `platforms`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { eventOf, openFakeSlack } from '../support/fake-slack.ts';
import { openFakeTeams } from '../support/fake-teams.ts';
import { nextTs, openWorkspace } from '../support/slack-workspace.ts';
import { company, openStory, person, type Story, touch } from '../support/story.ts';
import { inChannel, inChat, mentioning, nextId, openTenant, shown } from '../support/teams-tenant.ts';

const askers = ['nina', 'jonas', 'emma', 'oliver'] as const;
type Asker = (typeof askers)[number];
const owners = ['nina', 'jonas'] as const;
const levels = ['private', 'anonymous', 'named'] as const;
const emailOf = (asker: Asker) => `${asker}@ours.example`;

/** Everything of a message: its text, blocks and fallback; and who may read it. */
interface Seen {
  readonly text: string;
  readonly readers: readonly Asker[] | 'everyone';
}

interface PlatformUnderTest {
  readonly places: readonly string[];
  /** All of them; or each level, and each way to a name, with fewer words. */
  readonly questions: 'all' | 'some';
  /** Does not wait for the answer. */
  ask(asker: Asker, place: string, question: string): Promise<void>;
  /** Once all is answered. */
  seen(): Promise<readonly Seen[]>;
  close(): Promise<void>;
}

interface Canary {
  readonly owner: Asker;
  readonly word: string;
}
const canaries: Canary[] = [];
/** A word that stands nowhere else; questions never say it, because an answer may repeat what was asked. */
function canary(owner: Asker): string {
  const word = `Canary${'abcdefghijklmnopqrstuvwxyz'[canaries.length]}quill`;
  canaries.push({ owner, word });
  return word;
}

/** First names that questions may say; the rest of each name is a canary. */
const firstNames: string[] = [];
function known(name: string, email: string, more: object = {}, list = '') {
  const options = list === '' ? {} : { list };
  return [
    person(name, { emails: [email], ...more }),
    touch('email', 9, { email, name }, { from: 'them', ...options }),
    touch('email', 4, { email, name }, options),
  ];
}

async function tell(story: Story): Promise<void> {
  for (const asker of askers)
    await story.colleague(`${asker[0]?.toUpperCase()}${asker.slice(1)} Seller`, emailOf(asker), 'Sales');
  await story.says([
    company('Globex Corporation', { domains: ['globex.example'], industry: 'Hospital & Health Care' }),
    person('Ada Example', {
      emails: ['ada@globex.example'],
      company: 'Globex Corporation',
      title: 'Head of Procurement',
    }),
  ]);
  for (const owner of owners)
    for (const level of levels) {
      const first = `Zo${owner.slice(0, 2)}${level.slice(0, 2)}`;
      firstNames.push(first);
      const list = canary(owner);
      // Whatever the level, who is known by a free-mail address alone stays the owner's.
      const items = known(`${first} ${canary(owner)}`, `${first}@gmail.com`.toLowerCase());
      const secret = canary(owner);
      const at = { company: 'Globex Corporation', title: 'Head of Procurement' };
      if (level === 'private')
        items.push(
          ...known(`${first} ${secret}`, `${first}.p@globex.example`.toLowerCase(), at, `${list} list`),
          ...known(`${first} Atown ${canary(owner)}`, `${first}@secret.example`.toLowerCase(), {
            company: `${canary(owner)} Works`,
          }),
        );
      // Their people are for all to see; on which list they met is not.
      if (level === 'anonymous')
        items.push(...known(`${first} Public`, `${first}.a@globex.example`.toLowerCase(), at, `${list} list`));
      await story.says(items, { family: `mailbox-${level}`, owner: emailOf(owner), sharing: level });
    }
}

const some = () => [
  'home',
  'who do we know at Globex?',
  'who knows @gmail.com?',
  ...firstNames.map(name => `who knows ${name}?`),
];
const all = () => [
  ...some(),
  'who is closest to Globex?',
  'who used to work at Globex?',
  'someone in procurement at a hospital',
  'heads of procurement',
  'people we were in touch with this year',
  'more about Ada Example',
  'why Ada Example?',
  'who could introduce me to Ada Example?',
  'whom do we know at Works?',
  ...firstNames.slice(0, 4).map(name => `more about ${name}`),
];

const platforms: Readonly<Record<string, (story: Story) => Promise<PlatformUnderTest>>> = {
  async slack(story) {
    const fake = await openFakeSlack();
    const ids = askers.map(asker => `U0${asker.toUpperCase()}`);
    const idOf = (asker: Asker) => `U0${asker.toUpperCase()}`;
    for (const asker of askers) fake.user(idOf(asker), emailOf(asker));
    fake.user('U0GUEST', 'guest@elsewhere.example', { is_restricted: true });
    const channel = (id: string, members: readonly string[], more: object = {}) =>
      fake.channel(id, [...members, 'U0BOT'], more).id;
    const places = {
      direct: '',
      public: channel('C0PUBLIC', ids),
      private: channel('C0PRIVATE', ids, { is_private: true }),
      'private with one other': channel('C0PAIR', ids.slice(0, 2), { is_private: true }),
      'with a guest': channel('C0GUEST', [...ids, 'U0GUEST']),
      shared: channel('C0SHARED', ids, { is_ext_shared: true }),
      'group chat': channel('G0GROUP', ids.slice(0, 3), { is_private: true, is_mpim: true }),
    };
    const workspace = await openWorkspace(story, fake);
    const readersOf = ({ channel, ephemeral }: { channel: string; ephemeral?: string }): Seen['readers'] => {
      if (ephemeral) return askers.filter(asker => idOf(asker) === ephemeral);
      const place = fake.channels.get(channel);
      // Guests and others count as somebody else.
      if (!place?.is_private && !channel.startsWith('D')) return 'everyone';
      return askers.filter(asker => place?.members.includes(idOf(asker)));
    };
    return {
      places: Object.keys(places),
      questions: 'all',
      async ask(asker, place, question) {
        const user = idOf(asker);
        const ts = nextTs();
        const direct = `D${user}`;
        if (!fake.channels.has(direct)) fake.channel(direct, [user]);
        const there = places[place as keyof typeof places];
        const event =
          there === ''
            ? { type: 'message', channel_type: 'im', channel: direct, text: question, thread_ts: `1${ts}` }
            : { type: 'app_mention', channel: there, text: `<@U0BOT> ${question}` };
        const status = await workspace.send(eventOf({ ...event, user, ts }));
        if (status !== 200) throw new Error(`The bot answered ${status}.`);
      },
      async seen() {
        await new Promise(next => setTimeout(next, 50));
        await story.acquaint.turns.settled();
        return fake.posted.map(message => ({
          text: `${message.text}\n${JSON.stringify(message.blocks)}`,
          readers: readersOf(message),
        }));
      },
      async close() {
        await workspace.close();
        await fake.close();
      },
    };
  },

  async teams(story) {
    const fake = await openFakeTeams();
    const idOf = (asker: Asker) => `29:${asker}`;
    const ids = askers.map(idOf);
    for (const asker of askers) fake.person(idOf(asker), emailOf(asker));
    const guest = fake.person('29:guest', 'guest@elsewhere.example', { userRole: 'guest' }).id;
    const places = {
      personal: '',
      'group chat': fake.chat('groupChat', ids.slice(0, 3)).id,
      'standard channel': fake.team(ids, 'standard').channel,
      'channel of a team with a guest': fake.team([...ids, guest], 'standard').channel,
      // Others than the members of the team may read there.
      'shared channel': fake.team(ids, 'shared').channel,
      'private channel': fake.team(ids, 'private').channel,
    };
    const personal = new Map(askers.map(asker => [asker, fake.chat('personal', [idOf(asker)]).id]));
    // Two people's own chat, whose members nobody tells us: whoever reads there is somebody else.
    const ofTwo = '19:ours_theirs@unq.gbl.spaces';
    const written: Seen[] = [];
    const tenant = await openTenant(story, fake);
    const readersOf = (conversation: string): Seen['readers'] => {
      const [id = ''] = conversation.split(';');
      const there = fake.conversations.get(id);
      const type = fake.teams.get(there?.team ?? '')?.channels.find(channel => channel.id === id)?.type ?? 'standard';
      if (!there || type !== 'standard' || there.members.includes(guest)) return 'everyone';
      return askers.filter(asker => there.members.includes(idOf(asker)));
    };
    const writing = 'writing in the ';
    /** What is offered to be put into a message is read by everyone in the place. */
    const write = async (asker: Asker, place: string, question: string) => {
      const there =
        place === 'chat of two' ? ofTwo : ((places[place as keyof typeof places] || personal.get(asker)) ?? '');
      const activity = there.endsWith('tacv2')
        ? inChannel(fake, there, idOf(asker), nextId())
        : inChat(fake, there, idOf(asker));
      const words = question.replace(/^who (?:knows|do we know at) |\?$/gu, '');
      written.push({ text: JSON.stringify(await tenant.compose(activity, words)), readers: readersOf(there) });
    };
    return {
      places: [...Object.keys(places), ...[...Object.keys(places), 'chat of two'].map(place => `${writing}${place}`)],
      questions: 'some',
      async ask(asker, place, question) {
        if (place.startsWith(writing)) return write(asker, place.slice(writing.length), question);
        const user = idOf(asker);
        const there = places[place as keyof typeof places];
        const isChannel = there.endsWith('tacv2');
        const activity =
          there === ''
            ? inChat(fake, personal.get(asker) ?? '', user, { text: question })
            : isChannel
              ? inChannel(fake, there, user, nextId(), mentioning(question))
              : inChat(fake, there, user, mentioning(question));
        const { status } = await tenant.send(activity);
        if (status !== 200) throw new Error(`The bot answered ${status}.`);
      },
      async seen() {
        await new Promise(next => setTimeout(next, 50));
        await story.acquaint.turns.settled();
        const posted = fake.posted.map(message => ({ text: shown(message), readers: readersOf(message.conversation) }));
        return [...posted, ...written];
      },
      async close() {
        await tenant.close();
        await fake.close();
        expect(fake.faults).toEqual([]);
      },
    };
  },
};

// One database, the server where there is one: two minutes for all platforms, and test/access holds the rows of both.
const last = databases.slice(-1);

describe.each(Object.keys(platforms))('in %s', name => {
  describe.each(last)('on $kind', database => {
    let story: Story;
    let platform: PlatformUnderTest;
    let cases = 0;
    const seen: Seen[] = [];

    beforeAll(async () => {
      canaries.length = 0;
      firstNames.length = 0;
      story = await openStory(database);
      await tell(story);
      const open = platforms[name];
      if (!open) throw new Error('There is no such platform.');
      platform = await open(story);
      const questions = platform.questions === 'all' ? all() : some();
      for (const place of platform.places)
        for (const question of questions) {
          for (const asker of askers) {
            await platform.ask(asker, place, question);
            cases += 1;
          }
          await platform.seen();
        }
      seen.push(...(await platform.seen()));
    }, 300_000);
    afterAll(async () => {
      await platform?.close();
      await story?.close();
    });

    test('what only an owner may see is read by nobody else, in hundreds of cases', () => {
      expect(cases).toBeGreaterThanOrEqual(platform.questions === 'all' ? 500 : 190);
      expect(seen.length).toBeGreaterThanOrEqual(cases);
      const leaks = seen.flatMap(({ text, readers }) =>
        canaries
          .filter(
            ({ owner, word }) => text.includes(word) && (readers === 'everyone' || readers.some(one => one !== owner)),
          )
          .map(({ owner, word }) => `${word} of ${owner}, read by ${readers}: ${text.slice(0, 200)}`),
      );
      expect(leaks).toEqual([]);
    });

    test.runIf(name === 'teams')('while writing, an owner alone is offered theirs, and others what is shared', () => {
      const offered = seen.filter(({ text }) => text.startsWith('{"cards":[{'));
      const own = canaries.filter(({ owner, word }) =>
        offered.some(({ text, readers }) => text.includes(word) && readers !== 'everyone' && readers.join() === owner),
      );
      expect(own.length).toBeGreaterThanOrEqual(levels.length);
      expect(offered.some(({ readers }) => readers !== 'everyone' && readers.length > 1)).toBe(true);
      // Nothing at all where others read.
      expect(offered.filter(({ readers }) => readers === 'everyone')).toEqual([]);
    });

    test('each owner was shown theirs, so that there was something to leak', () => {
      for (const owner of owners) {
        const own = seen.filter(({ readers }) => readers !== 'everyone' && readers.every(one => one === owner));
        const shown = canaries.filter(one => one.owner === owner && own.some(({ text }) => text.includes(one.word)));
        // A free-mail acquaintance at each level, and whom only the private source names.
        expect(shown.length).toBeGreaterThanOrEqual(levels.length + 1);
      }
    });
  });
});
