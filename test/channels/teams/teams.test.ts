import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { bySchema } from '../../support/adaptive-cards.ts';
import { canaryOfNina, sevenAtGlobex } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams, otherTenant, type Posted, tenant } from '../../support/fake-teams.ts';
import { openStory, type Story } from '../../support/story.ts';
import {
  buttonsOf,
  inChannel,
  inChat,
  mentioning,
  nextId,
  openTenant,
  shown,
  type Tenant,
} from '../../support/teams-tenant.ts';

const question = 'who do we know at Globex?';
const [nina, jonas, eve] = ['29:nina', '29:jonas', '29:eve'];

describe.each(databases)(`Teams, on $kind, every card checked ${bySchema}`, database => {
  let story: Story;
  let fake: FakeTeams;
  let teams: Tenant;

  beforeAll(async () => {
    story = await openStory(database);
    await sevenAtGlobex(story);
    await canaryOfNina(story);
    fake = await openFakeTeams();
    fake.person(nina, 'nina@ours.example');
    fake.person(jonas, 'jonas@ours.example');
    fake.person(eve, 'eve@elsewhere.example');
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    for (const list of [fake.posted, fake.typed, fake.calls]) list.length = 0;
    fake.withoutUs.clear();
  });
  afterEach(() => expect(fake.faults.splice(0)).toEqual([]));

  const personal = (user = nina) =>
    [...fake.conversations.values()].find(({ kind, members }) => kind === 'personal' && members[0] === user) ??
    fake.chat('personal', [user]);
  const write = (user: string, text: string) => teams.said(inChat(fake, personal(user).id, user, { text }));
  /** A new thread in a channel. */
  const asks = (channel: string, user = nina) =>
    teams.said(inChannel(fake, channel, user, nextId(), mentioning(question)));
  const askInChat = (chat: string, user = nina) => teams.said(inChat(fake, chat, user, mentioning(question)));

  describe('answers', () => {
    test('in the personal chat whatever is written there', async () => {
      const posted = await write(nina, question);
      expect(posted).toMatchObject([{ conversation: personal().id }]);
      expect(shown(posted[0])).toContain('Ada Example');
    });

    test('a mention in a channel, in its thread', async () => {
      const { channel } = fake.team([nina, jonas]);
      const thread = nextId();
      const [there] = await teams.said(inChannel(fake, channel, nina, thread, mentioning(question)));
      expect(there).toMatchObject({ conversation: `${channel};messageid=${thread}` });
      expect(shown(there)).toContain('Ada Example');
    });

    test('a mention in a group chat', async () => {
      const { id } = fake.chat('groupChat', [nina, jonas]);
      expect(shown((await askInChat(id))[0])).toContain('Ada Example');
    });

    test('a redelivered message once, also when it comes to a second process at the same time', async () => {
      const second = await openTenant(story, fake);
      const activity = inChat(fake, personal().id, nina, { text: question });
      const all = await Promise.all([teams.send(activity), second.send(activity), teams.send(activity)]);
      await story.acquaint.turns.settled();
      const again = await teams.send(activity);
      await second.close();
      expect([...all, again].map(sent => sent.status)).toEqual([200, 200, 200, 200]);
      expect(fake.posted).toHaveLength(1);
    });

    test('after a restart what the process before had taken on and not answered', async () => {
      const { id } = personal();
      const place = {
        serviceUrl: fake.serviceUrl,
        tenant,
        kind: 'personal',
        conversation: id,
        user: nina,
        bot: '28:x',
      };
      await story.db.query(
        `insert into turn (channel, delivery_id, thread, reference, text, received_at, place, held_until)
         values ('teams', 'cut off', $1, 'cutoff24', $2, now(), $3, now() - interval '1 second')`,
        [`${tenant}:${id}`, question, JSON.stringify(place)],
      );
      const restarted = await openTenant(story, fake);
      await expect.poll(() => fake.posted.length).toBe(1);
      await restarted.close();
      expect(fake.posted).toMatchObject([{ conversation: id }]);
      expect(shown(fake.posted[0])).toContain('Ada Example');
    });

    test.each([
      ['says how long to wait', 1, 429, { 'retry-after': '1' }, 1000],
      ['says so again and again', 6, 429, { 'retry-after': '0' }, 0],
      ['says only that it was too much', 1, 429, {}, 300],
      ['says that somebody else writes there just now', 2, 412, {}, 300],
      ['is away for a moment', 1, 502, {}, 300],
      ['does not answer in time', 1, 504, {}, 300],
    ])('once Teams takes it, when Teams %s', async (_, times, status, headers, least) => {
      fake.trouble(/\/activities/u, times, status, headers);
      const began = Date.now();
      expect(await write(nina, question)).toHaveLength(1);
      expect(Date.now() - began).toBeGreaterThanOrEqual(least);
    });

    test('showing that it is typing, when it takes longer', async () => {
      fake.slow(/\/members\/29:nina$/u, 2400);
      const posted = await write(nina, question);
      expect(posted).toHaveLength(1);
      expect(fake.typed).toEqual([personal().id]);
    });

    test('without showing that, when it does not', async () => {
      await write(nina, question);
      expect(fake.typed).toEqual([]);
    });

    test('in the personal chat, where it may not write', async () => {
      const { channel } = fake.team([nina]);
      fake.trouble(/activities/u, 1, 403);
      expect(await asks(channel)).toMatchObject([{ conversation: personal().id }]);
    });
  });

  describe('takes nothing on', () => {
    const body = () => inChat(fake, personal().id, nina, { text: question });
    test.each<[string, () => Promise<string> | string]>([
      ['no token', () => ''],
      ['garbage', () => 'Bearer garbage'],
      ['garbage that looks like a token', () => 'Bearer a.b.c'],
      ['a password', () => 'Basic bmluYTpwYXNzd29yZA=='],
      ['an expired token', async () => `Bearer ${await fake.token({}, { expiresIn: -3600 })}`],
      ['a token that is not valid yet', async () => `Bearer ${await fake.token({ nbf: Date.now() / 1000 + 3600 })}`],
      ['a token for another bot', async () => `Bearer ${await fake.token({ aud: 'another-app' })}`],
      ['a token of another issuer', async () => `Bearer ${await fake.token({ iss: 'https://evil.example' })}`],
      [
        'a token for another address',
        async () => `Bearer ${await fake.token({ serviceurl: 'https://evil.example/' })}`,
      ],
      ['a token whose claims were changed', async () => forged(await fake.token({ aud: 'another-app' }))],
      ['a token that another key signed', () => fakeOf(otherFake => otherFake.token({ iss: issuerOf(fake) }))],
      ['a token that nobody signed', async () => unsigned(await fake.token())],
    ])('that comes with %s', async (_, header) => {
      expect((await teams.send(body(), await header())).status).toBe(401);
      await story.acquaint.turns.settled();
      expect(fake.posted).toEqual([]);
    });

    /** The claims say what they should, and the signature is that of others. */
    function forged(token: string): string {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const changed = Buffer.from(JSON.stringify({ ...claims, aud: fake.app.id })).toString('base64url');
      return `Bearer ${header}.${changed}.${signature}`;
    }
    function unsigned(token: string): string {
      const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
      return `Bearer ${header}.${token.split('.')[1]}.`;
    }
    const issuerOf = ({ issuer }: FakeTeams) => issuer.options.ToBotFromChannelTokenIssuer;
    async function fakeOf(token: (other: FakeTeams) => Promise<string>): Promise<string> {
      const other = await openFakeTeams();
      const made = await token(other);
      await other.close();
      const claims = JSON.parse(Buffer.from(made.split('.')[1] ?? '', 'base64url').toString());
      expect(claims.iss).toBe(issuerOf(fake));
      return `Bearer ${made}`;
    }

    test('that is no message at all, and says nothing of where it was read', async () => {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await fake.token()}` };
      const response = await fetch(teams.url, { method: 'POST', body: '{"type":', headers });
      expect([response.status, await response.text()]).toEqual([400, '']);
    });

    test('that it cannot store: Teams is not told that we have it, nor why, and sends it again', async () => {
      const activity = body();
      await story.db.query('alter table turn rename to turn_away');
      const sent = await teams.send(activity).finally(() => story.db.query('alter table turn_away rename to turn'));
      expect(sent).toEqual({ status: 500, body: 'not stored' });
      expect((await teams.send(activity)).status).toBe(200);
      await story.acquaint.turns.settled();
      expect(fake.posted).toHaveLength(1);
    });

    test('that was not meant for it, not even into its log', async () => {
      const text = 'our secret canary-of-the-coffee-corner plan';
      const { channel } = fake.team([nina, jonas]);
      const { id } = fake.chat('groupChat', [nina, jonas]);
      const toJonas = { type: 'mention', mentioned: { id: jonas, name: 'Jonas' }, text: '<at>Jonas</at>' };
      for (const activity of [
        inChannel(fake, channel, nina, nextId(), { text }),
        inChannel(fake, channel, nina, nextId(), { text: `<at>Jonas</at> ${text}`, entities: [toJonas] }),
        inChat(fake, id, nina, { text }),
        inChat(fake, personal().id, nina, { text, type: 'messageUpdate' }),
        inChat(fake, personal().id, nina, { text, type: 'messageDelete' }),
        inChat(fake, personal().id, nina, { text, type: 'messageReaction' }),
        inChat(fake, personal().id, nina, { text, channelId: 'webchat' }),
        inChat(fake, personal().id, '28:another-bot', { text }),
      ])
        expect((await teams.send(activity)).status).toBe(200);
      await story.acquaint.turns.settled();
      expect(fake.posted).toEqual([]);
      expect(await story.db.query("select from turn where text like '%canary-of%'")).toEqual([]);
      expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('canary-of');
    });
  });

  describe('says why, and how to be linked,', () => {
    let strangers = 0;
    test.each([
      ['unknown', 'unknown', { email: 'who@elsewhere.example' }],
      ['without an address', 'unconfirmed', {}],
      ['a guest', 'guest', { email: 'nina@ours.example', userRole: 'guest' }],
      ['a guest by the account', 'guest', { userPrincipalName: 'nina_ours.example#EXT#@ours.onmicrosoft.com' }],
      ['of another company', 'external', { email: 'nina@ours.example', tenantId: otherTenant }],
      ['in a meeting without an account', 'external', { email: 'nina@ours.example', userRole: 'anonymous' }],
    ] as const)('to somebody who is %s', async (_, why, more) => {
      const id = `29:stranger-${++strangers}`;
      fake.person(id, undefined, more);
      const posted = await write(id, question);
      expect(posted).toHaveLength(1);
      expect(posted[0]?.summary).toBe(say('en', `identity.chat.${why}`));
    });

    test('and notes whom it linked', async () => {
      await write(nina, question);
      expect(await story.db.query('select * from chat_identity where chat_user = $1', [nina])).toMatchObject([
        { platform: 'teams', team: tenant, linked_by: 'email' },
      ]);
      const audits = await story.db.query(
        "select from audit where what = 'chat user linked' and detail->>'user' = $1 and detail->>'platform' = 'teams'",
        [nina],
      );
      expect(audits).toHaveLength(1);
    });
  });

  describe('what only Nina may see', () => {
    const everywhere = () =>
      fake.posted
        .filter(({ conversation }) => conversation !== personal().id)
        .map(shown)
        .join();

    test('she is shown when she asks alone', async () => {
      expect(shown((await write(nina, question))[0])).toContain('Canary');
    });

    test('she is shown in a chat and in a team of her own', async () => {
      expect(shown((await askInChat(fake.chat('groupChat', [nina]).id))[0])).toContain('Canary');
      expect(shown((await asks(fake.team([nina]).channel))[0])).toContain('Canary');
    });

    test.each([
      ['a channel of a team', () => asks(fake.team([nina, eve, jonas], 'standard').channel)],
      ['a chat with a colleague', () => askInChat(fake.chat('groupChat', [nina, eve, jonas]).id)],
      [
        'a chat with somebody of the company who is no colleague',
        () => askInChat(fake.chat('groupChat', [nina, eve]).id),
      ],
    ])('does not reach %s, where what all may see is answered', async (_, ask) => {
      await ask();
      expect(everywhere()).toContain('Ada Example');
      expect(everywhere()).not.toContain('Canary');
    });

    const guest = () => fake.person('29:guest', 'guest@elsewhere.example', { userRole: 'guest' }).id;
    const other = () => fake.person('29:other', 'other@elsewhere.example', { tenantId: otherTenant }).id;
    test.each([
      ['a private channel', () => asks(fake.team([nina, jonas], 'private').channel)],
      ['a shared channel', () => asks(fake.team([nina, jonas], 'shared').channel)],
      // The third of three: the second page of members counts, too.
      ['a team with a guest', () => asks(fake.team([nina, jonas, guest()]).channel)],
      ['a chat with a guest', () => askInChat(fake.chat('groupChat', [nina, jonas, guest()]).id)],
      ['a chat with somebody of another company', () => askInChat(fake.chat('groupChat', [nina, jonas, other()]).id)],
      [
        'a chat of which nobody says who reads there',
        () => {
          fake.trouble(/pagedmembers/u, 1, 403);
          return askInChat(fake.chat('groupChat', [nina]).id);
        },
      ],
      [
        'a channel that its team does not list',
        () => {
          const { team, channel } = fake.team([nina]);
          team.channels.length = 0;
          return asks(channel);
        },
      ],
    ])('does not reach %s: she gets it alone, and one neutral line stands there', async (_, ask) => {
      const posted = await ask();
      expect(posted).toHaveLength(2);
      expect(posted[0]).toMatchObject({ conversation: personal().id });
      expect(shown(posted[0])).toContain('Canary');
      expect(posted[1]?.text).toBe(say('en', 'place.private'));
      expect(everywhere()).not.toMatch(/Canary|Example|Globex/u);
    });

    test('does not reach a shared channel when who asks is of no team of it: he is answered alone', async () => {
      const { channel } = fake.team([nina], 'shared');
      fake.conversations.set(channel, { ...fake.conversations.get(channel)!, members: [nina, jonas] });
      const posted = await asks(channel, jonas);
      expect(posted[0]).toMatchObject({ conversation: personal(jonas).id });
      expect(shown(posted[0])).toContain('Ada Example');
      expect(posted[1]?.text).toBe(say('en', 'place.private'));
    });

    test('does not reach a place with guests when she does not have us in her chats: she is told what to do', async () => {
      fake.withoutUs.add(nina);
      const posted = await asks(fake.team([nina, guest()]).channel);
      expect(posted.map(({ text }) => text)).toEqual([say('en', 'place.unreachable')]);
      expect(shown(posted[0])).not.toMatch(/Canary|Example|Globex/u);
    });

    test.each([
      [
        'a chat',
        () => {
          const chat = fake.chat('groupChat', [nina]);
          const update = { ...inChat(fake, chat.id, jonas), type: 'conversationUpdate', membersAdded: [{ id: jonas }] };
          return { ask: () => askInChat(chat.id), members: chat.members, update };
        },
      ],
      [
        'a team',
        () => {
          const { team, channel } = fake.team([nina]);
          const update = {
            ...inChannel(fake, channel, jonas, nextId()),
            type: 'conversationUpdate',
            membersAdded: [{ id: jonas }],
          };
          return { ask: () => asks(channel), members: team.members, update };
        },
      ],
    ])('does not reach who joined %s a moment ago', async (_, open) => {
      const { ask, members, update } = open();
      await ask();
      expect(everywhere()).toContain('Canary');
      fake.posted.length = 0;
      members.push(jonas);
      await teams.send(update);
      await ask();
      expect(everywhere()).toContain('Ada Example');
      expect(everywhere()).not.toContain('Canary');
    });

    test('is asked for once, not with every question in a place', async () => {
      const { channel } = fake.team([nina, jonas]);
      await asks(channel);
      const before = fake.calls.filter(call => call.includes('pagedmembers')).length;
      await asks(channel);
      expect(before).toBeGreaterThan(0);
      expect(fake.calls.filter(call => call.includes('pagedmembers'))).toHaveLength(before);
    });
  });

  describe('a button', () => {
    const asked = async () => (await asks(fake.team([nina, jonas]).channel))[0];
    const told = (id: 'click.again' | 'click.old' | 'click.notYours' | 'click.answered') => say('en', id);

    test('turns the page in place, for who clicked and for everybody else', async () => {
      const card = await asked();
      const { card: own, posted } = await teams.click(nina, card, /more$/u);
      expect(posted).toMatchObject([{ id: card?.id, updates: 1 }]);
      expect(posted[0]?.summary).toMatch(/Next 2 of 7/u);
      expect(own).toEqual(posted[0]?.card);
    });

    test('asks a new question in the thread', async () => {
      const card = await asked();
      const { said, posted } = await teams.click(nina, card, /^More about Ada/u);
      expect(posted).toMatchObject([{ conversation: card?.conversation, updates: 0 }]);
      expect(shown(posted[0])).toContain('ada@globex.example');
      expect(said).toBe(told('click.answered'));
    });

    test('that takes longer says that the answer follows, and it does', async () => {
      const card = await asked();
      fake.slow(/\/members\/29:nina$/u, 3300);
      const { said, posted } = await teams.click(nina, card, /more$/u);
      expect(said).toBe(told('click.answered'));
      expect(posted).toMatchObject([{ id: card?.id, updates: 1 }]);
    });

    test('clicked twice does it once, and says so to whoever clicked', async () => {
      const card = await asked();
      await teams.click(nina, card, /^More about Ada/u);
      expect(await teams.click(nina, card, /^More about Ada/u)).toMatchObject({
        said: told('click.again'),
        posted: [],
      });
    });

    test('of somebody else’s card changes nothing, and says so to whoever clicked', async () => {
      const card = await asked();
      expect(await teams.click(jonas, card, /more$/u)).toMatchObject({ said: told('click.notYours'), posted: [] });
      expect(card?.updates).toBe(0);
    });

    test('of somebody else’s card may be a question of one’s own, answered as oneself', async () => {
      const { posted } = await teams.click(jonas, await asked(), /^More about Ada/u);
      expect(shown(posted[0])).toContain('ada@globex.example');
      const [turn] = await story.db.query(
        'select c.email from turn t join colleague c on c.id = t.colleague_id order by t.id desc limit 1',
      );
      expect(turn).toEqual({ email: 'jonas@ours.example' });
    });

    test('of a card that was replaced says that it is too old', async () => {
      const card = await asked();
      const old = structuredClone(card) as Posted;
      await teams.click(nina, card, /more$/u);
      expect(await teams.click(nina, old, /^More about Bob/u)).toMatchObject({ said: told('click.old'), posted: [] });
    });

    test('that comes too late is answered in the language of its card', async () => {
      const card = (await write(nina, 'kogo znamy w Globexie?'))[0];
      await teams.click(nina, card, /Ada/u);
      expect((await teams.click(nina, card, /Ada/u)).said).toBe(say('pl', 'click.again'));
    });

    test('in a place with guests is answered to who clicked alone', async () => {
      const { team, channel } = fake.team([nina, jonas]);
      const [card] = await asks(channel);
      team.members.push(fake.person('29:late-guest', 'late@elsewhere.example', { userRole: 'guest' }).id);
      await teams.send({ ...inChannel(fake, channel, nina, nextId()), type: 'conversationUpdate', membersAdded: [] });
      const { posted } = await teams.click(nina, card, /more$/u);
      expect(posted.map(({ conversation }) => conversation)).toEqual([personal().id, card?.conversation]);
      expect(posted[1]?.text).toBe(say('en', 'place.private'));
      expect(card?.updates).toBe(0);
    });

    test('clicked by a guest does nothing, and says why to the guest alone', async () => {
      const { team, channel } = fake.team([nina]);
      const [card] = await asks(channel);
      const { id } = fake.person('29:clicking-guest', 'nina@ours.example', { userRole: 'guest' });
      team.members.push(id);
      const { said, posted } = await teams.click(id, card, /^More about Ada/u);
      expect(said).toBe(say('en', 'identity.chat.guest'));
      expect(posted).toEqual([]);
    });

    test('carries an id and a language, no data', async () => {
      const buttons = buttonsOf(await asked());
      expect(buttons.length).toBeGreaterThan(4);
      for (const { data } of buttons) {
        expect(Object.keys(data).sort()).toEqual(['language', 'turn']);
        expect(data.turn).toMatch(/^[a-z0-9]{8}\.\d+$/u);
        expect(languages).toContain(data.language);
      }
    });

    test('of somebody else’s making is not ours', async () => {
      const { id } = personal();
      const value = {
        action: { type: 'Action.Execute', verb: 'turn', data: { turn: "'; drop table turn", language: 'en' } },
      };
      const invoke = { ...inChat(fake, id, nina), type: 'invoke', name: 'adaptiveCard/action', replyToId: '1', value };
      expect((await teams.send(invoke)).status).toBe(501);
      expect(fake.posted).toEqual([]);
    });
  });
});
