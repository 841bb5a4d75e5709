/** The home tab: my sources, who may see them, my language. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../src/channels/slack/limits.ts';
import type { Source } from '../../../src/intake/source.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { openWorkspace, type Workspace } from '../../support/slack-workspace.ts';
import { company, openStory, type Story } from '../../support/story.ts';

const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('the home tab in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;
  let mailbox: Source;

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([company('Globex Corporation', { domains: ['globex.example'] })]);
    mailbox = await canaryOfNina(story);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.user(jonas, 'jonas@ours.example');
    slack = await openWorkspace(story, fake);
  });
  afterAll(async () => {
    await slack?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(async () => {
    fake.posted.length = 0;
    fake.forms.length = 0;
    fake.homes.clear();
    await story.share(mailbox, 'private');
    await story.db.query('update colleague set language = null');
  });

  /** What somebody reads in their home tab after this. */
  const home = async (user: string) => {
    await expect.poll(() => fake.homes.get(user)).toBeDefined();
    return JSON.stringify(fake.homes.get(user));
  };
  const open = async (user: string) => {
    await slack.event({ type: 'app_home_opened', user, channel: `D${user}`, tab: 'home', event_ts: '1.1' });
    return home(user);
  };
  const form = async (user: string, beside: RegExp) => {
    await open(user);
    await slack.homeClick(user, beside);
    await expect.poll(() => fake.forms).toHaveLength(1);
    return fake.forms[0]?.view ?? {};
  };
  const choice = (value: string | null) => ({
    choice: { choice: { type: 'radio_buttons', selected_option: value === null ? null : { value } } },
  });

  test('shows my sources with who may see them, and nobody else’s', async () => {
    const shown = await open(nina);
    expect(shown).toContain('mailbox');
    expect(shown).toContain(say('en', 'level.private'));
    expect(shown).toContain(say('en', 'level.private.line'));
    expect(await open(jonas)).not.toContain('*mailbox*');
  });

  test('says how to add something where nothing is, and has no button for it', async () => {
    expect(await open(jonas)).toContain(say('en', 'home.noSources'));
    expect(JSON.stringify(fake.homes.get(jonas)).match(/"action_id"/gu)).toHaveLength(1);
  });

  test('says to a guest why there is nothing', async () => {
    fake.user('U0GUEST', 'guest@elsewhere.example', { is_restricted: true });
    expect(await open('U0GUEST')).toContain(say('en', 'identity.chat.guest'));
  });

  test.each(languages)('is written in the colleague’s language, and its forms fit, in %s', async language => {
    await story.db.query('update colleague set language = $1', [language]);
    expect(await open(nina)).toContain(say(language, 'home.sources'));
    const view = await form(nina, new RegExp(say(language, 'source.shared', { kind: 'mailbox', name: '' }), 'u'));
    expect(view.title).toMatchObject({ text: say(language, 'home.shareTitle') });
    const texts = JSON.stringify(view);
    for (const level of ['named', 'anonymous', 'private'] as const) {
      // A text that was cut to fit ends in an ellipsis.
      expect(texts).toContain(say(language, `level.${level}`));
      expect(texts).toContain(say(language, `level.${level}.line`));
    }
    for (const part of ['title', 'submit', 'close'])
      expect((view[part] as { text: string }).text.length).toBeLessThanOrEqual(limits.formTitle);
  });

  test('a level is changed through its form, noted in the audit, and the tab shows it', async () => {
    const view = await form(nina, /mailbox/u);
    expect(await slack.submit(nina, view, choice('named'))).toBeNull();
    await expect.poll(() => JSON.stringify(fake.homes.get(nina))).toContain(say('en', 'level.named.line'));
    const [audit] = await story.db.query(
      `select c.email, a.detail from audit a join colleague c on c.id = a.colleague_id where what = 'sharing' order by a.id desc limit 1`,
    );
    expect(audit).toEqual({
      email: 'nina@ours.example',
      detail: { source: 'mailbox', from: 'private', to: 'named' },
    });
    const [seen] = await slack.write(jonas, 'who do we know at Globex?');
    expect(seen?.text).toContain('Canary Private');
  });

  test('a form sent by somebody whose source it is not changes nothing, and says so at the field', async () => {
    const view = await form(nina, /mailbox/u);
    expect(await slack.submit(jonas, view, choice('named'))).toEqual({
      response_action: 'errors',
      errors: { choice: say('en', 'home.notYours') },
    });
    const [source] = await story.db.query('select sharing from source where id = $1', [mailbox.id]);
    expect(source).toEqual({ sharing: 'private' });
  });

  test.each([null, 'company', 'everyone'])('a choice that is none (%s) is said at the field', async value => {
    const view = await form(nina, /mailbox/u);
    const wrong = { response_action: 'errors', errors: { choice: say('en', 'form.choose') } };
    expect(await slack.submit(nina, view, choice(value))).toEqual(wrong);
    fake.forms.length = 0;
    expect(await slack.submit(nina, await form(nina, /Not chosen/u), choice(value))).toEqual(wrong);
  });

  test('a language is chosen and given up', async () => {
    const view = await form(nina, /Not chosen/u);
    expect(await slack.submit(nina, view, choice('pl'))).toBeNull();
    await expect.poll(() => JSON.stringify(fake.homes.get(nina))).toContain(say('pl', 'home.sources'));
    fake.forms.length = 0;
    expect(await slack.submit(nina, await form(nina, /polski/u), choice('none'))).toBeNull();
    await expect.poll(() => JSON.stringify(fake.homes.get(nina))).toContain(say('en', 'home.sources'));
  });

  test('what could not be changed is said, and the level that holds is shown', async () => {
    const view = await form(nina, /mailbox/u);
    await story.db.query('alter table audit rename to audit_away');
    await slack.submit(nina, view, choice('named')).finally(async () => {
      await expect.poll(() => JSON.stringify(fake.homes.get(nina))).toContain(say('en', 'home.failed'));
      await story.db.query('alter table audit_away rename to audit');
    });
    expect(await home(nina)).toContain(say('en', 'level.private.line'));
  });

  test('the button of a source that is gone brings the tab up to date', async () => {
    await open(nina);
    await story.db.query('update source set owner_id = null where id = $1', [mailbox.id]);
    await slack.homeClick(nina, /mailbox/u);
    await expect.poll(() => JSON.stringify(fake.homes.get(nina))).toContain(say('en', 'home.noSources'));
    await story.db.query(
      `update source set owner_id = (select id from colleague where email = 'nina@ours.example') where id = $1`,
      [mailbox.id],
    );
    expect(fake.forms).toEqual([]);
  });
});
