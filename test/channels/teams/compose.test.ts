/** Looking for a contact or an account while writing in Teams. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manifestOf } from '../../../scripts/teams-package/manifest.ts';
import { commands } from '../../../src/channels/teams/commands.ts';
import type { Source } from '../../../src/intake/source.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams, otherTenant } from '../../support/fake-teams.ts';
import { openStory, type Story } from '../../support/story.ts';
import { inChannel, inChat, nextId, type Offered, openTenant, type Tenant } from '../../support/teams-tenant.ts';

const [nina, jonas, eve, guest, other] = ['29:nina', '29:jonas', '29:eve', '29:guest', '29:other'];

describe.each(databases)('while writing in Teams, on $kind', database => {
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
    fake.person(eve, 'eve@elsewhere.example');
    fake.person(guest, 'guest@elsewhere.example', { userRole: 'guest' });
    fake.person(other, 'other@elsewhere.example', { tenantId: otherTenant });
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(() => {
    fake.posted.length = 0;
  });
  afterEach(() => {
    expect(fake.posted).toEqual([]);
    expect(fake.faults.splice(0)).toEqual([]);
  });

  const inTeam = (members: readonly string[], user = nina, type?: string) =>
    inChannel(fake, fake.team(members, type).channel, user, nextId());
  const inGroup = (members: readonly string[]) => inChat(fake, fake.chat('groupChat', members).id, nina);
  const alone = () => inChat(fake, fake.chat('personal', [nina]).id, nina);
  const titles = ({ cards }: Offered) => cards.map(({ title }) => title);
  const everything = (offered: Offered) => JSON.stringify(offered);

  test('a company and a person are offered by name, each as a card with what tells it apart', async () => {
    const globex = await teams.compose(inTeam([nina, jonas]), 'globex');
    expect(titles(globex)).toEqual(['Globex Corporation']);
    expect(JSON.stringify(globex.cards[0]?.card)).toContain('Ada Example');
    const ada = await teams.compose(inTeam([nina, jonas]), 'Ada Example');
    expect(ada.cards).toMatchObject([{ title: 'Ada Example', hint: 'Globex Corporation' }]);
    expect(JSON.stringify(ada.cards[0]?.card)).toContain(say('en', 'compose.by', { name: 'Nina Kowalczyk' }));
  });

  test('the cards have no buttons: what they lead to would not be the same for all', async () => {
    expect(everything(await teams.compose(alone(), 'globex'))).not.toContain('Action.');
  });

  test.each([
    ['a channel', () => inTeam([nina, jonas])],
    ['a group chat', () => inGroup([nina, jonas])],
    ['a channel where somebody reads who is no colleague of ours', () => inTeam([nina, eve])],
  ])('in %s nothing is offered that not all who read there may see', async (_, place) => {
    expect(everything(await teams.compose(place(), 'globex'))).not.toContain('Canary');
    const { cards, said } = await teams.compose(place(), 'Canary Private');
    expect(titles({ cards, said })).not.toContain('Canary Private');
    expect(JSON.stringify(cards)).not.toContain('Canary');
    await story.share(mailbox, 'named');
    const shared = await teams.compose(place(), 'Canary Private');
    await story.share(mailbox, 'private');
    expect(titles(shared)).toEqual(['Canary Private']);
  });

  test('where the asker reads alone, all that they may see is', async () => {
    expect(titles(await teams.compose(alone(), 'Canary Private'))).toEqual(['Canary Private']);
  });

  test.each([
    ['guests read', () => inTeam([nina, guest])],
    ['somebody of another company reads', () => inGroup([nina, other])],
    ['others than the members of the team may read', () => inTeam([nina, jonas], nina, 'shared')],
    ['the asker is not among those who read', () => inTeam([jonas])],
    ['two people write to one another without us', () => ({ ...inChat(fake, '19:nina_eve@unq.gbl.spaces', nina) })],
    [
      'Teams does not say who reads',
      () => {
        fake.trouble(/pagedmembers/u, 1, 403);
        return inGroup([nina, jonas]);
      },
    ],
  ])('where %s nothing is offered, not even what all colleagues see', async (_, place) => {
    expect(await teams.compose(place(), 'globex')).toEqual({ cards: [], said: say('en', 'compose.private') });
  });

  test('whoever we do not know is told so', async () => {
    const { said } = await teams.compose(inTeam([eve], eve), 'globex');
    expect(said).toBe(say('en', 'identity.chat.unknown'));
  });

  test.each(['zzyzx unlimited', '   ', 'x'.repeat(300)])(
    'for what is no name of ours (%s) that is said',
    async words => {
      expect((await teams.compose(alone(), words)).said).toBe(say('en', 'compose.nothing'));
    },
  );

  test.each(languages)('cards are in the language of their Teams, or in the one they chose, in %s', async language => {
    const place = { ...alone(), locale: `${language}-XX` };
    const by = say(language, 'compose.by', {
      name: language === 'fa' ? '\u2068Nina Kowalczyk\u2069' : 'Nina Kowalczyk',
    });
    expect(everything(await teams.compose(place, 'globex'))).toContain(by);
    await story.db.query("update colleague set language = $1 where email = 'nina@ours.example'", [language]);
    const chosen = await teams.compose({ ...place, locale: 'en-GB' }, 'globex');
    await story.db.query('update colleague set language = null');
    expect(everything(chosen)).toContain(by);
  });

  test('what was looked for is kept nowhere', async () => {
    await teams.compose(alone(), 'canary-of-writing');
    expect(
      await story.db.query("select from turn where text like '%canary-of%' or arguments::text like '%canary-of%'"),
    ).toEqual([]);
    expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('canary-of');
  });

  test('the manifest has the commands that the code answers, and no other', () => {
    const manifest = manifestOf({ appId: '', domain: '', website: '', version: '', followUps: false });
    const offered = manifest.composeExtensions.flatMap(extension => extension.commands);
    expect(offered.map(({ id }) => id)).toEqual(Object.values(commands).map(({ id }) => id));
    const find = offered.find(({ id }) => id === commands.find.id);
    expect(find).toMatchObject({
      type: 'query',
      context: ['compose'],
      parameters: [{ name: commands.find.parameter }],
    });
  });
});
