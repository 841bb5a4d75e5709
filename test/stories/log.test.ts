import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/domain/incoming.ts';
import type { LogResult } from '../../src/skills/log-interaction/result.ts';
import { databases } from '../support/databases.ts';
import { openFakeWriter } from '../support/fake-writer.ts';
import { company, openStory, person, type Story, touch } from '../support/story.ts';
import { writesTo } from '../support/writes.ts';

const nina = 'nina@ours.example';
const jonas = 'jonas@ours.example';
/** A Thursday. */
const now = new Date('2026-11-19T13:00:00Z');

const deal = (name: string, at: string, fields: Partial<Extract<Incoming, { type: 'deal' }>> = {}): Incoming => ({
  type: 'deal',
  key: `deal:${name}`,
  name,
  stage: 'Qualified',
  amount: 10_000,
  currency: 'EUR',
  owner: { email: nina },
  company: { key: `company:${at}` },
  contacts: [],
  ...fields,
});

const worksAt = (name: string, at: string, email: string, title = 'Buyer') =>
  person(name, { emails: [email], positions: [{ company: { name: at }, title }] });

async function openSales(database: (typeof databases)[number]): Promise<Story> {
  const story = await openStory(database, 'ours.example', db => writesTo(db, openFakeWriter().writer));
  await story.colleague('Nina Kowalczyk', nina, 'Sales');
  await story.colleague('Jonas Weber', jonas, 'Sales');
  await story.says([
    company('Globex Corporation', { domains: ['globex.example'] }),
    company('Initech Ltd', { domains: ['initech.example'] }),
    worksAt('Ada Example', 'Globex Corporation', 'ada@globex.example'),
    worksAt('Bob Silent', 'Globex Corporation', 'bob@globex.example'),
    worksAt('Owen Radcliffe', 'Initech Ltd', 'owen@initech.example', 'CTO'),
    worksAt('Anna Nowak', 'Globex Corporation', 'anna@globex.example', 'CISO'),
    worksAt('Anna Nowak', 'Initech Ltd', 'anna@initech.example', 'Driver'),
    deal('Globex – cold rooms', 'Globex Corporation', { contacts: [{ key: 'email:ada@globex.example' }] }),
    deal('Globex – energy meters', 'Globex Corporation', { stage: 'Proposal Sent' }),
    deal('Globex – pilot', 'Globex Corporation', { stage: 'Closed Won' }),
    deal('Initech – rollout', 'Initech Ltd', { closeDate: new Date('2027-02-08') }),
  ]);
  // Only Jonas knows that there is a deal at Quiet Works.
  await story.says(
    [
      company('Quiet Works', { domains: ['quiet.example'] }),
      worksAt('Uma Quiet', 'Quiet Works', 'uma@quiet.example'),
      touch('call', 3, { email: 'uma@quiet.example', name: 'Uma Quiet' }),
    ],
    { family: 'linkedin', owner: jonas, sharing: 'private' },
  );
  return story;
}

