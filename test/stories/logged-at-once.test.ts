/** What somebody logs is part of what is known at once, and marked until the CRM has it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases } from '../support/databases.ts';
import { type FakeWriter, openFakeWriter } from '../support/fake-writer.ts';
import { company, openStory, person, type Story, touch } from '../support/story.ts';
import { type TestWrites, writesTo } from '../support/writes.ts';

const pending = 'not in the CRM yet';

describe.each(databases)('a call that was just logged, on $kind', database => {
  let story: Story;
  let crm: FakeWriter;
  let writes: TestWrites | undefined;

  beforeEach(async () => {
    crm = openFakeWriter();
    story = await openStory(database, 'ours.example', db => {
      writes = writesTo(db, crm.writer);
      // The CRM is slow today: what is saved waits for a job.
      writes.prompt = false;
      return writes;
    });
    await story.colleague('Nina Kowalczyk', 'nina@ours.example', 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Quark', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
    ]);
  });
  afterEach(() => story?.close());

  const logged = async (sentence = 'Just called Ada Quark, 20 min, wants pricing') => {
    const thread = `log ${Math.random()}`;
    await story.ask(sentence, { as: 'nina@ours.example', thread });
    await story.ask('save', { as: 'nina@ours.example', thread });
    return thread;
  };
  const howJonasSees = async () => (await story.ask('how do we know Ada Quark?', { as: 'jonas@ours.example' })).text;
  const moreOfAda = async () => {
    await story.ask('how do we know Ada Quark?', { as: 'nina@ours.example', thread: 'more' });
    return (await story.ask('more about her', { as: 'nina@ours.example', thread: 'more' })).text;
  };

  test('is seen by a colleague before the CRM has answered, and marked; then it is like any other', async () => {
    expect(await howJonasSees()).not.toContain('call');
    await logged();
    expect(await howJonasSees()).toContain(`Nina Kowalczyk`);
    expect(await howJonasSees()).toContain(`1 call, today (${pending})`);
    expect(await moreOfAda()).toContain(pending);
    await writes?.work();
    expect(crm.things).toHaveLength(1);
    expect(await howJonasSees()).toContain('1 call, today');
    expect(await howJonasSees()).not.toContain(pending);
    expect(await moreOfAda()).not.toContain(pending);
  });

  test('is counted once when the CRM brings it at the next sync', async () => {
    await logged();
    await writes?.work();
    await story.says([touch('call', 0, { key: 'email:ada@globex.example' }, { key: `activity:${crm.things[0]?.id}` })]);
    expect(await howJonasSees()).toContain('1 call');
  });

  test('is gone when the CRM says no to it', async () => {
    crm.trouble('write', 'refused');
    await logged();
    await writes?.work();
    expect(await howJonasSees()).not.toContain('call');
  });

  test('is gone when it is taken back', async () => {
    const thread = await logged();
    await writes?.work();
    expect(await howJonasSees()).toContain('1 call');
    await story.ask('undo that', { as: 'nina@ours.example', thread });
    await story.ask('yes', { as: 'nina@ours.example', thread });
    await writes?.work();
    expect(await howJonasSees()).not.toContain('call');
  });

  test('is not there when it was only proposed', async () => {
    await story.ask('Just called Ada Quark, 20 min', { as: 'nina@ours.example', thread: 'not saved' });
    expect(await howJonasSees()).not.toContain('call');
  });
});
