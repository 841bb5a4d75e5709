/** Thumbs under an answer, and why it was bad. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../src/channels/slack/limits.ts';
import { forgetContacts } from '../../../src/intake/forget.ts';
import type { Source } from '../../../src/intake/source.ts';
import { forgetMentions, forgetOldTexts } from '../../../src/turns/store.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { clickOf, type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { openWorkspace, thumbsOf, type Workspace } from '../../support/slack-workspace.ts';
import { now, openStory, type Story } from '../../support/story.ts';

const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('feedback in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;
  let mailbox: Source;

  beforeAll(async () => {
    story = await openStory(database);
    await globexAndInitech(story);
    mailbox = await canaryOfNina(story);
    fake = await openFakeSlack();
    fake.user(nina, 'nina@ours.example');
    fake.user(jonas, 'jonas@ours.example');
    fake.channel('C0SALES', [nina, jonas, 'U0BOT']);
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
    await story.db.query('delete from turn_feedback');
  });

  const asked = async () => (await slack.mention(nina, 'C0SALES', 'who do we know at Globex?'))[0];
  const given = () =>
    story.db.query(
      `select f.given_by as by, f.good, f.fault, f.contact_id as contact, f.reason, t.outcome from turn_feedback f join turn t on t.id = f.turn_id order by 1`,
    );
  const filled = (fault: string | null, reason: string | null = null) => ({
    fault: { fault: { type: 'radio_buttons', selected_option: fault === null ? null : { value: fault } } },
    reason: { reason: { type: 'plain_text_input', value: reason } },
  });
  const form = async (by = nina) => {
    const answer = await asked();
    await slack.thumb(by, answer, 'negative_button');
    await expect.poll(() => fake.forms).toHaveLength(1);
    return fake.forms[0]?.view ?? {};
  };
  interface Option {
    readonly text: { readonly text: string };
    readonly description?: { readonly text: string };
    readonly value: string;
  }
  const offered = (view: Record<string, unknown>) =>
    (view.blocks as { element: { options?: Option[] } }[]).flatMap(({ element }) => element.options ?? []);
  const personIn = (view: Record<string, unknown>, name: string) =>
    offered(view).find(({ text }) => text.text.includes(name))?.value ?? '';
  const contactOf = async (email: string) => {
    const [row] = await story.db.query<{ id: number }>(
      'select contact_id as id from contact_record where emails @> array[$1::text]',
      [email],
    );
    return row?.id;
  };
  const fault = (id: 'form.choose' | 'feedback.personGone' | 'feedback.old') => ({
    response_action: 'errors',
    errors: { fault: say('en', id) },
  });

  test('stands in one row under an answer, and not under what is none', async () => {
    const answer = await asked();
    expect(answer?.blocks.filter(block => block.type === 'context_actions')).toHaveLength(1);
    expect(answer?.blocks.at(-1)).toMatchObject({ type: 'context_actions', elements: [{ type: 'feedback_buttons' }] });
    const [declined] = await slack.mention(nina, 'C0SALES', 'book me a flight to Oslo');
    expect(thumbsOf(declined)).toBeUndefined();
  });

  test('a thumb up is stored with the turn, and nothing more happens', async () => {
    const answer = await asked();
    fake.posted.length = 0;
    await slack.thumb(jonas, answer, 'positive_button');
    expect(await given()).toEqual([
      { by: `T0OURS:${jonas}`, good: true, fault: null, contact: null, reason: null, outcome: 'answered' },
    ]);
    expect([fake.posted, fake.forms]).toEqual([[], []]);
  });

  test.each(languages)('a thumb down is stored and asks why, in %s', async language => {
    const questions = {
      en: 'who do we know at Globex?',
      pl: 'kogo znamy w Globexie?',
      cs: 'koho známe v Globexu?',
      de: 'wen kennen wir bei Globex?',
      fa: 'چه کسی را در Globex می‌شناسیم؟',
    };
    const [answer] = await slack.mention(nina, 'C0SALES', questions[language]);
    await slack.thumb(nina, answer, 'negative_button');
    expect(await given()).toMatchObject([{ good: false, reason: null }]);
    await expect.poll(() => fake.forms).toHaveLength(1);
    const { title, submit, close } = (fake.forms[0]?.view ?? {}) as Record<string, { text: string }>;
    expect(title?.text).toBe(say(language, 'feedback.form'));
    expect(offered(fake.forms[0]?.view ?? {}).map(({ text }) => text.text)).toEqual([
      say(language, 'feedback.person', { name: language === 'fa' ? '\u2068Ada Example\u2069' : 'Ada Example' }),
      ...(['missing', 'question', 'other'] as const).map(kind => say(language, `feedback.${kind}`)),
    ]);
    for (const label of [title, submit, close]) expect(label?.text.length).toBeLessThanOrEqual(limits.formTitle);
  });

  test('what was wrong is stored with the reason, in place of the one before', async () => {
    const view = await form();
    expect(await slack.submit(nina, view, filled('other', 'Bob is missing'))).toBeNull();
    expect(await slack.submit(nina, view, filled('missing', ' and Cem too\n'))).toBeNull();
    expect(await given()).toMatchObject([{ good: false, fault: 'missing', contact: null, reason: 'and Cem too' }]);
    expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('missing');
  });

  test('the wrong person is one of those whom the answer showed, with what tells them apart', async () => {
    const view = await form();
    expect(offered(view)[0]).toMatchObject({ description: { text: 'Globex Corporation' } });
    expect(JSON.stringify(view.private_metadata)).not.toContain('Ada');
    expect(await slack.submit(nina, view, filled(personIn(view, 'Ada')))).toBeNull();
    const contact = await contactOf('ada@globex.example');
    expect(await given()).toMatchObject([{ fault: 'person', contact, reason: null }]);
  });

  test('nobody is to be chosen whom the reader may not see', async () => {
    const [own] = await slack.write(nina, 'who do we know at Globex?');
    await slack.thumb(nina, own, 'negative_button');
    await expect.poll(() => fake.forms).toHaveLength(1);
    const view = fake.forms[0]?.view ?? {};
    const secret = personIn(view, 'Canary');
    expect(secret).not.toBe('');
    // The same form of the same answer, by somebody else.
    expect(await slack.submit(jonas, view, filled(secret))).toEqual(fault('feedback.personGone'));
    await story.share(mailbox, 'named');
    expect(await slack.submit(jonas, view, filled(secret))).toBeNull();
    await story.share(mailbox, 'private');
    expect(await given()).toMatchObject([
      { by: `T0OURS:${jonas}`, fault: 'person' },
      { by: `T0OURS:${nina}`, fault: null },
    ]);
  });

  test.each([null, 'person:', 'person:999999', 'everything'])(
    'a form in which nothing of it is chosen (%s) is sent back to its field',
    async value => {
      const view = await form();
      const wrong = value === 'person:999999' ? 'feedback.personGone' : 'form.choose';
      expect(await slack.submit(nina, view, filled(value, 'words'))).toEqual(fault(wrong));
      expect(await given()).toMatchObject([{ fault: null, reason: null }]);
    },
  );

  test('an answer that is gone meanwhile is said at the field', async () => {
    const view = await form();
    await story.db.query('delete from turn where reference = $1', [view.private_metadata]);
    expect(await slack.submit(nina, view, filled('other', 'words'))).toEqual(fault('feedback.old'));
  });

  test('of several readers each has their own', async () => {
    const answer = await asked();
    await slack.thumb(nina, answer, 'positive_button');
    await slack.thumb(jonas, answer, 'negative_button');
    await slack.thumb(nina, answer, 'positive_button');
    expect(await given()).toHaveLength(2);
  });

  test('is not acknowledged when it cannot be stored', async () => {
    const answer = await asked();
    const thumbs = thumbsOf(answer);
    if (!answer || !thumbs) throw new Error('There are no thumbs.');
    const body = clickOf(nina, answer, { action_id: thumbs.action_id, value: thumbs.positive_button.value });
    await story.db.query('alter table turn_feedback rename to feedback_away');
    const status = await slack
      .send(body)
      .finally(() => story.db.query('alter table feedback_away rename to turn_feedback'));
    expect(status).toBe(500);
  });

  test('goes with the words of the question, and with whom it names', async () => {
    await slack.submit(nina, await form(), filled('missing', 'Bob Missing is missing'));
    await story.db.transaction(sql => forgetMentions(sql, [], text => text.includes('Bob Missing')));
    expect(await given()).toMatchObject([{ good: false, reason: null }]);
    fake.forms.length = 0;
    await story.db.query('delete from turn_feedback');
    const view = await form();
    await slack.submit(nina, view, filled(personIn(view, 'Ada'), 'nobody is missing'));
    await forgetOldTexts(story.db, new Date('2026-01-01'));
    expect(await given()).toMatchObject([{ reason: 'nobody is missing', contact: expect.any(Number) }]);
    await forgetOldTexts(story.db, new Date('2027-01-01'));
    expect(await given()).toMatchObject([{ good: false, fault: 'person', contact: null, reason: null }]);
  });

  test('a wrong person who is forgotten goes from it, and that somebody was wrong stays', async () => {
    const view = await form();
    await slack.submit(nina, view, filled(personIn(view, 'Ada'), 'she left'));
    const ada = await contactOf('ada@globex.example');
    await story.db.transaction(async sql => {
      const { contacts } = await forgetContacts(sql, [ada ?? 0], now);
      await forgetMentions(sql, contacts, () => false);
    });
    expect(await given()).toMatchObject([{ good: false, fault: 'person', contact: null, reason: null }]);
  });
});
