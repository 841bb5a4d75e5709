/** Thumbs under an answer in Teams, and what was wrong. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../../src/intake/source.ts';
import { forgetOldTexts } from '../../../src/turns/store.ts';
import { languages } from '../../../src/words/port.ts';
import { say } from '../../../src/words/say.ts';
import { canaryOfNina, globexAndInitech } from '../../support/chat-company.ts';
import { databases } from '../../support/databases.ts';
import { type FakeTeams, openFakeTeams, type Posted, tenant } from '../../support/fake-teams.ts';
import { openStory, person, type Story } from '../../support/story.ts';
import {
  type Dialog,
  inChannel,
  inChat,
  mentioning,
  nextId,
  openTenant,
  shown,
  type Tenant,
} from '../../support/teams-tenant.ts';

const question = 'who do we know at Globex?';
const questions = {
  en: question,
  pl: 'kogo znamy w Globexie?',
  cs: 'koho známe v Globexu?',
  de: 'wen kennen wir bei Globex?',
  fa: 'چه کسی را در Globex می‌شناسیم؟',
};
const [nina, jonas, eve] = ['29:nina', '29:jonas', '29:eve'];

describe.each(databases)('feedback in Teams, on $kind', database => {
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
    teams = await openTenant(story, fake);
  });
  afterAll(async () => {
    await teams?.close();
    await fake?.close();
    await story?.close();
  });
  beforeEach(async () => {
    fake.posted.length = 0;
    await story.db.query('delete from turn_feedback');
  });
  afterEach(() => expect(fake.faults.splice(0)).toEqual([]));

  const personal = (user = nina) =>
    [...fake.conversations.values()].find(({ kind, members }) => kind === 'personal' && members[0] === user) ??
    fake.chat('personal', [user]);
  const alone = async (text = question, user = nina) => {
    const posted = await teams.said(inChat(fake, personal(user).id, user, { text }));
    return one(posted[0]);
  };
  const inTeam = async (text = question) => {
    const { channel } = fake.team([nina, jonas, eve]);
    return teams.said(inChannel(fake, channel, nina, nextId(), mentioning(text)));
  };
  const one = (message: Posted | undefined) => {
    if (!message) throw new Error('Nothing was posted.');
    return message;
  };
  const given = () =>
    story.db.query(
      `select f.given_by as by, f.good, f.fault, f.contact_id is not null as somebody, f.reason, t.outcome
       from turn_feedback f join turn t on t.id = f.turn_id order by 1`,
    );
  const choices = (dialog: Dialog) => dialog.inputs[0]?.choices ?? [];
  const personIn = (dialog: Dialog, name: string) =>
    choices(dialog).find(({ title }) => title.includes(name))?.value ?? '';

  test('stands under an answer, below its last message, and not under what is none', async () => {
    expect(await alone()).toMatchObject({ thumbs: true });
    expect(await alone('book me a flight to Oslo')).toMatchObject({ thumbs: false });
  });

  test('a thumb up is stored with the turn, and what was good may be added', async () => {
    const [answer] = await inTeam();
    const dialog = await teams.thumb(jonas, answer, 'like');
    expect(await given()).toEqual([
      { by: `${tenant}:${jonas}`, good: true, fault: null, somebody: false, reason: null, outcome: 'answered' },
    ]);
    expect(dialog.inputs).toMatchObject([{ type: 'Input.Text', id: 'reason', label: say('en', 'feedback.liked') }]);
    expect(await teams.feedback(jonas, one(answer), 'like', { ...dialog.data, reason: 'at once' })).toEqual({});
    expect(await given()).toMatchObject([{ good: true, fault: null, reason: 'at once' }]);
    expect(fake.posted).toHaveLength(2);
  });

  test.each(languages)('a thumb down is stored and asks what was wrong, in %s', async language => {
    const dialog = await teams.thumb(nina, await alone(questions[language]), 'dislike');
    expect(await given()).toMatchObject([{ good: false, fault: null }]);
    expect(dialog).toMatchObject({ title: say(language, 'feedback.form'), rtl: language === 'fa' });
    const [fault] = dialog.inputs;
    expect(fault).toMatchObject({ isRequired: true, errorMessage: say(language, 'form.choose') });
    const labels = (['missing', 'question', 'other'] as const).map(kind => say(language, `feedback.${kind}`));
    expect(
      choices(dialog)
        .map(({ title }) => title)
        .slice(-3),
    ).toEqual(labels);
  });

  test('what was wrong is stored with the reason, in place of the one before', async () => {
    const answer = await alone();
    const { data } = await teams.thumb(nina, answer, 'dislike');
    expect(await teams.feedback(nina, answer, 'dislike', { ...data, fault: 'other', reason: 'hm' })).toEqual({});
    await teams.feedback(nina, answer, 'dislike', { ...data, fault: 'missing', reason: ' Cem canary-reason ' });
    expect(await given()).toMatchObject([{ good: false, fault: 'missing', reason: 'Cem canary-reason' }]);
    expect(await readFile(join(story.folder, 'acquaint.log'), 'utf8')).not.toContain('canary-reason');
  });

  test('also when Teams does not name the message any more', async () => {
    const answer = await alone();
    const { data } = await teams.thumb(nina, answer, 'dislike');
    await teams.feedback(nina, answer, 'dislike', { ...data, fault: 'question', reason: '' }, { named: false });
    expect(await given()).toMatchObject([{ fault: 'question', reason: null }]);
  });

  test('the wrong person is one of those whom the answer showed, by an id and nothing more', async () => {
    const answer = await alone();
    const dialog = await teams.thumb(nina, answer, 'dislike');
    expect(choices(dialog).map(({ title }) => title)).toContain(
      `${say('en', 'feedback.person', { name: 'Ada Example' })} – Globex Corporation`,
    );
    expect(Object.keys(dialog.data)).toEqual(['turn']);
    await teams.feedback(nina, answer, 'dislike', { ...dialog.data, fault: personIn(dialog, 'Ada') });
    expect(await given()).toMatchObject([{ fault: 'person', somebody: true }]);
  });

  test('the part for the asker alone has thumbs of its own, and only they may use them', async () => {
    const [there, own] = await inTeam();
    const dialog = await teams.thumb(nina, own, 'dislike');
    const secret = personIn(dialog, 'Canary');
    expect(secret).not.toBe('');
    // In the channel nobody of it was shown, so nobody of it can be chosen; nor from another conversation.
    expect((await teams.thumb(jonas, there, 'dislike')).text).not.toContain('Canary');
    await teams.feedback(jonas, one(there), 'dislike', { ...dialog.data, fault: secret });
    await teams.feedback(jonas, one(there), 'dislike', { ...dialog.data, fault: secret }, { named: false });
    expect(await given()).toMatchObject([
      { by: `${tenant}:${jonas}`, fault: null },
      { by: `${tenant}:${nina}`, fault: null },
    ]);
  });

  test('nobody gives feedback on an answer that stands where they do not read', async () => {
    const answer = await alone();
    const { data } = await teams.thumb(nina, answer, 'dislike');
    const elsewhere = { ...answer, conversation: personal(jonas).id };
    expect((await teams.thumb(jonas, elsewhere, 'like')).text).toContain(say('en', 'feedback.old'));
    const form = { ...data, fault: 'other' };
    await teams.feedback(jonas, elsewhere, 'dislike', form);
    await teams.feedback(jonas, elsewhere, 'dislike', form, { named: false });
    expect(await given()).toMatchObject([{ by: `${tenant}:${nina}` }]);
  });

  test('somebody may be chosen who may be seen now, not then', async () => {
    await story.share(mailbox, 'named');
    const [answer] = await inTeam();
    expect((await teams.thumb(jonas, answer, 'dislike')).text).toContain('Canary');
    await story.share(mailbox, 'private');
    expect((await teams.thumb(jonas, answer, 'dislike')).text).not.toContain('Canary');
    expect((await teams.thumb(nina, answer, 'dislike')).text).toContain('Canary');
  });

  test('whoever is no colleague of ours gives feedback, and is shown nobody', async () => {
    const [answer] = await inTeam();
    const dialog = await teams.thumb(eve, answer, 'dislike');
    expect(choices(dialog)).toHaveLength(3);
    await teams.feedback(eve, one(answer), 'dislike', { ...dialog.data, fault: 'other' });
    expect(await given()).toMatchObject([{ by: `${tenant}:${eve}`, fault: 'other' }]);
  });

  test.each([
    ['nothing', {}, 'form.choose'],
    ['what is not offered', { fault: 'everything' }, 'form.choose'],
    ['somebody whom it did not show', { fault: 'person:999999' }, 'feedback.personGone'],
  ] as const)(
    'whoever sends a form with %s chosen is told so, because Teams takes no form back',
    async (_, sent, why) => {
      const answer = await alone();
      const { data } = await teams.thumb(nina, answer, 'dislike');
      expect(await teams.feedback(nina, answer, 'dislike', { ...data, ...sent })).toEqual({});
      expect(fake.posted.at(-1)).toMatchObject({ conversation: personal().id, text: say('en', why) });
      expect(await given()).toMatchObject([{ fault: null }]);
    },
  );

  test('after turning the page it is about the page that is there', async () => {
    await story.says(
      Array.from({ length: 7 }, (_, at) =>
        person(`Pat Number${at}`, { emails: [`p${at}@initech.example`], company: 'Initech Ltd' }),
      ),
    );
    const first = await alone('who do we know at Initech?');
    const before = choices(await teams.thumb(nina, first, 'dislike')).map(({ value }) => value);
    const { posted } = await teams.click(nina, first, /^Show/u);
    expect(posted[0]?.id).toBe(first.id);
    const after = choices(await teams.thumb(nina, posted[0], 'dislike')).map(({ value }) => value);
    expect(after.filter(value => value.startsWith('person') && before.includes(value))).toEqual([]);
    expect(after.length).toBeGreaterThan(3);
  });

  test('an answer that is too old gets a sentence, before and after the form', async () => {
    const answer = await alone();
    const { data } = await teams.thumb(nina, answer, 'dislike');
    await forgetOldTexts(story.db, new Date('2027-01-01'));
    const dialog = await teams.thumb(nina, answer, 'dislike');
    expect(dialog.text).toContain(say('en', 'feedback.old'));
    expect(dialog.inputs).toEqual([]);
    expect(await teams.feedback(nina, answer, 'dislike', { ...data, fault: 'other', reason: 'late' })).toEqual({});
    expect(shown(fake.posted.at(-1))).toContain(say('en', 'feedback.old'));
    expect(await given()).toMatchObject([{ fault: null, reason: null }]);
  });

  test('a message of ours that is no answer, and one of somebody else’s, get the same sentence', async () => {
    const declined = await alone('book me a flight to Oslo');
    expect((await teams.thumb(nina, { ...declined, thumbs: true }, 'like')).text).toContain(say('en', 'feedback.old'));
    expect((await teams.thumb(nina, { ...declined, thumbs: true, id: '17' }, 'like')).text).toContain(
      say('en', 'feedback.old'),
    );
    expect(await given()).toEqual([]);
  });

  test('is sent again by Teams when it cannot be stored', async () => {
    const answer = await alone();
    await story.db.query('alter table turn_feedback rename to feedback_away');
    await expect(
      teams
        .thumb(nina, answer, 'like')
        .finally(() => story.db.query('alter table feedback_away rename to turn_feedback')),
    ).rejects.toThrow('500');
  });
});
