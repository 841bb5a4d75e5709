import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cardText } from '../../src/cards/text.ts';
import { forgetMentions } from '../../src/turns/store.ts';
import { databases } from '../support/databases.ts';
import { type FakeWriter, openFakeWriter } from '../support/fake-writer.ts';
import { company, deal, openStory, person, type Story } from '../support/story.ts';
import { type TestWrites, writesTo } from '../support/writes.ts';

const nina = 'nina@ours.example';
const sentence = 'Just called Ada Example, 20 min, wants pricing for 200 seats';

describe.each(databases)('what somebody says they did, on $kind', database => {
  let story: Story;
  let crm: FakeWriter;
  let writes: TestWrites;
  let threads = 0;

  beforeAll(async () => {
    crm = openFakeWriter();
    story = await openStory(database, 'ours.example', db => {
      writes = writesTo(db, crm.writer);
      return writes;
    });
    await story.colleague('Nina Kowalczyk', nina, 'Sales');
    await story.colleague('Jonas Weber', 'jonas@ours.example', 'Sales');
    await story.says([
      company('Globex Corporation', { domains: ['globex.example'] }),
      person('Ada Example', { emails: ['ada@globex.example'], company: 'Globex Corporation' }),
      deal('Globex sensors', { company: { name: 'Globex Corporation' }, stage: 'Proposal' }),
    ]);
  });
  afterAll(() => story?.close());
  beforeEach(() => {
    crm.things.length = 0;
    crm.calls.length = 0;
    threads += 1;
  });

  const says = async (text: string) => story.ask(text, { as: nina, thread: `logging-${threads}` });

  test('is shown first, and is in the CRM when they say so, in their own words', async () => {
    const proposed = await says(sentence);
    expect(proposed.outcome).toBe('proposed');
    expect(crm.things).toEqual([]);
    const saved = await says('save it');
    expect(cardText(saved.card)).toMatch(/Saved in.*\nAda Example · Globex Corporation · Deal: Globex sensors\n/su);
    expect(crm.things).toHaveLength(1);
    expect(crm.things[0]?.write).toMatchObject({
      kind: 'activity',
      type: 'call',
      minutes: 20,
      subject: 'Call: Ada Example',
      contacts: [{ key: 'email:ada@globex.example' }],
      deal: { key: 'deal:Globex sensors' },
    });
    expect(crm.things[0]?.write).toMatchObject({ text: expect.stringContaining(sentence) });
    expect(crm.things[0]?.write).toMatchObject({ text: expect.stringContaining('Logged by Nina Kowalczyk') });
  });

  test('is told once more for another day, in another thread, without what was cancelled since', async () => {
    await says(sentence);
    await says('save');
    threads += 1;
    await says('Met Ada Example yesterday, 45 min');
    await says('cancel');
    threads += 1;
    const again = await says('same as last time but Tuesday');
    expect(again.outcome).toBe('proposed');
    expect(cardText(again.card)).toMatch(/Ada Example.*Call · Tue 17 Nov · 20 min/su);
    threads += 1;
    const inChannel = await story.ask('same as last time but Tuesday', {
      as: nina,
      thread: `logging-${threads}`,
      readers: [nina, 'jonas@ours.example'],
    });
    expect(cardText(inChannel.card)).not.toContain('wants pricing');
  });

  test('leaves nothing when they cancel, and a later yes is about nothing', async () => {
    await says(sentence);
    expect(cardText((await says('cancel')).card)).toContain('Nothing was written');
    await says('yes');
    expect(crm.calls).toEqual([]);
    expect(crm.things).toEqual([]);
  });

  test('is taken back when they say so, after it was named', async () => {
    await says(sentence);
    await says('save');
    const asked = await says('undo that');
    expect(cardText(asked.card)).toMatch(/Take this back.*Call/su);
    expect(crm.things).toHaveLength(1);
    expect(cardText((await says('yes')).card)).toContain('Taken back');
    expect(crm.things).toEqual([]);
  });

  test('stays when somebody changed it since, and they are told', async () => {
    await says(sentence);
    await says('save');
    for (const thing of crm.things) thing.version += 1;
    await says('undo');
    expect(cardText((await says('yes')).card)).toContain('Somebody changed it since');
    expect(crm.things).toHaveLength(1);
  });

  test('is on its way while the CRM is away, and there once it is back', async () => {
    crm.trouble('write', 'unavailable', 'done, not answered');
    await says(sentence);
    writes.prompt = false;
    const saving = says('save');
    await writes.work();
    writes.prompt = true;
    expect(cardText((await saving).card)).toMatch(/On its way|Checking/u);
    await writes.work();
    await writes.work();
    expect(crm.things).toHaveLength(1);
    expect(cardText((await says('undo')).card)).toContain('Take this back');
  });

  test('is refused with what the CRM says and what to do about it', async () => {
    crm.trouble('write', 'refused');
    await says(sentence);
    const told = cardText((await says('save')).card);
    expect(told).toContain('Not saved');
    expect(told).toContain('The field Reason is required. Fill it in, or ask who set the rule.');
  });

  test('is forgotten with who it was about, on its way too', async () => {
    await says(sentence);
    writes.prompt = false;
    await says('save');
    writes.prompt = true;
    const kept = async () => (await story.db.query('select from proposal')).length;
    expect(await kept()).toBeGreaterThan(0);
    const nobody = () => false;
    await story.db.transaction(sql => forgetMentions(sql, [], nobody));
    expect(await kept()).toBeGreaterThan(0);
    const [ada] = await story.db.query<{ id: number }>(
      "select contact_id as id from contact_record where name = 'Ada Example'",
    );
    await story.db.transaction(sql => forgetMentions(sql, [Number(ada?.id)], nobody));
    expect(await kept()).toBe(0);
    await writes.work();
    expect(crm.things).toEqual([]);
  });

  test('says so where no CRM is connected, and offers nothing that would not work', async () => {
    const without = await openStory(database);
    try {
      await without.colleague('Nina Kowalczyk', nina, 'Sales');
      await without.says([person('Ada Example', { emails: ['ada@globex.example'] })]);
      const { card, outcome } = await without.ask(sentence, { as: nina });
      expect(outcome).toBe('proposed');
      expect(card.actions).toEqual([]);
      expect(cardText(card)).toContain('No CRM is connected');
    } finally {
      await without.close();
    }
  });
});