describe.each(databases)('what a seller tells is proposed, on $kind', database => {
  let story: Story;
  beforeAll(async () => {
    story = await openSales(database);
  });
  afterAll(() => story.close());

  const tell = async (text: string, options: { thread?: string; as?: string; readers?: string[]; now?: Date } = {}) => {
    const reply = await story.ask(text, { as: nina, now, ...options });
    return { ...reply, result: reply.result as LogResult };
  };

  test('a call, whose deal the contact stands on, and what is wanted by Friday', async () => {
    const said = 'Just called Ada Example at Globex, wants pricing for 200 seats by Friday, budget approved, 20 min';
    const { skill, outcome, result, card } = await tell(said);
    expect({ skill, outcome }).toEqual({ skill: 'log-interaction', outcome: 'proposed' });
    expect(result.proposal).toMatchObject({
      activity: { type: 'call', when: '2026-11-19', durationMinutes: 20, outcome: null, summary: said },
      contacts: [{ name: 'Ada Example' }],
      account: { name: 'Globex Corporation' },
      deal: { name: 'Globex – cold rooms', runnersUp: [{ name: 'Globex – energy meters' }] },
      tasks: [{ what: 'wants pricing for 200 seats', due: '2026-11-20' }],
      changes: [],
    });
    expect(card.actions.map(action => action.verb)).toEqual(['save', 'change', 'leave']);
    expect(card.blocks[0]).toMatchObject({
      type: 'choices',
      items: [
        { action: { verb: 'tick', arguments: { piece: 1 } } },
        { action: { verb: 'tick', arguments: { piece: 2 } } },
      ],
    });
  });

  test.each([
    'who called Ada Example?',
    'did anyone talk to Globex this week',
    'people we met at Globex this year',
    'when did we last call Initech',
  ])('a question never becomes a log: “%s”', async question => {
    expect((await tell(question)).skill).not.toBe('log-interaction');
  });

  test('two people of one name, with nothing to tell them apart, are asked about and picked by number', async () => {
    const first = await tell('Called Anna Nowak, 10 min', { thread: 'anna' });
    expect({ outcome: first.outcome, asks: first.result.asks }).toEqual({ outcome: 'choices', asks: 'contact' });
    expect(first.result.choices.map(choice => choice.hint).sort()).toEqual([
      'CISO · Globex Corporation',
      'Driver · Initech Ltd',
    ]);
    const place = first.result.choices.findIndex(choice => choice.hint?.startsWith('Driver')) + 1;
    const { outcome, result } = await tell(String(place), { thread: 'anna' });
    expect(outcome).toBe('proposed');
    expect(result.proposal).toMatchObject({
      activity: { type: 'call', durationMinutes: 10 },
      account: { name: 'Initech Ltd' },
      deal: { name: 'Initech – rollout' },
    });
  });

  test('the company that is named settles which of the two is meant', async () => {
    const { outcome, result } = await tell('Called Anna Nowak at Initech, 10 min');
    expect({ outcome, account: result.proposal.account?.name }).toEqual({
      outcome: 'proposed',
      account: 'Initech Ltd',
    });
  });

  test('which of two deals is asked, and a name or "the other deal" settles it', async () => {
    const asked = await tell('met Bob Silent yesterday, half an hour', { thread: 'deals' });
    expect({ outcome: asked.outcome, asks: asked.result.asks }).toEqual({ outcome: 'choices', asks: 'deal' });
    expect(asked.result.choices.map(choice => choice.name)).toEqual(['Globex – cold rooms', 'Globex – energy meters']);
    const meters = await tell('the energy meters one', { thread: 'deals' });
    expect(meters.result.proposal).toMatchObject({
      deal: { name: 'Globex – energy meters' },
      activity: { when: '2026-11-18', durationMinutes: 30 },
    });
    const other = await tell('no, the other deal', { thread: 'deals' });
    expect(other.result.proposal.deal?.name).toBe('Globex – cold rooms');
  });

  test('a correction runs again on what was said before', async () => {
    await tell('Called Owen Radcliffe, 20 min', { thread: 'corrected' });
    const longer = await tell('make it 30 minutes', { thread: 'corrected' });
    expect(longer.result.proposal.activity).toMatchObject({ type: 'call', durationMinutes: 30 });
    const earlier = await tell('no, it was yesterday', { thread: 'corrected' });
    expect(earlier.result.proposal.activity).toMatchObject({ when: '2026-11-18', durationMinutes: 30 });
    const again = await tell('same as last time but Tuesday', { thread: 'corrected' });
    expect(again.result.proposal.activity).toMatchObject({ when: '2026-11-17', durationMinutes: 30 });
    expect(again.result.proposal.contacts).toMatchObject([{ name: 'Owen Radcliffe' }]);
  });

  test('"Friday" said on a Friday is asked about', async () => {
    const friday = new Date('2026-11-20T13:00:00Z');
    const asked = await tell('Called Owen Radcliffe on Friday, 20 min', { thread: 'friday', now: friday });
    expect({ outcome: asked.outcome, asks: asked.result.asks }).toEqual({ outcome: 'choices', asks: 'date' });
    const { outcome, result } = await tell('2', { thread: 'friday', now: friday });
    expect(outcome).toBe('proposed');
    expect(result.proposal.activity).toMatchObject({ when: '2026-11-13', durationMinutes: 20 });
  });

  test('a reminder is a task and nothing else', async () => {
    const { outcome, result } = await tell('remind me to call Owen Radcliffe on Tuesday');
    expect(outcome).toBe('proposed');
    expect(result.proposal).toMatchObject({
      activity: null,
      contacts: [{ name: 'Owen Radcliffe' }],
      tasks: [{ what: 'call Owen Radcliffe', due: '2026-11-24' }],
    });
  });

  test('what changes in the deal is shown with what it was, in the company’s own stages', async () => {
    const { result, text } = await tell(
      'Owen Radcliffe at Initech called, deal is now 12k, moved to proposal, closing end of March',
    );
    expect(result.proposal.changes).toEqual([
      { field: 'stage', from: 'Qualified', to: 'Proposal Sent', currency: null },
      { field: 'amount', from: 10_000, to: 12_000, currency: 'EUR' },
      { field: 'closeDate', from: '2027-02-08', to: '2027-03-31', currency: null },
    ]);
    expect(text).toContain('€10,000 → €12,000');
  });

  test('of two calls in one message the first is proposed, and the card says what is not in it', async () => {
    const { result, card } = await tell('called Ada Example, 20 min, then visited Owen Radcliffe at Initech');
    const { proposal, rest } = result;
    expect(proposal.contacts.map(one => one.name)).toEqual(['Ada Example']);
    expect(proposal.activity).toMatchObject({ type: 'call', durationMinutes: 20 });
    expect(rest).toBe('then visited Owen Radcliffe at Initech');
    expect(JSON.stringify(card)).toContain('then visited Owen Radcliffe');
  });

  test.each([
    ['Ada Example at Globex, phone, 10 min, nothing new', { type: 'call', durationMinutes: 10 }, []],
    ['quick one with Ada Example, phone, quarter of an hour', { type: 'call', durationMinutes: 15 }, []],
    ['video w/ Ada Example from 1 to 2, walked her through it', { type: 'meeting', durationMinutes: 60 }, []],
    ['Meeting with Ada Example today 10:00-10:45', { type: 'meeting', durationMinutes: 45 }, []],
    ['shot Ada Example an email with the pricing', { type: 'email', durationMinutes: null }, []],
    ['met Ada Example at their office, 1/2 hr', { type: 'visit', durationMinutes: 30 }, []],
    ['demo with Ada Example, she cancelled 5 mins before', { outcome: 'cancelled', durationMinutes: null }, []],
    ['called Ada Example, nothing further to do', { type: 'call' }, []],
    [
      'Ada Example called, wants the certificates resent, will do it tomorrow',
      {},
      ['wants the certificates resent, do it'],
    ],
    ['Coffee with Ada Example. She says Bob wants this done', { type: 'meeting' }, []],
  ] as const)('“%s” is told of Ada alone, with its length and what is left to do', async (said, activity, tasks) => {
    const { skill, result } = await tell(said);
    expect(skill).toBe('log-interaction');
    expect(result.proposal.activity).toMatchObject(activity);
    expect(result.proposal.contacts.map(({ name }) => name)).toEqual(['Ada Example']);
    expect(result.proposal.tasks.map(({ what }) => what)).toEqual(tasks);
  });

  test.each([
    'Bob is not on speaking terms with Owen, they say. I have it from Ada Example, had lunch with her yesterday, 40 min',
    'Podobno Bob odchodzi do konkurencji. Wiem od Ady Example, gadałam z nią dzisiaj kwadrans',
    'Coffee with Ada Example, 20 min. Bob wants it wrapped up before the year ends, she says',
  ])('who is only spoken of was not there: “%s”', async said => {
    expect((await tell(said)).result.proposal.contacts.map(({ name }) => name)).toEqual(['Ada Example']);
  });

  test.each([
    'someone should really call Ada Example about the cold rooms, half an hour would do',
    'z Adą Example trzeba by w przyszłym tygodniu pogadać, pół godzinki na Teamsach',
    'die Ada Example müsst ma wieder amal anrufen',
    'Kindly check whether the call with Ada Example can be moved to Thursday 11 am',
    'Ada Example, 30 min, Thursday at 2 - can you see if she is free for that',
  ])('a wish tells of nothing done: “%s”', async said => {
    expect((await tell(said)).skill).not.toBe('log-interaction');
  });

  test('a question at the end of what was told asks nothing', async () => {
    const { skill, result } = await tell('Ada Example rang me, 10 min, all fine. So who pays for the beer now?');
    expect(skill).toBe('log-interaction');
    expect(result.proposal.activity).toMatchObject({ type: 'call', durationMinutes: 10 });
    expect((await tell('Did anybody talk to Ada Example? There was a call of 30 min once?')).skill).not.toBe(
      'log-interaction',
    );
  });

  test.each([
    ['nie 20 tylko 45, no i Bob tez był', { durationMinutes: 45 }, 2],
    ['ne 20 ale 45 min', { durationMinutes: 45 }, 1],
    ['nein sorry, das war gestern und eher 45 min', { durationMinutes: 45, when: '2026-11-18' }, 1],
    ['no wait, it was yesterday, and I promised to send the plan by Friday', { when: '2026-11-18' }, 1],
  ] as const)('“%s” sets the last log right', async (said, activity, people) => {
    const thread = `right ${said}`;
    await tell('call with Ada Example, 20 min', { thread });
    const { proposal } = (await tell(said, { thread })).result;
    expect(proposal.activity).toMatchObject(activity);
    expect(proposal.contacts).toHaveLength(people);
    if (/plan/u.test(said))
      expect(proposal.tasks).toMatchObject([{ what: expect.stringContaining('plan'), due: '2026-11-20' }]);
  });

  test('what is set right afterwards may be several things at once', async () => {
    await tell('call with Ada Example, 20 min', { thread: 'right' });
    const once = (await tell('make that 40, we ran over', { thread: 'right' })).result.proposal;
    expect(once.activity).toMatchObject({ durationMinutes: 40, when: '2026-11-19' });
    const twice = (await tell('sorry that was yesterday, and Bob was on it too', { thread: 'right' })).result.proposal;
    expect(twice.activity).toMatchObject({ durationMinutes: 40, when: '2026-11-18' });
    expect(twice.contacts.map(({ name }) => name)).toEqual(['Ada Example', 'Bob Silent']);
  });

  test.each([
    'Ada Example, cold rooms, now Closed Won, 5 min on the phone',
    'cold rooms at Globex is Proposal Sent now',
  ])('a stage of the company’s own that is named is the deal’s, and no new person: “%s”', async said => {
    const { proposal } = (await tell(said)).result;
    expect(proposal.changes).toMatchObject([
      { field: 'stage', to: /Won/u.test(said) ? 'Closed Won' : 'Proposal Sent' },
    ]);
    expect(proposal.newContacts).toEqual([]);
  });

  test('a deal that moved is found by its own name alone', async () => {
    const { proposal } = (await tell('energy meters closed won')).result;
    expect(proposal.deal?.name).toBe('Globex – energy meters');
    expect(proposal.account?.name).toBe('Globex Corporation');
    expect(proposal.changes).toMatchObject([{ field: 'stage', to: 'Closed Won' }]);
  });

  test('somebody nobody knows becomes a new contact at the company, by name or by the address', async () => {
    const byName = await tell('spoke with Gary Stonewall at Initech, 15 min');
    expect(byName.result.proposal.newContacts).toMatchObject([{ name: 'Gary Stonewall', email: null }]);
    expect(byName.result.proposal.account?.name).toBe('Initech Ltd');
    const byAddress = await tell('met Linda Parkhurst, linda@initech.example, an hour');
    expect(byAddress.result.proposal).toMatchObject({
      newContacts: [{ name: 'Linda Parkhurst', email: 'linda@initech.example' }],
      account: { name: 'Initech Ltd' },
    });
  });

  test('a company nobody knows is never made without a domain or a yes', async () => {
    const { outcome, result } = await tell('had a call with Gary Stonewall at Wexmoor Foods, 20 min');
    expect({ outcome, asks: result.asks, name: result.unknownName }).toEqual({
      outcome: 'choices',
      asks: 'company',
      name: 'Wexmoor Foods',
    });
    expect(result.proposal.account).toBeNull();
  });

  test('who may not see a contact is not told of them by a log either', async () => {
    const { result } = await tell('Called Uma Quiet at Quiet Works, 5 min');
    expect(result.proposal.contacts).toEqual([]);
    const own = await tell('Called Uma Quiet at Quiet Works, 5 min', { as: jonas });
    expect(own.result.proposal.contacts).toMatchObject([{ name: 'Uma Quiet' }]);
    const read = await tell('Called Uma Quiet at Quiet Works, 5 min', { as: jonas, readers: [nina, jonas] });
    expect(read.result.proposal.contacts).toEqual([]);
  });

  test.each([
    ['Zadzwoniłam do Owena Radcliffe’a, pół godziny, mam wysłać ofertę do wtorku', 30, '2026-11-24'],
    ['Volala jsem Owenu Radcliffovi, půl hodiny, musím poslat nabídku do úterý', 30, '2026-11-24'],
    [
      'Habe mit Owen Radcliffe telefoniert, eine halbe Stunde, muss bis Dienstag das Angebot schicken',
      30,
      '2026-11-24',
    ],
    ['با Owen Radcliffe صحبت کردم، نیم ساعت، باید تا سه‌شنبه پیشنهاد بفرستم', 30, '2026-11-24'],
  ])('“%s”', async (text, minutes, due) => {
    const { outcome, result } = await tell(text);
    expect(outcome).toBe('proposed');
    expect(result.proposal).toMatchObject({
      activity: { type: 'call', durationMinutes: minutes },
      contacts: [{ name: 'Owen Radcliffe' }],
      tasks: [{ due }],
    });
  });
});
