/** What the asker may see and the others in the place may not: where it goes, and how it may be shared. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../../src/intake/source.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { correspondent, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams, otherTenant, type Posted } from '../../support/fake-teams.ts';
import { openStory, type Story, touch } from '../../support/story.ts';
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

describe.each(databases)('what only the asker may see, in Teams, on $kind', database => {
  let story: Story;
  let fake: FakeTeams;
  let teams: Tenant;
  let jonasMail: Source;

  beforeAll(async () => {
    story = await openStory(database);
    await globexAndInitech(story);
    await story.says(
      [
        ...correspondent('Canary Private', 'canary@globex.example'),
        touch('email', 8, { email: 'ada@globex.example', name: 'Ada Example' }, { from: 'them' }),
        touch('email', 7, { email: 'ada@globex.example', name: 'Ada Example' }),
        // Known by a free-mail address only: the owner's alone, whatever is shared.
        ...correspondent('Finch Freemail', 'finch@gmail.com', {}),
      ],
      { family: 'mailbox', owner: 'nina@ours.example', sharing: 'private' },
    );
    jonasMail = await story.says(correspondent('Robin Jonasonly', 'robin@globex.example'), {
      family: 'mailbox',
      owner: 'jonas@ours.example',
      sharing: 'private',
    });
    fake = await openFakeTeams();
    fake.person(nina, 'nina@ours.example');
    fake.person(jonas, 'jonas@ours.example');
    fake.person(eve, 'eve@elsewhere.example');
    fake.person('29:guest', 'guest@elsewhere.example', { userRole: 'guest' });
    fake.person('29:other', 'other@elsewhere.example', { tenantId: otherTenant });
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
    fake.withoutUs.clear();
  });
  afterEach(() => expect(fake.faults.splice(0)).toEqual([]));

  const personal = (user = nina) =>
    [...fake.conversations.values()].find(({ kind, members }) => kind === 'personal' && members[0] === user) ??
    fake.chat('personal', [user]);
  const isDirect = ({ conversation }: Posted) => conversation === personal().id;
  const elsewhere = () => fake.posted.filter(message => !isDirect(message));
  const write = (user: string, text: string) => teams.said(inChat(fake, personal(user).id, user, { text }));
  const inTeam = (channel: string, text = question) =>
    teams.said(inChannel(fake, channel, nina, nextId(), mentioning(text)));
  const inGroup = (chat: string, text = question) => teams.said(inChat(fake, chat, nina, mentioning(text)));
  const ask = (text = question) => inTeam(fake.team([nina, jonas]).channel, text);

  describe('when something is left out', () => {
    test.each([
      ['a channel', () => inTeam(fake.team([nina, jonas]).channel)],
      ['a group chat', () => inGroup(fake.chat('groupChat', [nina, jonas]).id)],
    ])('%s is told that, not what; the asker gets the whole answer in the personal chat', async (_, asks) => {
      const [there, direct, ...more] = await asks();
      expect(more).toEqual([]);
      expect(shown(there)).toContain('Ada Example');
      expect(shown(there)).toContain(say('en', 'note.leftOut'));
      expect(direct).toMatchObject({ conversation: personal().id });
      expect(shown(direct)).toContain('Canary Private');
      expect(elsewhere().map(shown).join()).not.toMatch(/Canary|mails/u);
    });

    test.each(languages)('that is said in %s too', async language => {
      const questions = {
        en: question,
        pl: 'kogo znamy w Globexie?',
        cs: 'koho známe v Globexu?',
        de: 'wen kennen wir bei Globex?',
        fa: 'چه کسی را در Globex می‌شناسیم؟',
      };
      const [there, direct] = await ask(questions[language]);
      expect(there?.summary).toContain(say(language, 'note.leftOut'));
      expect(direct?.summary).toContain(say(language, 'note.forYouAlone'));
    });

    test('a button of the whole answer goes on from it in the personal chat', async () => {
      const [, direct] = await ask();
      const { posted } = await teams.click(nina, direct, /^More about Canary/u);
      expect(posted).toMatchObject([{ conversation: personal().id }]);
      expect(shown(posted[0])).toContain('canary@globex.example');
    });

    test('words in the personal chat go on from it too', async () => {
      await ask();
      const [about] = await write(nina, 'more about Canary');
      expect(shown(about)).toContain('canary@globex.example');
      const [, direct] = await ask('who knows Canary Private?');
      expect(shown(direct)).toContain('Canary Private');
      expect(shown((await write(nina, 'why?'))[0])).toContain('Canary Private');
    });

    test('who clicks is told where the whole answer is', async () => {
      const [there] = await ask();
      const { said, posted } = await teams.click(nina, there, /^More about Ada/u);
      expect(said).toBe(say('en', 'place.restIsDirect'));
      expect(posted.map(({ conversation }) => conversation)).toEqual([there?.conversation, personal().id]);
      expect(shown(posted[0])).not.toMatch(/mails/u);
      expect(shown(posted[1])).toMatch(/mails/u);
    });

    test('the asker who has not added us is told in place what to do, and nothing else', async () => {
      fake.withoutUs.add(nina);
      const given = () => story.db.query("select from turn where delivery_id like '%:private'");
      const before = (await given()).length;
      const [there, line, ...more] = await ask();
      expect(more).toEqual([]);
      expect(shown(there)).toContain('Ada Example');
      expect(line?.text).toBe(say('en', 'place.restUnreachable'));
      expect(fake.posted.map(shown).join()).not.toContain('Canary');
      // And nobody goes on from what they were not shown.
      expect(await given()).toHaveLength(before);
    });

    test('nothing is said where nothing was', async () => {
      const [there, ...more] = await ask('who do we know at Initech?');
      expect(more).toEqual([]);
      expect(shown(there)).not.toContain(say('en', 'note.leftOut'));
    });

    test('nothing is said where the asker reads alone', async () => {
      const [alone, ...more] = await inTeam(fake.team([nina]).channel);
      expect(more).toEqual([]);
      expect(shown(alone)).toContain('Canary Private');
      expect(shown(alone)).not.toContain(say('en', 'note.leftOut'));
    });
  });

  describe('sharing', () => {
    const first = /^Share with the channel$/u;
    const labels = (message: Posted | undefined) => buttonsOf(message).map(({ title }) => title);
    const asked = async (members = [nina, jonas]) => {
      const { team, channel } = fake.team(members);
      const [there, direct] = await inTeam(channel);
      return { team, conversation: there?.conversation, direct };
    };
    const shares = () => elsewhere().slice(1);

    test('shows first what it would reveal, then posts exactly that', async () => {
      const { conversation, direct } = await asked();
      await teams.click(nina, direct, first);
      expect(direct).toMatchObject({ updates: 1 });
      expect(shown(direct)).toContain(say('en', 'share.preview'));
      expect(shown(direct)).toContain('Canary Private');
      expect(labels(direct)).toEqual(['Share', 'Cancel']);
      expect(shares()).toEqual([]);
      await teams.click(nina, direct, /^Share$/u);
      expect(shares()).toMatchObject([{ conversation }]);
      expect(shown(shares()[0])).toContain('Canary Private');
      expect(shown(shares()[0])).toContain('Nina Kowalczyk');
      expect(labels(shares()[0])).toEqual([]);
      expect(shown(direct)).toContain(say('en', 'share.done'));
      expect(labels(direct)).not.toContain('Share with the channel');
    });

    test('goes to a group chat too', async () => {
      const { id } = fake.chat('groupChat', [nina, jonas]);
      const [, direct] = await inGroup(id);
      await teams.click(nina, direct, first);
      await teams.click(nina, direct, /^Share$/u);
      expect(shares()).toMatchObject([{ conversation: id }]);
      expect(shown(shares()[0])).toContain('Canary Private');
    });

    test('can be left, and begun again', async () => {
      const { direct } = await asked();
      await teams.click(nina, direct, first);
      await teams.click(nina, direct, /^Cancel$/u);
      expect(shown(direct)).toContain(say('en', 'note.forYouAlone'));
      await teams.click(nina, direct, first);
      expect(labels(direct)).toEqual(['Share', 'Cancel']);
      expect(shares()).toEqual([]);
    });

    test('never adds what is a colleague’s, though the asker may see it', async () => {
      const isNina = "colleague_id = (select id from colleague where email = 'nina@ours.example')";
      const scopes = [[jonasMail.scopeId, jonasMail.peopleScopeId]];
      await story.db.query(
        `insert into scope_member (scope_id, colleague_id)
         select scope, (select id from colleague where email = 'nina@ours.example') from unnest($1::int[]) as scope`,
        scopes,
      );
      const { direct } = await asked([nina, jonas, eve]);
      expect(shown(direct)).toContain('Robin Jonasonly');
      await teams.click(nina, direct, first);
      expect(shown(direct)).toContain('Canary Private');
      expect(shown(direct)).not.toContain('Robin');
      await teams.click(nina, direct, /^Share$/u);
      await story.db.query(`delete from scope_member where scope_id = any($1::int[]) and ${isNina}`, scopes);
      expect(shares()).toHaveLength(1);
      expect(shown(shares()[0])).not.toContain('Robin');
    });

    test('never adds whom no sharing shows', async () => {
      const [, direct] = await ask('who knows Finch Freemail?');
      expect(shown(direct)).toContain('Finch');
      await teams.click(nina, direct, first);
      expect(shown(direct)).toContain(say('en', 'share.nothing'));
    });

    const changes: [string, (there: Awaited<ReturnType<typeof asked>>) => void][] = [
      ['a guest has joined', ({ team }) => void team.members.push('29:guest')],
      ['somebody of another company has joined', ({ team }) => void team.members.push('29:other')],
      ['the asker has left', ({ team }) => void team.members.splice(team.members.indexOf(nina), 1)],
      ['nobody says who reads', () => fake.trouble(/pagedmembers/u, 1, 403)],
      ['the channel is a shared one now', ({ team }) => void Object.assign(team.channels[0] ?? {}, { type: 'shared' })],
    ];
    describe.each(changes)('where %s is refused', (_, change) => {
      // No event tells us: it may have come to another process.
      test.each([
        ['before the first look', false],
        ['between the look and the click', true],
      ])('%s', async (__, looked) => {
        const there = await asked();
        if (looked) await teams.click(nina, there.direct, first);
        change(there);
        await teams.click(nina, there.direct, looked ? /^Share$/u : first);
        expect(shown(there.direct)).toContain(say('en', 'share.notThere'));
        expect(shares()).toEqual([]);
      });
    });

    test('is looked at once more where somebody joined between the look and the click', async () => {
      const { team, direct } = await asked();
      await teams.click(nina, direct, first);
      team.members.push(eve);
      await teams.click(nina, direct, /^Share$/u);
      expect(shown(direct)).toContain(say('en', 'share.changed'));
      expect(shares()).toEqual([]);
      await teams.click(nina, direct, /^Share$/u);
      expect(shares()).toHaveLength(1);
    });

    test('says so when the place takes no message, and can be tried again', async () => {
      const { direct } = await asked();
      await teams.click(nina, direct, first);
      fake.trouble(/tacv2;messageid=.*activities/u, 1, 403);
      expect((await teams.click(nina, direct, /^Share$/u)).said).toBe(say('en', 'share.failed'));
      expect(shares()).toEqual([]);
      await teams.click(nina, direct, /^Share$/u);
      expect(shares()).toHaveLength(1);
    });

    test('is not offered where a guest reads already', async () => {
      const [direct] = await inTeam(fake.team([nina, '29:guest']).channel);
      expect(shown(direct)).toContain('Canary Private');
      expect(labels(direct)).not.toContain('Share with the channel');
    });
  });
});
