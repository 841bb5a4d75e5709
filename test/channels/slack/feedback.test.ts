/** Thumbs under an answer, and why it was bad. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../../src/channels/slack/limits.ts';
import { forgetMentions, forgetOldTexts } from '../../../src/turns/store.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { databases } from '../../support/databases.ts';
import { clickOf, type FakeSlack, openFakeSlack } from '../../support/fake-slack.ts';
import { openWorkspace, thumbsOf, type Workspace } from '../../support/slack-workspace.ts';
import { company, openStory, person, type Story } from '../../support/story.ts';

const [nina, jonas] = ['U0NINA', 'U0JONAS'];

describe.each(databases)('feedback in Slack, on $kind', database => {
  let story: Story;
  let fake: FakeSlack;
  let slack: Workspace;

  beforeAll(async () => {
    story = await openStory(database);
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
    ]);
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
      `select f.given_by as by, f.good, f.reason, t.outcome from turn_feedback f join turn t on t.id = f.turn_id order by f.at, 1`,
    );
  const why = (value: string) => ({ reason: { reason: { type: 'plain_text_input', value } } });
  const form = async () => {
    const answer = await asked();
    await slack.thumb(nina, answer, 'negative_button');
    await expect.poll(() => fake.forms).toHaveLength(1);
    return fake.forms[0]?.view ?? {};
  };

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
    expect(await given()).toEqual([{ by: `T0OURS:${jonas}`, good: true, reason: null, outcome: 'answered' }]);
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
    expect(title?.text).toBe(say(language, 'feedback.title'));
    for (const label of [title, submit, close]) expect(label?.text.length).toBeLessThanOrEqual(limits.formTitle);
  });

  test('the reason is stored, in place of the one before', async () => {
    const view = await form();
    expect(await slack.submit(nina, view, why('Bob is missing'))).toBeNull();
    expect(await slack.submit(nina, view, why('and Cem too'))).toBeNull();
    expect(await given()).toMatchObject([{ good: false, reason: 'and Cem too' }]);
    expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('missing');
  });

  test('a reason without a word is sent back to its field', async () => {
    const view = await form();
    expect(await slack.submit(nina, view, why('  \n '))).toEqual({
      response_action: 'errors',
      errors: { reason: say('en', 'feedback.empty') },
    });
    expect(await given()).toMatchObject([{ reason: null }]);
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
    await slack.submit(nina, await form(), why('Bob Missing is missing'));
    await story.db.transaction(sql => forgetMentions(sql, [], text => text.includes('Bob Missing')));
    expect(await given()).toMatchObject([{ good: false, reason: null }]);
    fake.forms.length = 0;
    await story.db.query('delete from turn_feedback');
    await slack.submit(nina, await form(), why('nobody is missing'));
    await forgetOldTexts(story.db, new Date('2026-01-01'));
    expect(await given()).toMatchObject([{ reason: 'nobody is missing' }]);
    await forgetOldTexts(story.db, new Date('2027-01-01'));
    expect(await given()).toMatchObject([{ good: false, reason: null }]);
  });
});
