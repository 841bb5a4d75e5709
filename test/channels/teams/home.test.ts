/** "home" in Teams: my sources, who may see them, my language. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifestOf } from '../../../scripts/teams-package/manifest.ts';
import type { Source } from '../../../src/intake/source.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams, type Posted } from '../../support/fake-teams.ts';
import { openStory, type Story } from '../../support/story.ts';
import { inChannel, inChat, mentioning, nextId, openTenant, shown, type Tenant } from '../../support/teams-tenant.ts';

const [nina, jonas, guest] = ['29:nina', '29:jonas', '29:guest'];

describe.each(databases)('home in Teams, on $kind', database => {
  let story: Story;
  let fake: FakeTeams;
  let teams: Tenant;
  let mailbox: Source;

  beforeAll(async () => {
    story = await openStory(database);
    await globexAndInitech(story);
    mailbox = await canaryOfNina(story);
    fake = await openFakeTeams();
    fake.person(nina, 'nina@ours.example');
    fake.person(jonas, 'jonas@ours.example');
    fake.person(guest, 'guest@elsewhere.example', { userRole: 'guest' });
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(async () => {
    fake.posted.length = 0;
    fake.withoutUs.clear();
    await story.share(mailbox, 'private');
    await story.db.query('update colleague set language = null');
  });
  afterEach(() => expect(fake.faults.splice(0)).toEqual([]));

  const personal = (user = nina) =>
    [...fake.conversations.values()].find(({ kind, members }) => kind === 'personal' && members[0] === user) ??
    fake.chat('personal', [user]);
  const home = async (user = nina, text = 'home'): Promise<Posted> => {
    const [page, ...more] = await teams.said(inChat(fake, personal(user).id, user, { text }));
    expect(more).toEqual([]);
    if (!page) throw new Error('Nothing was posted.');
    return page;
  };
  const sharing = async () =>
    (await story.db.query<{ sharing: string }>('select sharing from source where id = $1', [mailbox.id]))[0]?.sharing;

  test('shows my sources with who may see them, and nobody else’s', async () => {
    const page = await home();
    for (const line of ['mailbox', say('en', 'level.private'), say('en', 'level.private.line')]) {
      expect(shown(page)).toContain(line);
      expect(page.summary).toContain(line);
    }
    expect(page.thumbs).toBe(false);
    const other = await home(jonas);
    expect(shown(other)).not.toContain('mailbox"');
    expect(shown(other)).toContain(say('en', 'home.noSources'));
    expect(shown(other).match(/Action\.Submit/gu)).toHaveLength(1);
  });

  test.each(languages)('is asked for by the word that the list of commands writes, in %s', async language => {
    const [bot] = manifestOf({ appId: '', domain: '', website: '', version: '', followUps: false }).bots;
    const offered = bot?.commandLists.find(({ scopes }) => scopes.includes('personal'))?.commands ?? [];
    const word = say(language, 'home.word');
    expect(offered).toContainEqual({ title: word, description: say(language, 'home.about') });
    const page = await home(nina, ` ${word.toUpperCase()} `);
    expect(shown(page)).toContain(say(language, 'home.sources'));
    expect(page.card?.rtl ?? false).toBe(language === 'fa');
  });

  test.each(languages)('is written in the colleague’s language, and its forms too, in %s', async language => {
    await story.db.query('update colleague set language = $1', [language]);
    const page = await home();
    expect(shown(page)).toContain(say(language, 'home.sources'));
    const dialog = await teams.openForm(nina, page, new RegExp(say(language, 'level.private.line'), 'u'));
    expect(dialog.title).toBe(say(language, 'home.shareTitle'));
    for (const level of ['named', 'anonymous', 'private'] as const)
      expect(dialog.text).toContain(`${say(language, `level.${level}`)} – ${say(language, `level.${level}.line`)}`);
    expect(dialog.inputs).toMatchObject([{ value: 'private', errorMessage: say(language, 'form.choose') }]);
  });

  test('in a channel it is shown in the personal chat alone, and the channel is told where', async () => {
    const { channel } = fake.team([nina, jonas]);
    const posted = await teams.said(inChannel(fake, channel, nina, nextId(), mentioning('home')));
    expect(posted).toMatchObject([{ conversation: personal().id }, { text: say('en', 'place.private') }]);
    expect(shown(posted[1])).not.toContain('mailbox');
    expect((await teams.openForm(nina, posted[0], /mailbox/u)).title).toBe(say('en', 'home.shareTitle'));
  });

  test('who has not added us is told so in the channel, and nothing of it is shown there', async () => {
    fake.withoutUs.add(nina);
    const { channel } = fake.team([nina, jonas]);
    const posted = await teams.said(inChannel(fake, channel, nina, nextId(), mentioning('home')));
    expect(posted.map(({ text }) => text)).toEqual([say('en', 'place.unreachable')]);
  });

  test('a guest is told why there is nothing', async () => {
    expect((await home(guest)).summary).toBe(say('en', 'identity.chat.guest'));
  });

  test('is shown once, also when Teams sends the word again', async () => {
    const asked = inChat(fake, personal().id, nina, { text: 'home' });
    await teams.said(asked);
    expect(await teams.said(asked)).toEqual([]);
  });

  test('a level is changed through its form, noted in the audit, and the page shows it', async () => {
    const page = await home();
    const dialog = await teams.openForm(nina, page, /mailbox/u);
    expect(await teams.sendForm(nina, page, { ...dialog.data, choice: 'named' })).toEqual({
      dialog: null,
      posted: [page],
    });
    expect(shown(page)).toContain(say('en', 'level.named.line'));
    const [audit] = await story.db.query(
      `select c.email, a.detail from audit a join colleague c on c.id = a.colleague_id where what = 'sharing' order by a.id desc limit 1`,
    );
    expect(audit).toEqual({
      email: 'nina@ours.example',
      detail: { source: 'mailbox', from: 'private', to: 'named' },
    });
    const [seen] = await teams.said(inChat(fake, personal(jonas).id, jonas, { text: 'who do we know at Globex?' }));
    expect(shown(seen)).toContain('Canary Private');
  });

  test.each(['', 'company', 'everyone'])(
    'a choice that is none (“%s”) brings the form back, with that at its field',
    async choice => {
      const page = await home();
      for (const below of [/mailbox/u, /Not chosen/u]) {
        const { data } = await teams.openForm(nina, page, below);
        const { dialog } = await teams.sendForm(nina, page, { ...data, choice });
        expect(dialog?.text).toContain(say('en', 'form.choose'));
        expect(dialog?.text.indexOf('Attention')).toBeGreaterThan(dialog?.text.indexOf('Input.ChoiceSet') ?? 0);
        expect(dialog?.data).toEqual(data);
      }
      expect(await sharing()).toBe('private');
    },
  );

  test('a form sent by somebody whose source it is not changes nothing, and says so', async () => {
    const page = await home();
    const { data } = await teams.openForm(nina, page, /mailbox/u);
    const own = await home(jonas);
    const { dialog } = await teams.sendForm(jonas, own, { ...data, message: own.id, choice: 'named' });
    expect(dialog?.text).toContain(say('en', 'home.notYours'));
    expect(await sharing()).toBe('private');
  });

  test('a language is chosen and given up', async () => {
    const page = await home();
    const change = async (below: RegExp, choice: string) => {
      const { data } = await teams.openForm(nina, page, below);
      await teams.sendForm(nina, page, { ...data, choice });
    };
    await change(/Not chosen/u, 'pl');
    expect(shown(page)).toContain(say('pl', 'home.sources'));
    await change(/polski/u, 'none');
    expect(shown(page)).toContain(say('pl', 'home.asAsked'));
  });

  test('what could not be changed is said, and the level that holds is shown', async () => {
    const page = await home();
    const { data } = await teams.openForm(nina, page, /mailbox/u);
    await story.db.query('alter table audit rename to audit_away');
    await teams
      .sendForm(nina, page, { ...data, choice: 'named' })
      .finally(() => story.db.query('alter table audit_away rename to audit'));
    expect(shown(page)).toContain(say('en', 'home.failed'));
    expect(shown(page)).toContain(say('en', 'level.private.line'));
  });

  test('the button of a source that is gone says so and brings the page up to date', async () => {
    const page = await home();
    await story.db.query('update source set owner_id = null where id = $1', [mailbox.id]);
    const dialog = await teams.openForm(nina, page, /mailbox/u);
    await expect.poll(() => shown(page)).toContain(say('en', 'home.noSources'));
    await story.db.query(
      `update source set owner_id = (select id from colleague where email = 'nina@ours.example') where id = $1`,
      [mailbox.id],
    );
    expect(dialog.text).toContain(say('en', 'home.notYours'));
  });
});
