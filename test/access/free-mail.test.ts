/** Somebody known only by a private address is a friend before they are a lead: they stay whose address book they are in. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incoming } from '../../src/domain/incoming.ts';
import { databases } from '../support/databases.ts';
import { company, daysAgo, person, type Story, touch } from '../support/story.ts';
import { importPublic, jonas, listMail, nina, oliver, openCompany } from './cast.ts';
import { everythingSeen, rowsSaying } from './everything-seen.ts';
import { repliesTo, whereSaid } from './replies.ts';

const gil = { email: 'gil.freeman@gmail.com', name: 'Gil Freeman' };
const round = (days: number, from: { email: string; name: string }, key: string): Incoming => ({
  type: 'touch',
  key,
  kind: 'email',
  at: daysAgo(days),
  people: [
    { ref: from, side: 'from' },
    { ref: { self: true }, side: 'to' },
    { ref: { email: 'bob@globex.example', name: 'Bob Silent' }, side: 'to' },
  ],
  size: 30,
});
const noor = { email: 'noor@northwind.example', name: 'Noor Abadi' };

/** What Jonas has from people at companies. */
const business: readonly Incoming[] = [
  touch('email', 30, { email: 'bob@globex.example', name: 'Bob Silent' }, { from: 'them' }),
  touch('email', 31, { email: 'bob@globex.example', name: 'Bob Silent' }),
  listMail(9, noor, 'list-noor'),
  round(12, noor, 'round-noor'),
];
/** And from a friend, who writes to him alone, on the same lists, on one of their own, and along with the others. */
const friendly: readonly Incoming[] = [
  person('Gil Freeman', { emails: [gil.email], phones: ['+48 600 000 002'], place: 'Kraków, Poland' }),
  person('Hana Only', { phones: ['+48 600 000 003'] }),
  touch('email', 3, gil, { from: 'them' }),
  touch('email', 4, gil),
  touch('meeting', 5, gil),
  ...[6, 7, 8].map(days => listMail(days, gil, `list-gil-${days}`)),
  {
    ...(listMail(2, gil, 'choir') as Extract<Incoming, { type: 'touch' }>),
    list: 'choir.lists.example',
    listName: 'Choir',
  },
  round(1, gil, 'round-gil'),
];
const asked = [
  ['who do we know at Globex?'],
  ['who do we know at Northwind Trading?'],
  ['who knows Gil Freeman?'],
  ['who knows Gil Freman?'],
  ['who knows gil.freeman@gmail.com'],
  ['who knows Hana Only?'],
  ['who do we know at gmail.com'],
  ['who knows Noor Abadi?', 'why?'],
  ['tell me more about Noor Abadi'],
  ['who knows Bob Silent?', 'why?'],
  ['who on our side is closest to Northwind Trading?'],
  ['who do we know in Kraków?'],
  ['people we have talked to this month'],
];

describe.each(databases)('people known only by a private address, on $kind', database => {
  let story: Story;
  let mailbox: Awaited<ReturnType<Story['says']>>;
  beforeAll(async () => {
    story = await openCompany(database);
    await importPublic(story);
    mailbox = await story.says(business, { family: 'mailbox', owner: jonas, sharing: 'named' });
  });
  afterAll(() => story.close());

  const told = async () => [
    ...(await repliesTo(story, oliver, { asked })),
    ...(await repliesTo(story, jonas, { asked, readers: [nina] })),
  ];

  test('change nothing that others are told or can read, whether their friend shares by name or not', async () => {
    const before = { named: await told(), rows: await everythingSeen(story, oliver) };
    await story.share(mailbox, 'anonymous');
    const unnamed = { told: await told(), rows: await everythingSeen(story, oliver) };
    await story.says(friendly, { family: 'mailbox', owner: jonas });
    expect(await told()).toEqual(unnamed.told);
    expect(await everythingSeen(story, oliver)).toEqual(unnamed.rows);
    await story.share(mailbox, 'named');
    expect(await told()).toEqual(before.named);
    expect(await everythingSeen(story, oliver)).toEqual(before.rows);
    expect(rowsSaying(before.rows, /Board games/u)).toHaveLength(1);
  });

  test('are the owner’s to find', async () => {
    const own = await repliesTo(story, jonas, { asked });
    expect(whereSaid(own, /3 mails|2 mails both ways/u).length).toBeGreaterThan(0);
    const [found] = own.filter(one => one.question === 'who knows Gil Freeman?');
    expect(found?.outcome).toBe('answered');
    expect(rowsSaying(await everythingSeen(story, jonas), /Choir/u)).toHaveLength(1);
  });

  test('are everybody’s to see once a source says where they work, and nobody else’s once it takes that back', async () => {
    const address = { family: 'contacts', owner: jonas, sharing: 'named' } as const;
    const card = (more: object) => person('Ida Blank', { emails: ['ida@seznam.cz'], ...more });
    const sees = async () => rowsSaying(await everythingSeen(story, oliver), /Ida Blank|ida@seznam/u).length > 0;
    await story.says([company('Northwind Trading', { domains: ['northwind.example'] }), card({})], address);
    const ties = [touch('call', 20, { email: 'ida@seznam.cz', key: 'email:ida@seznam.cz' }, { key: 'call-ida' })];
    await story.says(ties, address);
    expect(await sees()).toBe(false);
    await story.says([card({ company: 'Northwind Trading', title: 'Buyer' })], address);
    expect(await sees()).toBe(true);
    const [named] = await repliesTo(story, oliver, { asked: [['who knows Ida Blank?']] });
    expect(named?.reply).toContain('Jonas Weber');
    await story.says([card({ place: 'Kraków' })], address);
    expect(await sees()).toBe(false);
    const [record] = await story.db.query<{ id: number; contact_id: number }>(
      "select id, contact_id from contact_record where name = 'Ida Blank'",
    );
    const left = (await everythingSeen(story, oliver)).filter(
      ({ row }) => row.record_id === record?.id || row.contact_id === record?.contact_id,
    );
    expect(left).toEqual([]);
  });

  test('the card of the owner themselves, with the address they have at home, is nobody else’s either', async () => {
    await story.says(
      [person('Weber, Jonas', { emails: ['jonas.at.home@gmx.de'], company: 'Ours Ltd', title: 'Seller' })],
      { family: 'contacts', owner: jonas },
    );
    expect(rowsSaying(await everythingSeen(story, oliver), /at\.home/u)).toEqual([]);
    expect(rowsSaying(await everythingSeen(story, jonas), /at\.home/u).length).toBeGreaterThan(0);
  });

  test('in the CRM a private address is what the company knows', async () => {
    await story.says([person('Rhea Open', { emails: ['rhea@gmail.com'] })]);
    const [found] = await repliesTo(story, oliver, { asked: [['who knows Rhea Open?']] });
    expect(found?.outcome).toBe('answered');
  });
});
